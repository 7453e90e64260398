"""How likely a block of a page is read right after another: by their places, their texts and what is still unread.

A column goes on below or in the next one to the right, a heading is followed by what stands under it, a sentence that
breaks off by its rest. What each of these is worth was learned (a log-linear choice among the blocks still unread) from
374 pages of many layouts that we typeset ourselves, where the true order is known; also from the model's own mistakes
on them, after Ross, Gordon & Bagnell (2011), DAgger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hzclean.cleaners.boxes import Block, bits, over, preceding
from hzclean.cleaners.forms import dateline, says_role
from hzclean.cleaners.grams import RarePairs
from hzclean.cleaners.head_groups import story_heads
from hzclean.cleaners.joined import PROSE_MARK
from hzclean.cleaners.kinds import CREDIT
from hzclean.cleaners.links import Links, ends, shortfall
from hzclean.cleaners.page_blocks import is_question
from hzclean.cleaners.page_parts import parts

# No more than so many nats speak for or against a join, so many rows, columns or em for or against a place.
_NATS, _ROWS, _COLUMNS, _EM = 6.0, 12, 40, 4.0
# A block that begins this close to another's left edge, in character columns, stands in the same column.
_FLUSH = 4
# … and this close to one another's, counted from the page's left edge.
_COLUMN = 8


class Sheet:
    """The blocks of one page, and how they stand to one another.

    Blocks are running text (T), captions with a credit (C) or anything else (H: heads, bylines, lone lines).
    """

    def __init__(self, blocks: Sequence[Block], links: Links) -> None:
        self.blocks = blocks
        self.kinds = "".join(map(kind, blocks))
        self._names = self.kinds.replace("C", "H")  # a caption's place is like a head's
        self._links = links
        self._text = bits(k == "T" for k in self.kinds)
        self._heads = bits(k == "H" for k in self.kinds)
        self._opens = [k == "T" and _breaks_off(b) for k, b in zip(self.kinds, blocks, strict=True)]
        self._indented = [_indented(b) for b in blocks]
        self._before = preceding(blocks)
        self._above = [bits(_stands_over(a, b) for a in blocks) for b in blocks]
        below = [bits(above >> n & 1 for above in self._above) for n in range(len(blocks))]
        # Nothing else stands between a block and those that are near it.
        self._near = [
            bits(above >> n & 1 and not above & below[n] for n in range(len(blocks))) for above in self._above
        ]
        self._under = [bits(near >> n & 1 for near in self._near) for n in range(len(blocks))]
        self._left = [bits(_beside(a, b) for a in blocks) for b in blocks]
        self._owner = [self._head_of(n) for n in range(len(blocks))]
        self._owned = [self._text & bits(o == n for o in self._owner) for n in range(len(blocks))]
        text = [n for n, k in enumerate(self.kinds) if k == "T"]
        # Which come next by their places: the next column's, or for a heading those under it from the left.
        self._next = [_to_the_right(n, text, blocks) if k == "T" else [] for n, k in enumerate(self.kinds)]
        for n, under in enumerate(self._under):
            if self.kinds[n] != "T":
                self._next[n] = sorted((k for k in text if under >> k & 1), key=lambda k: (blocks[k].left, k))
        self._pairs = RarePairs(["".join(line.text for line in block.lines) for block in blocks])
        found = parts(blocks, text, story_heads(blocks, self.kinds))
        self._part = {n: k for k, members in enumerate(found) for n in members}
        self._parts = [self._text & sum(1 << n for n in members) for members in found]
        self._known: dict[tuple[int, int], float] = {}

    def score(self, a: int, b: int, unread: int) -> float:
        """What speaks for reading block `b` right after `a`, in nats; `unread`: the others still unread, as bits."""
        known = self._known.get((a, b))
        if known is None:
            known = self._known[a, b] = sum(WEIGHTS.get(name, 0.0) * value for name, value in self.pair(a, b))
        return known + sum(WEIGHTS.get(name, 0.0) * value for name, value in self.rest(a, b, unread))

    def pair(self, i: int, j: int) -> Iterator[tuple[str, float]]:
        """What is seen of two blocks, (name, value), when the second is read right after the first."""
        a, b = self.blocks[i], self.blocks[j]
        kinds = self.kinds[i] + self.kinds[j]
        yield from self._joins(i, j)
        yield from _place(a, b, self._names[i] + self._names[j])
        if kinds[1] == "T":
            yield from self._told(i, j)
        if kinds == "TT":
            own, other = self._owner[i], self._owner[j]
            yield "other story" if own >= 0 and own != other else "first story" if own < other else "story", 1.0

    def _told(self, i: int, j: int) -> Iterator[tuple[str, float]]:
        """What they say: words that both have, a dateline."""
        yield self._names[i] + " words", self._pairs.shared(i, j)
        if dateline(self.blocks[j].lines[0].text):
            yield self._names[i] + " dateline", 1.0

    def _joins(self, i: int, j: int) -> Iterator[tuple[str, float]]:
        a, b = self.blocks[i], self.blocks[j]
        last, first = a.lines[-1].text, b.lines[0].text
        kinds = self.kinds[i] + self.kinds[j]
        if kinds[0] != "T":
            yield kinds, 1.0
        elif kinds[1] != "T":
            yield ("torn" if self._opens[i] else "whole") + kinds[1], 1.0
        else:
            going = max(min(self._links.goes_on(last, first, a.column), _NATS), -_NATS)
            state = "torn" if self._opens[i] else "whole"
            if self._opens[i] or not ends(last):
                yield state + " goes on", going
            if self._indented[j]:
                yield state + " indented", 1.0
            yield state + " width", min(abs(a.column - b.column), _EM)

    def rest(self, i: int, j: int, unread: int) -> Iterator[tuple[str, float]]:
        """What is seen of the blocks that stay unread."""
        text, heads = self._text & unread, self._heads & unread
        near, before = self._near[j], self._before[j]
        yield "near T", (near & text).bit_count()
        yield "near H", (near & heads).bit_count()
        yield "above", min((self._above[j] & unread & ~near).bit_count(), 4)
        name = self._names[j]
        yield "before T" + name, min((before & text).bit_count(), 8)
        yield "before H" + name, min((before & heads).bit_count(), 4)
        if not before & unread:
            yield "first", 1.0
        yield "left T", min((self._left[j] & text).bit_count(), 3)
        if self.kinds[j] == "T" and next((n for n in self._next[i] if n == j or unread >> n & 1), -1) == j:
            yield "next column" if self.kinds[i] == "T" else "first column", 1.0
        yield from self._across(i, j, text)
        yield "skipped T" + self._names[i], min((self._under[i] & text).bit_count(), 2)
        own = self._owner[i] if self.kinds[i] == "T" else i
        if own >= 0 and self._owner[j] != own:
            yield "left behind " + name, min((self._owned[own] & unread).bit_count(), 3)

    def _across(self, i: int, j: int, text: int) -> Iterator[tuple[str, float]]:
        """What is seen of the page's parts: whether another one begins, and what running text is left in which."""
        here, there = self._part[i], self._part[j]
        if here != there:
            left = (self._parts[here] & text).bit_count()
            yield "part left", min(left, 4)
            yield "other part " + self._names[i] + self._names[j], 1.0
            if here < there and not left:
                yield "part done", 1.0
        yield "parts before", min(sum(1 for part in self._parts[:there] if part & text), 3)

    def _head_of(self, n: int) -> int:
        """The heading under which the block stands; -1 for none."""
        block = self.blocks[n]
        over_it = [
            (head.bottom, k)
            for k, head in enumerate(self.blocks)
            if self.kinds[k] == "H"
            and (head.apart or head.lines[0].overprinted)
            and head.left - _FLUSH <= block.left <= head.right
            and head.bottom < block.top
        ]
        return max(over_it, default=(0, -1))[1]


