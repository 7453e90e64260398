"""Heads of two stories that stand side by side, of which parts came out over the other one's text.

An extractor that goes down the page writes what is high on it first: the kickers of both stories, perhaps a headline,
then the first story's text, the rest of both heads, and the second one's text. The parts of both heads are weighed
together: what each says, and what makes up a whole head.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from hzclean.cleaners.cohesion import Cohesion
from hzclean.cleaners.forms import dateline
from hzclean.cleaners.head_parting import Part, parted
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.stories import Start, bold

# The texts under the heads are likelier two than one by so much, in nats; so much speaks for parting the heads anew.
_TWO_TEXTS: Final = 10.0
_DOUBT: Final = 2.2
# Where more of the paragraphs than that are set apart, blank lines do not tell where columns begin.
_SET_APART: Final = 0.5
_WRITERS: Final = late("[记記]者|通[讯訊][员員]")


class Crossed(NamedTuple):
    """A part of two stories' heads: the first paragraph of its story's text, how sure (0 to 1), whether it `stays`."""

    heading: int
    first: int
    confidence: float
    stays: bool


class Pair(NamedTuple):
    """Two stories, one after the other: numbers of paragraphs."""

    heads: list[int]  # the headings and bylines over either
    first: int  # where the first one's text begins
    end: int  # … and ends
    other: int  # where the second one's begins
    stop: int  # … and ends


def crossed_heads(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start], passages: Passages
) -> list[list[Crossed]]:
    """The heads of neighbouring stories that came out in one another: each part with its story.

    None where lines kept their places, or were recognised: heads are torn otherwise there.
    """
    if any(p.lines[0].region >= 0 for p in paragraphs) or is_recognised("\n".join([p.text for p in paragraphs])):
        return []
    out: list[list[Crossed]] = []
    parted_already = 0
    for pair in pairs(paragraphs, kinds, places):
        if pair.heads[0] < parted_already:
            continue
        named = _says_who(paragraphs[pair.first]), _says_who(paragraphs[pair.other])
        found = parted([_part(paragraphs, kinds, n, pair, passages) for n in pair.heads], named)
        if found.gain <= _DOUBT or not _two_texts(passages, pair):
            continue
        sure = 1 / (1 + math.exp(_DOUBT - found.gain))
        out.append(
            [
                Crossed(n, pair.other if second else pair.first, sure, second == (n >= pair.end))
                for n, second in zip(pair.heads, found.second, strict=True)
            ]
        )
        parted_already = pair.other
    return out


def pairs(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start]) -> Iterator[Pair]:
    """The stories that have heads, each with the next one, where blank lines part the two."""
    body = [n for n, kind in enumerate(kinds) if kind == "body"]
    apart = sum(paragraphs[n].lines[0].blanks > 0 for n in body) > _SET_APART * len(body)
    begun = [s for s in places if s.evidence > 0 or (not apart and _stands_apart(paragraphs, s))]
    for k, (place, other) in enumerate(pairwise(begun)):
        end = next(n for n in range(other.first - 1, -1, -1) if kinds[n] == "body") + 1
        heads = [*_heads(kinds, place.first), *_heads(kinds, other.first)]
        set_apart = any(paragraphs[n].lines[0].blanks for n in range(end, other.first + 1))
        if set_apart and heads and heads[0] < end <= heads[-1]:
            stop = begun[k + 2].head if k + 2 < len(begun) else len(paragraphs)
            yield Pair(heads, place.first, end, other.first, stop)


def _stands_apart(paragraphs: Sequence[Paragraph], place: Start) -> bool:
    """Whether headings or names stand over a place, and a blank line over them."""
    return place.head < place.neck and paragraphs[place.head].lines[0].blanks > 0


def _heads(kinds: Sequence[Kind], first: int) -> list[int]:
    """The headings and bylines over a text, from the text before on."""
    head = first
    while head and kinds[head - 1] != "body":
        head -= 1
    return [n for n in range(head, first) if kinds[n] in ("subhead", "byline")]


def _says_who(paragraph: Paragraph) -> bool:
    """Whether a text begins with the names of those who wrote it."""
    said = dateline(paragraph.text[:60])
    return said is not None and _WRITERS.search(said) is not None


def _part(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int, pair: Pair, passages: Passages) -> Part:
    fit = passages.of(paragraphs[n].text)
    says = fit(pair.other, pair.stop) - fit(pair.first, pair.end)
    follows = n - 1 in pair.heads and not paragraphs[n].lines[0].blanks
    return Part(n >= pair.end, kinds[n] == "byline", bold(paragraphs[n]), follows, says)


def _two_texts(passages: Passages, pair: Pair) -> bool:
    """Whether the two texts say other words."""
    cohesion = Cohesion(passages.pairs)
    whole = cohesion.up_to(pair.first, pair.stop)
    apart = whole[pair.other - pair.first] + cohesion.up_to(pair.other, pair.stop)[-1]
    return apart - whole[-1] >= _TWO_TEXTS
