"""Columns: the reading order of lines that an extractor wrote in another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hzclean.cleaners.areas import columns_of_areas, has_areas
from hzclean.cleaners.block_order import in_blocks, put_in_order
from hzclean.cleaners.cut_heads import with_whole_heads
from hzclean.cleaners.lone_rows import with_lone_rows_cut
from hzclean.cleaners.mixed import (
    GAIN_A_LINE,
    GAIN_A_LINE_APART,
    LEAST_GAIN,
    LEAST_GAIN_APART,
    Placed,
    confidence,
    reordered,
)
from hzclean.cleaners.mixed_gate import has_glued_prose, in_order, mixed_in_part
from hzclean.cleaners.mixed_looks import set_apart
from hzclean.cleaners.page import Doubt, Line, Page, Repair
from hzclean.cleaners.placed import in_reading_order
from hzclean.cleaners.records import are_cells, are_records, is_prose
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.whole_lines import are_whole
from hzclean.cleaners.wraps_gate import is_wrapped

# How sure a block's move must be where line by line an order was found already, in which headings stand by themselves.
_SURE = 0.8


def columns(page: Page, settings: Settings) -> Page:
    """The page with its lines in reading order, where they were not."""
    if not page.untouched and any(line.region >= 0 for line in page.lines):
        placed, sure_of = in_reading_order(page.lines)
        return _moved(page, placed, sure_of=sure_of, least=settings.min_confidence)
    if are_cells(page.text):
        return page
    rows_in_order, glued = in_order(page.text), has_glued_prose(page.text)
    if (glued or not rows_in_order) and _has_no_order(page.line_texts):
        return page
    if glued and (not rows_in_order or mixed_in_part(page.text)):
        from hzclean.cleaners.mixed_parts import reordered_parts

        some = reordered_parts(page.lines)
        if some:
            page = _taken(page, some, settings)
    if (rows_in_order or "  " in page.text) and "\n\n" in page.text and has_areas(page):
        lines = columns_of_areas(page)
        if lines is not None:
            page = _moved(page, lines)
            return _blocks(page, settings)
    if rows_in_order:
        return _blocks(page, settings)
    found = reordered(page)
    least, a_line = (LEAST_GAIN_APART, GAIN_A_LINE_APART) if set_apart(page.lines) else (LEAST_GAIN, GAIN_A_LINE)
    if found.gain < least:
        return _blocks(page, settings)
    return _taken(page, found, settings, a_line)


def _has_no_order(texts: Sequence[str]) -> bool:
    """Whether lines that seem to be mixed are of lists, or paragraphs already."""
    return are_records(texts) or not is_prose(texts) or are_whole(texts)


def _taken(page: Page, found: Placed, settings: Settings, a_line: float = GAIN_A_LINE) -> Page:
    """The page with its lines in another order, if that is as sure as is asked, by what it gains `a_line`, in nats."""
    sure = confidence(found.gain / len(page.lines), a_line)
    if sure < settings.min_confidence:
        why = "the lines may be of several columns, mixed; they stay as they are"
        return page.noting(doubts=[Doubt("columns", page.lines[0].start, page.lines[-1].end, why, sure)])
    return _moved(page, found.lines, sure)


def _blocks(page: Page, settings: Settings) -> Page:
    """The page with its blocks in reading order, if it is one of printed lines in blocks."""
    if not in_blocks(page.text) or not is_wrapped(page.text):
        return page
    page = with_whole_heads(with_lone_rows_cut(page))
    placed = any(repair.step == "strips" for repair in page.repairs)
    found = put_in_order(page.lines, max(settings.min_confidence, _SURE) if placed else settings.min_confidence)
    if found is None:
        return page
    page = page.noting(doubts=found.doubts)
    return page if found.lines is None else _moved(page, found.lines, why="the sentence goes on here")


def _moved(
    page: Page,
    lines: list[Line],
    sure: float = 1.0,
    why: str = "the next column begins here",
    sure_of: Mapping[int, float] | None = None,
    least: float = 0.0,
) -> Page:
    """The page with its lines in another order, and what moved noted: one repair for each run of lines that moved.

    `sure_of`: how sure it is that the line that starts there comes next, where it is known line by line; what is less
    sure than `least` is noted as doubtful too.
    """
    repairs: list[Repair] = []
    doubts: list[Doubt] = []
    known = sure_of or {}
    for a, b in pairwise(lines):
        here = known.get(b.start, sure)
        if b.start < a.start:
            repairs.append(Repair("columns", b.start, b.end, a.text[-8:], b.text[:8], why, here))
        if here < least:
            doubts.append(Doubt("columns", b.start, b.end, "another block may come before this one", here))
    return page.with_lines(lines).noting(repairs, doubts=doubts)


CLEANER = Cleaner(
    name="columns",
    function=columns,
    what="columns read one after the other",
    why="An extractor that goes down the page line by line mixes the lines of columns that stand side by side.",
    of_lines=True,
    example=Example(
        "清晨六时，县工业园的冷却\n价格是企业最关心的事。再\n塔升起白雾。与往年不同，\n生水分两档，普通水每吨一\n塔里循环的不是自来水，是\n"
        "块六毛五分，除盐水每吨三\n三公里外的污水厂送来的再\n块九毛，比自来水加自制除\n生水，一年能省四百万元。\n盐水的成本低三成五，企业\n"
        "园里的人都说，这雾比去年\n的账本上，一年少花四百二\n白，也比去年暖和。\n十万元，人人愿意用。\n",
        "清晨六时，县工业园的冷却\n塔升起白雾。与往年不同，\n塔里循环的不是自来水，是\n三公里外的污水厂送来的再\n生水，一年能省四百万元。\n"
        "园里的人都说，这雾比去年\n白，也比去年暖和。\n价格是企业最关心的事。再\n生水分两档，普通水每吨一\n块六毛五分，除盐水每吨三\n"
        "块九毛，比自来水加自制除\n盐水的成本低三成五，企业\n的账本上，一年少花四百二\n十万元，人人愿意用。\n",
    ),
)