def kind(block: Block) -> str:
    """Running text (T), a caption with its credit (C), or anything else (H).

    >>> from hzclean.cleaners.page import split_lines
    >>> def block(text, column=0.0):
    ...     return Block(list(split_lines(text)), 0, 24, column)
    >>> kind(block("塔升起白雾。与往年不同，\\n水清了。", 12.0)), kind(block("工地 石青/摄")), kind(block("渡口的灯"))
    ('T', 'C', 'H')
    """
    texts = [line.text for line in block.lines]
    if not block.column:
        said = any(ends(t) == 1.0 and not (block.heading and is_question(t)) for t in texts)
        if said and not any(line.overprinted for line in block.lines):
            return "T"
    elif len(texts) > 2 or any(PROSE_MARK.search(t) or ends(t) == 1.0 for t in texts):
        return "T"
    if len(texts) <= 2 and says_role(texts[0]):
        return "H"
    return "C" if any(CREDIT.match(t) or CREDIT.match(t.rsplit(" ", 1)[-1]) for t in texts) else "H"


def _breaks_off(block: Block) -> bool:
    last = block.lines[-1].text
    return (
        bool(block.column)
        and ends(last) < 1
        and min(shortfall(last, block.column), shortfall(last, block.column - 2)) == 0
    )


def _indented(block: Block) -> bool:
    return block.lines[0].indent > 0.5


