"""What interrupts the text: page numbers and the running heads beside them, and noise of recognition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.kinds import PAGE_NUMBER, Ending, ending
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late

_LONGEST_HEAD: Final = 24  # code points
_LONGEST_NUMBER: Final = 16  # code points; · 1024 ·, 第 102 页 / 共 195 页
_LONGEST_NOISE: Final = 5
# What rules, folds and specks of the paper are read as: bars, tildes and the like with marks beside them, or strokes.
_NOISE: Final = late(r"[.'‘“\"·「《( 一丨-]*[|~^_`\\{}<>=+*#][^\w]*|(?:[一丨] ?){2,}")
SEPARATOR: Final = late(r"([*=_~#+-])(?: ?\1){2,}")  # between the sections of a text


def interruptions(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are page numbers, in ascending order over the page, running heads that stand beside them, or noise.

    A bare number counts only if it is one more than the last; one page number alone is left alone unless it is set
    off by marks (`· 2 ·`, `第3页`). Noise of recognition (`|`, `~`) always counts, `一一` only where
    it parts a sentence.

    >>> from hzclean.cleaners.page import split_lines
    >>> sorted(interruptions(split_lines("石桥记\\n· 1 ·\\n桥有八十年\\n石桥记\\n· 2 ·\\n了。")))
    [0, 1, 3, 4]
    >>> sorted(interruptions(split_lines("桥有八十\\n|\\n年了。\\n~")))
    [1, 3]
    """
    short = [n for n, line in enumerate(lines) if len(line.text) <= _LONGEST_NUMBER]
    noise = _noise(lines, short)
    numbers = [n for n in short if PAGE_NUMBER.match(lines[n].text)]
    if not numbers:
        return noise
    found = {n for n in numbers if not lines[n].text.isdigit()} or _ascending(lines, numbers)
    texts = Counter(line.text for line in lines if len(line.text) <= _LONGEST_HEAD)
    for n in tuple(found):
        for beside in (n - 1, n + 1):
            if 0 <= beside < len(lines) and texts[lines[beside].text] >= 2 and beside not in numbers:
                found.add(beside)
    return noise.union(found)


def _noise(lines: Sequence[Line], short: Sequence[int]) -> frozenset[int]:
    """Which of the `short` lines are no text; strokes, which may be a numeral, only where they part a sentence."""
    found: set[int] = set()
    for n in short:
        text = lines[n].text
        if len(text) > _LONGEST_NOISE or not _NOISE.fullmatch(text) or SEPARATOR.fullmatch(text):
            continue
        before = n - 1
        while before in found:
            before -= 1
        if "一" not in text or (before >= 0 and n + 1 < len(lines) and ending(lines[before].text) >= Ending.COMMA):
            found.add(n)
    return frozenset(found)


def _ascending(lines: Sequence[Line], numbers: Sequence[int]) -> set[int]:
    values = [int(lines[n].text) for n in numbers]
    if len(values) > 2 and all(b == a + 1 for a, b in pairwise(values)):
        return set(numbers)
    return set()
