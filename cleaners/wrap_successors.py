"""What prose says of the gap between two printed lines that break off without a mark, where their widths leave doubt.

A headline or subhead ends in any word, and what begins below it begins a sentence; a line of a paragraph ends amid one.
Where no word runs across the gap, which character follows which (`successors`) still tells the two apart. On line ends
of pages we typeset ourselves, the pair's value less that of a paragraph's beginning has an AUC of .83.

A line that ends a sentence is not asked about: whether its paragraph ends as well the next line's first characters do
not tell (.52 where the line is full and its width and place leave doubt), as what begins a paragraph may begin any
sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import Ending
from hzclean.cleaners.printed_lines import PrintedLines
from hzclean.cleaners.successors import EDGE, succession

# Nats for a nat of the pair's value, against the lines being one and for it. Against is less than the slope that the
# shares of breaks and joins by value have (0.8), as real headlines break anywhere; for less, as a head is one thought.
APART: Final = 0.5
TOGETHER: Final = 0.3
MARKED: Final = 0.8  # the share of that after a line with a mark, which is a headline less often
HEADED: Final = 0.4  # the share of that for a heading's going on: it is broken between phrases, or by hand
_MOST: Final = 4.0
_NEAR: Final = 0.8  # em; a line that is full is prose, and goes on
_OPEN: Final = Ending.OPEN


def let_prose_speak(
    printed: PrintedLines,
    columns: Sequence[float],
    texts: Sequence[str],
    across: Sequence[bool],
    weights: list[float],
    on: list[float],
) -> None:
    """Add to the weights of the gaps what prose says of the characters on either side.

    `texts`: the lines' texts, folded; `across`: where a word runs across the gap, which says enough; `on`: what it
    costs that a heading goes on after each line, which takes back a part.

    >>> from hzclean.cleaners.page import split_lines
    >>> from hzclean.cleaners.printed_lines import measure
    >>> def weight(page):
    ...     printed, weights = measure(split_lines(page)), [0.0, 0.0]
    ...     let_prose_speak(printed, [20.0, 20.0], printed.texts, [False, False], weights, [0.0, 0.0])
    ...     return weights[1]
    >>> weight("渡口新添候船亭\\n据镇政府介绍，亭子") > 1 > 0 > weight("木桩是从下游运\\n来的，刷了桐油")
    True
    """
    widths, ends, marks = printed.widths, printed.ends, printed.marks
    for n in range(1, len(weights)):
        if ends[n - 1] is not _OPEN or across[n] or abs(widths[n - 1] - columns[n - 1]) <= _NEAR:
            continue
        last, first = texts[n - 1][-1], texts[n][0]
        if "\u4e00" <= first <= "\u9fff" and "\u4e00" <= last <= "\u9fff":
            value = succession(last, first) - succession(EDGE, first)
            goes_on = APART * value if value < 0 else TOGETHER * min(value, _MOST)
            if marks[n - 1]:
                goes_on *= MARKED
            weights[n] -= goes_on
            on[n - 1] += (1 - HEADED) * goes_on
