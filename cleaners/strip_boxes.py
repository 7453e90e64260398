"""In which order an extractor gives boxes of text that it groups by the room between them, as pdfminer.six does.

Of all pairs of boxes, those are put together first whose common box has the least room besides them, and of two that
are put together that comes first which stands higher, or farther left (pdfminer.six, "Converting a PDF file to text",
section "Grouping text boxes hierarchically"). So the order tells of the places, and wrong places of another order.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

# Left, bottom, right, top, in em.
Box = tuple[float, float, float, float]
# Boxes farther above one another are not put together before those between them.
_REACH = 4.0


def given_order(boxes: Sequence[Box]) -> list[int]:
    """The boxes' numbers in the order in which they are given.

    >>> given_order([(0, 10, 9, 11), (0, 8.5, 9, 9.5), (11, 10, 20, 11), (11, 8.5, 20, 9.5)])
    [0, 2, 1, 3]
    >>> given_order([(0, 10, 9, 11), (0, 8.5, 9, 9.5), (14, 9.3, 23, 10.3), (14, 7.8, 23, 8.8)])
    [0, 1, 2, 3]
    """
    if len(boxes) < 2:
        return list(range(len(boxes)))
    return _Groups(boxes).order()


class _Groups:
    """Boxes and the groups made of them, numbered in the order in which they are made."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.left = [b[0] for b in boxes]
        self.bottom = [b[1] for b in boxes]
        self.right = [b[2] for b in boxes]
        self.top = [b[3] for b in boxes]
        self.area = [(b[2] - b[0]) * (b[3] - b[1]) for b in boxes]
        self.parts: list[tuple[int, int] | None] = [None] * len(boxes)
        self.live = dict.fromkeys(range(len(boxes)))
        self.pairs: list[tuple[float, int, int]] = []
        for m in range(len(boxes)):
            self._measure(m, range(m))
        heapify(self.pairs)

    def order(self) -> list[int]:
        later: list[tuple[float, int, int]] = []
        while len(self.live) > 1:
            if self.pairs:
                pair = heappop(self.pairs)
                if pair[1] not in self.live or pair[2] not in self.live:
                    continue
                if self._between(pair[1], pair[2]):
                    later.append(pair)
                    continue
            elif later:
                heapify(later)
                pair = heappop(later)
                if pair[1] not in self.live or pair[2] not in self.live:
                    continue
            else:
                rest = list(self.live)
                for at, m in enumerate(rest):
                    self._measure(m, rest[:at], 1e9)
                heapify(self.pairs)
                continue
            self._put_together(pair[1], pair[2])
        out: list[int] = []
        waiting = list(self.live)
        while waiting:
            m = waiting.pop()
            parts = self.parts[m]
            if parts is None:
                out.append(m)
            else:
                waiting += (parts[1], parts[0])
        return out

    def _measure(self, m: int, others: Sequence[int] | dict[int, None] | range, reach: float = _REACH) -> None:
        """Put down, for box m and others, the room besides both in their common box."""
        left, bottom, right, top, area = self.left, self.bottom, self.right, self.top, self.area
        a, b, c, d, own = left[m], bottom[m], right[m], top[m], area[m]
        high, low = d + reach, b - reach
        put = heappush if self.parts[m] else _append
        for k in others:
            q, s = bottom[k], top[k]
            if q > high or s < low:
                continue
            p, r = left[k], right[k]
            room = ((c if c > r else r) - (a if a < p else p)) * ((d if d > s else s) - (b if b < q else q))
            put(self.pairs, (room - own - area[k], k, m))

    def _between(self, i: int, j: int) -> bool:
        """Whether another box reaches into the common box of two."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        a, b = min(left[i], left[j]), min(bottom[i], bottom[j])
        c, d = max(right[i], right[j]), max(top[i], top[j])
        for k in self.live:
            if right[k] > a and left[k] < c and top[k] > b and bottom[k] < d and k != i and k != j:
                return True
        return False

    def _put_together(self, i: int, j: int) -> None:
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        del self.live[i], self.live[j]
        a, b = min(left[i], left[j]), min(bottom[i], bottom[j])
        c, d = max(right[i], right[j]), max(top[i], top[j])
        first = left[i] - 3 * (bottom[i] + top[i]) <= left[j] - 3 * (bottom[j] + top[j])
        m = len(left)
        left.append(a)
        bottom.append(b)
        right.append(c)
        top.append(d)
        self.area.append((c - a) * (d - b))
        self.parts.append((i, j) if first else (j, i))
        self._measure(m, self.live)
        self.live[m] = None


def _append(pairs: list[tuple[float, int, int]], pair: tuple[float, int, int]) -> None:
    pairs.append(pair)
