"""Lone rows: a row of a recognised page that holds lines of two columns, where the rows around it hold one each.

Recognition finds the columns of a page and reads them apart, but for a row here and there that it writes across the
gutter, the column rule read as a quotation mark or bracket that nothing closes. `areas` finds several such rows on end
by the width that they share; of a single one only the mark and the lines around it tell. Of 14 rows cut so on 37
recognised pages that we typeset all held two lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from hzclean.cleaners.block_seen import block_list, common_widths
from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.kinds import Ending, Mark, ending, inner_mark
from hzclean.cleaners.links import size
from hzclean.cleaners.page import Line, Page, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.row_cuts import Gap, gaps
from hzclean.cleaners.slices import part_of

_MARK: Final = late("[“”|\\[\\]_¦]")
_ONLY_MARKS: Final = late("[“”|\\[\\]_¦ 。，.、'‘’\"]+$")
_SHORTEST_LEFT, _SHORTEST_RIGHT = 6.0, 3.5  # em
_OVER: Final = 2.5  # em by which a row is wider than the lines of one column
_FAR_OVER: Final = 1.3  # times as wide as any line of the page
_SLACK: Final = 1.0  # em by which full lines of one column may differ
_FEWEST: Final = 3  # lines as wide as the widest of the page


def with_lone_rows_cut(page: Page) -> Page:
    """The page with such rows cut, each right half a block of its own after the left one's; the same object if none is.

    What the rule was read as goes to the page's end, where `areas` puts it too.
    """
    if not is_recognised(page.text) or not _MARK.search(page.text):
        return page
    common = common_widths([line.text for line in page.lines])
    widest = sorted(size(line.text) for line in page.lines if ending(line.text) >= Ending.COMMA)[-_FEWEST:]
    lines: list[Line] = []
    rules: list[Line] = []
    repairs: list[Repair] = []
    for block in block_list(page.lines):
        right: list[Line] = []
        for n, line in enumerate(block.lines):
            gap = _gutter(block.lines, n, common, widest[0] if widest else 0.0)
            if gap is None:
                lines.append(line)
                continue
            low, high = gap.rule
            lines.append(part_of(line, 0, gap.start))
            right.append(part_of(line, gap.end, len(line.text), blanks=1, indent=0.0))
            rules.append(part_of(line, low, high, blanks=1))
            why = "another column's line on the same row"
            repairs.append(Repair("columns", line.start, line.end, line.text, right[-1].text, why))
        lines += right
    return page.with_lines([*lines, *_together(rules, lines)]).noting(repairs) if rules else page


def _gutter(block: Sequence[Line], number: int, common: Sequence[int], widest: float) -> Gap | None:
    """Where a row is to be cut: at a mark that pairs with none, behind what is as wide as the lines around it."""
    text = block[number].text
    if not _MARK.search(text) or inner_mark(text) is Mark.NONE:
        return None
    wide = size(text)
    around = [size(line.text) for n, line in enumerate(block) if n != number and ending(line.text) >= Ending.COMMA]
    if wide <= max(around, default=0.0) + _OVER:
        return None
    for gap in gaps(text):
        low, high = gap.rule
        if low == high or gap.read >= 1 or not _MARK.search(text, low, high):
            continue
        left = size(text[: gap.start])
        if left < _SHORTEST_LEFT or size(text[gap.end :]) < _SHORTEST_RIGHT:
            continue
        if _is_full(left, around) or (wide > widest + _OVER and _is_full(left, common)) or wide > widest * _FAR_OVER:
            return gap
    return None


def _is_full(width: float, columns: Sequence[float]) -> bool:
    """Whether a line of some width fills one of these columns, as any line or as a paragraph's first or second."""
    return any(min(abs(abs(width - column) - step) for step in (0.0, INDENT)) <= _SLACK for column in columns)


def _together(rules: Sequence[Line], lines: list[Line]) -> Iterator[Line]:
    """What column rules were read as, all on one line at the page's end, with what `areas` found already."""
    before = [lines.pop()] if rules and _ONLY_MARKS.match(lines[-1].text) else []
    whole = [*before, *rules]
    if whole:
        slices = tuple(s for line in whole for s in line.slices)
        yield whole[0]._replace(text="".join(line.text for line in whole), slices=slices, blanks=1)
