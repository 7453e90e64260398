"""Which lines stand below one another in a column, found from the order and the look of the lines alone.

An extractor that goes down the page row by row gives a line of the first column, one of the second, and so on. Read
backwards that is a game of cards: each line is laid on one of the columns (streams) or begins a new one. A beam search
keeps the likeliest layouts. What speaks for a column: the line goes on where the column's last line breaks off; it is
as wide as the column; and its turn has come by the baseline clock. Each column's lines are one line height apart, and
the extractor sorts by baseline, then from left to right; so a column can miss its turn only where it has ended, or
where a subhead or a picture has shifted it.

Where gutters are narrow, a line that reaches its column's edge and one beside it that is not set in were written as
one; so two that were not tell a short line or a paragraph's beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from hzclean.cleaners.joined import INDENT, SLACK
from hzclean.cleaners.labels import Label, follows, label
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import ends, size

# States of a column's last line: it breaks off, it ends a sentence before or at the column's edge, it is a heading, or
# it ends in a mark that may end a paragraph (a colon, a bracket, a quote).
OPEN, SHORT, FULL, HEADING, COLON = range(5)
# How a line stands in its column: at the edge, set in, or as a heading.
FLUSH, SET_IN, APART = range(3)

BEAM = 30
# Paragraphs are rarely so short, in em.
TINY = 5.0
# Lines of neighbouring columns are written as one though one stands so much lower, in line heights.
WITH = 0.8
MOST_COLUMNS = 8
# A layout so many nats behind the best is given up.
HOPELESS = 14.0


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats. All can be set to nothing, to see what each is worth."""

    broken: float = 5.0  # a line that breaks off, with a paragraph's beginning below it
    after_short: float = 5.0  # a line that goes on below one that ended before the column's edge
    after_full: float = 1.2  # … below one that ended a sentence at the edge
    begin: float = 0.3  # a paragraph begins
    tiny: float = 2.0  # … and ends on the same line, after so few words that it is rather another's last line
    heading: float = 4.0  # a line is a heading, or of verse
    heading_prose: float = 1.5  # … although it has marks of prose
    heading_on: float = 0.8  # … after another such line
    after_colon: float = 1.0  # a paragraph begins after a colon, a quote or a bracket
    misfit: float = 1.5  # an em that a line falls short of its column
    most_misfit: float = 4.0
    reset: float = 3.0  # all columns end, and others begin
    reset_headed: float = 0.5  # … after headings
    reset_inside: float = 4.0  # … though no blank line stands there
    unfinished: float = 2.5  # a column breaks off, and the next does not go on
    unfinished_last: float = 3.5  # … and there is no next
    past_heading: float = 4.0  # columns go on below a heading that stands in none
    open: float = 1.0  # one more column in the first row
    open_late: float = 4.5  # a column begins later
    open_left: float = 2.5  # … left of all others
    alone: float = 5.5  # a line stands in no column (a title, a caption)
    alone_apart: float = 2.0  # … after a blank line
    alone_on: float = 0.7  # … after another such line
    open_bare: float = 1.0  # a column begins with a line that has no mark of prose
    other_width: float = 1.0  # … of another width than the columns beside it
    gap: float = 0.7  # a column goes on after a blank line
    prose_alone: float = 5.0  # … although it looks like running text
    prose_alone_on: float = 2.5  # … after another such line
    heading_first: float = 3.0  # a column begins with a heading
    colon_quote: float = 1.0  # for a quote that begins a paragraph after a colon
    skip: float = 1.5  # a column misses its turn: it has ended, or is shifted
    wake: float = 2.0  # … and goes on later, …
    wake_headed: float = 0.7  # … with or after a heading
    late: float = 1.5  # … for each row that it comes too late
    most_late: float = 6.0
    torn: float = 6.0  # pieces of one printed line that do not stand side by side
    joined_set_in: float = 4.0  # a piece of a printed line after another, but set in
    joined_short: float = 3.0  # … after one that does not reach its column's edge
    apart: float = 2.5  # where gutters are narrow, neighbours that were not written as one line, but would be
    next_label: float = 2.0  # for a paragraph whose label is the one after the label before: 1. 2., 问：答：
    next_turn: float = 1.0
    other_label: float = 2.0  # a paragraph whose label is another one
    other_turn: float = 1.0
    label_inside: float = 1.0  # a line goes on with what looks like a label
    language: float = 1.0  # what words and the page say of a join counts as it is


