"""Which lines stand below one another in a column, for an extractor that reads a page strip by strip.

`pdfminer` groups what stands nearest: the pieces of a row side by side where baselines agree, else a few lines of one
column, then as many of the next; the strips of two stories beside each other in turn. Read backwards that is a game of
patience: each line is laid on one of the columns or begins a new one, and a beam search keeps the likeliest layouts.
What speaks for a column (`Fits`): the line goes on where the column's last line breaks off, or begins a paragraph where
that ended; it closes a quote that was left open; it is as wide as the column, or two em less at a paragraph's head; and
a paragraph has more in common with its own column than with another (`Subjects`).
And (`Turns`) the strip has reached that column: each column knows how many rows down it is, and columns without a
heading stand on the same baselines, so that none is left out of a row; and columns follow each other as they did in the
strip before. A story ends as a whole (`Endings`), and then each of its columns must go on in the next.

How many columns a story has shows only some rows down. So the beam keeps layouts of every number of columns, and
prefers those whose rows are as long as rows further down seem to be (`Fits.promises`); of layouts whose columns are as
wide and end in the same lines it keeps the best alone, since what comes can hardly tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

from hzclean.cleaners.language import Reader
from hzclean.cleaners.strip_costs import Costs
from hzclean.cleaners.strip_endings import Endings
from hzclean.cleaners.strip_fits import FARTHEST, FULL, HEADING, SHORT, Fits
from hzclean.cleaners.strip_given import STEP, Given
from hzclean.cleaners.strip_layout import ALONE, FIRST, START, Layout, State, Stream
from hzclean.cleaners.strip_lines import Seen
from hzclean.cleaners.strip_subjects import Subjects, with_line
from hzclean.cleaners.strip_turns import Turns

# Makes a named tuple of a tuple in a third of the time that its own constructor takes.
_new = tuple.__new__
# So many layouts of one number of stories and columns are kept at most, so that all numbers are tried.
QUOTA = 14
# What is so many nats less likely than the best is given up.
WINDOW = 7.0
# A story's columns that end are rarely worth more, in nats.
MOST_JOINED = 6.0
MOST_COLUMNS = 8
# A line that fits a column worse than this, in nats, begins none.
MOST_UNFIT = 3.0
_NAME, _SHORT_LINE = 5.5, 8  # em
# On a longer page it takes too long to ask of each layout in which order its lines would be given.
MOST_JUDGED = 300

Grown = tuple[float, State, int, "Stream | None", int, float, int, tuple[int, ...], float]
"""A state's next: its score, the state, the column's place, the column, what happens (0 laid, 1 one more column,
2 another story's, 3 alone), the row where the run began, the line above, the stories that end, the score with what is
promised."""


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
        self._ahead = self.fits.promises()
        self.given = Given(lines)
        self.turns = Turns(lines, costs)
        self.endings = Endings(self.fits, costs)
        self.subjects = Subjects([line.text for line in lines])

    def layout(self) -> Layout:
        """The likeliest layout that the beam holds."""
        beam = [START]
        for n in range(len(self.lines)):
            beam = self._step(beam, n)
            if n % STEP == STEP - 1 and n > STEP and len(self.lines) <= MOST_JUDGED:
                beam = self._judged(beam, n)
        return self._told(max(beam, key=lambda state: state.score - self.endings.closing(state.streams)))

    def _judged(self, beam: list[State], n: int) -> list[State]:
        """The layouts, judged by whether the lines would be given in the order in which they were."""
        each = self.costs.misgiven
        return [state._replace(score=state.score - each * self.given.breaks(state, n)) for state in beam]

    def _told(self, state: State) -> Layout:
        count = len(self.lines)
        above, group, widths = [ALONE] * count, [0] * count, [0.0] * count
        path = state.path
        while path:
            n, up, g, path, width = path[:5]
            above[n], group[n], widths[n] = up, g, width
        score = state.score - self.endings.closing(state.streams)
        return Layout(score, above, group, [*state.ended, *[s[0] for s in state.streams]], widths)

    def _step(self, beam: list[State], n: int) -> list[State]:
        costs, this, in_common = self.costs, self.lines[n], self.subjects.in_common
        links: dict[tuple[int, float, int, int], tuple[float, int]] = {}
        firsts = {column: self.fits.first(n, column) for column in self.widths[n]}
        begins = self._begins(n, firsts)
        grown: list[Grown] = []
        floor = -1e9
        ahead = self._ahead[n]
        hope = max(ahead)
        told = costs.told * this.signs + costs.captioned * this.credited
        for state in beam:
            score, streams, last, top, _, path, _, _ = state
            was_alone = not path or path[1] == ALONE
            held = this.held and bool(path)
            here = streams[last][4] if streams else 0
            left = costs.left_row * self.turns.due_right(state)
            most = -1.0  # what the line has in common with any column, once that is asked
            dues: dict[int, tuple[int, int]] = {}
            level = self.turns.level_with(state) if streams else (0, 0)
            for j, stream in enumerate(streams):
                tail, y, column, before, group, base, head, phase, place, named, recent = stream
                key = (tail, column, before, named)
                found = links.get(key)
                if found is None:
                    found = links[key] = self.fits.link(tail, n, column, before, named)
                gain, kind = found
                if kind != HEADING and before in (SHORT, FULL):
                    if most < 0:
                        most = max([in_common(n, s[10]) for s in streams])
                    gain += costs.subject * (in_common(n, recent) - most)
                gap = n - tail
                promise = ahead[gap] if gap < FARTHEST else ahead[0]
                if gain < -11 or score + gain + promise < floor:
                    continue
                if group != here:
                    due = dues.get(group)
                    if due is None:
                        due = dues[group] = self.turns.next_strip(streams, group)
                    cost, row = self.turns.other(state, j, due, n) + left, y + 1
                else:
                    cost, row = self.turns.clock(state, j, kind == HEADING or before == HEADING, level)
                if was_alone and path:
                    cost += costs.over_head
                if held:
                    cost = 0.0 if j == last and not was_alone else cost + costs.torn
                cost += told
                whole = score + gain - cost
                if whole + promise >= floor:
                    phase += 2 * (kind == HEADING != before)
                    named = n if this.label else named
                    recent = with_line(recent, n)
                    laid = (n, row, column, kind, group, base, head, phase, place + 1, named, recent)
                    grown.append((whole, state, j, laid, 0, top if j == last else row, tail, (), whole + promise))
                    floor = max(floor, whole + promise - WINDOW)
            self._leave(state, n, grown, floor, firsts, begins, hope, left)
        return self._best(grown, n)

    def _begins(self, n: int, firsts: dict[float, tuple[float, int]]) -> list[tuple[float, float, int]]:
        """The columns that a story may begin with at line n: their widths, what that costs, the line's state."""
        costs, this = self.costs, self.lines[n]
        out = []
        for column, (cost, kind) in firsts.items():
            if not this.done and kind != HEADING:
                away = self.fits.misfit(this, column - self.fits.indent[column])
                cost += min(costs.head_full * away, costs.most_head_full)
            out.append((column, cost, kind))
        return out

    def _leave(
        self,
        state: State,
        n: int,
        grown: list[Grown],
        floor: float,
        firsts: dict[float, tuple[float, int]],
        begins: Sequence[tuple[float, float, int]],
        hope: float,
        left: float,
    ) -> None:
        """Put down what a state becomes if line n goes on in none of its columns: it begins one, or stands alone."""
        costs, this = self.costs, self.lines[n]
        score, streams, last, top, groups, path, _, heads = state
        was_alone = not path or path[1] == ALONE
        told = costs.told * (this.heading or this.signs)
        torn = costs.torn if this.held and not was_alone else 0.0
        if streams:
            column, group, base = streams[last][2], streams[last][4], streams[last][5]
            rightmost = last + 1 == len(streams) or streams[last + 1][4] != group
            if rightmost and sum([s[4] == group for s in streams]) < MOST_COLUMNS:
                if column not in firsts:
                    firsts[column] = self.fits.first(n, column)
                cost, kind = firsts[column]
                cost += told + torn + (costs.open_first if top == base else costs.open_late)
                new = (n, top, column, kind, group, base, n, int(kind == HEADING), base, n, 1 << n)
                grown.append((score - cost, state, last + 1, new, 1, top, FIRST, (), score - cost + hope))
        headed = self._headed(path)
        more = told + torn + left + costs.midst * this.midst
        if headed:
            more += costs.group_headed
        elif heads:
            more += costs.group_pending
        else:
            fresh = bool(streams) and streams[last][1] < streams[last][5] + 2
            more += costs.group_beside if fresh else costs.group
        reach = score - more + hope + (MOST_JOINED if headed else 0.0)
        ways: list[tuple[float, tuple[int, ...]]] = []
        for column, cost, kind in begins:
            if cost + told + torn < MOST_UNFIT and reach - cost >= floor:
                y = streams[last][1] + 2 if streams else 0.0
                new = (n, y, column, kind, groups + 1, y, n, int(kind == HEADING), y, n, 1 << n)
                ways = ways or self.endings.ways(streams)
                for ending, drop in ways:
                    whole = score - cost - more - ending
                    if whole + hope >= floor:
                        grown.append((whole, state, len(streams), new, 2, y, FIRST, drop, whole + hope))
        cost = costs.alone_on if was_alone else costs.alone
        if not (was_alone or this.done or this.prose) and this.width <= _SHORT_LINE:
            cost = costs.alone_short
        cost = min(cost, costs.alone_told) if told else cost
        cost += left * (not was_alone)
        broken = costs.prose_broken if this.stops else costs.comma_broken
        prose = (costs.prose_alone if this.done else broken) * this.prose
        cost += prose * (not this.credited) * (costs.prose_on if was_alone else 1) + torn + costs.opens * this.opens
        grown.append((score - cost, state, last, None, 3, top, ALONE, (), score - cost + hope))

    def _headed(self, path: tuple[Any, ...]) -> bool:
        """Whether a headline, or the page's top, stands before; a name alone signs the story above it."""
        if not path:
            return True
        n, up, _, before, _ = path[:5]
        if up != ALONE:
            return False
        return self.lines[n].width > _NAME or not before or before[1] == ALONE

    def _best(self, grown: list[Grown], n: int) -> list[State]:
        floor = max([g[8] for g in grown]) - WINDOW
        grown = [g for g in grown if g[8] >= floor]
        grown.sort(key=itemgetter(8), reverse=True)
        known: set[tuple[object, ...]] = set()
        out: list[State] = []
        kinds: dict[tuple[int, int], int] = {}
        for score, state, j, stream, what, top, up, drop, _ in grown:
            streams, groups, group, ended = state.streams, state.groups, state.groups, state.ended
            heads = state.heads
            if what == 2:
                heads = max(heads - 1, 0)
            elif what == 3 and self.lines[n].width > _NAME and state.path and state.path[1] != ALONE:
                heads = min(heads + 1, 2)
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
            mates = [a[4] == b[4] for a, b in pairwise(streams)]
            key = (j, stream is None, *[(s[0], s[2], s[3]) for s in streams], *mates)
            if key not in known:
                known.add(key)
                kin = (streams[-1][4], len(streams)) if streams else (0, 0)
                count = kinds.get(kin, 0)
                if count >= QUOTA:
                    continue
                kinds[kin] = count + 1
                width, kind, place = (stream[2], stream[3], stream[8]) if stream else (0.0, 0, 0.0)
                path = (n, up, group, state.path, width, kind, place)
                out.append(_new(State, (score, streams, j, top, groups, path, ended, heads)))
                if len(out) == self.beam:
                    break
        return out
