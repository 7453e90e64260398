"""Whose turn it is: what it costs that, after one column, the next line is of another one.

Lines on the same baseline are given from left to right, row by row. A heading shifts what stands below it in its
column, and that column is then given by itself, some lines at a time, until as many headings have shifted the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.strip_costs import Costs
from hzclean.cleaners.strip_layout import State, Stream
from hzclean.cleaners.strip_lines import Seen

# Two lines of one column come after each other where the box about both has little room besides them, in square em;
# baselines stand so many em apart.
NARROW, LEADING = 6.0, 1.55


class Turns:
    """Judges, in nats, the order in which columns are taken up."""

    def __init__(self, lines: Sequence[Seen], costs: Costs) -> None:
        self.lines = lines
        self.costs = costs

    def level_with(self, state: State) -> tuple[int, int]:
        """The first and last of the columns side by side with the one read last, on the same baselines."""
        streams, i = state.streams, state.last
        group, phase = streams[i][4], streams[i][7]
        first = end = i
        while first and streams[first - 1][4] == group and streams[first - 1][7] == phase:
            first -= 1
        while end + 1 < len(streams) and streams[end + 1][4] == group and streams[end + 1][7] == phase:
            end += 1
        return first, end

    def clock(self, state: State, j: int, loose: bool, level_with: tuple[int, int]) -> tuple[float, float]:
        """What it costs that it is column j's turn, and how many rows down the line then is."""
        costs, streams, i = self.costs, state.streams, state.last
        y, group = streams[i][1], streams[i][4]
        tail, y_j = streams[j][:2]
        due = y_j + 1
        first, end = level_with
        level = end > first
        if j == i:
            if not level:
                lone = not (first and streams[first - 1][4] == group)
                lone = lone and not (end + 1 < len(streams) and streams[end + 1][4] == group)
                return costs.stay_single if lone else costs.stay_uneven, due
            upper, lower = self.lines[tail].width, self.lines[state.path[0] + 1].width
            if (1 + LEADING) * max(upper, lower) - upper - lower < NARROW:
                return costs.stay_short, due
            cost = costs.stay if state.top == y else costs.stay_on
            if any(y - 1.1 < s[1] + 1 <= y + 1 for s in (*streams[first:i], *streams[i + 1 : end + 1])):
                cost += costs.stay_level
            return cost, due
        up = state.path[1]
        again = up >= 0 and tail == up + 1
        skipped = 0
        uneven = 0.0
        if i and streams[i - 1][4] == group and 0.4 < abs(y - streams[i - 1][1]) < 4:
            uneven = costs.uneven
        want, low = (state.top, state.top - 1.1) if j > i else (y + 1, y - 1.1)
        for k in range(first, end + 1):
            if i < k < j or (j < i and k != i and (k > i or k < j)):
                skipped += low < streams[k][1] + 1 <= (state.top if k > i else want)
        away = abs(due - want)
        row = due
        if loose and 0 < want - due <= 1:
            away, row = 0.0, want
        cost = (costs.right if j > i else costs.left) + costs.skipped * skipped + uneven
        if not first <= j <= end:
            cost += costs.uneven_row * min(away, 4.0)
            if level:
                cost += costs.out
        elif away:
            cost += costs.off_level + costs.off_row * away
            again = False
        if again:
            cost = min(cost * 0.5, costs.again)
        return min(cost, costs.most_off), row

    def other(self, state: State, j: int, due: tuple[int, int], n: int) -> float:
        """What it costs to go on in column j of another story; `due`: the column of its next strip, its latest line."""
        costs, up = self.costs, state.path[1]
        first, latest = due
        if up >= 0 and state.streams[j][0] == up + 1:
            cost = costs.other_again
        else:
            cost = costs.other + min(costs.stale * (n - 1 - latest), costs.most_stale)
        return cost if j == first else cost + costs.off

    def due_right(self, state: State) -> bool:
        """Whether columns of the story read last are due, further right in the same row."""
        streams, last, top = state.streams, state.last, state.top
        if not streams:
            return False
        group = streams[last][4]
        return any(s[4] == group and top - 1.1 < s[1] + 1 <= top for s in streams[last + 1 :])

    def next_strip(self, streams: tuple[Stream, ...], group: int) -> tuple[int, int]:
        """Where the story's next strip begins, its leftmost column of those that have not ended; its latest line."""
        mates = [(k, s[0], s[1]) for k, s in enumerate(streams) if s[4] == group]
        low = max([y for _, _, y in mates]) - 2.5
        best, at = 1e9, -1
        for k, _, y in mates:
            if low < y < best - 0.1:
                best, at = y, k
        return at, max([tail for _, tail, _ in mates])
