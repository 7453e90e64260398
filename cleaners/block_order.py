"""Blocks of a recognised page in reading order: a sentence that breaks off at a block's end goes on in another block.

Recognition (tesseract) finds areas of text and writes them one after the other, a blank line between any two and
between paragraphs. Where columns begin and end at different heights it goes from column to column and back, and the
rest of a sentence stands blocks away: behind a caption, a headline, a piece of another story. Within a block lines are
in order, so all there is to be found is which block goes on where one breaks off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp, log2
from typing import Final, NamedTuple

from hzclean.cleaners.assignment import pair
from hzclean.cleaners.kinds import (
    DATELINE,
    Ending,
    ending,
    inner_mark,
    opens_paragraph,
    stands_alone,
)
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import SLACK, size
from hzclean.cleaners.mixed import LONGEST_LINE
from hzclean.cleaners.page import LONGEST_SHEET, Doubt, Line

# A line's end in the middle of a sentence and a blank line after it.
_OPEN_BLOCK: Final = re.compile("[\u3400-\u9fff0-9，、][ \t]*\n[ \t]*\n(?=[ \t]*[^\\s])")
_PROSE: Final = re.compile("[，。；、：]")
_FEWEST_BLOCKS, _MOST_BLOCKS = 4, 400
_MOST_APART: Final = 0.6  # share of lines; where more stand apart, a blank line says nothing of blocks
# How likely block b is the rest of the sentence that breaks off in block a, in nats: a logistic regression on the 270
# such blocks of 41 recognised pages that we typeset ourselves, all blocks of the page to choose from.
_NO_REST: Final = 1.1  # what it must be worth: for two tails in five the rest was not read at all
_NEXT, _DOUBLING, _BACK = 0.35, -0.7, -2.1  # the next block; each doubling of the distance; a block further up
_WORD, _EACH_NAT, _PAIR, _NOTHING, _MARK = 0.65, 0.3, 1.6, -0.45, -1.0  # what stands across the join
_ITEM, _HEADING, _ALONE, _STORY = -3.0, -1.7, -0.9, -0.9  # what b is
_SAME_WIDTH, _FULL, _FULL_LIKE_TAIL, _INDENTED, _ONE_LINE = 1.5, 1.0, 3.0, -1.2, 0.9
_AFTER_PROSE, _AFTER_TAIL = -0.8, -0.9  # b has a place already: after a finished paragraph, or another tail
_OVER_HEADINGS: Final = 0.75  # nothing but headings and captions between
_FIRST_WORD_CUT: Final = 0.5  # 气。 流，最深处
_AFTER_COMMA: Final = 2.4
_STAYS_OPEN, _CLOSES_NOTHING = -1.1, -0.7
_ALIKE: Final = 1.3  # em by which widths may differ
_FEWEST_ALIKE: Final = 3
_SURE: Final = 0.6  # that the sentence goes on there; of moves made at 0.6 three in five are right
_CLOSES: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "】": "【", "》": "《", "〉": "〈"}
_CLAUSE_END: Final = re.compile("[，。、；：？！,.;:?!]")
_MARKS: Final = re.compile("[“”‘’「」『』（）()【】《》〈〉]")


class Block(NamedTuple):
    """Lines between two blank lines.

    `column`: how wide its full lines are, in em (0: not known); `first`: the width of its first line if that breaks
    off inside a sentence, else 0; `tail`: its last line does; `heading`: it holds no sentence; `starts`: a story
    begins here.
    """

    lines: tuple[Line, ...]
    column: float
    first: float
    tail: bool
    heading: bool
    starts: bool


class Order(NamedTuple):
    """Blocks in reading order, by number; for each whether a sentence goes on in it; joins too unsure (tail, head)."""

    order: list[int]
    joined: list[bool]
    doubts: list[tuple[int, int, float]]


class Found(NamedTuple):
    """The lines in reading order, None where they are; and what was seen and not done."""

    lines: list[Line] | None
    doubts: list[Doubt]


def in_blocks(text: str) -> bool:
    """Whether blocks are parted by blank lines and prose breaks off at the end of one; fast.

    >>> in_blocks("冬天，缺水的县城要用再生\\n\\n水。再生水能不能用？\\n"), in_blocks("缺水的县城\\n\\n要用再生水。\\n")
    (True, False)
    """
    for found in _OPEN_BLOCK.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if found.end() - start <= LONGEST_LINE and _PROSE.search(text, start, found.start()):
            return len(text) <= LONGEST_SHEET
    return False


def put_in_order(lines: Sequence[Line], min_confidence: float = 0.5) -> Found | None:
    """The lines with their blocks in reading order, no blank lines where a sentence goes on; None if they are."""
    if sum(line.blanks > 0 for line in lines) > _MOST_APART * len(lines):
        return None
    blocks = block_list(lines)
    if not _FEWEST_BLOCKS <= len(blocks) <= _MOST_BLOCKS or not any(b.tail for b in blocks[:-1]):
        return None
    found = read_on(blocks, Reader([line.text for line in lines]), min_confidence)
    doubts = [_doubt(blocks, tail, head, sure) for tail, head, sure in found.doubts]
    if not any(found.joined) and found.order == list(range(len(blocks))):
        return Found(None, doubts) if doubts else None
    out: list[Line] = []
    for k, joined in zip(found.order, found.joined, strict=True):
        first, *rest = blocks[k].lines
        out.append(first._replace(blanks=0 if joined else max(first.blanks, int(bool(out)))))
        out += rest
    return Found(out, doubts)


def _doubt(blocks: Sequence[Block], tail: int, head: int, sure: float) -> Doubt:
    last = blocks[tail].lines[-1]
    return Doubt("columns", last.start, last.end, f"may go on in “{blocks[head].lines[0].text[:8]}”", sure)


def block_list(lines: Sequence[Line]) -> list[Block]:
    """The lines' blocks and what is seen of them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.blanks or not groups:
            groups.append([])
        groups[-1].append(line)
    common = common_widths([line.text for line in lines])
    blocks = [_seen(group, common) for group in groups]
    return [block._replace(starts=_starts(blocks, n)) for n, block in enumerate(blocks)]


