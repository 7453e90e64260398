"""Gutters: columns that an extractor printed side by side on one line, with blanks between them (pdftotext -layout).

This step only cuts such lines into their pieces and says where each piece starts; `columns` then reads them one
column after the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from hzclean.cleaners.joined import INDENT, Token, column_widths, misfit, piece_width, segment, tokens
from hzclean.cleaners.links import ends
from hzclean.cleaners.page import Line, Page, cut
from hzclean.cleaners.registry import Cleaner, Example, Settings

_BLANKS = re.compile("  +(?=[^ \\r\\n])")
_CELL = re.compile(r"\S+(?: \S+)*")
# Columns of running text are at least this many em wide, and so many of the lines that break off are full.
NARROWEST = 6.5
FULL_SHARE = 0.5
_ROWS = 100
_PROSE = re.compile("[，。；、](?=.)")


@dataclass
class Cell:
    """A piece of a printed line: where it stands (row, first and last character column) and what it says."""

    line: Line
    row: int
    start: int
    end: int
    size: float
    joined: bool


@dataclass
class Strip:
    """Cells below one another in one column of the page, between two interruptions."""

    start: int
    end: int
    cells: list[Cell] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The row of its last cell."""
        return self.cells[-1].row


def gutters(page: Page, settings: Settings) -> Page:
    """The page with its lines cut at the gutters, if there are columns of running text side by side on it."""
    text = page.text
    if text.count("  ") < 3 or not _has_gaps(text):
        return page
    found = page_strips(page)
    if not running_text(found):
        return page
    lines = [
        cell.line._replace(x=_place(cell, strip) / 2, indent=_indent(cell, strip), region=n)
        for n, strip in enumerate(found)
        for cell in strip.cells
    ]
    return page.with_lines(sorted(lines, key=lambda line: (line.number, line.x)))


def _place(cell: Cell, strip: Strip) -> float:
    """The character column where the cell stands; behind a gutter of one blank that is where its strip stands."""
    if not cell.joined:
        return cell.start
    exact = [c.start for c in strip.cells if not c.joined]
    return min(exact) if exact else median(c.start for c in strip.cells)


def _indent(cell: Cell, strip: Strip) -> float:
    """How far the cell is set in, in em: as printed, or by its width where the gutter before it is lost."""
    if not cell.joined:
        return max(cell.start - strip.start, 0) / 2
    full = column_width(strip)
    return INDENT if full and abs(cell.size - full + INDENT) < abs(cell.size - full) else 0.0


def _has_gaps(text: str, fewest: int = 3) -> bool:
    """Whether there are runs of blanks inside lines, beside a character that is not of ASCII."""
    for found in _BLANKS.finditer(text):
        before = text[max(found.start() - 1, 0)]
        if before > " " and (before > "\x7f" or text[found.end()] > "\x7f"):
            fewest -= 1
            if not fewest:
                return True
    return False


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
    """All cells of some lines, row by row, left to right."""
    raw: list[tuple[Line, int, int, int, list[Token]]] = []
    for line in lines:
        begin = page.text.rfind("\n", 0, line.start) + 1
        for found in _CELL.finditer(line.text):
            raw.append((line, line.start - begin, found.start(), found.end(), tokens(found.group())))
    out: list[Cell] = []
    for (line, left, start, _, parts), firsts in zip(raw, firsts_of_pieces(raw), strict=True):
        for n, first in enumerate(firsts):
            after = firsts[n + 1] if n + 1 < len(firsts) else len(parts)
            low, high = start + parts[first][0], start + parts[after - 1][1]
            piece = line._replace(text=line.text[low:high], slices=cut(line, low, high))
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

    def fit(n: int, width: float) -> tuple[float, list[int]]:
        if (n, width) not in fits:
            line, _, a, b, parts = raw[n]
            fits[n, width] = segment(parts, width, line.text[a:b])
        return fits[n, width]

    widths: list[float] = []
    for n, (line, left, a, _, parts) in enumerate(raw):
        if n % 8 == 0:
            near = _near(raw, n, 20)
            widths = column_widths(raw[m][4] for m in near)
        if len(parts) == 1 or not widths:
            yield [0]
            continue
        around = dict.fromkeys(widths, 0.0)
        total = 0.0
        for m in _near(raw, n):
            other, at = raw[m][0], raw[m][1] + raw[m][2]
            weight = weights[m] / (1 + abs(other.number - line.number) / 4)
            if abs(at - left - a) > 4:
                weight *= 0.3
            total += weight
            for width in widths:
                around[width] += weight * min(fit(m, width)[0], 3.0)
        yield min((fit(n, width)[0] + 3 * around[width] / total, fit(n, width)[1]) for width in widths)[1]


