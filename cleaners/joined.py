"""Printed lines of neighbouring columns that an extractor wrote as one line, a single blank at the gutter.

A piece that stands left of such a blank reaches its column's right edge (else the gap would have been wider), so its
width is the column's, or two em less where it begins a paragraph. That decides which of a line's blanks are gutters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hzclean.cleaners.kinds import DATELINE
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

# A paragraph's first line is set in by two em.
INDENT = 2.0
# Justified lines keep within this of their column's width, in em (half a character and what kinsoku moves).
SLACK = 0.7
# A centred line may stand so many em off the middle.
_OFF_MIDDLE = 1.5
TERMINAL = late("[。！？!?…；;：:](?:[”’」』）)》〉】]{0,2})$")

# Half-width characters are set a little wider than half an em, points and commas narrower; two marks in a row, full
# width on paper, are set closer. Means over the fonts that pages are set in; the SLACK takes the rest.
_WIDER = late(r"[0-9a-z]")
_CAPITAL = late(r"[A-Z%&@]")
_NUMBER = late(r"[(（]?\d{1,2}[.．)）]$")
# A mark as prose has it and headings have not, and one inside a line; some pages are set with half-width commas.
_MARK = "(?:[，。；、]|(?<=[\u3400-\u9fff]),)"
PROSE_MARK, PROSE_INSIDE = late(_MARK), late(f"{_MARK}(?=.)")
_NAME = late("[\u4e00-\u9fff·]{1,4}")
# What it costs to take a blank between hanzi for one of the piece, in a heading and where marks tell of prose.
KEPT, KEPT_IN_PROSE = 1.0, 2.0
_POINT = late(r"[.,:;]")
_MARKS = late("[，。、；：？！”’）》」』](?=[，。、；：？！”’）》」』“‘（《「『])")


def set_width(text: str) -> float:
    """The width of `text` as it is set in type, in em; a better guess than counting half ems, for lines in columns.

    >>> round(set_width("增长11.3%。”"), 2)
    6.45
    """
    size = width(text)
    if text.isascii() or _WIDER.search(text) or "%" in text:
        size += 0.05 * len(_WIDER.findall(text)) + 0.2 * len(_CAPITAL.findall(text)) - 0.15 * len(_POINT.findall(text))
    return size - 0.25 * len(_MARKS.findall(text))


Token = tuple[int, int, float]


def tokens(text: str) -> list[Token]:
    """The parts of a line between blanks: (start, end, width in em).

    >>> tokens("清晨 6时，")
    [(0, 2, 2.0), (3, 6, 2.55)]
    """
    return [(m.start(), m.end(), set_width(m.group())) for m in re.finditer(r"\S+", text)]


def _blank(before: Token, after: Token) -> float:
    """What a blank inside a piece is worth in em: nothing in letter-spaced text, where tokens are single characters."""
    return 0.0 if before[1] - before[0] == 1 or after[1] - after[0] == 1 else 0.5


def piece_width(parts: Sequence[Token]) -> float:
    """The width of some neighbouring tokens as one piece, letter-spacing taken out.

    >>> piece_width(tokens("总 磷 低 于")), piece_width(tokens("本报记者 司徒朗"))
    (4.0, 7.5)
    """
    return sum(t[2] for t in parts) + sum(_blank(a, b) for a, b in pairwise(parts))


def letter_spaced(parts: Sequence[Token]) -> bool:
    """Whether most of the tokens are single characters."""
    return len(parts) > 3 and sum(t[1] - t[0] == 1 for t in parts) > len(parts) / 2


def centred(before: float, size: float, column: float) -> bool:
    """Whether a line so far (em) from its column's edge stands in the column's middle, as subheads do.

    >>> centred(5.0, 6.0, 16.0), centred(2.0, 6.0, 16.0), centred(1.0, 14.0, 16.0)
    (True, False, False)
    """
    return before >= INDENT and size <= column - 2 * INDENT and abs(2 * before + size - column) <= 2 * _OFF_MIDDLE


def misfit(size: float, column: float) -> float:
    """How far (0 to 4) a piece is from filling its column, as a full line or as a paragraph's first."""
    away = min(abs(size - column), abs(size - column + INDENT))
    return min(max(away - SLACK, 0.0) * 2, 4.0)


