"""Strips of columns: what stands below one another on a page whose columns were printed side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from hzclean.cleaners.cells import Cell, bands, cut_cell, cut_cells, joined_where, may_head, whole_cells
from hzclean.cleaners.copied_marks import with_copies_close
from hzclean.cleaners.half_heads import with_halves_whole
from hzclean.cleaners.joined import INDENT, centred, misfit
from hzclean.cleaners.links import Links, ends
from hzclean.cleaners.mark_gaps import Column, with_marks_together
from hzclean.cleaners.moved_columns import with_moved_columns
from hzclean.cleaners.page import Page
from hzclean.cleaners.side_heads import with_heads_parted
from hzclean.cleaners.torn_heads import whole_heads

_ROWS = 100
# So many rows below a heading tell whether the columns beside it go on.
_AHEAD = 7
# What it costs to pass over a column between two pieces that are a single blank apart.
_SKIPPED = 1.0
# So many characters apart two cells may begin that stand below one another.
_NEAR = 6


@dataclass
class Strip:
    """Cells below one another in one column of the page, between two interruptions."""

    start: int
    end: int
    cells: list[Cell] = field(default_factory=list)
    joined: bool = False

    @property
    def last(self) -> int:
        """The row of its last cell."""
        return self.cells[-1].row

    def add(self, cell: Cell) -> None:
        """Put a cell below the others."""
        self.cells.append(cell)
        if self.joined:
            self.start = cell.start if not cell.joined else max(self.start, cell.start)
            self.joined = cell.joined
        elif not cell.joined:
            self.start = min(self.start, cell.start)
        self.end = max(self.end, cell.end)


def column_width(strip: Strip) -> float:
    """The width, in em, that the strip's full lines have; 0 where it has none to speak of."""
    # The last rows tell; asked anew at each line, all of a long strip would cost its square.
    return _full(tuple(sorted([c.size for c in strip.cells[-_ROWS:]])))


@lru_cache(maxsize=1000)
def _full(sizes: tuple[float, ...]) -> float:
    """The width that fits lines of these sizes best; 0 where it fits but one."""
    fitting = (([s for s in sizes if misfit(s, w) == 0], w) for w in dict.fromkeys(sizes))
    best = max(fitting, key=lambda b: sum(b[0]), default=([], 0.0))
    return best[1] if len(best[0]) > 1 else 0.0


def page_strips(page: Page, links: Links) -> list[Strip]:
    """The strips of the page, band by band."""
    pieces = (with_copies_close(cut_cells(page, band)) for band in bands(page))
    cells = [with_halves_whole(whole_heads(with_heads_parted(list(whole_cells(band))))) for band in pieces]
    return [strip for band in cells for strip in strips(with_moved_columns(band, links), links)]


def strips(cells: Iterable[Cell], links: Links) -> list[Strip]:
    """Group the cells of a band into strips, going down the page row by row."""
    done: list[Strip] = []
    active: list[Strip] = []
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    table = list(rows.values())
    for n, row in enumerate(table):
        row = list(with_marks_together(row, [Column(s.start, s.end, column_width(s)) for s in active]))
        row = list(_unmixed(_whole_headings(row, active, table[n + 1 : n + _AHEAD]), active))
        under = _headed(row, active, table[n + 1 : n + _AHEAD], links)
        done += [s for s in active if id(s) in under]
        active = [s for s in active if id(s) not in under]
        pairs = _with_tails(_match(row, active), active)
        taken = {id(s) for _, s in pairs if s}
        fresh: list[Strip] = []
        for cell, strip in pairs:
            if strip is None:
                strip = Strip(cell.start, cell.end, joined=cell.joined)
                fresh.append(strip)
            strip.add(cell)
        closed = [s for s in active if id(s) not in taken and any(_covers(c, s) for c in row)]
        done += closed
        active = sorted([s for s in active if s not in closed] + fresh, key=lambda s: s.start)
    return done + active


def _whole_headings(row: list[Cell], active: list[Strip], below: list[list[Cell]]) -> Iterator[Cell]:
    """The row's cells, with headings whole again that were cut at a blank of their own.

    Left of a gutter of one blank stands a full line. What has no marks of running text and is no full line of the
    column above it, nor as wide as a line below it, has its blank between two halves of a heading.
    """
    return joined_where(row, lambda a, b: b.joined and may_head(a) and may_head(b) and not _is_full(a, active, below))


