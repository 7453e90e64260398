"""A headline printed twice whose lines follow each other like stairs: each begins in what the headline said last.

Of the two copies of a run the extractor writes the second on a line of its own, together with the run's successor, and
leaves out copies that lie exactly on the first. So little of the headline may be said twice, but in order:
桥头茶事：老街坊请 ⏎ 老街坊请回 ⏎ 回“掌壶人”. A copy may be broken in two: 渡口的“晚间早市 ⏎ 晚间 ⏎ 早市” 开张.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import compress

from hzclean.cleaners.doubling import LONGEST, distinct_hanzi
from hzclean.cleaners.doubling_chain import Chain
from hzclean.cleaners.doubling_pieces import NO_HEADLINE_ENDS, REST_BELOW, STOPS, ends_a_sentence, piece_of
from hzclean.cleaners.patterns import late

# What may be a copy, in characters; and one of a headline.
_SHORTEST, _LONG = 2, 3
# So many different hanzi and figures must be said twice; if other headlines are printed twice.
_MOST, _LEAST = 6, 4
# What is asked again, and how long it is at least, in code points.
_ASKS, _SHORTEST_ASKED = "？！", 3
_MARK_TWICE = late("(?P<said>[^，。、；：？！]+)(?P<mark>[，、：；？！])(?P=mark) ?(?P<rest>[^。；]*)")


def climb(texts: Sequence[str], start: int, gone: Set[int], surely: bool = False) -> Chain | None:
    """The chain of lines that begins at `start`, if it is stairs of two steps at least and they are enough.

    `surely`: other headlines of the page are printed twice.

    >>> stairs = climb(["桥头茶事：老街坊请", "老街坊请回", "回“掌壶人”"], 0, set(), True)
    >>> stairs.text if stairs else None
    '桥头茶事：老街坊请回“掌壶人”'
    """
    if not _may_be_step(texts, start, gone):
        return None
    above = _step(texts[start - 1], 0, texts, start, gone) if start and start - 1 not in gone else None
    if above and (len(texts[start - 1]) - above[0] >= _SHORTEST or texts[start][0] in STOPS):
        return None  # it is a step itself
    chain = Chain(start, texts[start])
    at, said, steps, longest, ends = start + 1, 0, 0, 0, False
    while step := _step(chain.text, said, texts, at, gone):
        begin, broken = step
        copied = len(chain.text) - begin
        if copied < _SHORTEST and longest < _LONG and chain.text[-1] not in STOPS:
            break
        said = len(chain.text)
        if broken:
            chain.say_again(at, texts[at], begin)
            copied -= len(texts[at])
        at += broken
        ends = not chain.step(at, texts[at], copied)
        at, steps, longest = at + 1, steps + 1, max(longest, said - begin)
    if steps and not ends and (below := _last_copy(chain.text[said:], texts, at, gone)):
        chain.repeat(below, texts[below])
        ends = True
    if not (ends or surely):
        return None  # verse goes on so
    enough = _LEAST if surely else _MOST
    twice = "".join(compress(chain.text, chain.doubled))
    if steps < 2 or longest < _LONG or distinct_hanzi(twice) < _LEAST or len(set(filter(str.isalnum, twice))) < enough:
        return None
    chain.anchored = True
    return None if chain.text[-1] in NO_HEADLINE_ENDS or ends_a_sentence(chain.text) else chain


def with_mark_twice(texts: Sequence[str], at: int, gone: Set[int]) -> Chain | None:
    """The chain of a line and the one below, which says again what that one ends in and then a mark twice.

    A mark within a line is doubled by nobody; one at its end is in chats, but not in what is said twice on end.

    >>> chain = with_mark_twice(["渡口来信", "渡口来信，，等雾散"], 0, set())
    >>> chain.text if chain else None
    '渡口来信，等雾散'
    >>> with_mark_twice(["去不去", "去不去"], 0, set())
    """
    if at + 1 >= len(texts) or not gone.isdisjoint((at, at + 1)) or len(texts[at + 1]) > LONGEST:
        return None
    found = _MARK_TWICE.fullmatch(texts[at + 1])
    if not found or ends_a_sentence(texts[at + 1]):
        return None
    said, mark, rest = found["said"], found["mark"], found["rest"]
    asks = mark in _ASKS
    if asks == bool(rest) or len(said) < _SHORTEST_ASKED or distinct_hanzi(said) < (2 if asks else _LEAST):
        return None
    above = texts[at]
    if above == said:
        chain = Chain(at + 1, texts[at + 1])
        chain.begin_with(at, above, surely=True)
    elif above.endswith(" " + said) and len(above) <= LONGEST:
        chain = Chain(at, above)
        chain.end_with(at + 1, texts[at + 1], len(said))
    else:
        return None
    return chain if chain.squares else None  # the marks are the text's own


def _last_copy(rest: str, texts: Sequence[str], at: int, gone: Set[int]) -> int:
    """The line that says the rest of the headline again, lines of another column before it; 0 if there is none."""
    lines = range(at, min(at + REST_BELOW, len(texts)))
    return next((n for n in lines if len(rest) >= _SHORTEST and texts[n] == rest and n not in gone), 0)


def _may_be_step(texts: Sequence[str], number: int, gone: Set[int]) -> bool:
    text = texts[number]
    return number not in gone and len(text) <= LONGEST and not ends_a_sentence(text) and "。" not in text


def _step(above: str, said: int, texts: Sequence[str], at: int, gone: Set[int]) -> tuple[int, bool] | None:
    """Where in `above`, behind `said`, line `at` begins to say again all that follows; whether with the next line."""
    text = ""
    for number in (at, at + 1):
        if number >= len(texts) or not _may_be_step(texts, number, gone):
            break
        before, text = len(text), text + piece_of(number, texts[number]).text
        for begin in range(said, len(above) - before):
            if text.startswith(above[begin:]):
                return begin, number > at
        if text not in above[said:-1]:
            break
    return None
