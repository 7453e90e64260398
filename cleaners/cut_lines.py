"""Printed lines that an extractor cut between two marks, on a page whose columns are mixed: put together again.

Where two full-width marks meet (：“ 》（ 。”) they are set half an em closer, and `pdftotext` takes the overlap of
their boxes for a line's end. The second half comes next, or some rows before the first. It stands in no column of its
own, so the columns about it cannot be told; together the two are as wide as their column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hzclean.cleaners.joined import INDENT, SLACK
from hzclean.cleaners.kinds import CLOSERS, NEVER_FIRST, OPENER_OF, OPENERS
from hzclean.cleaners.links import size
from hzclean.cleaners.mixed_pieces import looked_at
from hzclean.cleaners.page import Line
from hzclean.cleaners.paragraph_styles import BRIEF
from hzclean.cleaners.patterns import late
from hzclean.cleaners.slices import length, part_of
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.stream_search import Search
from hzclean.cleaners.streams import OPEN, SHORT, Piece

# The second half stands right after the first, or so many pieces before it at most.
BEFORE = 8
# An opening half and the one before it are together so many em off their column's width at most.
NEAR_WIDTH = 1.0
# So many pairs are tried as halves of one line; they are one if so many lines about them are so much likelier, in nats.
TRIED, ABOUT, WHOLE = 8, 20, 1.5
# If none is, what no line begins with is the likeliest of what it may be, unless it is so unlikely; and a mere mark.
REST, MARKS = -6.0, -15.0
# How much likelier that is, in nats, where the second was written next, or so many pieces before the first; where it
# closes a quote that the first opens; and less likely where the first parts clauses and the second closes a quote.
ADJACENT, FURTHER, QUOTED, PARTED = 1.5, 0.5, 3.0, 4.0

_STOPS = frozenset("，。、；：？！:")
_LAST = _STOPS | frozenset(CLOSERS)
_COLONS = frozenset("：:")
_ENDS = frozenset("。！")
_QUOTES_END = frozenset("”」』")
_PARTS = frozenset("，、；")
_LAST_QUOTE = late("([“”「」『』])[^“”「」『』]*$")


class Halves(NamedTuple):
    """Two pieces that may be one printed line, and how far that is, in em, from the width of a column."""

    away: float
    left: int
    right: int


def with_whole_lines(
    cut_lines: list[tuple[Line, bool]], looks: Looks, widths: list[list[float]], apart: bool
) -> tuple[list[tuple[Line, bool]], Looks, list[list[float]]]:
    """The pieces of lines, those put together that an extractor cut between two marks; then their looks and widths.

    `cut_lines`: each piece with whether it was cut off the one before; `apart`: whether blank lines tell nothing.
    """

    # The lines about other halves stay as they are when two are put together.
    @cache
    def score(*some: tuple[Line, bool]) -> float:
        return Search(*looked_at(some, looks.reader, apart, looks.costs), BRIEF).layout().score

    while found := [pair for pair in halves(looks.pieces, widths) if not _bold(cut_lines, pair)][:TRIED]:
        gains = [_gain(cut_lines, pair, looks.pieces, score) for pair in found]
        least = [WHOLE if max(gains) > WHOLE else _least(looks.pieces[pair.right].text) for pair in found]
        whole = [n for n, gain in enumerate(gains) if gain > least[n]]
        if not whole:
            break
        best = found[max(whole, key=lambda n: (gains[n], -abs(found[n].left - found[n].right)))]
        cut_lines = put_together(cut_lines, best)
        looks, widths = looked_at(cut_lines, looks.reader, apart, looks.costs)
    return cut_lines, looks, widths


def _least(right: str) -> float:
    """How much likelier two halves must be at least, in nats: what no line begins with is a second half somewhere."""
    return WHOLE if right[0] not in NEVER_FIRST else REST if any(map(str.isalnum, right)) else MARKS


def _bold(cut_lines: Sequence[tuple[Line, bool]], pair: Halves) -> bool:
    """Whether one of two pieces is of a bold headline, which is no running text."""
    return cut_lines[pair.left][0].overprinted or cut_lines[pair.right][0].overprinted


def _gain(
    cut_lines: Sequence[tuple[Line, bool]], pair: Halves, pieces: Sequence[Piece], score: Callable[..., float]
) -> float:
    """How much likelier the lines about two halves are once these are put together, in nats; `score`: of some lines."""
    first = max(min(pair.left, pair.right) - ABOUT, 0)
    some = cut_lines[first : max(pair.left, pair.right) + ABOUT + 1]
    whole = put_together(some, Halves(pair.away, pair.left - first, pair.right - first))
    likely = _likely(pieces[pair.left].text, pieces[pair.right].text, pair.left - pair.right)
    return score(*whole) - score(*some) + likely


def _likely(left: str, right: str, down: int) -> float:
    """How much likelier two halves are, in nats, by their marks, and because the first was written so far `down`."""
    if right[0] in OPENERS:
        return 0.0
    near = ADJACENT - FURTHER * (down != -1) * (1 + abs(down - 2))
    if right[0] not in OPENER_OF:
        return near
    opener = OPENER_OF[right[0]]
    return near + QUOTED * (left.count(opener) > left.count(right[0])) - PARTED * (left[-1] in _PARTS)


def halves(pieces: Sequence[Piece], widths: Sequence[Sequence[float]]) -> list[Halves]:
    """The pairs of pieces that may be halves of one line, the best first; `widths`: of columns, for each piece.

    >>> from hzclean.cleaners.streams import piece
    >>> lines = ["“看得见", "塔里循环的是再生水，是厂", "他笑着对我们说："]
    >>> halves([piece(line) for line in lines], [[12.0]] * 3)
    [Halves(away=0.25, left=2, right=0)]
    """
    return sorted(_halves(pieces, widths))


def _halves(pieces: Sequence[Piece], widths: Sequence[Sequence[float]]) -> Iterator[Halves]:
    for right, after in enumerate(pieces):
        # What begins so goes on for sure; an opening mark may begin a paragraph, or be all of one.
        inside = after.text[0] in NEVER_FIRST
        if after.joined or not (inside or (after.text[0] in OPENERS and after.end == OPEN)):
            continue
        for left in (right - 1, *range(right + 1, min(right + BEFORE, len(pieces) - 1) + 1)):
            if left > right and pieces[left].gap:
                break  # what a blank line parts is of no one line
            if left < 0 or (left < right and after.gap) or not _may_meet(pieces[left], after, inside):
                continue
            away = _away(pieces[left], after, widths[left], inside)
            if away <= (2 * SLACK if inside else NEAR_WIDTH):
                yield Halves(away, left, right)


def _may_meet(before: Piece, after: Piece, inside: bool) -> bool:
    """Whether two marks meet between a piece and one that goes on `inside` a sentence, or opens a quote or bracket."""
    mark, first = before.text[-1], after.text[0]
    if mark not in _LAST or _heads(before) or _heads(after):
        return False
    if not inside:
        return before.text[0] not in NEVER_FIRST and before.end != SHORT
    if first in CLOSERS:
        quote = _LAST_QUOTE.search(before.text)
        return mark not in _COLONS and not (first in _QUOTES_END and quote is not None and quote[1] in _QUOTES_END)
    return mark not in _STOPS and not (first in _ENDS and before.text[-2:-1] in _ENDS)


def _heads(this: Piece) -> bool:
    """Whether a piece seems to begin a headline, whose lines are other pieces than a column's."""
    return bool(this.gap) and not this.prose