class Piece(NamedTuple):
    """What the search knows of a line: its number, look and place in a printed line."""

    text: str
    width: float
    end: int  # OPEN, SHORT (ends a sentence) or HEADING (breaks off without a mark of prose)
    prose: bool
    joined: bool
    gap: bool | None = None  # whether a blank line stands before it; None where blank lines tell nothing
    label: Label | None = None
    tiny: bool = False  # whether it is a few words that end a sentence, no label or quote
    running: bool = False  # whether it is running text for sure: a sentence ends inside it
    narrow: bool = False  # whether full lines of neighbouring columns are written as one hereabouts


class Stream(NamedTuple):
    """A column so far: its last line, how far down it is, its width in em (0: none), the state of its last line."""

    tail: int
    y: float
    column: float
    state: int
    head: int  # its first line
    label: Label | None = None  # the label of a paragraph that began last
    paid: float | None = None  # what was paid when it missed its turn


Path = tuple[int, int, "tuple[int, ...]", "Path | None"]


class State(NamedTuple):
    score: float
    streams: tuple[Stream, ...]
    last: int  # which stream was laid on last, -1: none
    y: float  # how far down that was
    fresh: bool  # whether only the first row has been laid
    short: float | None  # how far the line laid last falls short of its column's edge, in em; None: not known
    path: Path | None  # (line, the line above it or -1 or -2, columns that ended before it, the path before)


class Move(NamedTuple):
    """A way to lay the next line, before the layout is built."""

    score: float
    state: State
    stream: int  # which to lay on; where a new one begins; -1: none
    y: float
    kind: int
    short: float | None
    column: float = 0.0  # the width of a new stream
    how: int = 0  # LAY, OPENS, RESETS, ALONE


LAY, OPENS, RESETS, ALONE = range(4)


class Layout(NamedTuple):
    score: float
    above: list[int]  # for each line the line above it; -1 where a column begins, -2 where a line stands alone
    heads: list[tuple[int, ...]]  # the first lines of columns that stand side by side, from left to right


def piece(text: str, joined: bool, gap: bool | None = None, narrow: bool = False) -> Piece:
    """What the search needs to know of a line."""
    done = ends(text)
    prose = any(mark in text for mark in "，。、；") or text.startswith(("本报讯", "本報訊"))
    end = SHORT if done == 1.0 else COLON if done else OPEN
    size_ = size(text)
    found = label(text)
    tiny = end == SHORT and size_ <= TINY and not found and text[0] not in "“‘「『（(—"
    running = "。" in text[:-1] or text.startswith(("本报讯", "本報訊"))
    return Piece(text, size_, end, prose, joined, gap, found, tiny, running, narrow)


# Ways to lay a line: what it is worth, how it stands, the state of the column then, how far it falls short of the edge.
Ways = list[tuple[float, int, int, float | None]]


