"""How likely a block of a page is read right after another: by their places, their texts and what is still unread.

A column goes on below or in the next one to the right, a heading is followed by what stands under it, a sentence that
breaks off by its rest. What each of these is worth was learned (a log-linear choice among the blocks still unread) from
146 pages of many layouts that we typeset ourselves, where the true order is known; also from the model's own mistakes
on them, after Ross, Gordon & Bagnell (2011), DAgger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hzclean.cleaners.boxes import Block, bits, over, preceding
from hzclean.cleaners.forms import says_role
from hzclean.cleaners.joined import PROSE_MARK
from hzclean.cleaners.kinds import CREDIT
from hzclean.cleaners.links import Links, ends, shortfall

# No more than so many nats speak for or against a join, so many rows, columns or em for or against a place.
_NATS, _ROWS, _COLUMNS, _EM = 6.0, 12, 40, 4.0
# A block that begins this close to another's left edge, in character columns, stands in the same column.
_FLUSH = 4


class Sheet:
    """The blocks of one page, and how they stand to one another.

    Blocks are running text (T), captions with a credit (C) or anything else (H: heads, bylines, lone lines).
    """

    def __init__(self, blocks: Sequence[Block], links: Links) -> None:
        self.blocks = blocks
        self.kinds = "".join(map(kind, blocks))
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
        yield from _place(a, b, kinds.replace("C", "H"))
        if kinds == "TT":
            own, other = self._owner[i], self._owner[j]
            yield "other story" if own >= 0 and own != other else "first story" if own < other else "story", 1.0

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
        name = "T" if self.kinds[j] == "T" else "H"
        yield "before T" + name, min((before & text).bit_count(), 8)
        yield "before H" + name, min((before & heads).bit_count(), 4)
        if not before & unread:
            yield "first", 1.0
        yield "left T", min((self._left[j] & text).bit_count(), 3)
        yield "skipped T" + ("T" if self.kinds[i] == "T" else "H"), min((self._under[i] & text).bit_count(), 2)
        own = self._owner[i] if self.kinds[i] == "T" else i
        if own >= 0 and self._owner[j] != own:
            yield "left behind " + name, min((self._owned[own] & unread).bit_count(), 3)

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
        if any(ends(t) == 1.0 for t in texts) and not any(line.overprinted for line in block.lines):
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
    "TT": (-0.14, -0.29, 1.13, 0.65, 1.42, -0.85, -0.28, -0.7, 0.0, -0.33, -1.69),
    "TH": (0.54, -1.19, 1.02, -0.96, -0.09, -0.36, -0.3, -0.8, -1.52, 0.97, -0.75),
    "HT": (1.18, -0.99, 0.66, -0.8, -1.19, -0.99, 0.05, -0.47, 0.14, 0.93, -1.3),
    "HH": (1.19, -1.3, 1.1, -0.6, 0.92, -0.27, -1.16, -0.78, -0.85, 0.12, -0.54),
}
WEIGHTS = {f"{kinds} {place}": w for kinds, row in _BY_PLACE.items() for place, w in zip(_PLACE, row, strict=True)}
WEIGHTS |= {
    "CC": -0.18,
    "CH": 0.32,
    "CT": -0.14,
    "HC": 0.93,
    "HH": -0.42,
    "HT": -0.51,
    "above": -0.26,
    "before HT": -0.13,
    "before TH": 0.08,
    "before TT": -0.1,
    "first": 1.44,
    "first story": 1.46,
    "left T": -0.82,
    "left behind H": -0.34,
    "left behind T": -0.21,
    "near H": -0.5,
    "near T": -0.37,
    "other story": 0.19,
    "skipped TH": 0.23,
    "skipped TT": -0.4,
    "story": 0.22,
    "torn goes on": 0.66,
    "torn indented": -1.0,
    "torn width": -0.36,
    "tornC": -2.31,
    "tornH": -1.15,
    "whole goes on": 0.17,
    "whole indented": 0.31,
    "whole width": -0.31,
    "wholeC": 0.8,
    "wholeH": 0.62,
}
