"""Printed lines of neighbouring columns that an extractor wrote as one line, a single blank at the gutter.

A piece that stands left of such a blank reaches its column's right edge (else the gap would have been wider), so its
width is the column's, or two em less where it begins a paragraph. That decides which of a line's blanks are gutters.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hzclean.cleaners.width import width

# A paragraph's first line is set in by two em.
INDENT = 2.0
# Justified lines keep within this of their column's width, in em (half a character and what kinsoku moves).
SLACK = 0.7
TERMINAL = re.compile("[。！？!?…；;：:](?:[”’」』）)》〉】]{0,2})$")

Token = tuple[int, int, float]


def tokens(text: str) -> list[Token]:
    """The parts of a line between blanks: (start, end, width in em).

    >>> tokens("清晨 6时，")
    [(0, 2, 2.0), (3, 6, 2.5)]
    """
    return [(m.start(), m.end(), width(m.group())) for m in re.finditer(r"\S+", text)]


def _blank(before: Token, after: Token) -> float:
    """What a blank inside a piece is worth in em: nothing in letter-spaced text, where tokens are single characters."""
    return 0.0 if before[1] - before[0] == 1 or after[1] - after[0] == 1 else 0.5


def piece_width(parts: Sequence[Token]) -> float:
    """The width of some neighbouring tokens as one piece, letter-spacing taken out.

    >>> piece_width(tokens("总 磷 低 于")), piece_width(tokens("本报记者 司徒朗"))
    (4.0, 7.5)
    """
    return sum(t[2] for t in parts) + sum(_blank(a, b) for a, b in itertools.pairwise(parts))


def letter_spaced(parts: Sequence[Token]) -> bool:
    """Whether most of the tokens are single characters."""
    return len(parts) > 3 and sum(t[1] - t[0] == 1 for t in parts) > len(parts) / 2


def misfit(size: float, column: float) -> float:
    """How far (0 to 4) a piece is from filling its column, as a full line or as a paragraph's first."""
    away = min(abs(size - column), abs(size - column + INDENT))
    return min(max(away - SLACK, 0.0) * 2, 4.0)


def segment(parts: Sequence[Token], column: float, text: str) -> tuple[float, list[int]]:
    """Cut a line's tokens into pieces that fill columns of one width: (cost, index of each piece's first token).

    >>> line = "清晨六时工业园的 起白雾。与往年不同"
    >>> segment(tokens(line), 8.0, line)[1], segment(tokens(line), 17.0, line)[1]
    ([0, 1], [0])
    """
    count = len(parts)
    spaced = letter_spaced(parts)
    # The width up to each token, blanks before it included, so that any piece's width is a difference.
    reach = [0.0]
    gaps = [0.0] + [_blank(a, b) for a, b in itertools.pairwise(parts)]
    for token, gap in zip(parts, gaps, strict=True):
        reach.append(reach[-1] + token[2] + gap)
    # What it costs to keep the blank before a token: running Chinese text has none, headings and names have.
    inner = [0.0]
    for a, b, gap in zip(parts, parts[1:], gaps[1:], strict=False):
        latin = text[a[1] - 1].isascii() or text[b[0]].isascii()
        named = text.rfind("（", 0, b[0]) > text.rfind("）", 0, b[0])  # （记者 某某 通讯员 某某）
        inner.append(inner[-1] + (0.0 if spaced and gap == 0 else 0.3 if latin or named else 1.0))
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for end in range(1, count + 1):
        options: list[tuple[float, list[int]]] = []
        for start in range(end - 1, -1, -1):
            size = reach[end] - reach[start] - gaps[start]
            if size > column + 1.5 and end - start > 1:
                break
            cost = inner[end - 1] - inner[start] + 0.3
            if end < count:
                cost += misfit(size, column)
            elif size > column + SLACK:
                cost += min((size - column - SLACK) * 2, 4.0)
            elif not TERMINAL.search(text):
                cost += min(misfit(size, column), 1.5)
            options.append((best[start][0] + cost, [*best[start][1], start]))
        best.append(min(options))
    return best[count]


def column_widths(lines: Iterable[Sequence[Token]], most: int = 16) -> list[float]:
    """The widths, in em, that lines or their first pieces share most often, the commonest first.

    >>> column_widths([tokens("一二三四五六七八 一二三四五六七八")] * 3)[0]
    8.0
    """
    seen: Counter[float] = Counter()
    for parts in lines:
        sizes = {piece_width(parts)}
        if not letter_spaced(parts):
            sizes.update(t[2] for t in parts)
        for size in sizes:
            if size >= 5:
                seen[round(size * 2) / 2] += 1
    # Full lines differ by half an em either way.
    near = {w: seen[w] + 0.7 * (seen[w - 0.5] + seen[w + 0.5]) for w in seen}
    return sorted(near, key=lambda w: (-near[w], w))[:most]
