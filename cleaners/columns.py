"""Columns: the reading order of lines that an extractor wrote in another one."""

from __future__ import annotations

import itertools

from hzclean.cleaners.page import Line, Page, Repair
from hzclean.cleaners.placed import in_reading_order
from hzclean.cleaners.registry import Cleaner, Example, Settings


def columns(page: Page, settings: Settings) -> Page:
    """The page with its lines in reading order, where they were not."""
    if page.untouched:
        return page
    lines = page.lines
    if any(line.region >= 0 for line in lines):
        return _moved(page, in_reading_order(lines))
    return page


def _moved(page: Page, lines: list[Line]) -> Page:
    """The page with its lines in another order, and what moved noted: one repair for each run of lines that moved."""
    repairs: list[Repair] = []
    for a, b in itertools.pairwise(lines):
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
