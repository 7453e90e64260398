"""A headline printed twice that grows line by line: which line goes on with it, and where its runs were broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hzclean.cleaners.doubling import LONGEST, beside_overprint, boundaries, distinct_hanzi
from hzclean.cleaners.doubling_chain import Chain
from hzclean.cleaners.doubling_pieces import (
    CLOSERS,
    INNER,
    LONGEST_REST,
    NEVER_LAST,
    NO_HEADLINE_ENDS,
    OPENERS,
    REST_BELOW,
    STOPS,
    ends_a_sentence,
    overlap,
)
from hzclean.cleaners.doubling_rest import breaks_off
from hzclean.cleaners.kinds import OPENER_OF

# Lines of the next column may stand between two pieces of a headline.
_MOST_BETWEEN = 2
# A shorter run that stands there once more may be a word said again; but for one of a headline said twice so far.
_SHORTEST_RUN, _SHORTEST_REST = 4, 2
# So many lines above a mark that closes may be the one that opens.
_SENTENCE = 6
# So many characters have room between the type and the edge of the page.
_AT_EDGE = 2


def grow(texts: Sequence[str], start: int, gone: set[int], is_below: Callable[[int], bool] = lambda n: True) -> Chain:
    """The longest chain of lines that begins at `start`; no more than two other lines stand between two of it.

    `is_below`: whether a line stands straight below the one before it.
    """
    chain = Chain(start, texts[start])
    if _closes_above(texts, start) or _is_apart(texts, start):
        return chain
    at, rest = start, ""
    after = texts[start + 1] if start + 1 < len(texts) and start + 1 not in gone else ""
    if after.startswith(texts[start]) and len(texts[start]) >= _SHORTEST_RUN:
        broken = _is_broken_run(after, texts, start + 1, gone)
        inside = len(texts[start]) not in boundaries(after)
        steps = inside and _says_rest(after[len(texts[start]) :], texts, start + 1, gone)
        if broken or steps or (inside and _runs_on(after, texts, start + 1, gone)):
            chain = Chain(start + 1, after)
            chain.begin_with(start, texts[start], surely=broken)
            at, rest = start + 1, after[len(texts[start]) :] if steps else ""
    if texts[start] in OPENERS and _has_no_copy(texts, start, gone):
        chain.append(start + 1, after)
        at = start + 1
    while True:
        if rest and _says_rest(rest, texts, at, gone):
            at += 1
            rest = chain.step(at, texts[at], len(rest))
            continue
        if taken := _take_broken(chain, texts, at, gone):
            at += taken
            continue
        for number in range(at + 1, min(at + 2 + _MOST_BETWEEN, len(texts))):
            if number in gone or len(texts[number]) > LONGEST or (number > at + 1 and "。" in texts[number]):
                continue  # 试运行 at a headline's end is not the 试运行。 that begins a line of text below
            if number > at + 1 and number - 1 not in gone and overlap(texts[number - 1], texts[number], True) > 1:
                continue  # it goes on with the line before it
            begun = len(chain.text)
            if chain.add(number, texts[number], number == at + 1):
                _take_rest(chain, begun, texts, number, gone)
                # What was passed over may be where the run was broken.
                for passed in range(at + 1, number):
                    if passed not in gone and len(texts[passed]) > 1:
                        if chain.text.endswith(texts[passed]):
                            chain.repeat(passed, texts[passed])
                        else:
                            chain.add(passed, texts[passed], True)
                at = number
                break
        else:
            if not (chain.joints and at + 1 < len(texts) and at + 1 not in gone):
                return chain
            follower = texts[at + 1]
            if breaks_off(chain, texts, at + 1, is_below):
                chain.go_on(at + 1, follower)
            elif chain.text[-1] not in OPENERS and follower[0] not in CLOSERS | NEVER_LAST:
                return chain
            else:
                chain.append(at + 1, follower)
            at += 1


def _says_rest(rest: str, texts: Sequence[str], at: int, gone: set[int]) -> bool:
    """Whether the line after `at` begins with the rest of that line, which no other kind of character parts from it.

    An extractor that drops blanks takes two runs of hanzi for one: 秤回来了 ⏎ 秤回来了棉也回来了 ⏎ 棉也回来了价钱也.
    """
    below = _below(texts, at, gone, 1)
    return bool(below) and distinct_hanzi(rest) >= _SHORTEST_RUN - 1 and below[0].startswith(rest)


def _take_broken(chain: Chain, texts: Sequence[str], at: int, gone: set[int]) -> int:
    """Take the rest and the other copy of a run that is broken behind line `at`: so many lines, 0 if it is not."""
    shortest = _SHORTEST_REST if chain.surely_twice else _SHORTEST_RUN
    rests, begun = 0, 0
    if _is_broken_run(chain.text, texts, at, gone, shortest) or (chain.joints and _is_mark_twice(texts, at, gone)):
        rests = 1
    elif _is_broken_run(chain.text, texts, at, gone, rests=2):
        rests = 2
    elif begun := _begun_again(chain.text, texts, at, gone, shortest):
        rests = 1
    elif _stand_crosswise(chain.text, texts, at, gone):
        chain.cross(at + 1, texts[at + 1], texts[at + 3])
        return 3
    if not rests:
        return 0
    copy = at + 1 + rests
    for number in range(at + 1, copy):
        chain.append(number, texts[number])
    chain.repeat(copy, texts[copy], begun)
    return rests + 1


def _below(texts: Sequence[str], at: int, gone: set[int], count: int) -> Sequence[str]:
    """The so many lines after `at`; none where the page ends before, or one of them is done already."""
    below = range(at + 1, at + 1 + count)
    return texts[below.start : below.stop] if below.stop <= len(texts) and gone.isdisjoint(below) else ()


def _has_no_copy(texts: Sequence[str], at: int, gone: set[int]) -> bool:
    """Whether the run after the mark that line `at` is stands twice below it, but the mark once: “ ⏎ 新棉 ⏎ 新棉”."""
    below = _below(texts, at, gone, 2)
    if not below:
        return False
    run, again = below
    return run[0] not in OPENERS and len(again) > len(run) and again.startswith(run)


def _take_rest(chain: Chain, begun: int, texts: Sequence[str], at: int, gone: set[int]) -> None:
    """Take the rest of a run's first copy, which was broken where the second one, on line `at`, is not.

    It stands below, as the headline is set on two lines: 谁来种 ⏎ 谁来种又谁来收 ⏎ 又谁来收？. Where the second copy is
    cut off at the edge of the page, the rest goes on: 谁来种 ⏎ 谁来种又 ⏎ 又谁来收.
    """
    text = texts[at]
    rest = chain.text[begun:]
    first = text[: len(text) - len(rest)]
    if not rest or not chain.text.endswith(text) or len(first) in boundaries(text):
        return
    if _take_rest_above(chain, rest, texts, at, gone) or distinct_hanzi(first) < _SHORTEST_RUN - 1:
        return
    for number in range(at + 1, min(at + 1 + REST_BELOW, len(texts))):
        below = texts[number]
        if number in gone or number in chain.used or not below.startswith(rest):
            continue
        more = below[len(rest) :]
        cut_off = len(rest) <= _AT_EDGE and len(below) <= LONGEST_REST and number <= at + 1 + _MOST_BETWEEN
        if STOPS.union(CLOSERS).issuperset(more) or (
            cut_off and not INNER.search(below) and not ends_a_sentence(below)
        ):
            chain.end_with(number, below, len(rest))
            return


def _take_rest_above(chain: Chain, rest: str, texts: Sequence[str], at: int, gone: set[int]) -> bool:
    """Take the rest of a run's first copy where it stands straight below the first copies, above the second ones.

    pdfminer writes what lies in one place as one box: 谁来种：：又谁来 ⏎ 收了 and then 谁来种 ⏎ 又谁来收了. Where the
    second copy is cut off at the edge of the page, the first one goes on.
    """
    for number in range(min(chain.used) + 1, at):
        text = texts[number]
        free = number not in gone and number not in chain.used and number - 1 in chain.used
        if free and text.startswith(rest) and len(text) <= len(rest) + _AT_EDGE and not ends_a_sentence(text):
            chain.step(number, text, len(rest))
            return True
    return False


def may_grow(texts: Sequence[str], start: int) -> bool:
    """Whether a chain that begins at `start` may hold more than that line; told by the lines' first characters.

    A mark that opens a headline may have no second copy below.

    >>> may_grow(["一粒种子的", "一粒种子的“出道"], 0), may_grow(["一粒种子的", "本报记者"], 0)
    (True, False)
    """
    text = texts[start]
    if text in OPENERS:
        return True
    return any(text[0] in other or other[0] in text for other in texts[start + 1 : start + 2 + _MOST_BETWEEN])


def _is_apart(texts: Sequence[str], start: int) -> bool:
    """Whether a line is no part of the headline below it that says the same: prose, or a kicker.

    >>> _is_apart(["县报社论", "工潮过后，", "县报社论", "县报社论】】一粒种子的"], 0)
    True
    """
    text, below = texts[start], texts[start + 1 : start + 3 + _MOST_BETWEEN]
    if "。" in text[:-1] and not beside_overprint(text):
        return True
    return bool(below) and text not in below[0] and sum(other.startswith(text) for other in below) > 1


def _closes_above(texts: Sequence[str], at: int) -> bool:
    """Whether a line is nothing but the mark that closes what the text above opens."""
    mark = texts[at]
    if mark not in OPENER_OF:
        return False
    above = "".join(texts[max(at - _SENTENCE, 0) : at])
    return above.count(OPENER_OF[mark]) > above.count(mark)


def _is_broken_run(
    text: str, texts: Sequence[str], at: int, gone: set[int], shortest: int = _SHORTEST_RUN, rests: int = 1
) -> bool:
    """Whether a run that ends `text` goes on in the `rests` lines after `at`, and stands whole in the one after those.

    The second copy of a run is not broken where the first one was: …与一 ⏎ 只鸡 ⏎ 与一只鸡.
    """
    below = _below(texts, at, gone, rests + 1)
    if not below:
        return False
    rest, whole = "".join(below[:-1]), below[-1]
    begun = len(whole) - len(rest)
    return (
        begun > 0
        and len(whole) >= shortest
        and whole.endswith(rest)
        and text.endswith(whole[:begun])
        and whole[-1] not in NO_HEADLINE_ENDS
        and distinct_hanzi(whole) >= shortest - 1
    )


def _is_mark_twice(texts: Sequence[str], at: int, gone: set[int]) -> bool:
    """Whether either of the two lines after `at` is one and the same mark: 淹不淹 ⏎ ？ ⏎ ？."""
    below = _below(texts, at, gone, 2)
    return bool(below) and below[0] == below[1] and below[0] in STOPS


def _stand_crosswise(text: str, texts: Sequence[str], at: int, gone: set[int]) -> bool:
    """Whether the copies of a run of two marks stand crosswise after line `at`: 回头看” ⏎ ， ⏎ ” ⏎ ，看出."""
    below = _below(texts, at, gone, 3)
    if not below:
        return False
    second, first, then = below
    return (
        len(second) == len(first) == 1
        and first != second == then[0]
        and text.endswith(first)
        and len(then) > 1
        and {first, second} <= OPENERS | CLOSERS | STOPS
    )


def _begun_again(text: str, texts: Sequence[str], at: int, gone: set[int], shortest: int) -> int:
    """How much of the line after `at` the one after that says once more, behind what ends `text`; 0 if it does not.

    The second copy of a headline on two lines is cut off at the edge of the page:
    由三十二床降 ⏎ 为二十床 ⏎ 由三十二床降为.
    """
    below = _below(texts, at, gone, 2)
    if not below:
        return 0
    rest, copy = below
    if rest[0] not in copy or copy[0] not in text:
        return 0
    for begun in range(1, min(len(rest), len(copy) - shortest + 2)):
        first = copy[: len(copy) - begun]
        if rest.startswith(copy[-begun:]) and text.endswith(first) and distinct_hanzi(first) >= shortest - 1:
            return begun
    return 0


def _runs_on(text: str, texts: Sequence[str], at: int, gone: set[int]) -> bool:
    """Whether the line after `at` begins in what ends `text`."""
    return at + 1 < len(texts) and at + 1 not in gone and overlap(text, texts[at + 1], True) > 1
