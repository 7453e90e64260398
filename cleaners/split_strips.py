"""Strips of one column that came apart as strips were made row by row, put together again.

A subhead that opens a column is centred, so the column's text, when it comes, begins to the left of it and makes a
strip of its own; and the column's later subheads stand straight below the first. And behind a gutter of one blank a
line stands farther left than its column does: where a column begins so, and a subhead follows, the rest is another
strip, though it stands between the same two neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.cells import Cell, may_head
from hzclean.cleaners.column_strips import Strip
from hzclean.cleaners.joined import PROSE_INSIDE
from hzclean.cleaners.lines_in_turn import put_in_turn
from hzclean.cleaners.links import Links

_FEWEST: Final = 3  # lines of a column of running text
_NEXT: Final = 2  # rows from a subhead to the column's first line, and from one part of a column to the next, at most
_SET_IN: Final = 2  # character columns by which a line is more than indented
_OVER: Final = 1  # character columns that a line may stand out to the right
_COPY: Final = 2  # characters of a headline's run that its second copy begins with


def whole_columns(strips: Sequence[Strip], links: Links) -> list[Strip]:
    """The strips, those of one column together, each with its lines in turn."""
    out = _between_same(_with_centred_lines(strips))
    for strip in out:
        put_in_turn(strip, links)
    return out


def _with_centred_lines(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, those lines put into a column of text that stand in it, at a row where it has no line.

    Lines with marks of running text stay, and those behind a gutter of one blank, whose place is not known.
    """
    text = [s for s in strips if len(s.cells) >= _FEWEST and any(PROSE_INSIDE.search(c.line.text) for c in s.cells)]
    rows = {id(s): {c.row for c in s.cells} for s in text}
    taken: list[tuple[Strip, Cell]] = []
    out = []
    for strip in strips:
        rest = strip.cells
        if id(strip) not in rows and not strip.joined:
            homes = [_home(cell, text, rows) for cell in strip.cells]
            taken += [(home, cell) for home, cell in zip(homes, strip.cells, strict=True) if home]
            rest = [cell for home, cell in zip(homes, strip.cells, strict=True) if not home]
        if len(rest) == len(strip.cells):
            out.append(strip)
        elif rest:
            out.append(Strip(min(c.start for c in rest), max(c.end for c in rest), rest))
    for home, cell in taken:
        home.cells.append(cell)
        home.cells.sort(key=lambda c: (c.row, c.start))
    return out


def _home(cell: Cell, text: Sequence[Strip], rows: dict[int, set[int]]) -> Strip | None:
    """The column of text in which the cell stands, if it is one and has no line on its row."""
    if cell.joined or not may_head(cell):
        return None
    beside = any(cell.row in own for own in rows.values())
    found = [s for s in text if cell.row not in rows[id(s)] and _stands_in(cell, s, beside)]
    return found[0] if len(found) == 1 else None


def _stands_in(cell: Cell, strip: Strip, beside: bool) -> bool:
    """Whether the cell stands between two lines of the strip, or centred over its first with text `beside` it."""
    if cell.start < strip.start or cell.end > strip.end + _OVER:
        return False
    first = strip.cells[0].row
    if first < cell.row < strip.last:
        above = max((c for c in strip.cells if c.row < cell.row), key=lambda c: c.row)
        return not _is_copy(cell, above)
    return beside and 0 < first - cell.row <= _NEXT and cell.start > strip.start + _SET_IN


def _is_copy(cell: Cell, above: Cell) -> bool:
    """Whether the cell begins with what stands straight above it: a headline printed twice, run by run."""
    tail = above.line.text[max(cell.start - above.start, 0) :]
    return bool(tail) and cell.line.text.startswith(tail[:_COPY])


def _between_same(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, each that ends right above another put together with it if both have the same neighbours."""
    where = {(c.row, c.start): s for s in strips for c in s.cells}
    rows: dict[int, list[int]] = {}
    for row, start in sorted(where):
        rows.setdefault(row, []).append(start)
    out = list(strips)
    for high in [s for s in strips if all(c.joined for c in s.cells)]:
        beside = _neighbours(high.cells[-1], where, rows)
        low = [
            s
            for s in out
            if s is not high
            and 0 < s.cells[0].row - high.last <= _NEXT
            and high.start <= s.start < high.end
            and any(PROSE_INSIDE.search(c.line.text) for c in s.cells)
            and _same(beside, _neighbours(s.cells[0], where, rows))
        ]
        if len(low) == 1:
            out = [s for s in out if s is not high]
            low[0].cells[:0] = high.cells
            where |= {(c.row, c.start): low[0] for c in high.cells}
    return out


def _neighbours(
    cell: Cell, where: dict[tuple[int, int], Strip], rows: dict[int, list[int]]
) -> tuple[Strip | None, Strip | None]:
    """The strips that stand left and right of a cell on its row."""
    starts = rows[cell.row]
    at = starts.index(cell.start)
    left = where[cell.row, starts[at - 1]] if at else None
    return left, where[cell.row, starts[at + 1]] if at + 1 < len(starts) else None


def _same(a: tuple[Strip | None, Strip | None], b: tuple[Strip | None, Strip | None]) -> bool:
    """Whether two cells have the same column to the left, and none between them and another to the right."""
    if a[0] is None or a[0] is not b[0]:
        return False
    return a[1] is None or b[1] is None or a[1] is b[1]
