"""Whether the lines of a layout would be given in the order in which they were: the search is held to that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.strip_boxes import Box, given_order
from hzclean.cleaners.strip_fits import HEADING, OPEN
from hzclean.cleaners.strip_layout import ALONE, State, Stream, room_above
from hzclean.cleaners.strip_lines import Seen

# A line, the line above it, its column's width in em, the column's state, its row without the room about headings.
Row = tuple[int, int, float, int, float]

# So many of a story's last lines are laid out, and every STEP lines so many are judged, most of them again: what is
# laid later shows where earlier lines can not have stood. Of the very last the order is not yet certain.
_WINDOW, _JUDGED, STEP, _GUARD = 34, 24, 10, 2
_FEWEST = 4
# No more are counted of a story at a time: a subhead that was not seen shifts all lines below it.
_MOST = 4
LEADING, GUTTER = 1.55, 1.2  # em
_WIDER = 0.3  # a column is wider than the characters that it holds, in em
# What a heading is shifted by itself, in rows; its height, in em.
_RAISED, _TALL = 0.18, 1.18


class Given:
    """Counts where the order in which lines were given speaks against a layout."""

    def __init__(self, lines: Sequence[Seen]) -> None:
        self.lines = lines
        self._known: dict[tuple[object, ...], int] = {}
        self._orders: dict[tuple[Box, ...], list[int]] = {}

    def breaks(self, state: State, n: int) -> int:
        """How many of the last lines but those just before n would be given elsewhere; asked every STEP lines."""
        low, high = n - _GUARD - _JUDGED, n - _GUARD
        total = 0
        for group, rows in self._recent(state, low).items():
            streams = [s for s in state.streams if s[4] == group]
            if len(rows) < _FEWEST or len(streams) == 1:
                continue
            key = (low, tuple([s[0] for s in streams]), tuple([r[:3] + r[4:] for r in rows]))
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = self._count(streams, rows, low, high)
            total += min(found, _MOST)
        return total

    def _recent(self, state: State, low: int) -> dict[int, list[Row]]:
        """The last lines of each story that has one from line `low` on, the last first."""
        rows: dict[int, list[Row]] = {}
        waiting = {s[4] for s in state.streams}
        path = state.path
        while path and waiting:
            n, up, group, before, *rest = path
            if up != ALONE and group in waiting:
                if n >= low or group in rows:
                    rows.setdefault(group, []).append((n, up, *rest))
                if n < low and len(rows.get(group, ())) in (0, _WINDOW):
                    waiting.discard(group)
            path = before
        return rows

    def _count(self, streams: Sequence[Stream], rows: Sequence[Row], low: int, high: int) -> int:
        seen = {r[0]: r for r in rows}
        order = sorted(seen)
        best = 99
        heads = any(r[3] == HEADING for r in rows)
        for shift in (False, True) if heads else (False,):
            places: dict[int, Box] = {}
            left = 0.0
            for s in streams:
                self._column(s, seen, left, shift, places)
                left += s[2] + _WIDER + GUTTER
            boxes: list[list[int]] = []
            for a in order:
                if boxes and self.lines[a].held and boxes[-1][-1] == a - 1:
                    boxes[-1].append(a)
                else:
                    boxes.append([a])
            given = self._ordered([self._box(places, box) for box in boxes])
            follow = dict(pairwise(given))
            count = sum(low < boxes[k + 1][0] <= high and follow.get(k) != k + 1 for k in range(len(boxes) - 1))
            best = min(best, count)
            if not best:
                break
        return best

    def _ordered(self, boxes: Sequence[Box]) -> list[int]:
        """The order in which boxes are given, which is the same wherever they stand as a whole."""
        top = boxes[0][3]
        key = tuple([(a, round(b - top, 2), c, round(d - top, 2)) for a, b, c, d in boxes])
        found = self._orders.get(key)
        if found is None:
            found = self._orders[key] = given_order(boxes)
        return found

    def _box(self, places: dict[int, Box], box: list[int]) -> Box:
        if len(box) == 1:
            return places[box[0]]
        parts = [places[n] for n in box]
        return min(p[0] for p in parts), min(p[1] for p in parts), max(p[2] for p in parts), max(p[3] for p in parts)

    def _column(
        self,
        stream: Stream,
        seen: dict[int, Row],
        left: float,
        shift: bool,
        places: dict[int, Box],
    ) -> None:
        """Lay out the lines of a column that are seen, from its last upwards."""
        n, below = stream[0], False
        heads = stream[7] if shift else 0
        edge = left + stream[2] + _WIDER
        while n in seen:
            _, up, width, kind, place = seen[n]
            this = self.lines[n]
            row, tall = place, 1.0
            signs = kind == HEADING and this.signs
            if shift:
                raised = 0.0
                if kind == HEADING and not (up in seen and seen[up][3] == HEADING):
                    raised = _RAISED * (up >= 0 and not signs)
                    heads -= 2 if up >= 0 else 1
                row += raised + room_above(heads)
            if signs:
                # A name that signs a story stands at the right, beside its last line if there is room.
                begin, end = edge - this.width, edge
                row -= up >= 0 and self.lines[up].width + INDENT < width - this.width
            elif kind == HEADING and this.width < width - 1:
                tall = _TALL
                begin = left + (edge - left - this.width) / 2
                end = begin + this.width
            else:
                before = seen.get(up)
                first = this.opens or (before is None and not this.done and abs(this.width + INDENT - width) < 0.8)
                if before is not None and before[3] != OPEN:
                    first = first or abs(this.width + INDENT - width) <= abs(this.width - width)
                    first = first or (self.lines[up].done > 0 and this.width < width - 1)
                begin = left + INDENT * first
                short = (this.done or not below) and begin + this.width < left + width - 0.7
                end = begin + this.width if short else edge
            top = 1 - row * LEADING
            places[n] = (begin, top - tall, end, top)
            n, below = up, True
