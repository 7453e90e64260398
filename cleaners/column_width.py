"""How wide the column is that each line stands in, in em, told from the lines themselves.

In justified Chinese type every full line of a column is as wide as the column, but for what did not fit: the line is
full if the next piece that may not be torn would have gone past the margin. So each line names the column widths it
would fill, many lines of a column name the same one, and it changes only from article to article.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import Ending
from hzclean.cleaners.printed_lines import NO_COLUMN, PrintedLines

NARROWEST: Final = 7.5  # em; narrower columns are tables
WIDEST: Final = 60.0  # em; wider ones than a page of a book are whole paragraphs
EM_PER_MARK: Final = 9.0  # one comma or stop in so many em of prose
# Costs in nats (minus the logarithm of how likely it is, roughly).
FULL: Final = 0.2
NEARLY_FULL: Final = 1.0
INDENTED: Final = 1.2
INDENTED_INSIDE: Final = 2.2  # where no paragraph seems to begin
LAST: Final = 1.8
SHORT: Final = 3.5
SHORT_UNMARKED: Final = 2.0  # a headline, most likely
TOO_WIDE: Final = 6.0
WHOLE: Final = 3.3
CHANGE: Final = 8.0
CHANGE_INSIDE: Final = 3.0
CHANGE_AFTER_HEADLINE: Final = 1.0
MOST_SUPPORT: Final = 3.0  # by how much it helps a width that many lines of the page have it


def column_widths(printed: PrintedLines) -> list[float]:
    """The column width at each printed line, `NO_COLUMN` where lines look like whole paragraphs.

    The cheapest assignment of a width to each line (a Viterbi search over a grid of half em): lines that fill their
    column are cheap, a change of width is dear, dearest in the middle of a sentence.
    """
    low, size = _grid(printed)
    entering = _entering(printed, low, size)
    costs = entering
    before: list[tuple[list[float], float, int]] = []
    units = [*printed.units[1:], 1.0]
    for n in range(len(printed)):
        if n:
            least = min(costs)
            change = least + _inside(printed, n)
            before.append((costs, change, costs.index(least)))
            line = _line_costs(printed, n, units[n], low, size)
            costs = [(c if c < change + e else change + e) + x for c, e, x in zip(costs, entering, line, strict=True)]
        else:
            costs = [e + x for e, x in zip(entering, _line_costs(printed, 0, units[0], low, size), strict=True)]
    return _trace(costs, before, entering, low)


def _grid(printed: PrintedLines) -> tuple[int, int]:
    """The narrowest width of the grid in half em, and how many widths there are, the last for no column."""
    low = int(NARROWEST * 2)
    widest = min(max(printed.widths), WIDEST)
    return low, max(int(widest * 2) + 3 - low, 1) + 1


def _entering(printed: PrintedLines, low: int, size: int) -> list[float]:
    """What it costs to change to each width: less for those that many lines of the page have."""
    support = Counter(round(w * 2) for w, end in zip(printed.widths, printed.ends, strict=True) if end >= Ending.COMMA)
    out = [CHANGE - min(math.log(1 + support[low + k]), MOST_SUPPORT) for k in range(size - 1)]
    return [*out, CHANGE - MOST_SUPPORT / 2]


def _inside(printed: PrintedLines, n: int) -> float:
    """What it costs more to change the width before line `n`, if the sentence goes on from the line before."""
    if printed.ends[n - 1] < Ending.COMMA:
        return 0.0
    headline = printed.ends[n - 1] is Ending.OPEN and not printed.marks[n - 1]
    return CHANGE_AFTER_HEADLINE if headline else CHANGE_INSIDE


def _line_costs(printed: PrintedLines, n: int, unit: float, low: int, size: int) -> list[float]:
    """The cost of printed line `n` in a column of each width of the grid.

    As the width grows the line is too wide for it, fills it, lacks no more than the next `unit`, lacks an indent, is
    short. So the costs are a few runs of equal numbers.
    """
    w = printed.widths[n]
    tolerance = printed.tolerance + 0.06 * printed.halves[n]
    end = printed.ends[n]
    unmarked = 0.0
    if end < Ending.COMMA:
        short = LAST
    elif printed.marks[n]:
        short = SHORT
    else:
        short = SHORT_UNMARKED
        unmarked = min(w / EM_PER_MARK, 2.5)
    grid = size - 1
    base = -low
    squeezed = min(max(math.ceil((w - printed.squeezes[n] - tolerance) * 2) + base, 0), grid)
    full = min(max(math.ceil((w - tolerance) * 2) + base, squeezed), grid)
    nearly = min(max(int((w + 0.5 + tolerance) * 2) + 1 + base, full), grid)
    rest = min(max(math.ceil((w + unit + tolerance) * 2) + base, nearly), grid)
    out = [TOO_WIDE] * squeezed
    out += [NEARLY_FULL + unmarked] * (full - squeezed)
    out += [FULL + unmarked] * (nearly - full)
    out += [NEARLY_FULL + unmarked] * (rest - nearly)
    began = n == 0 or printed.ends[n - 1] < Ending.COMMA or printed.widths[n - 1] < 0.7 * w
    indent = (INDENTED if began else INDENTED_INSIDE) + unmarked
    if indent < short:
        indented = min(max(math.ceil((w + 2 - tolerance) * 2) + base, rest), grid)
        last = min(max(math.ceil((w + 2 + unit + tolerance) * 2) + base, indented), grid)
        out += [short] * (indented - rest)
        out += [indent] * (last - indented)
        out += [short] * (grid - last)
    else:
        out += [short] * (grid - rest)
    out.append(WHOLE)
    return out


def _trace(
    costs: Sequence[float], before: Sequence[tuple[list[float], float, int]], entering: Sequence[float], low: int
) -> list[float]:
    grid = len(costs) - 1
    state = min(range(len(costs)), key=costs.__getitem__)
    out = [(low + state) / 2 if state < grid else NO_COLUMN]
    for earlier, change, best in reversed(before):
        if earlier[state] >= change + entering[state]:
            state = best
        out.append((low + state) / 2 if state < grid else NO_COLUMN)
    out.reverse()
    return out
