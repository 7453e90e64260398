"""What it costs that stories end: whether each column goes on in the next, and how even the columns are."""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.strip_costs import Costs
from hzclean.cleaners.strip_fits import OPEN, Fits
from hzclean.cleaners.strip_layout import Stream, room_above

# So many rows a column may end above the story's lowest without being short.
_UNEVEN = 0.5


class Endings:
    """Judges, in nats, how the stories of one page end."""

    def __init__(self, fits: Fits, costs: Costs) -> None:
        self.fits = fits
        self.costs = costs
        self._known: dict[int, tuple[tuple[Stream, ...], list[tuple[float, tuple[int, ...]]]]] = {}
        self._closed: dict[tuple[tuple[int, float, int, int, float], ...], float] = {}

    def ways(self, streams: tuple[Stream, ...]) -> list[tuple[float, tuple[int, ...]]]:
        """Which stories may end as another begins, and what that costs."""
        known = self._known.get(id(streams))
        if known and known[0] is streams:
            return known[1]
        live = list(dict.fromkeys([s[4] for s in streams]))
        if not live:
            return [(0.0, ())]
        ends_ = {g: self.closing([s for s in streams if s[4] == g]) for g in live}
        beside = self.costs.beside
        ways = [(sum(ends_.values()), tuple(live))]
        if len(live) < 3:
            ways.append((beside * len(live), ()))
        if len(live) > 1:
            for g in live:
                ways.append((ends_[g] + beside * (len(live) - 1), (g,)))
                if len(live) > 2:
                    ways.append((sum(ends_[h] for h in live if h != g) + beside, tuple(h for h in live if h != g)))
        self._known[id(streams)] = streams, ways
        return ways

    def closing(self, streams: Sequence[Stream]) -> float:
        """What it costs that these columns end here: whether each goes on in the next, and how even they are."""
        total = 0.0
        at = 0
        while at < len(streams):
            end = at
            while end < len(streams) and streams[end][4] == streams[at][4]:
                end += 1
            key = tuple([(s[0], s[2], s[6], s[7], s[8]) for s in streams[at:end]])
            cost = self._closed.get(key)
            if cost is None:
                cost = self._closed[key] = self._close(streams[at:end])
            total += cost
            at = end
        return total

    def _close(self, streams: Sequence[Stream]) -> float:
        costs = self.costs
        bottoms = [s[8] + room_above(s[7]) for s in streams]
        low = max(bottoms)
        total = 0.0
        for k, s in enumerate(streams):
            if k + 1 < len(streams):
                total += self.fits.jump(s[0], s[3], streams[k + 1][6], streams[k + 1][2])
                total += min(costs.short_column * max(low - bottoms[k] - _UNEVEN, 0.0), costs.most_short)
                continue
            total += costs.unfinished * (s[3] == OPEN)
            total += min(costs.short_last * max(low - bottoms[k] - len(streams), 0.0), costs.most_last)
        return total
