"""Parts of a page: the rectangles of its stories, cut from one another where a head stands below or beside a gap.

A recursive cut along white lanes (Nagy & Seth 1984), but only at lanes that part stories: each side has running text,
and what begins there begins with a head.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median

from hzclean.cleaners.boxes import Block

# A head stands so many rows below the upper edge of its part at most.
_ROWS = 3
# By so many character columns two parts may run into one another, as their places are known only roughly.
_OVERLAP = 2
# A gap of so many columns is as wide as any; what each is worth, in em by which lines differ from their part's column.
_GAP, _WORTH, _MOST_OFF = 10, 0.5, 4.0


def parts(blocks: Sequence[Block], text: Collection[int], heads: Collection[int]) -> list[list[int]]:
    """The blocks of each part of a page, by number; the parts in the order in which they are read.

    `text`: which blocks are running text, `heads`: which are heads of stories.
    """
    cutter = _Cutter(blocks, text, heads)
    return cutter.cut(list(range(len(blocks))))


class _Cutter:
    def __init__(self, blocks: Sequence[Block], text: Collection[int], heads: Collection[int]) -> None:
        self._blocks, self._text, self._heads = blocks, text, heads
        self._edges = [_edges(block) for block in blocks]

    def cut(self, members: list[int]) -> list[list[int]]:
        if sum(n in self._heads for n in members) < 2:
            return [members]
        found = self._rows(members)
        if len(found) == 1:
            found = self._columns(members)
        return [members] if len(found) == 1 else [part for some in found for part in self.cut(some)]

    def _rows(self, members: list[int]) -> list[list[int]]:
        """The members cut at the rows where stories end above others."""
        order = sorted(members, key=lambda n: (self._blocks[n].top, self._blocks[n].left))
        found, bottom = [[order[0]]], self._blocks[order[0]].bottom
        for k, n in enumerate(order[1:], 1):
            if self._blocks[n].top > bottom and self._has_text(found[-1]) and self._begins(order[k:], _ROWS):
                found.append([])
            found[-1].append(n)
            bottom = max(bottom, self._blocks[n].bottom)
        return found

    def _columns(self, members: list[int]) -> list[list[int]]:
        """The members cut in two where stories stand side by side; in one where they do not."""
        order = sorted(members, key=lambda n: self._edges[n][0])
        best, found = float("inf"), [members]
        right = self._edges[order[0]][1]
        for k, n in enumerate(order[1:], 1):
            left = self._edges[n][0]
            if left >= right - _OVERLAP and self._begins(order[:k], _ROWS) and self._begins(order[k:], _ROWS + 1):
                cost = self._uneven(order[:k]) + self._uneven(order[k:]) - _WORTH * min(left - right, _GAP)
                if cost < best:
                    best, found = cost, [order[:k], order[k:]]
            right = max(right, self._edges[n][1])
        return found

    def _has_text(self, members: list[int]) -> bool:
        return any(n in self._text for n in members)

    def _begins(self, members: list[int], rows: int) -> bool:
        """Whether the members begin with a head, and have running text."""
        top = min(self._blocks[n].top for n in members)
        return self._has_text(members) and any(n in self._heads and self._blocks[n].top - top <= rows for n in members)

    def _uneven(self, members: list[int]) -> float:
        """By how much, in em, the columns of the members differ from the commonest width, line by line."""
        wide = [(self._blocks[n].column, len(self._blocks[n].lines)) for n in members if n in self._text]
        each = [column for column, lines in wide for _ in range(lines) if column and lines > 2]
        usual = median(each) if each else 0.0
        return sum(min(abs(column - usual), _MOST_OFF) for column in each)


def _edges(block: Block) -> tuple[float, float]:
    """Where the block begins, and where all but its longest lines end."""
    ends = sorted(line.x * 2 + len(line.text) for line in block.lines)
    return min(line.x * 2 for line in block.lines), ends[3 * (len(ends) - 1) // 4]
