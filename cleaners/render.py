"""From the page model to plain text, with each character's place in the source.

Two ways. *In place*: no line was moved or split and hardly any joined, so the source comes back as it is, indents and
blank lines too, but for the characters repaired in its lines, the lines removed and the few joined. *Composed*: one
paragraph, headline or caption a line, a blank line between articles.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import lt

from hzclean.cleaners.page import Article, Line, Page, Paragraph, Slice
from hzclean.cleaners.slices import length

# One line in so many may be joined to the one before where a text's lines are whole paragraphs (a page ended within
# one); where columns wrap, it is most of them.
_A_FEW = 10


@dataclass(frozen=True)
class Rendered:
    """Text, and which slice of the source stands where in it: (offset in the text, slice), ascending.

    What lies between two chunks was put in by us: a line's end, a blank line, a space at a join.
    """

    text: str
    chunks: tuple[tuple[int, Slice], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [at for at, _ in self.chunks]

    def sources(self, start: int, end: int) -> list[Slice]:
        """The slices of the source that the characters `start` to `end` of the text come from.

        >>> Rendered("天地\\n人", ((0, Slice(5, 7)), (3, Slice(0, 1)))).sources(1, 4)
        [Slice(start=6, end=7, text=None), Slice(start=0, end=1, text=None)]
        """
        out: list[Slice] = []
        for n in range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)):
            at, piece = self.chunks[n]
            size = length(piece)
            low, high = max(start, at) - at, min(end, at + size) - at
            if low >= high:
                continue
            if piece.text is None:
                out.append(Slice(piece.start + low, piece.start + high))
            elif size == piece.end - piece.start:
                out.append(Slice(piece.start + low, piece.start + high, piece.text[low:high]))
            else:
                out.append(piece)
        return out

    def places(self) -> list[int]:
        """For each character of the text its place in the source; -1 for those we put in.

        Where a slice stands for other text, the last characters of the longer one share the last place.

        >>> Rendered("天地\\n人", ((0, Slice(5, 7)), (3, Slice(0, 1)))).places()
        [5, 6, -1, 0]
        """
        out = [-1] * len(self.text)
        for at, piece in self.chunks:
            last = max(piece.end - 1, piece.start)
            for n in range(length(piece)):
                out[at + n] = min(piece.start + n, last)
        return out


def in_place(page: Page) -> bool:
    """Whether nothing was moved or split and hardly a line joined, so that the source's own lines and blanks stay."""
    units = page.units()
    lines = sum(len(unit.lines) for unit in units)
    if (lines - len(units)) * _A_FEW > lines:
        return False
    numbers = [line.number for unit in units for line in unit.lines]
    return all(map(lt, [0, *numbers], numbers))


def render(page: Page) -> Rendered:
    """The page as text; the very source where no step changed a thing.

    >>> render(Page("一行\\n\\n二行")).text
    '一行\\n\\n二行'
    """
    if page.untouched:
        return Rendered(page.text, ((0, Slice(0, len(page.text))),) if page.text else ())
    if in_place(page):
        return assemble(page.text, _edited(page))
    return assemble(page.text, _composed(page))


def assemble(source: str, parts: Iterable[Slice | str]) -> Rendered:
    """Join slices and put-in strings; slices that touch in the source become one chunk."""
    out: list[str] = []
    chunks: list[tuple[int, Slice]] = []
    at = 0
    goes_on = at, -1  # where in the output and in the source the last chunk would go on, if it is the source's own
    for part in parts:
        if isinstance(part, str):
            out.append(part)
            at += len(part)
            continue
        start, end, said = part
        own = said is None
        if said is None:
            said = source[start:end]
        if not said:
            continue
        if own and goes_on == (at, start):
            before, last = chunks[-1]
            chunks[-1] = (before, Slice(last.start, end))
        else:
            chunks.append((at, part))
        out.append(said)
        at += len(said)
        goes_on = at, end if own else -1
    return Rendered("".join(out), tuple(chunks))