def _near(raw: list[tuple[Line, int, int, int, list[Token]]], n: int, rows: int = 12) -> range:
    """The indices of the cells whose line is within some rows of cell `n`."""
    number = raw[n][0].number
    low, high = n, n + 1
    while low > 0 and number - raw[low - 1][0].number <= rows:
        low -= 1
    while high < len(raw) and raw[high][0].number - number <= rows:
        high += 1
    return range(low, high)


def page_strips(page: Page) -> list[Strip]:
    """The strips of the page, band by band."""
    return [strip for band in bands(page) for strip in strips(cut_cells(page, band))]


def _unmixed(row: list[Cell], active: list[Strip]) -> Iterator[Cell]:
    """The row's cells, those that lie over two running strips cut in two where a blank allows it.

    So far only full lines were cut from their neighbours at a single blank; a subhead, set wider than the text, can
    come as close to the gutter.
    """
    for cell in row:
        if " " in cell.line.text:
            under = [s for s in active if len(s.cells) > 2 and s.start < cell.end - 1 and s.end > cell.start]
            for left, right in pairwise(under):
                blanks = [m.start() for m in re.finditer(" ", cell.line.text)]
                at = max((b for b in blanks if cell.start + b < right.start + 1), default=0)
                if not at or cell.size <= column_width(left) + 1.5:
                    continue
                head, tail = cut_cell(cell, at)
                if head.size <= column_width(left) + 1 and tail.size <= column_width(right) + 1:
                    yield head
                    cell = tail
        yield cell


def cut_cell(cell: Cell, at: int) -> tuple[Cell, Cell]:
    """The cell in two at the blank that is character `at` of its text."""
    line = cell.line
    halves = []
    for low, high in ((0, at), (at + 1, len(line.text))):
        text = line.text[low:high]
        piece = line._replace(text=text, slices=cut(line, low, high))
        if low:
            piece = piece._replace(indent=0.0, blanks=0)
        size = piece_width(tokens(text))
        halves.append(Cell(piece, cell.row, cell.start + low, cell.start + high, size, cell.joined or low > 0))
    return halves[0], halves[1]


def strips(cells: Iterable[Cell]) -> list[Strip]:
    """Group the cells of a band into strips, going down the page row by row."""
    done: list[Strip] = []
    active: list[Strip] = []
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    for row in rows.values():
        pairs = _match(list(_unmixed(row, active)), active)
        taken = {id(s) for _, s in pairs if s}
        fresh: list[Strip] = []
        for cell, strip in pairs:
            if strip is None:
                strip = Strip(cell.start, cell.end)
                fresh.append(strip)
            strip.cells.append(cell)
            if not cell.joined:
                strip.start = min(strip.start, cell.start)
            strip.end = max(strip.end, cell.end)
        closed = [s for s in active if id(s) not in taken and any(_covers(c, s) for c in row)]
        done += closed
        active = sorted([s for s in active if s not in closed] + fresh, key=lambda s: s.start)
    return done + active


def _covers(cell: Cell, strip: Strip) -> bool:
    """Whether the cell stands in the strip's way, so that the strip cannot go on below it."""
    shared = min(cell.end, strip.end) - max(cell.start, strip.start)
    return shared > 4 and shared > 0.25 * (strip.end - strip.start)


