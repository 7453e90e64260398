"""Which lines stand below one another in a column, for an extractor that reads a page strip by strip.

`pdfminer` groups what stands nearest: the pieces of a row side by side where baselines agree, else a few lines of one
column, then as many of the next; the strips of two stories beside each other in turn. Read backwards that is a game of
patience: each line is laid on one of the columns or begins a new one, and a beam search keeps the likeliest layouts.
What speaks for a column: the line goes on where the column's last line breaks off, or begins a paragraph where that
ended; it is as wide as the column, or two em less at a paragraph's head; the strip has reached that column (a clock:
each column knows how many rows down it is); and columns follow each other as they did in the strip before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from hzclean.cleaners.kinds import BYLINE, CREDIT, opens_paragraph, stands_alone
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import ends, size
from hzclean.cleaners.names import is_name

INDENT = 2.0
SLACK = 0.7
# States of a column's last line: it breaks off; it ends a sentence before the column's edge, or at it; it may end one
# (a colon, a bracket, a quote); it is a heading.
OPEN, SHORT, FULL, HALF, HEADING = range(5)
# What stands in place of the line above: none, as a column begins; none, as the line stands in no column.
FIRST, ALONE = -1, -2
BEAM, ROUGH = 64, 24
# So many layouts of one number of stories and columns are kept at most, so that all numbers are tried.
QUOTA = 12
WINDOW = 6.0
# The search looks ahead for rows of one length, up to FARTHEST, and counts on so much of what it finds; what it costs
# that the length of rows changes, and what two lines that do not belong together are worth, in nats.
FARTHEST, PROMISE, CHANGE, STRANGE = 14, 0.7, 4.0, -3.0
# A story's columns that end are rarely worth more, in nats.
MOST_JOINED = 6.0
MOST_COLUMNS = 8
# How many lines further on a column may be taken up again.
REACH = 80
_NAME = 5.5  # em
_LONGEST_NAME = 4  # code points


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats; fitted on pages we typeset ourselves."""

    broken: float = 5  # a paragraph's head below a line that breaks off
    after_short: float = 5  # a line that goes on below one that ended before the column's edge
    after_full: float = 0.67  # … below one that ended a sentence at the edge
    after_half: float = 1  # … below one that may have ended one
    begin: float = 0.4  # a paragraph begins
    opens: float = 1.5  # a line that has the form of a paragraph's first goes on
    heading: float = 2.5  # a line is a heading, or of verse
    heading_prose: float = 2  # … although it has marks of prose
    heading_on: float = 0.8  # … after another such line
    heading_half: float = 2.5  # … after a colon
    heading_told: float = 1.0  # … that is printed twice over
    heading_first: float = 2.5  # … and the first of its column
    misfit: float = 1.5  # an em too wide or too narrow
    most_misfit: float = 5
    right: float = 0.2  # on to the right, in the row where the strip began
    left: float = 0.33  # back to the left, a row further down
    stay: float = 1.8  # on in the same column
    stay_on: float = 0.5  # … as before
    stay_level: float = 1.0  # … although another on the same baselines is due
    stay_single: float = 0.15  # … where it is the story's only one
    off: float = 1.2  # not the row that was due
    off_level: float = 3.5  # … although it stands on the same baselines
    off_row: float = 0.4  # … for each row
    most_off: float = 6
    uneven: float = 0.8  # a column left at another row than the one before it in the strip
    skipped: float = 1.8  # a column left out that was due
    other: float = 1.0  # on to another story's columns
    stale: float = 0.05  # … for each line since those were read last
    most_stale: float = 3.0
    other_again: float = 0.75  # … as in the strip before
    again: float = 0.4  # on to the column that followed in the strip before
    torn: float = 2.67  # lines of one box in two columns
    open_first: float = 1  # one more column in a story's first strip
    open_late: float = 3.33  # … later
    open_bare: float = 0.89  # a column begins with a line without a mark of prose
    group: float = 4  # another story's columns begin
    group_headed: float = 0.0  # … after a headline
    beside: float = 2  # … while a story goes on beside them
    unfinished: float = 3  # a column breaks off, and the next does not go on
    short_column: float = 0.2  # a row that a column is shorter than the story's longest
    most_short: float = 1.5
    alone: float = 4.5  # a line stands in no column (a title, a caption)
    alone_short: float = 4.0  # … and is short
    alone_on: float = 1.2  # … after another such line
    prose_alone: float = 2.67  # … although it reads like running text
    prose_broken: float = 4.5  # … and breaks off
    prose_on: float = 0.5  # … times so much after a line that stands in no column
    alone_told: float = 1.5  # … a line that has the form of a byline, or is printed twice over
    told: float = 3.0  # such a line stands in a column
    language: float = 1  # what words and the page say of a join
    most_language: float = 4.5