def _edited(page: Page) -> Iterator[Slice | str]:
    """The source with the edits made in its lines; a removed line goes with its line end, and so does a joined gap."""
    text = page.text
    units = page.units()
    kept: dict[int, Line] = {line.number: line for unit in units for line in unit.lines}
    joins = {line.number: join for unit in units for line, join in zip(unit.lines[1:], unit.joins, strict=True)}
    at = 0
    between: list[Slice] = []  # blanks and line ends since the last line that was kept
    for original in page.original_lines():
        if original.start < at:
            continue  # what looked like a line's end (U+0085) was half of a misread character
        line = kept.get(original.number)
        end = text.find("\n", original.end)
        if line is None:
            begin = text.rfind("\n", 0, original.start) + 1
            between.append(Slice(at, max(begin, at)))
            at = len(text) if end < 0 else end + 1
            continue
        if original.number in joins:
            yield joins[original.number]
        else:
            yield from between
            # Of a headline that the line before begins as well, the copy there may be the one that was kept.
            begins = line.start if line.start >= at else original.start
            yield Slice(at, max(at, min(original.start, begins)))
        between.clear()
        yield from line.slices
        # A repair may reach beyond the blanks that the line was stripped of; a line made of several does not count.
        at = max(original.end, line.end) if end < 0 or line.end <= end else original.end
    yield from between
    yield Slice(at, len(text))


def _composed(page: Page) -> list[Slice | str]:
    newline = "\r\n" if "\r\n" in page.text else "\n"
    groups: list[tuple[Paragraph, ...]] = [a.paragraphs for a in page.articles]
    groups.append(page.loose if page.articles or page.loose else page.units())
    out: list[Slice | str] = []
    for group in groups:
        if group and out:
            out.append(newline)
        for paragraph in group:
            for line, join in zip(paragraph.lines, (*paragraph.joins, newline), strict=True):
                out += line.slices
                if join:
                    out.append(join)
    return out


def compose(first: Rendered, second: Rendered) -> Rendered:
    """`second` was made from the text of `first`: the same with its slices in the source of `first`.

    >>> one = Rendered("地天", ((0, Slice(1, 2)), (1, Slice(0, 1))))
    >>> compose(one, Rendered("天", ((0, Slice(1, 2)),))).chunks
    ((0, Slice(start=0, end=1, text=None)),)
    """
    chunks: list[tuple[int, Slice]] = []
    for at, piece in second.chunks:
        if piece.text is not None:
            if found := first.sources(piece.start, piece.end):
                ends = min(s.start for s in found), max(s.end for s in found)
                chunks.append((at, Slice(*ends, piece.text)))
            continue
        # What the first pass put in (a line's end) has no slice, so go chunk by chunk to keep the offsets right.
        begun = bisect_left(first._starts, piece.end)
        for begin, inner in first.chunks[max(bisect_right(first._starts, piece.start) - 1, 0) : begun]:
            low, high = max(piece.start, begin), min(piece.end, begin + length(inner))
            for part in first.sources(low, high) if low < high else ():
                chunks.append((at + low - piece.start, part))
    return Rendered(second.text, tuple(chunks))


def translate(page: Page, through: Rendered, source: str) -> Page:
    """A page over the text of `through`, told in slices of the `source` that text was made from."""

    known: dict[int, Line] = {}  # a line stands in a paragraph and, the same object, in an article

    def line(old: Line) -> Line:
        if id(old) not in known:
            known[id(old)] = moved(old)
        return known[id(old)]

    def moved(old: Line) -> Line:
        found: list[Slice] = []
        for piece in old.slices:
            inner = through.sources(piece.start, piece.end)
            if piece.text is None:
                found += inner
            elif inner:
                found.append(Slice(min(s.start for s in inner), max(s.end for s in inner), piece.text))
        return old._replace(slices=tuple(found) or (Slice(0, 0, old.text),))

    def paragraph(old: Paragraph) -> Paragraph:
        return old._replace(lines=tuple(line(one) for one in old.lines))

    def article(old: Article) -> Article:
        return old._replace(paragraphs=tuple(map(paragraph, old.paragraphs)))

    return Page(
        source,
        page.number,
        paragraphs=tuple(paragraph(p) for p in page.paragraphs or page.units()),
        articles=tuple(map(article, page.articles)),
        loose=tuple(map(paragraph, page.loose)),
    )
