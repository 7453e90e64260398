"""Gutters: columns that an extractor printed side by side on one line, with blanks between them (pdftotext -layout).

This step only cuts such lines into their pieces and says where each piece starts; `columns` then reads them one
column after the other.
"""

from __future__ import annotations

from statistics import median

from hzclean.cleaners.areas import has_areas
from hzclean.cleaners.cells import Cell, may_head
from hzclean.cleaners.column_strips import Strip, column_width, page_strips
from hzclean.cleaners.joined import INDENT, PROSE_INSIDE, SLACK, misfit
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links, ends
from hzclean.cleaners.mixed_gate import LONGEST_LINE, are_paragraphs
from hzclean.cleaners.page import LONGEST_SHEET, Page
from hzclean.cleaners.patterns import late
from hzclean.cleaners.printed_lines import in_blocks
from hzclean.cleaners.records import are_cells
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.split_strips import whole_columns

# From the first blank of a run only, or a run that nothing follows would be looked through from each of its blanks.
_BLANKS = late("  (?<!   ) *(?=[^ \\r\\n])")
_APART = late("  +|\n")
_SPACED = late(" (?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) ")
# Columns of running text are at least this many em wide, and so many of the lines that break off are full.
NARROWEST = 6.5
FULL_SHARE = 0.5
# Share of the lines with pieces of several columns, in what was printed side by side.
_MOST_ROWS = 0.3
# So many characters apart lines of one column may begin, whatever their blanks and half-width characters.
_BELOW = 2
# So many lines behind a gutter of one blank tell where their column stands.
_LINES = 3
# So many lines a column beside running text has, and the text beside it.
_SIDE = 5
# Wide blanks there are at least, and for so many of the lines (of 150 pages with columns side by side, a fifth).
_FEWEST_GAPS, _LEAST_GAPS = 3, 0.05


def gutters(page: Page, settings: Settings) -> Page:
    """The page with its lines cut at the gutters, if there are columns of running text side by side on it."""
    text = page.text
    if text.count("  ") < 3 or len(text) - text.count(" ") > LONGEST_SHEET or not _has_gaps(text):
        return page
    if _in_paragraphs(text) or are_cells(text) or has_areas(page) or _in_sections(page):
        return page
    reader = Reader([line.text for line in page.lines])
    links = Links(reader)
    found = page_strips(page, links)
    if not running_text(found) and not _has_sidebar(found):
        return page
    reader.expect([cell.line.text for strip in found for cell in strip.cells])
    found = whole_columns(found, links)
    lines = [
        cell.line._replace(number=cell.row, x=_place(cell, strip) / 2, indent=_indent(cell, strip), region=n)
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
        return max(cell.start - (strip.start if may_head(cell) else _edge(strip)), 0) / 2
    full = column_width(strip)
    return INDENT if full and abs(cell.size - full + INDENT) <= SLACK else 0.0


def _edge(strip: Strip) -> int:
    """Where the strip's lines begin that are not set in.

    Behind a gutter of one blank lines never stand farther right than their column, but where the column left of them
    is full they stand right there. So what begins farther right, behind wide blanks, is set in, unless it is full.
    """
    joined = [c.start for c in strip.cells if c.joined]
    if len(joined) < _LINES or strip.start - max(joined) < _BELOW:
        return strip.start
    full = column_width(strip)
    exact = (c for c in strip.cells if not c.joined and c.start - strip.start < _BELOW)
    return strip.start if any(c.size > full - INDENT + SLACK for c in exact) else max(joined)


def _has_gaps(text: str) -> bool:
    """Whether there are runs of blanks inside so many lines, beside a character that is not of ASCII."""
    fewest = max(_FEWEST_GAPS, _LEAST_GAPS * text.count("\n"))
    for found in _BLANKS.finditer(text):
        before = text[max(found.start() - 1, 0)]
        if before > " " and (before > "\x7f" or text[found.end()] > "\x7f"):
            fewest -= 1
            if fewest <= 0:
                return True
    return False


def _in_paragraphs(text: str) -> bool:
    """Whether a good part of a text stands in stretches without a gutter that are longer than any printed line.

    A manual whose tags were taken out, lists set in and prose with wide blanks: its lines are paragraphs.
    """
    # Letter-spaced, a line is shorter than it looks.
    long = (part for part in _APART.split(text) if len(part) > LONGEST_LINE)
    return are_paragraphs((len(_SPACED.sub("", part)) for part in long), len(text))


def _in_sections(page: Page) -> bool:
    """Whether blank lines part sections of a text, as in manuals, and few of its lines have wide blanks inside."""
    lines = page.lines
    return any(in_blocks(lines)) and sum("  " in line.text for line in lines) <= _MOST_ROWS * len(lines)


def running_text(found: list[Strip]) -> bool:
    """Whether two strips at least stand side by side, wide blanks between them, and hold running text."""
    text = sorted((strip for strip in found if len(strip.cells) >= 3 and _is_text(strip)), key=lambda s: s.start)
    for n, a in enumerate(text):
        for b in text[n + 1 :]:
            if min(a.last, b.last) - max(a.cells[0].row, b.cells[0].row) >= 2 and _stands_apart(b):
                return True
    return False


def _has_sidebar(found: list[Strip]) -> bool:
    """Whether a column of notes, of labels and figures, stands right of running text, whose lines are full beside it.

    Its own lines need not be text: 投资评级, 目标价, 相关报告 beside a report. They begin straight below one another.
    """
    for text in found:
        if len(text.cells) < _SIDE or not _is_text(text):
            continue
        full = column_width(text)
        rows = {c.row for c in text.cells if misfit(c.size, full) == 0}
        for side in found:
            exact = [c for c in side.cells if not c.joined and abs(c.start - side.start) <= _BELOW]
            if side.start > text.start + full and len(exact) >= max(_SIDE, FULL_SHARE * len(side.cells)):
                first, last = side.cells[0].row, side.last
                beside = [c for c in text.cells if first <= c.row <= last]
                if len(beside) >= _SIDE and sum(c.row in rows for c in beside) >= FULL_SHARE * len(beside):
                    return True
    return False


def _stands_apart(strip: Strip) -> bool:
    """Whether lines of a strip begin below one another behind wide blanks, as only print makes them."""
    starts = [c.start for c in strip.cells if not c.joined]
    middle = median(starts) if starts else 0
    return sum(abs(start - middle) <= _BELOW for start in starts) > 1


def _is_text(strip: Strip) -> bool:
    """Whether commas and full stops stand inside lines, and the lines that break off are about equally wide.

    The cells of a table have no such marks, and break off at any width.
    """
    prose = sum(bool(PROSE_INSIDE.search(c.line.text)) for c in strip.cells)
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
    of_lines=True,
    example=Example(
        "清晨六时，县工业园的冷却  不用自来水，用的是三公里\n"
        "塔升起白雾。与往年不同，  外的污水处理厂送来的再生\n"
        "塔里循环的水换了，如今再  水，每天少用九千吨。\n",
        "清晨六时，县工业园的冷却\n不用自来水，用的是三公里\n塔升起白雾。与往年不同，\n"
        "外的污水处理厂送来的再生\n塔里循环的水换了，如今再\n水，每天少用九千吨。\n",
    ),
)
