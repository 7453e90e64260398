"""A page as the search for each headline's story sees it: where stories may begin, and what speaks for a heading there.

All evidence is in nats (log-odds), as in `stories`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import Final

from hzclean.cleaners.fits import Fit
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.stories import Start, bold

_OVERPRINTED: Final = 6.0  # for its being a headline
_PLAIN_TYPE: Final = -12.0
_NOTHING_FOLLOWS: Final = 4.0
_AMID_A_STORY: Final = -3.0
# How much a story that surely begins somewhere wants a headline from elsewhere, by how many headings stand over it:
# none, one (it may be but a kicker), two, more. Less so the better they say what it says.
WANTED: Final = (11.0, 8.0, 7.0, -6.0)
_LESS_WANTED: Final = 0.3
_MOST_LESS_WANTED: Final = 7.0
# … and from one that is not overprinted: headings in plain type are written where they are printed.
WANTED_PLAINLY: Final = (8.0, -2.0, -4.0, -8.0)
_WANTED_BY_OVERPRINTED: Final = -8.0
_LEAD: Final = 3  # paragraphs in which a headline's words must come
# A sentence quoted word by word amid a story must not begin one: over so much, likeness counts less.
_ENOUGH: Final = 10.0
_OVER_ENOUGH: Final = 0.2


class Sheet:
    """A page with the places where its stories may begin, and what speaks for a heading at each."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        kinds: Sequence[Kind],
        places: Sequence[Start],
        passages: Passages,
        seams: Sequence[float] = (),
    ) -> None:
        self.paragraphs, self.kinds, self.places = paragraphs, kinds, places
        self.seams = seams
        self.passages = passages
        self._fits: dict[int, Fit] = {}
        self._whole: dict[tuple[int, int], float] = {}
        self._bold: dict[int, bool] = {}
        self.owner: dict[int, int] = {}
        self.heads: list[list[int]] = [[] for _ in places]
        for j, s in enumerate(places):
            if s.evidence > 0:
                self.heads[j] = [n for n in range(s.head, s.neck) if kinds[n] == "subhead"]
                self.owner.update(dict.fromkeys(self.heads[j], j))
        count = len(places)
        # The next place where a story surely begins (its number), and where the last before did (its paragraph).
        self.next = [count] * count
        for j in range(count - 2, -1, -1):
            self.next[j] = j + 1 if places[j + 1].evidence > 0 else self.next[j + 1]
        self.since = list(accumulate((s.first if s.evidence > 0 else 0 for s in places), max, initial=0))
        self.ends = [s.head for s in places] + [len(paragraphs)]
        self.vacate(())

    def vacate(self, leaving: Collection[int]) -> None:
        """What each story wants is to be reckoned anew: these headings have left the places where they stand."""
        self._stay = [[n for n in own if n not in leaving] for own in self.heads]
        self._wanted: dict[int, tuple[float, float]] = {}

    def bold(self, n: int) -> bool:
        """Whether paragraph n was printed over itself."""
        found = self._bold.get(n)
        if found is None:
            found = self._bold[n] = bold(self.paragraphs[n])
        return found

    def fit(self, n: int) -> Fit:
        """How well heading n fits any stretch of paragraphs."""
        found = self._fits.get(n)
        if found is None:
            found = self._fits[n] = self.passages.of(self.paragraphs[n].text)
        return found

    def like(self, n: int, j: int) -> float:
        """How well heading n fits the story that begins at place j and ends before the next that surely begins."""
        found = self._whole.get((n, j))
        if found is None:
            found = self._whole[n, j] = self.likes(n, j, (self.ends[self.next[j]],))[0]
        return found

    def likes(self, n: int, j: int, stops: Sequence[int]) -> list[float]:
        """How well heading n fits the story that begins at place j and ends before each of these paragraphs.

        Where nothing sure says that one begins there, what stands before must fit the heading worse by as much.
        """
        head, _, first, evidence = self.places[j]
        fit = self.fit(n)
        enough = first + _LEAD
        near = min(enough, len(self.paragraphs))
        fits = fit.up_to(first, max(near, *stops))
        lead = fits[near - first]
        likes = [((whole := fits[stop - first]) + (lead if enough <= stop else whole)) / 2 for stop in stops]
        if evidence > 0:
            return likes
        less = max(0.0, fit(self.since[j], head))
        return [min(like, _ENOUGH + _OVER_ENOUGH * (like - _ENOUGH)) - less for like in likes]

    def wanted(self, n: int, j: int) -> float:
        """How much a story that begins at place j wants heading n, which comes from elsewhere, as its headline."""
        found = self._wanted.get(j)
        if found is None:
            found = self._wanted[j] = self._wants(j, self._stay[j])
        return found[0 if self.bold(n) else 1]

    def _wants(self, j: int, own: Sequence[int]) -> tuple[float, float]:
        """How much a story over which these headings stand wants an overprinted one, and one in plain type."""
        s = self.places[j]
        if s.evidence <= 0:
            return s.evidence, s.evidence
        if any(map(self.bold, own)):
            return _WANTED_BY_OVERPRINTED, _WANTED_BY_OVERPRINTED
        fits = [self.fit(n)(s.first, min(s.first + 2, self.ends[self.next[j]])) for n in own]
        less = max(0.0, min(_MOST_LESS_WANTED, _LESS_WANTED * max(fits, default=0.0)))
        count = min(len(own), 3)
        return WANTED[count] - less, WANTED_PLAINLY[count] - less

    def prior(self, n: int) -> float:
        """What speaks for heading n being a headline that lost its story."""
        strong = self.bold(n)
        prior = _OVERPRINTED if strong else _PLAIN_TYPE
        if "body" not in self.kinds[n + 1 :]:
            return prior + _NOTHING_FOLLOWS
        return prior if strong else prior + _AMID_A_STORY
