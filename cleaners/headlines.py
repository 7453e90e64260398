"""Which headline belongs to which story, where the page does not say it by its order.

Two readings of the page are weighed against each other. *Unordered*: any heading may go to any story for which
something speaks, and the page is paired as a whole. *Ordered*: the headlines that lie together at the page's end (or
beginning) stand in the order of their stories, as files are written that print bold type over itself last; then a
story may also begin where nothing but its headline says so. All evidence is in nats (log-odds), as in `stories`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.assignment import Likeness, Passages, pair
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.stories import PLAIN, Start, bold
from hzclean.cleaners.width import width

# In nats, as the evidence in `stories`.
_OVERPRINTED: Final = 6.0  # for its being a headline
_NOTHING_FOLLOWS: Final = 4.0
_AMID_A_STORY: Final = -3.0
_TORN_AWAY: Final = -6.0  # for moving a heading that stands over a story
_TORN_FROM_AFAR: Final = -2.0  # … with a picture between
# How much a story that surely begins somewhere wants a headline from elsewhere, by how many headings stand over it:
# none, one (it may be but a kicker), two, more.
_WANTED: Final = (8.0, 5.0, 4.0, -6.0)
# … and from one that is not overprinted: headings in plain type are written where they are printed.
_WANTED_PLAINLY: Final = (8.0, -2.0, -4.0, -8.0)
_WANTED_BY_OVERPRINTED: Final = -8.0
# … and how much its own headline, of so many, resists.
_STAYS: Final = (0.0, 3.0, 4.0, 10.0)
_STAYS_OVERPRINTED: Final = 16.0
_IN_ORDER: Final = 6.0  # for headlines that lie together in the order of their stories
_FROM_NOTHING: Final = -4.0  # for a story to begin where nothing but a headline from elsewhere says so
_NEAR: Final = 5  # paragraphs
_MOST_PLAIN: Final = 10
_MOST_FOR_PLAIN: Final = 10.0  # a sentence that is quoted word by word must not begin a story


_NO_HEADLINE: Final = re.compile("[（(\\[［].*[）)\\]］]$|[-—─]{1,2}|[注译編编]者?[：:]")

# What a way of giving headings to places gains, and the way: (heading, place) in order.
_Way = tuple[float, tuple[tuple[int, int], ...]]


class Move(NamedTuple):
    """A heading that goes to a story elsewhere: the first paragraph of its body, and how sure."""

    first: int
    confidence: float


def moves(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start]) -> dict[int, Move]:
    """For each heading that does not stand over its story: number of the paragraph → where it belongs."""
    sure = [s for s in places if s.evidence > 0]
    astray = _astray(paragraphs, kinds, sure)
    if len(sure) < 2:
        # A book's or an essay's last line (a date, a note on the author) is no headline.
        astray = [n for n in astray if bold(paragraphs[n])]
    if not astray:
        return {}
    free, total = _unordered(paragraphs, kinds, [s for s in places if s.evidence > PLAIN], astray)
    rows = [n for n in astray if n not in _owner(kinds, places)]
    if not rows or "body" in kinds[rows[0] : rows[-1]]:
        return free
    ordered, in_order = _ordered(paragraphs, kinds, places, rows)
    return ordered if in_order > total - _IN_ORDER else free


def _unordered(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start], astray: Sequence[int]
) -> tuple[dict[int, Move], float]:
    """Headings to stories in whatever order says most, and how much that is."""
    owner = _owner(kinds, places)
    rows = sorted({*astray, *owner})
    heads = _heads(owner)
    best = {j: headline(paragraphs, own) for j, own in heads.items()}
    likes = _likes(paragraphs, kinds, places, rows)
    wanted = [_wanted(paragraphs, s, [], True) for s in places]
    plainly = [_wanted(paragraphs, s, heads.get(j, []), False) for j, s in enumerate(places)]
    gains = []
    for n in rows:
        if n in owner:
            own = owner[n]
            torn = _TORN_AWAY if places[own].neck == places[own].first else _TORN_FROM_AFAR
            row = [likes[n][j] - likes[n][own] + torn if s.evidence > 0 else -1.0 for j, s in enumerate(places)]
            row[own] = (
                0.0
                if best[own] != n
                else _STAYS_OVERPRINTED
                if bold(paragraphs[n])
                else _STAYS[min(len(heads[own]), 3)]
            )
            gains.append([g + wanted[j] if j != own else g for j, g in enumerate(row)])
        else:
            prior = _prior(paragraphs, kinds, n)
            strong = bold(paragraphs[n])
            row = [likes[n][j] + prior + (wanted[j] if strong else plainly[j]) for j in range(len(places))]
            gains.append(row)
    found = pair(gains)
    free = set(range(len(places))) - set(found)
    out = {}
    total = 0.0
    for n, row, place in zip(rows, gains, found, strict=True):
        if n in owner:
            total -= row[owner[n]]
        if place is None:
            continue
        total += row[place]
        if owner.get(n) != place:
            stays = row[owner[n]] if n in owner else 0.0
            other = max([0.0, stays, *(row[j] for j in free)])
            out[n] = Move(places[place].first, _sure(row[place] - other))
    _with_neighbours(owner, places, likes, out)
    return out, total


def _with_neighbours(
    owner: dict[int, int], places: Sequence[Start], likes: dict[int, list[float]], moves: dict[int, Move]
) -> None:
    """What stood next to a heading that went elsewhere goes with it if it fits there better than where it stands."""
    by_first = {s.first: j for j, s in enumerate(places)}
    for n in sorted(owner):
        for next_to in (n - 1, n + 1):
            move = moves.get(next_to)
            if n in moves or move is None or owner.get(next_to) != owner[n]:
                continue
            margin = likes[n][by_first[move.first]] - likes[n][owner[n]]
            if margin > 1.0:
                moves[n] = Move(move.first, _sure(margin))


def _owner(kinds: Sequence[Kind], places: Sequence[Start]) -> dict[int, int]:
    return {
        n: j for j, s in enumerate(places) if s.evidence > 0 for n in range(s.head, s.neck) if kinds[n] == "subhead"
    }


def _heads(owner: dict[int, int]) -> dict[int, list[int]]:
    heads: dict[int, list[int]] = {}
    for n, j in owner.items():
        heads.setdefault(j, []).append(n)
    return heads


def _sure(margin: float) -> float:
    return 1 / (1 + math.exp(max(-50.0, min(50.0, -margin / 2))))


def _ordered(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start], rows: Sequence[int]
) -> tuple[dict[int, Move], float]:
    """Headings that stand together go to stories in the same order, which may begin at any paragraph.

    Returns the moves and what they gain. The best way is found from the last heading to the first.
    """
    heads = _heads(_owner(kinds, places))
    page = Passages([paragraphs[n].text if kind == "body" else "" for n, kind in enumerate(kinds)])
    fits = [page.of(paragraphs[n].text) for n in rows]
    places = _promising(places, fits, len(paragraphs))
    nexts = [
        next((k for k in range(j + 1, len(places)) if places[k].evidence > 0), len(places)) for j in range(len(places))
    ]
    heads = _heads(_owner(kinds, places))
    wanted = [
        [_wanted(paragraphs, s, heads.get(j, []), bold(paragraphs[n])) for j, s in enumerate(places)] for n in rows
    ]
    ends = [s.head for s in places] + [len(paragraphs)]

    def gain(m: int, j: int, end: int) -> float:
        s = places[j]
        fit = fits[m](s.first, end)
        if s.evidence <= 0:
            since = max(p.first for p in places[:j] if p.evidence > 0)
            fit = min(fit, _MOST_FOR_PLAIN) - max(0.0, fits[m](since, s.head))
        return priors[m] + wanted[m][j] + fit

    priors = [_prior(paragraphs, kinds, n) for n in rows]
    count = len(places)
    nothing: _Way = (0.0, ())
    rest: list[_Way] = [nothing] * (count + 1)  # the best of the later headings from this place on
    at: list[_Way | None] = [None] * count  # … with one of them at this place
    for m in range(len(rows) - 1, -1, -1):
        here: list[_Way | None] = [None] * count
        for j in range(count - 1, -1, -1):
            follow = rest[nexts[j]]
            best = (gain(m, j, ends[nexts[j]]) + follow[0], ((m, j), *follow[1]))
            for k in range(j + 1, nexts[j]):
                later = at[k]
                if later is not None:
                    total = gain(m, j, ends[k]) + later[0]
                    if total > best[0]:
                        best = (total, ((m, j), *later[1]))
            here[j] = best
        for j in range(count - 1, -1, -1):
            mine, other = here[j], at[j]
            assert mine is not None
            at[j] = mine if other is None or mine[0] > other[0] else other
            rest[j] = max(rest[j], rest[j + 1], at[j] or nothing, key=lambda way: way[0])
    total, way = rest[0]
    out = {}
    for i, (m, j) in enumerate(way):
        low = way[i - 1][1] if i else -1
        high = way[i + 1][1] if i + 1 < len(way) else count
        own = gain(m, j, ends[nexts[j]])
        others = [gain(m, k, ends[nexts[k]]) for k in range(low + 1, high) if k != j and places[k].evidence > 0]
        out[rows[m]] = Move(places[j].first, _sure(own - max([0.0, *others])))
    return out, total


def _promising(places: Sequence[Start], fits: Sequence[Callable[[int, int], float]], size: int) -> list[Start]:
    """All places that have something to say for them, and of the others the few where a heading's words begin."""
    kept = {j for j, s in enumerate(places) if s.evidence > PLAIN}
    for fit in fits:
        local = []
        for j, s in enumerate(places):
            if j not in kept:
                after = fit(s.first, min(s.first + _NEAR, size))
                local.append((after - fit(max(0, s.first - _NEAR), s.first), j))
        kept.update(j for _, j in sorted(local)[-_MOST_PLAIN:])
    return [s for j, s in enumerate(places) if j in kept]


