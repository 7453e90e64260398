"""Subheads that came out in a row, in no column, on a page that was read strip by strip: each put over its text.

Subheads shift the lines below them, so that they come out by themselves, as many in a row as columns have one there;
and like a headline they stand below lines that have ended, and above such as begin.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.strip_layout import ALONE, FIRST, Layout
from hzclean.cleaners.strip_lines import Seen

# A subhead, or a headline's first line that was taken for one, is no longer, in em.
LONGEST = 14
# Columns of one story are as wide, give or take so many em.
_ALIKE = 0.75


def give_subheads(layout: Layout, looks: Sequence[Seen]) -> None:
    """Put rows of subheads over the paragraphs that follow them, in the columns before or in those that begin."""
    _before_what_follows(layout, looks)
    n = 1
    while n < len(looks):
        row = _row_at(layout, looks, n)
        if row:
            tails = _ended_before(layout, looks, n)
            if not _below_what_ended(layout, row, tails):
                _between_two_stories(layout, row, tails)
        n += max(len(row), 1)


def _before_what_follows(layout: Layout, looks: Sequence[Seen]) -> None:
    """Put subheads amid a story over the lines that came out next, where these begin paragraphs in its columns."""
    above, group = layout.above, layout.group
    end = 0
    for n in range(1, len(above)):
        if n < end or above[n] != ALONE or above[n - 1] == ALONE:
            continue
        end = n
        while end < len(above) and above[end] == ALONE:
            end += 1
        below = range(end, min(2 * end - n, len(above)))
        over = [above[k] for k in below]
        if len(over) < end - n or not all(_may_be_subhead(looks[k]) for k in range(n, end)):
            continue
        amid = all(group[k] == group[n - 1] and 0 <= up < n for k, up in zip(below, over, strict=True))
        if amid and all(looks[up].done for up in over):
            for head, k in zip(range(n, end), below, strict=True):
                _put_over(layout, head, k)


def _row_at(layout: Layout, looks: Sequence[Seen], n: int) -> range:
    """The lines from `n` on that stand in no column and may be subheads, if what came out before does stand in one."""
    end = n
    if layout.above[n - 1] != ALONE:
        while end < len(looks) and layout.above[end] == ALONE and _may_be_subhead(looks[end]):
            end += 1
    return range(n, end)


def _ended_before(layout: Layout, looks: Sequence[Seen], n: int) -> list[int]:
    """The lines just before line `n` that end a sentence, each the last so far in a column of the same story."""
    above, group = layout.above, layout.group
    tails: list[int] = []
    for t in range(n - 1, -1, -1):
        if above[t] == ALONE or looks[t].done < 1 or group[t] != group[n - 1] or any(above[k] == t for k in tails):
            break
        tails.append(t)
    return tails[::-1]


def _below_what_ended(layout: Layout, row: range, tails: Sequence[int]) -> bool:
    """Put subheads between lines that ended and those that follow them in their columns, if as many columns go on."""
    follow = {up: k for k, up in enumerate(layout.above) if up >= 0}
    going_on = [t for t in tails if follow.get(t, -1) >= row.stop]
    if not going_on or len(going_on) > len(row):
        return False
    for head, tail in zip(row, going_on, strict=False):
        _put_over(layout, head, follow[tail])
    return True


def _between_two_stories(layout: Layout, row: range, tails: Sequence[int]) -> None:
    """Make two stories one, where columns of one end above a row of subheads, and as many as wide begin below it."""
    above, group, columns = layout.above, layout.group, layout.columns
    end = row.stop
    if end >= len(above) or above[end] != FIRST or not tails or group[end] == group[tails[0]]:
        return
    upper = [tail for tail in columns if tail in tails][: len(row)]
    lower = [tail for tail in columns if group[tail] == group[end]]
    if not len(upper) == len(lower) == len(row):
        return
    if any(abs(layout.widths[a] - layout.widths[b]) > _ALIKE for a, b in zip(upper, lower, strict=True)):
        return
    for head, tail, foot in zip(row, upper, lower, strict=True):
        first = foot
        while above[first] != FIRST:
            first = above[first]
        above[head], above[first], group[head] = tail, head, group[tail]
        columns.remove(foot)
        columns[columns.index(tail)] = foot
    whole, ended = group[tails[0]], group[end]
    group[:] = [whole if of == ended else of for of in group]


def _put_over(layout: Layout, head: int, k: int) -> None:
    """Put a line that stands in no column over line `k`, below what stands over that."""
    layout.above[head], layout.above[k], layout.group[head] = layout.above[k], head, layout.group[k]


def _may_be_subhead(this: Seen) -> bool:
    return not (this.heading or this.signs or this.stops) and this.width <= LONGEST
