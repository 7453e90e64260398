"""In which column each piece of an area's rows stands: all rows at once, so that each text goes on below (beam search).

A row may lack a piece in any column, and nothing tells which: where a column has ended or a paragraph's last line is
short, recognition writes some blanks or none. A piece is where it goes on with what stands above, and the rows below
show whether that was right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import Ending, ending, inner_mark, stands_alone
from hzclean.cleaners.links import Links
from hzclean.cleaners.page import Line
from hzclean.cleaners.row_cuts import Cut

_BEAM: Final = 24
# What it is worth, in nats, to go on with a line that breaks off; what each column costs that a piece passes over; what
# it costs to begin a column.
_OPEN: Final = 2.5
_PASSED: Final = 0.5
_BEGINS: Final = 1.0
_BLANK, _GUTTER = 0.6, 1.5  # em: what one blank stands for, how far columns are apart


class _State(NamedTuple):
    """Rows laid: how much that is worth, the last line of each column (None: empty), the rows before, this row."""

    worth: float
    above: tuple[str | None, ...]
    before: _State | None = None
    places: tuple[int, ...] = ()


def columns_of_rows(
    rows: Sequence[Sequence[Line]], cuts: Sequence[Cut], column: float, links: Links
) -> list[tuple[int, ...]]:
    """For each row the columns in which its pieces stand, from left to right; none where a line ends the columns.

    `rows`: the pieces as lines; `cuts`: how they were cut; `column`: how wide columns are, in em.
    """
    count = max(map(len, rows))
    empty: tuple[str | None, ...] = (None,) * count
    states = [_State(0.0, empty)]
    for parts, found in zip(rows, cuts, strict=True):
        best: dict[tuple[str | None, ...], _State] = {}
        for state in states:
            for grown in _grown(state, parts, found, column, links):
                if grown.above not in best or best[grown.above].worth < grown.worth:
                    best[grown.above] = grown
        states = sorted(best.values(), key=lambda s: -s.worth)[:_BEAM]
    out = []
    last: _State | None = states[0]
    while last is not None and last.before is not None:
        out.append(last.places)
        last = last.before
    return out[::-1]


def _grown(state: _State, parts: Sequence[Line], found: Cut, column: float, links: Links) -> Iterator[_State]:
    """The state with one more row, in each way its pieces may stand."""
    count = len(state.above)
    if len(parts) == 1 and not _goes_on(parts[0], state.above, column, links):
        yield _State(state.worth, (None,) * count, state)
        return
    for places in combinations(range(count), len(parts)):
        above = list(state.above)
        for part, place in zip(parts, places, strict=True):
            above[place] = part.text
        worth = state.worth + _worth(state.above, parts, found, places, column, links)
        yield _State(worth, tuple(above), state, places)


def _goes_on(line: Line, above: Sequence[str | None], column: float, links: Links) -> bool:
    """Whether a row of one piece goes on with the text of a column, or begins a paragraph in it."""
    texts = [text for text in above if text is not None]
    prose = inner_mark(line.text) or ending(line.text) <= Ending.SEMICOLON
    if not line.blanks and texts and prose and not stands_alone(line.text):
        return True
    return any(ending(a) >= Ending.COMMA and links.goes_on(a, line.text, column) > 0 for a in texts)


def _worth(
    above: Sequence[str | None],
    parts: Sequence[Line],
    found: Cut,
    places: Sequence[int],
    column: float,
    links: Links,
) -> float:
    """What it is worth, in nats, that the pieces of a row stand in these columns."""
    total = 0.0
    for n, (part, place) in enumerate(zip(parts, places, strict=True)):
        text = above[place]
        if text is None:
            total -= _BEGINS
        else:
            total += links.link(text, part.text, column) + _OPEN * (ending(text) >= Ending.COMMA)
        if n:
            piece = found.pieces[n - 1]
            free = max(piece.blanks * _BLANK + piece.size - column - _GUTTER, 0.0)
            total -= abs(place - places[n - 1] - 1 - free / (column + _GUTTER))
        else:
            total -= _PASSED * place
    return total
