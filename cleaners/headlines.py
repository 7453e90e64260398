"""Which headline belongs to which story, where the page does not say it by its order.

Two readings of the page are weighed against each other. *Unordered*: any heading may go to any story for which
something speaks, and the page is paired as a whole. *Ordered*: the headlines that lie together at the page's end stand
in the order of their stories, as files are written that print bold type over itself last; then a story may also begin
where nothing but its headline says so. All evidence is in nats (log-odds), as in `stories`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from hzclean.cleaners.assignment import Passages, pair
from hzclean.cleaners.kinds import Ending, ending
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.stories import PLAIN, Start, bold
from hzclean.cleaners.width import width

_OVERPRINTED: Final = 6.0  # for its being a headline
_PLAIN_TYPE: Final = -12.0
_NOTHING_FOLLOWS: Final = 4.0
_AMID_A_STORY: Final = -3.0
_TORN_AWAY: Final = -6.0  # for moving a heading that stands over a story
_TORN_FROM_AFAR: Final = -2.0  # … with a picture between
_TORN_IN_PLAIN_TYPE: Final = -2.0
# How much a story that surely begins somewhere wants a headline from elsewhere, by how many headings stand over it:
# none, one (it may be but a kicker), two, more. Less so the better they say what it says.
_WANTED: Final = (11.0, 8.0, 7.0, -6.0)
_LESS_WANTED: Final = 0.3
_MOST_LESS_WANTED: Final = 7.0
# … and from one that is not overprinted: headings in plain type are written where they are printed.
_WANTED_PLAINLY: Final = (8.0, -2.0, -4.0, -8.0)
_WANTED_BY_OVERPRINTED: Final = -8.0
_VACATED: Final = 4.0
# … and how much its own headline, of so many, resists.
_STAYS: Final = (0.0, 5.0, 6.0, 12.0)
_STAYS_OVERPRINTED: Final = 16.0
_IN_ORDER: Final = 6.0  # for headlines that lie together in the order of their stories
_FROM_NOTHING: Final = -4.0  # for a story to begin where nothing but a headline from elsewhere says so
_LONGEST_PAGE: Final = 60_000  # code points; a broadsheet page has 10,000
_LEAD: Final = 3  # paragraphs in which a headline's words must come
_NEAR: Final = 5
_MOST_PLAIN: Final = 10  # places a headline
# A sentence quoted word by word amid a story must not begin one: over so much, likeness counts less.
_ENOUGH: Final = 10.0
_OVER_ENOUGH: Final = 0.2

_COLUMN_NAME: Final = 6.0  # em: what is no longer (百科问答, 气象台) and stands over a headline names the column
_CLEAR_ASIDE: Final = 0.05
_MOST_BROKEN: Final = 0.3  # share of the paragraphs of several lines

_NO_HEADLINE: Final = re.compile("[-—─]{1,2}|[（(\\[［〔].*[）)\\]］〕]$|[注译編编]者?[：:]")


class Move(NamedTuple):
    """A heading that goes to a story elsewhere: the first paragraph of its body, and how sure."""

    first: int
    confidence: float


# What a way of giving headings to places gains, and the way: (heading, place) in order.
_Way = tuple[float, tuple[tuple[int, int], ...]]


def moves(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start]) -> dict[int, Move]:
    """For each heading that does not stand over its story: number of the paragraph → where it belongs."""
    sure = [s for s in places if s.evidence > 0]
    astray = _astray(paragraphs, kinds, sure)
    if len(sure) < 2:
        # A book's or an essay's last line (a date, a note on the author) is no headline.
        astray = [n for n in astray if bold(paragraphs[n])]
    if not astray:
        return {}
    texts = [p.text if kind == "body" else "" for p, kind in zip(paragraphs, kinds, strict=True)]
    if sum(map(len, texts)) > _LONGEST_PAGE:
        return {}  # each heading is held against each story, which in a book takes long and tells nothing
    passages = Passages(texts)
    sheet = _Sheet(paragraphs, kinds, places, passages)
    rows = [n for n in astray if n not in sheet.owner]
    # Only what is printed over itself is drawn last, and in order.
    may_be_in_order = rows and all(map(sheet.bold, rows)) and "body" not in kinds[rows[0] : rows[-1]]
    seams = passages.seams() if may_be_in_order else ()
    free, total = _unordered(_Sheet(paragraphs, kinds, [s for s in places if s.evidence > PLAIN], passages), astray)
    if not may_be_in_order:
        return free
    ordered, in_order = _ordered(_Sheet(paragraphs, kinds, _promising(sheet, rows), passages, seams), rows)
    return ordered if in_order > total - _IN_ORDER else free


def jumbled(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> bool:
    """Whether many paragraphs break off: the order of the page's lines was not found, and no other can be told."""
    ends = [
        ending(p.lines[-1].text) for p, k in zip(paragraphs, kinds, strict=True) if k == "body" and len(p.lines) > 1
    ]
    return sum(e in (Ending.OPEN, Ending.COMMA) for e in ends) > _MOST_BROKEN * len(ends)


