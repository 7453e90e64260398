"""What is usual on a wrapped page: how its paragraphs begin and end, learned from its clear lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import Ending
from hzclean.cleaners.printed_lines import NO_COLUMN, PrintedLines

_FROM_PAGE: Final = 2.0  # what the page tells of a column counts as much as so many of its own lines
_TERMINAL, _COMMA = Ending.TERMINAL, Ending.COMMA  # looking a name up in its class takes longer than to compare


class Habits(NamedTuple):
    """What is usual on a page, as probabilities: see `indents_lost`, `single_lines`, `not_full_share`."""

    indent_lost: Mapping[float, float]
    single: float
    not_full: float


def habits(printed: PrintedLines, columns: Sequence[float], across: Sequence[bool]) -> Habits:
    """The habits of a page. `columns`: the width of the column at each line; `across`: as `wrap_gaps.bridges` says."""
    short = _short_ends(printed, columns)
    return Habits(
        indents_lost(printed, columns, short), single_lines(printed, short), not_full_share(printed, columns, across)
    )


def _short_ends(printed: PrintedLines, columns: Sequence[float]) -> list[bool]:
    """Which lines surely end a paragraph: their sentence is over and they are far from full."""
    return [
        end is _TERMINAL and column != NO_COLUMN and wide <= column - 3
        for end, column, wide in zip(printed.ends, columns, printed.widths, strict=True)
    ]


def indents_lost(printed: PrintedLines, columns: Sequence[float], short_ends: Sequence[bool]) -> dict[float, float]:
    """How likely the first line of a paragraph is two em short: its indent was there and was not extracted.

    By the width of the column, as one story may be set with indents and the next without. Told from the lines after
    a short last line, which begin a paragraph almost surely; where a column has few, from all of the page.
    """
    short: Counter[float] = Counter()
    full: Counter[float] = Counter()
    for n in range(1, len(printed)):
        if printed.ends[n] < _COMMA or not short_ends[n - 1] or columns[n] == NO_COLUMN:
            continue
        over = printed.widths[n] - columns[n]
        if -2.8 <= over <= -1.2:
            short[columns[n]] += 1
        elif -0.8 <= over <= 0.8:
            full[columns[n]] += 1
    page = (short.total() + 1.0) / (short.total() + full.total() + 1.3)
    # A counter's `get` takes a fifth of what it takes to say that there are none.
    seen = ((c, short.get(c, 0), full.get(c, 0)) for c in set(columns))
    return {c: (few + _FROM_PAGE * page) / (few + many + _FROM_PAGE) for c, few, many in seen}


def single_lines(printed: PrintedLines, short_ends: Sequence[bool]) -> float:
    """The share of paragraphs of one line only, told from those that stand between short last lines."""
    single = several = 0
    for n in range(1, len(printed)):
        if not short_ends[n - 1]:
            continue
        if short_ends[n]:
            single += 1
        elif printed.ends[n] >= _COMMA:
            several += 1
    return (single + 0.5) / (single + several + 2.5)


def not_full_share(printed: PrintedLines, columns: Sequence[float], across: Sequence[bool]) -> float:
    """The share of lines that do not fill their column though a word runs on from them, so they surely go on.

    It is near 0 on a page from a PDF, and grows with what recognition, spacing and a ragged margin do to widths.
    """
    sure = short = 0
    for n in range(1, len(printed)):
        if across[n] and columns[n - 1] != NO_COLUMN:
            sure += 1
            lacks = columns[n - 1] - printed.widths[n - 1]
            # A first line lacks its indent as well.
            if not (-1 <= lacks < printed.units[n] + 0.6 or 1.5 <= lacks < printed.units[n] + 2.6):
                short += 1
    return (short + 0.5) / (sure + 10.0)
