"""What it costs that stories end: whether each column goes on in the next, and how even the columns are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

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
        ends_ = self._each(streams)
        if not ends_:
            return [(0.0, ())]
        live = tuple(ends_)
        beside = self.costs.beside
        ways = [(sum(ends_.values()), live)]
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
        return sum(self._each(streams).values())

    def _each(self, streams: Sequence[Stream]) -> dict[int, float]:
        """For each story what it costs that its columns end here."""
        out: dict[int, float] = {}
        for group, found in groupby(streams, itemgetter(4)):
            columns = list(found)
            key = tuple([(s[0], s[2], s[6], s[7], s[8]) for s in columns])
            cost = self._closed.get(key)
            if cost is None:
                cost = self._closed[key] = self._close(columns)
            out[group] = cost
        return out

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
