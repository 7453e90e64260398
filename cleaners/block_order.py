"""Blocks of a recognised page in reading order: a sentence that breaks off at a block's end goes on in another block.

Recognition (tesseract) finds areas of text and writes them one after the other, a blank line between any two and
between paragraphs. Where columns begin and end at different heights it goes from column to column and back, and the
rest of a sentence stands blocks away: behind a caption, a headline, a piece of another story. Within a block lines are
in order, so all there is to be found is which block goes on where one breaks off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from math import exp
from typing import Final, NamedTuple

from hzclean.cleaners.assignment import pair
from hzclean.cleaners.block_cuts import cut_apart
from hzclean.cleaners.block_links import BlockLinks
from hzclean.cleaners.block_seen import Block, block_list
from hzclean.cleaners.block_signs import is_set_in
from hzclean.cleaners.captions_amid import shows_picture
from hzclean.cleaners.kinds import opens_paragraph, stands_alone
from hzclean.cleaners.mixed_gate import LONGEST_LINE
from hzclean.cleaners.page import LONGEST_SHEET, Doubt, Line
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised

# A line's end, a blank line after it, and text again.
_BLANK_LINE: Final = late("\n[ \t]*\n(?=[ \t]*\\S)")
# A line of prose that ends in the middle of a sentence.
_BREAKS_OFF: Final = late("[，。；、：].*[\u3400-\u9fff0-9，、][ \t]*$")
_FEWEST_BLOCKS, _MOST_BLOCKS = 4, 400
_MOST_APART: Final = 0.6  # share of lines; where more stand apart, a blank line says nothing of blocks
_LONGEST_HEADLINE: Final = 30  # code points
_IN_A_SENTENCE: Final = late("[。；;]|，.*，|^[问問答]|[，、,\\d]$")  # what headlines hardly have
# From how many nats on it is worth to put prose together. A paragraph without its rest and a rest without its paragraph
# are wrong where they stand, so little is lost by a join that is wrong too; a heading is right where it stands, and so
# is a line that may be one.
_EVEN: Final = -2.0
# How sure it must be that a sentence goes on above where it breaks off, with the paragraph that it begins in between.
_SURE: Final = 0.75


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
    for found in _BLANK_LINE.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if found.end() - start <= LONGEST_LINE and _BREAKS_OFF.search(text, start, found.start()):
            return len(text) <= LONGEST_SHEET
    return False


def put_in_order(lines: Sequence[Line], min_confidence: float = 0.5) -> Found | None:
    """The lines with their blocks in reading order, no blank lines where a sentence goes on; None if they are."""
    if sum(line.blanks > 0 for line in lines) > _MOST_APART * len(lines):
        return None
    blocks = block_list(lines)
    if not _FEWEST_BLOCKS <= len(blocks) <= _MOST_BLOCKS:
        return None
    if is_recognised("\n".join(line.text for line in lines)):
        blocks = cut_apart(blocks)
    if not any(b.open and b.prose for b in blocks):
        return None
    found = read_on(blocks, min_confidence)
    doubts = [_doubt(blocks, tail, head, sure) for tail, head, sure in found.doubts]
    if not any(found.joined) and found.order == list(range(len(blocks))):
        return Found(None, doubts) if doubts else None
    out: list[Line] = []
    last = -1
    for k, joined in zip(found.order, found.joined, strict=True):
        first, *rest = blocks[k].lines
        together = joined or (blocks[k].inner and last == k - 1 and not shows_picture(first.text))
        out.append(first._replace(blanks=0 if together else max(first.blanks, int(bool(out)))))
        last = k
        out += rest
    return Found(out, doubts)


def _doubt(blocks: Sequence[Block], tail: int, head: int, sure: float) -> Doubt:
    last = blocks[tail].lines[-1]
    return Doubt("columns", last.start, last.end, f"may go on in “{blocks[head].lines[0].text[:8]}”", sure)


def read_on(blocks: Sequence[Block], min_confidence: float = 0.5) -> Order:
    """Give each sentence that breaks off its rest, all at once so that the most is gained, and lay the blocks so."""
    tails = [n for n, block in enumerate(blocks) if block.open]
    gains = _gains(blocks, tails)
    found = {t: h for t, h in zip(tails, pair(gains), strict=True) if h is not None}
    sure = {t: 1 / (1 + exp(-row[found[t]])) for t, row in zip(tails, gains, strict=True) if t in found}
    moves = sorted((t for t, h in found.items() if h != t + 1), key=lambda t: -sure[t])
    made = {t: found[t] for t in moves if sure[t] >= min_confidence}
    order = _laid(blocks, made, {t for t in made if sure[t] >= _SURE})
    after = dict(pairwise(order))
    joined = {h for t, h in found.items() if after.get(t) == h and sure[t] >= min_confidence}
    return Order(
        order, [n in joined for n in order], [(t, found[t], sure[t]) for t in moves if sure[t] < min_confidence]
    )


def _gains(blocks: Sequence[Block], tails: Sequence[int]) -> list[list[float]]:
    """For each of `tails` what it is worth, in nats, to read on in each block; 0 where it is not."""
    links = BlockLinks(blocks)
    headline = [_may_be_headline(blocks, n) for n in range(len(blocks))]
    begins = [links.begins(head) for head in range(len(blocks))]
    out = []
    for tail in tails:
        lost = links.lost(tail)
        row = [0.0] * len(blocks)
        for head, block in enumerate(blocks):
            if head != tail:
                running = blocks[tail].prose and not (block.heading or headline[tail] or headline[head])
                even = _EVEN if running else 0.0
                row[head] = max(links.worth(tail, head) - lost - begins[head] - even, 0.0)
        out.append(row)
    return out


def _may_be_headline(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block is one line without an end, a comma in it perhaps, over what begins a story or a paragraph.

    A heading below it may be a deck, but not where a sentence breaks off before: that is amid torn text.
    """
    block = blocks[number]
    text = block.lines[0].text
    if len(block.lines) > 1 or not block.open or len(text) > _LONGEST_HEADLINE or _IN_A_SENTENCE.search(text):
        return False
    if number + 1 == len(blocks):
        return False
    below = blocks[number + 1]
    if block.inner or below.inner:
        return False
    after = below.lines[0].text
    if below.heading and (not number or blocks[number - 1].heading or not blocks[number - 1].open):
        return True
    return stands_alone(after) or opens_paragraph(after) or is_set_in(below)


