"""Which lines stand below one another in a column, found from the order and the look of the lines alone.

An extractor that goes down the page row by row gives a line of the first column, one of the second, and so on. Read
backwards that is a game of cards: each line is laid on one of the columns (streams) or begins a new one. A beam search
keeps the likeliest layouts. What speaks for a column: the line goes on where the column's last line breaks off; it is
as wide as the column; and its turn has come by the baseline clock: each column knows how far down the page it is, and
rows come from top to bottom and from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hzclean.cleaners.joined import INDENT, SLACK
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import ends, size

# States of a column's last line: it breaks off, it ends a sentence before or at the column's edge, it is a heading, or
# it ends in a mark that may end a paragraph (a colon, a bracket, a quote).
OPEN, SHORT, FULL, HEADING, COLON = range(5)

BEAM = 40
MOST_COLUMNS = 8


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats. All can be set to nothing, to see what each is worth."""

    broken: float = 5.0  # a line that breaks off, with a paragraph's beginning below it
    after_short: float = 5.0  # a line that goes on below one that ended before the column's edge
    after_full: float = 1.2  # … below one that ended a sentence at the edge
    begin: float = 0.3  # a paragraph begins
    heading: float = 4.0  # a line is a heading, or of verse
    heading_prose: float = 1.5  # … although it has marks of prose
    heading_on: float = 0.8  # … after another such line
    after_colon: float = 1.0  # a paragraph begins after a colon, a quote or a bracket
    misfit: float = 1.5  # an em that a line falls short of its column
    most_misfit: float = 5.0
    reset: float = 3.0  # all columns end, and others begin
    reset_headed: float = 0.5  # … after headings
    reset_inside: float = 3.0  # … though no blank line stands there
    unfinished: float = 1.0  # a column breaks off and no other goes on
    past_heading: float = 4.0  # columns go on below a heading that stands in none
    past_heading_apart: float = 1.0  # … where all lines stand apart
    open: float = 1.0  # one more column in the first row
    open_late: float = 4.5  # a column begins later
    alone: float = 4.0  # a line stands in no column (a title, a caption)
    alone_apart: float = 2.5  # … after a blank line
    alone_on: float = 0.7  # … after another such line
    open_bare: float = 1.0  # a column begins with a line that has no mark of prose
    other_width: float = 1.0  # … of another width than the columns beside it
    gap: float = 0.7  # a column goes on after a blank line
    prose_alone: float = 4.0  # … although it looks like running text
    turn: float = 4.0  # a column misses its turn
    late: float = 1.5  # … for each row that it comes too late
    most_late: float = 6.0
    gang_grows: float = 0.5  # in strips: one more column in a strip's first row
    gang_backwards: float = 3.0  # … that stands left of the one before
    gang_shrinks: float = 1.0  # … a column of the strip has ended
    gang_changes: float = 3.0  # … another strip begins
    torn: float = 6.0  # pieces of one printed line that do not go from left to right
    language: float = 1.0  # what words and the page say of a join counts as it is


class Piece(NamedTuple):
    """What the search knows of a line: its number, look and place in a printed line."""

    text: str
    width: float
    end: int  # OPEN, SHORT (ends a sentence) or HEADING (breaks off without a mark of prose)
    prose: bool
    joined: bool
    gap: bool | None = None  # whether a blank line stands before it; None where blank lines tell nothing


class Stream(NamedTuple):
    """A column so far: its last line, how far down it is, its width in em (0: none), the state of its last line."""

    tail: int
    y: float
    column: float
    state: int
    head: int  # its first line
    group: int = 0  # columns that began together


Path = tuple[int, int, "Path | None"]


class Gang(NamedTuple):
    """Columns whose lines stand on one height, so that they are read row by row: by their first lines, in their order.

    `at` is the one read last. While its first row is read it can grow (`grows`).
    """

    members: tuple[int, ...]
    at: int
    grows: bool


class State(NamedTuple):
    score: float
    streams: tuple[Stream, ...]
    last: int  # which stream was laid on last, -1: none
    y: float  # how far down that was
    fresh: bool  # whether only the first row has been laid
    gang: Gang  # the columns whose rows are being read, where an extractor reads in strips
    path: Path | None  # (line, the line above it or -1 or -2, the path before)


