"""Heads of stories that stand side by side, of which parts came out over another one's text.

An extractor that goes down the page writes what is high on it first: the kickers of two stories or three, perhaps
their headlines, then the first story's text, the rest of the heads, and the other texts. Once the columns have been
put in order a story may begin without a head, where the columns of the one before end. So the heads of a page are
given out together (`head_parting`), also to stretches that may be stories of their own, if the page is likelier so.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product
from typing import Final, NamedTuple

from hzclean.cleaners.cohesion import Cohesion
from hzclean.cleaners.forms import blanks_tell, dateline, says_role
from hzclean.cleaners.head_parting import UNKNOWN, Part, Parting, Text, parted
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.stories import Start, bold

# Two texts are likelier two than one by so much, in nats; so much speaks for parting the heads anew.
_TWO_TEXTS: Final = 10.0
_DOUBT: Final = 1.8
_DOUBT_IN_ORDER: Final = 8.0  # … where the page's columns did not come out mixed
# … where nothing stands over the second, and so many lines it has at least.
_TWO_TEXTS_HEADLESS: Final = 15.0
_FEWEST: Final = 4
# … for each character, by half the harmonic mean of their sizes: of 144 texts that were two, half had .45 or more; of
# 313 that were one, a quarter had .41.
_OTHER_WORDS: Final = 0.4
_DATELINE: Final = 60  # characters, with the names in it
_FEWEST_SAID: Final = 2  # bylines and datelines
_WRITERS: Final = late("[记記]者|通[讯訊][员員]")
# How likely a byline stands over a text of so many characters, in nats; for each time that it is e times as long; if
# it begins with a dateline; at most. Three quarters of what 548 stories that we typeset showed: 64 in a hundred have
# one, 30 of those of less than 250 characters, 85 of those of 700 or more; with a dateline 22.
_USUAL: Final = 350
_SIGNED, _LONGER, _DATED = 0.4, 1.1, -1.5
_MOST_SIGNED: Final = 1.5


class Crossed(NamedTuple):
    """A part of stories' heads: the first paragraph of its story's text, how sure (0 to 1), whether it `stays`."""

    heading: int
    first: int
    confidence: float
    stays: bool


class _Story(NamedTuple):
    """Numbers of paragraphs."""

    heads: tuple[int, ...]  # the headings and bylines over it
    first: int  # where its text begins
    end: int  # … and ends
    doubtful: bool  # whether it may be but the rest of the story before


class _Found(NamedTuple):
    stories: Sequence[_Story]
    homes: Mapping[int, int]  # each part, by its paragraph, in page order → the story over which it stands
    parting: Parting


def crossed_heads(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[Kind],
    places: Sequence[Start],
    passages: Passages,
    mixed: bool = True,
) -> list[Crossed]:
    """The heads of stories that came out in one another: each part with its story.

    None where lines kept their places, or were recognised: heads are torn otherwise there. `mixed`: whether the page's
    columns came out mixed; where they did not, boxes may stand side by side all the same, but more must tell so, and
    overprinted headlines are in the order in which they were drawn.
    """
    if any(p.lines[0].region >= 0 for p in paragraphs) or not (mixed or _is_plain_news(paragraphs, kinds)):
        return []
    if is_recognised("\n".join([p.text for p in paragraphs])):
        return []
    found = _Search(paragraphs, kinds, places, passages).found()
    gain = found.parting.gain - (_DOUBT if mixed else _DOUBT_IN_ORDER)
    if gain <= 0 or not (mixed or _came_together(found)):
        return []
    sure = 1 / (1 + math.exp(-gain))
    given = list(zip(found.homes.items(), found.parting.stories, strict=True))
    tangled = {k for (_, home), story in given if home != story for k in (home, story)}
    return [Crossed(n, found.stories[k].first, sure, home == k) for (n, home), k in given if k in tangled]


def _came_together(found: _Found) -> bool:
    """Whether some story has more parts now and another fewer; if not, only words say that any came out elsewhere."""
    return Counter(found.homes.values()) != Counter(found.parting.stories)


def _is_plain_news(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> bool:
    """Whether two stories at least say where they come from or who wrote them, as news does, and no heading is bold."""
    if any(kind == "subhead" and bold(paragraph) for paragraph, kind in zip(paragraphs, kinds, strict=True)):
        return False
    said = [
        kind == "byline" or (kind == "body" and _dateline(paragraph) is not None)
        for paragraph, kind in zip(paragraphs, kinds, strict=True)
    ]
    return sum(said) >= _FEWEST_SAID


class _Search:
    """A page's heads and texts, and how sure it is that two texts are two."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start], passages: Passages
    ) -> None:
        self._paragraphs, self._passages = paragraphs, passages
        self._kinds = ["caption" if _is_lone(paragraphs, kinds, n) else kind for n, kind in enumerate(kinds)]
        self._body = [n for n, kind in enumerate(self._kinds) if kind == "body"]
        self._blanks_tell = blanks_tell([paragraphs[n] for n in self._body])
        self._places = [place for place in places if self._kinds[place.first] == "body"]
        self._cohesion = Cohesion(passages.pairs)
        # Asked of the same texts for each way in which the page may be parted.
        self._lengths = [len(p.text) for p in paragraphs]
        self._dateline = cache(lambda n: _dateline(paragraphs[n]))

    def found(self) -> _Found:
        """The likeliest way to give out the heads, with as many doubtful stretches as make it likelier."""
        begun: set[int] = {place.first for place in self._places if place.evidence > 0 or self._is_headed(place)}
        found = self._parted(begun)
        while len(found.homes) > 1:
            tried = [self._parted({*begun, first}) for first in self._may_begin(found)]
            # None of the parts may be over the stretch already.
            more = [other for other in tried if other.homes.keys() == found.homes.keys()]
            best = max(more, key=lambda m: m.parting.gain, default=found)
            if best.parting.gain <= found.parting.gain:
                break
            found, begun = best, {story.first for story in best.stories}
        return found

    def _is_headed(self, place: Start) -> bool:
        """Whether headings or names stand over a place, and a blank line over them."""
        return self._blanks_tell and place.head < place.neck and self._paragraphs[place.head].lines[0].blanks > 0

    def _parted(self, begun: Collection[int]) -> _Found:
        stories = list(self._stories(begun))
        signing = {n for n in range(len(self._kinds)) if _signs(self._paragraphs, self._kinds, n)}
        homes = {n: k - (k > 0 and n in signing) for k, story in enumerate(stories) for n in story.heads}
        texts = [
            Text(
                _says_who(self._dateline(story.first)),
                story.doubtful,
                k > 0 and self._has_other_words(*stories[k - 1 : k + 1]),
                self._signed(story),
            )
            for k, story in enumerate(stories)
        ]
        parts = [self._part(n, k, stories, n not in stories[k].heads) for n, k in homes.items()]

        def differ(i: int, j: int) -> bool:
            one, other = (range(stories[k].first, stories[k].end) for k in (i, j))
            return self._cohesion.apart(one, other) >= _TWO_TEXTS

        return _Found(stories, homes, parted(parts, texts, differ))

    def _signed(self, story: _Story) -> float:
        """How likely a byline stands over a story: rather over a long one, rather not over one with a dateline.

        Of what may be but the rest of one nothing is known.
        """
        if story.doubtful:
            return UNKNOWN
        size = sum([self._lengths[n] for n in range(story.first, story.end) if self._kinds[n] == "body"])
        dated = self._dateline(story.first) is not None
        signed = _SIGNED + _LONGER * math.log(max(size, 1) / _USUAL) + _DATED * dated
        return max(-_MOST_SIGNED, min(_MOST_SIGNED, signed))

    def _has_other_words(self, before: _Story, story: _Story) -> bool:
        """Whether what may be but the rest of the story before says quite other words."""
        if not story.doubtful:
            return False
        one, other = (range(its.first, its.end) for its in (before, story))
        sizes = [sum([self._lengths[n] for n in its]) for its in (one, other)]
        return self._cohesion.apart(one, other) >= _OTHER_WORDS * sizes[0] * sizes[1] / sum(sizes)

    def _stories(self, begun: Collection[int]) -> Iterator[_Story]:
        here = [place for place in self._places if place.first in begun]
        stops = [*(place.first for place in here[1:]), len(self._kinds)]
        for place, stop in zip(here, stops, strict=True):
            end = max(n for n in range(place.first, stop) if self._kinds[n] == "body") + 1
            yield _Story(self._heads(place.first), place.first, end, place.evidence <= 0)

    def _heads(self, first: int) -> tuple[int, ...]:
        """The headings and bylines over a text, from the text before on."""
        head = first
        while head and self._kinds[head - 1] != "body":
            head -= 1
        return tuple([n for n in range(head, first) if self._kinds[n] in ("subhead", "byline")])

    def _part(self, n: int, home: int, stories: Sequence[_Story], signs: bool) -> Part:
        paragraph = self._paragraphs[n]
        fit = self._passages.of(paragraph.text)
        follows = n - 1 in stories[home].heads and not paragraph.lines[0].blanks
        fits = [fit(story.first, story.end) for story in stories]
        return Part(home, self._kinds[n] == "byline", bold(paragraph), follows, fits, signs)

    def _may_begin(self, found: _Found) -> Iterator[int]:
        """Where a story may begin with nothing over it, amid the text of one of these: the numbers of paragraphs."""
        above = dict(pairwise(self._body[::-1]))
        for story, place in product(found.stories, self._places):
            if not story.first < place.first < story.end:
                continue
            here, last = self._paragraphs[place.first].lines[0], self._paragraphs[above[place.first]].lines[-1]
            set_apart = self._blanks_tell and self._paragraphs[place.head].lines[0].blanks > 0
            lines = sum(len(p.lines) for p in self._paragraphs[place.first : story.end])
            if (set_apart or here.x != last.x) and lines >= _FEWEST and self._wanted(found, place.first, story.end):
                before, after = range(story.first, place.first), range(place.first, story.end)
                if self._cohesion.apart(before, after) >= _TWO_TEXTS_HEADLESS:
                    yield place.first

    def _wanted(self, found: _Found, first: int, end: int) -> bool:
        """Whether a heading says what the paragraphs from `first` to `end` say rather than what its story says."""
        for n, home in found.homes.items():
            if self._kinds[n] == "subhead":
                fit, story = self._passages.of(self._paragraphs[n].text), found.stories[home]
                if fit(first, end) > fit(story.first, story.end):
                    return True
        return False


def _is_lone(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether a paragraph is one line that blank lines set apart from heads above and below: a caption."""
    if kinds[n] != "body" or len(paragraphs[n].lines) > 1 or not 0 < n < len(kinds) - 1:
        return False
    apart = paragraphs[n].lines[0].blanks and paragraphs[n + 1].lines[0].blanks
    return bool(apart) and "body" not in (kinds[n - 1], kinds[n + 1])


def _signs(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether a name alone stands straight below a text and above a heading: that text's author."""
    if kinds[n] != "byline" or not 0 < n < len(kinds) - 1 or says_role(paragraphs[n].text):
        return False
    return kinds[n - 1] == "body" and kinds[n + 1] == "subhead"


def _dateline(paragraph: Paragraph) -> str | None:
    return dateline(paragraph.text[:_DATELINE])


def _says_who(said: str | None) -> bool:
    """Whether a text begins with the names of those who wrote it. `said`: its dateline."""
    return said is not None and _WRITERS.search(said) is not None
