"""Blocks of text in the order in which they are read: the likeliest chain of one after the other (a beam search)."""

from __future__ import annotations

from math import exp, log

from hzclean.cleaners.next_block import Sheet

BEAM = 12
# How many of the blocks that are left are looked at, in the order that their places alone would give.
FAR = 24
# No block is surer to come next than this: the last that is left may as well belong elsewhere.
_SUREST = 0.95

# How likely the chain is (as a logarithm), the chain, and what is left, as bits.
_State = tuple[float, tuple[tuple[int, float], ...], int]


def thread(sheet: Sheet) -> list[tuple[int, float]]:
    """The order in which to read the blocks of a sheet, and how likely each comes next among those that were left.

    They should come in the order of their places; of the first ones none is likelier than another to begin, but that.
    """
    count = len(sheet.blocks)
    beam: list[_State] = [(0.0, (), (1 << count) - 1)]
    for _ in range(count):
        beam = _best([state for before in beam for state in _grown(sheet, before)])
    return list(beam[0][1])


def _grown(sheet: Sheet, state: _State) -> list[_State]:
    likely, chain, left = state
    next_ones = _lowest(left)
    if chain:
        last = chain[-1][0]
        scores = [sheet.score(last, n, left & ~(1 << n)) for n in next_ones]
    else:
        scores = [-float(n) for n in next_ones]
    most = max(scores)
    total = most + log(sum(exp(s - most) for s in scores))
    return [
        (likely + score - total, (*chain, (n, min(exp(score - total), _SUREST))), left & ~(1 << n))
        for n, score in zip(next_ones, scores, strict=True)
    ]


def _lowest(left: int) -> list[int]:
    """The first FAR numbers of a set that is told as bits."""
    out: list[int] = []
    while left and len(out) < FAR:
        out.append((left & -left).bit_length() - 1)
        left &= left - 1
    return out


def _best(grown: list[_State]) -> list[_State]:
    """The best states, one for each set of blocks read and block read last."""
    grown.sort(key=lambda state: -state[0])
    seen: set[tuple[int, int]] = set()
    out = []
    for state in grown:
        key = (state[1][-1][0], state[2])
        if key not in seen:
            seen.add(key)
            out.append(state)
            if len(out) == BEAM:
                break
    return out
