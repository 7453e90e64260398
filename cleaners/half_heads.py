"""Headlines with a blank between their halves (石榴湾渡船 新桥通车日停开), written as two pieces of one row.

A layout's character columns are counted in the text's type; a headline is set more than twice as large. So the second
half of a headline begins more than twice as far to the right as the first one has characters, and what lies between
looks like a gutter. But a headline of the next story begins where its own text does, or its byline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from hzclean.cleaners.cells import Cell, joined_cells, may_head
from hzclean.cleaners.doubling import has_commas_twice
from hzclean.cleaners.doubling_halves import may_be_halves
from hzclean.cleaners.forms import says_role
from hzclean.cleaners.joined import PROSE_MARK, letter_spaced, tokens
from hzclean.cleaners.kinds import CREDIT, OPENERS
from hzclean.cleaners.links import ends

_LARGER: Final = (1.9, 2.6)  # times that headlines are as large as the text
_SHORTEST: Final = (3.0, 2.0)  # em of either half
_ABOVE: Final = 2  # rows over a headline that hold no text
_BELOW: Final = 4  # rows under it in which its text begins, and that of another story would
_ANYWHERE: Final = 1 << 30  # farther right than any character column
_BESIDE: Final = 1  # character columns that what stands below something may begin to its side


def with_halves_whole(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a band, row by row, the halves of each headline put together where the first one stands."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    out: list[Cell] = []
    for row in rows.values():
        for cell in row:
            if out and out[-1].row == cell.row and _are_halves(out[-1], cell, rows):
                out[-1] = joined_cells([out[-1], cell])
            else:
                out.append(cell)
    return out


def _are_halves(a: Cell, b: Cell, rows: dict[int, list[Cell]]) -> bool:
    if b.joined or a.size < _SHORTEST[0] or b.size < _SHORTEST[1] or not (may_head(a) and may_head(b)):
        return False
    if not (_are_larger((b.start - a.start) / (a.size + 1)) or _is_blank_between(a, b)):
        return False
    if any(letter_spaced(tokens(c.line.text)) or _is_other(c.line.text) for c in (a, b)):
        return False
    above = [c for n in range(a.row - _ABOVE, a.row) for c in rows.get(n, ())]
    below = [c for n in range(a.row + 1, a.row + _BELOW + 1) for c in rows.get(n, ())]
    if _has_text(rows[a.row], 0, _ANYWHERE) or _has_text(above, a.start, b.end) or not _has_text(below, a.start, b.end):
        return False
    return not any(abs(c.start - b.start) <= _BESIDE and not c.joined for c in below)


def _are_larger(times: float) -> bool:
    return _LARGER[0] <= times <= _LARGER[1]


def _is_blank_between(a: Cell, b: Cell) -> bool:
    """Whether the gap is one blank of a headline's type, where the extractor does not space its characters out."""
    halves = may_be_halves(a.line.text, b.line.text) and a.line.text[-1] not in OPENERS
    return halves and _are_larger((b.start - a.end) / 2)


def _is_other(text: str) -> bool:
    """Whether a line is a byline or a credit."""
    return bool(CREDIT.match(text)) or says_role(text)


def _has_text(cells: Iterable[Cell], left: int, right: int) -> bool:
    """Whether running text stands between two character columns; a headline that is printed twice is none."""
    return any(
        c.start < right
        and c.end > left
        and (PROSE_MARK.search(c.line.text) or ends(c.line.text) == 1.0)
        and not has_commas_twice(c.line.text)
        for c in cells
    )
