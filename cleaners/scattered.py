"""Scattered pieces: a paragraph's end or beginning that was left elsewhere when mixed columns were put in order.

Where columns were pulled apart, or recognised, some last lines (饭。), first lines and torn rows lie in other stories.
There, unlike on a page in order, what breaks off is no unfinished sentence but a piece; and of all pieces the one that
goes on best, for which no other goes on as well, is mostly the true one. How often, by how well it goes on and by how
long both are, was counted on 430 recognised pages that we typeset: a logistic regression of 2,623 such pairs, 195
of them true. Of the 107 that it finds likelier than not 91 are (learned on a half, told of the other: 89 of 111), and
of 76 on pages of three extractors, on which it did not learn, 67.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import exp, log
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import Ending, ending, opens_paragraph, stands_alone
from hzclean.cleaners.language import Reader

# What a pair is worth: for each nat of its join, and each that this is better than the next best for the same piece
# and the words alone say, up to so many; for the second's being long, and ending a sentence; for the first's being
# long (both up to so many code points); for each time they are e times farther apart.
_NONE: Final = -3.47
_JOIN, _MOST_JOIN = 0.52, 8.0
_MARGIN, _MOST_MARGIN = 0.44, 5.0
_WORDS, _MOST_WORDS = 0.31, 5.0
_LONG_REST, _LONGEST_REST = -2.1, 30
_ENDS: Final = 0.61
_LONG_START, _LONGEST_START = 1.51, 40
_FAR: Final = -0.71
_LEAST_JOIN: Final = 0.5  # nats; a page has a hundred pieces, and most pairs are not worth a closer look
_MOST_PIECES: Final = 150
_LONGER: Final = 2


class Link(NamedTuple):
    """Piece `first` goes on in piece `rest` (numbers of units), and how likely that is (0 to 1)."""

    first: int
    rest: int
    confidence: float


def rests(texts: Sequence[str], headings: Set[int] = frozenset()) -> list[Link]:
    """Which of the paragraphs `texts` go on in which others, each in and after one at most, and how sure.

    `headings`: which of them look like headings; what goes on in one is not much longer. Left alone: what ends a
    sentence, what begins a paragraph by its form, bylines, dates and credits; pages with more than 150 pieces, which
    are no newspaper's.

    >>> texts = ["摊位费按面积收，老何算过，每月少交二十", "早市六点开张，七点最挤。", "一元。"]
    >>> [link[:2] for link in rests(texts)]
    [(0, 2)]
    """
    firsts = [n for n, text in enumerate(texts) if _breaks_off(text)]
    others = [n for n, text in enumerate(texts) if _may_be_rest(text)]
    if not firsts or not others or max(len(firsts), len(others)) > _MOST_PIECES:
        return []
    reader = Reader(texts)
    joins = {(a, b): reader.join(texts[a], texts[b]) for a in firsts for b in others if a != b}
    out = []
    for a in firsts:
        row = sorted(((joins[a, b], b) for b in others if b != a), reverse=True)
        if not row or row[0][0] < _LEAST_JOIN:
            continue
        (best, b), second = row[0], row[1][0] if len(row) > 1 else -_MOST_JOIN
        if a in headings and len(texts[b]) > _LONGER * len(texts[a]):
            continue
        if max((joins[k, b] for k in firsts if k not in (a, b)), default=best) > best:
            continue
        worth = _worth(best, best - second, reader.words(texts[a], texts[b]), texts[a], texts[b]) + _FAR * log(
            abs(b - a)
        )
        out.append(Link(a, b, 1 / (1 + exp(-worth))))
    return out


def _worth(join: float, margin: float, words: float, first: str, rest: str) -> float:
    return (
        _NONE
        + _JOIN * min(join, _MOST_JOIN)
        + _MARGIN * min(margin, _MOST_MARGIN)
        + _WORDS * min(max(words, 0.0), _MOST_WORDS)
        + _LONG_REST * min(len(rest), _LONGEST_REST) / _LONGEST_REST
        + _ENDS * (ending(rest) is Ending.TERMINAL)
        + _LONG_START * min(len(first), _LONGEST_START) / _LONGEST_START
    )


def _breaks_off(text: str) -> bool:
    end = ending(text)
    return (end is Ending.OPEN or (end is Ending.COMMA and text[-1] != ",")) and not stands_alone(text)


def _may_be_rest(text: str) -> bool:
    return not opens_paragraph(text) and not stands_alone(text)


def chains(found: Sequence[Link]) -> list[list[int]]:
    """The pieces of each paragraph in order, where links follow one another; one that would close a ring is left out.

    >>> chains([Link(3, 5, 0.9), Link(5, 1, 0.8), Link(1, 3, 0.7), Link(7, 8, 0.6)])
    [[3, 5, 1], [7, 8]]
    """
    out: list[list[int]] = []
    for first, rest, _ in sorted(found, key=lambda link: -link.confidence):
        before = next((chain for chain in out if chain[-1] == first), [first])
        after = next((chain for chain in out if chain[0] == rest), [rest])
        if before is after:
            continue
        out = [chain for chain in out if chain is not before and chain is not after]
        out.append(before + after)
    return sorted(out)
