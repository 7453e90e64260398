"""Where a document begins and ends, and how a long text is handed on in pieces of whole lines.

A document is the unit of document frequency and dispersion. By default it is an *article*: the lines between
two blank lines (or form feeds), which is how `hzclean fix` writes articles. So the count of documents is the
same whether pages are counted file by file or all down one pipe. `file` takes a whole input as one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Unit = Literal["article", "file"]

PIECE = 16_384
"""Code points a piece aims at: large enough that calls cost nothing, small enough that memory stays flat."""

LONGEST_LINE = 1 << 20
"""Code points after which a line is cut, so that a file without line ends needs no more memory than others."""

# A blank line holds blanks only; U+3000 is the indent of Chinese typesetting, U+FEFF a stray byte order mark.
_BLANK = "[ \t\r\x0b\u3000\xa0\ufeff]*"
_BORDER = re.compile(rf"\n(?:{_BLANK}\n|{_BLANK}\f)+")
_LEADING = re.compile(rf"(?:{_BLANK}\n|{_BLANK}\f)+")
_CLAUSE_END = re.compile(r"[\s。！？；，：、.!?;,:]")


class Piece(NamedTuple):
    """Some whole lines of one document.

    text: the lines, each with its line end (the last line of an input may lack it).
    document: number of the document; pieces of one document follow one another.
    start: code points of the input before this text.  line: number of its first line, from 1.
    last: the document ends here (the piece may then be empty).
    """

    text: str
    document: int
    start: int
    line: int
    last: bool


def split(blocks: Iterable[str], unit: Unit = "article", first: int = 0) -> Iterator[Piece]:
    r"""Cut a text, given as blocks of any size, into pieces; documents are numbered from `first`.

    Blank lines between documents belong to no piece. The result does not depend on where the blocks end,
    except that a long document may fall into other pieces (never cut inside a line shorter than
    LONGEST_LINE code points; a longer line is cut after punctuation).

    >>> for piece in split(["甲\n乙\n\n", "丙\n"]):
    ...     print(piece.document, piece.line, piece.start, repr(piece.text), piece.last)
    0 1 0 '甲\n乙\n' True
    1 4 5 '丙\n' True
    >>> [(piece.document, piece.text) for piece in split(["甲\n\n丙"], unit="file")]
    [(0, '甲\n\n丙')]
    """
    return Splitter(unit, first).pieces(blocks)


def _whole_lines(blocks: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text in stretches of whole lines, and whether a stretch is the last of the text."""
    lines = rest = ""
    for block in blocks:
        if lines:
            yield lines, False
        text = rest + block
        end = text.rfind("\n") + 1
        lines, rest = text[:end], text[end:]
        while len(rest) > LONGEST_LINE:
            if lines:
                yield lines, False
            # Measured from the line's start, so that the cut is the same whatever the blocks.
            end = max((m.end() for m in _CLAUSE_END.finditer(rest, 0, LONGEST_LINE)), default=LONGEST_LINE)
            lines, rest = rest[:end], rest[end:]
    if rest and lines and not lines.endswith("\n"):  # of a very long line
        yield lines, False
        lines = ""
    if lines or rest:
        yield lines + rest, True


class Splitter:
    """Cuts one input, or one range of it, and knows the place reached: document, code points and lines gone by.

    unit, first: as for `split`.
    continues: number of a document that began before this range, or None.
    ends: whether the range ends where a document does. If not, its last document stays open, and `document`
    then tells its number. Only documents that lie in this range as a whole get a piece that is their last.
    lines: how many stand before the range.
    """

    def __init__(self, unit: Unit, first: int, continues: int | None = None, ends: bool = True, lines: int = 0) -> None:
        self.unit = unit
        self.next = first
        self.document = continues
        self.whole = continues is None
        self.ends = ends
        self.start = 0
        self.line = lines + 1
        self.at_line_start = True

    def pieces(self, blocks: Iterable[str]) -> Iterator[Piece]:
        """The pieces of the blocks of text."""
        for lines, final in _whole_lines(blocks):
            yield from self._feed(lines, final and self.ends)

    def _feed(self, lines: str, final: bool) -> Iterator[Piece]:
        """Pieces of `lines`, a text that ends with a line (or a part of a very long one); final: none follow."""
        at = 0
        if self.unit == "article":
            leading = _LEADING.match(lines) if self.at_line_start else None
            if leading:
                yield from self._end()
                at = self._skip(lines, 0, leading.end())
            for border in _BORDER.finditer(lines, max(at - 1, 0)):
                yield from self._body(lines, at, border.start() + 1, closes=True)
                at = self._skip(lines, max(at, border.start() + 1), border.end())
            self.at_line_start = lines.endswith(("\n", "\f"))
        yield from self._body(lines, at, len(lines), closes=final)

    def _end(self) -> Iterator[Piece]:
        """Close the open document, if there is one: with an empty piece where it lies here as a whole."""
        if self.document is not None:
            if self.whole:
                yield Piece("", self.document, self.start, self.line, True)
            self.document, self.whole = None, True

    def _body(self, text: str, at: int, end: int, *, closes: bool) -> Iterator[Piece]:
        if self.document is None:
            if not text[at:end].strip():
                self._skip(text, at, end)
                return
            self.document = self.next
            self.next += 1
        while at < end:
            stop = end
            if end - at > PIECE:
                stop = text.rfind("\n", at, at + PIECE) + 1 or text.find("\n", at, end) + 1 or end
            yield Piece(text[at:stop], self.document, self.start, self.line, closes and self.whole and stop == end)
            at = self._skip(text, at, stop)
        if closes:
            self.document, self.whole = None, True

    def _skip(self, text: str, at: int, end: int) -> int:
        """Note that text[at:end] has gone by; returns `end`."""
        self.start += end - at
        self.line += text.count("\n", at, end)
        return end
