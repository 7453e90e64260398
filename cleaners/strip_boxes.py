"""In which order an extractor gives boxes of text that it groups by the room between them, as pdfminer.six does.

Of all pairs of boxes, those are put together first whose common box has the least room besides them, and of two that
are put together that comes first which stands higher, or farther left (pdfminer.six, "Converting a PDF file to text",
section "Grouping text boxes hierarchically"). So the order tells of the places, and wrong places of another order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        # Left, bottom, right, top, area.
        self.boxes = [(a, b, c, d, (c - a) * (d - b)) for a, b, c, d in boxes]
        self.parts: list[tuple[int, int] | None] = [None] * len(boxes)
        self.live = dict.fromkeys(range(len(boxes)))
        self.pairs: list[tuple[float, int, int]] = []
        for m in range(len(boxes)):
            self.pairs += self._measured(m, range(m))
        heapify(self.pairs)

    def order(self) -> list[int]:
        later: list[tuple[float, int, int]] = []
        pairs, live = self.pairs, self.live
        while len(live) > 1:
            if pairs:
                pair = heappop(pairs)
                if pair[1] not in live or pair[2] not in live:
                    continue
                if self._between(pair[1], pair[2]):
                    later.append(pair)
                    continue
            elif later:
                heapify(later)
                pair = heappop(later)
                if pair[1] not in live or pair[2] not in live:
                    continue
            else:
                rest = list(live)
                for at, m in enumerate(rest):
                    pairs += self._measured(m, rest[:at], 1e9)
                heapify(pairs)
                continue
            self._put_together(pair[1], pair[2])
        out: list[int] = []
        waiting = list(live)
        while waiting:
            m = waiting.pop()
            parts = self.parts[m]
            if parts is None:
                out.append(m)
            else:
                waiting += (parts[1], parts[0])
        return out

    def _measured(self, m: int, others: Iterable[int], reach: float = _REACH) -> list[tuple[float, int, int]]:
        """For box m and others, the room besides both in their common box."""
        boxes = self.boxes
        a, b, c, d, own = boxes[m]
        high, low = d + reach, b - reach
        out = []
        for k in others:
            p, q, r, s, area = boxes[k]
            if q <= high and s >= low:
                room = ((c if c > r else r) - (a if a < p else p)) * ((d if d > s else s) - (b if b < q else q))
                out.append((room - own - area, k, m))
        return out

    def _between(self, i: int, j: int) -> bool:
        """Whether another box reaches into the common box of two."""
        boxes = self.boxes
        a, b, c, d, _ = boxes[i]
        p, q, r, s, _ = boxes[j]
        a, b, c, d = min(a, p), min(b, q), max(c, r), max(d, s)
        for k in self.live:
            p, q, r, s, _ = boxes[k]
            if r > a and p < c and s > b and q < d and k != i and k != j:
                return True
        return False

    def _put_together(self, i: int, j: int) -> None:
        del self.live[i], self.live[j]
        a, b, c, d, _ = self.boxes[i]
        p, q, r, s, _ = self.boxes[j]
        first = a - 3 * (b + d) <= p - 3 * (q + s)
        a, b, c, d = min(a, p), min(b, q), max(c, r), max(d, s)
        m = len(self.boxes)
        self.boxes.append((a, b, c, d, (c - a) * (d - b)))
        self.parts.append((i, j) if first else (j, i))
        for pair in self._measured(m, self.live):
            heappush(self.pairs, pair)
        self.live[m] = None
