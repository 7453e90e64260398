"""The cheapest reading of a wrapped page: which role each printed line has (a Viterbi search)."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Final

from hzclean.cleaners.column_width import EM_PER_MARK
from hzclean.cleaners.kinds import (
    BYLINE,
    DOCUMENT,
    LABELLED,
    ORDINAL,
    Ending,
    Mark,
    begins_dated,
    in_halves,
    stands_alone,
)
from hzclean.cleaners.printed_lines import NO_COLUMN, PrintedLines
from hzclean.cleaners.wrap_costs import (
    ANY_WIDTH,
    ASKS,
    ENDS_HEADING,
    ENDS_INSIDE,
    ENDS_PARAGRAPH,
    ENDS_VERSE,
    ENTER_BODY,
    ENTER_HEADING,
    ENTER_VERSE,
    FULL,
    FULL_LAST,
    FULL_SINGLE,
    HALVES_BODY,
    HEADING_AFTER_HEADING,
    JUST_FITS,
    LAST_TOO_WIDE,
    LONG_LINE,
    MARKS_HEADING,
    MARKS_VERSE,
    NO_WIDTH_KNOWN,
    NOT_FULL,
    ROLES,
    SINGLE_WHOLE,
    TOO_WIDE,
    VERSE_ON,
    Role,
    fullness,
)
from hzclean.cleaners.wrap_habits import Habits

OVERPRINTED: Final = 3.0  # bold type is headlines
OTHER_COLUMN: Final = 1.5
DATED_HEADING: Final = 6.0  # what begins with a dateline is no heading
NUMBERED: Final = 2.5  # 二、总体要求
DOCUMENTED: Final = 4.0  # 关于……的公告
LABELLED_HEADING: Final = 3.0  # 【社评】……
HEADLINES: Final = 3.0  # before a dateline stand headlines, or a story that is over
_ORDINAL_BEGINS: Final = frozenset("一二三四五六七八九十百（(")
# Looking a name up in its class takes longer than to compare.
_TERMINAL, _COLON, _COMMA = Ending.TERMINAL, Ending.COLON, Ending.COMMA
_SENTENCE = Mark.SENTENCE
_FIRST, _MIDDLE, _LAST, _SINGLE = Role.FIRST, Role.MIDDLE, Role.LAST, Role.SINGLE
_HEADING, _HEADING_ON = Role.HEADING, Role.HEADING_ON


def emissions(
    printed: PrintedLines,
    columns: Sequence[float],
    habits: Habits,
    overprinted: Sequence[bool],
    after: tuple[Sequence[float], Collection[int]] | None = None,
) -> list[tuple[float, ...]]:
    """For each printed line the cost of each `Role`, from its width and its ending.

    `after`: as `what_follows` gives it, where the lines are not one below another.
    """
    units, before_story = after or what_follows(printed)
    single_share = habits.single
    not_full = min(max(1.0 - math.log(habits.not_full), NOT_FULL[0]), NOT_FULL[1])
    just_fits = 0.0 if any(printed.parted) else JUST_FITS  # recognition misreads widths
    several, one = ENTER_BODY - math.log(1 - single_share), ENTER_BODY - math.log(single_share)
    # For each width what it costs that an indent was lost, that it was kept, and to have any width.
    by_column = {c: (-math.log(share), -math.log(1 - share), math.log(c)) for c, share in habits.indent_lost.items()}
    out: list[tuple[float, ...]] = []
    add = out.append
    for n, (column, w, end, unit, squeezed, slack, mark, text, bold) in enumerate(
        zip(
            columns,
            printed.widths,
            printed.ends,
            units,
            printed.squeezes,
            printed.slacks,
            printed.marks,
            printed.texts,
            overprinted,
            strict=True,
        )
    ):
        tolerance = printed.tolerance + slack
        over = w - column
        if column == NO_COLUMN:
            last = ANY_WIDTH
            single = ANY_WIDTH - math.log(SINGLE_WHOLE) - one
            middle = first = NO_WIDTH_KNOWN + 0.15 * max(LONG_LINE - w, 0.0)
        else:
            lost, kept, any_width = by_column[column]
            middle = fullness(over, squeezed, unit, tolerance, not_full, just_fits)
            first = middle + kept
            if first > FULL + lost:  # else no line costs less, were it set in
                first = min(first, fullness(over + 2, squeezed, unit, tolerance, not_full, just_fits) + lost)
            last = single = any_width
            if over >= -0.5 - tolerance:
                if over <= tolerance:
                    last = last + FULL_LAST
            elif -2.5 - tolerance <= over <= tolerance - 2:
                single = single + FULL_SINGLE
            if over > squeezed + tolerance:
                single = last + TOO_WIDE + over
                last = single + LAST_TOO_WIDE
            elif over + 2 > squeezed + tolerance:
                single = single + min(kept, 3.0)
        inside, done = ENDS_INSIDE[end], ENDS_PARAGRAPH[end]
        if not mark:
            unmarked = min(w / EM_PER_MARK, 2.5)
            inside += unmarked
            if end is not _TERMINAL:
                done += unmarked
        unlikely = 0.0
        if end is _TERMINAL:
            if n in before_story and text[-1] in "？?":
                done += HEADLINES
        elif end >= _COMMA:
            if n in before_story:
                done += HEADLINES
                unlikely = HEADLINES
            if in_halves(text):
                inside += HALVES_BODY
                done += HALVES_BODY
        long = 0.15 * (w - 24) if w > 24 else 0
        heading = ENDS_HEADING[end] + ANY_WIDTH + MARKS_HEADING[mark] + long
        verse = ENDS_VERSE[end] + ANY_WIDTH + MARKS_VERSE[mark] + long + (2.0 if over > -1.5 else 0.0) + unlikely
        if mark is _SENTENCE and "。" not in text and "；" not in text and end:
            heading -= ASKS
        if begins_dated(text):
            heading += DATED_HEADING
        if text[0] in _ORDINAL_BEGINS and ORDINAL.match(text):
            heading -= NUMBERED
        elif text[0] in "关關" and DOCUMENT.match(text):
            heading -= DOCUMENTED
        elif text[0] == "【" and LABELLED.match(text):
            heading -= LABELLED_HEADING
        if bold:
            heading -= OVERPRINTED
            inside += OVERPRINTED
            done += OVERPRINTED
        add((inside + first + several, inside + middle, done + last, done + single + one, heading, heading, verse))
    return out


def what_follows(printed: PrintedLines) -> tuple[list[float], set[int]]:
    """The width of what begins the next line, for each, and after which lines comes a dateline or a byline."""
    dated = {n for n, text in enumerate(printed.texts[1:]) if begins_dated(text)}
    signed = {
        n
        for n, (end, mark, text) in enumerate(zip(printed.ends[1:], printed.marks[1:], printed.texts[1:], strict=True))
        if end >= Ending.CLOSER and not mark and stands_alone(text) and BYLINE.match(text)
    }
    return [*printed.units[1:], 1.0], dated | signed


def cheapest(
    costs: Sequence[tuple[float, ...]], weights: Sequence[float], columns: Sequence[float], on: Sequence[float]
) -> list[Role]:
    """The roles of all lines that together cost least.

    `weights`: as `wrap_gaps.gap_weights` gives them; `on`: as `wrap_headings.headings_on` does.
    """
    states = started(costs[0])
    back: list[Back] = []
    for n in range(1, len(costs)):
        states, came = step(states, weights[n], columns[n] != columns[n - 1], on[n - 1], costs[n])
        back.append(came)
    return _trace(min(FINAL, key=states.__getitem__), back)


States = Sequence[float]  # what the cheapest way to each `Role` costs
Back = tuple[int, int, int, int, int]  # the roles before, by what a line is (see `WHICH`)


def step(states: States, weight: float, elsewhere: bool, on: float, c: Sequence[float]) -> tuple[States, Back]:
    """The states one printed line on, and where each came from.

    `weight`: of the gap; `elsewhere`: the column changes in it; `on`: what a heading's going on costs; `c`: the line's
    costs.
    """
    first, middle, last, single, heading, heading_on, verse = states
    join, parted = (weight, 0.0) if weight > 0 else (0.0, -weight)
    ended, from_end = last, 2
    if single < ended:
        ended, from_end = single, 3
    if heading < ended:
        ended, from_end = heading, 4
    if heading_on < ended:
        ended, from_end = heading_on, 5
    if verse < ended:
        ended, from_end = verse, 6
    ended += parted
    going, from_going = (first, 0) if first < middle else (middle, 1)
    going += join + OTHER_COLUMN if elsewhere else join
    headed, from_headed = (heading, 4) if heading < heading_on else (heading_on, 5)
    heading_new, from_new = ended + ENTER_HEADING, from_end
    if headed + parted + HEADING_AFTER_HEADING < heading_new:
        heading_new, from_new = headed + parted + HEADING_AFTER_HEADING, from_headed
    verse_new, from_verse = ended + ENTER_VERSE, from_end
    if verse + parted + VERSE_ON < verse_new:
        verse_new, from_verse = verse + parted + VERSE_ON, 6
    return (
        ended + c[0],
        going + c[1],
        going + c[2],
        ended + c[3],
        heading_new + c[4],
        headed + join + on + c[5],
        verse_new + c[6],
    ), (from_end, from_going, from_headed, from_new, from_verse)


FINAL: Final = range(2, 7)  # the roles that a page's last line may have


def started(cost: Sequence[float]) -> States:
    """The states at a page's first line."""
    return (
        cost[0],
        math.inf,
        math.inf,
        cost[3],
        cost[4] + ENTER_HEADING,
        math.inf,
        cost[6] + ENTER_VERSE,
    )