def _is_full(cell: Cell, active: list[Strip], below: list[list[Cell]]) -> bool:
    """Whether the cell is as wide as the column it stands in, above it or below."""
    if any(misfit(cell.size, column_width(s)) == 0 for s in active if abs(s.start - cell.start) <= _NEAR):
        return True
    lines = (c for row in below for c in row if abs(c.start - cell.start) <= _NEAR and not may_head(c))
    return any(misfit(cell.size, line.size) == 0 for line in lines)


def _unmixed(row: Iterable[Cell], active: list[Strip]) -> Iterator[Cell]:
    """The row's cells, those that lie over two running strips cut in two where a blank allows it.

    So far only full lines were cut from their neighbours at a single blank; a subhead, set wider than the text, can
    come as close to the gutter.
    """
    for cell in row:
        if " " in cell.line.text and not cell.is_table_row:
            under = [s for s in active if len(s.cells) > 2 and s.start < cell.end - 1 and s.end > cell.start]
            for left, right in pairwise(under):
                blanks = [m.start() for m in re.finditer(" ", cell.line.text)]
                at = max((b for b in blanks if cell.start + b < right.start + 1), default=0)
                # A paragraph's first line is set in, so it reaches farther than its own width.
                set_in = 0.0 if cell.joined else min(max(cell.start - left.start, 0) / 2, INDENT)
                if not at or cell.size + set_in <= column_width(left) + 1.5:
                    continue
                head, tail = cut_cell(cell, at)
                if head.size <= column_width(left) + 1 and tail.size <= column_width(right) + 1:
                    yield head
                    cell = tail
        yield cell


def _covers(cell: Cell, strip: Strip) -> bool:
    """Whether the cell stands in the strip's way, so that the strip cannot go on below it."""
    shared = min(cell.end, strip.end) - max(cell.start, strip.start)
    return shared > 4 and shared > 0.25 * (strip.end - strip.start)


def _affinity(cell: Cell, strip: Strip) -> float:
    """How well the cell sits below the strip; 0 or less: not at all."""
    away = cell.start - strip.start
    gap = min((cell.row - strip.last) * 0.05, 1.0)
    if cell.joined or strip.joined:
        # Behind a gutter of one blank a column stands where its widest line lets it, or left of that.
        if away > 2 and cell.joined and not strip.joined:
            return 0.0
        if away < -2 and strip.joined and not cell.joined:
            return 0.0
        return 2 - abs(away) * 0.06 - gap
    # Letter-spaced, a line has more blanks than its column has room for.
    end = cell.end - cell.line.text.count(" ")
    if end > strip.end + max(6, 0.3 * (strip.end - strip.start)) and len(strip.cells) > 2:
        return 0.0
    if -6 <= away <= 6:
        return 3 - abs(away) * 0.1 - gap
    if strip.start <= cell.start and cell.end <= strip.end + 1:
        return 1.5 - gap
    return 0.0


def _match(row: list[Cell], active: list[Strip]) -> list[tuple[Cell, Strip | None]]:
    """Give each cell of a row a strip, both in order from left to right, so that they fit best in all."""
    # By the last strip that was given (-1: none), and whether the last cell got it.
    best: dict[tuple[int, bool], tuple[float, list[Strip | None]]] = {(-1, False): (0.0, [])}
    for k, cell in enumerate(row):
        grown: dict[tuple[int, bool], tuple[float, list[Strip | None]]] = {}
        scores = [_affinity(cell, strip) for strip in active]
        for (last, straight), (total, way) in best.items():
            options: list[tuple[int, bool, float, Strip | None]] = [(last, False, total, None)]
            # A piece behind one blank may belong as far right as the column left of it could reach, were its longest
            # line all half-width.
            reach = (active[last].start if straight else row[k - 1].start) + 2 * row[k - 1].size + 4
            for n in range(last + 1, len(active)):
                if scores[n] > 0 and not (cell.joined and k and active[n].start > reach):
                    skipped = n - last - 1 if cell.joined and straight else 0
                    options.append((n, True, total + scores[n] - _SKIPPED * skipped, active[n]))
            for n, given, score, strip in options:
                if (n, given) not in grown or score > grown[n, given][0]:
                    grown[n, given] = (score, [*way, strip])
        best = grown
    return list(zip(row, max(best.values(), key=lambda b: b[0])[1], strict=True))


