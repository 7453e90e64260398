"""How likely the sentence that breaks off at a block's end goes on in another block, in nats.

Each block's end may have a rest on the page or none, each block's start may be the rest of something or a beginning.
What speaks for either, and for two belonging together (see block_signs.py), was weighed by a logistic regression on 110
recognised pages that we typeset ourselves (1,300 blocks that break off): all blocks of the page to choose from, for
each end and for each start. "em over" and "full, one line" were weighed later, on 220 pages, with all else as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from hzclean.cleaners.block_seen import Block
from hzclean.cleaners.block_signs import BlockSigns

# In nats, by what is seen.
JOIN: Final[Mapping[str, float]] = {
    "back": -1.82,
    "closes": 2.27,
    "comma": 0.51,
    "doublings": -0.61,
    "em over": -0.16,
    "figure": -0.66,
    "full": 1.77,
    "full, one line": -0.65,
    "last line": 1.50,
    "letters": 0.30,
    "mark": -0.75,
    "next": 0.72,
    "nothing": -0.50,
    "one width": 0.48,
    "over headings": 0.63,
    "pair": 0.91,
    "set in": -0.00,
    "short": -0.23,
    "stays open": -0.42,
    "too wide": 0.41,
    "triple": 1.17,
    "word": 0.67,
    "word cut": 0.45,
    "words": 0.37,
}
REST_LOST: Final[Mapping[str, float]] = {
    "always": 1.09,
    "comma": -0.51,
    "lacks": 0.49,
    "no prose": 1.40,
    "open marks": -0.02,
    "tiny": 0.72,
}
BEGINS: Final[Mapping[str, float]] = {
    "after a heading": 0.13,
    "after an end": 0.56,
    "alone": -1.45,
    "always": 1.09,
    "bound": -0.88,
    "full": -0.28,
    "full, as may be": 0.12,
    "heading": 1.02,
    "never first": 1.11,
    "no text": 0.44,
    "one line": -0.22,
    "one line, closed": 0.36,
    "opening words": 1.83,
    "opens": 4.78,
    "quote": 0.51,
    "set in": 2.01,
    "set in, as may be": 1.53,
    "story": -0.15,
    "tiny": -0.29,
    "tiny, closed": -0.14,
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
