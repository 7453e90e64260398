"""Areas of a recognised page whose columns stand side by side on one line, among areas that were read one by one.

Recognition finds the columns of most of a page and reads them apart; where a gutter is narrow it takes two or three
columns for one, and writes their lines side by side. So not the page but single blocks, parted by blank lines, hold
columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.cells import cut_cells
from hzclean.cleaners.column_strips import Strip, strips
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links
from hzclean.cleaners.page import Line, Page
from hzclean.cleaners.printed_lines import in_blocks

_GAP: Final = re.compile(r"\S {2,}(?=\S)")
_MOST_ROWS: Final = 0.3  # share of a page's lines; where more have gaps, the page as a whole was written side by side
_FEWEST_ROWS, _SHARE = 2, 0.25  # lines of a block with gaps, and their share of it


def has_areas(page: Page) -> bool:
    """Whether blank lines part the blocks of a page, and few of its lines hold pieces of several columns."""
    lines = page.lines
    return any(in_blocks(lines)) and sum(bool(_GAP.search(line.text)) for line in lines) <= _MOST_ROWS * len(lines)


def columns_of_areas(page: Page) -> list[Line] | None:
    """The page's lines, in blocks that hold columns side by side one column after the other; None if there are none.

    Each column begins as a block of its own.
    """
    blocks: list[list[Line]] = []
    for line in page.lines:
        if line.blanks or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    out: list[Line] = []
    found = False
    for block in blocks:
        columns = _columns(page, block)
        found = found or len(columns) > 1
        if len(columns) < 2:
            out += block
            continue
        for strip in columns:
            first, *rest = (cell.line for cell in strip.cells)
            out.append(first._replace(blanks=1))
            out += rest
    return out if found else None


def _columns(page: Page, block: Sequence[Line]) -> list[Strip]:
    gaps = sum(bool(_GAP.search(line.text)) for line in block)
    if gaps < _FEWEST_ROWS or gaps < _SHARE * len(block):
        return []
    links = Links(Reader([line.text for line in block]))
    found = sorted(strips(cut_cells(page, list(block)), links), key=lambda s: s.start)
    return found if sum(len(s.cells) > 1 for s in found) > 1 else []
