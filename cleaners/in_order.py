"""Headlines that were drawn last, in the order of their stories: where each story begins, and which is whose.

Files are written that print bold type over itself last, after all that is plain: then the overprinted headlines of a
page lie together at its end, in the order of their stories, while kickers, decks, bylines and the headlines in plain
type stay. A story may then begin where nothing but its headline says so. All ways to part the page into stories and to
give the headlines out in order are weighed against each other; the best is found from the last place to the first.

The weights were fitted together, as those of a log-linear model, to pages whose stories are known: they say how many
nats each kind of evidence is worth beside all others.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from operator import add
from typing import Final, NamedTuple

from hzclean.cleaners.cohesion import Cohesion
from hzclean.cleaners.heads import names_column
from hzclean.cleaners.leads import leads, tells_when
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.patterns import late
from hzclean.cleaners.sheet import Sheet
from hzclean.cleaners.stories import PLAIN, Start
from hzclean.cleaners.story_signs import MarksOfText, closes_story, marks

# What speaks for a lost headline at a place: how well it fits what follows, of it the lead once more, …
_FITS: Final = 0.17
_FITS_LEAD: Final = 0.31
_LEAD: Final = 3  # paragraphs
# … where a story surely begins, how many headings stand over it already (against their being all there is), …
_OVER: Final = (3.4, 2.0, 2.9, -1.5)
_FITTED_OVER: Final = (0.0, 0.22, 0.16, 0.0)  # less so the better they fit it themselves
_MOST_FITTED_OVER: Final = 8.0
_TELLS_OVER: Final = -0.85  # … the only one has marks within, as headlines have and kickers have not
_NAMED: Final = 2.6  # its byline
# … where nothing sure says so, that it should begin there, how much speaks for it, and that words leave off there.
_UNSURE: Final = -3.2
_EVIDENCE: Final = 0.2
_SEAM: Final = 0.75
_CANNOT_LEAD: Final = 1.6
_TELLS_WHEN: Final = 0.55
_NAME_OF_COLUMN: Final = 0.85  # … and a column's name over it
_MARKS_DIFFER: Final = 1.15
_CLOSED: Final = 1.6  # what stands before it closes a story
_MARKS_ALIKE: Final = 1.0  # the heading sets its marks as the story does
_COHESION: Final = 0.025
_NOWHERE: Final = -4.0
_TELLS: Final = late("[，,：:！？!?“「《]")
# Places that may be looked at where nothing speaks for a story's beginning.
_NEAR: Final = 5
_MOST_PLAIN: Final = 5  # places a headline


class Given(NamedTuple):
    """A headline that is given to a story: its paragraph, the number of the place, and how sure, 0 to 1."""

    heading: int
    place: int
    confidence: float


def promising(
    places: Sequence[Start], passages: Passages, headings: Sequence[str]
) -> tuple[list[Start], list[list[int]]]:
    """The places worth looking at: those with something to say for them, and a few where a heading's words begin.

    Also, for each heading, the numbers of those among them where it may belong.
    """
    plain = [j for j, s in enumerate(places) if s.evidence <= PLAIN]
    rises = passages.rises(headings, [places[j].first for j in plain], _NEAR)
    own = [{j for _, j in sorted(zip(mine, plain, strict=True))[-_MOST_PLAIN:]} for mine in rises]
    kept = sorted(set(range(len(places))).difference(plain).union(*own))
    allowed = [[k for k, j in enumerate(kept) if places[j].evidence > PLAIN or j in mine] for mine in own]
    return [places[j] for j in kept], allowed


def in_order(sheet: Sheet, rows: Sequence[int], allowed: Sequence[Sequence[int]], cohesion: Cohesion) -> list[Given]:
    """Give the headings `rows`, in this order, to places of the sheet; those that fit nowhere are left out.

    `allowed`: for each the numbers of the places where it may belong.
    """
    return _Search(sheet, rows, allowed, cohesion).best()


class _Search:
    """The ways from the page's last place to its first. A state is a place where a story begins, and the next heading.

    `_after[m][j]`: the most that can be gained from place j on, if heading m is the next to be given.
    """

    def __init__(self, sheet: Sheet, rows: Sequence[int], allowed: Sequence[Sequence[int]], cohesion: Cohesion) -> None:
        self._sheet, self._rows = sheet, rows
        places = sheet.places
        self._count = len(places)
        self._sure = [s.evidence > 0 for s in places]
        # Where a story that begins at each place may end: before the next that surely begins, or before an unsure one.
        self._stops = [sheet.ends[j + 1 : sheet.next[j] + 1] for j in range(self._count)]
        self._marks_of_text = MarksOfText(sheet.paragraphs, sheet.kinds)
        self._fixed = [self._place(j) for j in range(self._count)]
        # How each place's text sets its marks.
        self._marks = [self._marks_of_text.since(s.first) for s in places]
        # What holds a story together that begins at j, for each place where the next may begin.
        self._held: list[list[float]] = []
        for j, s in enumerate(places):
            if self._sure[j] and sheet.next[j] == j + 1:
                self._held.append([0.0])
            else:
                held = cohesion.up_to(s.first, sheet.ends[sheet.next[j]])
                self._held.append([_COHESION * held[stop - s.first] for stop in self._stops[j]])
        self._gains = [self._gains_of(n, mine) for n, mine in zip(rows, allowed, strict=True)]
        self._after = self._backward()

    def _place(self, j: int) -> float:
        """What speaks for a lost headline at place j, whichever it is."""
        sheet, s = self._sheet, self._sheet.places[j]
        if not self._sure[j]:
            seam = _SEAM * sheet.seams[s.first] if sheet.seams else 0.0
            headings = [n for n in range(s.head, s.neck) if sheet.kinds[n] == "subhead"]
            name = bool(headings) and names_column(sheet.paragraphs[headings[-1]].text)
            before = sheet.paragraphs[s.head - 1].text if s.head else ""
            text = sheet.paragraphs[s.first].text
            lead = _CANNOT_LEAD * leads(text, before) + (_TELLS_WHEN if tells_when(text) else 0.0)
            named = _NAME_OF_COLUMN if name else 0.0
            return _UNSURE + _EVIDENCE * (s.evidence - PLAIN) + named + seam + lead + self._border(s)
        own = sheet.heads[j]
        count = min(len(own), 3)
        stop = min(s.first + 2, len(sheet.paragraphs))
        asked = own if _FITTED_OVER[count] else ()
        fitted = max((sheet.passages.once(sheet.paragraphs[n].text, s.first, stop) for n in asked), default=0.0)
        over = _OVER[count] - _FITTED_OVER[count] * max(0.0, min(_MOST_FITTED_OVER, fitted))
        if len(own) == 1 and _TELLS.search(sheet.paragraphs[own[0]].text):
            over += _TELLS_OVER
        # Names over the headings sign another story, or this one's end.
        return over + (_NAMED if "byline" in sheet.kinds[own[-1] if own else s.head : s.neck] else 0.0)

    def _border(self, place: Start) -> float:
        """What speaks for a border between stories before a place: other marks, or what closes a story."""
        paragraphs, kinds = self._sheet.paragraphs, self._sheet.kinds
        out = _MARKS_DIFFER * self._marks_of_text.differ(place.head, place.first)
        above = next((n for n in range(place.head - 1, -1, -1) if kinds[n] == "body"), None)
        return out + (_CLOSED if above is not None and closes_story(paragraphs[above]) else 0.0)

    def _gains_of(self, n: int, allowed: Sequence[int]) -> dict[int, list[float]]:
        """What heading n gains at each place, for each place where its story may end."""
        own = marks(self._sheet.paragraphs[n].text)
        return {j: self._gain(n, j, own * self._marks[j]) for j in allowed}

    def _gain(self, n: int, j: int, alike: int) -> list[float]:
        """The same at place j; `alike`: 1 where both set their marks alike, -1 otherwise, 0 unknown."""
        sheet, stops = self._sheet, self._stops[j]
        first = sheet.places[j].first
        fits = sheet.fit(n).up_to(first, stops[-1])
        fixed, longer = self._fixed[j] + _MARKS_ALIKE * alike, bisect_left(stops, first + _LEAD)
        gains = [fixed + (_FITS + _FITS_LEAD) * fits[stop - first] for stop in stops[:longer]]
        if longer < len(stops):
            fixed += _FITS_LEAD * fits[_LEAD]
            gains += [fixed + _FITS * fits[stop - first] for stop in stops[longer:]]
        return gains

    def _backward(self) -> list[list[float]]:
        count, last = self._count, len(self._rows)
        after = [[0.0] * count + [_NOWHERE * (last - m)] for m in range(last + 1)]
        for j in range(count - 1, -1, -1):
            held, stop = self._held[j], j + 1 + len(self._held[j])
            later: list[float] = []  # with the next heading next
            for m in range(last, -1, -1):
                row = after[m]
                rest = row[j + 1 : stop]
                most = max(map(add, held, rest)) if self._sure[j] else -math.inf
                if m < last:
                    most = max(most, _NOWHERE + after[m + 1][j])
                    if gains := self._gains[m].get(j):
                        most = max(most, max(map(add, map(add, gains, held), later)))
                row[j] = most
                later = rest
        return after

    def best(self) -> list[Given]:
        """The headings with their places, as all together gain most."""
        before = self._forward()
        return [given for m in range(len(self._rows)) if (given := self._given(m, before))]

    def _forward(self) -> list[list[float]]:
        """As `_after`, what can be gained before: up to a story's beginning at place j, heading m the next."""
        count, last = self._count, len(self._rows)
        before = [[-math.inf] * (count + 1) for _ in range(last + 1)]
        before[0][0] = 0.0
        for j in range(count):
            held, sure = self._held[j], self._sure[j]
            for m in range(last + 1):
                row = before[m]
                here = row[j]
                if m and before[m - 1][j] + _NOWHERE > here:
                    here = row[j] = before[m - 1][j] + _NOWHERE
                if here == -math.inf:
                    continue
                so_far = [here + own for own in held]
                stop = j + 1 + len(held)
                if sure:
                    row[j + 1 : stop] = map(max, row[j + 1 : stop], so_far)
                if m < last and (gains := self._gains[m].get(j)):
                    given = map(add, so_far, gains)
                    before[m + 1][j + 1 : stop] = map(max, before[m + 1][j + 1 : stop], given)
        return before

    def _given(self, m: int, before: Sequence[Sequence[float]]) -> Given | None:
        """Heading m at its best place, and how much less all would gain if it stood anywhere else."""
        row, after = before[m], self._after[m + 1]
        totals = {}
        for j, gains in self._gains[m].items():
            held = self._held[j]
            totals[j] = row[j] + max(map(add, map(add, gains, held), after[j + 1 : j + 1 + len(held)]))
        best = max(totals, key=totals.__getitem__)
        nowhere = max(map(add, before[m], after)) + _NOWHERE
        other = max([nowhere, *(total for j, total in totals.items() if j != best)])
        if totals[best] <= other:
            return None
        return Given(self._rows[m], best, 1 / (1 + math.exp(max(other - totals[best], -50.0))))
