"""The characters and pairs of characters of a text: the words by which texts are compared, as no dictionary has all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import fsum, log, log1p
from operator import add
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
        if run.isascii() or len(run) < size:
            out.append(run)
        else:
            out += run if size == 1 else map(add, run, run[1:])
    return out


class Pairs:
    """The pairs of characters of a page's paragraphs; those that come again are numbered.

    `each`: of each paragraph, in order; `again`: of them the numbers of those that come again on the page;
    `different`: how many different ones there are, `numbered`: of them how many come again, `most`: how often one
    comes at most.

    >>> pairs = Pairs(["新茶上市", "新茶飘香"])
    >>> pairs.each[1], pairs.again, pairs.different
    (['新茶', '茶飘', '飘香'], [[0], [0]], 5)
    """

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self.each = [grams(paragraph, 2) for paragraph in paragraphs]
        counts = Counter(chain.from_iterable(self.each))
        again = [pair for pair, count in counts.items() if count > 1]
        numbers = dict(zip(again, range(len(again)), strict=True))
        self.again = [list(map(numbers.__getitem__, filter(numbers.__contains__, here))) for here in self.each]
        self.different, self.numbered = len(counts), len(numbers)
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