class Segments:
    """The pieces that a line's tokens may be cut into, for columns of any width."""

    def __init__(self, parts: Sequence[Token], text: str) -> None:
        self._parts = parts
        self._text = text
        spaced = letter_spaced(parts)
        usual = KEPT_IN_PROSE if PROSE_MARK.search(text) else KEPT
        # The width up to each token, blanks before it included, so that any piece's width is a difference.
        self._reach = [0.0]
        self._gaps = [0.0] + [_blank(a, b) for a, b in pairwise(parts)]
        for token, gap in zip(parts, self._gaps, strict=True):
            self._reach.append(self._reach[-1] + token[2] + gap)
        self._inner = [0.0]
        for before, after in pairwise(parts):
            self._inner.append(self._inner[-1] + _kept_blank(text, before, after, spaced, usual))
        self._dated = [_is_dateline(text, token) for token in parts]
        self._labels = [d or bool(_NUMBER.match(text, t[0], t[1])) for d, t in zip(self._dated, parts, strict=True)]
        self._most: dict[tuple[int, int], float] = {}  # what `_worst` said
        self._ends = TERMINAL.search(text) is not None

    def into(self, column: float) -> tuple[float, list[int]]:
        """What it costs, in nats, to cut the line for columns of a width, and the index of each piece's first token.

        >>> line = "清晨六时工业园的 起白雾。与往年不同"
        >>> segments = Segments(tokens(line), line)
        >>> segments.into(8.0)[1], segments.into(17.0)[1]
        ([0, 1], [0])
        """
        count = len(self._parts)
        reach, inner = self._reach, self._inner
        if count == 1:  # as most lines
            return 0.3 + _last_misfit(reach[1], column, self._ends), [0]
        best: list[tuple[float, list[int]]] = [(0.0, [])]
        for end in range(1, count + 1):
            options: list[tuple[float, list[int]]] = []
            for start in range(end - 1, -1, -1):
                size = reach[end] - reach[start] - self._gaps[start]
                if size > column + 1.5 and end - start > 1 and not self._dated[start]:
                    break
                cost = inner[end - 1] - inner[start] + 0.3
                if start and self._labels[start - 1]:
                    cost += 4.0  # an item's number or a dateline is no piece of its own
                if end < count:
                    cost += min(misfit(size, column), self._worst(start, end))
                    cost += 0.02 * max(column - size, 0.0)
                else:
                    cost += _last_misfit(size, column, self._ends)
                options.append((best[start][0] + cost, [*best[start][1], start]))
            best.append(min(options))
        return best[count]

    def _worst(self, start: int, end: int) -> float:
        """What it costs at most that some tokens fill no column."""
        found = self._most.get((start, end))
        if found is None:
            marked = PROSE_MARK.search(self._text, self._parts[start][0], self._parts[end - 1][1])
            found = self._most[start, end] = 4.0 if marked else 2.5
        return found


def _last_misfit(size: float, column: float, ends: bool) -> float:
    """How far (0 to 4) a line's last piece is from filling its column, or ending a paragraph in it if it `ends` one."""
    if size > column + SLACK:
        return min((size - column - SLACK) * 2, 4.0)
    return 0.0 if ends else min(misfit(size, column), 1.5)


def _is_dateline(text: str, part: Token) -> bool:
    """Whether the token is a dateline without brackets: the blank after it is its own."""
    return text[part[0]] != "【" and bool(DATELINE.fullmatch(text, part[0], part[1]))


def _kept_blank(text: str, before: Token, after: Token, spaced: bool, usual: float) -> float:
    """What it costs to take a blank for one of the piece's own: running Chinese text has none."""
    short = [t[1] - t[0] == 1 or text[t[0] : t[1]].isascii() for t in (before, after)]
    if spaced:
        # A letter-spaced line is that from end to end.
        return 0.0 if all(short) else 1.0 if not any(short) else 3.0
    if text[before[1] - 1].isascii() or text[after[0]].isascii():
        return 0.3
    if text.rfind("（", 0, after[0]) > text.rfind("）", 0, after[0]):
        name = text[after[0] : after[1]].split("）")[0]
        if _NAME.fullmatch(name):  # （记者 某某 通讯员 某某）
            return 0.3
    return usual


def column_widths(lines: Iterable[Sequence[Token]], most: int = 16) -> list[float]:
    """The widths, in em, that lines or their first pieces share most often, the commonest first.

    >>> column_widths([tokens("一二三四五六七八 一二三四五六七八")] * 3)[0]
    8.0
    """
    seen: Counter[float] = Counter()
    for parts in lines:
        # Of a line with blanks only its parts tell, unless it is letter-spaced: as a whole it may be two pieces.
        sizes = {piece_width(parts)} if letter_spaced(parts) else {t[2] for t in parts}
        for size in sizes:
            if size >= 5:
                seen[round(size * 2) / 2] += 1
    # Full lines differ by half an em either way.
    near = {w: seen[w] + 0.7 * (seen[w - 0.5] + seen[w + 0.5]) for w in seen}
    return sorted(near, key=lambda w: (-near[w], w))[:most]
