"""The baseline clock: whose turn it is, where an extractor goes down columns row by row.

Each column's lines are one line height apart, and the extractor sorts by baseline, then from left to right; so a column
misses its turn only where it has ended, or where something has shifted it, and columns of one story end evenly.
"""

from __future__ import annotations

from hzclean.cleaners.streams import Costs, State, Stream

# Lines of neighbouring columns are written as one though one stands so much lower, in line heights.
WITH = 0.8
# Columns that end so many line heights apart end in other rows, and not in neighbouring ones.
ROWS_APART = 1.6


def written_with(state: State, j: int) -> bool:
    """Whether stream j is where a line is that was written as one with the line laid last."""
    if j <= state.last or abs(state.streams[j].y + 1 - state.y) >= WITH:
        return False
    return all(s.paid is not None for s in state.streams[state.last + 1 : j])


def uneven_feet(streams: tuple[Stream, ...], j: int, y: float, costs: Costs) -> float:
    """What it costs, in nats, that columns have ended above others, once stream j has a line at y (in line heights).

    Columns are evened out: all but a story's last end in the same row, or a row apart, and the last not far above.
    """
    others = len(streams) - 1
    if others < 1:
        return 0.0
    bottom = y
    for stream in streams:
        if stream.y > bottom:
            bottom = stream.y
    row, rows = bottom - ROWS_APART + 1, bottom - ROWS_APART
    total = 0.0
    for i, stream in enumerate(streams[:-1]):
        at = y if i == j else stream.y
        if at < rows:
            total += costs.uneven
        elif at < row and i != j and (i < j or stream.paid is not None):
            total += costs.uneven_row
    # Were it a row more than each of the others has above its last, one row less would have done for all of them.
    last = y if j == others else streams[-1].y
    if bottom - last > others + ROWS_APART:
        total += costs.short_last
    return total


def turn(state: State, j: int, loose: bool, costs: Costs) -> tuple[float, float]:
    """What it costs, in nats, that it is stream j's turn, and how far down the line then is; `loose`: by a heading."""
    stream = state.streams[j]
    due = stream.y + 1
    if stream.paid is None:
        return overtaken(state.streams, due, j), due
    # Between the lines beside it, nobody knows how far; then either may have been written as one with it.
    y = state.y if j > state.last else state.y + 0.5
    rows = max(y - due, 0.0)
    cost = (costs.wake_headed if loose else costs.wake) + costs.late * (rows if rows > 0.9 else 0.0)
    return min(cost, costs.most_late) - stream.paid + costs.skip, y


def overtaken(streams: tuple[Stream, ...], due: float, j: float) -> float:
    """What it costs, in nats, that columns whose turn was before are passed over by stream j, `due` so far down."""
    total = 0.0
    late, even = due - 1.01, due - 0.99
    for i, other in enumerate(streams):
        y = other.y
        if y < even and other.paid is None and (y < late or i < j):
            total += other.passed
    return total


def passed_over(streams: tuple[Stream, ...], due: float, j: float) -> tuple[Stream, ...]:
    """The columns, those whose turn was before stream j's passed over."""
    out = streams
    for i, other in enumerate(streams):
        if other.paid is None and (other.y + 1 < due - 0.01 or (other.y + 1 < due + 0.01 and i < j)):
            tail, y, column, state, head, named, _, ended, paid, ways = other
            missed = Stream(tail, y, column, state, head, named, paid, ended, paid, ways)
            out = (*out[:i], missed, *out[i + 1 :])
    return out
