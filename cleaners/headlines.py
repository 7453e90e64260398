"""Which headline belongs to which story, where the page does not say it by its order.

Three cases. *Beside*: a heading came out between the head and the text of the story to its left (`beside`). *In order*:
the overprinted headlines that lie together were drawn last, in the order of their stories (`in_order`). *Unordered*:
any other heading may go to any story for which something speaks, and the page is paired as a whole. All evidence is in
nats (log-odds), as in `stories`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.amid_heads import amid_heads
from hzclean.cleaners.assignment import pair
from hzclean.cleaners.beside import set_beside
from hzclean.cleaners.cohesion import Cohesion
from hzclean.cleaners.crossed_heads import crossed_heads
from hzclean.cleaners.heads import headline, names_column
from hzclean.cleaners.in_order import in_order, promising
from hzclean.cleaners.in_place import drawn_in_place
from hzclean.cleaners.kinds import Ending, ending
from hzclean.cleaners.page import LONGEST_SHEET, Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.patterns import late
from hzclean.cleaners.sheet import WANTED, WANTED_PLAINLY, Sheet
from hzclean.cleaners.stories import PLAIN, Start, bold

_TORN_AWAY: Final = -6.0  # for moving a heading that stands over a story
_TORN_FROM_AFAR: Final = -2.0  # … with a picture between
_TORN_IN_PLAIN_TYPE: Final = -2.0
_TORN_OUT_OF_PLACE: Final = -8.0  # … an overprinted one, where all of them stand over texts
_VACATED: Final = 4.0
# … and how much its own headline, of so many, resists.
_STAYS: Final = (0.0, 5.0, 6.0, 12.0)
_STAYS_OVERPRINTED: Final = 16.0
_MOST_BROKEN: Final = 0.3  # share of the paragraphs of several lines
_NO_HEADLINE: Final = late("[-—─]{1,2}|[（(\\[［〔].*[）)\\]］〕]$|[注註译譯編编]者?[：:]")


class Move(NamedTuple):
    """A heading that goes to a story elsewhere: the first paragraph of its body, and how sure; or that `stays`."""

    first: int
    confidence: float
    stays: bool = False


def moves(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[Kind],
    places: Sequence[Start],
    told: Callable[[], Passages],
    mixed: bool = False,
) -> dict[int, Move]:
    """For each heading that does not stand over its story: number of the paragraph → where it belongs.

    `told`: what the page's body says; `mixed`: the page's columns came out mixed, and have been put in order.
    """
    beside = {n: Move(first, sure) for n, first, sure in set_beside(paragraphs, kinds, places)}
    others = ["furniture" if n in beside else kind for n, kind in enumerate(kinds)] if beside else kinds
    found = _astray_moves(paragraphs, others, places, told) | beside
    if (mixed or not found) and told().size <= LONGEST_SHEET:
        for part in crossed_heads(paragraphs, kinds, places, told(), mixed):
            before = found.get(part.heading)
            # Of two answers the surer one; what is set beside its text is no part of these heads.
            if before is None or (part.heading not in beside and before.confidence < part.confidence):
                found[part.heading] = Move(part.first, part.confidence, part.stays)
        if mixed:
            going = {n: move.first for n, move in found.items()}
            found |= {n: Move(first, sure) for n, first, sure in amid_heads(paragraphs, kinds, places, told(), going)}
    return found


def _astray_moves(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start], told: Callable[[], Passages]
) -> dict[int, Move]:
    """As `moves`, for headings that cannot head what follows them."""
    sure = [s for s in places if s.evidence > 0]
    astray = _astray(paragraphs, kinds, sure)
    in_place = bool(astray) and drawn_in_place(paragraphs, kinds, sure)
    if in_place:
        # Those after the last text are captions, or head what the next page says.
        astray = [n for n in astray if not bold(paragraphs[n]) or "body" in kinds[n:]]
    if len(sure) < 2:
        # A book's or an essay's last line (a date, a note on the author) is no headline.
        astray = [n for n in astray if bold(paragraphs[n])]
    if not astray or told().size > LONGEST_SHEET:
        return {}  # each heading is held against each story, which in a book takes long and tells nothing
    passages = told()
    over = {n for s in sure for n in range(s.head, s.neck)}
    rows = [n for n in astray if n not in over]
    # Only what is printed over itself is drawn last, and in order; what is astray in plain type stays.
    strong = [n for n in rows if bold(paragraphs[n])]
    # One alone tells of no order; short names at the page's top (of who signed something) tell of none either.
    drawn = strong if len(strong) > 1 else [n for n in rows if "body" in kinds[:n] or not _is_short(paragraphs[n])]
    if not strong or "body" in kinds[drawn[0] : drawn[-1]]:
        passages.look_for_characters()
        return _unordered(
            Sheet(paragraphs, kinds, [s for s in places if s.evidence > PLAIN], passages), astray, in_place
        )
    passages.look_for_all()
    near, allowed = promising(places, passages, [paragraphs[n].text for n in strong])
    sheet = Sheet(paragraphs, kinds, near, passages, passages.seams())
    found = in_order(sheet, strong, allowed, Cohesion(passages.pairs))
    return {n: Move(near[j].first, sure) for n, j, sure in found}


def _is_short(paragraph: Paragraph) -> bool:
    return not bold(paragraph) and names_column(paragraph.text)


def jumbled(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> bool:
    """Whether many paragraphs break off: the order of the page's lines was not found, and no other can be told."""
    ends = [
        ending(p.lines[-1].text) for p, k in zip(paragraphs, kinds, strict=True) if k == "body" and len(p.lines) > 1
    ]
    return sum(e in (Ending.OPEN, Ending.COMMA) for e in ends) > _MOST_BROKEN * len(ends)


