"""Rows of a recognised page that hold lines of several columns, cut where the columns' width says.

Recognition that takes columns for one area writes their lines in a row. What stood between is told badly: by some
blanks, by one, by nothing, or the column rule was read as a quotation mark, a bracket or a bar. So the width decides:
the columns of a story are equally wide, and each piece but the last of a row fills its column, or lacks two em where
it begins a paragraph, or is followed by wide blanks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.kinds import NEVER_FIRST, Ending, ending
from hzclean.cleaners.links import size
from hzclean.cleaners.patterns import late

# Blanks, and what a column rule is read as, with the comma or full stop that is sometimes made of its end.
_BETWEEN: Final = late(r"(?: +[。，.、'‘’])? *[“”\"|\[\]_¦]{1,2}(?: [。，.、])? *| +(?:[。，.、] +)?")
_SIGNATURE: Final = late("[\u4e00-\u9fff·]{2,4}(?: [\u4e00-\u9fff·]{2,4}){0,2}$")
_NO_QUOTATION: Final = ("“”", "””", "““", "”“")  # nothing is quoted
_RULES: Final = '“”"|[]_¦'
WIDE_GAP: Final = 2  # blanks
_BLANK: Final = 0.7  # em of paper that recognition writes one blank for
_GUTTER: Final = 1.5  # em
_SLACK: Final = 0.8  # em by which a full line may miss its column
_OVER: Final = 1.3
_FEWEST: Final = 1.0  # em of the shortest piece
_LEAST_BARE: Final = 3.0  # em of the shortest that follows a cut at nothing
# What it costs, in nats, to cut at blanks, at a rule, at one blank, at nothing; and what it costs to leave them.
_AT_GAP, _AT_RULE, _AT_BLANK, _AT_NOTHING = 0.0, 0.4, 0.8, 1.6
_FULL, _AN_INDENT, _SHORT, _PER_EM, _MOST = -1.5, 0.6, 0.5, 2.0, 6.0
_LEFT_GAP, _LEFT_RULE, _LEFT_MOST = 1.5, 0.8, 5.0
_PAIRED = 1.2  # a quotation mark with its other half in the row, taken for a rule
_NEVER_FIRST = 3.0
_OPEN_END = 1.5  # most that it costs a row's last piece to break off and not to be full


class Piece(NamedTuple):
    """Part of a row: from, to (characters of its text), how wide, how many blanks follow, the rule behind it."""

    start: int
    end: int
    size: float
    blanks: int
    rule: tuple[int, int]


class Cut(NamedTuple):
    """A row in its pieces, and what it costs to read it so."""

    cost: float
    pieces: tuple[Piece, ...]


class Gap(NamedTuple):
    """Where columns may be parted in a row: what lies between, its blanks, the rule in it.

    `left`: what it costs to leave it, `read`: what it costs to take a mark for a rule.
    """

    start: int
    end: int
    blanks: int
    rule: tuple[int, int]
    left: float
    read: float


@lru_cache(maxsize=2_000)
def gaps(text: str) -> tuple[Gap, ...]:
    """Where columns may be parted by what stands in the text.

    >>> [(g.start, g.end, g.rule) for g in gaps("园的” 起白雾 “冷却")]
    [(2, 4, (2, 3)), (7, 9, (8, 9))]
    """
    out = []
    for found in _BETWEEN.finditer(text):
        start, end = found.span()
        if not start or end == len(text) or (_SIGNATURE.match(text, end) and text[start - 1] in "。！？…”"):
            continue
        said = found.group()
        mark = said.strip()
        at = start + said.find(mark) if mark else end
        blanks = said.count(" ")
        rule = any(c in _RULES for c in mark)
        paired = False
        if mark in _NO_QUOTATION:
            pass
        elif "“" in mark and _has_other_half(text[at + 1 :], "”", "“"):
            paired = True
            if start < at:
                out.append(_blank(start, at))
        elif "”" in mark and _has_other_half(text[:at][::-1], "“", "”"):
            paired = True
            if at + len(mark) < end:
                out.append(_blank(at + len(mark), end))
        if not mark:
            out.append(_blank(start, end))
        else:
            left = 0.0 if paired else _gap_left(blanks) or _LEFT_RULE * rule
            out.append(Gap(start, end, blanks, (at, at + len(mark)), left, _AT_RULE + _PAIRED * paired))
    return tuple(out)


def _blank(start: int, end: int) -> Gap:
    return Gap(start, end, end - start, (end, end), _gap_left(end - start), 0.0)


def _gap_left(blanks: int) -> float:
    """What it costs that so many blanks are within a line."""
    return min(_LEFT_GAP + 0.3 * (blanks - WIDE_GAP), _LEFT_MOST) if blanks >= WIDE_GAP else 0.0


def _has_other_half(text: str, mark: str, same: str) -> bool:
    found = text.find(mark)
    return found >= 0 and same not in text[:found]


def whole(text: str) -> float:
    """What it costs to read the row as one line: by gaps and rules inside."""
    return sum(gap.left for gap in gaps(text))


def fit(text: str, column: float) -> Cut:
    """The row cut into pieces that fill columns of this width (em), as cheaply as can be.

    >>> cut = fit("清晨六时工业园的” 起白雾。与往年不同", 8.0)
    >>> [(p.start, p.end) for p in cut.pieces], fit("清晨六时工业园", 8.0).cost
    ([(0, 8), (10, 19)], 0.0)
    """
    found = gaps(text)
    if size(text) <= column + _SLACK and not any(g.left for g in found):
        return Cut(0.0, (Piece(0, len(text), size(text), 0, (len(text), len(text))),))
    known: dict[int, Cut] = {}

    def best(start: int) -> Cut:
        if start not in known:
            known[start] = min(_options(start), key=lambda c: c.cost)
        return known[start]

    def _options(start: int) -> list[Cut]:
        end = len(text)
        ahead = [gap for gap in found if gap.start > start]
        rest = size(text[start:])
        over = min((rest - column - _SLACK) * _PER_EM, _MOST) if rest > column + _SLACK else 0.0
        if start and ending(text) is Ending.OPEN:
            over += min(_filled(rest, column, 0) - _FULL, _OPEN_END)
        if start and text[start] in NEVER_FIRST:
            over += _NEVER_FIRST
        out = [Cut(over + sum(g.left for g in ahead), (Piece(start, end, rest, 0, (end, end)),))]
        if rest <= column and not any(g.blanks >= WIDE_GAP for g in ahead):
            return out
        passed = 0.0
        for gap in ahead:
            wide = size(text[start : gap.start])
            if wide > column + _OVER:
                break
            if wide >= _FEWEST:
                after = best(gap.end)
                cost = passed + _filled(wide, column, gap.blanks) + _at(text, gap) + after.cost
                out.append(Cut(cost, (Piece(start, gap.start, wide, gap.blanks, gap.rule), *after.pieces)))
            passed += gap.left
        for end in _full(text, start, column) if rest > column + _LEAST_BARE else ():
            after = best(end)
            wide = size(text[start:end])
            cost = sum(g.left for g in ahead if g.start < end) + _AT_NOTHING + abs(wide - column) + after.cost
            out.append(Cut(cost, (Piece(start, end, wide, 0, (end, end)), *after.pieces)))
        return out

    return best(0)


def _full(text: str, start: int, column: float) -> list[int]:
    """Where a full line that begins at `start` may end, within a character of its column's edge."""
    out = []
    low = start + int(column * 0.8)
    for end in range(low, min(start + int(column * 2) + 2, len(text) - 2)):
        wide = size(text[start:end])
        if wide > column + 1:
            break
        if wide >= column - 1 and text[end] not in NEVER_FIRST and not text[end - 1 : end + 1].isascii():
            out.append(end)
    return out


