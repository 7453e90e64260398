"""How likely the sentence that breaks off at a block's end goes on in another block, in nats.

Each block's end may have a rest on the page or none, each block's start may be the rest of something or a beginning.
What speaks for either, and for two belonging together (see block_signs.py), was weighed by a logistic regression on 110
recognised pages that we typeset ourselves (1,300 blocks that break off): all blocks of the page to choose from, for
each end and for each start; and once more on 220 pages, with what prose says of a join (`successors`, `neighbours`).
The means of both were where the weights began when what the network finds of a join (`continuation`) was added: they
were learned on 55 pages (1,163 blocks that break off), held to those means; and held to these on 80 pages, once blocks
were cut where a line hardly goes on (`block_cuts`). What speaks for captions (`captions_amid`) was learned by itself,
from 1,050 sentences on lines of their own behind lines that break off, 33 of them captions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from hzclean.cleaners.block_seen import Block
from hzclean.cleaners.block_signs import BlockSigns

# In nats, by what is seen.
JOIN: Final[Mapping[str, float]] = {
    "as given": 5.05,
    "back": -1.42,
    "below no row": 0.26,
    "below the row": 2.16,
    "closes": 1.66,
    "comma": 0.64,
    "doublings": -0.65,
    "em over": -0.44,
    "figure": -0.62,
    "flow": 0.61,
    "flow, mark": 0.58,
    "full": 1.86,
    "full, one line": -0.96,
    "last line": 1.17,
    "letters": 0.13,
    "mark": -0.70,
    "near": 0.09,
    "near, mark": 0.06,
    "next": 0.10,
    "no row": 0.45,
    "nothing": -0.30,
    "one row": 2.43,
    "one width": 0.46,
    "over headings": -0.20,
    "pair": 0.17,
    "prose against": 0.25,
    "prose for": 0.35,
    "prose, known": 0.08,
    "prose, mark": 0.34,
    "set in": -0.24,
    "short": -0.36,
    "stays open": -0.41,
    "too wide": 1.30,
    "triple": 0.88,
    "word": 0.42,
    "word cut": 0.50,
    "words": 0.18,
}
REST_LOST: Final[Mapping[str, float]] = {
    "always": 0.91,
    "comma": -0.64,
    "goes on": 1.16,
    "lacks": 0.46,
    "no prose": 0.98,
    "open marks": -0.32,
    "tiny": 0.86,
}
BEGINS: Final[Mapping[str, float]] = {
    "after a heading": 0.02,
    "after an end": 0.58,
    "alone": 0.61,
    "always": 0.90,
    "bound": -0.81,
    "caption": 0.5,
    "caption, shown": 2.4,
    "full": -0.24,
    "full, as may be": 0.25,
    "heading": 0.16,
    "inner": 1.33,
    "never first": 0.26,
    "no text": 1.46,
    "one line": -0.37,
    "one line, closed": -0.53,
    "opening words": 1.46,
    "opens": 4.18,
    "prose begins": 0.24,
    "quote": -0.44,
    "set in": 2.20,
    "set in, as may be": 1.56,
    "story": 0.07,
    "tiny": 0.21,
    "tiny, closed": 2.26,
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
