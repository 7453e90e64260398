"""What the search for the columns of a page in strips holds: columns, states and, in the end, a layout."""

from __future__ import annotations

from typing import Any, NamedTuple

# What stands in place of the line above: none, as a column begins; none, as the line stands in no column.
FIRST, ALONE = -1, -2

Stream = tuple[int, float, float, int, int, float, int, int, float, int, int]
"""A column: its last line, how many rows down that is, its width in em, the line's state, its story, its first row,
its first line, twice how many headings it has had and one more for a heading that begins it (columns with as many stand
on the same baselines), how many rows down the last line would be without the room about them, the last line that began
with a label (the first, if none did), and its last lines (as the bits of a number)."""


class State(NamedTuple):
    score: float
    streams: tuple[Stream, ...]  # of the stories that go on
    last: int  # the column laid on last
    top: float  # the row where the present run in one column began
    groups: int
    path: tuple[Any, ...]  # (line, line above, story, path before, the column's width, its state, its row)
    ended: tuple[int, ...]  # the last lines of the columns of stories that have ended
    heads: int = 1  # headlines whose story has not begun; the page's top counts as one


START = State(0.0, (), -1, 0.0, 0, (), ())


class Layout(NamedTuple):
    """What a search found: its score in nats, for each line the line above it and its story, the order of columns."""

    score: float
    above: list[int]
    group: list[int]
    columns: list[int]  # the columns' last lines, from left to right within a story
    widths: list[float]  # for each line its column's width in em, 0 for one that stands in none


# What a heading shifts the lines below it by, in rows; and at a column's head, without the room above it.
_SHIFT, _FIRST = 0.54, 0.37


def room_above(phase: int) -> float:
    """How far, in rows, the headings of a column have shifted the lines below them.

    >>> room_above(0), room_above(1), room_above(4)
    (0.0, 0.37, 1.08)
    """
    return (phase >> 1) * _SHIFT + (phase & 1) * _FIRST
