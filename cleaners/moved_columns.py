"""Columns that go on elsewhere: beside a headline an extractor counts character columns otherwise than below it.

The extractor that keeps the layout puts what stands close together into blocks, and counts a block's character
columns from what stands left of it. Beside a tall headline another story's first lines stand alone on their rows, and
close to the left; where the deck or the text below the headline begins, the same columns start farther to the right.
So a row with nothing on its left is followed by one that has something there, and all its pieces go on, from left to
right, in pieces that stand farther right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.cells import Cell
from hzclean.cleaners.joined import PROSE_MARK, misfit
from hzclean.cleaners.links import Links, ends

_FEWEST: Final = 2  # columns; one may stand alone on its row for other reasons
_ALONE: Final = 8  # character columns left of a row that has nothing on its left, at least
_AWAY: Final = 8  # character columns by which each column moves, at least
_ALIKE: Final = 10  # … and so many by which they differ, at most
_LEAST: Final = -2.0  # nats that a line must be worth below another on the average, at least
_LOST: Final = (-4.0, -1.5)  # nats that it is worth that nothing stands below a line: one that breaks off, another
_ROWS: Final = 12  # rows above that stand in the same block, at most
_NEAR: Final = 3  # character columns that a line may begin left of its column
_BELOW: Final = 6  # character columns apart that lines below one another may begin


def with_moved_columns(cells: Sequence[Cell], links: Links) -> list[Cell]:
    """The cells of a band, those that stand close to the left beside a headline set where their columns go on."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    table = list(rows.values())
    for n in range(len(table) - 1, 0, -1):
        at = n - 1
        if at and table[at][-1].end <= table[at - 1][0].start:
            at -= 1  # a row with something on the left only
        moves = _moves(table[at], table[n], links)
        if moves and _begins_beside(table[max(at + 1 - _ROWS, 0) : at + 1], moves[0][0]):
            _shift(table[max(at + 1 - _ROWS, 0) : at + 1], moves)
    return list(cells)


def _moves(above: Sequence[Cell], below: Sequence[Cell], links: Links) -> list[tuple[int, int]]:
    """For each piece of a row where it starts and how far its column moves to the right; none if it does not."""
    left = above[0].start
    here = below[-len(above) :]
    if len(above) < _FEWEST or left < _ALONE or below[0].start > left - _ALONE or len(here) == len(below):
        return []
    moves = [(a.start, b.start - a.start) for a, b in zip(above, here, strict=True)]
    if min(m for _, m in moves) < _AWAY or max(m for _, m in moves) - min(m for _, m in moves) > _ALIKE:
        return []
    if not any(PROSE_MARK.search(c.line.text) for c in above):
        return []
    full = [c.size for c in (*above, *here) if not ends(c.line.text)]
    column = max(full, default=0.0)
    if any(misfit(size, column) for size in full):
        return []
    worth = sum(links.link(a.line.text, b.line.text, column) for a, b in zip(above, here, strict=True))
    least = sum(_as_it_stands(a, below, column, links) for a in above)
    return moves if worth >= max(least, _LEAST * len(above)) else []


def _begins_beside(rows: Sequence[Sequence[Cell]], left: int) -> bool:
    """Whether a head stands over the rows' pieces from character column `left` on, and no running text beside them."""
    for row in reversed(rows):
        if any(PROSE_MARK.search(c.line.text) for c in row if c.start < left - _NEAR):
            return False
        own = [c for c in row if c.start >= left - _NEAR]
        if own and not any(PROSE_MARK.search(c.line.text) or ends(c.line.text) for c in own):
            return True
    return False


def _as_it_stands(cell: Cell, below: Sequence[Cell], column: float, links: Links) -> float:
    """How well the text goes on where the cell stands, in nats."""
    under = [c for c in below if abs(c.start - cell.start) <= _BELOW]
    if not under:
        return _LOST[bool(ends(cell.line.text))]
    return max(links.link(cell.line.text, c.line.text, column) for c in under)


def _shift(rows: Sequence[Sequence[Cell]], moves: Sequence[tuple[int, int]]) -> None:
    """Move the cells of the rows, from the last one up, as far as they stand in the columns that move."""
    left = moves[0][0] - _NEAR
    for row in reversed(rows):
        own = [c for c in row if c.start >= left]
        if not own or any(c.end > left and c.start < left for c in row):
            break
        for cell in own:
            away = [move for start, move in moves if start - _NEAR <= cell.start][-1]
            cell.start += away
            cell.end += away
