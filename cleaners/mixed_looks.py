"""First looks at lines that may be mixed: most pages are in order, and a search takes a hundred times as long."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links, ends
from hzclean.cleaners.page import Line

# The mean of a page's joins, in nats, at which its lines are in order: 0.5 to 1.5; of mixed ones, -0.6 to 0.3.
# Where the extractor set all lines apart, parts of the page in order say less of the rest.
READS_WELL, READS_WELL_APART = 0.45, 0.75
# … and below which no page is, but for pages of few lines, where a mean says little.
READS_BADLY = -0.2
FEW_LINES = 48
# Where no line holds those of two columns, lines that go on better in the next, by so many nats at a mean, than in any
# of those at an equal distance below are in order: two in three of 58 pages that read neither well nor badly do.
BETTER, BELOW = 0.4, 5


def set_apart(lines: Sequence[Line]) -> bool:
    """Whether the extractor set nearly all lines apart, so that blank lines tell nothing."""
    return sum(line.blanks > 0 for line in lines) >= 0.6 * len(lines)


def mean_join(lines: Sequence[Line], reader: Reader, below: int = 1, most: int = 80, enough: float = math.inf) -> float:
    """How well words run from lines that break off into the one so many lines below, in nats: a mean; -1 without any.

    Where it is `enough` or more, that is told instead, and no more lines are looked at than it takes.
    """
    pairs = [
        (a.text, b.text)
        for a, b in zip(lines, lines[below:], strict=False)
        if len(a.text) > 5 and a.text[-1].isalnum() and b.text[0].isalnum()
    ]
    pairs = pairs[:: len(pairs) // most + 1]
    if not pairs:
        return -1.0
    total = 0.0
    for left, pair in zip(range(len(pairs) - 1, -1, -1), pairs, strict=True):
        total += reader.words(*pair)
        if total + left * reader.NOTHING_ALONE >= enough * len(pairs):
            return enough
    return total / len(pairs)


def goes_on_best(lines: Sequence[Line], reader: Reader, mean: float) -> bool:
    """Whether lines go on much better in the next, at a `mean`, than in any of those at an equal distance below."""
    return mean - max(mean_join(lines, reader, below) for below in range(2, BELOW + 1)) >= BETTER


def worth(links: Links, texts: Sequence[str]) -> float:
    """How well each line follows the one before, in nats, summed up."""
    total = 0.0
    for a, b in pairwise(texts):
        if ends(a) == 0 and len(a) > 5 and len(b) > 1:
            total += links.goes_on(a, b, 0.0)
    return total


def most_gain(lines: Sequence[Line], reader: Reader) -> float:
    """By how much, in nats, any other order may be likelier at most: were each line followed by what suits it best."""
    links = Links(reader)
    texts = [line.text for line in lines]
    after = [text for text in texts if len(text) > 1]
    best = sorted(
        max((links.goes_on(a, b, 0.0) for b in after if b is not a), default=0.0)
        for a in texts
        if ends(a) == 0 and len(a) > 5
    )
    # The last line, and one before a single character, is followed by nothing that `worth` counts.
    free = 1 + len(texts) - len(after)
    return sum(max(gain, 0.0) for gain in best[:free]) + sum(best[free:]) - worth(links, texts)
