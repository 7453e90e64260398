"""What the gap between two printed lines says: whether the second goes on where the first ended.

The answer is a weight in nats: above 0 the second line more likely begins a paragraph, below 0 it goes on. Blank lines
and kept indents mean other things on every page (some extractors put a blank line after each printed line, some none
at all), so their weights are learned from the gaps of the page that are clear without them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import (
    NEVER_FIRST,
    OPENING_WORDS,
    QUESTION_ANSWER,
    SPEAKER,
    Ending,
    opens_paragraph,
    stands_alone,
)
from hzclean.cleaners.page import Line
from hzclean.cleaners.printed_lines import NO_COLUMN, PrintedLines

OPENS: Final = 5.0  # a dateline, a list item, a question
ALONE: Final = 6.0  # on either side of a byline, a credit, a date
SPEAKS: Final = 3.0  # a speaker who speaks elsewhere on the page
WORDS: Final = 1.2  # words that open paragraphs
QUOTE: Final = 0.7  # an opening quote
ANSWER: Final = 3.0  # a quote after a quote: another speaks
NEVER: Final = 9.0  # a mark that may not begin a line
UNCLOSED_QUOTE: Final = 2.5
UNCLOSED_BRACKET: Final = 3.5
ANOTHER_REGION: Final = 50.0
CLEAREST: Final = 4.0  # the most that a learned weight may say
RARE_BLANK: Final = 2.0
RARE_NO_BLANK: Final = 3.0
_FAR: Final = 10  # lines after which an open quote is taken for a lost closing mark

_MARKS = re.compile("[“”‘’「」『』（）()《》]")
_CLOSES: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《"}


def indents_lost(printed: PrintedLines, columns: Sequence[float]) -> float:
    """How likely the first line of a paragraph is two em short: its indent was there and was not extracted.

    Told from the lines after a short last line, which begin a paragraph almost surely.
    """
    short = full = 0
    for n in range(1, len(printed)):
        column = columns[n]
        if column == NO_COLUMN or printed.ends[n - 1] is not Ending.TERMINAL:
            continue
        if printed.widths[n - 1] > columns[n - 1] - 3 or printed.ends[n] < Ending.COMMA:
            continue
        over = printed.widths[n] - column
        if -2.8 <= over <= -1.2:
            short += 1
        elif -0.8 <= over <= 0.8:
            full += 1
    return (short + 2.0) / (short + full + 2.6)


def gap_weights(lines: Sequence[Line], printed: PrintedLines, columns: Sequence[float]) -> list[float]:
    """The weight of the gap before each printed line (the first is 0)."""
    count = len(printed)
    weights = [0.0] * count
    speakers = _speakers(printed)
    texts = printed.texts
    alone = [len(t) <= 48 and stands_alone(t) for t in texts]
    for n in range(1, count):
        text = texts[n]
        first = text[0]
        weight = 0.0
        if first in NEVER_FIRST:
            weight -= NEVER
        elif opens_paragraph(text):
            weight += OPENS if printed.ends[n - 1] != Ending.COMMA or QUESTION_ANSWER.match(text) else 1.0
        elif first in "“「":
            weight += ANSWER if texts[n - 1][-1] in "”」" and printed.ends[n - 1] is Ending.TERMINAL else QUOTE
        elif OPENING_WORDS.match(text):
            weight += WORDS
        elif speakers and (found := SPEAKER.match(text)) and found.group()[:-1] in speakers:
            weight += SPEAKS
        if alone[n] or alone[n - 1]:
            weight += ALONE
        if lines[printed.spans[n][0]].region != lines[printed.spans[n - 1][0]].region:
            weight += ANOTHER_REGION
        weights[n] = weight
    _add_open_marks(printed, columns, weights)
    _add_learned(lines, printed, columns, weights)
    return weights


def _speakers(printed: PrintedLines) -> frozenset[str]:
    """Names before a colon that begin at least three lines of the page after a sentence's end."""
    seen: Counter[str] = Counter()
    for n, text in enumerate(printed.texts):
        found = SPEAKER.match(text)
        if found and (n == 0 or printed.ends[n - 1] is Ending.TERMINAL):
            seen[found.group()[:-1]] += 1
    return frozenset(name for name, times in seen.items() if times >= 3)


def _add_open_marks(printed: PrintedLines, columns: Sequence[float], weights: list[float]) -> None:
    """A quote or bracket that is open at a line's end wants the next line."""
    opened: list[tuple[str, int]] = []
    for n, text in enumerate(printed.texts):
        if opened:
            if n - opened[0][1] > _FAR:
                opened.clear()
            else:
                again = text[0] in "“「" and opened[-1][0] == text[0]
                if again and printed.ends[n - 1] is Ending.TERMINAL:
                    opened.clear()  # each paragraph of a long quotation begins with a quote
                elif weights[n] < ANOTHER_REGION:
                    weights[n] -= UNCLOSED_BRACKET if opened[-1][0] in "（(《" else UNCLOSED_QUOTE
        for mark in _MARKS.findall(text):
            opener = _CLOSES.get(mark)
            if opener is None:
                opened.append((mark, n))
            elif opened:
                while opened and opened.pop()[0] != opener:
                    pass


def _add_learned(lines: Sequence[Line], printed: PrintedLines, columns: Sequence[float], weights: list[float]) -> None:
    """Add what blank lines and indents mean on this page, as far as its clear gaps tell."""
    clear = _clear_gaps(printed, columns)
    heads = [lines[a] for a, _ in printed.spans]
    if any(line.blanks for line in heads[1:]):
        _add_feature([line.blanks > 0 for line in heads], clear, weights, RARE_BLANK, RARE_NO_BLANK)
    if any(line.indent >= 1 for line in heads):
        base = sorted(line.indent for line in heads)[len(heads) // 3]
        _add_feature([line.indent >= base + 0.9 for line in heads], clear, weights, 1.5, 0.0)


def _clear_gaps(printed: PrintedLines, columns: Sequence[float]) -> list[int]:
    """For the gap before each printed line: 1 a sure break, -1 a sure join, 0 unsure, by width and endings only."""
    out = [0] * len(printed)
    for n in range(1, len(printed)):
        column = columns[n - 1]
        if column == NO_COLUMN:
            continue
        over, end = printed.widths[n - 1] - column, printed.ends[n - 1]
        if end is Ending.TERMINAL and over < -printed.units[n] - 1.5:
            out[n] = 1
        elif end >= Ending.COMMA and -0.8 <= over <= 0.8 and columns[n] == column:
            out[n] = -1
    return out


def _add_feature(
    has: Sequence[bool], clear: Sequence[int], weights: list[float], rare_true: float, rare_false: float
) -> None:
    counts = Counter(zip(clear, has, strict=True))
    breaks, joins = counts[1, True] + counts[1, False], counts[-1, True] + counts[-1, False]
    for value, rare, sign in ((True, rare_true, 1.0), (False, rare_false, -1.0)):
        at_breaks, at_joins = counts[1, value], counts[-1, value]
        if at_breaks + at_joins <= 0.03 * (breaks + joins):
            weight = sign * rare
        else:
            rate = (at_breaks + at_joins) / (breaks + joins)
            weight = math.log((at_breaks + rate) / (breaks + 1)) - math.log((at_joins + rate) / (joins + 1))
            weight = max(-CLEAREST, min(CLEAREST, weight))
        for n in range(1, len(weights)):
            if has[n] is value:
                weights[n] += weight
