"""Marks of a headline that is printed twice, whose second copy stands apart: 首店、 、  首发 for 首店、、首发.

A mark is a run of its own where the hanzi before and after it are others, and its second copy takes the room of a
character more. So there are blanks before the copy, behind it or on both sides, some as wide as a gutter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from hzclean.cleaners.cells import Cell, cut_cell, joined_cells
from hzclean.cleaners.joined import PROSE_MARK
from hzclean.cleaners.kinds import CLOSERS
from hzclean.cleaners.links import ends
from hzclean.cleaners.patterns import late

_MARKS: Final = "，、；：？！" + CLOSERS
_APART: Final = late(f"([{re.escape(_MARKS)}])( )\\1(?: |$)")
_PUSHED: Final = 16  # blanks before a copy, at most
_CLOSE: Final = 3  # blanks behind it, at most


def with_copies_close(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells, row by row, the second copy of a mark put right behind the first, and what follows behind that."""
    for _, row in groupby(cells, key=lambda c: c.row):
        pieces = [piece for cell in row for piece in _cut_at_copies(cell)]
        group = pieces[:1]
        for piece in pieces[1:]:
            if _is_copy(group[-1], piece) or (len(group) > 1 and _follows(group[-2], group[-1], piece)):
                group.append(piece)
            else:
                yield joined_cells(group) if len(group) > 1 else group[0]
                group = [piece]
        yield joined_cells(group) if len(group) > 1 else group[0]


def _cut_at_copies(cell: Cell) -> Iterator[Cell]:
    """The cell cut at the blanks beside a mark's second copy."""
    found = _APART.search(cell.line.text)
    if not found:
        yield cell
        return
    head, tail = cut_cell(cell, found.start(2))
    yield head
    if found.end() < len(cell.line.text):
        copy, tail = cut_cell(tail, 1)
        yield copy
        yield from _cut_at_copies(tail)
    else:
        yield tail


def _is_copy(a: Cell, b: Cell) -> bool:
    """Whether a cell is, or begins with, the second copy of the mark in which the cell before it ends."""
    before, after = a.line.text, b.line.text
    return (
        before[-1] in _MARKS
        and after[0] == before[-1]
        and 0 < b.start - a.end <= _PUSHED
        and _is_head(before)
        and _is_head(after)
    )


def _follows(a: Cell, copy: Cell, b: Cell) -> bool:
    """Whether a cell stands close behind a copy of the mark in which cell `a` ends."""
    return copy.line.text == a.line.text[-1] and b.start - copy.end <= _CLOSE and _is_head(b.line.text)


def _is_head(text: str) -> bool:
    """Whether it may be a piece of a headline: no mark of prose inside, no sentence's end."""
    bare = text.strip(_MARKS)
    return not PROSE_MARK.search(bare) and not ends(bare)