def _affinity(cell: Cell, strip: Strip) -> float:
    """How well the cell sits below the strip; 0 or less: not at all."""
    away = cell.start - strip.start
    gap = min((cell.row - strip.last) * 0.05, 1.0)
    if cell.joined or all(c.joined for c in strip.cells):
        return 2 - abs(away) * 0.1 - gap
    if cell.end > strip.end + max(6, 0.3 * (strip.end - strip.start)) and len(strip.cells) > 2:
        return 0.0
    if -6 <= away <= 6:
        return 3 - abs(away) * 0.1 - gap
    if strip.start <= cell.start and cell.end <= strip.end + 1:
        return 1.5 - gap
    return 0.0


def _match(row: list[Cell], active: list[Strip]) -> list[tuple[Cell, Strip | None]]:
    """Give each cell of a row a strip, both in order from left to right, so that they fit best in all."""
    best: list[list[tuple[float, list[Strip | None]]]] = [[(0.0, [])] * (len(active) + 1)]
    for cell in row:
        line: list[tuple[float, list[Strip | None]]] = [(best[-1][0][0], [*best[-1][0][1], None])]
        for n, strip in enumerate(active):
            score = _affinity(cell, strip)
            options = [line[n], (best[-1][n + 1][0], [*best[-1][n + 1][1], None])]
            if score > 0:
                options.append((best[-1][n][0] + score, [*best[-1][n][1], strip]))
            line.append(max(options, key=lambda o: o[0]))
        best.append(line)
    return list(zip(row, best[-1][-1][1], strict=True))


def column_width(strip: Strip) -> float:
    """The width, in em, that the strip's full lines have; 0 where it has none to speak of."""
    # The last rows tell; asked anew at each line, all of a long strip would cost its square.
    sizes = sorted(c.size for c in strip.cells[-_ROWS:])
    best = max(
        (([s for s in sizes if misfit(s, w) == 0], w) for w in sizes), key=lambda b: sum(b[0]), default=([], 0.0)
    )
    return best[1] if len(best[0]) > 1 else 0.0


def running_text(found: list[Strip]) -> bool:
    """Whether two strips at least stand side by side and hold running text."""
    text = [strip for strip in found if len(strip.cells) >= 3 and _is_text(strip)]
    for n, a in enumerate(text):
        for b in text[n + 1 :]:
            if min(a.last, b.last) - max(a.cells[0].row, b.cells[0].row) >= 2:
                return True
    return False


def _is_text(strip: Strip) -> bool:
    """Whether commas and full stops stand inside lines, and the lines that break off are about equally wide.

    The cells of a table have no such marks, and break off at any width.
    """
    prose = sum(bool(_PROSE.search(c.line.text)) for c in strip.cells)
    broken = sorted(c.size for c in strip.cells if not ends(c.line.text))
    if prose < 2 or prose < len(strip.cells) / 5 or len(broken) < 2 or broken[-2] < NARROWEST:
        return False
    full = sum(broken[-2] - INDENT - 1 <= size for size in broken)
    return full >= FULL_SHARE * len(broken)


CLEANER = Cleaner(
    name="gutters",
    function=gutters,
    what="columns printed side by side",
    why="An extractor that keeps the page's layout prints the columns beside one another, with blanks for the gutter.",
    example=Example(
        "清晨六时，县工业园的冷却  不用自来水，用的是三公里\n"
        "塔升起白雾。与往年不同，  外的污水处理厂送来的再生\n"
        "塔里循环的水换了，如今再  水，每天少用九千吨。\n",
        "清晨六时，县工业园的冷却\n不用自来水，用的是三公里\n塔升起白雾。与往年不同，\n"
        "外的污水处理厂送来的再生\n塔里循环的水换了，如今再\n水，每天少用九千吨。\n",
    ),
)