def _wanted(paragraphs: Sequence[Paragraph], place: Start, headings: Sequence[int], strong: bool) -> float:
    """How much a story that begins there, with these headings of its own, wants a headline from elsewhere."""
    if place.evidence <= 0:
        return place.evidence + (_FROM_NOTHING if place.evidence <= PLAIN else 0.0)
    if any(bold(paragraphs[n]) for n in headings):
        return _WANTED_BY_OVERPRINTED
    return (_WANTED if strong else _WANTED_PLAINLY)[min(len(headings), 3)]


def _likes(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start], rows: Sequence[int]
) -> dict[int, list[float]]:
    """How well each heading fits the story that begins at each place.

    Where nothing sure says that one begins there, what stands before must fit the heading worse by as much.
    """
    texts: list[list[str]] = []
    before: dict[int, int] = {}
    since = 0
    for j, s in enumerate(places):
        if s.evidence > 0:
            since = s.first
        else:
            before[j] = len(texts)
            texts.append([paragraphs[n].text for n in range(since, s.head) if kinds[n] == "body"])
    first = len(texts)
    for j, s in enumerate(places):
        end = next((t.head for t in places[j + 1 :] if t.evidence > 0), len(paragraphs))
        texts.append([paragraphs[n].text for n in range(s.first, end) if kinds[n] == "body"])
    like = Likeness(texts, (paragraphs[n].text for n, kind in enumerate(kinds) if kind == "body"))
    out: dict[int, list[float]] = {}
    for n in rows:
        text = paragraphs[n].text
        row = [like(text, first + j) for j in range(len(places))]
        for j, k in before.items():
            row[j] -= max(0.0, like(text, k))
        out[n] = row
    return out


