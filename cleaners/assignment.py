"""Which belongs to which: the best pairing of many with many, by the Hungarian method (Kuhn 1955, Munkres 1957)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence


def pair(gains: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row the column it is paired with, so that the sum of gains is greatest; none where none gains.

    Columns are taken once. Gains may be negative; such pairs are never made. Time grows with rows² · columns of those
    that depend on each other.

    >>> pair([[5.0, 4.0], [4.0, 0.5], [-1.0, -2.0]])
    [1, 0, None]
    """
    out: list[int | None] = [None] * len(gains)
    for rows, columns in _rivals(gains):
        found = _pair_all([[gains[row][column] for column in columns] for row in rows])
        for row, place in zip(rows, found, strict=True):
            out[row] = None if place is None else columns[place]
    return out


def _rivals(gains: Sequence[Sequence[float]]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows that want the same columns, or columns that others of them want, and these columns; group by group.

    On a page most headings want but the story that they stand over, so the groups are small.
    """
    wants = [[column for column, gain in enumerate(row) if gain > 0] for row in gains]
    wanted: dict[int, list[int]] = {}
    for row, columns in enumerate(wants):
        for column in columns:
            wanted.setdefault(column, []).append(row)
    seen: set[int] = set()
    for first in range(len(gains)):
        if first in seen or not wants[first]:
            continue
        seen.add(first)
        rows, found = [first], dict.fromkeys(wants[first])
        for row in rows:  # grows as it is walked
            for column in wants[row]:
                found[column] = None
                rows += (other for other in wanted.pop(column, ()) if other not in seen)
                seen.update(rows)
        yield sorted(rows), sorted(found)


def _pair_all(gains: Sequence[Sequence[float]]) -> list[int | None]:
    """As `pair`, for rows and columns that all depend on each other."""
    rows, width = len(gains), len(gains[0])
    # A column of its own for each row stands for "with none".
    cost = [[-max(g, 0.0) for g in row] + [0.0] * rows for row in gains]
    columns = width + rows
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _augment(row, cost, row_price, column_price, taken)
    out: list[int | None] = [None] * rows
    for column in range(1, width + 1):
        row = taken[column] - 1
        if row >= 0 and gains[row][column - 1] > 0:
            out[row] = column - 1
    return out


def _augment(row: int, cost: list[list[float]], rows: list[float], columns: list[float], taken: list[int]) -> None:
    """Add one row along the shortest augmenting path; all counted from 1, 0 being the free place."""
    count = len(columns)
    taken[0] = row
    least, way, used = [math.inf] * count, [0] * count, [False] * count
    here = 0
    while True:
        used[here] = True
        current, step, nearest = taken[here], math.inf, 0
        for column in range(1, count):
            if used[column]:
                continue
            reduced = cost[current - 1][column - 1] - rows[current] - columns[column]
            if reduced < least[column]:
                least[column], way[column] = reduced, here
            if least[column] < step:
                step, nearest = least[column], column
        for column in range(count):
            if used[column]:
                rows[taken[column]] += step
                columns[column] -= step
            else:
                least[column] -= step
        here = nearest
        if not taken[here]:
            break
    while here:
        taken[here] = taken[way[here]]
        here = way[here]
