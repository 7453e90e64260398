"""Two stories' heads that came out together, parted: which heading and which byline is whose.

Either story has one headline, perhaps a kicker over it, a deck and a byline under it, and begins as high on the page as
the other; an extractor that goes down the page writes their parts in the order of their heights, those of the story on
the left first. All ways to part them are weighed by that and by what the headings say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

# All in nats, fitted by hand and by steps to 651 pairs of neighbouring stories on pages we typeset.
_SHARED: Final = 5.0  # what it costs that the heads came out together at all
_MOVED: Final = 1.0  # … and for each heading that is not the nearer story's
_MOVED_NAMES: Final = 0.3
_SAYS: Final = 0.5  # what a heading says counts so much, …
_MOST_SAID: Final = 12.0  # … and no more
_NAMED: Final = 10.0  # names that the text has not say little less
_HEADINGS: Final = (-2.0, 0.0, 0.5, -1.0)  # a story has none, one, two, three headings
_MORE_HEADINGS: Final = 2.0  # … or more: for each
_NAMELESS: Final = 0.5
_MORE_NAMES: Final = 4.0  # a story has two bylines or more: for each
_NAMED_IN_TEXT: Final = 5.0  # it has a byline, though its text says who wrote it (本报讯（记者 …）)
_NAMES_ABOVE: Final = 2.5  # a byline stands over a heading of the same story
_OVERPRINTED: Final = 6.0  # two headings of a story are overprinted
_TORN: Final = 2.0  # two parts that no blank line parts are of two stories
_OUT_OF_TURN: Final = 0.8  # a part stands before one that is higher on the page
# How far down a headline takes what is below it, in points, and any other part of a head.
_TALL, _LOW, _LEVEL = 43.0, 17.0, 3.0
# So many parts are weighed at most: twice as many ways for each.
MOST_PARTS: Final = 9


class Part(NamedTuple):
    """A heading or byline of one of two stories: over which it stands, and what speaks for the second, in nats.

    `follows`: it stands straight under the part before, and no blank line parts the two.
    """

    over_second: bool
    byline: bool
    overprinted: bool
    follows: bool
    says: float


class Parting(NamedTuple):
    """Which parts are the second story's, and how much likelier that is than that all are where they stand."""

    second: tuple[bool, ...]
    gain: float  # nats


def parted(parts: Sequence[Part], named: tuple[bool, bool] = (False, False)) -> Parting:
    """The likeliest way to part the heads of two neighbouring stories.

    `named`: whether the first one's and the second one's text begin with the names of those who wrote them.

    >>> first, second = Part(False, False, False, False, -20.0), Part(False, False, False, False, 20.0)
    >>> parted([first, second]).second, parted([first, first._replace(over_second=True, says=20.0)]).gain
    ((False, True), 0.0)
    """
    stand = tuple([part.over_second for part in parts])
    if not 1 < len(parts) <= MOST_PARTS or _most_gain(parts, stand, named) <= 0:
        return Parting(stand, 0.0)
    usual = _worth(parts, stand, stand, named)
    best = Parting(stand, 0.0)
    for second in product((False, True), repeat=len(parts)):
        gain = _worth(parts, second, stand, named) - usual
        if gain > best.gain:
            gain -= _OUT_OF_TURN * min(_out_of_turn(parts, second))
            if gain > best.gain:
                best = Parting(second, gain)
    return best


def _most_gain(parts: Sequence[Part], stand: Sequence[bool], named: tuple[bool, bool]) -> float:
    """No way to part them gains more."""
    shapes = _shapes(parts, stand, named)
    said = sum(max(0.0, 2 * _said(p, not over)) for p, over in zip(parts, stand, strict=True))
    return 2 * max(_HEADINGS) - shapes + said - _SHARED


def _worth(parts: Sequence[Part], second: Sequence[bool], stand: Sequence[bool], named: tuple[bool, bool]) -> float:
    """What it is worth that these parts are the second story's, but for their order."""
    total = 0.0 if tuple(second) == tuple(stand) else -_SHARED
    for part, its, over in zip(parts, second, stand, strict=True):
        total += _said(part, its)
        if its != over:
            total -= _MOVED_NAMES if part.byline else _MOVED
    for n, part in enumerate(parts):
        if part.follows and second[n] != second[n - 1]:
            total -= _TORN
    return total + _shapes(parts, second, named)


def _shapes(parts: Sequence[Part], second: Sequence[bool], named: tuple[bool, bool]) -> float:
    """How much the parts of either story look like one head."""
    total = 0.0
    for side in (False, True):
        own = [part for part, its in zip(parts, second, strict=True) if its == side]
        total += _shape(own)
        if named[side] and any(part.byline for part in own):
            total -= _NAMED_IN_TEXT
    return total


def _said(part: Part, second: bool) -> float:
    says = part.says
    if part.byline:
        says = math.copysign(max(abs(says) - _NAMED, 0.0), says)
    said = max(-_MOST_SAID, min(_MOST_SAID, _SAYS * says)) / 2
    return said if second else -said


def _shape(parts: Sequence[Part]) -> float:
    """How much a story's parts look like one head, in the order in which they came."""
    headings = [n for n, part in enumerate(parts) if not part.byline]
    count, names = len(headings), len(parts) - len(headings)
    total = _HEADINGS[min(count, 3)] - _MORE_HEADINGS * max(count - 3, 0)
    total -= _MORE_NAMES * (names - 1) if names else _NAMELESS
    if sum(part.overprinted for part in parts) > 1:
        total -= _OVERPRINTED
    if headings and any(part.byline for part in parts[: headings[-1]]):
        total -= _NAMES_ABOVE
    return total


def _out_of_turn(parts: Sequence[Part], second: Sequence[bool]) -> Iterator[int]:
    """How many parts of one story stand on the wrong side of one of the other's, whichever headings are headlines."""
    sides = [[n for n, its in enumerate(second) if its == side] for side in (False, True)]
    for left, right in product(_heights(parts, sides[0]), _heights(parts, sides[1])):
        yield sum((y <= z + _LEVEL) != (n < m) for n, y in left.items() for m, z in right.items())


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
