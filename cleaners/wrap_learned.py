"""What blank lines and kept indents mean on a page: learned from the gaps that are clear without them.

They mean other things on every page (some extractors put a blank line after each printed line, some none at all).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from hzclean.cleaners.kinds import Ending, Mark
from hzclean.cleaners.page import Line
from hzclean.cleaners.printed_lines import NO_COLUMN, PrintedLines

CLEAREST: Final = 4.0  # the most that a learned weight may say
RARE: Final = 0.05  # share of the gaps
RARE_BLANK: Final = 2.0
RARE_NO_BLANK: Final = 3.0
_AROUND: Final = 6  # lines to either side
_SPARSE, _DENSE = 0.5, 0.65
# Looking a name up in its class takes longer than to compare.
_TERMINAL, _COMMA = Ending.TERMINAL, Ending.COMMA


def add_learned(lines: Sequence[Line], printed: PrintedLines, columns: Sequence[float], weights: list[float]) -> None:
    """Add what blank lines, indents and opening quotes mean on this page, as far as its clear gaps tell."""
    heads = [lines[a] for a, _ in printed.spans]
    set_apart, set_in = any(line.blanks for line in heads[1:]), any(line.indent >= 1 for line in heads)
    if not (set_apart or set_in):
        return
    clear = _clear_gaps(printed, columns)
    if set_apart:
        blank = [line.blanks > 0 for line in heads]
        shares = _share_around(blank)
        _add_feature(blank, clear, weights, RARE_BLANK, 0.0, [s < _SPARSE for s in shares])
        _add_feature(blank, clear, weights, 0.0, RARE_NO_BLANK, [s > _DENSE for s in shares])
    if set_in:
        base = sorted(line.indent for line in heads)[len(heads) // 3]
        has = [line.indent >= base + 0.9 for line in heads]
        _add_feature(has, clear, weights, 1.5, 0.0, _told_by_indent(heads, printed, columns, has))


def _told_by_indent(
    heads: Sequence[Line], printed: PrintedLines, columns: Sequence[float], has: Sequence[bool]
) -> list[bool]:
    """At which lines indents are evidence.

    Where indents are kept, kicker, headline and deck stand below one another, full width and
    without indent: there the lack of one says that a line goes on only after a full line, in prose, and if the line
    is no wider than its column, as a headline is.
    """
    return [
        own
        or (
            n > 0
            and columns[n - 1] != NO_COLUMN
            and abs(printed.widths[n - 1] - columns[n - 1]) <= 3
            and printed.widths[n] <= columns[n] + 3.5
            and bool(printed.marks[n - 1] or printed.marks[n] is Mark.SENTENCE)
        )
        for n, own in enumerate(has)
    ]


def _share_around(blank: Sequence[bool]) -> list[float]:
    """The share of lines with a blank line before them around each line; it may change within a page."""
    sums = list(accumulate(blank, initial=0))
    near = [(max(n - _AROUND, 0), min(n + _AROUND + 1, len(blank))) for n in range(len(blank))]
    return [(sums[high] - sums[low]) / (high - low) for low, high in near]


def _clear_gaps(printed: PrintedLines, columns: Sequence[float]) -> list[int]:
    """For the gap before each printed line: 1 a sure break, -1 a sure join, 0 unsure, by width and endings only."""
    out = [0] * len(printed)
    widths, ends = printed.widths, printed.ends
    for n in range(1, len(printed)):
        column = columns[n - 1]
        if column == NO_COLUMN:
            continue
        over, end = widths[n - 1] - column, ends[n - 1]
        if end is _TERMINAL:
            if over < -printed.units[n] - 1.5:
                out[n] = 1
        elif end >= _COMMA and -0.8 <= over <= 0.8 and columns[n] == column:
            out[n] = -1
    return out


def _add_feature(
    has: Sequence[bool],
    clear: Sequence[int],
    weights: list[float],
    rare_true: float,
    rare_false: float,
    where: Sequence[bool] | None = None,
) -> None:
    """Add the weight of a feature, where it is and where it is not, as the clear gaps of the page tell it.

    `rare_true` and `rare_false`: what it says to have it, or not to, where that is too rare to be learned. `where`:
    the lines to look at, all if None.
    """
    chosen = range(1, len(weights)) if where is None else [n for n in range(1, len(weights)) if where[n]]
    counts = Counter((clear[n], has[n]) for n in chosen)
    breaks, joins = counts[1, True] + counts[1, False], counts[-1, True] + counts[-1, False]
    said = {}
    for value, rare in ((True, rare_true), (False, -rare_false)):
        at_breaks, at_joins = counts[1, value], counts[-1, value]
        if at_breaks + at_joins <= RARE * (breaks + joins):
            said[value] = rare
            continue
        rate = (at_breaks + at_joins) / (breaks + joins)
        weight = math.log((at_breaks + rate) / (breaks + 1)) - math.log((at_joins + rate) / (joins + 1))
        said[value] = max(-CLEAREST, min(CLEAREST, weight))
    for n in chosen:
        weights[n] += said[has[n]]
