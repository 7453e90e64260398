"""How often headings of a page break at one width: in a narrow box, or in one column, each line is filled.

Which lines are broken is not known yet; what counts are pairs of lines that may be a heading's, the second one not the
longer. By chance a kicker or a short headline over a shorter deck looks so; but hardly several of a page at one width.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import Ending, Mark, begins_dated, stands_alone
from hzclean.cleaners.names import is_name
from hzclean.cleaners.page import Line
from hzclean.cleaners.printed_lines import PrintedLines
from hzclean.cleaners.verses import are_verses

_SHORTEST: Final = 5.5  # em; a shorter line may be a column's name
_ALIKE: Final = 0.6  # em
_STANZA: Final = 4  # lines; headlines hardly have so many


def broken_alike(
    lines: Sequence[Line], printed: PrintedLines, is_heading: Sequence[bool], may_be: Sequence[bool]
) -> dict[int, int]:
    """For each printed line that may be the first of a broken heading: how many others break at its width.

    `is_heading`: whether a line rather is a heading, or a part of one, than anything else; `may_be`: whether it may be.
    What says the same as another one counts once; verse, and more lines of one width than headlines have, not at all.
    """
    pairs = [n for n in range(len(printed) - 1) if is_heading[n] and may_be[n + 1] and _may_break(lines, printed, n)]
    pairs = _without_stanzas(pairs, printed.widths)
    widths = sorted(wide for wide, _ in {(printed.widths[n], printed.texts[n]) for n in pairs})
    return {n: _count(widths, printed.widths[n]) - 1 for n in pairs}


def _count(widths: Sequence[float], wide: float) -> int:
    """How many of the widths, in ascending order, are as wide."""
    return bisect_right(widths, wide + _ALIKE) - bisect_left(widths, wide - _ALIKE)


def _without_stanzas(pairs: Sequence[int], widths: Sequence[float]) -> list[int]:
    """The lines that may break but those that stand on end, all of one width, more of them than headlines have."""
    out: list[int] = []
    run: list[int] = []
    for n in [*pairs, len(widths)]:
        if run and (n != run[-1] + 1 or n == len(widths) or abs(widths[n] - widths[run[0]]) > _ALIKE):
            if len(run) < _STANZA:
                out += run
            run = []
        run.append(n)
    return out


def _may_break(lines: Sequence[Line], printed: PrintedLines, n: int) -> bool:
    wide, rest = printed.widths[n : n + 2]
    if wide < _SHORTEST or rest > wide + _ALIKE or printed.ends[n] < Ending.COLON:
        return False
    if Mark.SENTENCE in printed.marks[n : n + 2] or lines[printed.spans[n + 1][0]].blanks:
        return False
    below = printed.texts[n + 1]
    if are_verses(printed.texts[n], below):
        return False
    return not (stands_alone(below) or is_name(below) or begins_dated(below))
