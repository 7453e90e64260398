"""How much the paragraphs of a stretch are one text: the words that come again in it.

The measure is that of Utiyama and Isahara (A statistical model for domain-independent text segmentation, ACL 2001):
a stretch says its own words, with Laplace's smoothing; the borders are where the stretches between them together say
theirs with the greatest likelihood. Words are pairs of characters here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from math import log
from typing import Final

from hzclean.cleaners.grams import Pairs

_TWO: Final = log(2)


class Cohesion:
    """How likely each stretch of a page's paragraphs is as one text, in nats; only differences say something.

    >>> page = Cohesion(Pairs(["新茶上市，新茶飘香。", "新茶上市，茶香四溢。", "大桥合龙，通车在望。", "大桥通车。"]))
    >>> page.up_to(0, 2)[2] + page.up_to(2, 4)[2] > page.up_to(0, 3)[3] + page.up_to(3, 4)[1]
    True
    """

    def __init__(self, pairs: Pairs) -> None:
        """`pairs`: those of all paragraphs of the page; none of what is no body text."""
        self._words, self._different = pairs.different, pairs.numbered
        # A pair that comes but once on the page adds the same wherever it stands.
        self._again, self._count = pairs.again, pairs.sizes
        whole = [n * log(n + 1) for n in range(pairs.most + 1)]
        self._steps = [after - before for before, after in pairwise(whole)]

    def up_to(self, begin: int, end: int) -> list[float]:
        """Of the stretches from paragraph `begin` to before it, one more, … `end`."""
        seen = [0] * self._different
        said, count = 0.0, 0
        out = [0.0]
        steps, words = self._steps, self._words
        for n in range(begin, end):
            again = self._again[n]
            for pair in again:
                before = seen[pair]
                said += steps[before]
                seen[pair] = before + 1
            said += (self._count[n] - len(again)) * _TWO
            count += self._count[n]
            out.append(said - count * log(count + words) if count else 0.0)
        return out

    def apart(self, one: Iterable[int], other: Iterable[int]) -> float:
        """How much likelier two lots of paragraphs are two texts than one, in nats.

        >>> page = Cohesion(Pairs(["新茶上市，茶香。", "新茶上市，茶香四溢。", "大桥合龙，大桥通车。", "大桥通车"]))
        >>> page.apart([0, 1], [2, 3]) > page.apart([0, 2], [1, 3])
        True
        """
        one, other = list(one), list(other)
        return self._alone(one) + self._alone(other) - self._alone([*one, *other])

    def _alone(self, numbers: Sequence[int]) -> float:
        """How likely these paragraphs are as one text."""
        often = Counter(chain.from_iterable([self._again[n] for n in numbers]))
        once = sum([self._count[n] - len(self._again[n]) for n in numbers])
        count = sum([self._count[n] for n in numbers])
        said = sum([often_here * log(often_here + 1) for often_here in often.values()]) + once * _TWO
        return said - count * log(count + self._words) if count else 0.0
