"""Heads of several stories that came out together, parted: which heading and which byline is whose.

Each story has one headline, perhaps a kicker over it, a deck and a byline under it. An extractor that goes down a page
writes the parts of stories that stand side by side in the order of their heights, and some of them after the text of
the first. All ways to give the parts of two stories are weighed, again and again until no exchange gains: by what the
headings say, by what makes up a whole head, and by how far up and down the page its parts would stand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

# All in nats, fitted by hand and by steps to 2,532 headlines of 516 pages we typeset.
_TANGLED: Final = 2.0  # that heads came out together at all costs so much for each story but one
_MOVED: Final = 1.0  # … and for each heading that is not the nearer story's
_MOVED_NAMES: Final = 0.3
_FARTHER: Final = 0.5  # … and for each story between
_SAYS: Final = 0.5  # what a heading says counts so much, …
_MOST_SAID: Final = 10.0  # … and no more
_NAMED: Final = 10.0  # names that the text has not say little less
_HEADINGS: Final = (-2.0, 0.0, 0.5, -1.0)  # a story has none, one, two, three headings
_MORE_HEADINGS: Final = 2.0  # … or more: for each
UNKNOWN: Final = 0.5  # how likely a text has a byline, of which nothing is known
_MORE_NAMES: Final = 4.0  # a story has two bylines or more: for each
_NAMED_IN_TEXT: Final = 5.0  # it has a byline, though its text says who wrote it (本报讯（记者 …）)
_NAMES_ABOVE: Final = 2.5  # a byline stands over a heading of the same story
_OVERPRINTED: Final = 6.0  # two headings of a story are overprinted
_SUBHEAD: Final = 3.0  # each heading that stands over what may be but the rest of a story stays
# Where there are as many overprinted headlines as stories, one in plain type begins none where nothing else does.
_PLAIN: Final = 8.0
_BEHEADED: Final = 8.0  # a stretch that nothing parts from the story before has headings, and that one none
_TORN: Final = 2.0  # two parts that no blank line parts are of two stories
_OUT_OF_TURN: Final = 0.8  # a part stands before one that is higher on the page
# How far down a headline takes what is below it, in points, and any other part of a head.
_TALL, _LOW, _LEVEL = 43.0, 17.0, 3.0
# So many parts of two stories are weighed at most, twice as many ways for each; stories with so many between at most.
MOST_PARTS: Final = 9
_REACH: Final = 3
_SLIGHT: Final = 1e-9


class Part(NamedTuple):
    """A heading or byline: the story over which it stands, and how well it fits the text of each story, in nats.

    `follows`: it stands straight under the part before, and no blank line parts the two; `signs`: a name that stands
    below the text of its story, as its author's, and may be a byline over another one.
    """

    home: int
    byline: bool
    overprinted: bool
    follows: bool
    fits: Sequence[float]
    signs: bool = False


class Text(NamedTuple):
    """A story's text: whether it says who wrote it; whether it may be but the rest of the story before, a stretch;
    whether its words are quite others than that one's; and how likely such a text has a byline, in nats.
    """

    named: bool
    doubtful: bool
    other_words: bool = False
    signed: float = UNKNOWN


class Parting(NamedTuple):
    """The story of each part, and how much likelier that is than that all are where they stand."""

    stories: tuple[int, ...]
    gain: float  # nats


def parted(parts: Sequence[Part], texts: Sequence[Text], differ: Callable[[int, int], bool]) -> Parting:
    """The likeliest way to give parts of heads, in the order in which they came, to the stories of these texts.

    `differ`: whether the texts of two stories are two; heads of one text are not told apart.

    >>> heads = [Part(0, False, False, False, (8.0, -12.0)), Part(0, False, False, False, (-12.0, 8.0))]
    >>> parted(heads, [Text(False, False)] * 2, lambda first, second: True).stories
    (0, 1)
    """
    return _Parter(parts, texts).found(differ)


class _Parter:
    def __init__(self, parts: Sequence[Part], texts: Sequence[Text]) -> None:
        self._parts, self._texts = parts, texts
        self._home = tuple([part.home for part in parts])
        self._alone = [[_worth_alone(part, story) for story in range(len(texts))] for part in parts]
        self._torn = [
            (n - 1, n) for n, part in enumerate(parts) if n and part.follows and parts[n - 1].home == part.home
        ]
        certain, strong = sum([not text.doubtful for text in texts]), sum([part.overprinted for part in parts])
        self._all_overprinted = strong == certain
        self._homes = {k: self._over(k, _own(k, self._home)) for k in self._home}
        self._turns: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
        self._shapes: dict[tuple[int, tuple[int, ...]], float] = {}

    def found(self, differ: Callable[[int, int], bool]) -> Parting:
        """Exchange after exchange between two stories, each the best there is, until none gains."""
        now = self._home
        shapes = sum([self._shape(k, now) for k in range(len(self._texts))])
        worth = base = self._worth(now, shapes, -math.inf)
        pairs = [(i, j) for j in range(len(self._texts)) for i in range(max(0, j - _REACH), j)]
        told: dict[tuple[int, int], bool] = {}
        while True:
            best = now
            for i, j in pairs:
                own = [n for n, story in enumerate(now) if story in (i, j)]
                if not 1 < len(own) <= MOST_PARTS:
                    continue
                if (i, j) not in told:
                    told[i, j] = differ(i, j)
                if told[i, j]:
                    best, worth = self._exchanged(now, own, (i, j), (best, worth))
            if best is now:
                return Parting(now, worth - base)
            now = best

    def _exchanged(
        self, now: tuple[int, ...], own: Sequence[int], between: tuple[int, int], best: tuple[tuple[int, ...], float]
    ) -> tuple[tuple[int, ...], float]:
        """The best way to give two stories their parts anew, if it is worth more than the best before."""
        rest = sum([self._alone[n][story] for n, story in enumerate(now) if story not in between])
        rest += sum([self._shape(k, now) for k in range(len(self._texts)) if k not in between])
        found, worth = best
        least = worth - rest + _TANGLED * (now == self._home)
        each = [[self._alone[n][story] for story in between] for n in own]
        for way, said in _ways(each, least - sum([self._most(story) for story in between])):
            for k, story in enumerate(between):
                said += self._shape_of(story, tuple([n for n, its in zip(own, way, strict=True) if its == k]))
            if said > least:
                stories = list(now)
                for n, k in zip(own, way, strict=True):
                    stories[n] = between[k]
                here = self._worth(tuple(stories), rest + said, worth)
                if here > worth + _SLIGHT:
                    found, worth = tuple(stories), here
        return found, worth

    def _worth(self, stories: tuple[int, ...], said: float, least: float) -> float:
        """What it is worth to give the parts to these stories; if that is no more than `least`, perhaps too much.

        `said`: what each part and each head is worth by itself.
        """
        moved = {(home, story) for home, story in zip(self._home, stories, strict=True) if home != story}
        total = said - _TANGLED * _tangled(moved)
        total -= _TORN * sum([stories[m] != stories[n] for m, n in self._torn])
        total -= _BEHEADED * self._beheaded(stories)
        for pair in {(min(pair), max(pair)) for pair in moved} if total > least else ():
            first, second = (self._over(story, _own(story, stories)) for story in pair)
            turns = self._turns.get((first, second))
            if turns is None:
                turns = self._turns[first, second] = _out_of_turn(self._parts, first, second)
            total -= _OUT_OF_TURN * turns
        return total

    def _over(self, story: int, own: Sequence[int]) -> tuple[int, ...]:
        """Those of a story's parts that stand over its text."""
        return tuple([n for n in own if not (self._parts[n].signs and self._parts[n].home == story)])

    def _shape(self, story: int, stories: tuple[int, ...]) -> float:
        return self._shape_of(story, _own(story, stories))

    def _most(self, story: int) -> float:
        """No parts are worth more as the head of a story."""
        return max(*_HEADINGS, self._as_subheads(self._homes.get(story, ())) * self._texts[story].doubtful)

    def _as_subheads(self, own: Sequence[int]) -> float:
        """What it is worth that these parts stay over what may be but the rest of a story."""
        return _SUBHEAD * sum([not self._parts[n].byline for n in own])

    def _shape_of(self, story: int, own: tuple[int, ...]) -> float:
        """How much these parts look like the head of a story, in the order in which they came."""
        total = self._shapes.get((story, own))
        if total is None:
            over, text = self._over(story, own), self._texts[story]
            parts = [self._parts[n] for n in over]
            if text.doubtful and over == self._homes.get(story, ()):
                total = self._as_subheads(over)
            elif text.doubtful and not over:
                total = 0.0
            else:
                total = _shape(parts, len(own) - len(over), text.signed)
                plain = not any(part.overprinted for part in parts)
                if text.doubtful and not text.other_words and plain and self._all_overprinted:
                    total -= _PLAIN
            if text.named and any(part.byline for part in parts):
                total -= _NAMED_IN_TEXT
            self._shapes[story, own] = total
        return total

    def _beheaded(self, stories: Sequence[int]) -> int:
        """How many stretches took a head from the story that they may be the rest of."""
        headed = {story for part, story in zip(self._parts, stories, strict=True) if not part.byline}
        count = 0
        for story in {*stories}:
            if story and self._texts[story].doubtful:
                before = story - 1
                while before and self._texts[before].doubtful and before not in stories:
                    before -= 1
                count += before not in headed
        return count


