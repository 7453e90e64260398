"""Line ends of other systems: the steps see line feeds alone, and the output has the line ends that the source had.

Extractors on Windows end lines with CR LF, old Macintosh files with CR. To a step a return before the line feed would
be one more blank, and blank lines would not be empty; so a page is cleaned with line feeds and told in its own source
afterwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, TypeVar

from hzclean.cleaners.page import Doubt, Page, Removal, Repair, Slice
from hzclean.cleaners.patterns import late
from hzclean.cleaners.render import Rendered, assemble, compose, translate
from hzclean.cleaners.slices import length

_RETURN: Final = late("\r\n?")
_Note = TypeVar("_Note", Repair, Removal, Doubt)


def with_line_feeds(text: str) -> str:
    """`text` with a line feed for each line end that is another.

    >>> with_line_feeds("天\\r\\n地\\r人\\n")
    '天\\n地\\n人\\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _told(text: str) -> Rendered:
    """`with_line_feeds(text)`, told in slices of `text`."""
    parts: list[str] = []
    chunks: list[tuple[int, Slice]] = []
    at = size = 0
    for found in _RETURN.finditer(text):
        start, end = found.span()
        if at < start:
            chunks.append((size, Slice(at, start)))
            parts.append(text[at:start])
            size += start - at
        chunks.append((size, Slice(start, end, "\n")))
        parts.append("\n")
        size += 1
        at = end
    if at < len(text):
        chunks.append((size, Slice(at, len(text))))
        parts.append(text[at:])
    return Rendered("".join(parts), tuple(chunks))


def told_in_source(page: Page, done: Rendered, source: str) -> tuple[Page, Rendered]:
    """A page cleaned with line feeds, and its text, told in the `source`, with the line ends that the source had."""
    feeds = _told(source)
    whole = Page(source, page.number) if page.untouched else translate(page, feeds, source)
    starts = [at for at, _ in feeds.chunks]

    def place(at: int) -> int:
        begin, piece = feeds.chunks[bisect_right(starts, at) - 1]
        return piece.start if piece.text else piece.start + at - begin

    def moved(note: _Note) -> _Note:
        end = place(note.end - 1) + 1 if note.end > note.start else place(note.start)
        return note._replace(start=place(note.start), end=end)

    whole = whole.noting(map(moved, page.repairs), map(moved, page.removals), map(moved, page.doubts))
    return whole, assemble(source, _with_own_ends(compose(feeds, done), source))


def _with_own_ends(done: Rendered, source: str) -> Iterator[Slice | str]:
    """What the text consists of: line ends of the source as they were, those that the steps put in as most are."""
    usual = "\r\n" if "\r\n" in source else "\n" if "\n" in source else "\r"
    at = 0
    for begin, piece in done.chunks:
        yield done.text[at:begin].replace("\n", usual)
        own = piece.text == "\n" and source[piece.start] == "\r"
        yield Slice(piece.start, piece.end) if own else piece
        at = begin + length(piece)
    yield done.text[at:].replace("\n", usual)
