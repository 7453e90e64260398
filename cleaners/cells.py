"""Cells: the pieces of printed lines between the gutters of columns that stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from hzclean.cleaners.joined import (
    PROSE_INSIDE,
    Segments,
    Token,
    column_widths,
    letter_spaced,
    piece_width,
    set_width,
    tokens,
)
from hzclean.cleaners.kinds import NEVER_FIRST, OPENER_OF, OPENERS
from hzclean.cleaners.links import ends
from hzclean.cleaners.mixed_gate import sets_words_apart
from hzclean.cleaners.page import Line, Page, Slice
from hzclean.cleaners.patterns import late
from hzclean.cleaners.slices import part_of
from hzclean.cleaners.table_rows import is_row_of_figures

_CELL = late(r"\S+(?: \S+)*")
# So many blanks stand at most in a torn line; letter-spaced text shorter than this, in em, is no column's line.
_WIDEST, _SHORT = 4, 6.0
# So many blanks before a mark that was pushed to the right.
_PUSHED = 16
_SPREAD = late(r"\S(?: \S)*(?: |$)")
_MAY_BEGIN = "…·"


@dataclass
class Cell:
    """A piece of a printed line: where it stands (row, first and last character column) and what it says."""

    line: Line
    row: int
    start: int
    end: int
    size: float
    joined: bool

    @property
    def is_table_row(self) -> bool:
        """Whether it is a whole row of a table; no other cell has wide blanks inside."""
        return "  " in self.line.text


def bands(page: Page) -> list[list[Line]]:
    """The page's lines cut at its blank lines, where those stand for the end of something; else all in one.

    Where paragraphs are set apart by blank lines (more than one line in six follows a blank one) they tell nothing.
    """
    lines = page.lines
    if sum(line.blanks > 0 for line in lines) * 6 > len(lines):
        return [list(lines)]
    out: list[list[Line]] = []
    for line in lines:
        if line.blanks or not out:
            out.append([])
        out[-1].append(line)
    return out


def cut_cells(page: Page, lines: list[Line]) -> list[Cell]:
    """All cells of some lines, row by row, left to right; a table's row of figures is one.

    Nor is a line cut at single blanks where a text sets foreign words apart by them.
    """
    raw: list[tuple[Line, int, int, int, list[Token]]] = []
    apart = sets_words_apart(page.text, marks=True)
    for line in lines:
        begin = page.text.rfind("\n", 0, line.start) + 1
        if is_row_of_figures(line.text):
            whole = [(0, len(line.text), set_width(line.text))]
            raw.append((line, line.start - begin, 0, len(line.text), whole))
            continue
        for found in _CELL.finditer(line.text):
            parts = tokens(found.group())
            if apart:
                parts = [(0, parts[-1][1], piece_width(parts))]
            raw.append((line, line.start - begin, found.start(), found.end(), parts))
    out: list[Cell] = []
    for (line, left, start, _, parts), firsts in zip(raw, firsts_of_pieces(raw), strict=True):
        for n, first in enumerate(firsts):
            after = firsts[n + 1] if n + 1 < len(firsts) else len(parts)
            low, high = start + parts[first][0], start + parts[after - 1][1]
            piece = part_of(line, low, high)
            if low:
                piece = piece._replace(indent=0.0, blanks=0)
            size = piece_width(parts[first:after])
            out.append(Cell(piece, line.number, left + low, left + high, size, n > 0))
    return out


def firsts_of_pieces(raw: list[tuple[Line, int, int, int, list[Token]]]) -> Iterator[list[int]]:
    """For each raw cell the index of each piece's first token, by the column width that fits best around there."""
    # What a cell says of a width counts as much as the cell is long, and less the farther away it stands.
    weights = [piece_width(parts) for *_, parts in raw]
    fits: dict[tuple[int, float], tuple[float, list[int]]] = {}
    segments: dict[int, Segments] = {}

    def fit(n: int, width: float) -> tuple[float, list[int]]:
        if (n, width) not in fits:
            if n not in segments:
                line, _, a, b, parts = raw[n]
                segments[n] = Segments(parts, line.text[a:b])
            fits[n, width] = segments[n].into(width)
        return fits[n, width]

    widths: list[float] = []
    says: dict[int, list[float]] = {}  # for each cell what it says of each of the widths
    for n, (line, left, a, _, parts) in enumerate(raw):
        if n % 8 == 0:
            near = _near(raw, n, 20)
            before, widths = widths, column_widths(raw[m][4] for m in near)
            if widths != before:
                says.clear()
        if len(parts) == 1 or not widths:
            yield [0]
            continue
        around = [0.0] * len(widths)
        total = 0.0
        for m in _near(raw, n):
            other, at = raw[m][0], raw[m][1] + raw[m][2]
            weight = weights[m] / (1 + abs(other.number - line.number) / 4)
            if abs(at - left - a) > 4:
                weight *= 0.3
            total += weight
            said = says.get(m)
            if said is None:
                said = says[m] = [min(fit(m, width)[0], 3.0) for width in widths]
            around = [so_far + weight * cost for so_far, cost in zip(around, said, strict=True)]
        best = [(fit(n, width), so_far) for width, so_far in zip(widths, around, strict=True)]
        yield min((cost + 3 * so_far / total, firsts) for (cost, firsts), so_far in best)[1]