def _own(story: int, stories: Sequence[int]) -> tuple[int, ...]:
    """The parts that are a story's."""
    return tuple([n for n, its in enumerate(stories) if its == story])


def _ways(each: Sequence[Sequence[float]], least: float) -> list[tuple[tuple[int, ...], float]]:
    """All ways to give each part to one story or the other that are worth more than `least`, and what they are worth.

    >>> _ways([(0.0, -5.0), (0.0, 2.0)], 1.0)
    [((0, 1), 2.0)]
    """
    most = sum(map(max, each))
    ways: list[tuple[tuple[int, ...], float]] = [((), 0.0)]
    for here in each:
        most -= max(here)
        ways = [((*way, k), said + here[k]) for way, said in ways for k in (0, 1) if said + here[k] + most > least]
    return ways


def _worth_alone(part: Part, story: int) -> float:
    """What it is worth that a part is a story's, whatever the others are, in nats over where it stands."""
    if story == part.home:
        return 0.0
    says = part.fits[story] - part.fits[part.home]
    if part.byline:
        says = math.copysign(max(abs(says) - _NAMED, 0.0), says)
    said = max(-_MOST_SAID, min(_MOST_SAID, _SAYS * says))
    return said - (_MOVED_NAMES if part.byline else _MOVED) - _FARTHER * (abs(story - part.home) - 1)


