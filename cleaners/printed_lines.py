"""The printed lines of a page, measured: what `wraps` weighs, in flat lists for speed.

A printed line is one or more `Line`s: extraction cuts a line at closing marks, where the type changes or glyphs
overlap (`用管理办法》` ⏎ `，要求新建的`), and a mark that may not begin a line gives it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hzclean.cleaners.kinds import NEVER_FIRST, OPENERS, Ending, ending
from hzclean.cleaners.page import Line
from hzclean.cleaners.width import first_unit, halves, squeeze, width

NO_COLUMN: Final = 1e6  # em; the column width where lines are whole paragraphs


@dataclass
class PrintedLines:
    """Lists of equal length, one entry a printed line; widths in em.

    `spans`: its `Line`s (from, to); `widths`; `halves`: half-width characters in it; `squeezes`: by how much it can
    be narrowed; `units`: the width of what would go to the line before first; `ends`: how it ends; `texts`.
    """

    spans: list[tuple[int, int]]
    texts: list[str]
    widths: list[float]
    halves: list[int]
    squeezes: list[float]
    units: list[float]
    ends: list[Ending]

    def __len__(self) -> int:
        return len(self.texts)

    def merge(self, at: int) -> None:
        """Make printed lines `at` and `at + 1` one."""
        text = self.texts[at] + self.texts[at + 1]
        self.spans[at : at + 2] = [(self.spans[at][0], self.spans[at + 1][1])]
        self.texts[at : at + 2] = [text]
        self.widths[at : at + 2] = [self.widths[at] + self.widths[at + 1]]
        self.halves[at : at + 2] = [self.halves[at] + self.halves[at + 1]]
        self.squeezes[at : at + 2] = [self.squeezes[at] + self.squeezes[at + 1]]
        self.units[at : at + 2] = [self.units[at]]
        self.ends[at : at + 2] = [self.ends[at + 1]]


def measure(lines: Sequence[Line]) -> PrintedLines:
    """The lines measured, each a printed line of its own.

    >>> from hzclean.cleaners.page import split_lines
    >>> measure(split_lines("据悉，增长\\n5%。")).widths
    [5.0, 2.0]
    """
    texts = [line.text for line in lines]
    return PrintedLines(
        spans=[(n, n + 1) for n in range(len(lines))],
        texts=texts,
        widths=[width(t) for t in texts],
        halves=[halves(t) for t in texts],
        squeezes=[squeeze(t) for t in texts],
        units=[_unit_width(t) for t in texts],
        ends=[ending(t) for t in texts],
    )


def _unit_width(text: str) -> float:
    # Nine lines in ten begin with two Chinese characters.
    if "一" <= text[:1] <= "鿿" and "一" <= text[1:2] <= "鿿":
        return 1.0
    return width(first_unit(text))


def glue_pieces(printed: PrintedLines, columns: Sequence[float]) -> None:
    """Put the pieces of one printed line together, in place.

    A piece that begins with a mark that may not begin a line gives itself away. Where a page has such pieces, lines
    were also cut between a closing and an opening mark (`《渡》` ⏎ `（远山出版社`): there, two pieces are one line if
    together they fill the column and the second does not by itself look like the first line of a paragraph.

    `columns`: the column width at each printed line.
    """
    columns = list(columns)
    cut = 0
    for at in range(len(printed) - 2, -1, -1):
        together = printed.widths[at] + printed.widths[at + 1]
        if printed.texts[at + 1][0] in NEVER_FIRST and together <= columns[at] + 1.5 + printed.squeezes[at]:
            printed.merge(at)
            del columns[at + 1]
            cut += 1
    if cut < 2:
        return
    at = 0
    while at < len(printed) - 1:
        if _cut_at_marks(printed, at, columns[at]):
            printed.merge(at)
            del columns[at + 1]
        else:
            at += 1


_MOST_PIECES: Final = 8


def _cut_at_marks(printed: PrintedLines, at: int, column: float) -> bool:
    """Whether line `at` and some lines after it, each cut before an opening mark, fill the column together."""
    total, squeezed = printed.widths[at], printed.squeezes[at]
    if column == NO_COLUMN or total > column - 1.5 or printed.texts[at][-1] not in NEVER_FIRST:
        return False
    last = min(at + _MOST_PIECES, len(printed))
    for n in range(at + 1, last):
        if printed.texts[n][0] not in OPENERS:
            return False
        total += printed.widths[n]
        squeezed += printed.squeezes[n]
        if total > column + 0.6 + squeezed:
            return False
        room = printed.units[n + 1] if n + 1 < len(printed) else 1.0
        if total > column - room - 0.6 or (printed.ends[n] is Ending.TERMINAL and printed.ends[at] >= Ending.COMMA):
            return True
        if printed.texts[n][-1] not in NEVER_FIRST:
            return False
    return False
