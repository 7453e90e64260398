"""Areas of a recognised page whose columns stand side by side on one line, among areas that were read one by one.

Recognition finds the columns of most of a page and reads them apart; where a gutter is narrow it takes two or three
columns for one, and writes their lines side by side. So not the page but single blocks, parted by blank lines, hold
columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from hzclean.cleaners.area_search import areas
from hzclean.cleaners.kinds import Ending, ending, inner_mark, stands_alone
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links
from hzclean.cleaners.page import Line, Page, cut
from hzclean.cleaners.patterns import late
from hzclean.cleaners.row_cuts import Cut, Piece
from hzclean.cleaners.wraps_gate import is_wrapped

_GAP: Final = late(r"\S {2,}(?=\S)")
_PARTED: Final = (0.15, 0.65)  # shares of lines after a blank line
_MOST_ROWS: Final = 0.65  # share of lines with gaps
# What it is worth, in nats, to go on with a line that breaks off; what each column costs that a piece passes over.
_OPEN: Final = 1.5
_PASSED: Final = 0.5
_BLANK, _GUTTER = 0.6, 1.5  # em: what one blank stands for, how far columns are apart


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
        slices = tuple(s for line in rules for s in line.slices)
        yield rules[0]._replace(text="".join(line.text for line in rules), slices=slices, blanks=1)


def _read(rows: Sequence[tuple[Line, Cut]], column: float, links: Links, rules: list[Line]) -> Iterator[Line]:
    """The rows' pieces column by column; a row of one piece that goes on in no column ends them."""
    count = max(len(c.pieces) for _, c in rows)
    columns: list[list[Line]] = [[] for _ in range(count)]
    for line, found in rows:
        parts = [_part(line, p, n) for n, p in enumerate(found.pieces)]
        if len(parts) == 1 and not _goes_on(line, columns, column, links):
            yield from _flushed(columns)
            yield line
            continue
        places = _places(parts, found.pieces, columns, column, links)
        for n, (where, part) in enumerate(zip(places, parts, strict=True)):
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


def _goes_on(line: Line, columns: Sequence[Sequence[Line]], column: float, links: Links) -> bool:
    """Whether a row of one piece goes on with the text of a column, or begins a paragraph in it."""
    above = [lines[-1].text for lines in columns if lines]
    prose = inner_mark(line.text) or ending(line.text) <= Ending.SEMICOLON
    if not line.blanks and above and prose and not stands_alone(line.text):
        return True
    return any(ending(a) >= Ending.COMMA and links.goes_on(a, line.text, column) > 0 for a in above)


def _ruled(line: Line, part: Line, before: Piece, piece: Piece, above: Sequence[Line], rules: list[Line]) -> Line:
    """The piece, with its opening quotation mark if that was taken for a column rule; real rules go to `rules`."""
    low, high = before.rule
    if low == high:
        return part
    if line.text[high - 1] in "“‘" and above and ending(above[-1].text) <= Ending.COLON:
        high -= 1
        part = line._replace(text=line.text[high : piece.end], slices=cut(line, high, piece.end), indent=0.0)
    if low < high:
        rules.append(line._replace(text=line.text[low:high], slices=cut(line, low, high), blanks=1))
    return part


def _part(line: Line, piece: Piece, number: int) -> Line:
    text = line.text[piece.start : piece.end]
    return line._replace(text=text, slices=cut(line, piece.start, piece.end), indent=0.0 if number else line.indent)


def _places(
    parts: Sequence[Line], pieces: Sequence[Piece], columns: Sequence[Sequence[Line]], column: float, links: Links
) -> Sequence[int]:
    """In which column each piece stands."""
    count = len(columns)
    if len(parts) == count:
        return range(count)

    def worth(places: Sequence[int]) -> float:
        total = 0.0
        for n, (part, place) in enumerate(zip(parts, places, strict=True)):
            above = columns[place]
            total += links.link(above[-1].text, part.text, column) if above else -1.0
            total += _OPEN * bool(above and ending(above[-1].text) >= Ending.COMMA)
            passed = place - places[n - 1] - 1 if n else place
            blanks = pieces[n - 1].blanks if n else 0
            room = max(blanks * _BLANK + pieces[n - 1].size - column - _GUTTER, 0.0) / (column + _GUTTER) if n else 0.0
            total -= abs(passed - room) if n else _PASSED * passed
        return total

    return max(combinations(range(count), len(parts)), key=worth)