def _at(text: str, gap: Gap) -> float:
    low, high = gap.rule
    if low < high:
        return gap.read
    if gap.blanks >= WIDE_GAP:
        return _AT_GAP
    natural = text[gap.start - 1].isascii() or text[gap.end].isascii()
    return _AT_BLANK + 0.7 * natural


def _filled(wide: float, column: float, blanks: int) -> float:
    away, indented = abs(wide - column), abs(wide - column + INDENT)
    cost = min(_FULL + max(away - _SLACK, 0.0) * _PER_EM, _FULL + _AN_INDENT + max(indented - _SLACK, 0.0) * _PER_EM)
    if blanks >= WIDE_GAP:
        lacks = column + _GUTTER - wide
        cost = min(cost, _SHORT + 0.06 * abs(lacks - _BLANK * blanks))
    return min(cost, _MOST)


def widths(texts: Sequence[str], common: Sequence[int]) -> list[float]:
    """Widths that the columns of these rows may have: of pieces before gaps, and what is common on the page."""
    seen: dict[float, int] = {}
    for text in texts:
        start = 0
        for gap in gaps(text):
            if gap.left:
                wide = round(size(text[start : gap.start]) * 2) / 2
                if wide >= 6:
                    seen[wide] = seen.get(wide, 0) + 1
                start = gap.end
    near = {w: seen[w] + 0.5 * (seen.get(w - 0.5, 0) + seen.get(w + 0.5, 0)) for w in seen}
    best = sorted(near, key=lambda w: (-near[w], -w))[:8]
    return list(dict.fromkeys([*best, *map(float, common[:6])]))
