"""Heads: a headline with the kicker over it, the deck and the byline under it, read in one go.

A byline stands flush right, over the story's last column, or on the headline's own row; what comes after it is the
first column under the whole head, not what stands below the byline.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hzclean.cleaners.boxes import Block, over
from hzclean.cleaners.forms import says_role
from hzclean.cleaners.names import are_names

# So many rows lie at most between two parts of a head; so many character columns between a headline's reach and its
# byline, and between the left edges of parts that stand one under the other.
_ROWS, _COLUMNS, _FLUSH = 2, 6, 4


def head_groups(blocks: Sequence[Block], kinds: str) -> list[list[int]]:
    """The blocks by number, those of one head together, row by row; `kinds`: what each is, H for parts of heads.

    The groups come in the order of their first blocks.
    """
    text = [block for block, kind in zip(blocks, kinds, strict=True) if kind == "T"]
    heads = [n for n, block in enumerate(blocks) if kinds[n] == "H" and not _is_tail(block, text)]
    group = list(range(len(blocks)))
    for a, b in combinations(heads, 2):
        if group[a] != group[b] and _together(blocks[a], blocks[b], text):
            old, new = max(group[a], group[b]), min(group[a], group[b])
            group = [new if g == old else g for g in group]
    out: dict[int, list[int]] = {}
    for n, g in enumerate(group):
        out.setdefault(g, []).append(n)
    return [sorted(members, key=lambda n: (blocks[n].top, blocks[n].left)) for members in out.values()]


def story_heads(blocks: Sequence[Block], kinds: str) -> set[int]:
    """Which blocks are heads of stories, by number: those over several columns, of several parts or overprinted."""
    text = [block for block, kind in zip(blocks, kinds, strict=True) if kind == "T"]
    return {
        n
        for n, block in enumerate(blocks)
        if kinds[n] == "H"
        and (block.apart or len(block.lines) > 1 or block.lines[0].overprinted)
        and not _is_tail(block, text)
    }


def _is_tail(block: Block, text: Sequence[Block]) -> bool:
    """Whether running text stands on the row above the block: it is a subhead, a credit, a line of verse."""
    return any(0 <= block.top - t.bottom <= 1 and over(t, block) for t in text)


def _together(a: Block, b: Block, text: Sequence[Block]) -> bool:
    high, low = (a, b) if a.top <= b.top else (b, a)
    if low.top - high.bottom > _ROWS:
        return False
    left, right = (a, b) if a.left < b.left else (b, a)
    if right.left < _end(left) or abs(a.left - b.left) <= _FLUSH:
        return True
    if low.top - high.bottom > 1 or right.left - left.right > _COLUMNS or not _is_byline(right):
        return False
    return not any(t.top <= right.bottom and right.top <= t.bottom and left.left <= t.left < right.left for t in text)


def _end(block: Block) -> float:
    """Where the block's own lines end, whatever it reaches over."""
    return max(line.x * 2 + len(line.text) for line in block.lines)


def _is_byline(block: Block) -> bool:
    return all(says_role(line.text) or are_names(line.text) for line in block.lines)


def joined_block(parts: Sequence[Block]) -> Block:
    """The parts of a head as one block, as wide as all of them."""
    if len(parts) == 1:
        return parts[0]
    lines = sorted((line for part in parts for line in part.lines), key=lambda line: (line.number, line.x))
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    return Block(lines, left, right, 0.0, parts[0].band, any(part.apart for part in parts), True)