def _shape(parts: Sequence[Part], below: int, signed: float) -> float:
    """How much parts look like the head of a story that so many names stand below."""
    headings = [n for n, part in enumerate(parts) if not part.byline]
    count, names = len(headings), len(parts) - len(headings) + below
    total = _HEADINGS[min(count, 3)] - _MORE_HEADINGS * max(count - 3, 0)
    total -= _MORE_NAMES * (names - 1) + max(-signed, 0.0) if names else max(signed, 0.0)
    if sum(part.overprinted for part in parts) > 1:
        total -= _OVERPRINTED
    if headings and any(part.byline for part in parts[: headings[-1]]):
        total -= _NAMES_ABOVE
    return total


def _tangled(moved: set[tuple[int, int]]) -> int:
    """How many stories' heads came out with others', but for one of those that came out together.

    >>> _tangled({(0, 1), (1, 0), (1, 2), (5, 4)})
    3
    """
    group: dict[int, int] = {}
    for pair in moved:
        one, other = (group.setdefault(story, story) for story in pair)
        group = {story: one if its == other else its for story, its in group.items()}
    return len(group) - len({*group.values()})


def _out_of_turn(parts: Sequence[Part], first: Sequence[int], second: Sequence[int]) -> int:
    """How many parts of one story stand on the wrong side of the other's, whichever headings are headlines."""
    return min(
        sum([(y <= z + _LEVEL) != (n < m) for n, y in left.items() for m, z in right.items()])
        for left, right in product(_heights(parts, first), _heights(parts, second))
    )


def _heights(parts: Sequence[Part], own: Sequence[int]) -> Iterator[dict[int, float]]:
    """How far down each part of a story's head may stand, in points, whichever heading is its headline."""
    headings = [n for n in own if not parts[n].byline]
    # Of two headings either is the headline, of more the second.
    for headline in headings if len(headings) == 2 else (headings[1:2] or headings or [-1]):
        down = 0.0
        out = {}
        for n in headings:
            out[n] = down
            down += _TALL if n == headline else _LOW
        yield out | {n: down for n in own if parts[n].byline}
