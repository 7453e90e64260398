"""Which text belongs to which: how much two texts say the same, and the best pairing of many with many.

`Passages` is a query-likelihood language model with Dirichlet smoothing (Zhai and Lafferty 2004): what a headline's
characters and pairs of characters are worth depends on how much more often a story uses them than the page does, so
a name that all stories share counts for nothing. `pair` is the Hungarian method (Kuhn 1955, Munkres 1957).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from math import log
from typing import Final

from hzclean.cleaners.grams import Pairs, grams

# A story's lead says what its headline says; its words count as often as this.
LEAD_WEIGHT: Final = 3
# How many words of the page's own use stand behind a story's (Dirichlet's mu); any from 30 to 100 serves.
_SMOOTHING: Final = 60.0
_SOON: Final = 6  # paragraphs
_SEAM: Final = 2.5
_MOST_OF_SEAM: Final = 4.0
_MOST_OFTEN: Final = 80
_WEIGHTS: Final = (0.5, 1.0)


class Passages:
    """How well a text fits any stretch of a page's paragraphs, in nats over what chance on that page gives.

    >>> page = Passages(["新茶上市，茶农忙。", "茶香四溢。", "大桥合龙，通车在望。"])
    >>> fits = page.of("大桥通车")
    >>> fits(2, 3) > 0 > fits(0, 2)
    True
    """

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """`paragraphs`: all of the page; those that are no body text as ""."""
        self._paragraphs = paragraphs
        self._text = "\n".join(paragraphs)
        # The paragraph of each character, line ends counted; and how many characters stand before each paragraph.
        self._owner: list[int] = []
        for n, paragraph in enumerate(paragraphs):
            self._owner += [n] * (len(paragraph) + 1)
        self._ends = list(accumulate(map(len, paragraphs), initial=0))
        self._places: dict[str, list[int]] = {}
        self._known: dict[str, Fit] = {}
        self._smoothed: dict[int, list[float]] = {}

    @cached_property
    def pairs(self) -> Pairs:
        """The pairs of characters of the paragraphs."""
        return Pairs(self._paragraphs)

    def look_for(self, texts: Iterable[str]) -> None:
        """Find what many texts share with the page in one walk; each by itself is told the same by `of`, slower."""
        wanted = {gram for text in texts for size in (1, 2) for gram in grams(text, size) if not gram.isascii()}
        singles = {gram for gram in wanted if len(gram) == 1}
        often = {gram for gram in singles if self._text.count(gram) > _MOST_OFTEN}
        places = self._places
        places.update((gram, []) for gram in wanted)
        seen, pairs = (singles - often).__contains__, (wanted - singles).__contains__
        for n, (paragraph, here) in enumerate(zip(self._paragraphs, self.pairs.each, strict=True)):
            for gram in chain(filter(seen, paragraph), filter(pairs, here)):
                places[gram].append(n)
        for gram in wanted:
            if len(places[gram]) > _MOST_OFTEN:
                del places[gram]  # to be asked for by itself

    def of(self, text: str) -> Fit:
        """How well `text` fits any stretch."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._fit(text)
        return found

    def _fit(self, text: str) -> Fit:
        size = max(self._ends[-1], 1)
        hits: defaultdict[int, list[int]] = defaultdict(list)  # paragraph → which gram, one for each occurrence
        weights: list[float] = []
        usual: list[float] = []
        for n in (0, 1):
            for gram in sorted(set(grams(text, n + 1))):
                found = self._where(gram)
                if found:
                    which = len(usual)
                    for paragraph in found:
                        hits[paragraph].append(which)
                    weights.append(_WEIGHTS[n])
                    usual.append(_SMOOTHING * len(found) / size)
        return Fit(dict(hits), weights, usual, self.smoothed)

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

    def _where(self, gram: str) -> list[int]:
        """The paragraph of each occurrence; none where it comes so often that it says nothing."""
        out = self._places.get(gram)
        if out is not None:
            return out
        out = self._places[gram] = []
        if gram.isascii() and len(gram) < 2:
            return out
        if len(gram) == 1 and self._text.count(gram) > _MOST_OFTEN:
            return out
        owner, find = self._owner, self._text.find
        at = find(gram)
        while at >= 0:
            out.append(owner[at])
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
        # As keys of a dict and not in a set, which would add the floats in another order each run.
        found: list[dict[int, None]] = list(map(dict.fromkeys, self.pairs.again))
        total = Counter(chain.from_iterable(found))  # in how many paragraphs each stands
        bound = [0.0] * (len(paragraphs) + 1)
        last: dict[int, int] = {}
        for n, here in enumerate(found):
            for gram in filter(last.__contains__, here):
                before = last[gram]
                if n - before <= _SOON:
                    worth = 1 / total[gram]
                    bound[before + 1] += worth
                    bound[n + 1] -= worth
            last.update(dict.fromkeys(here, n))
        sums = list(accumulate(bound))[: len(paragraphs)]
        full = [sums[n] for n, p in enumerate(paragraphs) if p and n]
        if len(full) < 3:
            return [0.0] * len(paragraphs)
        mean = sum(full) / len(full)
        spread = math.sqrt(sum((v - mean) ** 2 for v in full) / len(full)) or 1.0
        return [max(-_MOST_OF_SEAM, min(_MOST_OF_SEAM, _SEAM * (mean - v) / spread)) for v in sums]


