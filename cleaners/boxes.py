"""Blocks of lines as boxes on the page, and the order in which eyes go from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hzclean.cleaners.page import Line


@dataclass
class Block:
    """Lines below one another that are read in one go, and the box they take: rows and character columns.

    `column` is the width in em of a full line, 0 for headings and captions. A block of a later
    `band` stands below; one that is `apart` stands over several columns; a `heading` is one by its
    looks, a `caption` by the credit at its right.
    """

    lines: list[Line]
    left: float
    right: float
    column: float = 0.0
    band: int = 0
    apart: bool = False
    heading: bool = False
    caption: bool = False

    @property
    def top(self) -> int:
        return self.lines[0].number

    @property
    def bottom(self) -> int:
        return self.lines[-1].number


def geometric_order(blocks: Sequence[Block]) -> list[Block]:
    """Breuel's order: a comes before b if it stands above it, or left of it and nothing between reaches over both.

    After T. Breuel, High performance document layout analysis (2003). Where the two rules make a circle, the block
    with the fewest others before it goes first.
    """
    before = preceding(blocks)
    left = list(range(len(blocks)))
    rest = (1 << len(blocks)) - 1
    order: list[Block] = []
    while left:
        n = min(left, key=lambda k: ((before[k] & rest).bit_count(), blocks[k].top, blocks[k].left))
        left.remove(n)
        rest ^= 1 << n
        order.append(blocks[n])
    return order


def preceding(blocks: Sequence[Block]) -> list[int]:
    """For each block which come before it by one of the two rules: a set of blocks as the bits of a number."""
    covers = [bits(over(a, b) for b in blocks) for a in blocks]
    above = [bits(b.bottom <= a.top for b in blocks) for a in blocks]
    below = [bits(b.top >= a.bottom for b in blocks) for a in blocks]
    out = []
    for j, b in enumerate(blocks):
        found = 0
        for i, a in enumerate(blocks):
            if i == j:
                continue
            if covers[i] >> j & 1:
                first = (a.top, a.bottom) < (b.top, b.bottom)
            elif a.band != b.band:
                first = a.band < b.band
            else:
                high, low = (i, j) if a.top < b.top else (j, i)
                between = below[high] & above[low] & covers[i] & covers[j] & ~(1 << i | 1 << j)
                first = a.left < b.left and not between
            if first:
                found |= 1 << i
        out.append(found)
    return out


def bits(members: Iterable[object]) -> int:
    """The indices of what is true among `members`, as the bits of one number.

    >>> bits([True, False, True])
    5
    """
    return sum(1 << n for n, member in enumerate(members) if member)


def over(a: Block, b: Block) -> bool:
    """Whether two blocks share a good part of their character columns, at whatever height."""
    shared = min(a.right, b.right) - max(a.left, b.left)
    return shared > min(4.0, 0.4 * min(a.right - a.left, b.right - b.left))