class _Sheet:
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
        self._passages = passages
        self._known: dict[tuple[int, int], tuple[float, float]] = {}
        self._fits: dict[int, Callable[[int, int], float]] = {}
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

    def fit(self, n: int, begin: int, end: int) -> float:
        """How well heading n fits the paragraphs from `begin` to before `end`."""
        found = self._fits.get(n)
        if found is None:
            found = self._fits[n] = self._passages.of(self.paragraphs[n].text)
        return found(begin, end)

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
        s = self.places[j]
        first = s.first
        lead, less = self._fixed(n, j)
        fits = self._fits[n]
        out = []
        for stop in stops:
            whole = fits(first, stop)
            like = (whole + (lead if first + _LEAD <= stop else whole)) / 2
            if s.evidence <= 0:
                like = min(like, _ENOUGH + _OVER_ENOUGH * (like - _ENOUGH)) - less
            out.append(like)
        return out

    def _fixed(self, n: int, j: int) -> tuple[float, float]:
        """What of `like` does not hang on the end: how heading n fits the lead, and what stands before."""
        found = self._known.get((n, j))
        if found is None:
            s = self.places[j]
            less = 0.0
            if s.evidence <= 0:
                less = max(0.0, self.fit(n, self.since[j], s.head))
                if s.evidence <= PLAIN and self.seams:
                    less -= self.seams[s.first]
            lead = self.fit(n, s.first, min(s.first + _LEAD, len(self.paragraphs)))
            found = self._known[n, j] = lead, less
        return found

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
            wants = s.evidence + (_FROM_NOTHING if s.evidence <= PLAIN else 0.0)
            return wants, wants
        if any(map(self.bold, own)):
            return _WANTED_BY_OVERPRINTED, _WANTED_BY_OVERPRINTED
        fits = [self.fit(n, s.first, min(s.first + 2, self.ends[self.next[j]])) for n in own]
        less = max(0.0, min(_MOST_LESS_WANTED, _LESS_WANTED * max(fits, default=0.0)))
        count = min(len(own), 3)
        return _WANTED[count] - less, _WANTED_PLAINLY[count] - less

    def prior(self, n: int) -> float:
        """What speaks for heading n being a headline that lost its story."""
        strong = self.bold(n)
        prior = _OVERPRINTED if strong else _PLAIN_TYPE
        if "body" not in self.kinds[n + 1 :]:
            return prior + _NOTHING_FOLLOWS
        return prior if strong else prior + _AMID_A_STORY


def _unordered(sheet: _Sheet, astray: Sequence[int]) -> tuple[dict[int, Move], float]:
    """Headings to stories in whatever order says most, and how much that is."""
    rows = sorted({*astray, *sheet.owner})
    gains = [_owned(sheet, n) if n in sheet.owner else _lost(sheet, n) for n in rows]
    found = pair(gains)
    leaving = {n for n, j in zip(rows, found, strict=True) if n in sheet.owner and j not in (None, sheet.owner[n])}
    if leaving:
        # Where headings left, stories want one more than before.
        sheet.vacate(leaving)
        gains = [row if n in sheet.owner else _lost(sheet, n) for n, row in zip(rows, gains, strict=True)]
        found = pair(gains)
    free = set(range(len(sheet.places))) - set(found)
    out = {}
    total = 0.0
    for n, row, place in zip(rows, gains, found, strict=True):
        own = sheet.owner.get(n)
        total += (0.0 if place is None else row[place]) - (0.0 if own is None else row[own])
        if place is not None and own != place:
            other = max([0.0, 0.0 if own is None else row[own], *(row[j] for j in free)])
            out[n] = Move(sheet.places[place].first, _sure(row[place] - other))
    _with_neighbours(sheet, out)
    return out, total


