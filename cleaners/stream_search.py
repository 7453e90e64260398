"""The search for the likeliest layout of lines in columns: each line is laid on a column, or begins one, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from operator import itemgetter

from hzclean.cleaners.baseline_clock import WITH, overtaken, passed_over, turn, uneven_feet, written_with
from hzclean.cleaners.joined import SLACK
from hzclean.cleaners.labels import Label
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.streams import (
    ALONE,
    APART,
    FLUSH,
    HEADING,
    LAY,
    OPEN,
    OPENS,
    RESETS,
    SET_IN,
    Layout,
    Move,
    Path,
    Piece,
    State,
    Stream,
    Way,
)

# Makes a named tuple of a tuple in a third of the time that its own constructor takes.
_new = tuple.__new__
_SCORE, _HOPE = itemgetter(0), itemgetter(1)

# What a line that stands alone does to columns.
NO_WAY = Way(0.0, APART, OPEN, None)
# So many layouts are kept, and half as many that promise much.
BEAM = 90
MOST_COLUMNS = 8
# A layout so many nats behind the best is given up; and one that promises so much less than the most promising.
HOPELESS, UNPROMISING = 10.0, 7.0
# A line that is worth so many nats less than nothing on a column is not tried there.
UNFIT = 7.0
# A layout so many nats behind the best opens no more columns.
WEAK = 4.0
# A column that missed its turn and ended more than so many rows above hardly goes on: which one it is says little.
LONG_ENDED = 3.0


class Search:
    """One search over the lines of a page."""

    def __init__(self, looks: Looks, widths: Sequence[Sequence[float]], beam: int = BEAM) -> None:
        # What each line is worth in each column: searches of the same lines at the same costs may share it.
        self.looks = looks
        self.pieces, self.costs = looks.pieces, looks.costs
        self.widths = widths  # for each line the column widths to think of there, in em
        self.beam = beam
        self.top = 0.0  # what the likeliest layout is worth
        # Ways to lay a line that are worth less, now and in the end, are hopeless.
        self.floor = self.promised = -inf

    def layout(self) -> Layout:
        """The likeliest layout."""
        beam = [State(0.0, (), -1, 0.0, True, None, None)]
        for n in range(len(self.pieces)):
            moves: list[Move] = []
            self.top = beam[0].score
            self.floor = self.promised = -inf
            for state in beam:
                self._moves(state, n, moves)
            self._resets(beam, n, moves)
            beam = self._best(moves, n)
        best = max(beam, key=lambda state: state.score + state.promise)
        above, stands = [-1] * len(self.pieces), [APART] * len(self.pieces)
        heads = [tuple(s.head for s in best.streams)]
        path = best.path
        while path:
            n, above[n], stands[n], ended, path = path
            if ended:
                heads.append(ended)
        return Layout(best.score, above, stands, heads[::-1])

    def _moves(self, state: State, n: int, moves: list[Move]) -> None:
        """Add to `moves` the ways to lay line n."""
        costs, this = self.costs, self.pieces[n]
        before = state.path
        after_alone = before is None or before.above == -2
        base = state.score - costs.past_heading * self._past_heading(state) - costs.gap * bool(this.gap)
        base -= costs.caption_laid * this.caption
        least = max(-UNFIT, self.top - HOPELESS - base)
        # So much may come back at most where columns that go on well are passed over, and of what has been paid for.
        back = -sum([stream.passed for stream in state.streams if stream.passed < 0])
        most = base + back + state.uneven + (costs.unspaced if costs.spaced else 0.0)
        for j, stream in enumerate(state.streams):
            ways = stream.ways.get(n) or self.looks.lay(stream, n)
            if ways[0].gain < least:
                continue
            bound = most + ways[0].gain + (stream.paid or 0.0)
            if bound < self.floor and bound + state.promise < self.promised:
                continue
            gain, y, way = self._in_turn(state, j, ways, this)
            score = base + gain + state.uneven
            if score < self.floor and score + state.promise < self.promised:
                continue
            uneven = uneven_feet(state.streams, j, y, costs)
            score -= uneven
            hope = score + state.promise
            if score - HOPELESS > self.floor:
                self.floor = score - HOPELESS
            elif score < self.floor and hope < self.promised:
                continue
            if hope - UNPROMISING > self.promised:
                self.promised = hope - UNPROMISING
            moves.append(_new(Move, (score, hope, state, j, y, way, 0.0, LAY, uneven)))
        self._openings(state, n, back, moves)
        alone = self.looks.alone(n)[after_alone]
        score = state.score - alone
        if score >= self.floor or score + state.promise >= self.promised:
            moves.append(_new(Move, (score, score + state.promise, state, -1, state.y, NO_WAY, 0.0, ALONE, 0.0)))

    def _in_turn(self, state: State, j: int, ways: Sequence[Way], this: Piece) -> tuple[float, float, Way]:
        """What it is worth to lay a line on stream j, how far down it is then, and the way it is laid."""
        stream = state.streams[j]
        if this.joined and written_with(state, j):
            clock, y = -(stream.paid or 0.0), min(max(stream.y + 1, state.y - 0.5), state.y + 0.5)
        else:
            clock, y = turn(state, j, ways[0].stands == APART or stream.state == HEADING, self.costs)
        gain, way = self._beside(state, j, y, ways, this)
        due = stream.y + 2
        if self.costs.spaced and stream.state != OPEN and due > state.y - WITH:
            # A row has been left free, and a paragraph begins.
            begins = [w for w in ways if w.stands == SET_IN]
            if begins:
                after, other = self._beside(state, j, due, begins, this)
                after += self.costs.unspaced + (stream.paid or 0.0) - overtaken(state.streams, due, j)
                if after > gain - clock:
                    return after, due, other
        return gain - clock, y, way

    def _openings(self, state: State, n: int, back: float, moves: list[Move]) -> None:
        """Add to `moves` the ways to begin a column with line n beside the others; `back`: see `_moves`."""
        costs, this = self.costs, self.pieces[n]
        score, streams, fresh, place = state.score, state.streams, state.fresh, state.last + 1
        if len(streams) >= MOST_COLUMNS or (not fresh and score < self.top - WEAK):
            return
        # By itself, to begin a column costs something and is worth nothing.
        bound = score if fresh else score + back - costs.open_late
        if bound < self.floor and bound + state.promise < self.promised:
            return
        held = {stream.column for stream in streams}
        begins = {w: self.looks.begin(n, w) for w in {*held, *self.widths[n]}}
        most = max([begins[w][0].gain for w in held], default=0.0)
        for column, ways in begins.items():
            gain = ways[0].gain
            other = bool(streams) and column not in held
            if (fresh or gain > -2) and (not other or most < gain - 1):
                here = score - costs.other_width * other - (0.0 if fresh else costs.open_late)
                passed = 0.0 if fresh else overtaken(streams, state.y, place - 0.5)
                beside, way = self._beside(state, place, state.y, ways, this, new=True)
                right = here + beside - costs.open * fresh - passed
                if right >= self.floor or right + state.promise >= self.promised:
                    hope = right + state.promise
                    moves.append(_new(Move, (right, hope, state, place, state.y, way, column, OPENS, 0.0)))
                if place > 0 and not this.joined:
                    y = state.y if fresh else min([s.y for s in streams if s.paid is None], default=state.y) + 1
                    # Headings are set on another height than running text, so they come out of turn.
                    apart = ways[0].stands == APART
                    left = here + gain - (costs.open_left_first if fresh and not apart else costs.open_left)
                    hope = left + state.promise
                    if left < self.floor and hope < self.promised:
                        continue
                    for at in range(place if fresh and apart else 1):
                        moves.append(_new(Move, (left, hope, state, at, y, ways[0], column, OPENS, 0.0)))

    def _resets(self, beam: list[State], n: int, moves: list[Move]) -> None:
        """Add to `moves` the ways to begin a column with line n below all others: what was before no longer counts."""
        costs, this = self.costs, self.pieces[n]
        inside = costs.reset + costs.reset_inside * (this.gap is False)
        ends = [
            (state.score + state.promise - (costs.reset_headed if self._headed(state) else inside), at)
            for at, state in enumerate(beam)
            if state.streams
        ]
        if this.joined or not ends:
            return
        ended, at = max(ends)
        for column in self.widths[n]:
            way = self.looks.begin(n, column)[0]
            if way.gain > -2 or way.stands == APART:
                score = ended + way.gain
                moves.append(Move(score, score, beam[at], 0, 0.0, way, column, RESETS))

    def _headed(self, state: State) -> bool:
        """Whether the line laid last is a heading that stands in no column."""
        before = state.path
        return before is not None and before.above == -2 and not self.pieces[before.line].running

    def _past_heading(self, state: State) -> bool:
        """Whether one of the lines laid last, which stand in no column, is a heading and not only an author's name."""
        before = state.path
        while before is not None and before.above == -2:
            this = self.pieces[before.line]
            if not (this.prose or this.named):
                return True
            before = before.before
        return False

    def _built(self, move: Move, n: int) -> State:
        """The layout that a move leads to."""
        score, _, state, j, at, way, column, how, uneven = move
        _, streams, last, y, fresh, _, path, promise, paid = state
        if how == ALONE:
            path = _new(Path, (n, -2, APART, (), path))
            return _new(State, (score, streams, last, y, fresh, None, path, promise, paid))
        label = self.pieces[n].label
        if how == RESETS:
            ended = tuple([s.head for s in streams])
            kept: tuple[Stream, ...] = (self._stream(n, 0.0, column, way.state, n, label, None),)
            path = Path(n, -1, way.stands, ended, path)
            return State(score, kept, 0, 0.0, True, way.short, path, self._close(kept, 0.0))
        if how == OPENS:
            kept = streams if fresh else passed_over(streams, at, j - 0.5)
            new = self._stream(n, at, column, way.state, n, label, kept[j] if j < len(kept) else None)
            before = kept[:j]
            if before:
                before = (*before[:-1], self._before(before[-1], new))
            kept = (*before, new, *kept[j:])
            path = _new(Path, (n, -1, way.stands, (), path))
            return _new(State, (score, kept, j, at, fresh, way.short, path, self._close(kept, paid), paid))
        stream = streams[j]
        kept = streams
        joined = self.pieces[n].joined
        if (stream.paid is None or self.costs.spaced) and not (joined and written_with(state, j)):
            kept = passed_over(streams, at, j)
        after = kept[j + 1] if j + 1 < len(kept) else None
        laid = self._stream(n, at, stream.column, way.state, stream.head, label or stream.label, after)
        kept = (*kept[:j], laid, *kept[j + 1 :])
        path = _new(Path, (n, stream.tail, way.stands, (), path))
        at = y if joined else at
        return _new(State, (score, kept, j, at, False, way.short, path, self._close(kept, uneven), uneven))

    def _stream(
        self, tail: int, y: float, column: float, state: int, head: int, named: Label | None, after: Stream | None
    ) -> Stream:
        """A stream with the stream `after` it, and what it costs that it ends there or misses its turn."""
        ended = self.looks.end(tail, state, named, after)
        free = self.costs.spaced and state != OPEN
        passed = (self.costs.free if free else self.costs.skip) + ended
        ways = self.looks.ways(tail, state, column, named)
        return _new(Stream, (tail, y, column, state, head, named, None, ended, passed, ways))

    def _before(self, stream: Stream, after: Stream) -> Stream:
        """A stream, now that another one comes after it."""
        tail, y, column, state, head, named, paid, _, _, _ = stream
        return self._stream(tail, y, column, state, head, named, after)._replace(paid=paid)

    def _best(self, moves: list[Move], n: int) -> list[State]:
        """The likeliest layouts, and some that will be once their columns end."""
        seen: set[tuple[object, ...]] = set()
        tried: set[int] = set()
        out: list[State] = []
        for rank, behind, most in (_SCORE, HOPELESS, self.beam), (_HOPE, UNPROMISING, self.beam + self.beam // 2):
            moves.sort(key=rank, reverse=True)
            floor = rank(moves[0]) - behind
            for move in moves:
                if rank(move) < floor or len(out) == most:
                    break
                if id(move) in tried:
                    continue
                tried.add(id(move))
                state = self._built(move, n)
                key = self._alike(state)
                if key not in seen:
                    seen.add(key)
                    out.append(state)
        return out

    def _alike(self, state: State) -> tuple[object, ...]:
        """What layouts have in common of which what comes can hardly tell one from the other."""
        ended = state.y - LONG_ENDED
        known = [
            s.column if s.paid is not None and s.y <= ended else (s.tail, s.column, s.paid is None)
            for s in state.streams
        ]
        return state.last, state.fresh, *known

    def _close(self, streams: tuple[Stream, ...], paid: float) -> float:
        """What it is worth if the columns of a layout end here, of which `paid` has been paid for uneven ones."""
        uneven = uneven_feet(streams, len(streams), 0.0, self.costs)
        return -sum([stream.ended for stream in streams if stream.paid is None]) - uneven + paid

    def _beside(
        self, state: State, j: int, y: float, ways: Sequence[Way], this: Piece, new: bool = False
    ) -> tuple[float, Way]:
        """The best of some ways to lay a line, given what stands left of it, and what it is worth then."""
        costs = self.costs
        neighbour = j == state.last + 1 and abs(y - state.y) < (WITH if this.joined else 0.01)
        best = ways[0]
        if this.joined:
            if not neighbour and (new or not written_with(state, j)):
                return best.gain - costs.torn, best
            gain, best = max(
                [(w.gain - costs.joined_set_in * (w.stands == SET_IN), w) for w in ways], key=itemgetter(0)
            )
            if state.short is not None:
                gain -= min(max(state.short - 1.5, 0.0) * 1.5, costs.joined_short)
            return gain, best
        if this.narrow and neighbour and state.short is not None and state.short <= SLACK:
            return max([(w.gain - costs.apart * (w.stands == FLUSH), w) for w in ways], key=itemgetter(0))
        return best.gain, best