def _stands_over(a: Block, b: Block) -> bool:
    return a is not b and over(a, b) and a.bottom <= b.top and (a.top, a.bottom) < (b.top, b.bottom)


def _beside(a: Block, b: Block) -> bool:
    """Whether a stands left of b, at the same height."""
    return a.left < b.left and a.right <= b.left + _FLUSH and a.top <= b.bottom and b.top <= a.bottom and not over(a, b)


def _to_the_right(n: int, text: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """The blocks of running text to the right of a block, the nearest column first, each from top to bottom."""
    a = blocks[n]
    found = (k for k in text if blocks[k].left > a.left + _FLUSH and not over(a, blocks[k]))
    return sorted(found, key=lambda k: (blocks[k].left // _COLUMN, blocks[k].top))


def _place(a: Block, b: Block, kinds: str) -> Iterator[tuple[str, float]]:
    """Where b stands, seen from a: below it, to the right or to the left; rows and columns scaled to 0 … 4."""
    gap = min(b.top - a.bottom, _ROWS) / 4
    if over(a, b):
        if gap >= 0:
            yield kinds + " below", 1.0
            yield kinds + " gap", gap
            if abs(a.left - b.left) <= _FLUSH:
                yield kinds + " flush", 1.0
        else:
            yield kinds + " up", 1.0
    elif b.left > a.left:
        yield kinds + " right", 1.0
        yield kinds + " away", min(max(b.left - a.right, 0), _COLUMNS) / 10
        yield kinds + " step", min(abs(b.top - a.top), 20) / 5
        if gap > 0:
            yield kinds + " right, lower", gap
    else:
        yield kinds + " left", 1.0
        if gap > 0:
            yield kinds + " left, below", 1.0
            yield kinds + " left, lower", gap


# The place of the second block, by what the two are.
_PLACE = ("below", "gap", "flush", "up", "right", "away", "step", "right, lower", "left", "left, below", "left, lower")
_BY_PLACE = {
    "TT": (0.0, -0.31, 1.31, 0.9, 0.64, -0.63, -0.18, -0.78, -0.48, 0.42, -1.34),
    "TH": (0.75, -1.14, 1.17, -0.83, 0.03, -0.32, -0.3, -0.17, -1.02, 0.81, -0.77),
    "HT": (0.49, -0.69, 0.58, -0.44, -0.95, -1.0, 0.16, -0.25, 0.29, 0.99, -1.35),
    "HH": (1.53, -1.09, 0.71, 0.17, 0.39, -0.26, -0.87, -0.47, -1.5, 1.55, -0.56),
}
WEIGHTS = {f"{kinds} {place}": w for kinds, row in _BY_PLACE.items() for place, w in zip(_PLACE, row, strict=True)}
WEIGHTS |= {
    "CC": -0.3,
    "CH": 0.51,
    "CT": -0.21,
    "H dateline": 0.08,
    "H words": 0.19,
    "HC": 0.68,
    "HH": -0.29,
    "HT": -0.39,
    "T dateline": -1.26,
    "T words": 0.2,
    "above": -0.26,
    "before HH": -0.11,
    "before HT": -0.32,
    "before TH": 0.12,
    "before TT": -0.02,
    "first": 1.06,
    "first column": 0.77,
    "first story": 0.96,
    "left T": -0.72,
    "left behind H": -0.18,
    "left behind T": -0.03,
    "near H": -0.37,
    "near T": -0.52,
    "next column": 0.55,
    "other part HH": 0.17,
    "other part HT": -0.28,
    "other part TH": -0.68,
    "other part TT": -0.44,
    "other story": -0.05,
    "part done": -0.44,
    "part left": -0.2,
    "parts before": -0.26,
    "skipped TH": 0.28,
    "skipped TT": -0.97,
    "story": 0.16,
    "torn goes on": 0.54,
    "torn indented": -0.67,
    "torn width": -0.37,
    "tornC": -1.8,  # learned: -1.15, which reads captions within sentences on the smallest of pages
    "tornH": -1.03,
    "whole goes on": 0.23,
    "whole indented": 0.12,
    "whole width": -0.32,
    "wholeC": 0.42,
    "wholeH": 0.69,
}
