"""How well one text fits the stretches of a page: reckoned once a beginning, from one stretch to the next longer one.

The measure is that of `passages`, which makes the fits and says what they are reckoned from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import Final

# A story's lead says what its headline says; its words count as often as this.
LEAD_WEIGHT: Final = 3


class Fit:
    """How well one text fits a stretch of a page: from one paragraph to before another, not empty."""

    __slots__ = ("_hits", "_smoothed", "_sweeps", "_usual", "_weights", "total")

    def __init__(
        self,
        hits: Mapping[int, Sequence[int]],
        weights: Sequence[float],
        usual: Sequence[float],
        smoothed: Callable[[int, int], list[float]],
    ) -> None:
        """`hits`: for each paragraph that has any which grams of the text it has; for each gram its weight, and how
        often chance gives it in so many words as are smoothed with; `smoothed`: as `Passages.smoothed`."""
        self._hits, self._weights, self._usual, self._smoothed = hits, weights, usual, smoothed
        self.total = sum(weights)
        # For each beginning what stretches fit that were asked for or are shorter (by length), how often each gram
        # comes in the longest, and its gain.
        self._sweeps: dict[int, tuple[list[float], list[float], list[float]]] = {}

    def __call__(self, begin: int, end: int) -> float:
        """How well the text fits the paragraphs from `begin` to before `end`."""
        return self.up_to(begin, end)[end - begin]

    def up_to(self, begin: int, end: int) -> list[float]:
        """How well the text fits each stretch that begins at `begin`, by its length, up to before `end` at least."""
        sweep = self._sweeps.get(begin)
        if sweep is None:
            # The first paragraph is the lead, whose words count more often. Of no paragraph nothing can be said.
            sweep = self._sweeps[begin] = [0.0], list(self._usual), [0.0]
        fits = sweep[0]
        if len(fits) <= end - begin:
            self._go_on(begin, end, *sweep)
        return fits

    def each(self, size: int) -> list[float]:
        """For each of `size` paragraphs how much of the text it says, each gram by itself, as often as it comes."""
        values = [weight * log(1 + 1 / usual) for weight, usual in zip(self._weights, self._usual, strict=True)]
        out = [0.0] * size
        for n, here in self._hits.items():
            out[n] = sum(map(values.__getitem__, here))
        return out

    def _go_on(self, begin: int, end: int, fits: list[float], counts: list[float], gains: list[float]) -> None:
        """Reckon on to `end`: each stretch from the one before it."""
        said, weights, total = self._hits.get, self._weights, self.total
        smoothed = self._smoothed(begin, end)
        gain = gains[0]
        known = len(fits)
        for n, without in enumerate(smoothed[known : end + 1 - begin], begin + known - 1):
            if here := said(n):
                often = LEAD_WEIGHT if n == begin else 1
                for gram in here:
                    before = counts[gram]
                    counts[gram] = after = before + often
                    gain += weights[gram] * log(after / before)  # log(n / usual + 1) for a gram that comes n times
            fits.append(total * without + gain)
        gains[0] = gain
