"""Lines of a column that were written out of turn: the lower one first, and two of them on one row.

An extractor that keeps the layout puts on one row what stands at about one height, from left to right. Where the
lines of one column lie half a line lower than those beside them, a line may come a row too early or too late, and a
paragraph's short last line on the same row as the line below it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from hzclean.cleaners.cells import Cell
from hzclean.cleaners.column_strips import Strip, column_width
from hzclean.cleaners.joined import PROSE_INSIDE
from hzclean.cleaners.links import Links

_FEWEST: Final = 4  # lines of a column
_COPY: Final = 2  # characters
_DOUBTFUL: Final = -2.0  # nats: a line that goes on no better may be out of turn
_CLEAR: Final = 5.0  # nats by which the other order must be likelier


def put_in_turn(strip: Strip, links: Links) -> None:
    """Exchange neighbouring lines of a strip of running text where they read much better the other way round."""
    cells = strip.cells
    if len(cells) < _FEWEST or not any(PROSE_INSIDE.search(c.line.text) for c in cells):
        return
    column = column_width(strip)
    for n in range(len(cells) - 1):
        if cells[n + 1].row - cells[n].row != 1 or _overlap(cells[n].line.text, cells[n + 1].line.text):
            continue
        around = cells[max(n - 1, 0) : n + 3]
        at = min(n, 1)
        turned = [*around[:at], around[at + 1], around[at], *around[at + 2 :]]
        now = _worth(around, column, links)
        if now <= _DOUBTFUL and _worth(turned, column, links) >= now + _CLEAR:
            a, b = cells[n], cells[n + 1]
            a.row, b.row = b.row, a.row
            cells[n], cells[n + 1] = b, a


def _overlap(a: str, b: str) -> bool:
    """Whether the second may go on saying what the first said: a headline printed twice, run by run."""
    return a[-_COPY:] in b or b[:_COPY] in a


def _worth(cells: list[Cell], column: float, links: Links) -> float:
    """How well the lines read in this order, in nats."""
    texts = [c.line.text for c in cells]
    return sum(links.link(a, b, column) for a, b in pairwise(texts))
