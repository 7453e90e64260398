"""How wide the column is that each line stands in, in em, told from the lines themselves.

In justified Chinese type every full line of a column is as wide as the column, but for what did not fit: the line is
full if the next piece that may not be torn would have gone past the margin. So each line names the column widths it
would fill, many lines of a column name the same one, and it changes only from article to article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import Ending
from hzclean.cleaners.printed_lines import NO_COLUMN, PrintedLines

NARROWEST: Final = 7.5  # em; narrower columns are tables
_MOST_WIDTHS: Final = 14
_NEAR: Final = 6  # lines
# Costs in nats (minus the logarithm of how likely it is, roughly).
_FULL, _NEARLY_FULL, _INDENTED, _LAST, _SHORT, _TOO_WIDE, _WHOLE = 0.2, 1.0, 1.2, 1.8, 3.0, 6.0, 3.3
_CHANGE, _CHANGE_INSIDE = 7.0, 3.0


def likely_widths(printed: PrintedLines) -> list[float]:
    """The widths that several lines near each other would fill, the most frequent first; half-em steps."""
    support: Counter[float] = Counter()
    recent: dict[float, int] = {}
    for n, (width, end) in enumerate(zip(printed.widths, printed.ends, strict=True)):
        if end >= Ending.COMMA and width >= NARROWEST:
            at = round(width * 2) / 2
            for named in (at, at + 0.5, at + 2.0):
                if n - recent.get(named, -99) <= _NEAR:
                    support[named] += 1
                recent[named] = n
    peaks = [
        (count, at)
        for at, count in support.items()
        if count >= max(support.get(at - 0.5, 0), support.get(at + 0.5, 0)) - 1
    ]
    return [at for _, at in sorted(peaks, reverse=True)[:_MOST_WIDTHS]]


def column_widths(printed: PrintedLines) -> list[float]:
    """The column width at each printed line, `NO_COLUMN` where lines look like whole paragraphs.

    The cheapest assignment of one of the `likely_widths` to each line (a Viterbi search): lines that fill their
    column are cheap, a change of width is dear, dearest in the middle of a sentence.
    """
    candidates = [*likely_widths(printed), NO_COLUMN]
    size = len(candidates)
    units = [*printed.units[1:], 1.0]
    costs = [0.0] * size
    back: list[list[int] | None] = []
    ends, widths, squeezes = printed.ends, printed.widths, printed.squeezes
    for n in range(len(printed)):
        w, squeezed, unit, open_end = widths[n], squeezes[n], units[n], ends[n] >= Ending.COMMA
        least = min(costs)
        change = least + _CHANGE + (_CHANGE_INSIDE if n and ends[n - 1] >= Ending.COMMA else 0.0)
        came: list[int] | None = None
        if change < max(costs):
            best = costs.index(least)
            came = [best if c > change else k for k, c in enumerate(costs)]
            costs = [c if c < change else change for c in costs]
        back.append(came)
        tolerance = 0.3 + 0.06 * printed.halves[n]
        began = n == 0 or ends[n - 1] < Ending.COMMA or widths[n - 1] < 0.7 * w
        out = []
        for k, column in enumerate(candidates):
            over = w - column
            if over > squeezed + tolerance:
                cost = _TOO_WIDE
            elif over > tolerance:
                cost = _NEARLY_FULL
            elif over >= -0.5 - tolerance:
                cost = _FULL
            elif over > -unit - tolerance:
                cost = _NEARLY_FULL
            elif column == NO_COLUMN:
                cost = _WHOLE
            elif not open_end:
                cost = _LAST
            elif began and -unit - tolerance < over + 2 <= tolerance:
                cost = _INDENTED
            else:
                cost = _SHORT
            out.append(costs[k] + cost)
        costs = out
    return _trace(candidates, costs, back)


def _trace(candidates: Sequence[float], costs: Sequence[float], back: Sequence[list[int] | None]) -> list[float]:
    state = min(range(len(costs)), key=costs.__getitem__)
    out = []
    for came in reversed(back):
        out.append(candidates[state])
        if came is not None:
            state = came[state]
    out.reverse()
    return out
