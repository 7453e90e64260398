"""How much a text says the same as a stretch of a page.

`Passages` is a query-likelihood language model with Dirichlet smoothing (Zhai and Lafferty 2004): what a headline's
characters and pairs of characters are worth depends on how much more often a story uses them than the page does, so
a name that all stories share counts for nothing.
"""

from __future__ import annotations

import codecs
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import log
from typing import Final

from hzclean.cleaners.fits import LEAD_WEIGHT, Fit
from hzclean.cleaners.grams import Pairs, grams

# How many words of the page's own use stand behind a story's (Dirichlet's mu); any from 30 to 100 serves.
_SMOOTHING: Final = 60.0
_SOON: Final = 6  # paragraphs
_SEAM: Final = 2.5
_MOST_OF_SEAM: Final = 4.0
_MOST_OFTEN: Final = 80
_WEIGHTS: Final = (0.5, 1.0)
_CODES: Final = 250
_LIKELY: Final = 5


class Passages:
    """How well a text fits any stretch of a page's paragraphs, in nats over what chance on that page gives.

    >>> page = Passages(["新茶上市，茶农忙。", "茶香四溢。", "大桥合龙，通车在望。"])
    >>> fits = page.of("大桥通车")
    >>> fits(2, 3) > 0 > fits(0, 2)
    True
    """

    def __init__(self, paragraphs: Sequence[str], asked: Sequence[str] = ()) -> None:
        """`paragraphs`: all of the page; those that are no body text as "". `asked`: see `look_for`."""
        self._paragraphs, self._asked = paragraphs, asked
        # How many characters stand before each paragraph.
        self._ends = list(accumulate(map(len, paragraphs), initial=0))
        self._wanted: Sequence[str] = ()
        self._pairs_of: dict[str, list[str]] = {}  # of the texts that were looked for
        self._places: dict[str, list[int]] = {}
        self._known: dict[str, Fit] = {}
        self._said_by: dict[str, list[tuple[float, float, list[int]]]] = {}
        self._smoothed: dict[int, list[float]] = {}

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._paragraphs)

    @cached_property
    def _begins(self) -> list[int]:
        """Where each paragraph begins in the text."""
        return [end + n for n, end in enumerate(self._ends)]

    @cached_property
    def pairs(self) -> Pairs:
        """The pairs of characters of the paragraphs, and where those stand that are looked for."""
        return Pairs(self._paragraphs, self._wanted)

    @property
    def size(self) -> int:
        """How many characters all paragraphs have."""
        return self._ends[-1]

    def look_for_all(self) -> None:
        """Find what the texts that may be asked for share with the page, in one walk; `of` finds it too, slower."""
        self.look_for_characters()
        texts, self._asked = self._asked, ()
        if not texts:
            return
        # As keys of a dict and not in a set, whose order differs from run to run.
        self._pairs_of = {text: grams(text, 2) for text in texts}
        wanted = dict.fromkeys(gram for here in self._pairs_of.values() for gram in here if len(gram) == 2)
        self._wanted = [gram for gram in wanted if not gram.isascii()]
        for gram in self._wanted:
            found = self.pairs.places.get(gram)
            if found is not None and len(found) <= _MOST_OFTEN:  # if not, it is to be asked for by itself
                self._places[gram] = found

    def look_for_characters(self) -> None:
        """As `look_for_all`, of single characters only: where no more than some of the texts will be asked for."""
        characters = dict.fromkeys("".join(self._asked))
        self._find_singles("".join(c for c in characters if "\x7f" < c < "\U00010000" and c.isalnum()))

    def _find_singles(self, characters: str) -> None:
        """Where each of the characters stands; all different, of the basic plane and not ASCII."""
        for at in range(0, len(characters), _CODES):
            # The C machinery of one-byte character sets picks them out of a text a hundred times faster than a loop,
            # if its first character is NUL. A line end (code 1) parts the paragraphs.
            wanted = "\0\n" + characters[at : at + _CODES]
            found: bytes = codecs.charmap_encode(self._text, "ignore", codecs.charmap_build(wanted))[0]
            places: list[list[int]] = [[] for _ in wanted]
            for n, here in enumerate(found.split(b"\1")):
                for code in here:
                    places[code].append(n)
            for character, often in zip(wanted[2:], places[2:], strict=True):
                self._places[character] = often if len(often) <= _MOST_OFTEN else []

    def of(self, text: str) -> Fit:
        """How well `text` fits any stretch."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._fit(text)
        return found

    def _fit(self, text: str) -> Fit:
        hits: defaultdict[int, list[int]] = defaultdict(list)  # paragraph → which gram, one for each occurrence
        weights: list[float] = []
        usual: list[float] = []
        for weight, often, found in self._said(text):
            which = len(usual)
            for paragraph in found:
                hits[paragraph].append(which)
            weights.append(weight)
            usual.append(often)
        return Fit(dict(hits), weights, usual, self.smoothed)

    def _said(self, text: str) -> list[tuple[float, float, list[int]]]:
        """For each gram of `text` that the page has: its weight, how often chance gives it, and where it comes."""
        out = self._said_by.get(text)
        if out is None:
            much = _SMOOTHING / max(self._ends[-1], 1)
            known, look = self._places.get, self._where
            out = self._said_by[text] = [
                (weight, much * len(found), found)
                for weight, here in zip(
                    _WEIGHTS, (grams(text, 1), self._pairs_of.get(text) or grams(text, 2)), strict=True
                )
                for gram in dict.fromkeys(here)
                if (found := look(gram) if (places := known(gram)) is None else places)
            ]
        return out

    def once(self, text: str, begin: int, end: int) -> float:
        """As `of(text)(begin, end)`, for a text that is asked for one stretch alone: faster."""
        total = gain = 0.0
        for weight, usual, found in self._said(text):
            total += weight
            low = bisect_left(found, begin)
            high = bisect_left(found, end, low)
            if low < high:
                lead = bisect_left(found, begin + 1, low) - low
                gain += weight * log((high - low + (LEAD_WEIGHT - 1) * lead) / usual + 1)
        return total * self.smoothed(begin, end)[end - begin] + gain

    def smoothed(self, begin: int, end: int) -> list[float]:
        """For the stretches from `begin` to before it, one more, … `end`: what a gram fits that does not come at all.

        It has only the smoothing: log(mu / length), the same for every gram.
        """
        out = self._smoothed.setdefault(begin, [])
        if len(out) <= end - begin:
            ends = self._ends
            before = ends[begin] - (LEAD_WEIGHT - 1) * (ends[begin + 1] - ends[begin]) - _SMOOTHING
            out += [log(_SMOOTHING / (after - before)) for after in ends[begin + len(out) : end + 1]]
        return out

    def rises(self, texts: Iterable[str], firsts: Sequence[int], near: int) -> list[list[float]]:
        """For each text about how much better it fits the `near` paragraphs from each of `firsts` on than those before.

        For comparing many places: each gram counts by itself, as often as it comes.
        """
        size = len(self._paragraphs)
        spans = [(max(0, n - near), n, min(n + near, size)) for n in firsts]
        # What it gains a gram that does not come that the stretch from there on is the shorter one.
        shorter = [log(self._length(*span[:2]) / self._length(*span[1:])) for span in spans]
        out = []
        for fit in map(self.of, texts):
            each = fit.each(size)
            sums = list(accumulate(each, initial=0.0))
            out.append(
                [
                    sums[end] - 2 * sums[n] + sums[before] + each[n] - each[before] + fit.total * more
                    for (before, n, end), more in zip(spans, shorter, strict=True)
                ]
            )
        return out

    def best(self, text: str, firsts: Sequence[int], near: int) -> tuple[int, int]:
        """The stretch of `near` paragraphs, from one of `firsts` on, that `text` fits best."""
        fits, (rises,) = self.of(text), self.rises([text], firsts, near)
        likely = sorted(n for _, n in sorted(zip(rises, firsts, strict=True))[-_LIKELY:])
        return max(((n, min(n + near, len(self._paragraphs))) for n in likely), key=lambda stretch: fits(*stretch))

    def _length(self, begin: int, end: int) -> float:
        """How many characters a stretch counts for, with those that stand behind it."""
        ends = self._ends
        return ends[end] - ends[begin] + (LEAD_WEIGHT - 1) * (ends[begin + 1] - ends[begin]) + _SMOOTHING

    def _where(self, gram: str) -> list[int]:
        """The paragraph of each occurrence; none where it comes so often that it says nothing.

        What was looked for is in `_places` already.
        """
        out = self._places[gram] = list[int]()
        if gram.isascii() and len(gram) < 2:
            return out
        if len(gram) == 1 and self._text.count(gram) > _MOST_OFTEN:
            return out
        begins, find = self._begins, self._text.find
        owner = 0
        at = find(gram)
        while at >= 0:
            owner = bisect_right(begins, at, owner) - 1
            out.append(owner)
            at = find(gram, at + 1)
        if len(out) > _MOST_OFTEN and self._text.count(gram) > _MOST_OFTEN:
            out.clear()
        return out

    def seams(self) -> list[float]:
        """For each paragraph how much the words that come again leave off before it, in nats.

        A word pair that comes again soon binds the paragraphs between (Hearst 1997, TextTiling); where few are bound,
        one text ends and another begins. Standardised over the page and limited, as words alone are a weak witness.
        """
        paragraphs = self._paragraphs
        bound = [0.0] * (len(paragraphs) + 1)
        for places in self.pairs.places.values():
            if len(places) < 2:
                continue
            found = places if len(places) == 2 else list(dict.fromkeys(places))
            worth = 1 / len(found)
            for before, n in pairwise(found):
                if 0 < n - before <= _SOON:
                    bound[before + 1] += worth
                    bound[n + 1] -= worth
        sums = list(accumulate(bound))[: len(paragraphs)]
        full = [sums[n] for n, p in enumerate(paragraphs) if p and n]
        if len(full) < 3:
            return [0.0] * len(paragraphs)
        mean = sum(full) / len(full)
        spread = math.sqrt(sum((v - mean) ** 2 for v in full) / len(full)) or 1.0
        return [max(-_MOST_OF_SEAM, min(_MOST_OF_SEAM, _SEAM * (mean - v) / spread)) for v in sums]
