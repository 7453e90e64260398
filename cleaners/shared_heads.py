"""Heads that came out together: those of stories whose text begins side by side, over the text of the first of them.

An extractor that goes down a page row by row writes the heads of two stories that stand side by side one after the
other, and then their text. Once the columns have been put in order the second story begins, without a head, where the
first one's columns end; and which of the parts of the heads say what it says, and not what the first story says, are
its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.cohesion import Cohesion
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.stories import Start

# One part must fit the second story better than the first by so much, in nats, and another the first.
_CLEAR: Final = 7.0
_CLEAR_ALONE: Final = 9.0  # … where no blank line parts them
_DOUBT: Final = 5.0
# The two are likelier two texts than one by so much, in nats.
_TWO_TEXTS: Final = 25.0
_FEWEST: Final = 4  # lines of a story
# Where more of the paragraphs than that are set off from the left margin, the lines show in which column they stand.
_PLACED: Final = 0.5
# Where more of the paragraphs than that are set apart, blank lines do not tell where columns begin.
_SET_APART: Final = 0.5


class Shared(NamedTuple):
    """A heading or byline over one story's text that is another's: where that one begins, and how sure, 0 to 1."""

    heading: int
    first: int
    confidence: float


def shared_heads(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start], passages: Passages
) -> list[Shared]:
    """The parts of heads that stand over one story's text and are the next one's."""
    out: list[Shared] = []
    # Where lines show in which column they stand, a head's own lines are not parted.
    placeless = sum(p.lines[0].x > 0 for p in paragraphs) <= _PLACED * len(paragraphs)
    for k, place in enumerate(places):
        if place.evidence <= 0:
            continue
        parts, best = _parts(paragraphs, kinds, place), _CLEAR
        if len(parts) < 2 and placeless:
            parts, best = _single(parts, kinds), _CLEAR_ALONE
        if len(parts) < 2:
            continue
        found: list[Shared] = []
        for other, end in _headless(paragraphs, kinds, places[k + 1 :]):
            own = [n for n in range(other.head, other.neck) if kinds[n] == "subhead"]
            if any(_gain(passages, paragraphs[n].text, place.first, other, end) > 0 for n in own):
                continue
            gains = [
                sum(_gain(passages, paragraphs[n].text, place.first, other, end) for n in part if kinds[n] == "subhead")
                for part in parts
            ]
            clear = min(max(gains), -min(gains))
            if clear >= best and _two_texts(passages, place.first, other.first, end):
                best, sure = clear, 1 / (1 + math.exp(_DOUBT - clear))
                moved = [n for part, gain in zip(parts, gains, strict=True) if gain > 0 for n in part]
                found = [Shared(n, other.first, sure) for n in moved]
        out += found
    return out


def _parts(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], place: Start) -> list[list[int]]:
    """The headings and bylines over a story, those together that no blank line parts; none without a heading."""
    out: list[list[int]] = []
    for n in range(place.head, place.neck):
        if kinds[n] not in ("subhead", "byline"):
            continue
        if out and not paragraphs[n].lines[0].blanks:
            out[-1].append(n)
        else:
            out.append([n])
    return [part for part in out if any(kinds[n] == "subhead" for n in part)]


def _single(parts: Sequence[Sequence[int]], kinds: Sequence[Kind]) -> list[list[int]]:
    """Each heading of the parts, with the bylines below it."""
    out: list[list[int]] = []
    for n in (n for part in parts for n in part):
        if out and kinds[n] == "byline":
            out[-1].append(n)
        elif kinds[n] == "subhead":
            out.append([n])
    return out


def _headless(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start]
) -> Iterator[tuple[Start, int]]:
    """The places where a story may begin that has no headings over it, with the paragraph before which it ends."""
    headed = [s.evidence > 0 and "subhead" in kinds[s.head : s.neck] for s in places]
    count = headed.index(True) if True in headed else len(places)
    end = places[count].head if count < len(places) else len(paragraphs)
    body = [n for n, kind in enumerate(kinds) if kind == "body"]
    apart = sum(paragraphs[n].lines[0].blanks > 0 for n in body) > _SET_APART * len(body)
    above = dict(zip(body[1:], body, strict=False))
    for place in places[:count]:
        first, last = paragraphs[place.first].lines[0], paragraphs[above[place.first]].lines[-1]
        set_apart = paragraphs[place.head].lines[0].blanks > 0 and not apart
        begins = place.evidence > 0 or set_apart or first.x != last.x
        if begins and sum(len(p.lines) for p in paragraphs[place.first : end]) >= _FEWEST:
            yield place, end


def _two_texts(passages: Passages, first: int, other: int, end: int) -> bool:
    """Whether the paragraphs from `first` and those from `other` on say other words."""
    cohesion = Cohesion(passages.pairs)
    whole = cohesion.up_to(first, end)
    return whole[other - first] + cohesion.up_to(other, end)[-1] - whole[-1] >= _TWO_TEXTS


def _gain(passages: Passages, text: str, first: int, other: Start, end: int) -> float:
    """How much better a heading fits the text from `other` on than the text from `first` to there, in nats."""
    fit = passages.of(text)
    return fit(other.first, end) - fit(first, other.head)
