"""Gaps between two marks: a line of a column that came apart before an opening mark, put together again.

A full-width mark that ends something has its ink on the left, one that opens something on the right: between ：and “
there is a character's room, and justification adds to it. The extractor that keeps the layout may take that for a
gutter and write wide blanks there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.cells import Cell, joined_where
from hzclean.cleaners.joined import INDENT, SLACK
from hzclean.cleaners.kinds import CLOSERS, OPENERS

_ENDERS: Final = frozenset("，。、；：！？…—" + CLOSERS)
_BELOW: Final = 4  # character columns that a line may begin to the right of its column, set in
_OVER: Final = 2  # character columns that it may stand out to the right
_LOOSE: Final = 1.5  # em that the room between two marks adds to a line
_BEFORE: Final = 8  # character columns that a line behind a gutter of one blank may begin left of its column


class Column(NamedTuple):
    """A column of running text that goes on where a row stands: its character columns, and its width in em."""

    start: int
    end: int
    width: float


def with_marks_together(row: Iterable[Cell], columns: Sequence[Column]) -> Iterator[Cell]:
    """The row's cells, each with what follows it in its own column behind a gap between two marks."""
    return joined_where(row, lambda a, b: any(_fills(a, b, c, columns) for c in columns))


def _fills(a: Cell, b: Cell, column: Column, columns: Sequence[Column]) -> bool:
    """Whether two cells make one line of a column, and the second one begins with a mark that opens."""
    if b.line.text[0] not in OPENERS or a.line.text[-1] not in _ENDERS or not column.width:
        return False
    set_in = a.start - column.start
    if not -(_BEFORE if a.joined else 1) <= set_in <= _BELOW or b.end > column.end + _OVER:
        return False
    if any(abs(b.start - other.start) <= 1 for other in columns):
        return False
    short = column.width - a.size - b.size
    return -SLACK - 0.5 <= short <= _LOOSE + (INDENT if set_in > 1 else 0.0)
