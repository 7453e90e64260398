"""Scattered pieces: a paragraph's end or beginning that was left elsewhere when mixed columns were put in order.

Where columns were pulled apart, or recognised, some last lines (饭。), first lines and torn rows lie in other stories.
There, unlike on a page in order, what breaks off is no unfinished sentence but a piece; and of all pieces the one that
goes on best, for which no other goes on as well, is mostly the true one. How often, by how well it goes on and by how
long both are, was counted on 347 recognised pages that we typeset: a logistic regression of 2,818 such pairs, 195
of them true. Of the 107 that it finds likelier than not 91 are (learned on a half, told of the other: 89 of 111), and
of 76 on pages of three extractors, on which it did not learn, 67.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import exp, log
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import Ending, ending, opens_paragraph, stands_alone
from hzclean.cleaners.language import reader_of

# What a pair of a tail and a head is worth: for each nat of their join, for each that this is better than the tail's
# next best, and for each that the words alone say, up to so many; for the head's being long and ending a sentence; for
# the tail's being long (both up to so many code points); for each time that they are e times farther apart.
_NONE: Final = -3.47
_JOIN, _MOST_JOIN = 0.52, 8.0
_MARGIN, _MOST_MARGIN = 0.44, 5.0
_WORDS, _MOST_WORDS = 0.31, 5.0
_LONG_HEAD, _LONGEST_HEAD = -2.1, 30
_ENDS: Final = 0.61
_LONG_TAIL, _LONGEST_TAIL = 1.51, 40
_FAR: Final = -0.71
_LEAST_JOIN: Final = 0.5  # nats; a page has a hundred pieces, and most pairs are not worth a closer look
_MOST_PIECES: Final = 150
_LONGER: Final = 2


class Link(NamedTuple):
    """Paragraph `tail` goes on in paragraph `head` (their numbers), and how likely that is (0 to 1)."""

    tail: int
    head: int
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
    tails = [n for n, text in enumerate(texts) if breaks_off(text) and not stands_alone(text)]
    heads = [n for n, text in enumerate(texts) if may_go_on(text)]
    if not tails or not heads or max(len(tails), len(heads)) > _MOST_PIECES:
        return []
    reader = reader_of(tuple(texts))
    joins = {(a, b): reader.join(texts[a], texts[b]) for a in tails for b in heads if a != b}
    out = []
    for a in tails:
        row = sorted(((joins[a, b], b) for b in heads if b != a), reverse=True)
        if not row or row[0][0] < _LEAST_JOIN:
            continue
        (best, b), second = row[0], row[1][0] if len(row) > 1 else -_MOST_JOIN
        if a in headings and len(texts[b]) > _LONGER * len(texts[a]):
            continue
        if max((joins[k, b] for k in tails if k not in (a, b)), default=best) > best:
            continue
        worth = _FAR * log(abs(b - a)) + _JOIN * min(best, _MOST_JOIN) + _MARGIN * min(best - second, _MOST_MARGIN)
        worth += _WORDS * min(max(reader.words(texts[a], texts[b]), 0.0), _MOST_WORDS)
        out.append(Link(a, b, 1 / (1 + exp(-worth - _looks(texts[a], texts[b])))))
    return out


def _looks(tail: str, head: str) -> float:
    """What the form of two pieces says for their being one paragraph's, in nats."""
    return (
        _NONE
        + _LONG_HEAD * min(len(head), _LONGEST_HEAD) / _LONGEST_HEAD
        + _ENDS * (ending(head) is Ending.TERMINAL)
        + _LONG_TAIL * min(len(tail), _LONGEST_TAIL) / _LONGEST_TAIL
    )


def breaks_off(text: str) -> bool:
    """Whether a text ends in the middle of a sentence.

    >>> [breaks_off(t) for t in ("摊位费按面积", "摊位费按面积收，", "按面积收。", "Fees,")]
    [True, True, False, False]
    """
    end = ending(text)
    return end is Ending.OPEN or (end is Ending.COMMA and text[-1] != ",")


def may_go_on(text: str) -> bool:
    """Whether a text may be the rest of another: by its form it begins no paragraph and is no unit of its own.

    >>> [may_go_on(t) for t in ("点半。", "本报讯 点半，雨停了。", "本报记者 时若谷")]
    [True, False, False]
    """
    return not opens_paragraph(text) and not stands_alone(text)


def chains(found: Sequence[Link]) -> list[list[int]]:
    """The pieces of each paragraph in order, where links follow one another; one that would close a ring is left out.

    >>> chains([Link(3, 5, 0.9), Link(5, 1, 0.8), Link(1, 3, 0.7), Link(7, 8, 0.6)])
    [[3, 5, 1], [7, 8]]
    """
    out: list[list[int]] = []
    for tail, head, _ in sorted(found, key=lambda link: -link.confidence):
        before = next((chain for chain in out if chain[-1] == tail), [tail])
        after = next((chain for chain in out if chain[0] == head), [head])
        if before is after:
            continue
        out = [chain for chain in out if chain is not before and chain is not after]
        out.append(before + after)
    return sorted(out)
