"""What a line is worth in a column: whether it goes on there, begins a paragraph or is a heading; and columns' ends."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from hzclean.cleaners.joined import SLACK
from hzclean.cleaners.labels import Label, follows
from hzclean.cleaners.language import Reader
from hzclean.cleaners.streams import (
    APART,
    COLON,
    FLUSH,
    FULL,
    HEADING,
    OPEN,
    SET_IN,
    SHORT,
    Costs,
    Piece,
    Stream,
    Way,
)

# A line that is wider than its column less that, in em, is not set in.
TOO_WIDE = 1.0


class Looks:
    """What the lines of one page are worth in columns, in nats; each question is answered once."""

    def __init__(self, pieces: Sequence[Piece], reader: Reader, costs: Costs) -> None:
        self.pieces = pieces
        self.reader = reader
        self.costs = costs
        self._alone: dict[int, tuple[float, float]] = {}
        self._joins: dict[tuple[int, int], float] = {}
        self._ways: dict[tuple[int, int, float, Label | None], dict[int, list[Way]]] = {}
        self._begins: dict[tuple[int, float], list[Way]] = {}
        self._ended: dict[tuple[int, int, float, Label | None, int], float] = {}

    def end(self, tail: int, state: int, named: Label | None, after: Stream | None) -> float:
        """What it costs that a stream ends with line `tail`: how badly the stream after it goes on, if there is one."""
        if after is None:
            return self.costs.unfinished_last if state in (OPEN, HEADING) else 0.0
        key = (tail, state, after.column, named, after.head)
        found = self._ended.get(key)
        if found is None:
            head = self.pieces[after.head]
            if state == OPEN:
                on = self.join(tail, after.head) - self._misfit(head, after.column, 0.0)
                found = -max(on, -self.costs.unfinished)
            else:
                found = self._misfit(head, after.column, self.costs.indent) / 2 - self._labels(named, head.label)
            self._ended[key] = found
        return found

    def alone(self, n: int) -> tuple[float, float]:
        """What it costs that line n stands in no column: after one that stands in one, and after one that does not."""
        found = self._alone.get(n)
        if found is None:
            found = self._alone[n] = (
                self._without_column(self.pieces[n], False),
                self._without_column(self.pieces[n], True),
            )
        return found

    def _without_column(self, this: Piece, on: bool) -> float:
        costs = self.costs
        cost = costs.alone_on if on else costs.alone_apart if this.gap else costs.alone
        if this.caption:
            return min(cost, costs.caption)
        if this.named:
            return min(cost, costs.alone_named)
        if this.gap and this.last:
            return min(cost, costs.alone_between)
        if this.last and this.end == OPEN:
            cost = min(cost, costs.alone_last)
        if this.prose and not (on and this.last and this.end == OPEN):
            mild = costs.prose_alone_on if on else costs.prose_alone_apart if this.gap else costs.prose_alone
            cost += costs.prose_alone if this.running else mild
        if this.last and this.end == SHORT:
            cost = min(cost, costs.alone_foot)
        return cost

    def _kind(self, this: Piece, column: float) -> int:
        if this.end == OPEN:
            return OPEN
        if this.end == COLON:
            return COLON if this.width >= column - self.costs.indent - SLACK else SHORT
        return FULL if this.width >= column - SLACK else SHORT

    def _misfit(self, this: Piece, column: float, indent: float) -> float:
        away = this.width - column + indent
        if away < 0 and (this.stretched or this.end in (SHORT, COLON)):
            return 0.0
        most = self.costs.most_too_wide if away > 0 else self.costs.most_misfit
        return min(max(abs(away) - SLACK, 0.0) * self.costs.misfit, most)

    def _labels(self, before: Label | None, after: Label | None) -> float:
        """How well a paragraph with one label follows one with another."""
        costs = self.costs
        sign = follows(before, after)
        if not sign or not after:
            return 0.0
        if after.kind == "turn":
            return costs.next_turn if sign > 0 else -costs.other_turn
        return costs.next_label if sign > 0 else -costs.other_label

    def _room(self, last: Piece, column: float, word: float) -> float:
        """What a line's falling short has cost and should not have, since a word had no room on it."""
        away = column - last.width
        if away - word > SLACK or away <= SLACK or last.stretched:
            return 0.0
        return min(self._misfit(last, column, 0.0), self._misfit(last, column, self.costs.indent))

    def join(self, a: int, b: int) -> float:
        """How well line b goes on after line a by their words."""
        found = self._joins.get((a, b))
        if found is None:
            found = self._joins[a, b] = self.costs.language * self.reader.join(self.pieces[a].text, self.pieces[b].text)
        return found

    def begin(self, n: int, column: float) -> list[Way]:
        """The ways to begin a column of some width with line n, the best first."""
        found = self._begins.get((n, column))
        if found is None:
            this = self.pieces[n]
            kind = self._kind(this, column)
            bare = this.end == OPEN and not this.prose
            cost = self.costs.open_bare * bare
            found = [
                Way(-self._misfit(this, column, 0.0) - cost, FLUSH, kind, column - this.width),
                Way(
                    -self._misfit(this, column, self.costs.indent) - cost - self.costs.inside * this.inside,
                    SET_IN,
                    kind,
                    column - self.costs.indent - this.width,
                ),
            ]
            if bare and this.width < column:
                found.append(Way(-self.costs.heading_first, APART, HEADING, None))
            found.sort(key=itemgetter(0), reverse=True)
            self._begins[n, column] = found
        return found

    def ways(self, tail: int, state: int, column: float, named: Label | None) -> dict[int, list[Way]]:
        """For each line the ways to lay it on a stream, as far as it has been asked for."""
        return self._ways.setdefault((tail, state, column, named), {})

    def lay(self, stream: Stream, n: int) -> list[Way]:
        """The ways to lay line n on a stream, the best first: (score, how it stands, state then, reaches the edge)."""
        known = self.ways(stream.tail, stream.state, stream.column, stream.label)
        if n in known:
            return known[n]
        costs = self.costs
        this = self.pieces[n]
        before, column = stream.state, stream.column
        kind = self._kind(this, column)
        # The line goes on …
        on = self.join(stream.tail, n) - self._misfit(this, column, 0.0)
        if before == FULL:
            on -= costs.after_full
        elif before == HEADING:
            on -= costs.after_short
        elif before == SHORT:
            room = column - self.pieces[stream.tail].width - SLACK
            on -= min(costs.after_full + costs.after_room * max(room, 0.0), costs.after_short)
        if this.label:
            on -= costs.label_inside
        if this.latin and before == OPEN:
            on += self._room(self.pieces[stream.tail], column, this.latin)
        # … or begins a paragraph …
        new = self._labels(stream.label, this.label) - costs.begin - self._misfit(this, column, costs.indent)
        if this.inside:
            new -= costs.inside
        elif this.tiny:
            new -= costs.tiny
        if costs.spaced:
            new -= costs.unspaced
        if before == OPEN:
            new -= costs.broken
        elif before == HEADING and (this.prose or this.width > column - costs.indent - SLACK):
            new += costs.below_subhead
        elif before == COLON:
            new -= costs.after_colon
            if this.text[0] in "“「『" and self.pieces[stream.tail].text[-1] in "：:":
                new += costs.colon_quote
        fills = costs.indent > 0 and this.width > column - TOO_WIDE
        found = [
            Way(on, FLUSH, kind, column - this.width),
            Way(new, FLUSH if fills else SET_IN, kind, column - costs.indent - this.width),
        ]
        # … or is a heading.
        if this.end == OPEN and this.width < column + 1.5:
            heading = costs.heading_on if before == HEADING else costs.heading + costs.heading_prose * this.prose
            if before == OPEN:
                heading += costs.broken
            elif before != HEADING and not this.prose:
                heading -= costs.subhead
            found.append(Way(-heading, APART, HEADING, None))
        found.sort(key=itemgetter(0), reverse=True)
        known[n] = found
        return found
