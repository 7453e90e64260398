"""How likely the sentence that breaks off at a block's end goes on in another block, in nats.

Each block's end may have a rest on the page or none, each block's start may be the rest of something or a beginning.
What speaks for either, and for two belonging together (see block_signs.py), was weighed by a logistic regression on 110
recognised pages that we typeset ourselves (1,300 blocks that break off): all blocks of the page to choose from, for
each end and for each start; and once more on 220 pages, with what prose says of a join (`successors`, `neighbours`).
The weights are the means of both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from hzclean.cleaners.block_seen import Block
from hzclean.cleaners.block_signs import BlockSigns

# In nats, by what is seen.
JOIN: Final[Mapping[str, float]] = {
    "back": -1.79,
    "closes": 1.70,
    "comma": 0.47,
    "doublings": -0.62,
    "em over": -0.28,
    "figure": -0.59,
    "full": 1.90,
    "full, one line": -0.87,
    "last line": 1.47,
    "letters": 0.14,
    "mark": -0.70,
    "near": 0.19,
    "near, mark": 0.17,
    "next": 0.66,
    "nothing": -0.34,
    "one width": 0.45,
    "over headings": 0.56,
    "pair": 0.68,
    "prose against": 0.55,
    "prose for": 0.37,
    "prose, known": 0.32,
    "prose, mark": 0.35,
    "set in": 0.06,
    "short": -0.26,
    "stays open": -0.50,
    "too wide": 1.01,
    "triple": 1.19,
    "word": 0.54,
    "word cut": 0.50,
    "words": 0.39,
}
REST_LOST: Final[Mapping[str, float]] = {
    "always": 1.00,
    "comma": -0.47,
    "lacks": 0.52,
    "no prose": 1.37,
    "open marks": -0.18,
    "tiny": 0.83,
}
BEGINS: Final[Mapping[str, float]] = {
    "after a heading": 0.21,
    "after an end": 0.56,
    "alone": -1.26,
    "always": 0.99,
    "bound": -0.57,
    "full": -0.29,
    "full, as may be": 0.30,
    "heading": 0.95,
    "never first": 0.90,
    "no text": 0.32,
    "one line": -0.40,
    "one line, closed": 0.24,
    "opening words": 1.45,
    "opens": 4.24,
    "prose begins": 0.28,
    "quote": 0.39,
    "set in": 1.96,
    "set in, as may be": 1.34,
    "story": -0.16,
    "tiny": -0.17,
    "tiny, closed": -0.05,
}


class BlockLinks:
    """The links between blocks of one page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.signs = BlockSigns(blocks)

    def worth(self, tail: int, head: int) -> float:
        """By how many nats it is likelier that block `head` goes on with block `tail` than that neither has to do."""
        return _sum(JOIN, self.signs.join(tail, head))

    def lost(self, tail: int) -> float:
        """What speaks for the rest of block `tail` not being there."""
        return _sum(REST_LOST, self.signs.rest_lost(tail))

    def begins(self, head: int) -> float:
        """What speaks for block `head` being the rest of nothing."""
        return _sum(BEGINS, self.signs.beginning(head))


def _sum(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in seen.items())
