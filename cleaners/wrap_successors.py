"""What prose says of the gap between two printed lines that break off without a mark, where their widths leave doubt.

A headline or subhead ends in any word, and what begins below it begins a sentence; a line of a paragraph ends amid one.
Where no word runs across the gap, which character follows which (`successors`) still tells the two apart. On line ends
of pages we typeset ourselves, the pair's value less that of a paragraph's beginning has an AUC of .83.

A line that ends a sentence is not asked about: whether its paragraph ends as well the next line's first characters do
not tell (.52 where the line is full and its width and place leave doubt), as what begins a paragraph may begin any
sentence.

A page of some hundred lines tells its columns' widths; a text of few does not, and there the network (`continuation`)
is asked of all lines that break off, as it hears more than two characters: of 3,290 beginnings of articles it never
saw, broken to lines of 12 to 24 em, .874 of the paragraphs and headlines come out whole with it, .862 without. On
pages of typeset newspapers it changes nothing (p_f1 within .002), so those do without its time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.kinds import Ending
from hzclean.cleaners.language import Reader
from hzclean.cleaners.printed_lines import PrintedLines
from hzclean.cleaners.successors import EDGE, succession

# Nats for a nat of the pair's value, against the lines being one and for it. Against is less than the slope that the
# shares of breaks and joins by value have (0.8), as real headlines break anywhere; for less, as a head is one thought.
APART: Final = 0.5
TOGETHER: Final = 0.3
MARKED: Final = 0.8  # the share of that after a line with a mark, which is a headline less often
HEADED: Final = 0.4  # the share of that for a heading's going on: it is broken between phrases, or by hand
_MOST: Final = 4.0
# Of a short text, in printed lines: what the network says is worth so much for and against, at most, in nats.
_SHORT_TEXT: Final = 60
_FLOWS, _FLOWS_NOT = 1.0, -5.0
# The first line is mostly a headline: unless the second one may well go on with it, so much speaks for that (of the
# beginnings of articles .954 of the headlines on one line stay whole with 1, .965 with 2, .967 with 3; of texts without
# a headline as many paragraphs as without, with 3 a few less).
_TOP: Final = 2.0
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
    if len(weights) <= _SHORT_TEXT:
        _let_network_speak(printed, weights, on)
        return
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


def _let_network_speak(printed: PrintedLines, weights: list[float], on: list[float]) -> None:
    reader = Reader(printed.texts)
    for n, (before, after) in enumerate(pairwise(printed.texts), 1):
        if printed.ends[n - 1] is _OPEN:
            goes_on = max(_FLOWS_NOT, min(reader.flow(before, after), _FLOWS))
            if n == 1 and goes_on < _FLOWS:
                goes_on -= _TOP
            weights[n] -= goes_on
            # Nothing is said against a heading's going on, which may be broken between any two phrases.
            on[n - 1] += (1 - HEADED) * goes_on if goes_on > 0 else goes_on
