"""Blocks of text in the order in which they are read: a likely order, put right by what their ends and heads say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hzclean.cleaners.links import Links, ends, shortfall

# What it costs, in nats, to pass over a block that would be next, and to leave a sentence unfinished.
SKIP, BROKEN = 1.2, -5.0
BEAM = 12
# How far ahead a continuation is looked for, in blocks.
FAR = 24


class Ends(NamedTuple):
    """What is seen of a block: its first and last line, its column's width in em (0: no running text), its indent."""

    first: str
    last: str
    column: float
    indented: bool | None


def thread(blocks: Sequence[Ends], links: Links, passing: Sequence[float] = ()) -> list[int]:
    """The order in which to read blocks that come in a likely order.

    A block whose last line breaks off is followed by the one that goes on, if there is one and it is not far.
    `passing`: what it costs, in nats, to pass over each of them; SKIP where nothing is said.
    """
    count = len(blocks)
    costs = passing or [SKIP] * count
    known: dict[tuple[int, int], float] = {}
    beam: list[tuple[float, tuple[int, ...], frozenset[int]]] = [(0.0, (), frozenset())]
    for _ in range(count):
        grown: list[tuple[float, tuple[int, ...], frozenset[int]]] = []
        for score, path, used in beam:
            rank, passed = 0, 0.0
            for n in range(count):
                if n in used:
                    continue
                step = -passed
                if path:
                    pair = path[-1], n
                    if pair not in known:
                        known[pair] = follows(blocks[pair[0]], blocks[n], links)
                    step += known[pair]
                grown.append((score + step, (*path, n), used | {n}))
                rank += 1
                passed += costs[n]
                if rank > FAR:
                    break
        beam = _best(grown)
    return list(beam[0][1])


def _best(
    grown: list[tuple[float, tuple[int, ...], frozenset[int]]],
) -> list[tuple[float, tuple[int, ...], frozenset[int]]]:
    """The best states, one for each set of blocks read and block read last."""
    grown.sort(key=lambda g: -g[0])
    seen: set[tuple[int, frozenset[int]]] = set()
    out = []
    for state in grown:
        key = (state[1][-1], state[2])
        if key not in seen:
            seen.add(key)
            out.append(state)
            if len(out) == BEAM:
                break
    return out


def follows(a: Ends, b: Ends, links: Links) -> float:
    """How well block b follows block a, in nats."""
    open_end = (
        a.column > 0 and ends(a.last) < 1 and min(shortfall(a.last, a.column), shortfall(a.last, a.column - 2)) == 0
    )
    if not b.column:
        return BROKEN if open_end else 0.0
    if not a.column:
        return 0.0 if b.indented is not False else -0.5
    if not open_end:
        return max(0.0 if b.indented is not False else -1.5, links.goes_on(a.last, b.first, a.column))
    if b.indented:
        return BROKEN
    return max(links.goes_on(a.last, b.first, a.column), BROKEN)