def _near(raw: list[tuple[Line, int, int, int, list[Token]]], n: int, rows: int = 12) -> range:
    """The indices of the cells whose line is within some rows of cell `n`."""
    number = raw[n][0].number
    low, high = n, n + 1
    while low > 0 and number - raw[low - 1][0].number <= rows:
        low -= 1
    while high < len(raw) and raw[high][0].number - number <= rows:
        high += 1
    return range(low, high)


def cut_cell(cell: Cell, at: int) -> tuple[Cell, Cell]:
    """The cell in two at the blank that is character `at` of its text."""
    line = cell.line
    halves = []
    for low, high in ((0, at), (at + 1, len(line.text))):
        piece = part_of(line, low, high)
        if low:
            piece = piece._replace(indent=0.0, blanks=0)
        size = piece_width(tokens(piece.text))
        halves.append(Cell(piece, cell.row, cell.start + low, cell.start + high, size, cell.joined or low > 0))
    return halves[0], halves[1]


def whole_cells(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells, row by row, with those put together that wide blanks within one line of a column had torn.

    A line spread letter by letter to fill its column has wide blanks beside its marks; no line begins with a mark that
    may not begin one, or ends with one that opens. And a few letter-spaced characters stand closer to what follows
    than columns do: they begin a headline.
    """
    return joined_where(_with_marks_apart(cells), lambda a, b: a.row == b.row and (_torn(a, b) or _is_pushed(a, b)))


def _with_marks_apart(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells, a quote's closing mark cut from what stands right of it if the quote opens in the cell before."""
    before: Cell | None = None
    for cell in cells:
        text = cell.line.text
        opener = OPENER_OF.get(text[0])
        if opener and len(text) > 1 and before and before.row == cell.row:
            said = before.line.text
            if PROSE_INSIDE.search(said) and said.count(opener) > said.count(text[0]):
                own, rest = part_of(cell.line, 0, 1), part_of(cell.line, 1, len(text), indent=0.0, blanks=0)
                yield Cell(own, cell.row, cell.start, cell.start + 1, 1.0, cell.joined)
                cell = Cell(rest, cell.row, cell.start + 1, cell.end, piece_width(tokens(rest.text)), True)
        yield cell
        before = cell


def _is_pushed(a: Cell, b: Cell) -> bool:
    """Whether a mark, with what follows it in a heading, was pushed to the right of what it closes.

    The second copy of a mark of a headline that is printed twice takes the room of a character.
    """
    text = b.line.text
    if text[0] not in NEVER_FIRST or text[0] in _MAY_BEGIN or not 0 < b.start - a.end <= _PUSHED:
        return False
    if not text.strip(NEVER_FIRST):
        return text[0] != a.line.text[-1]  # else it is the copy, which `overprint` takes away
    return not PROSE_INSIDE.search(a.line.text)


def joined_where(cells: Iterable[Cell], belong: Callable[[Cell, Cell], bool]) -> Iterator[Cell]:
    """The cells, each put together with the one before it, as that is by then, where the two belong together."""
    last: Cell | None = None
    for cell in cells:
        if last and belong(last, cell):
            last = joined_cells([last, cell])
            continue
        if last:
            yield last
        last = cell
    if last:
        yield last


def _torn(a: Cell, b: Cell) -> bool:
    before, after = a.line.text, b.line.text
    if b.start - a.end > _WIDEST:
        return False
    if (after[0] in NEVER_FIRST and after[0] not in _MAY_BEGIN) or before[-1] in OPENERS:
        short = a.size < _SHORT and _is_loose(before)
        return short or letter_spaced(tokens(before)) or letter_spaced(tokens(after))
    return a.size < _SHORT and _SPREAD.fullmatch(before) is not None and _SPREAD.match(after) is not None


def _is_loose(text: str) -> bool:
    """Whether a piece of a few characters may be letter-spaced."""
    parts = text.split(" ")
    return len(parts) > 1 and sum(len(part) == 1 for part in parts) * 2 >= len(parts)


def joined_cells(pieces: list[Cell]) -> Cell:
    """Pieces of one heading as one cell, where the first stands; a blank before a piece that begins no mark stays."""
    first, last = pieces[0], pieces[-1]
    text, slices = first.line.text, first.line.slices
    for before, piece in pairwise(pieces):
        added = piece.line.slices
        if piece.start and before.line.text[-1] not in NEVER_FIRST and piece.line.text[0] not in NEVER_FIRST:
            text += " "
            added = (Slice(added[0].start - 1, added[0].start), *added)
        text += piece.line.text
        slices += added
    line = first.line._replace(text=text, slices=slices)
    return Cell(line, first.row, first.start, last.end, sum(c.size for c in pieces), first.joined)


def may_head(cell: Cell) -> bool:
    """Whether a cell has nothing of running text: no marks inside, no sentence's end."""
    text = cell.line.text
    return cell.line.overprinted or (not ends(text) and not PROSE_INSIDE.search(text) and text[-1] not in "，、,")