def _unordered(sheet: Sheet, astray: Sequence[int], in_place: bool) -> dict[int, Move]:
    """Headings to stories in whatever order says most. `in_place`: what is overprinted stands over texts throughout."""
    rows = sorted({*astray, *sheet.owner})
    gains = [_owned(sheet, n, in_place) if n in sheet.owner else _lost(sheet, n) for n in rows]
    found = pair(gains)
    leaving = {n for n, j in zip(rows, found, strict=True) if n in sheet.owner and j not in (None, sheet.owner[n])}
    if leaving:
        # Where headings left, stories want one more than before.
        sheet.vacate(leaving)
        gains = [row if n in sheet.owner else _lost(sheet, n) for n, row in zip(rows, gains, strict=True)]
        found = pair(gains)
    free = set(range(len(sheet.places))) - set(found)
    out = {}
    for n, row, place in zip(rows, gains, found, strict=True):
        own = sheet.owner.get(n)
        if place is not None and own != place:
            other = max([0.0, 0.0 if own is None else row[own], *(row[j] for j in free)])
            out[n] = Move(sheet.places[place].first, _sure(row[place] - other))
    _with_neighbours(sheet, out)
    return out


def _lost(sheet: Sheet, n: int) -> list[float]:
    """What it gains to make heading n, which stands over no story, the headline of each."""
    prior = sheet.prior(n)
    return [prior + sheet.like(n, j) + sheet.wanted(n, j) for j in range(len(sheet.places))]


def _owned(sheet: Sheet, n: int, in_place: bool) -> list[float]:
    """What it gains to make heading n, which stands over a story, the headline of each."""
    own = sheet.owner[n]
    place, heads = sheet.places[own], sheet.heads[own]
    strong = sheet.bold(n)
    apart = place.neck < place.first and "byline" not in sheet.kinds[place.head : place.neck]
    torn = (_TORN_FROM_AFAR if apart else _TORN_AWAY) + (0.0 if strong else _TORN_IN_PLAIN_TYPE)
    if strong and in_place:
        torn += _TORN_OUT_OF_PLACE
    # What fits the story before it is that story's caption.
    before = -1 if strong or place.neck < place.first else own
    like_own = sheet.like(n, own)
    out = []
    for j, s in enumerate(sheet.places):
        if j == own:
            stays = _STAYS_OVERPRINTED if strong else _STAYS[min(len(heads), 3)]
            out.append(stays if headline(sheet.paragraphs, heads) == n else 0.0)
        elif s.evidence <= 0 or sheet.next[j] == before:
            out.append(-1.0)
        else:
            # In plain type it goes only where no other stands, or where what stands goes elsewhere itself.
            wanted = WANTED[0] if strong else _VACATED if sheet.heads[j] else WANTED_PLAINLY[0]
            out.append(sheet.like(n, j) - like_own + torn + wanted)
    return out


def _with_neighbours(sheet: Sheet, found: dict[int, Move]) -> None:
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
