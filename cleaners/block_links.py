"""How likely the sentence that breaks off at a block's end goes on in another block, in nats.

Each block's end may have a rest on the page or none, each block's start may be the rest of something or a beginning.
What speaks for either, and for two belonging together (see block_signs.py), was weighed by a logistic regression on 110
recognised pages that we typeset ourselves (1,300 blocks that break off): all blocks of the page to choose from, for
each end and for each start; and once more on 220 pages, with what prose says of a join (`successors`, `neighbours`).
The means of both were where the weights began when what the network finds of a join (`continuation`) was added: they
were learned on 55 pages (1,163 blocks that break off), held to those means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from hzclean.cleaners.block_seen import Block
from hzclean.cleaners.block_signs import BlockSigns

# In nats, by what is seen.
JOIN: Final[Mapping[str, float]] = {
    "back": -1.44,
    "closes": 1.94,
    "comma": 0.74,
    "doublings": -0.74,
    "em over": -0.41,
    "figure": -0.60,
    "flow": 0.68,
    "flow, mark": 0.56,
    "full": 1.93,
    "full, one line": -0.76,
    "last line": 1.21,
    "letters": 0.14,
    "mark": -0.67,
    "near": 0.10,
    "near, mark": -0.02,
    "next": 0.27,
    "nothing": -0.33,
    "one width": 0.47,
    "over headings": 0.05,
    "pair": 0.31,
    "prose against": 0.34,
    "prose for": 0.32,
    "prose, known": 0.04,
    "prose, mark": 0.43,
    "set in": -0.01,
    "short": -0.11,
    "stays open": -0.54,
    "too wide": 1.50,
    "triple": 0.83,
    "word": 0.40,
    "word cut": 0.14,
    "words": 0.21,
}
REST_LOST: Final[Mapping[str, float]] = {
    "always": 1.07,
    "comma": -0.74,
    "lacks": 0.61,
    "no prose": 1.58,
    "open marks": -0.42,
    "tiny": 0.80,
}
BEGINS: Final[Mapping[str, float]] = {
    "after a heading": 0.16,
    "after an end": 0.44,
    "alone": -0.85,
    "always": 1.06,
    "bound": -0.75,
    "full": -0.42,
    "full, as may be": 0.33,
    "heading": 1.16,
    "never first": 0.94,
    "no text": 0.58,
    "one line": -0.23,
    "one line, closed": -0.64,
    "opening words": 1.45,
    "opens": 4.26,
    "prose begins": 0.31,
    "quote": 0.02,
    "set in": 2.25,
    "set in, as may be": 1.35,
    "story": -0.04,
    "tiny": 0.21,
    "tiny, closed": 0.99,
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
