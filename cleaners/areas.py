"""Areas of a recognised page whose columns stand side by side on one line, among areas that were read one by one.

Recognition finds the columns of most of a page and reads them apart; where a gutter is narrow it takes two or three
columns for one, and writes their lines side by side. So not the page but single blocks, parted by blank lines, hold
columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from hzclean.cleaners.area_columns import columns_of_rows
from hzclean.cleaners.area_search import areas
from hzclean.cleaners.kinds import Ending, ending
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links
from hzclean.cleaners.page import Line, Page
from hzclean.cleaners.patterns import late
from hzclean.cleaners.row_cuts import Cut, Piece
from hzclean.cleaners.slices import end_to_end, part_of
from hzclean.cleaners.wraps_gate import is_wrapped

_GAP: Final = late(r"\S {2,}(?=\S)")
_PARTED: Final = (0.15, 0.65)  # shares of lines after a blank line
_MOST_ROWS: Final = 0.65  # share of lines with gaps


def has_areas(page: Page) -> bool:
    """Whether a page was recognised area by area: blank lines part blocks and paragraphs, and no line is set in.

    Where more than half of the lines hold pieces of several columns, the page as a whole was written side by side.
    """
    if not is_wrapped(page.text):
        return False
    lines = page.lines
    count = len(lines)
    parted = sum(line.blanks > 0 for line in lines)
    base = min((line.indent for line in lines), default=0.0)
    if (
        not _PARTED[0] * count <= parted <= _PARTED[1] * count
        or sum(line.indent > base for line in lines) > 0.1 * count
    ):
        return False
    return sum(bool(_GAP.search(line.text)) for line in lines) <= _MOST_ROWS * count


def columns_of_areas(page: Page) -> list[Line] | None:
    """The page's lines, in blocks that hold columns side by side one column after the other; None if there are none.

    Each column begins as a block of its own.
    """
    found = areas(page.lines)
    if not found:
        return None
    links = Links(Reader([line.text for line in page.lines]))
    out: list[Line] = []
    rules: list[Line] = []
    done = 0
    for area in found:
        out += page.lines[done : area.start]
        done = area.start + len(area.rows)
        out += _read(list(zip(page.lines[area.start : done], area.rows, strict=True)), area.column, links, rules)
    return [*out, *page.lines[done:], *_together(rules)]


def _together(rules: Sequence[Line]) -> Iterator[Line]:
    """What column rules were read as, all on one line: no text, and yet nothing is left out."""
    if rules:
        yield end_to_end(rules)._replace(blanks=1)


def _read(rows: Sequence[tuple[Line, Cut]], column: float, links: Links, rules: list[Line]) -> Iterator[Line]:
    """The rows' pieces column by column; a row of one piece that goes on in no column ends them."""
    cuts = [found for _, found in rows]
    pieces = [[_part(line, p, n) for n, p in enumerate(found.pieces)] for line, found in rows]
    columns: list[list[Line]] = [[] for _ in range(max(map(len, pieces)))]
    for (line, found), parts, places in zip(rows, pieces, columns_of_rows(pieces, cuts, column, links), strict=True):
        if not places:
            yield from _flushed(columns)
            yield line
        for n, (where, part) in enumerate(zip(places, parts, strict=False)):
            if n:
                part = _ruled(line, part, found.pieces[n - 1], found.pieces[n], columns[where], rules)
            columns[where].append(part)
    yield from _flushed(columns)


def _flushed(columns: list[list[Line]]) -> Iterator[Line]:
    """The lines of the columns, each column a block; the columns are empty then."""
    for lines in columns:
        for n, part in enumerate(lines):
            yield part._replace(blanks=int(not n))
        lines.clear()


def _ruled(line: Line, part: Line, before: Piece, piece: Piece, above: Sequence[Line], rules: list[Line]) -> Line:
    """The piece, with its opening quotation mark if that was taken for a column rule; real rules go to `rules`."""
    low, high = before.rule
    if low == high:
        return part
    if line.text[high - 1] in "“‘" and above and ending(above[-1].text) <= Ending.COLON:
        high -= 1
        part = part_of(line, high, piece.end, indent=0.0)
    if low < high:
        rules.append(part_of(line, low, high, blanks=1))
    return part


def _part(line: Line, piece: Piece, number: int) -> Line:
    return part_of(line, piece.start, piece.end, indent=0.0 if number else line.indent)
