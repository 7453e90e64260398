"""Blanks in a headline put together from its copies: which part two headlines, and which the halves of one.

Two headlines that stand side by side are written one after the other, a blank between them, and so are the halves of
one, which Traditional newspapers set with a blank for a comma: 新棉开秤 十年最好的一年.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Final

from hzclean.cleaners.kinds import BYLINE
from hzclean.cleaners.patterns import late
from hzclean.cleaners.script import script_of

_HALVES: Final = late("[\u4e00-\u9fff]{4,} [\u4e00-\u9fff0-9%.]{4,}")  # a heading in two halves
# No half of a headline is longer; of two headlines side by side hardly both are so short.
_ONE_IN_HALVES: Final = late(r"[^\s，、]{3,10} [^\s，、]{3,12}")
_FIRST_HALF: Final = late(r"[^\s，、]{3,10}")
_BLANKS: Final = late(" +")
# A blank one em wide stands within a headline.
_WIDE_GAP: Final = late("[^\\S\u2003\u3000]{2,}")
# Three pieces or more that are longer together are no single headline, in code points.
LONGEST_OF_THREE: Final = 22
# … nor are two that are so long.
LONGEST_OF_TWO: Final = 27


def may_be_halves(first: str, second: str) -> bool:
    """Whether two texts are as short as the halves of one headline mostly are.

    >>> may_be_halves("新棉开秤", "十年最好的一年"), may_be_halves("新棉今晨在棠溪村开秤", "茶山，今年多雨")
    (True, False)
    """
    return _ONE_IN_HALVES.fullmatch(f"{first} {second}") is not None


def may_be_first(text: str) -> bool:
    """Whether a text is as short as the first half of a headline mostly is."""
    return _FIRST_HALF.fullmatch(text) is not None


def sets_halves(page: str, texts: Sequence[str], aside: Collection[int]) -> bool:
    """Whether a page (its text, and that of its lines) has headings in two halves, or is of a paper that sets such.

    The lines `aside` say nothing.
    """
    return script_of(page)[0] == "traditional" or any(
        " " in text and n not in aside and _HALVES.fullmatch(text) and not BYLINE.match(text)
        for n, text in enumerate(texts)
    )


def headlines_in(text: str, blanks_are_columns: bool, halves: Callable[[], bool]) -> list[tuple[int, int]]:
    """The headlines in a text as (start, end): two that stand side by side are one chain.

    A gap of two blanks or more parts them; a single blank does where the extractor keeps none within text, unless the
    page is one of headlines in `halves` and these are as short. There it also does in what is too long for one,
    and everywhere in two that are much too long.

    >>> text = "新棉开秤 十年最好 渡口今起停航 两岸改走新桥过河"
    >>> [text[start:end] for start, end in headlines_in(text, False, lambda: True)]
    ['新棉开秤 十年最好', '渡口今起停航 两岸改走新桥过河']
    >>> text = "今年的新棉开秤，十年来最好的一年 青石渡口昨夜停航，新桥通车"
    >>> [text[start:end] for start, end in headlines_in(text, False, lambda: False)]
    ['今年的新棉开秤，十年来最好的一年', '青石渡口昨夜停航，新桥通车']
    """
    out: list[tuple[int, int]] = []
    for start, end in _cut_at(_WIDE_GAP, text, 0, len(text)):
        pieces = list(_cut_at(_BLANKS, text, start, end))
        joined = len(pieces) > 2 and end - start > LONGEST_OF_THREE
        if len(pieces) == 2 and end - start > LONGEST_OF_TWO:
            out += pieces
        elif len(pieces) == 1 or not (blanks_are_columns or (joined and halves())):
            out.append((start, end))
        else:
            out += _grouped(text, pieces) if halves() else pieces
    return out


def _cut_at(gap: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text between its gaps."""
    for found in gap.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _grouped(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, as many as possible put together two by two, the shorter ones if that leaves a choice."""

    @cache
    def best(n: int) -> tuple[int, int, tuple[tuple[int, int], ...]]:
        """How many headlines the first `n` pieces are, how long those in halves are together, and which they are."""
        if not n:
            return 0, 0, ()
        count, length, before = best(n - 1)
        ways = [(count + 1, length, (*before, pieces[n - 1]))]
        if n > 1 and may_be_halves(*(text[start:end] for start, end in pieces[n - 2 : n])):
            count, length, before = best(n - 2)
            whole = pieces[n - 2][0], pieces[n - 1][1]
            ways.append((count + 1, length + whole[1] - whole[0], (*before, whole)))
        return min(ways)

    return list(best(len(pieces))[2])
