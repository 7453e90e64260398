"""Page furniture that interrupts the text: page numbers and the running heads beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.kinds import PAGE_NUMBER
from hzclean.cleaners.page import Line

_LONGEST_HEAD: Final = 24  # code points


def interruptions(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are page numbers, in ascending order over the page, or running heads that stand beside them.

    A bare number counts only if it is one more than the last; one page number alone is left alone unless it is set
    off by marks (`· 2 ·`, `第3页`).

    >>> from hzclean.cleaners.page import split_lines
    >>> sorted(interruptions(split_lines("石桥记\\n· 1 ·\\n桥有八十年\\n石桥记\\n· 2 ·\\n了。")))
    [0, 1, 3, 4]
    """
    numbers = [n for n, line in enumerate(lines) if PAGE_NUMBER.match(line.text)]
    if not numbers:
        return frozenset()
    found = {n for n in numbers if not lines[n].text.isdigit()} or _ascending(lines, numbers)
    texts = Counter(line.text for line in lines if len(line.text) <= _LONGEST_HEAD)
    for n in tuple(found):
        for beside in (n - 1, n + 1):
            if 0 <= beside < len(lines) and texts[lines[beside].text] >= 2 and beside not in numbers:
                found.add(beside)
    return frozenset(found)


def _ascending(lines: Sequence[Line], numbers: Sequence[int]) -> set[int]:
    values = [int(lines[n].text) for n in numbers]
    if len(values) > 2 and all(b == a + 1 for a, b in pairwise(values)):
        return set(numbers)
    return set()