def _with_tails(pairs: list[tuple[Cell, Strip | None]], active: list[Strip]) -> list[tuple[Cell, Strip | None]]:
    """The cells of a row with their strips, a paragraph's last words in the strip of the line beside them.

    Where a column's lines lie half a line lower than those left of it, its paragraph's short last line and the first
    one of the next paragraph come out on one row, the former behind one blank.
    """
    out = []
    for n, (cell, strip) in enumerate(pairs):
        if n and strip is None and cell.joined and ends(cell.line.text) == 1.0 and n + 1 < len(pairs):
            left, (after, own) = pairs[n - 1][0], pairs[n + 1]
            if own and not after.joined and own in active and not ends(own.cells[-1].line.text):
                near = own.start < left.start + 2 * left.size and cell.size < column_width(own) - INDENT
                strip = own if near else None
        out.append((cell, strip))
    return out


def _headed(row: list[Cell], active: list[Strip], below: list[list[Cell]], links: Links) -> set[int]:
    """The strips (their ids) that end here because a heading stands over what follows them.

    A heading reaches to the right over the columns of its story. Whether a column goes on below is seen by whether
    what stands there begins at the same place and goes on in the text.
    """
    out: set[int] = set()
    for n, cell in enumerate(row):
        if cell.joined or (row[n + 1 : n + 2] and row[n + 1].joined) or not may_head(cell):
            continue
        own = [s for s in active if s.start - 6 < cell.start < s.end]
        if not own or own[-1].last < cell.row - _AHEAD:
            continue
        above = own[-1]
        if _is_centred(cell, above):
            continue
        total = _breaks(above, cell, links)
        if total < 0:
            continue
        edge = row[n + 1].start if n + 1 < len(row) else 1 << 30
        right = [s for s in active if above.start < s.start and s.end < edge and s.last < cell.row]
        if not right:
            continue
        follow = _followers(right, cell, below)
        best, reach = 0.0, 0
        for k, strip in enumerate(right, 1):
            total += _parts(strip, follow.get(id(strip)), links)
            if total > best:
                best, reach = total, k
        if reach:
            out.update(id(s) for s in right[:reach])
            out.add(id(above))
    return out


def _is_centred(cell: Cell, strip: Strip) -> bool:
    """Whether the cell stands in the middle of the column right below its text: a subhead."""
    return strip.last == cell.row - 1 and centred(cell.start - strip.start, cell.size, column_width(strip))


def _breaks(strip: Strip, cell: Cell, links: Links) -> float:
    """How much speaks, in nats, for a heading's not going on with the text above it; below 0 it may."""
    last = strip.cells[-1]
    if ends(last.line.text) == 1.0 or may_head(last):
        return 0.0
    column = column_width(strip)
    if not column or misfit(cell.size, column) == 0:
        return -1.0
    return min(-links.goes_on(last.line.text, cell.line.text, column), 1.0)


def _followers(strips: list[Strip], heading: Cell, below: list[list[Cell]]) -> dict[int, Cell]:
    """For each strip the cell that would go on with it below the heading, by the strip's id."""
    out: dict[int, Cell] = {}
    for row in below:
        if len(row) == 1 and may_head(row[0]) and abs(row[0].start - heading.start) < 12:
            continue
        for cell, strip in _match(row, strips):
            if strip is not None and id(strip) not in out:
                out[id(strip)] = cell
        if len(out) == len(strips):
            break
    return out


def _parts(strip: Strip, cell: Cell | None, links: Links) -> float:
    """How much speaks, in nats, for the strip's ending above a heading rather than going on in the cell below."""
    if cell is None:
        return 0.5
    last = strip.cells[-1].line.text
    column = column_width(strip)
    out = -links.link(last, cell.line.text, column)
    if not cell.joined and not strip.joined:
        away = cell.start - strip.start
        out += -1.0 if 0 <= away <= 4 else 2.0
    return out
