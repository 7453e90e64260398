"""The page model: a cleaned page is its source, cut into slices and laid in another order.

No cleaner rewrites text. It decides which slices of the source stay, in which order they stand and what joins two
neighbours; where characters themselves are spoiled it says which text stands in place of a slice. So nothing can
get lost unnoticed, each character of the output knows its place, and every repair can be explained and undone.

All offsets are code points of the decoded text of the page. Everything here is immutable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple

from hzclean.cleaners.patterns import late

Kind = Literal["headline", "kicker", "deck", "byline", "dateline", "subhead", "body", "caption", "credit", "furniture"]

# No sheet of paper holds more, in code points (a broadsheet page has 10,000). What is longer is a book or a corpus:
# most odd ends in it are meant, and it repeats itself.
LONGEST_SHEET = 60_000
# The steps that give lines another order; `gutters` only cuts them.
_MOVE_LINES = frozenset({"strips", "columns"})
# What ends a printed line, said once. The rare ones (\v, NEL, U+2028, U+2029) count as Unicode says.
LINE_END = late("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_RARE_LINE_END = late("[\r\x0b\x0c\x85\u2028\u2029]")


class Slice(NamedTuple):
    """A half-open range of the source, and the text that stands in its place (None: the source's own)."""

    start: int
    end: int
    text: str | None = None


class Line(NamedTuple):
    """One printed line, or a part of one once it was cut at a gutter.

    `text` is what the slices say, without blanks at either end; `x` is where it starts and `indent` the blanks
    before it, both in em (a full-width character is 1 em, a half-width one 0.5); `blanks` counts the blank lines
    before it; `number` is its 1-based line number in the page; `region` differs between parts of the page whose
    lines never belong to one paragraph (-1: not known).
    """

    text: str
    slices: tuple[Slice, ...]
    number: int
    blanks: int = 0
    indent: float = 0.0
    x: float = 0.0
    overprinted: bool = False
    spaced: bool = False
    region: int = -1

    @property
    def start(self) -> int:
        """Where its first slice begins in the source."""
        return self.slices[0].start

    @property
    def end(self) -> int:
        """Where its last slice ends in the source."""
        return self.slices[-1].end


_TEXT: Final = itemgetter(0)  # of a line; in half the time that its name takes


class Paragraph(NamedTuple):
    """Printed lines that belong together. `joins[i]` stands between lines i and i+1: "" or " "."""

    kind: Kind
    lines: tuple[Line, ...]
    joins: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def text(self) -> str:
        """The paragraph on one line.

        >>> a, b = Line("起步即", (Slice(0, 3),), 1), Line("冲刺。", (Slice(4, 7),), 2)
        >>> Paragraph("body", (a, b), ("",)).text
        '起步即冲刺。'
        """
        if len(self.lines) == 1:
            return self.lines[0].text
        if self.joins.count("") == len(self.joins):
            return "".join(map(_TEXT, self.lines))
        parts = [self.lines[0].text]
        for join, line in zip(self.joins, self.lines[1:], strict=True):
            parts += (join, line.text)
        return "".join(parts)


class Article(NamedTuple):
    """The paragraphs of one story in the order in which they are read (kicker, headline, deck, byline, body …)."""

    paragraphs: tuple[Paragraph, ...]
    confidence: float = 1.0
    page: int = 1

    def texts(self, kind: Kind) -> list[str]:
        """The texts of all its paragraphs of one kind."""
        return [p.text for p in self.paragraphs if p.kind == kind]


class Removal(NamedTuple):
    """A slice of the source that the output leaves out on purpose: which step, and why."""

    start: int
    end: int
    step: str
    reason: str


class Repair(NamedTuple):
    """One repair for a person to read: which step, where in the source, before → after, why."""

    step: str
    start: int
    end: int
    before: str
    after: str
    why: str
    confidence: float = 1.0


class Doubt(NamedTuple):
    """A place where a step saw a possible repair and was not sure enough to make it."""

    step: str
    start: int
    end: int
    why: str
    confidence: float


def split_lines(text: str) -> tuple[Line, ...]:
    """The printed lines of `text` that are not blank.

    >>> [(l.text, l.blanks, l.indent) for l in split_lines("　　一行\\n\\n二行 \\n")]
    [('一行', 0, 2.0), ('二行', 1, 0.0)]
    """
    lines: list[Line] = []
    blanks = 0
    start = 0
    new = tuple.__new__  # a third of the time that calling the named tuples takes
    for number, raw in enumerate(_raw_lines(text), 1):
        length = len(raw)
        body = raw.strip()
        if body:
            if len(body) == length:
                pieces = (new(Slice, (start, start + length, None)),)
                lines.append(new(Line, (body, pieces, number, blanks, 0.0, 0.0, False, False, -1)))
            else:
                before = raw[: raw.index(body[0])]
                indent = blank_width(before)
                at = start + len(before)
                lines.append(Line(body, (Slice(at, at + len(body)),), number, blanks, indent, indent))
            blanks = 0
        else:
            blanks += 1
        start += length + 1
        if start <= len(text) and text[start - 1 : start] == "\r" and text[start : start + 1] == "\n":
            start += 1
    return tuple(lines)


def _raw_lines(text: str) -> list[str]:
    return LINE_END.split(text) if _has_rare_line_end(text) else text.split("\n")


def _has_rare_line_end(text: str) -> bool:
    """Whether other than line feeds part its lines; as the very last character (`pdftotext`'s form feed) none does."""
    return _RARE_LINE_END.search(text, 0, len(text) - 1) is not None


def blank_width(blanks: str) -> float:
    """The width of a run of blanks in em: half for a space, one for U+3000 and for U+2003, two for a tab.

    >>> blank_width("　 ")
    1.5
    """
    return sum((2.0 if c == "\t" else 1.0 if c in "\u3000\u2003" else 0.5 for c in blanks), start=0.0)


@dataclass(frozen=True)
class Page:
    """One page on its way from source to clean text. A step takes a page and returns another.

    `paragraphs` is empty until a step has joined lines, `articles` until one has told stories apart; what is not
    there is made from what is (see `units`). `number` counts pages within a file from 1; `at` is where its text begins
    in what the offsets count in, 0 but after `shift`.
    """

    text: str
    number: int = 1
    removals: tuple[Removal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    articles: tuple[Article, ...] = ()
    loose: tuple[Paragraph, ...] = ()
    at: int = 0
    _lines: tuple[Line, ...] | None = field(default=None, repr=False, compare=False)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The printed lines as the last step left them; split when first asked for, as clean text may never need it."""
        return self._original_lines if self._lines is None else self._lines

    @cached_property
    def _original_lines(self) -> tuple[Line, ...]:
        return split_lines(self.text)

    @cached_property
    def line_texts(self) -> tuple[str, ...]:
        """The texts of the lines; made without splitting the page into lines where no step has, so fit for gates."""
        if self._lines is None and not _has_rare_line_end(self.text):
            return tuple(filter(None, map(str.strip, self.text.split("\n"))))
        return tuple([line.text for line in self.lines])

    def original_lines(self) -> tuple[Line, ...]:
        """The printed lines as the source has them, before any step."""
        return self._original_lines

    @property
    def untouched(self) -> bool:
        """Whether no step has changed, joined, moved or removed anything."""
        return self._lines is None and not (self.paragraphs or self.articles or self.loose)

    @property
    def moved(self) -> bool:
        """Whether a step gave the page's lines another order, so they are not known to be in it."""
        return any(repair.step in _MOVE_LINES for repair in self.repairs)

    def units(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order, whichever step came last; a line stands for itself before wraps."""
        if self.articles or self.loose:
            return (*(p for article in self.articles for p in article.paragraphs), *self.loose)
        return self.paragraphs or tuple(Paragraph("body", (line,)) for line in self.lines)

    def with_lines(self, lines: Iterable[Line], **more: Any) -> Page:
        """The same page with other lines (and other fields)."""
        return replace(self, _lines=tuple(lines), **more)

    def with_units(self, units: Iterable[Paragraph]) -> Page:
        """The same page with others in place of its `units`: its paragraphs, or their lines before there are any."""
        if self.paragraphs or self.articles or self.loose:
            return replace(self, paragraphs=tuple(units))
        return self.with_lines(line for unit in units for line in unit.lines)

    def noting(
        self,
        repairs: Iterable[Repair] = (),
        removals: Iterable[Removal] = (),
        doubts: Iterable[Doubt] = (),
        **more: Any,
    ) -> Page:
        """The same page with more repairs, removals and doubts noted (and other fields set)."""
        return replace(
            self,
            repairs=(*self.repairs, *repairs),
            removals=(*self.removals, *removals),
            doubts=(*self.doubts, *doubts),
            **more,
        )


def shift(page: Page, by: int) -> Page:
    """The page with every slice moved by `by` code points, for a page that is part of a longer text."""
    if not by:
        return page

    def moved(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(p._replace(lines=tuple(map(line, p.lines))) for p in paragraphs)

    def line(old: Line) -> Line:
        return old._replace(slices=tuple(Slice(s.start + by, s.end + by, s.text) for s in old.slices))

    return replace(
        page,
        at=page.at + by,
        removals=tuple(r._replace(start=r.start + by, end=r.end + by) for r in page.removals),
        repairs=tuple(r._replace(start=r.start + by, end=r.end + by) for r in page.repairs),
        doubts=tuple(d._replace(start=d.start + by, end=d.end + by) for d in page.doubts),
        paragraphs=moved(page.paragraphs),
        articles=tuple(a._replace(paragraphs=moved(a.paragraphs)) for a in page.articles),
        loose=moved(page.loose),
        _lines=tuple(map(line, page.lines)),
    )