def _laid(blocks: Sequence[Block], moves: Mapping[int, int], sure: Set[int]) -> list[int]:
    """The order of the blocks with these moves made, the first ones before others.

    What was passed over is read where the story ends. A move that would close a circle is made only if it is among
    `sure`, and text can go up for it.
    """
    links: dict[int, int] = {}
    given = {n - 1: n for n, block in enumerate(blocks) if n and not block.starts}
    chains = _chains(len(blocks), links, given) or []
    for tail, head in moves.items():
        more = links | {tail: head}
        after = given
        tried = _chains(len(blocks), more, after)
        if tried is None and tail in sure:
            after = _gone_up(blocks, tail, head, links, given)
            tried = _chains(len(blocks), more, after)
        if tried is not None:
            links, given, chains = more, after, tried
    return [n for chain in sorted(chains, key=min) for n in chain]


def _gone_up(
    blocks: Sequence[Block], tail: int, head: int, links: Mapping[int, int], given: Mapping[int, int]
) -> dict[int, int]:
    """What is given after what once text that ends in `tail` stands above `head`, which goes on with it.

    That text begins where the sentence above it ends. What was above `head` is then above this text, and what was
    below it below what was above it.
    """
    heads = set(links.values())
    above = {b: a for a, b in given.items() if a not in links and b not in heads}
    above_it = above | {b: a for a, b in links.items()}
    first = tail
    while first != head and first in above_it and (first in heads or blocks[above_it[first]].open):
        first = above_it[first]
    if first == head or first not in above:
        return dict(given)
    over = above[first]
    after = {a: b for a, b in given.items() if a not in (over, tail) and b != head}
    if head in above:
        after[above[head]] = first
    if tail in given:
        after[over] = given[tail]
    return after


def _chains(count: int, links: Mapping[int, int], given: Mapping[int, int]) -> list[list[int]] | None:
    """Blocks that are read one after the other, from where a story starts; None if `links` close a circle.

    `given`: which block follows which where no link says otherwise.
    """
    heads = set(links.values())
    after = {**{a: b for a, b in given.items() if a not in links and b not in heads}, **links}
    out: list[list[int]] = []
    firsts = set(range(count)) - set(after.values())
    for first in sorted(firsts):
        chain = [first]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        out.append(chain)
    return out if sum(map(len, out)) == count else None