class Fit:
    """How well one text fits a stretch of a page: from one paragraph to before another, not empty."""

    __slots__ = ("_hits", "_smoothed", "_sweeps", "_total", "_usual", "_weights")

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
        self._total = sum(weights)
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

    def _go_on(self, begin: int, end: int, fits: list[float], counts: list[float], gains: list[float]) -> None:
        """Reckon on to `end`: each stretch from the one before it."""
        hits, weights, total = self._hits, self._weights, self._total
        smoothed = self._smoothed(begin, end)
        gain = gains[0]
        for n in range(begin + len(fits) - 1, end):
            often = LEAD_WEIGHT if n == begin else 1
            for gram in hits.get(n, ()):
                before = counts[gram]
                counts[gram] = after = before + often
                gain += weights[gram] * log(after / before)  # log(n / usual + 1) for a gram that comes n times
            fits.append(total * smoothed[n + 1 - begin] + gain)
        gains[0] = gain


def pair(gains: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row the column it is paired with, so that the sum of gains is greatest; none where none gains.

    Columns are taken once. Gains may be negative; such pairs are never made. Time grows with rows² · columns of those
    that depend on each other.

    >>> pair([[5.0, 4.0], [4.0, 0.5], [-1.0, -2.0]])
    [1, 0, None]
    """
    out: list[int | None] = [None] * len(gains)
    for rows, columns in _rivals(gains):
        found = _pair_all([[gains[row][column] for column in columns] for row in rows])
        for row, place in zip(rows, found, strict=True):
            out[row] = None if place is None else columns[place]
    return out


def _rivals(gains: Sequence[Sequence[float]]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows that want the same columns, or columns that others of them want, and these columns; group by group.

    On a page most headings want but the story that they stand over, so the groups are small.
    """
    wants = [[column for column, gain in enumerate(row) if gain > 0] for row in gains]
    wanted: dict[int, list[int]] = {}
    for row, columns in enumerate(wants):
        for column in columns:
            wanted.setdefault(column, []).append(row)
    seen: set[int] = set()
    for first in range(len(gains)):
        if first in seen or not wants[first]:
            continue
        seen.add(first)
        rows, found = [first], dict.fromkeys(wants[first])
        for row in rows:  # grows as it is walked
            for column in wants[row]:
                found[column] = None
                rows += (other for other in wanted.pop(column, ()) if other not in seen)
                seen.update(rows)
        yield sorted(rows), sorted(found)


def _pair_all(gains: Sequence[Sequence[float]]) -> list[int | None]:
    """As `pair`, for rows and columns that all depend on each other."""
    rows, width = len(gains), len(gains[0])
    # A column of its own for each row stands for "with none".
    cost = [[-max(g, 0.0) for g in row] + [0.0] * rows for row in gains]
    columns = width + rows
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _augment(row, cost, row_price, column_price, taken)
    out: list[int | None] = [None] * rows
    for column in range(1, width + 1):
        row = taken[column] - 1
        if row >= 0 and gains[row][column - 1] > 0:
            out[row] = column - 1
    return out


def _augment(row: int, cost: list[list[float]], rows: list[float], columns: list[float], taken: list[int]) -> None:
    """Add one row along the shortest augmenting path; all counted from 1, 0 being the free place."""
    count = len(columns)
    taken[0] = row
    least, way, used = [math.inf] * count, [0] * count, [False] * count
    here = 0
    while True:
        used[here] = True
        current, step, nearest = taken[here], math.inf, 0
        for column in range(1, count):
            if used[column]:
                continue
            reduced = cost[current - 1][column - 1] - rows[current] - columns[column]
            if reduced < least[column]:
                least[column], way[column] = reduced, here
            if least[column] < step:
                step, nearest = least[column], column
        for column in range(count):
            if used[column]:
                rows[taken[column]] += step
                columns[column] -= step
            else:
                least[column] -= step
        here = nearest
        if not taken[here]:
            break
    while here:
        taken[here] = taken[way[here]]
        here = way[here]