# Where each role's predecessor stands in the backward table.
WHICH: Final = (0, 1, 1, 0, 3, 2, 4)


def _trace(state: int, back: Sequence[tuple[int, int, int, int, int]]) -> list[Role]:
    out = [state]
    for came in reversed(back):
        state = came[WHICH[state]]
        out.append(state)
    out.reverse()
    return [ROLES[s] for s in out]


_SURE: Final = 30.0  # nats; beyond that all is certain


def join_margins(
    roles: Sequence[Role], costs: Sequence[tuple[float, ...]], weights: Sequence[float], on: Sequence[float]
) -> list[float]:
    """For the gap before each printed line by how many nats a join is cheaper than a break (below 0: dearer).

    Both are weighed with all other gaps as they were decided.
    """
    out = [-_SURE] * len(roles)
    for n in range(1, len(roles)):
        before, here = roles[n - 1], roles[n]
        if here <= _SINGLE and before <= _SINGLE:
            # What each line would be, were the gap the other way; a line's other side stays.
            c, d = costs[n - 1], costs[n]
            opens, ends_here = before is _FIRST or before is _SINGLE, here >= _LAST
            joined = c[_FIRST if opens else _MIDDLE] + d[_LAST if ends_here else _MIDDLE]
            parted = c[_SINGLE if opens else _LAST] + d[_SINGLE if ends_here else _FIRST]
            margin = parted - joined
        elif here is _HEADING_ON or (here is _HEADING and (before is _HEADING or before is _HEADING_ON)):
            margin = HEADING_AFTER_HEADING - on[n - 1]
        else:
            continue
        margin -= weights[n]
        out[n] = -_SURE if margin < -_SURE else _SURE if margin > _SURE else margin
    return out