def piece(text: str, joined: bool, gap: bool | None = None) -> Piece:
    """What the search needs to know of a line."""
    done = ends(text)
    prose = any(mark in text for mark in "，。、；") or text.startswith(("本报讯", "本報訊"))
    end = SHORT if done == 1.0 else COLON if done else OPEN
    return Piece(text, size(text), end, prose, joined, gap)


class Search:
    """One search over the lines of a page: `above()` gives for each line the one above it in its column."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        widths: Sequence[Sequence[float]],
        reader: Reader,
        costs: Costs,
        tree: bool = False,
    ) -> None:
        self.tree = tree
        self.far = 1e9 if tree else 3.0
        self.most = MOST_COLUMNS * 2 if tree else MOST_COLUMNS
        self.pieces = pieces
        self.widths = widths  # for each line the column widths to think of there, in em
        self.reader = reader
        self.costs = costs
        self._joins: dict[tuple[int, int], float] = {}

    def above(self) -> tuple[float, list[int]]:
        """The score, and for each line the line above it; -1 where a column begins, -2 where a line stands alone."""
        beam = [State(0.0, (), -1, 0.0, True, Gang((), -1, True), None)]
        for n in range(len(self.pieces)):
            grown: list[State] = []
            for state in beam:
                self._grow(state, n, grown)
            if not grown:
                raise ValueError(n)
            beam = _best(grown)
        best = beam[0] if self.tree else max(beam, key=lambda state: state.score + self._close(state.streams))
        out = [-1] * len(self.pieces)
        path = best.path
        while path:
            n, up, path = path
            out[n] = up
        return best.score, out

    def _grow(self, state: State, n: int, grown: list[State]) -> None:
        costs = self.costs
        this = self.pieces[n]
        streams = state.streams
        path = state.path
        headed = path is not None and path[1] == -2 and not self.pieces[path[0]].prose
        past = (costs.past_heading_apart if self.tree else costs.past_heading) if headed else 0.0
        for j, stream in enumerate(streams):
            if stream.y < state.y - self.far:
                continue
            score, kind, y, gang = self._lay(state, j, stream, n)
            score -= past
            if score < -14:
                continue
            laid = Stream(n, y, stream.column, kind, stream.head, stream.group)
            kept = (*streams[:j], laid, *streams[j + 1 :])
            grown.append(State(state.score + score, kept, j, y, False, gang, (n, stream.tail, state.path)))
        place = state.last + 1
        reset = costs.reset_headed if headed else costs.reset + costs.reset_inside * (this.gap is False)
        group = streams[state.last].group if streams else 0
        held = {stream.column for stream in streams}
        fits = {w: min(self._misfit(this, w, 0.0), self._misfit(this, w, INDENT)) for w in {*held, *self.widths[n]}}
        for column, cost in fits.items():
            kind = self._kind(this, column)
            cost += costs.open_bare * (not this.prose and this.end == OPEN)
            first = (n, -1, state.path)
            other = column not in held
            if len(streams) < self.most and (not other or not streams or min(fits[w] for w in held) > cost + 1):
                score = state.score - cost - (costs.open if state.fresh else costs.open_late)
                if other and streams:
                    score -= costs.other_width
                kept = (*streams[:place], Stream(n, state.y, column, kind, n, group), *streams[place:])
                joined = (*state.gang.members, n) if state.gang.grows else (n,)
                gang = Gang(joined, len(joined) - 1, True)
                grown.append(State(score, kept, place, state.y, state.fresh, gang, first))
            if streams and not this.joined and column in self.widths[n] and cost < 2:
                old = streams[-MOST_COLUMNS:] if self.tree else ()
                new = Stream(n, 0.0, column, kind, n, max(s.group for s in streams) + 1)
                closed = 0.0 if self.tree else self._close(streams)
                gang = Gang((n,), 0, True)
                grown.append(State(state.score + closed - cost - reset, (*old, new), len(old), 0.0, True, gang, first))
        after_alone = state.path is None or state.path[1] == -2
        alone = costs.alone_on if after_alone else costs.alone_apart if this.gap else costs.alone
        alone += costs.prose_alone * this.prose
        grown.append(
            State(state.score - alone, streams, state.last, state.y, state.fresh, state.gang, (n, -2, state.path))
        )

    def _close(self, streams: tuple[Stream, ...]) -> float:
        """How well the columns of a story follow one another, now that they have ended."""
        score = 0.0
        for a, b in pairwise(streams):
            head = self.pieces[b.head]
            if a.state == OPEN:
                on = self._join(a.tail, b.head) - self._misfit(head, b.column, 0.0)
                score += max(on, -self.costs.unfinished)
            else:
                score -= self._misfit(head, b.column, INDENT) / 2
        if streams and streams[-1].state == OPEN:
            score -= self.costs.unfinished
        return score

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

    def _join(self, a: int, b: int) -> float:
        found = self._joins.get((a, b))
        if found is None:
            found = self._joins[a, b] = self.costs.language * self.reader.join(self.pieces[a].text, self.pieces[b].text)
        return found

    def _lay(self, state: State, j: int, stream: Stream, n: int) -> tuple[float, int, float, Gang]:
        """What it is worth to lay line n on stream j: (score, state of the line then, how far down it is, the gang)."""
        costs = self.costs
        this = self.pieces[n]
        before = stream.state
        # The line goes on …
        on = self._join(stream.tail, n) - self._misfit(this, stream.column, 0.0)
        if before == FULL:
            on -= costs.after_full
        elif before not in (OPEN, COLON):
            on -= costs.after_short
        # … or begins a paragraph …
        new = -costs.begin - self._misfit(this, stream.column, INDENT)
        if before == OPEN:
            new -= costs.broken
        elif before == COLON:
            new -= costs.after_colon
        kind = self._kind(this, stream.column)
        score = on if on >= new else new
        # … or is a heading.
        if this.end == OPEN and this.width < stream.column + 1.5:
            heading = costs.heading_on if before == HEADING else costs.heading + costs.heading_prose * this.prose
            if before == OPEN:
                heading += costs.broken
            if -heading > score:
                score, kind = -heading, HEADING
        if self.tree:
            clock, gang = self._gang_clock(state, j, stream.head)
            y = stream.y + 1
        else:
            clock, y = self._clock(state, j, stream, kind == HEADING or before == HEADING)
            gang = state.gang
        if this.joined and j <= state.last:
            score -= costs.torn
        if this.gap:
            score -= costs.gap
        return score - clock, kind, y, gang

    def _clock(self, state: State, j: int, stream: Stream, loose: bool) -> tuple[float, float]:
        """What it costs that it is this stream's turn, and how far down the line then is."""
        due = stream.y + 1
        least = state.y - 0.3 if j > state.last else state.y + 0.1
        if due >= least:
            return 0.0, due
        late = least - due
        y = state.y if j > state.last else state.y + 0.2
        if loose and late < 1:
            return 0.3 * late, y
        return min(self.costs.turn + self.costs.late * late, self.costs.most_late), y

    def _gang_clock(self, state: State, j: int, head: int) -> tuple[float, Gang]:
        """What it costs that stream j is next, for an extractor that reads in strips; and the gang being read then.

        Such extractors (pdfminer) put together what stands nearest: lines on one height first, so columns whose lines
        stand on one height are read row by row, and one that a subhead has shifted by itself, from top to bottom.
        """
        costs, (members, at, grows) = self.costs, state.gang
        if members and head == members[0] and (grows or at == len(members) - 1):
            return 0.0, Gang(members, 0, False)
        if grows and head not in members:
            backwards = costs.gang_backwards if j < state.last else 0.0
            return costs.gang_grows + backwards, Gang((*members, head), at + 1, True)
        if not grows and at + 1 < len(members) and head == members[at + 1]:
            return 0.0, Gang(members, at + 1, False)
        if members and head == members[0]:
            # Columns at the end of the row have ended.
            return costs.gang_shrinks * (len(members) - 1 - at), Gang(members[: at + 1], 0, False)
        return costs.gang_changes, Gang((head,), 0, True)


def _best(grown: list[State]) -> list[State]:
    grown.sort(key=lambda s: -s.score)
    seen: set[tuple[object, ...]] = set()
    out: list[State] = []
    floor = grown[0].score - 14
    for state in grown:
        if state.score < floor:
            break
        key = (state.last, state.fresh, state.gang, *[(s.tail, s.column) for s in state.streams])
        if key not in seen:
            seen.add(key)
            out.append(state)
            if len(out) == BEAM:
                break
    return out
