"""How wide the column is that each line stands in, in em, told from the lines themselves.

In justified Chinese type every full line of a column is as wide as the column, but for what did not fit: the line is
full if the next piece that may not be torn would have gone past the margin. So each line names the column widths it
would fill, many lines of a column name the same one, and it changes only from article to article.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from hzclean.cleaners.kinds import Ending, Mark, stands_alone
from hzclean.cleaners.printed_lines import NO_COLUMN, PrintedLines

NARROWEST: Final = 7.5  # em; narrower columns are tables
WIDEST: Final = 60.0  # em; wider lines are whole paragraphs
EM_PER_MARK: Final = 9.0  # one comma or stop in so many em of prose
# Costs in nats (minus the logarithm of how likely it is, roughly).
FULL: Final = 0.2
NEARLY_FULL: Final = 1.0
INDENTED: Final = 1.2
SET_IN, NOT_SET_IN = 0.7, 0.5  # a paragraph's first line, lacking its indent or full, where most do lack it
INDENTED_INSIDE: Final = 2.2  # where no paragraph seems to begin
LAST: Final = 1.8
SHORT: Final = 3.5
SHORT_UNMARKED: Final = 2.0  # a headline, most likely
SHORT_BELOW_NAMES: Final = 4.5  # a text begins there
TOO_WIDE: Final = 6.0
FAR_TOO_WIDE: Final = 12.0  # so wide that it is of another column
FAR: Final = 1.8  # times the column's width
WHOLE: Final = 3.3
CHANGE: Final = 8.0
CHANGE_INSIDE: Final = 3.0
CHANGE_AFTER_HEADLINE: Final = 1.0
CHANGE_AMID_TEXT: Final = 2.0  # where the next line is prose: over another story's text stands its headline
_LONGEST_SIGNED: Final = 30.0  # em
_TERMINAL, _COMMA, _OPEN = Ending.TERMINAL, Ending.COMMA, Ending.OPEN
_SENTENCE: Final = Mark.SENTENCE  # looking a name up in its class takes longer than to compare
_MOSTLY: Final = 4
CHANGE_OF_BLOCK: Final = -2.0  # where a blank line sets a block off
MOST_SUPPORT: Final = 3.0  # by how much it helps a width that many lines of the page have it


def column_widths(printed: PrintedLines) -> list[float]:
    """The column width at each printed line, `NO_COLUMN` where lines look like whole paragraphs.

    The cheapest assignment of a width to each line (a Viterbi search over half ems): lines that fill their column
    are cheap, a change of width is dear, dearest in the middle of a sentence.
    """
    grid, entering = _widths(printed)
    before: list[tuple[list[float], float, float]] = []
    lines = _line_costs(printed, grid)
    costs = [e + x for e, x in zip(entering, next(lines), strict=True)]
    least = min(costs)
    cheapest = costs.index(least)
    for inside, line in zip(_inside(printed), lines, strict=True):
        change = least + inside
        before.append((costs, change, least))
        costs = [
            c + x if c < (entered := change + e) else entered + x
            for c, e, x in zip(costs, entering, line)  # noqa: B905 the innermost loop of all
        ]
        # No line costs less than one that is full, so the cheapest stays the cheapest if the line fills it.
        if line[cheapest] <= NOT_SET_IN:
            least = costs[cheapest]
        else:
            least = min(costs)
            cheapest = costs.index(least)
    return _trace(costs, before, entering, grid)


def far_wider_apart(printed: PrintedLines, columns: Sequence[float]) -> list[float]:
    """The column width at each printed line, but `NO_COLUMN` at lines far wider than the column.

    For recognised pages: there such a line does not change the column, as it may be lines of two. It may as well be a
    whole paragraph, and is never a line of that column.
    """
    return [NO_COLUMN if w > FAR * c else c for w, c in zip(printed.widths, columns, strict=True)]


def _widths(printed: PrintedLines) -> tuple[list[float], list[float]]:
    """The widths that lines of the page may fill, ascending, and what it costs to change to each, then to none.

    A width that many lines have costs less. Those that no two lines come near are left out.
    """
    fills = [w for w, end in zip(printed.widths, printed.ends, strict=True) if end >= _COMMA and w <= WIDEST]
    support = Counter([round(w * 2) for w in fills])
    near: Counter[int] = Counter()
    for at, count in support.items():
        # Full lines, lines that lack a character, and first lines, which lack their indent.
        for d in (6, 5, 4, 2, 1, 0, -1):
            near[at + d] += count
    grid, entering = [], []
    for at in sorted(near):
        if (
            near[at] >= 2
            and at >= NARROWEST * 2
            and (at - 2 in support or at - 1 in support or at in support or at + 1 in support)
        ):
            grid.append(at / 2)
            entering.append(CHANGE - min(math.log(1 + support[at]), MOST_SUPPORT))
    entering.append(CHANGE - MOST_SUPPORT / 2)
    return grid, entering


def _inside(printed: PrintedLines) -> list[float]:
    """What it costs more to change the width before each line but the first, if the sentence goes on in it."""
    return [
        CHANGE_OF_BLOCK
        if parted
        else (CHANGE_AMID_TEXT if after is _SENTENCE else 0.0)
        if end < _COMMA
        else CHANGE_AFTER_HEADLINE
        if end is _OPEN and not mark
        else CHANGE_INSIDE
        for parted, end, mark, after in zip(
            printed.parted[1:], printed.ends, printed.marks, printed.marks[1:], strict=False
        )
    ]


def _line_costs(printed: PrintedLines, grid: Sequence[float]) -> Iterator[list[float]]:
    """For each printed line its cost in a column of each width of the grid, then in none.

    As the width grows the line is too wide for it, fills it, lacks no more than the next line's first unit, lacks an
    indent, is short. So the costs are a few runs of equal numbers.
    """
    size = len(grid)
    units = [*printed.units[1:], 1.0]
    # On a recognised page lines of two columns may be one.
    too_far = 0.0 if any(printed.parted) else 1 / FAR
    indented_first, full_first = (SET_IN, NOT_SET_IN) if sets_in(printed) else (INDENTED, FULL)
    begins, narrow = True, 0.0  # whether the line before ended a clause; what is no narrower follows a short line
    signed = False  # whether it was a byline
    for w, end, mark, squeeze, slack, unit, text in zip(
        printed.widths,
        printed.ends,
        printed.marks,
        printed.squeezes,
        printed.slacks,
        units,
        printed.texts,
        strict=True,
    ):
        tolerance = printed.tolerance + slack
        after_signed = signed
        began = begins or narrow < 0.7 * w or signed
        begins, narrow = end < _COMMA, w
        unmarked = 0.0
        signed = False
        if end < _COMMA:
            short = LAST
        elif mark:
            short = SHORT
        else:
            short = SHORT_BELOW_NAMES if after_signed else SHORT_UNMARKED
            unmarked = min(w / EM_PER_MARK, 2.5)
            signed = w <= _LONGEST_SIGNED and stands_alone(text)
        squeezed = bisect_left(grid, w - squeeze - tolerance)
        full = bisect_left(grid, w - tolerance, squeezed)
        nearly = bisect_right(grid, w + 0.5 + tolerance, full)
        rest = bisect_left(grid, w + unit + tolerance, nearly) if unit > 0.5 else nearly
        far = bisect_left(grid, w * too_far, 0, squeezed)
        out = [FAR_TOO_WIDE] * far
        out += [TOO_WIDE] * (squeezed - far)
        out += [NEARLY_FULL + unmarked] * (full - squeezed)
        out += [(full_first if began else FULL) + unmarked] * (nearly - full)
        out += [NEARLY_FULL + unmarked] * (rest - nearly)
        out += [short] * (size - rest)
        indent = (indented_first if began else INDENTED_INSIDE) + unmarked
        if indent < short:
            indented = bisect_left(grid, w + 2 - tolerance, rest)
            last = bisect_left(grid, w + 2 + unit + tolerance, indented)
            out[indented:last] = [indent] * (last - indented)
        out.append(WHOLE)
        yield out


def sets_in(printed: PrintedLines) -> bool:
    """Whether paragraphs begin with a line two em short, told from those after a line that is far shorter."""
    short = full = 0
    widths, ends = printed.widths, printed.ends
    for n in range(1, len(widths) - 1):
        if ends[n - 1] is _TERMINAL and ends[n] >= _COMMA and ends[n + 1] >= _COMMA and widths[n - 1] < widths[n] - 2:
            more = widths[n + 1] - widths[n]
            if 1.2 <= more <= 2.8:
                short += 1
            elif -0.8 <= more <= 0.8:
                full += 1
    return short > _MOSTLY * full


def _trace(
    costs: Sequence[float],
    before: Sequence[tuple[list[float], float, float]],
    entering: Sequence[float],
    grid: Sequence[float],
) -> list[float]:
    widths = [*grid, NO_COLUMN]
    state = min(range(len(costs)), key=costs.__getitem__)
    out = [widths[state]]
    for earlier, change, least in reversed(before):
        if earlier[state] >= change + entering[state]:
            state = earlier.index(least)
        out.append(widths[state])
    out.reverse()
    return out