def _astray(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], sure: Sequence[Start]) -> list[int]:
    """Headings that cannot head what follows them: nothing does, or a picture, or another story's headings."""
    over = {n for s in sure for n in range(s.head, s.neck)}
    out = []
    for n, kind in enumerate(kinds):
        if kind != "subhead" or _NO_HEADLINE.match(paragraphs[n].lines[0].text):
            continue
        after = n + 1
        while after < len(kinds) and kinds[after] in ("subhead", "byline"):
            after += 1
        if n not in over and (after == len(kinds) or kinds[after] != "body"):
            out.append(n)
    for s in sure:
        headings = [n for n in range(s.head, s.neck) if kinds[n] == "subhead"]
        strong = [n for n in headings if bold(paragraphs[n])]
        if len(strong) > 1 or len(headings) > 3 or (s.neck < s.first and headings and s.head):
            out += headings
    return out


def _prior(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> float:
    prior = _OVERPRINTED if bold(paragraphs[n]) else 0.0
    if "body" not in kinds[n + 1 :]:
        return prior + _NOTHING_FOLLOWS
    return prior if prior else _AMID_A_STORY


def headline(paragraphs: Sequence[Paragraph], headings: Sequence[int]) -> int:
    """Which of the headings over one another is the headline: the overprinted one, the middle one, …"""
    strong = [n for n in headings if bold(paragraphs[n])]
    if strong:
        return strong[-1]
    if len(headings) != 2:
        return headings[min(len(headings) - 1, 1)]
    over, under = (paragraphs[n].text for n in headings)
    return headings[0] if is_deck(under, over) else headings[1]


def is_deck(text: str, headline: str) -> bool:
    """Whether a heading reads as the deck to `headline` and not as its kicker: it says more, or begins with a dash."""
    return text[0] in "—（(" or width(text) > 1.7 * width(headline)
