"""Which rows of a recognised page hold lines of several columns, and how wide the columns are (a Viterbi search).

Each row is one line, or is cut into lines of a column width; rows that follow one another mostly share it. That its
pieces fill one width speaks for columns, and that the text goes on below rather than beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from hzclean.cleaners.block_seen import common_widths
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import LANGUAGE, size
from hzclean.cleaners.page import Line
from hzclean.cleaners.row_cuts import Cut, fit, whole, widths

# What it costs, in nats, that columns begin, that they end after a blank line and within a block, and each row of them.
_ENTER, _LEAVE, _LEAVE_BLOCK, _IN_AREA = 4.5, 0.5, 3.5, 0.1
_LEAST: Final = 1.5  # nats by which columns must be likelier than lines
_AROUND: Final = 5  # rows
_LANGUAGE: Final = LANGUAGE / 2  # as each join is told twice: below and beside
_FEWEST: Final = 3  # lines as wide as the widest of the page
_WIDER, _FAR_WIDER = 2.0, 2.0  # em over those; what a row that wide costs as one line


class Area(NamedTuple):
    """Rows in pieces, from line `start` on; `column`: how wide their columns are, in em."""

    start: int
    column: float
    rows: list[Cut]


def areas(lines: Sequence[Line]) -> list[Area]:
    """Where lines of several columns stand side by side, in the order of the page.

    >>> from hzclean.cleaners.page import split_lines
    >>> first = "清晨六时，县工业园的冷却    不用自来水，用的是三公里"
    >>> second = "塔升起白雾。与往年不同，“ 外的污水处理厂送来的再生"
    >>> page = split_lines(f"{first}\\n{second}\\n塔里循环的水换了，如今再    水，每天少用九千吨。")
    >>> [(area.start, area.column, [len(row.pieces) for row in area.rows]) for area in areas(page)]
    [(0, 12.0, [2, 2, 2])]
    """
    texts = [line.text for line in lines]
    plain = [t for t in texts if not whole(t)]
    common = common_widths(plain)
    widest = sorted(map(size, plain))[-_FEWEST:][0] if plain else 0.0
    reader = Reader(texts)
    out = []
    for low, high in _windows([whole(t) + _odd(t, widest) > 0 for t in texts]):
        hypotheses = widths(texts[low:high], common)
        chosen = _cheapest(lines[low:high], hypotheses, widest) if hypotheses else []
        for start, end in _runs(chosen):
            rows = [fit(t, chosen[start]) for t in texts[low + start : low + end]] if chosen[start] else []
            if _gain(texts[low + start : low + end], rows, widest, reader) >= _LEAST:
                out.append(Area(low + start, chosen[start], rows))
    return out


def _windows(suspect: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of lines around those that may be several, from and to."""
    start = end = 0
    for n, odd in enumerate(suspect):
        if odd and n - _AROUND > end:
            if end:
                yield start, end
            start = n - _AROUND
        if odd:
            end = min(n + _AROUND + 1, len(suspect))
    if end:
        yield start, end


def _runs(chosen: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Where the same width is chosen, from and to."""
    start = 0
    for n in range(1, len(chosen) + 1):
        if n == len(chosen) or chosen[n] != chosen[start]:
            yield start, n
            start = n


def _cheapest(lines: Sequence[Line], hypotheses: Sequence[float], widest: float) -> list[float]:
    """For each row how wide the columns are whose lines it holds, 0 where it is one line; the cheapest reading."""
    states = [0.0, *hypotheses]
    costs = [0.0] + [_ENTER] * len(hypotheses)
    back: list[list[int]] = []
    for n, line in enumerate(lines):
        text = line.text
        here = [whole(text) + _odd(text, widest), *(fit(text, w).cost + _IN_AREA for w in hypotheses)]
        leave = _LEAVE if line.blanks else _LEAVE_BLOCK
        if n:
            best = min(range(1, len(states)), key=costs.__getitem__)
            came = [0 if costs[0] <= costs[best] + leave else best]
            grown = [min(costs[0], costs[best] + leave) + here[0]]
            for k in range(1, len(states)):
                options = ((costs[k], k), (costs[0] + _ENTER, 0), (costs[best] + leave + _ENTER, best))
                cost, origin = min(options)
                came.append(origin)
                grown.append(cost + here[k])
            back.append(came)
            costs = grown
        else:
            costs = [c + h for c, h in zip(costs, here, strict=True)]
    state = min(range(len(states)), key=costs.__getitem__)
    out = [states[state]]
    for came in reversed(back):
        state = came[state]
        out.append(states[state])
    return out[::-1]


def _gain(texts: Sequence[str], cuts: Sequence[Cut], widest: float, reader: Reader) -> float:
    """By how many nats the rows are likelier to hold columns."""
    if not any(len(c.pieces) > 1 for c in cuts):
        return -1.0
    left = sum(whole(t) + _odd(t, widest) for t in texts)
    return left - sum(c.cost for c in cuts) - _ENTER + _LANGUAGE * _language(texts, cuts, reader)


def _odd(text: str, widest: float) -> float:
    """What it costs that a row is wider than the lines of the page."""
    return _FAR_WIDER if widest and size(text) > widest + _WIDER else 0.0


def _language(texts: Sequence[str], cuts: Sequence[Cut], reader: Reader) -> float:
    """How much better the pieces go on below than beside one another, in nats."""
    worth = 0.0
    parts = [[t[p.start : p.end] for p in c.pieces] for t, c in zip(texts, cuts, strict=True)]
    for row in parts:
        worth -= sum(reader.join(a, b) for a, b in pairwise(row))
    for above, below in pairwise(parts):
        if len(above) == len(below) > 1:
            worth += sum(reader.join(a, b) for a, b in zip(above, below, strict=True))
    return worth