class Search:
    """One search over the lines of a page."""

    def __init__(
        self, pieces: Sequence[Piece], widths: Sequence[Sequence[float]], reader: Reader, costs: Costs, beam: int = BEAM
    ) -> None:
        self.pieces = pieces
        self.widths = widths  # for each line the column widths to think of there, in em
        self.reader = reader
        self.costs = costs
        self.beam = beam
        self._joins: dict[tuple[int, int], float] = {}
        self._ways: dict[tuple[int, int, float, Label | None, int], Ways] = {}
        self._begins: dict[tuple[int, float], Ways] = {}
        self._ended: dict[tuple[int, int, float, Label | None, int], float] = {}

    def layout(self) -> Layout:
        """The likeliest layout."""
        beam = [State(0.0, (), -1, 0.0, True, None, None)]
        for n in range(len(self.pieces)):
            moves: list[Move] = []
            for state in beam:
                self._moves(state, n, moves)
            beam = self._best(moves, n)
        best = max(beam, key=lambda state: state.score + self._close(state.streams))
        above = [-1] * len(self.pieces)
        heads = [tuple(s.head for s in best.streams)]
        path = best.path
        while path:
            n, above[n], ended, path = path
            if ended:
                heads.append(ended)
        return Layout(best.score, above, heads[::-1])

    def _moves(self, state: State, n: int, moves: list[Move]) -> None:
        costs = self.costs
        this = self.pieces[n]
        score, streams, last, _, fresh, _, path = state
        headed = path is not None and path[1] == -2 and not self.pieces[path[0]].prose
        base = score - (costs.past_heading if headed else 0.0) - (costs.gap if this.gap else 0.0)
        for j, stream in enumerate(streams):
            ways = self._lay(stream, n)
            if ways[0][0] < -14:
                continue
            if this.joined and self._with(state, j):
                clock, y = -(stream.paid or 0.0), min(max(stream.y + 1, state.y - 0.5), state.y + 0.5)
            else:
                clock, y = self._clock(state, j, ways[0][2] == HEADING or stream.state == HEADING)
            gain, kind, short = self._beside(state, j, y, ways, this)
            moves.append(Move(base + gain - clock, state, j, y, kind, short))
        held = {stream.column for stream in streams}
        begins = {w: self._begin(n, w) for w in {*held, *self.widths[n]}}
        bare = costs.open_bare * (not this.prose and this.end == OPEN)
        place = last + 1
        for column, ways in begins.items():
            other = column not in held
            if len(streams) < MOST_COLUMNS and (
                not other or not streams or max(begins[w][0][0] for w in held) < ways[0][0] - bare - 1
            ):
                gain, kind, short = self._beside(state, place, state.y, ways, this, new=True)
                gain -= bare + (costs.open if fresh else costs.open_late)
                if other and streams:
                    gain -= costs.other_width
                if not fresh:
                    gain -= self._overtaken(streams, state.y, place - 0.5)
                moves.append(Move(score + gain, state, place, state.y, kind, short, column, OPENS))
                if place > 0 and not this.joined:
                    gain = ways[0][0] - bare - (costs.open_left if fresh else costs.open_late + costs.open_left)
                    gain -= costs.other_width * other
                    y = state.y if fresh else min([s.y for s in streams if s.paid is None], default=state.y) + 1
                    moves.append(Move(score + gain, state, 0, y, ways[0][2], ways[0][3], column, OPENS))
            if streams and not this.joined and column in self.widths[n] and ways[0][0] - bare > -2:
                gain, _, kind, short = ways[0]
                gain -= bare + (
                    costs.reset_headed if headed else costs.reset + costs.reset_inside * (this.gap is False)
                )
                moves.append(Move(score + gain + self._close(streams), state, 0, 0.0, kind, short, column, RESETS))
        after_alone = path is None or path[1] == -2
        alone = costs.alone_on if after_alone else costs.alone_apart if this.gap else costs.alone
        alone += (costs.prose_alone_on if after_alone and not this.running else costs.prose_alone) * this.prose
        moves.append(Move(score - alone, state, -1, state.y, 0, None, 0.0, ALONE))

    def _built(self, move: Move, n: int) -> State:
        """The layout that a move leads to."""
        score, (_, streams, last, y, fresh, _, path), j, at, kind, short, column, how = move
        if how == ALONE:
            return State(score, streams, last, y, fresh, None, (n, -2, (), path))
        if how == RESETS:
            ended = tuple(s.head for s in streams)
            return State(
                score,
                (Stream(n, 0.0, column, kind, n, self.pieces[n].label),),
                0,
                0.0,
                True,
                short,
                (n, -1, ended, path),
            )
        if how == OPENS:
            kept = streams if fresh else self._passed(streams, at, j - 0.5)
            kept = (*kept[:j], Stream(n, at, column, kind, n, self.pieces[n].label), *kept[j:])
            return State(score, kept, j, at, fresh, short, (n, -1, (), path))
        stream = streams[j]
        kept = streams
        if stream.paid is None and not (self.pieces[n].joined and self._with(move.state, j)):
            kept = self._passed(streams, stream.y + 1, j)
        laid = Stream(n, at, stream.column, kind, stream.head, self.pieces[n].label or stream.label)
        kept = (*kept[:j], laid, *kept[j + 1 :])
        row = y if self.pieces[n].joined else at
        return State(score, kept, j, row, False, short, (n, stream.tail, (), path))

    def _best(self, moves: list[Move], n: int) -> list[State]:
        moves.sort(key=itemgetter(0), reverse=True)
        seen: set[tuple[object, ...]] = set()
        out: list[State] = []
        floor = moves[0].score - HOPELESS
        for move in moves:
            if move.score < floor:
                break
            state = self._built(move, n)
            key = (state.last, state.fresh, *[(s.tail, s.column, s.paid is None) for s in state.streams])
            if key not in seen:
                seen.add(key)
                out.append(state)
                if len(out) == self.beam:
                    break
        return out

    # The clock.

    def _with(self, state: State, j: int) -> bool:
        """Whether stream j is where a line is that was written as one with the line laid last."""
        if j <= state.last or abs(state.streams[j].y + 1 - state.y) >= WITH:
            return False
        return all(s.paid is not None for s in state.streams[state.last + 1 : j])

    def _clock(self, state: State, j: int, loose: bool) -> tuple[float, float]:
        """What it costs that it is this stream's turn, and how far down the line then is."""
        costs = self.costs
        stream = state.streams[j]
        due = stream.y + 1
        if stream.paid is None:
            return self._overtaken(state.streams, due, j), due
        y = state.y if j > state.last else state.y + 0.2
        rows = max(y - due, 0.0)
        cost = (costs.wake_headed if loose else costs.wake) + costs.late * (rows if rows > 0.9 else 0.0)
        return min(cost, costs.most_late) - stream.paid + costs.skip, y

    def _overtaken(self, streams: tuple[Stream, ...], due: float, j: float) -> float:
        """What it costs that columns whose turn was before are passed over."""
        total = 0.0
        for i, other in enumerate(streams):
            if other.paid is None and (other.y + 1 < due - 0.01 or (other.y + 1 < due + 0.01 and i < j)):
                total += self._skip(streams, i)
        return total

    def _passed(self, streams: tuple[Stream, ...], due: float, j: float) -> tuple[Stream, ...]:
        """The columns, those whose turn was before passed over."""
        out = streams
        for i, other in enumerate(streams):
            if other.paid is None and (other.y + 1 < due - 0.01 or (other.y + 1 < due + 0.01 and i < j)):
                passed = other._replace(paid=self._skip(streams, i))
                out = (*out[:i], passed, *out[i + 1 :])
        return out

    def _skip(self, streams: tuple[Stream, ...], i: int) -> float:
        """What it costs to pass over stream i."""
        return self.costs.skip + self._end(streams, i)

    def _end(self, streams: tuple[Stream, ...], i: int) -> float:
        """What it costs that stream i ends here: how badly the next column goes on."""
        stream = streams[i]
        after = streams[i + 1] if i + 1 < len(streams) else None
        key = (stream.tail, stream.state, after.column if after else 0.0, stream.label, after.head if after else -1)
        found = self._ended.get(key)
        if found is None:
            found = 0.0
            if stream.state in (OPEN, HEADING):
                found = self.costs.unfinished if after else self.costs.unfinished_last
            if after:
                head = self.pieces[after.head]
                if stream.state == OPEN:
                    on = self._join(stream.tail, after.head) - self._misfit(head, after.column, 0.0)
                    found = -max(on, -found)
                else:
                    found = self._misfit(head, after.column, INDENT) / 2 - self._labels(stream.label, head.label)
            self._ended[key] = found
        return found

    def _close(self, streams: tuple[Stream, ...]) -> float:
        """How well the columns of a story follow one another, now that they have ended."""
        return -sum([self._end(streams, i) for i, stream in enumerate(streams) if stream.paid is None])

    # The look of lines.

    def _beside(
        self, state: State, j: int, y: float, ways: Ways, this: Piece, new: bool = False
    ) -> tuple[float, int, float | None]:
        """The best of some ways to lay a line, given what stands left of it."""
        costs = self.costs
        neighbour = j == state.last + 1 and abs(y - state.y) < (WITH if this.joined else 0.01)
        if this.joined and not new and not neighbour:
            neighbour = self._with(state, j)
        if this.joined:
            if not neighbour:
                gain, _, kind, short = ways[0]
                return gain - costs.torn, kind, short
            gain, kind, short = max(
                [(g - costs.joined_set_in * (how == SET_IN), k, r) for g, how, k, r in ways], key=itemgetter(0)
            )
            if state.short is not None:
                gain -= min(max(state.short - 1.5, 0.0) * 1.5, costs.joined_short)
            return gain, kind, short
        if this.narrow and neighbour and state.short is not None and state.short <= SLACK:
            return max([(g - costs.apart * (how == FLUSH), k, r) for g, how, k, r in ways], key=itemgetter(0))
        gain, _, kind, short = ways[0]
        return gain, kind, short

    def _kind(self, this: Piece, column: float) -> int:
        if this.end == OPEN:
            return OPEN
        if this.end == COLON:
            return COLON if this.width >= column - INDENT - SLACK else SHORT
        return FULL if this.width >= column - SLACK else SHORT

    def _misfit(self, this: Piece, column: float, indent: float) -> float:
        away = this.width - column + indent
        if this.end in (SHORT, COLON) and away < 0:
            return 0.0
        return min(max(abs(away) - SLACK, 0.0) * self.costs.misfit, self.costs.most_misfit)

    def _labels(self, before: Label | None, after: Label | None) -> float:
        """How well a paragraph with one label follows one with another."""
        costs = self.costs
        sign = follows(before, after)
        if not sign or not after:
            return 0.0
        if after.kind == "turn":
            return costs.next_turn if sign > 0 else -costs.other_turn
        return costs.next_label if sign > 0 else -costs.other_label

    def _join(self, a: int, b: int) -> float:
        found = self._joins.get((a, b))
        if found is None:
            found = self._joins[a, b] = self.costs.language * self.reader.join(self.pieces[a].text, self.pieces[b].text)
        return found

    def _begin(self, n: int, column: float) -> Ways:
        """The ways to begin a column of some width with line n, the best first."""
        found = self._begins.get((n, column))
        if found is None:
            this = self.pieces[n]
            kind = self._kind(this, column)
            found = [
                (-self._misfit(this, column, 0.0), FLUSH, kind, column - this.width),
                (-self._misfit(this, column, INDENT), SET_IN, kind, column - INDENT - this.width),
            ]
            if this.end == OPEN and not this.prose and this.width < column:
                found.append((-self.costs.heading_first, APART, HEADING, None))
            found.sort(key=itemgetter(0), reverse=True)
            self._begins[n, column] = found
        return found

    def _lay(self, stream: Stream, n: int) -> Ways:
        """The ways to lay line n on a stream, the best first: (score, how it stands, state then, reaches the edge)."""
        key = (stream.tail, stream.state, stream.column, stream.label, n)
        found = self._ways.get(key)
        if found is not None:
            return found
        costs = self.costs
        this = self.pieces[n]
        before, column = stream.state, stream.column
        kind = self._kind(this, column)
        # The line goes on …
        on = self._join(stream.tail, n) - self._misfit(this, column, 0.0)
        if before == FULL:
            on -= costs.after_full
        elif before not in (OPEN, COLON):
            on -= costs.after_short
        if this.label:
            on -= costs.label_inside
        # … or begins a paragraph …
        new = self._labels(stream.label, this.label) - costs.begin - self._misfit(this, column, INDENT)
        if this.tiny:
            new -= costs.tiny
        if before == OPEN:
            new -= costs.broken
        elif before == COLON:
            new -= costs.after_colon
            if this.text[0] in "“「『" and self.pieces[stream.tail].text[-1] in "：:":
                new += costs.colon_quote
        found = [
            (on, FLUSH, kind, column - this.width),
            (new, SET_IN, kind, column - INDENT - this.width),
        ]
        # … or is a heading.
        if this.end == OPEN and this.width < column + 1.5:
            heading = costs.heading_on if before == HEADING else costs.heading + costs.heading_prose * this.prose
            if before == OPEN:
                heading += costs.broken
            found.append((-heading, APART, HEADING, None))
        found.sort(key=itemgetter(0), reverse=True)
        self._ways[key] = found
        return found
