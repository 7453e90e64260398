"""Headings set beside another story's: two stories stand side by side, and their heads came out together.

Where the columns were read one after another, the heading on the right lies between the heads of the story on the left
and its text. It cannot be that story's: to its left, on the same printed line, stands another heading or the text
itself. It belongs to the next story whose text begins where it begins.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.stories import PLAIN, Start

# In em. Extractors that show columns by blanks count large type as small, so its place is known only roughly.
_APART: Final = 8.0
_TOGETHER: Final = 4.0


class Beside(NamedTuple):
    """A heading set beside a story's own: where the story that it belongs to begins, and how sure, 0 to 1."""

    heading: int
    first: int
    confidence: float


def set_beside(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start]) -> list[Beside]:
    """The headings that stand over one story's text and beside its head, each with the story that is set there."""
    out: list[Beside] = []
    for k, place in enumerate(places):
        if place.neck - place.head < 2:
            continue
        left = _left(paragraphs[place.first])
        run = range(place.head, place.neck)
        right = [n for n in run if _x(paragraphs[n]) - left > _APART]
        if not right or len(right) == len(run):
            continue
        across = _lines(paragraphs[place.head : _end(places, k, len(paragraphs))])
        for n in right:
            number = paragraphs[n].lines[0].number
            if kinds[n] == "subhead" and any(x < _x(paragraphs[n]) - _APART for x in across[number]):
                group = [
                    m
                    for m in right
                    if kinds[m] == "subhead" and abs(_x(paragraphs[m]) - _x(paragraphs[n])) <= _TOGETHER
                ]
                out += _given(paragraphs, places[k + 1 :], group, _x(paragraphs[n]), left)
                break
    return out


def _given(
    paragraphs: Sequence[Paragraph], places: Sequence[Start], group: Sequence[int], x: float, left: float
) -> Iterator[Beside]:
    """The headings of a group that stand at `x`, for the next story set there; `left`: where the one before is."""
    for place in places:
        here = _left(paragraphs[place.first])
        if place.evidence > PLAIN and abs(here - x) <= _APART and here - left > _APART / 2:
            sure = 1 / (1 + math.exp(-(x - left - abs(here - x)) / _TOGETHER))
            yield from (Beside(n, place.first, sure) for n in group)
            return


def _end(places: Sequence[Start], k: int, count: int) -> int:
    """Where the story that begins at place k surely ends."""
    return next((s.head for s in places[k + 1 :] if s.evidence > 0), count)


def _lines(paragraphs: Sequence[Paragraph]) -> defaultdict[int, list[float]]:
    """Where the pieces of each printed line begin, in em."""
    out: defaultdict[int, list[float]] = defaultdict(list)
    for paragraph in paragraphs:
        for line in paragraph.lines:
            out[line.number].append(line.x)
    return out


def _x(paragraph: Paragraph) -> float:
    return paragraph.lines[0].x


def _left(paragraph: Paragraph) -> float:
    return min(line.x for line in paragraph.lines[:3])
