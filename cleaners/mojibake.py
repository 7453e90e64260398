"""The cleaner that undoes wrong readings (see misreadings.py), in the source itself.

Where bytes were lost on the way (�, 锟斤拷, 烫烫烫) nothing is guessed; the place is reported.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from hzclean.cleaners.misreadings import LATIN, Misreading, Mojibake, find_mojibake
from hzclean.cleaners.page import Doubt, Line, Page, Repair, Slice, split_lines
from hzclean.cleaners.patterns import late
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.slices import length, slice_text


class Loss(NamedTuple):
    """Characters `start` to `end` stand for text that is lost; `kind` says why."""

    start: int
    end: int
    kind: str


_LOST = late("(?P<replaced>(?:锟斤拷)+锟?|(?:ï¿½)+)|(?P<filled>烫{3,}|屯{3,})|(?P<unknown>\ufffd+)")
_LOST_SIGNS = ("锟斤拷", "ï¿½", "烫烫烫", "屯屯屯", "\ufffd")  # one of them is in each place that _LOST finds
_LOST_KINDS = {
    "replaced": "U+FFFD read in another encoding: the bytes before it were lost",
    "filled": "memory that was never written (0xCC or 0xCD) read as GBK",
    "unknown": "U+FFFD: bytes that did not decode",
}


def find_losses(text: str) -> Iterator[Loss]:
    """The places of `text` where characters were lost for good.

    >>> [text for text in ("锟斤拷锟斤拷", "很烫", "好\\ufffd") if list(find_losses(text))]
    ['锟斤拷锟斤拷', '好\ufffd']
    """
    if not any(sign in text for sign in _LOST_SIGNS):
        return
    for found in _LOST.finditer(text):
        assert found.lastgroup
        yield Loss(found.start(), found.end(), _LOST_KINDS[found.lastgroup])


def mojibake(page: Page, settings: Settings) -> Page:
    """The page with proved misreadings undone; what is lost is noted as a doubt at its place.

    Must run first: it looks at the source itself, since a misread character may contain a line end (U+0085) or end
    in a blank (U+00A0).
    """
    lost = [Doubt("mojibake", loss.start, loss.end, loss.kind, 0.0) for loss in find_losses(page.text)]
    found = list(find_mojibake(page.text))
    if lost:
        page = page.noting(doubts=lost)
    if not found:
        return page
    repairs = [
        Repair("mojibake", m.start, m.end, page.text[m.start : m.end], m.text, " and ".join(map(_said, m.kind)))
        for m in found
    ]
    return page.with_lines(_relined(page, found)).noting(repairs)


def _said(kind: Misreading) -> str:
    """A misreading in words.

    >>> _said(Misreading("gb18030", "latin-1"))
    'GB18030 read as Latin-1'
    """
    return f"{kind.right.upper()} read as {'Latin-1' if kind.wrong == LATIN else kind.wrong.upper()}"


def _relined(page: Page, found: list[Mojibake]) -> Iterator[Line]:
    """The printed lines of the repaired text, in slices of the source, numbered as the source's lines are."""
    pieces: list[Slice] = []
    at = 0
    for repair in found:
        pieces += (Slice(at, repair.start), Slice(repair.start, repair.end, repair.text))
        at = repair.end
    pieces.append(Slice(at, len(page.text)))
    text = slice_text(page.text, pieces)
    starts = list(accumulate((length(p) for p in pieces), initial=0))
    ends = [line.end for line in page.lines]
    for line in split_lines(text):
        slices = _cut(pieces, starts, line.start, line.end)
        original = page.lines[bisect_right(ends, slices[0].start)]
        yield line._replace(slices=slices, number=original.number)


def _cut(pieces: Sequence[Slice], starts: Sequence[int], start: int, end: int) -> tuple[Slice, ...]:
    """As slices.cut, but of a repaired slice only what is asked for, blanks at a line's end being left out.

    `starts`: where in the text each piece begins.
    """
    out: list[Slice] = []
    for n in range(bisect_right(starts, start) - 1, bisect_left(starts, end)):
        piece, at = pieces[n], starts[n]
        low, high = max(start - at, 0), min(end - at, length(piece))
        if low < high and piece.text is None:
            out.append(Slice(piece.start + low, piece.start + high))
        elif low < high and piece.text is not None:
            out.append(Slice(piece.start, piece.end, piece.text[low:high]))
    return tuple(out)


CLEANER = Cleaner(
    name="mojibake",
    function=mojibake,
    what="text decoded in the wrong encoding: ÖÐ¹ú, 涓枃, ä¸\xadæ–‡",
    why="A program took UTF-8 for GBK, GBK for Latin-1, or Big5 for GBK, and saved what it saw.",
    example=Example("ÖÐ¹úÈËÃñ", "中国人民"),
)