def _away(before: Piece, after: Piece, widths: Sequence[float], inside: bool) -> float:
    """How far two pieces are together from any of the widths, or from one less an indent; both in em."""
    total = size(before.text + after.text)
    near = [w for w in widths if before.width < w and after.width < w]
    if inside and after.end != OPEN and any(total < w + NEAR_WIDTH for w in near):
        return min([SLACK, *(abs(w - total) for w in near)])
    return min((min(abs(w - total), abs(w - INDENT - total)) for w in near), default=2 * INDENT)


def put_together(cut_lines: Sequence[tuple[Line, bool]], pair: Halves) -> list[tuple[Line, bool]]:
    """The pieces of lines, each with whether it was cut off the one before, with the two halves as one."""
    out = list(cut_lines)
    (first, joined), (second, _) = out[pair.left], out[pair.right]
    out[pair.left] = (first._replace(text=first.text + second.text, slices=first.slices + second.slices), joined)
    if pair.right + 1 < len(out):
        # What was written on one line with the second half stands beside the first, or elsewhere.
        out[pair.right + 1] = (out[pair.right + 1][0], False)
    del out[pair.right]
    return out


def cut_again(lines: Sequence[Line], source: Sequence[Line]) -> Iterator[Line]:
    """The lines in reading order, those that were put together cut where the `source` cuts them: `wraps` joins them."""
    numbers = {line.start: line.number for line in source}
    for line in lines:
        at = next((n for n, part in enumerate(line.slices) if n and part.start in numbers), 0)
        if at:
            length_ = sum(map(length, line.slices[:at]))
            yield part_of(line, 0, length_)
            more = {"blanks": 0, "indent": 0.0, "number": numbers[line.slices[at].start]}
            yield part_of(line, length_, len(line.text), **more)
        else:
            yield line
