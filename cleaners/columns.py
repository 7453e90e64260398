"""Columns: the reading order of lines that an extractor wrote in another one."""

from __future__ import annotations

from itertools import pairwise

from hzclean.cleaners.mixed import in_order, reordered
from hzclean.cleaners.page import Line, Page, Repair
from hzclean.cleaners.placed import in_reading_order
from hzclean.cleaners.registry import Cleaner, Example, Settings


def columns(page: Page, settings: Settings) -> Page:
    """The page with its lines in reading order, where they were not."""
    if not page.untouched and any(line.region >= 0 for line in page.lines):
        return _moved(page, in_reading_order(page.lines))
    if in_order(page.text):
        return page
    found = reordered(page)
    import os
    if os.environ.get("GAIN"): print("gain", round(found.gain,1), len(page.lines), round(found.gain/len(page.lines),2))
    if found.gain < 10:
        return page
    return _moved(page, found.lines)


def _moved(page: Page, lines: list[Line]) -> Page:
    """The page with its lines in another order, and what moved noted: one repair for each run of lines that moved."""
    repairs: list[Repair] = []
    for a, b in pairwise(lines):
        if b.start < a.start:
            repairs.append(
                Repair("columns", b.start, b.end, a.text[-8:], b.text[:8], "the next column begins here", 1.0)
            )
    return page.with_lines(lines).noting(repairs)


CLEANER = Cleaner(
    name="columns",
    function=columns,
    what="columns read one after the other",
    why="An extractor that goes down the page line by line mixes the lines of columns that stand side by side.",
    example=Example("", ""),
)
