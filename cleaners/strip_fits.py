"""How well a line stands below another in a column of some width, begins one, or is read after a column's last."""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.labels import follows
from hzclean.cleaners.language import Reader
from hzclean.cleaners.strip_costs import Costs
from hzclean.cleaners.strip_lines import Seen, indents

SLACK = 0.7
# States of a column's last line: it breaks off; it ends a sentence before the column's edge, or at it; it may end one
# (a colon, a bracket, a quote); it is a heading.
OPEN, SHORT, FULL, HALF, HEADING = range(5)
# How many lines further on a column may be taken up again.
REACH = 80
# The search looks ahead for rows of one length, up to FARTHEST, and counts on so much of what it finds; what it costs
# that the length of rows changes, and what two lines that do not belong together are worth, in nats.
FARTHEST, PROMISE, CHANGE, STRANGE = 14, 0.45, 4.0, -4.0


class Fits:
    """Judges the lines of one page; `widths`: for each line the column widths, in em, to think of there."""

    def __init__(self, lines: Sequence[Seen], widths: Sequence[Sequence[float]], reader: Reader, costs: Costs) -> None:
        self.lines = lines
        self.widths = widths
        self.reader = reader
        self.costs = costs
        self.begins = [costs.begin_prose * reader.begins(x.text) - costs.begin - costs.midst * x.midst for x in lines]
        self._prose: dict[int, float] = {}
        self._joins: dict[int, float] = {}
        self._places: list[dict[float, tuple[float, float, int, int]]] = [{} for _ in lines]
        marked = {0: 0.0, 1: costs.heading_comma, 2: costs.heading_prose}
        self._marked = [marked[x.prose + x.stops] for x in lines]
        self.indent = indents(lines, {column for each in widths for column in each})

    def promises(self) -> list[list[float]]:
        """For each line and each number of lines between rows, what the lines after it are worth at most, in nats.

        Told as the difference from the best: 0 where rows of that length go on, never below -CHANGE.
        """
        count = len(self.lines)
        later = [0.0] * FARTHEST
        out = [later] * count
        lasts = [self._lasts(n) for n in range(count)]
        for n in range(count - 1, 0, -1):
            here = [STRANGE + later[0]]
            for gap in range(1, FARTHEST):
                best = STRANGE
                for column, before in lasts[n - gap] if n >= gap else ():
                    best = max(best, self.link(n - gap, n, column, before)[0])
                here.append(later[gap] + best)
            best = max(here)
            later = [max(v - best, -CHANGE) for v in here]
            out[n - 1] = [PROMISE * v for v in later]
        return out

    def _lasts(self, n: int) -> list[tuple[float, int]]:
        """The columns that line n may stand last in, whatever stands above it, and their states."""
        last = self.lines[n]
        out = []
        for column in self.widths[n]:
            if last.width > column + 1.5:
                continue
            if last.done:
                before = self.kind(last, column)
                if before == SHORT and last.width > column - self.indent[column] - SLACK:
                    before = FULL
                out.append((column, before))
            elif self.fit(last, column) <= 1:
                out.append((column, OPEN))
        return out

    def first(self, n: int, column: float) -> tuple[float, int]:
        """What it costs that line n begins a column, and its state then."""
        costs, this = self.costs, self.lines[n]
        cost = self.fit(this, column) + costs.open_bare * (not this.prose and not this.done)
        if not this.done and this.width < column + 1.5:
            heading = costs.heading_first + self._marked[n]
            if heading < cost:
                return heading, HEADING
        set_in = column - self.indent[column]
        inner = self.misfit(this, set_in) < self.misfit(this, column)
        return cost, self.kind(this, set_in if inner else column)

    def fit(self, this: Seen, column: float) -> float:
        """How far a line is from filling a column, as a full line or a paragraph's first, in nats."""
        return min(self.misfit(this, column), self.misfit(this, column - self.indent[column]))

    def misfit(self, this: Seen, column: float) -> float:
        """How far a line is from filling a column as a full line, in nats; a sentence's end may fall short."""
        away = this.width - column
        if this.done and away < 0:
            return 0.0
        away = abs(away) - SLACK - (this.loose if away < 0 else 0.0)
        return min(away * self.costs.misfit, self.costs.most_misfit) if away > 0 else 0.0

    def kind(self, this: Seen, column: float) -> int:
        """The state of a column of that width that the line stands last in."""
        if not this.done:
            return OPEN
        if this.done < 1:
            return HALF if this.width >= column - INDENT - SLACK else SHORT
        return FULL if this.width >= column - SLACK else SHORT

    def link(self, a: int, b: int, column: float, before: int, named: int = -1) -> tuple[float, int]:
        """How well line b stands below line a, in nats, and what state the column is in then.

        `named`: the column's last line that begins with a label, -1 if that is not known.
        """
        if b - a > REACH:
            return -99.0, OPEN
        costs, this = self.costs, self.lines[b]
        place = self._places[b].get(column)
        if place is None:
            place = self._places[b][column] = self._place(b, column)
        on, new, kind_on, kind_new = place
        if this.label and named >= 0:
            sign = follows(self.lines[named].label, this.label)
            new += costs.next_label * (sign > 0) - costs.other_label * (sign < 0)
        if before in (OPEN, HALF):
            on += self._marks(self.lines[a], this)
        if before == OPEN:
            on += self.join(a, b)
            new -= costs.broken
        elif before == HALF:
            on += costs.half_join * max(0.0, self.join(a, b)) - costs.after_half
            new -= costs.after_half
        else:
            on -= costs.after_full if before == FULL else costs.after_short
            on += costs.full_prose * self._said_by_prose(a, b)
        score, kind = (on, kind_on) if on >= new else (new, kind_new)
        if not this.done and this.width < column + 1.5:
            if before == HEADING:
                heading = costs.heading_on
            else:
                heading = (costs.heading_half if before == HALF else costs.heading) + self._marked[b]
            if this.heading:
                heading = min(heading, costs.heading_told)
                score = -costs.broken
            if before == OPEN:
                heading += costs.broken
            if -heading > score:
                score, kind = -heading, HEADING
        return score, kind

    def _place(self, n: int, column: float) -> tuple[float, float, int, int]:
        """What line n is worth in a column where it goes on, and as a paragraph's first; the column's states then."""
        this, set_in = self.lines[n], column - self.indent[column]
        on = -self.misfit(this, column) - self.costs.opens * this.opens
        new = self.begins[n] - self.misfit(this, set_in)
        return on, new, self.kind(this, column), self.kind(this, set_in)

    def join(self, a: int, b: int) -> float:
        """How well line b goes on where line a breaks off, in nats."""
        key = a * len(self.lines) + b
        found = self._joins.get(key)
        if found is None:
            worth = self.costs.language * self.reader.join(self.lines[a].text, self.lines[b].text)
            found = self._joins[key] = min(worth, self.costs.most_language)
        return found

    def _said_by_prose(self, a: int, b: int) -> float:
        """How well line b follows line a as prose has it, in nats."""
        key = a * len(self.lines) + b
        found = self._prose.get(key)
        if found is None:
            found = self._prose[key] = self.reader.prose(self.lines[a].text, self.lines[b].text)
        return found

    def _marks(self, tail: Seen, head: Seen) -> float:
        """What quotes, brackets and titles say of a join: one left open is closed next, and none is closed twice."""
        costs = self.costs
        out = 0.0
        for last, first in zip(tail.last, head.first, strict=True):
            if first and last:
                out += -costs.unpaired if first == last else costs.paired if last == 1 else 0.0
        return out

    def jump(self, a: int, state: int, b: int, column: float) -> float:
        """What it costs that a column that begins with line b is read after one that ends with line a, in `state`."""
        costs = self.costs
        tail, head = self.lines[a], self.lines[b]
        on = self.misfit(head, column) + costs.opens * head.opens
        new = self.misfit(head, column - self.indent[column]) - self.begins[b]
        if state == OPEN:
            return min(on - self.join(a, b) - self._marks(tail, head), costs.unfinished)
        if state == HALF:
            return min(on - costs.half_join * max(0.0, self.join(a, b)), new) + costs.after_half
        if state == HEADING:
            return min(new, on, costs.begin)
        return min(on + (costs.after_full if state == FULL else costs.after_short), new)
