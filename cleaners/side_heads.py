"""Headlines of stories that stand side by side, written as one piece: cut where the second one begins.

Between two tall headlines there is often room for one blank only, or none: one that is printed twice, run by run, and
broken at its column's edge, has its second copy go on over the edge. Three things tell where the other headline
begins. What stands below it begins at the very same character column. The row below begins there once more with the
same words, though a headline is cut into runs only where hanzi end. Or the rest of the first headline stands by
itself at the left, a row or two lower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from hzclean.cleaners.cells import Cell, may_head
from hzclean.cleaners.forms import says_role
from hzclean.cleaners.joined import letter_spaced, piece_width, tokens
from hzclean.cleaners.patterns import late
from hzclean.cleaners.slices import part_of

_BELOW: Final = 4  # rows between a headline and what else of its story begins where it does, at most
_REST: Final = 6  # rows down to the rest of a headline that was broken, at most
_NARROWEST: Final = 8  # character columns of a story, that no indent is taken for another's edge
_ASKEW: Final = 2  # character columns that what stands below one another may begin apart
_COPY: Final = 2  # characters that show a second copy
_HANZI: Final = late("[\u3400-\u9fff]{2}")


def with_heads_parted(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a band, row by row, those cut in two that hold the headlines of two stories."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    out: list[Cell] = []
    before = cells[0]
    for cell in cells:
        if cell.joined and cell.start >= _NARROWEST and may_head(cell):
            named = says_role(f"{before.line.text} {cell.line.text}")
            cell.joined = named or not _begins_story(cell.line.text, cell.start, cell, rows)
        before = cell
        out += _cut(cell, 0 if cell.is_table_row else next(_starts(cell, rows), 0))
    return out


def _starts(cell: Cell, rows: dict[int, list[Cell]]) -> Iterator[int]:
    """Where in the cell's text another story's headline begins."""
    text = cell.line.text
    above = [c for c in rows.get(cell.row - 1, ()) if copies_above(c, cell)]
    below = [c for c in rows.get(cell.row + 1, ()) if copies_above(cell, c)]
    for other in above:
        first = other.line.text[cell.start - other.start :]
        if text.startswith(first):
            yield from _after_rest(cell, other, text, len(first), rows)
    for other in below:
        at = other.start - cell.start
        if at and other.line.text.startswith(text[at:]) and _HANZI.fullmatch(text, at - 1, at + 1):
            yield at
    if (above or below or may_head(cell)) and not says_role(text) and not letter_spaced(tokens(text)):
        centred = " " in text and len(rows[cell.row]) == 1 and not _is_flush(cell, rows)
        for at in (n for n, c in enumerate(text) if c == " " and cell.start + n >= _NARROWEST):
            if _begins_story(text[at + 1 :], cell.start + at + 1, cell, rows, centred):
                yield at + 1


def _is_flush(cell: Cell, rows: dict[int, list[Cell]]) -> bool:
    """Whether anything below begins where the cell does, as below a headline that is not centred."""
    near = (c for row in range(cell.row + 1, cell.row + _REST + 1) for c in rows.get(row, ()))
    return any(abs(c.start - cell.start) <= _ASKEW for c in near)


def copies_above(a: Cell, b: Cell) -> bool:
    """Whether a cell begins with what stands straight above it."""
    at = b.start - a.start
    text = a.line.text[max(at, 0) :]
    return at >= 0 and len(text) >= _COPY and b.line.text.startswith(text[:_COPY])


def _after_rest(cell: Cell, above: Cell, text: str, done: int, rows: dict[int, list[Cell]]) -> Iterator[int]:
    """Where the second copy of a broken headline ends: with what stands by itself at the left below."""
    for row in range(cell.row + 1, cell.row + _REST + 1):
        rest = rows[row][0] if row in rows else None
        if rest and rest.start <= above.start and text.startswith(rest.line.text, done):
            end = done + len(rest.line.text)
            if end < len(text):
                yield end + (text[end] == " ")


def _begins_story(text: str, start: int, cell: Cell, rows: dict[int, list[Cell]], centred: bool = False) -> bool:
    """Whether another part of a head that is set apart begins at the same character column, in the rows below.

    `centred`: the cell may be centred over all columns; so may be what stands below it by itself.
    """
    for row in range(cell.row + 1, cell.row + _BELOW + 1):
        for n, other in enumerate(rows.get(row, ())):
            apart = not other.joined and (not n or other.start - rows[row][n - 1].end > 1)
            if centred and len(rows[row]) == 1:
                continue
            if other.start == start and apart and may_head(other) and not other.line.text.startswith(text[:_COPY]):
                return True
    return False


def _cut(cell: Cell, at: int) -> Iterator[Cell]:
    """The cell, or its parts before and from character `at`; each stands where it was written."""
    if not at:
        yield cell
        return
    line = cell.line
    for low, high in ((0, at - (line.text[at - 1] == " ")), (at, len(line.text))):
        piece = part_of(line, low, high)
        if low:
            piece = piece._replace(indent=0.0, blanks=0)
        end = cell.start + low + len(piece.text)
        joined = cell.joined and not low
        yield Cell(piece, cell.row, cell.start + low, end, piece_width(tokens(piece.text)), joined)
