"""The characters and pairs of characters of a text: the words by which texts are compared, as no dictionary has all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, compress
from math import fsum, log, log1p
from operator import add, itemgetter
from typing import Final

from hzclean.cleaners.patterns import late

_RUN: Final = late("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[0-9A-Za-z]+")


def grams(text: str, size: int) -> list[str]:
    """The single characters (`size` 1) or the pairs of characters (2) within words of one script.

    >>> grams("第3号 起步奋战", 2)
    ['第', '3', '号', '起步', '步奋', '奋战']
    """
    out: list[str] = []
    for run in _RUN.findall(text):
        length = len(run)
        if length <= size or run.isascii():
            out.append(run)
        elif size == 1:
            out += run
        elif length <= _LONGEST_RUN:
            out += _PAIRS[length](run)
        else:
            out += map(add, run, run[1:])
    return out


# Longer runs without a mark are rare; up to here all pairs are cut out by one call, which takes half the time.
_LONGEST_RUN: Final = 40
_TWO: Final = tuple([slice(at, at + 2) for at in range(_LONGEST_RUN)])
# By its length what cuts all pairs out of a text of three characters or more.
_PAIRS: Final = tuple([itemgetter(*_TWO[: max(length - 1, 2)]) for length in range(_LONGEST_RUN + 1)])


class Pairs:
    """The pairs of characters of a page's paragraphs, and where those stand that come again or are `wanted`.

    `places`: of each such pair the numbers of the paragraphs, in order, as often as it stands there; `again`: of each
    paragraph the numbers of the pairs in it that come again; `sizes`: how many pairs each paragraph has; `different`:
    how many different ones there are, `numbered`: of them how many come again, `most`: how often one comes at most.

    >>> pairs = Pairs(["新茶上市", "新茶飘香"], ["飘香", "大桥"])
    >>> pairs.places, pairs.again, pairs.different
    ({'新茶': [0, 1], '飘香': [1], '大桥': []}, [[0], [0]], 5)
    """

    def __init__(self, paragraphs: Iterable[str], wanted: Iterable[str] = ()) -> None:
        each = [grams(paragraph, 2) for paragraph in paragraphs]
        self.sizes = list(map(len, each))
        counts = Counter(chain.from_iterable(each))
        # Three in four come but once, so those are told apart without a loop.
        come_again = list(compress(counts, map((1).__lt__, counts.values())))
        places: dict[str, list[int]] = {pair: [] for pair in chain(come_again, wanted)}
        self.places = places
        for n, here in enumerate(each):
            for pair in filter(places.__contains__, here):
                places[pair].append(n)
        self.again: list[list[int]] = [[] for _ in each]
        for number, pair in enumerate(come_again):
            for n in places[pair]:
                self.again[n].append(number)
        self.different, self.numbered = len(counts), len(come_again)
        self.most = max(counts.values(), default=0)


class RarePairs:
    """The pairs of characters of some texts, and how rare each is: what goes on tells of the same things.

    `each`: the different pairs of each text; `rarity`: of each pair, in nats, 0 where it is in all of them.

    >>> pairs = RarePairs(["新茶上市", "上市的新茶", "大桥通车"])
    >>> pairs.shared(0, 1) > pairs.shared(0, 2) == 0
    True
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.each = [frozenset(gram for gram in grams(text, 2) if len(gram) > 1) for text in texts]
        seen = Counter(gram for pairs in self.each for gram in pairs)
        self.rarity = {gram: log(len(texts) / count) for gram, count in seen.items()}

    def shared(self, a: int, b: int) -> float:
        """How many and how rare ones stand in both of two texts, told by number; 0 for none."""
        return self.told(self.each[a] & self.each[b])

    def told(self, pairs: Iterable[str]) -> float:
        """What some pairs are worth together."""
        return log1p(fsum(map(self.rarity.__getitem__, pairs)))