def common_widths(texts: Iterable[str]) -> list[int]:
    """The widths in em that three lines at least have which break off in prose, or nearly; the commonest first."""
    seen = Counter(round(size(t)) for t in texts if ending(t) >= Ending.COMMA and inner_mark(t))
    near = {w: seen[w] + 0.5 * (seen[w - 1] + seen[w + 1]) for w in seen}
    return [w for w in sorted(near, key=lambda w: (-near[w], w)) if near[w] >= _FEWEST_ALIKE]


def _seen(lines: Sequence[Line], common: Sequence[int]) -> Block:
    texts = [line.text for line in lines]
    last = texts[-1]
    prose = any(map(inner_mark, texts))
    heading = not prose and (ending(last) >= Ending.CLOSER or stands_alone(last))
    if not prose:
        return Block(tuple(lines), 0.0, 0.0, False, heading, False)
    off = [ending(t) >= Ending.COMMA and not stands_alone(t) for t in texts]
    later = sorted(size(t) for t, breaks in zip(texts[1:], off[1:], strict=True) if breaks)
    # The wider ones: where a mark was lost, or read as a narrow one, a line seems shorter than it is.
    column = later[len(later) * 2 // 3] if later else 0.0
    fills = [column] if column else common
    tail = off[-1] and any(_short(size(last), w) <= 1 for w in fills)
    return Block(tuple(lines), column, size(texts[0]) if off[0] else 0.0, tail, heading, False)


def _short(width: float, column: float) -> float:
    """By how many em a line misses its column, as a full line or as a paragraph's first."""
    return max(min(abs(width - column), abs(width - column + 2)) - SLACK, 0.0)


def _starts(blocks: Sequence[Block], n: int) -> bool:
    """Whether a story begins at block `n`: two headings, or one and a dateline or byline; or a dateline by itself."""
    block = blocks[n]
    if DATELINE.match(block.lines[0].text):
        return n == 0 or not blocks[n - 1].heading
    if not block.heading or (n and blocks[n - 1].heading):
        return False
    if len(block.lines) > 1 or n + 1 == len(blocks):
        return True
    return blocks[n + 1].heading or bool(DATELINE.match(blocks[n + 1].lines[0].text))


def read_on(blocks: Sequence[Block], reader: Reader, min_confidence: float = 0.5) -> Order:
    """Give each sentence that breaks off its rest, all at once so that the most is gained, and lay the blocks so."""
    count = len(blocks)
    tails = [n for n in range(count) if blocks[n].tail]
    gains = [[_gain(blocks, reader, t, h) for h in range(count)] for t in tails]
    found = {t: h for t, h in zip(tails, pair(gains), strict=True) if h is not None}
    sure = {t: 1 / (1 + exp(-row[found[t]])) for t, row in zip(tails, gains, strict=True) if t in found}
    moves = sorted((t for t, h in found.items() if h != t + 1), key=lambda t: -sure[t])
    least = max(min_confidence, _SURE)
    order = _laid(blocks, found, [t for t in moves if sure[t] >= least])
    after = dict(pairwise(order))
    joined = {h for t, h in found.items() if after.get(t) == h and sure[t] >= least}
    return Order(order, [n in joined for n in order], [(t, found[t], sure[t]) for t in moves if sure[t] < least])


def _gain(blocks: Sequence[Block], reader: Reader, tail: int, head: int) -> float:
    """How much likelier than not block `head` is the rest of block `tail`, in nats; 0 where it is not."""
    if head == tail:
        return 0.0
    worth = _follows(blocks[tail], blocks[head], reader) - _NO_REST
    away = head - tail
    worth += _NEXT if away == 1 else _DOUBLING * log2(abs(away)) + _BACK * (away < 0)
    low, high = min(head, tail) + 1, max(head, tail)
    if away != 1 and all(block.heading for block in blocks[low:high]):
        worth += _OVER_HEADINGS
    if away != 1 and head and not blocks[head - 1].heading:
        worth += _AFTER_TAIL if blocks[head - 1].tail else _AFTER_PROSE
    return max(worth, 0.0)


def _laid(blocks: Sequence[Block], found: dict[int, int], moves: Sequence[int]) -> list[int]:
    """The order of the blocks with these moves made, but those that would close a circle.

    What was passed over is read where the story ends.
    """
    links: dict[int, int] = {}
    chains = _chains(blocks, links) or []
    for tail in moves:
        tried = _chains(blocks, links | {tail: found[tail]})
        if tried is not None:
            links[tail] = found[tail]
            chains = tried
    return [n for chain in sorted(chains, key=min) for n in chain]


def _chains(blocks: Sequence[Block], links: dict[int, int]) -> list[list[int]] | None:
    """Blocks that are read one after the other, from where a story starts; None if `links` close a circle."""
    count = len(blocks)
    heads = set(links.values())
    after = {
        n: n + 1 for n in range(count - 1) if n not in links and n + 1 not in heads and not blocks[n + 1].starts
    } | links
    out: list[list[int]] = []
    firsts = set(range(count)) - set(after.values())
    for first in sorted(firsts):
        chain = [first]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        out.append(chain)
    return out if sum(map(len, out)) == count else None


def _follows(a: Block, b: Block, reader: Reader) -> float:
    """How well block `b` goes on where block `a` breaks off, in nats, wherever both stand."""
    text, after = a.lines[-1].text, b.lines[0].text
    worth = _across(reader, text, after) + _set_alike(a, b) + _marks(a, b)
    worth += _HEADING * b.heading + _ALONE * stands_alone(after) + _STORY * b.starts + _ITEM * opens_paragraph(after)
    if text[-1] in "，、,":
        worth += _AFTER_COMMA
    mark = _CLAUSE_END.search(after)
    return worth + (_FIRST_WORD_CUT if mark and mark.start() <= 2 else 0.0)


def _across(reader: Reader, before: str, after: str) -> float:
    """What the characters on either side of the join say."""
    found = reader.across(before, after)
    if found is None:
        return _MARK
    word, pair_ = found
    worth = (_WORD + _EACH_NAT * word if word > 0 else 0.0) + _PAIR * pair_
    return worth or _NOTHING


def _set_alike(a: Block, b: Block) -> float:
    """What the widths say: both in columns of one width, the first line of `b` full and not set in."""
    if not b.first:
        return _ONE_LINE
    column = b.column or a.column
    if not column:
        return _ONE_LINE / 2
    lacks = column - b.first
    full, indented = -_ALIKE <= lacks <= _ALIKE, _ALIKE < lacks < 2 + _ALIKE
    if not b.column:
        return _FULL_LIKE_TAIL if full else 0.0
    alike = bool(a.column) and abs(a.column - b.column) <= _ALIKE
    return _SAME_WIDTH * alike + (_FULL if full else _INDENTED if indented else 0.0)


def _marks(a: Block, b: Block) -> float:
    """What open quotes and brackets say."""
    opened = _open_marks(a)
    closer = _first_unopened(b)
    if closer:
        return 0.0 if closer in opened else _CLOSES_NOTHING
    return _STAYS_OPEN if opened else 0.0


def _open_marks(block: Block) -> list[str]:
    """The opening marks of the block that it does not close."""
    opened: list[str] = []
    for line in block.lines:
        for mark in _MARKS.findall(line.text):
            opener = _CLOSES.get(mark)
            if opener is None:
                opened.append(mark)
            elif opened and opened[-1] == opener:
                opened.pop()
    return opened


def _first_unopened(block: Block) -> str:
    """The opening mark that the block closes without having opened it; "" if there is none."""
    deep = 0
    for line in block.lines:
        for mark in _MARKS.findall(line.text):
            opener = _CLOSES.get(mark)
            if opener is None:
                deep += 1
            elif deep:
                deep -= 1
            else:
                return opener
    return ""