class Seen(NamedTuple):
    """What the search knows of a line: its text, width in em, whether it ends a sentence (0, 0.5, 1), and so on."""

    text: str
    width: float
    done: float
    prose: bool
    held: bool  # in one box with the line before
    heading: bool = False  # printed twice over, so it is a heading
    signs: bool = False  # a byline or a credit by its form
    opens: bool = False  # a paragraph's first line by its form


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


def seen(text: str, held: bool, heading: bool = False) -> Seen:
    """What the search needs to know of a line; `heading`: it was printed twice over."""
    prose = any(mark in text for mark in "，。、；") or text.startswith(("本报讯", "本報訊"))
    opens = opens_paragraph(text)
    signs = not opens and len(text) < 40 and stands_alone(text) and bool(BYLINE.match(text) or CREDIT.match(text))
    signs = signs or (len(text) <= _LONGEST_NAME and is_name(text))
    return Seen(text, size(text), ends(text), prose and not heading, held, heading, signs, opens)


class Search:
    """One search over the lines of a page."""

    def __init__(
        self, lines: Sequence[Seen], widths: Sequence[Sequence[float]], reader: Reader, costs: Costs, beam: int = BEAM
    ) -> None:
        """`widths`: for each line the column widths, in em, to think of there."""
        self.lines = lines
        self.widths = widths
        self.reader = reader
        self.costs = costs
        self.beam = beam
        self._known: dict[int, tuple[tuple[Stream, ...], list[tuple[float, tuple[int, ...]]]]] = {}
        self._ahead = self._promises()
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
        firsts: dict[float, tuple[float, int]] = {}
        grown: list[Grown] = []
        floor = -1e9
        ahead = self._ahead[n]
        hope = max(ahead)
        prose = (costs.prose_alone if this.done else costs.prose_broken) * this.prose
        told = costs.told * (this.heading or this.signs)
        short = not this.done and not this.prose and this.width <= 8
        for state in beam:
            score, streams, last, top, groups, path, _ = state
            was_alone = not path or path[1] == ALONE
            held = this.held and bool(path)
            here = streams[last][4] if streams else 0
            dues: dict[int, tuple[int, int]] = {}
            for j, stream in enumerate(streams):
                tail, y, column, before, group, base, head, phase = stream
                key = (tail, column, before)
                found = links.get(key)
                if found is None:
                    found = links[key] = self._link(tail, n, column, before)
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
                cost += told * this.signs
                whole = score + gain - cost
                if whole + promise >= floor:
                    phase += kind == HEADING != before
                    laid = (n, row, column, kind, group, base, head, phase)
                    grown.append((whole, state, j, laid, 0, top if j == last else row, tail, (), whole + promise))
                    floor = max(floor, whole + promise - WINDOW)
            torn = costs.torn if held and not was_alone else 0.0
            if streams:
                column, group, base = streams[last][2], streams[last][4], streams[last][5]
                if (last + 1 == len(streams) or streams[last + 1][4] != group) and sum(
                    s[4] == group for s in streams
                ) < MOST_COLUMNS:
                    if column not in firsts:
                        firsts[column] = self._first(this, column)
                    cost, kind = firsts[column]
                    cost += told + torn + (costs.open_first if top == base else costs.open_late)
                    new = (n, top, column, kind, group, base, n, 0)
                    grown.append((score - cost, state, last + 1, new, 1, top, FIRST, (), score - cost + hope))
            ways: list[tuple[float, tuple[int, ...]]] = []
            is_headed = self._headed(path)
            headed = costs.group_headed if is_headed else costs.group
            reach = score + hope + (MOST_JOINED if is_headed else 0.0)
            for column in self.widths[n]:
                if column not in firsts:
                    firsts[column] = self._first(this, column)
                cost, kind = firsts[column]
                cost += told + torn + headed
                if cost < headed + 3 and reach - cost >= floor:
                    ways = ways or self._ways(streams)
                    y = streams[last][1] + 2 if streams else 0.0
                    new = (n, y, column, kind, groups + 1, y, n, 0)
                    for more, drop in ways:
                        whole = score - cost - more
                        if whole + hope >= floor:
                            grown.append((whole, state, len(streams), new, 2, y, FIRST, drop, whole + hope))
            cost = costs.alone_on if was_alone else costs.alone_short if short else costs.alone
            cost = min(cost, costs.alone_told) if told else cost
            cost += prose * (costs.prose_on if was_alone else 1) + torn + costs.opens * this.opens
            grown.append((score - cost, state, last, None, 3, top, ALONE, (), score - cost + hope))
        return self._best(grown, n)

    def _first(self, this: Seen, column: float) -> tuple[float, int]:
        """What it costs that a line begins a column, and its state then."""
        costs = self.costs
        cost = self.fit(this, column) + costs.open_bare * (not this.prose and not this.done)
        if not this.done and this.width < column + 1.5:
            heading = costs.heading_first + costs.heading_prose * this.prose
            if heading < cost:
                return heading, HEADING
        inner = self._misfit(this, column - INDENT) < self._misfit(this, column)
        return cost, self._kind(this, column - INDENT * inner)

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
                total += self._jump(s, streams[k + 1])
                total += min(costs.short_column * (low - s[1]), costs.most_short)
            elif s[3] == OPEN:
                total += costs.unfinished
        return total

    def _jump(self, a: Stream, b: Stream) -> float:
        """What it costs that column b is read after column a."""
        costs = self.costs
        tail, head = self.lines[a[0]], self.lines[b[6]]
        on = self._misfit(head, b[2]) + costs.opens * head.opens
        new = costs.begin + self._misfit(head, b[2] - INDENT)
        state = a[3]
        if state == OPEN:
            join = min(costs.language * self.reader.join(tail.text, head.text), costs.most_language)
            return min(on - join, costs.unfinished)
        if state == HALF:
            join = max(0.0, self.reader.join(tail.text, head.text))
            return min(on - 0.5 * join, new) + costs.after_half
        if state == HEADING:
            return min(new, on, costs.begin)
        return min(on + (costs.after_full if state == FULL else costs.after_short), new)

    def _promises(self) -> list[list[float]]:
        """For each line and each number of lines between rows, what the lines after it are worth at most, in nats.

        Told as the difference from the best: 0 where rows of that length go on, never below -CHANGE.
        """
        count = len(self.lines)
        later = [0.0] * FARTHEST
        out = [later] * count
        for n in range(count - 1, 0, -1):
            here = [STRANGE + later[0]]
            here += [later[gap] + (self._pair(n - gap, n) if n >= gap else STRANGE) for gap in range(1, FARTHEST)]
            best = max(here)
            later = [max(v - best, -CHANGE) for v in here]
            out[n - 1] = [PROMISE * v for v in later]
        return out

    def _pair(self, a: int, b: int) -> float:
        """How well line b stands below line a, whatever the column, in nats."""
        last = self.lines[a]
        best = STRANGE
        for column in self.widths[a]:
            if last.width > column + 1.5:
                continue
            if last.done == 0:
                if self.fit(last, column) > 1:
                    continue
                before = OPEN
            else:
                before = self._kind(last, column)
                if before == SHORT and last.width > column - INDENT - SLACK:
                    before = FULL
            best = max(best, self._link(a, b, column, before)[0])
        return best

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

    def fit(self, this: Seen, column: float) -> float:
        """How far a line is from filling a column, as a full line or a paragraph's first, in nats."""
        return min(self._misfit(this, column), self._misfit(this, column - INDENT))

    def _misfit(self, this: Seen, column: float) -> float:
        away = this.width - column
        if this.done and away < 0:
            return 0.0
        away = abs(away) - SLACK
        return min(away * self.costs.misfit, self.costs.most_misfit) if away > 0 else 0.0

    def _kind(self, this: Seen, column: float) -> int:
        if not this.done:
            return OPEN
        if this.done < 1:
            return HALF if this.width >= column - INDENT - SLACK else SHORT
        return FULL if this.width >= column - SLACK else SHORT

    def _link(self, a: int, b: int, column: float, before: int) -> tuple[float, int]:
        """How well line b stands below line a, in nats, and what state the column is in then."""
        if b - a > REACH:
            return -99.0, OPEN
        costs, this = self.costs, self.lines[b]
        on = -self._misfit(this, column) - costs.opens * this.opens
        new = -costs.begin - self._misfit(this, column - INDENT)
        if before == OPEN:
            on += min(costs.language * self.reader.join(self.lines[a].text, this.text), costs.most_language)
            new -= costs.broken
        elif before == HALF:
            on += 0.5 * max(0.0, self.reader.join(self.lines[a].text, this.text)) - costs.after_half
            new -= costs.after_half
        else:
            on -= costs.after_full if before == FULL else costs.after_short
        score, kind = (on, self._kind(this, column)) if on >= new else (new, self._kind(this, column - INDENT))
        if not this.done and this.width < column + 1.5:
            if before == HEADING:
                heading = costs.heading_on
            else:
                heading = (costs.heading_half if before == HALF else costs.heading) + costs.heading_prose * this.prose
            if this.heading:
                heading = min(heading, costs.heading_told)
                on = new = score = -costs.broken
            if before == OPEN:
                heading += costs.broken
            if -heading > score:
                score, kind = -heading, HEADING
        return score, kind

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
