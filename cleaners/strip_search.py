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

from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import ends, size

INDENT = 2.0
SLACK = 0.7
# States of a column's last line: it breaks off; it ends a sentence before the column's edge, or at it; it may end one
# (a colon, a bracket, a quote); it is a heading.
OPEN, SHORT, FULL, HALF, HEADING = range(5)
# What stands in place of the line above: none, as a column begins; none, as the line stands in no column.
FIRST, ALONE = -1, -2
BEAM = 24
MOST_COLUMNS = 8
# How many lines further on a column may be taken up again.
REACH = 80
_NAME = 5.5  # em


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats; fitted on pages we typeset ourselves."""

    broken: float = 5  # a paragraph's head below a line that breaks off
    after_short: float = 5  # a line that goes on below one that ended before the column's edge
    after_full: float = 0.67  # … below one that ended a sentence at the edge
    after_half: float = 1  # … below one that may have ended one
    begin: float = 0.4  # a paragraph begins
    heading: float = 4.05  # a line is a heading, or of verse
    heading_prose: float = 2  # … although it has marks of prose
    heading_on: float = 0.8  # … after another such line
    misfit: float = 1.5  # an em too wide or too narrow
    most_misfit: float = 5
    right: float = 0.2  # on to the right, in the row where the strip began
    left: float = 0.33  # back to the left, a row further down
    stay: float = 1.8  # on in the same column
    stay_on: float = 0.5  # … as before
    stay_single: float = 0.15  # … where it is the story's only one
    off: float = 1.2  # not the row that was due
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
    group_headed: float = 1  # … after a headline
    alone: float = 3.8  # a line stands in no column (a title, a caption)
    alone_short: float = 2.5  # … and is short
    alone_on: float = 1.2  # … after another such line
    prose_alone: float = 2.67  # … although it reads like running text
    prose_broken: float = 4.5  # … and breaks off
    language: float = 1  # what words and the page say of a join
    most_language: float = 4.5


class Seen(NamedTuple):
    """What the search knows of a line: its text, width in em, whether it ends a sentence (0, 0.5, 1), and so on."""

    text: str
    width: float
    done: float
    prose: bool
    held: bool  # in one box with the line before


Stream = tuple[int, float, float, int, int, float]
"""A column: its last line, how many rows down that is, its width in em, the line's state, its story, its first row."""


class State(NamedTuple):
    score: float
    streams: tuple[Stream, ...]
    last: int  # the column laid on last
    top: float  # the row where the present run in one column began
    groups: int
    path: tuple[Any, ...]  # (line, line above, story, path before)


class Layout(NamedTuple):
    """What a search found: its score in nats, for each line the line above it and its story, the order of columns."""

    score: float
    above: list[int]
    group: list[int]
    columns: list[int]  # the columns' last lines, from left to right within a story