def _lost(sheet: _Sheet, n: int) -> list[float]:
    """What it gains to make heading n, which stands over no story, the headline of each."""
    return [sheet.prior(n) + sheet.like(n, j) + sheet.wanted(n, j) for j in range(len(sheet.places))]


def _owned(sheet: _Sheet, n: int) -> list[float]:
    """What it gains to make heading n, which stands over a story, the headline of each."""
    own = sheet.owner[n]
    place, heads = sheet.places[own], sheet.heads[own]
    strong = sheet.bold(n)
    apart = place.neck < place.first and "byline" not in sheet.kinds[place.head : place.neck]
    torn = (_TORN_FROM_AFAR if apart else _TORN_AWAY) + (0.0 if strong else _TORN_IN_PLAIN_TYPE)
    out = []
    for j, s in enumerate(sheet.places):
        if j == own:
            stays = _STAYS_OVERPRINTED if strong else _STAYS[min(len(heads), 3)]
            out.append(stays if headline(sheet.paragraphs, heads) == n else 0.0)
        elif s.evidence <= 0 or (not strong and sheet.next[j] == own and place.neck == place.first):
            out.append(-1.0)  # what fits the story before it is that story's caption
        else:
            # In plain type it goes only where no other stands, or where what stands goes elsewhere itself.
            wanted = _WANTED[0] if strong else _VACATED if sheet.heads[j] else _WANTED_PLAINLY[0]
            out.append(sheet.like(n, j) - sheet.like(n, own) + torn + wanted)
    return out


def _with_neighbours(sheet: _Sheet, found: dict[int, Move]) -> None:
    """What stood next to a heading that went elsewhere goes with it if it fits there better than where it stands."""
    by_first = {s.first: j for j, s in enumerate(sheet.places)}
    for n, own in sorted(sheet.owner.items()):
        for next_to in (n - 1, n + 1):
            move = found.get(next_to)
            if n in found or move is None or sheet.owner.get(next_to) != own:
                continue
            margin = sheet.like(n, by_first[move.first]) - sheet.like(n, own)
            if margin > 1.0:
                found[n] = Move(move.first, _sure(margin))


def _sure(margin: float) -> float:
    return 1 / (1 + math.exp(max(-50.0, min(50.0, -margin / 2))))


def _ordered(sheet: _Sheet, rows: Sequence[int]) -> tuple[dict[int, Move], float]:
    """Headings that stand together go to stories in the same order, which may begin at any paragraph.

    Returns the moves and what they gain. The best way is found from the last heading to the first.
    """
    places, ends, nexts = sheet.places, sheet.ends, sheet.next
    wanted = [[sheet.prior(n) + sheet.wanted(n, j) for j in range(len(places))] for n in rows]

    def gain(m: int, j: int) -> float:
        return wanted[m][j] + sheet.like(rows[m], j)

    count = len(places)
    nothing: _Way = (0.0, ())
    rest: list[_Way] = [nothing] * (count + 1)  # the best of the later headings from this place on
    at: list[_Way | None] = [None] * count  # … with one of them at this place
    for m in range(len(rows) - 1, -1, -1):
        here: list[_Way | None] = [None] * count
        for j in range(count - 1, -1, -1):
            # The next heading's story begins where the next surely does, or before.
            ways = [rest[nexts[j]]]
            stops = [ends[nexts[j]]]
            for k in range(j + 1, nexts[j]):
                later = at[k]
                if later is not None:
                    ways.append(later)
                    stops.append(ends[k])
            own = wanted[m][j]
            totals = [own + like + way[0] for like, way in zip(sheet.likes(rows[m], j, stops), ways, strict=True)]
            most = max(totals)
            here[j] = most, ((m, j), *ways[totals.index(most)][1])
        for j in range(count - 1, -1, -1):
            mine, later = here[j], at[j]
            better = mine if later is None or (mine is not None and mine[0] > later[0]) else later
            at[j] = better
            rest[j] = max(rest[j], rest[j + 1], better or nothing, key=_gained)
    total, way = rest[0]
    out = {}
    for i, (m, j) in enumerate(way):
        low = way[i - 1][1] if i else -1
        high = way[i + 1][1] if i + 1 < len(way) else count
        between = [k for k in range(low + 1, high) if k != j and places[k].evidence > 0]
        other = max([0.0, *(gain(m, k) for k in between)])
        out[rows[m]] = Move(places[j].first, _sure(gain(m, j) - other))
    return out, total


