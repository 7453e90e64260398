"""First rows torn from their story: where stories stand side by side, an extractor may write one's first row apart.

`pdftotext` cuts a page into blocks by the blanks between them. Where a story's first row is as high as a headline or
another story's row beside it, that row becomes a block of its own, before or after all of the story beside it. Each of
its lines breaks off, and goes on in the line of the same column in the row that comes below: that is how it is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hzclean.cleaners.joined import INDENT, SLACK
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.streams import OPEN, Layout, Piece

# Rows are put together that go on in one another so well, in nats, if the whole page is then so much likelier; less
# will do for a row in no column.
LEAST, LOOSE, MENDED = 0.75, 2.0, 3.0
HOPELESS = -3.0
# A join is worth at least so much, in nats, as one where nothing is known.
NOTHING = -0.2
MOST_COLUMNS = 5


class Tear(NamedTuple):
    """A row that stands elsewhere than above the one that it goes on in."""

    gain: float  # nats
    row: range
    below: tuple[int, ...]


def tears(layout: Layout, looks: Looks) -> list[Tear]:
    """The rows of a layout that would rather stand above another one, the likeliest first."""
    seams = _Seams(layout, looks)
    out = []
    for below in seams.rows():
        width = seams.width(below)
        for first in range(len(looks.pieces) - len(below) + 1):
            row = range(first, first + len(below))
            if row[-1] >= below[0] - 1 and first <= below[-1]:
                continue
            if any(layout.above[n] < 0 for n in row):
                gain = seams.gain(row, below, width) + LOOSE * all(layout.above[n] == -2 for n in row)
                if gain >= LEAST:
                    out.append(Tear(gain, row, below))
    return sorted(out, reverse=True, key=lambda tear: tear.gain)


def mended(tear: Tear, count: int) -> list[int]:
    """The order of so many lines in which the torn row stands before the one below it.

    >>> mended(Tear(2.0, range(4, 6), (1, 2)), 6)
    [0, 4, 5, 1, 2, 3]
    """
    rest = [n for n in range(count) if n not in tear.row]
    at = rest.index(tear.below[0])
    return [*rest[:at], *tear.row, *rest[at:]]


class _Seams:
    """What the lines of a layout are worth below one another."""

    def __init__(self, layout: Layout, looks: Looks) -> None:
        self.layout = layout
        self.looks = looks
        self.pieces, self.costs = looks.pieces, looks.costs
        self.below = {up: n for n, up in enumerate(layout.above) if up >= 0}
        self.head: list[int] = []
        self.columns: dict[int, list[int]] = {}
        for n, up in enumerate(layout.above):
            self.head.append(self.head[up] if up >= 0 else n)
            self.columns.setdefault(self.head[n], []).append(n)
        # For each column's first line the last of the column before.
        self.foot = {b: self.columns[a][-1] for group in layout.heads for a, b in pairwise(group)}

    def rows(self) -> Iterator[tuple[int, ...]]:
        """The rows that may lack one above them: stories' first, and what follows a blank line."""
        seen = set()
        for group in self.layout.heads:
            row = [n for at, n in enumerate(sorted(group)) if n == min(group) + at]
            if len(row) > 1 and row == [n for n in group if n in row]:
                seen.add(tuple(row))
        for first, this in enumerate(self.pieces):
            for end in range(first + 2, first + MOST_COLUMNS + 1) if this.gap else ():
                row = list(range(first, end))
                if end > len(self.pieces) or self.pieces[end - 1].gap or self.layout.above[end - 1] == -2:
                    break
                if self.layout.above[first] != -2:
                    seen.add(tuple(row))
        yield from sorted(seen)

    def width(self, row: Sequence[int]) -> float:
        """How wide the columns are that go on from a row, in em."""
        lines = [self.pieces[n] for first in row for n in self.columns[self.head[first]] if n >= first]
        widths = sorted(this.width for this in lines if this.end == OPEN and not this.stretched)
        return widths[-1 - len(widths) // 5] if widths else 0.0

    def gain(self, row: Sequence[int], below: Sequence[int], width: float) -> float:
        """How much better the lines of a row go on in those of another than they do now, in nats."""
        total = 0.0
        for a, b in zip(row, below, strict=True):
            total += self._fits(self.pieces[a], a, b, width) - self._now(a, b)
            if total < HOPELESS:
                break
        return total

    def _fits(self, this: Piece, a: int, b: int, width: float) -> float:
        if this.end == OPEN:
            away = min(abs(this.width - width), abs(this.width - width + INDENT))
            cost = min(max(away - SLACK, 0.0) * self.costs.misfit, self.costs.most_misfit)
            return self.looks.join(a, b) - cost
        after = self.pieces[b]
        set_in = after.end != OPEN or abs(after.width - width + INDENT) <= SLACK
        return -self.costs.begin if set_in else -self.costs.after_full

    def _now(self, a: int, b: int) -> float:
        """What the lines before and after are worth as they stand."""
        least = NOTHING
        now = 0.0
        if a in self.below and self.pieces[a].end == OPEN:
            now += max(self.looks.join(a, self.below[a]), 0.0)
        up = self.layout.above[b]
        if up >= 0:
            return now + (max(self.looks.join(up, b), least) if self.pieces[up].end == OPEN else 0.0)
        foot = self.foot.get(b)
        if foot is not None and self.pieces[foot].end == OPEN:
            now += max(self.looks.join(foot, b), least) - max(self.looks.join(foot, a), least)
        return now