def seen(text: str, held: bool) -> Seen:
    """What the search needs to know of a line."""
    prose = any(mark in text for mark in "，。、；") or text.startswith(("本报讯", "本報訊"))
    return Seen(text, size(text), ends(text), prose, held)


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
        self._closed: list[int] = []

    def layout(self) -> Layout:
        """The likeliest layout that the beam holds."""
        beam = [State(0.0, (), -1, 0.0, 0, ())]
        for n in range(len(self.lines)):
            beam = self._step(beam, n)
        return self._told(beam[0])

    def _told(self, state: State) -> Layout:
        count = len(self.lines)
        above, group = [ALONE] * count, [0] * count
        path = state.path
        while path:
            n, up, g, path = path
            above[n], group[n] = up, g
        return Layout(state.score, above, group, [s[0] for s in state.streams])

    def _step(self, beam: list[State], n: int) -> list[State]:
        costs, this = self.costs, self.lines[n]
        links: dict[tuple[int, float, int], tuple[float, int]] = {}
        fits: dict[float, float] = {}
        # (score, state, place, stream, what: 0 laid, 1 one more column, 2 another story's, 3 alone; top, line above)
        grown: list[tuple[float, State, int, Stream | None, int, float, int]] = []
        floor = -1e9
        bare = costs.open_bare * (not this.prose and not this.done)
        prose = (costs.prose_alone if this.done else costs.prose_broken) * this.prose
        short = not this.done and not this.prose and this.width <= 8
        for state in beam:
            score, streams, last, top, groups, path = state
            was_alone = not path or path[1] == ALONE
            held = this.held and bool(path)
            here = streams[last][4] if streams else 0
            dues: dict[int, tuple[int, int]] = {}
            for j, stream in enumerate(streams):
                tail, _, column, before, group, base = stream
                key = (tail, column, before)
                found = links.get(key)
                if found is None:
                    found = links[key] = self._link(tail, n, column, before)
                gain, kind = found
                if gain < -11 or score + gain < floor:
                    continue
                if group != here:
                    due = dues.get(group)
                    if due is None:
                        due = dues[group] = self._next_strip(streams, group)
                    cost, row = self._other(state, j, due, n), stream[1] + 1
                else:
                    cost, row = self._clock(state, j, kind == HEADING or before == HEADING)
                if held:
                    cost = 0.0 if j == last and not was_alone else cost + costs.torn
                whole = score + gain - cost
                if whole >= floor:
                    grown.append(
                        (whole, state, j, (n, row, column, kind, group, base), 0, top if j == last else row, tail)
                    )
                    floor = max(floor, whole - 12)
            torn = costs.torn if held else 0.0
            if streams:
                _, _, column, _, group, base = streams[last]
                if (last + 1 == len(streams) or streams[last + 1][4] != group) and sum(
                    s[4] == group for s in streams
                ) < MOST_COLUMNS:
                    if column not in fits:
                        fits[column] = self.fit(this, column)
                    cost = fits[column] + bare + torn + (costs.open_first if top == base else costs.open_late)
                    new = (n, top, column, self._kind(this, column), group, base)
                    grown.append((score - cost, state, last + 1, new, 1, top, FIRST))
            headed = costs.group_headed if self._headed(path) else costs.group
            for column in self.widths[n]:
                if column not in fits:
                    fits[column] = self.fit(this, column)
                cost = fits[column] + bare + torn + headed
                if fits[column] < 2:
                    y = streams[last][1] + 2 if streams else 0.0
                    new = (n, y, column, self._kind(this, column), groups + 1, y)
                    grown.append((score - cost, state, len(streams), new, 2, y, FIRST))
            cost = costs.alone_on if was_alone else costs.alone_short if short else costs.alone
            cost += prose + (0.0 if was_alone else torn)
            grown.append((score - cost, state, last, None, 3, top, ALONE))
        return self._best(grown, n)

    def _headed(self, path: tuple[Any, ...]) -> bool:
        """Whether a headline, or the page's top, stands before; a name alone signs the story above it."""
        if not path:
            return True
        n, up, _, before = path
        if up != ALONE:
            return False
        return self.lines[n].width > _NAME or not before or before[1] == ALONE

    def _best(self, grown: list[tuple[float, State, int, Stream | None, int, float, int]], n: int) -> list[State]:
        grown.sort(key=lambda g: -g[0])
        known: set[tuple[object, ...]] = set()
        out: list[State] = []
        floor = grown[0][0] - 12
        for score, state, j, stream, what, top, up in grown:
            if score < floor:
                break
            streams, groups, group = state.streams, state.groups, state.groups
            if stream is not None:
                group = stream[4]
                streams = (*streams[:j], stream, *streams[j + (what == 0) :])
                groups = max(groups, group)
            key = (j, *[s[:3] for s in streams if n - s[0] < REACH])
            if key not in known:
                known.add(key)
                out.append(State(score, streams, j, top, groups, (n, up, group, state.path)))
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
        on = -self._misfit(this, column)
        new = -costs.begin - self._misfit(this, column - INDENT)
        if before == OPEN:
            on += min(costs.language * self.reader.join(self.lines[a].text, this.text), costs.most_language)
            new -= costs.broken
        elif before == FULL:
            on -= costs.after_full
        elif before == HALF:
            on += 0.5 * max(0.0, self.reader.join(self.lines[a].text, this.text)) - costs.after_half
            new -= costs.after_half
        else:
            on -= costs.after_short
        score, kind = max(on, new), self._kind(this, column)
        if not this.done and this.width < column + 1.5:
            heading = costs.heading_on if before == HEADING else costs.heading + costs.heading_prose * this.prose
            if before == OPEN:
                heading += costs.broken
            if -heading > score:
                score, kind = -heading, HEADING
        return score, kind

    def _clock(self, state: State, j: int, loose: bool) -> tuple[float, float]:
        """What it costs that it is column j's turn, and how many rows down the line then is."""
        costs, streams, i = self.costs, state.streams, state.last
        _, y, _, _, group, _ = streams[i]
        tail, y_j = streams[j][:2]
        due = y_j + 1
        if j == i:
            if all(s[4] != group or k == j for k, s in enumerate(streams)):
                return costs.stay_single, due
            return (costs.stay if state.top == y else costs.stay_on), due
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
            cost += costs.off + costs.off_row * away
        if again:
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