def _gained(way: _Way) -> float:
    return way[0]


def _promising(sheet: _Sheet, rows: Sequence[int]) -> list[Start]:
    """All places that have something to say for them, and of the others the few where a heading's words begin."""
    size = len(sheet.paragraphs)
    kept = {j for j, s in enumerate(sheet.places) if s.evidence > PLAIN}
    for n in rows:
        local = []
        for j, s in enumerate(sheet.places):
            if j not in kept:
                after = sheet.fit(n, s.first, min(s.first + _NEAR, size))
                local.append((after - sheet.fit(n, max(0, s.first - _NEAR), s.first), j))
        kept.update(j for _, j in sorted(local)[-_MOST_PLAIN:])
    return [s for j, s in enumerate(sheet.places) if j in kept]


def _astray(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], sure: Sequence[Start]) -> list[int]:
    """Headings that cannot head what follows them: nothing does, or a picture, or another story's headings."""
    over = {n for s in sure for n in range(s.head, s.neck)}
    out = []
    for run in _runs(kinds):
        follows = kinds[run.stop] if run.stop < len(kinds) else None
        lost = [n for n in run if kinds[n] == "subhead" and n not in over and follows != "body"]
        lost = [n for n in lost if not _NO_HEADLINE.match(paragraphs[n].text)]
        strong = [n for n in lost if bold(paragraphs[n])]
        # Between a story's end and overprinted headlines that were drawn last, a line in plain type is a caption.
        out += [n for n in lost if not strong or n >= strong[0]]
    for s in sure:
        headings = [n for n in range(s.head, s.neck) if kinds[n] == "subhead"]
        strong = [n for n in headings if bold(paragraphs[n])]
        apart = s.neck < s.first and "byline" not in kinds[s.head : s.neck]
        if len(strong) > 1 or len(headings) > 3 or (apart and headings and s.head):
            out += headings
    return sorted(out)


def _runs(kinds: Sequence[Kind]) -> list[range]:
    """The stretches of headings and bylines."""
    out = []
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in ("subhead", "byline"):
            end += 1
        if end > start:
            out.append(range(start, end))
        start = end + 1
    return out


def headline(paragraphs: Sequence[Paragraph], headings: Sequence[int]) -> int:
    """Which of the headings over one another is the headline: the overprinted one, the middle one, …"""
    strong = [n for n in headings if bold(paragraphs[n])]
    if strong:
        return strong[-1]
    if len(headings) != 2:
        return headings[min(len(headings) - 1, 1)]
    over, under = (paragraphs[n].text for n in headings)
    if width(over) <= _COLUMN_NAME:
        return headings[1]
    aside = _aside(over) - _aside(under)
    if abs(aside) > _CLEAR_ASIDE and under[0] not in "—（(":
        return headings[1] if aside > 0 else headings[0]
    return headings[0] if is_deck(under, over) else headings[1]


def _aside(text: str) -> float:
    """How much a heading tells of the news rather than the news: figures, and one phrase set beside another."""
    digits = sum(c.isdigit() for c in text)
    return digits / len(text) + (0.1 if " " in text or "\u3000" in text else 0.0)


def is_deck(text: str, headline: str) -> bool:
    """Whether a heading reads as the deck to `headline` and not as its kicker: it says more, or begins with a dash."""
    return text[0] in "—（(" or width(text) > 1.7 * width(headline)
