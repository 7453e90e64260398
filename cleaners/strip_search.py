"""Which lines stand below one another in a column, for an extractor that reads a page strip by strip.

`pdfminer` groups what stands nearest: the pieces of a row side by side where baselines agree, else a few lines of one
column, then as many of the next; the strips of two stories beside each other in turn. Read backwards that is a game of
patience: each line is laid on one of the columns or begins a new one, and a beam search keeps the likeliest layouts.
What speaks for a column: the line goes on where the column's last line breaks off, or begins a paragraph where that
ended; it is as wide as the column, or two em less at a paragraph's head; the strip has reached that column (a clock:
each column knows how many rows down it is, and columns without a heading stand on the same baselines, so that none is
left out of a row); and columns follow each other as they did in the strip before. A story ends as a whole, and then
each of its columns must go on in the next.

How many columns a story has shows only some rows down. So the beam keeps layouts of every number of columns, and
prefers those whose rows are as long as rows further down seem to be (`Fits.promises`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from hzclean.cleaners.language import Reader
from hzclean.cleaners.strip_costs import Costs
from hzclean.cleaners.strip_fits import FARTHEST, HEADING, OPEN, Fits
from hzclean.cleaners.strip_lines import Seen

# What stands in place of the line above: none, as a column begins; none, as the line stands in no column.
FIRST, ALONE = -1, -2
# So many layouts of one number of stories and columns are kept at most, so that all numbers are tried.
QUOTA = 12
# What is so many nats less likely than the best is given up.
WINDOW = 6.0
# A story's columns that end are rarely worth more, in nats.
MOST_JOINED = 6.0
MOST_COLUMNS = 8
# A line that fits a column worse than this, in nats, begins none.
MOST_UNFIT = 3.0
_NAME, _SHORT_LINE = 5.5, 8  # em


Stream = tuple[int, float, float, int, int, float, int, int]
"""A column: its last line, how many rows down that is, its width in em, the line's state, its story, its first row,
its first line, how many headings it has had: columns with as many stand on the same baselines."""


class State(NamedTuple):
    score: float
    streams: tuple[Stream, ...]  # of the stories that go on
    last: int  # the column laid on last
    top: float  # the row where the present run in one column began
    groups: int
    path: tuple[Any, ...]  # (line, line above, story, path before, the column's width)
    ended: tuple[int, ...]  # the last lines of the columns of stories that have ended


Grown = tuple[float, State, int, "Stream | None", int, float, int, tuple[int, ...], float]
"""A state's next: its score, the state, the column's place, the column, what happens (0 laid, 1 one more column,
2 another story's, 3 alone), the row where the run began, the line above, the stories that end, the score with what is
promised."""


class Layout(NamedTuple):
    """What a search found: its score in nats, for each line the line above it and its story, the order of columns."""

    score: float
    above: list[int]
    group: list[int]
    columns: list[int]  # the columns' last lines, from left to right within a story
    widths: list[float]  # for each line its column's width in em, 0 for one that stands in none


class Search:
    """One search over the lines of a page."""

    def __init__(
        self, lines: Sequence[Seen], widths: Sequence[Sequence[float]], reader: Reader, costs: Costs, beam: int = 64
    ) -> None:
        """`widths`: for each line the column widths, in em, to think of there."""
        self.lines = lines
        self.widths = widths
        self.fits = Fits(lines, widths, reader, costs)
        self.costs = costs
        self.beam = beam
        self._known: dict[int, tuple[tuple[Stream, ...], list[tuple[float, tuple[int, ...]]]]] = {}
        self._ahead = self.fits.promises()
        self._closed: dict[tuple[tuple[int, float, float, int], ...], float] = {}

    def layout(self) -> Layout:
        """The likeliest layout that the beam holds."""
        beam = [State(0.0, (), -1, 0.0, 0, (), ())]
        for n in range(len(self.lines)):
            beam = self._step(beam, n)
        return self._told(max(beam, key=lambda state: state.score - self._closing(state.streams)))

    def _told(self, state: State) -> Layout:
        count = len(self.lines)
        above, group, widths = [ALONE] * count, [0] * count, [0.0] * count
        path = state.path
        while path:
            n, up, g, path, width = path
            above[n], group[n], widths[n] = up, g, width
        score = state.score - self._closing(state.streams)
        return Layout(score, above, group, [*state.ended, *[s[0] for s in state.streams]], widths)

    def _step(self, beam: list[State], n: int) -> list[State]:
        costs, this = self.costs, self.lines[n]
        links: dict[tuple[int, float, int], tuple[float, int]] = {}
        firsts = {column: self.fits.first(this, column) for column in self.widths[n]}
        grown: list[Grown] = []
        floor = -1e9
        ahead = self._ahead[n]
        hope = max(ahead)
        told = costs.told * this.signs
        for state in beam:
            score, streams, last, top, _, path, _ = state
            was_alone = not path or path[1] == ALONE
            held = this.held and bool(path)
            here = streams[last][4] if streams else 0
            dues: dict[int, tuple[int, int]] = {}
            for j, stream in enumerate(streams):
                tail, y, column, before, group, base, head, phase = stream
                key = (tail, column, before)
                found = links.get(key)
                if found is None:
                    found = links[key] = self.fits.link(tail, n, column, before)
                gain, kind = found
                gap = n - tail
                promise = ahead[gap] if gap < FARTHEST else ahead[0]
                if gain < -11 or score + gain + promise < floor:
                    continue
                if group != here:
                    due = dues.get(group)
                    if due is None:
                        due = dues[group] = self._next_strip(streams, group)
                    cost, row = self._other(state, j, due, n), y + 1
                else:
                    cost, row = self._clock(state, j, kind == HEADING or before == HEADING)
                if held:
                    cost = 0.0 if j == last and not was_alone else cost + costs.torn
                cost += told
                whole = score + gain - cost
                if whole + promise >= floor:
                    phase += kind == HEADING != before
                    laid = (n, row, column, kind, group, base, head, phase)
                    grown.append((whole, state, j, laid, 0, top if j == last else row, tail, (), whole + promise))
                    floor = max(floor, whole + promise - WINDOW)
            self._leave(state, n, grown, floor, firsts, hope)
        return self._best(grown, n)

    def _leave(
        self,
        state: State,
        n: int,
        grown: list[Grown],
        floor: float,
        firsts: dict[float, tuple[float, int]],
        hope: float,
    ) -> None:
        """Put down what a state becomes if line n goes on in none of its columns: it begins one, or stands alone."""
        costs, this = self.costs, self.lines[n]
        score, streams, last, top, groups, path, _ = state
        was_alone = not path or path[1] == ALONE
        told = costs.told * (this.heading or this.signs)
        torn = costs.torn if this.held and not was_alone else 0.0
        if streams:
            column, group, base = streams[last][2], streams[last][4], streams[last][5]
            rightmost = last + 1 == len(streams) or streams[last + 1][4] != group
            if rightmost and sum([s[4] == group for s in streams]) < MOST_COLUMNS:
                if column not in firsts:
                    firsts[column] = self.fits.first(this, column)
                cost, kind = firsts[column]
                cost += told + torn + (costs.open_first if top == base else costs.open_late)
                new = (n, top, column, kind, group, base, n, 0)
                grown.append((score - cost, state, last + 1, new, 1, top, FIRST, (), score - cost + hope))
        headed = self._headed(path)
        more = told + torn + (costs.group_headed if headed else costs.group)
        reach = score - more + hope + (MOST_JOINED if headed else 0.0)
        for column in self.widths[n]:
            cost, kind = firsts[column]
            if cost + told + torn < MOST_UNFIT and reach - cost >= floor:
                y = streams[last][1] + 2 if streams else 0.0
                new = (n, y, column, kind, groups + 1, y, n, 0)
                for ending, drop in self._ways(streams):
                    whole = score - cost - more - ending
                    if whole + hope >= floor:
                        grown.append((whole, state, len(streams), new, 2, y, FIRST, drop, whole + hope))
        cost = costs.alone_on if was_alone else costs.alone
        if not (was_alone or this.done or this.prose) and this.width <= _SHORT_LINE:
            cost = costs.alone_short
        cost = min(cost, costs.alone_told) if told else cost
        prose = (costs.prose_alone if this.done else costs.prose_broken) * this.prose
        cost += prose * (costs.prose_on if was_alone else 1) + torn + costs.opens * this.opens
        grown.append((score - cost, state, last, None, 3, top, ALONE, (), score - cost + hope))

    def _ways(self, streams: tuple[Stream, ...]) -> list[tuple[float, tuple[int, ...]]]:
        """Which stories may end as another begins, and what that costs."""
        known = self._known.get(id(streams))
        if known and known[0] is streams:
            return known[1]
        live = list(dict.fromkeys([s[4] for s in streams]))
        if not live:
            return [(0.0, ())]
        ends_ = {g: self._closing([s for s in streams if s[4] == g]) for g in live}
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

    def _closing(self, streams: Sequence[Stream]) -> float:
        """What it costs that these columns end here: whether each goes on in the next, and how even they are."""
        total = 0.0
        at = 0
        while at < len(streams):
            end = at
            while end < len(streams) and streams[end][4] == streams[at][4]:
                end += 1
            key = tuple([(s[0], s[1], s[2], s[6]) for s in streams[at:end]])
            cost = self._closed.get(key)
            if cost is None:
                cost = self._closed[key] = self._close(streams[at:end])
            total += cost
            at = end
        return total

    def _close(self, streams: Sequence[Stream]) -> float:
        costs = self.costs
        low = max([s[1] for s in streams])
        total = 0.0
        for k, s in enumerate(streams):
            if k + 1 < len(streams):
                total += self.fits.jump(s[0], s[3], streams[k + 1][6], streams[k + 1][2])
                total += min(costs.short_column * (low - s[1]), costs.most_short)
            elif s[3] == OPEN:
                total += costs.unfinished
        return total

    def _headed(self, path: tuple[Any, ...]) -> bool:
        """Whether a headline, or the page's top, stands before; a name alone signs the story above it."""
        if not path:
            return True
        n, up, _, before, _ = path
        if up != ALONE:
            return False
        return self.lines[n].width > _NAME or not before or before[1] == ALONE

    def _best(self, grown: list[Grown], n: int) -> list[State]:
        grown.sort(key=lambda g: -g[8])
        known: set[tuple[object, ...]] = set()
        out: list[State] = []
        floor = grown[0][8] - WINDOW
        kinds: dict[tuple[int, int], int] = {}
        for score, state, j, stream, what, top, up, drop, promised in grown:
            if promised < floor:
                break
            streams, groups, group, ended = state.streams, state.groups, state.groups, state.ended
            if stream is not None:
                group = stream[4]
                if what == 0:
                    streams = (*streams[:j], stream, *streams[j + 1 :])
                elif drop:
                    ended = (*ended, *[s[0] for s in streams if s[4] in drop])
                    streams = (*[s for s in streams if s[4] not in drop], stream)
                    j = len(streams) - 1
                else:
                    streams = (*streams[:j], stream, *streams[j:])
                groups = max(groups, group)
            key = (j, stream is None, *[s[:3] for s in streams])
            if key not in known:
                known.add(key)
                kin = (streams[-1][4], len(streams)) if streams else (0, 0)
                count = kinds.get(kin, 0)
                if count >= QUOTA:
                    continue
                kinds[kin] = count + 1
                path = (n, up, group, state.path, stream[2] if stream else 0.0)
                out.append(State(score, streams, j, top, groups, path, ended))
                if len(out) == self.beam:
                    break
        return out

    def _clock(self, state: State, j: int, loose: bool) -> tuple[float, float]:
        """What it costs that it is column j's turn, and how many rows down the line then is."""
        costs, streams, i = self.costs, state.streams, state.last
        _, y, _, _, group, _, _, phase = streams[i]
        tail, y_j = streams[j][:2]
        due = y_j + 1
        if j == i:
            mates = [s for s in streams if s[4] == group]
            if len(mates) == 1:
                return costs.stay_single, due
            cost = costs.stay if state.top == y else costs.stay_on
            if any(s[7] == phase and s[0] != tail and y - 1.1 < s[1] + 1 <= y + 1 for s in mates):
                cost += costs.stay_level
            return cost, due
        up = state.path[1]
        again = up >= 0 and tail == up + 1
        skipped = 0
        uneven = 0.0
        if i and streams[i - 1][4] == group and 0.4 < abs(y - streams[i - 1][1]) < 4:
            uneven = costs.uneven
        if j > i:
            want = state.top
            for k in range(i + 1, j):
                s = streams[k]
                skipped += want - 1.1 < s[1] + 1 <= want and s[4] == group
        else:
            want = y + 1
            low = y - 1.1
            for k, s in enumerate(streams):
                if s[4] == group and k != i and (k > i or k < j):
                    skipped += low < s[1] + 1 <= (state.top if k > i else want)
        away = abs(due - want)
        row = due
        if loose and 0 < want - due <= 1:
            away, row = 0.0, want
        cost = (costs.right if j > i else costs.left) + costs.skipped * skipped + uneven
        if away:
            cost += (costs.off_level if streams[j][7] == phase else costs.off) + costs.off_row * away
        elif again:
            cost = min(cost * 0.5, costs.again)
        return min(cost, costs.most_off), row

    def _other(self, state: State, j: int, due: tuple[int, int], n: int) -> float:
        """What it costs to go on in column j of another story; `due`: the column of its next strip, its latest line."""
        costs, up = self.costs, state.path[1]
        first, latest = due
        if up >= 0 and state.streams[j][0] == up + 1:
            cost = costs.other_again
        else:
            cost = costs.other + min(costs.stale * (n - 1 - latest), costs.most_stale)
        return cost if j == first else cost + costs.off

    def _next_strip(self, streams: tuple[Stream, ...], group: int) -> tuple[int, int]:
        """Where the story's next strip begins, its leftmost column of those that have not ended; its latest line."""
        mates = [(k, s[0], s[1]) for k, s in enumerate(streams) if s[4] == group]
        low = max([y for _, _, y in mates]) - 2.5
        best, at = 1e9, -1
        for k, _, y in mates:
            if low < y < best - 0.1:
                best, at = y, k
        return at, max([tail for _, tail, _ in mates])
