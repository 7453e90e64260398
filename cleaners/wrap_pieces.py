"""Printed lines that an extractor cut between two marks: which pieces are one line, decided with what each line is.

Where two full-width marks meet (：“ ，「 。（) they are set half an em closer, and some extractors take the overlap of
their boxes for a line's end (pdftotext -raw). Whether 他说： ⏎ “走吧。” is one printed line, two of one paragraph or
two paragraphs is told by what it would be worth as each of them, all lines of the page together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import CLOSERS, DATELINE, OPENERS, Ending, Mark, cuts_pairs, opens_paragraph, stands_alone
from hzclean.cleaners.patterns import late
from hzclean.cleaners.printed_lines import PrintedLines, joint
from hzclean.cleaners.wrap_costs import ROLES, Role
from hzclean.cleaners.wrap_habits import Habits
from hzclean.cleaners.wrap_search import FINAL, WHICH, Back, States, emissions, started, step, what_follows

# Nats for one printed line against two: where it begins a paragraph, and where it goes on with one.
SAID: Final = (0.0, 0.0)  # 他说：“走吧。”
WITHIN: Final = (1.5, 1.5)  # amid a sentence
QUOTED: Final = (4.5, 5.0)  # 他笑了。“走吧。”
QUOTED_SEEN: Final = (4.5, 8.0)  # … on a recognised page, where no boxes overlap
ANSWERED: Final = (3.0, 3.0)  # “走吧。”“去哪儿？”
ASIDE: Final = (0.0, 6.0)  # 记得。（笑）
_FREE: Final = (0.0, 0.0)
_NONE: Final[Back] = (0, 0, 0, 0, 0)
_NARROWED: Final = "，。、；：”’」』）)】》〉〕"  # marks that are set closer to an opening one
_ASIDE: Final = late("[（(][\u4e00-\u9fff]{1,4}[）)]")  # （笑） after a sentence: no paragraph of its own
_FILLS: Final = 0.6  # em
_SEVERAL: Final = 2
_GO_ON: Final = (Role.MIDDLE, Role.LAST)
_HEADS: Final = (Role.HEADING, Role.HEADING_ON)
_MOST_PIECES: Final = 4
_ROOM: Final = 0.6  # em by which a line may be wider than its column
_INDENT: Final = 2.6  # … where it must go on: of short paragraphs, without their indents, a column looks narrower


def cuts(printed: PrintedLines, columns: Sequence[float], known: int) -> list[int]:
    """Before which printed lines a line may have been cut between two marks.

    `known`: how many cuts of the page gave themselves away; where there are none a line must be nothing else.
    """
    openers = [n for n, text in enumerate(printed.texts) if n and text[0] in OPENERS and _may_be_cut(printed, n)]
    if not openers or known >= _SEVERAL or cuts_pairs(printed.texts):
        return openers
    return [n for n in openers if _is_torn_off(printed, n, columns[n - 1])]


def _may_be_cut(printed: PrintedLines, n: int) -> bool:
    """Whether line `n` may be the rest of the printed line before, cut between two marks."""
    before, text = printed.texts[n - 1], printed.texts[n]
    if before[-1] not in _NARROWED or opens_paragraph(text):
        return False
    if stands_alone(before) and not DATELINE.match(before):
        return bool(_ASIDE.fullmatch(before))
    return not stands_alone(text) or printed.ends[n - 1] is Ending.COLON or bool(_ASIDE.match(text))


def _is_torn_off(printed: PrintedLines, n: int, column: float) -> bool:
    """Whether line `n` breaks off far from its column's edge: it did not begin at the other edge."""
    return (
        printed.ends[n] in (Ending.COMMA, Ending.OPEN)
        and printed.widths[n] < column - 3
        and (printed.ends[n - 1] is not Ending.TERMINAL or abs(printed.width_of(n - 1, n + 1) - column) <= _FILLS)
    )


def groups_at(printed: PrintedLines, columns: Sequence[float], at: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of printed lines (from, to) that may be one, cut at some of the places `at`."""
    out = []
    may = frozenset(at)
    for first in sorted({n - 1 for n in may}):
        total, squeezed = printed.widths[first], printed.squeezes[first]
        for n in range(first + 1, min(first + _MOST_PIECES, len(printed))):
            if n not in may:
                break
            total += printed.widths[n] - joint(printed.texts[n - 1], printed.texts[n])
            squeezed += printed.squeezes[n]
            room = _INDENT if _must_go_on(printed, first, n + 1) else _ROOM
            if total > columns[first] + room + squeezed and not _may_be_headline(printed, first, n + 1):
                break
            out.append((first, n + 1))
    return out


def _must_go_on(printed: PrintedLines, a: int, b: int) -> bool:
    """Whether each of the pieces (from, to) but the last ends in a comma."""
    return all(end is Ending.COMMA for end in printed.ends[a : b - 1])


def _may_be_headline(printed: PrintedLines, a: int, b: int) -> bool:
    """Whether the pieces (from, to) may be one headline, which may be wider than the column below it."""
    last = printed.texts[b - 1].rstrip(CLOSERS)[-1:]
    ended = printed.ends[b - 1] >= Ending.CLOSER or last in "？！?!"
    cut = all(end in (Ending.COLON, Ending.COMMA) for end in printed.ends[a : b - 1])
    return ended and cut and Mark.SENTENCE not in printed.marks[a:b]


def group_costs(
    printed: PrintedLines,
    columns: Sequence[float],
    habits: Habits,
    overprinted: Sequence[bool],
    groups: Sequence[tuple[int, int]],
) -> list[tuple[float, ...]]:
    """For each group, as one printed line, the cost of each `Role`."""
    units, dated = what_follows(printed)
    after = [units[b - 1] for _, b in groups], {k for k, (_, b) in enumerate(groups) if b - 1 in dated}
    bold = [any(overprinted[a:b]) for a, b in groups]
    one = printed.merged(groups)
    costs = emissions(one, [columns[a] for a, _ in groups], habits, bold, after)
    for k, (a, b) in enumerate(groups):
        if one.widths[k] > columns[a] + _ROOM + one.squeezes[k] and not _must_go_on(printed, a, b):
            costs[k] = tuple(cost if role in _HEADS else math.inf for role, cost in zip(ROLES, costs[k], strict=True))
    return costs


def glue_costs(
    printed: PrintedLines, weights: Sequence[float], at: Sequence[int], recognised: bool
) -> list[tuple[float, float]]:
    """What it costs that each line goes on with the one before as the same printed line, cut at one of `at`.

    Where the printed line begins a paragraph, and where it goes on with one. `weights`: of the gaps; `recognised`:
    whether it is known that the page was.
    """
    out = [_FREE] * len(printed)
    for n in at:
        began, goes_on = _glue(printed.ends[n - 1], printed.texts[n - 1], printed.texts[n], recognised)
        weight = max(weights[n], 0.0)
        out[n] = began + weight, goes_on + weight
    return out


def _glue(end: Ending, before: str, text: str, recognised: bool) -> tuple[float, float]:
    if end is not Ending.TERMINAL:
        return SAID if end is Ending.COLON else WITHIN
    if text[0] in "（(":
        return ASIDE
    if before[-1] in CLOSERS:
        return ANSWERED
    return QUOTED_SEEN if recognised else QUOTED


class Weighed(NamedTuple):
    """What `wrap_search.cheapest` is given: the costs of the lines, the gaps' weights, columns, headings' going on."""

    costs: Sequence[tuple[float, ...]]
    weights: Sequence[float]
    columns: Sequence[float]
    on: Sequence[float]


def cheapest_of_pieces(
    lines: Weighed,
    groups: Sequence[tuple[int, int]],
    grouped: Sequence[tuple[float, ...]],
    glues: Sequence[tuple[float, float]],
) -> tuple[list[Role], list[tuple[int, int]]]:
    """The roles that together cost least, and which pieces (from, to) each printed line is made of.

    `groups`: the pieces that may be one line; `grouped`: their costs; `glues`: as `glue_costs` gives it.
    """
    last_of: dict[int, list[int]] = {}  # which groups end with a line
    for k, (_, b) in enumerate(groups):
        last_of.setdefault(b - 1, []).append(k)
    states: list[States] = []
    # For each line and role: where the printed line that ends there begins, and the roles before it.
    back: list[list[tuple[int, Back]]] = []
    for n, cost in enumerate(lines.costs):
        best, came = _ways(lines, states, n, cost)
        origin = [(n, came)] * len(ROLES)
        for k in last_of.get(n, ()):
            first = groups[k][0]
            began, goes_on = (sum(costs) for costs in zip(*glues[first + 1 : n + 1], strict=True))
            one, came = _ways(lines, states, first, grouped[k])
            one = [cost + (goes_on if role in _GO_ON else began) for role, cost in enumerate(one)]
            origin = [(first, came) if b < a else old for a, b, old in zip(best, one, origin, strict=True)]
            best = list(map(min, best, one))
        states.append(best)
        back.append(origin)
    return _traced(min(FINAL, key=states[-1].__getitem__), back)


def _ways(lines: Weighed, states: Sequence[States], first: int, cost: Sequence[float]) -> tuple[States, Back]:
    """The states after a printed line that begins with line `first`, and where each came from."""
    if first == 0:
        return started(cost), _NONE
    elsewhere = lines.columns[first] != lines.columns[first - 1]
    return step(states[first - 1], lines.weights[first], elsewhere, lines.on[first - 1], cost)


def _traced(state: int, back: Sequence[Sequence[tuple[int, Back]]]) -> tuple[list[Role], list[tuple[int, int]]]:
    roles: list[Role] = []
    spans: list[tuple[int, int]] = []
    end = len(back)
    while end:
        first, came = back[end - 1][state]
        roles.append(ROLES[state])
        spans.append((first, end))
        state, end = came[WHICH[state]], first
    return roles[::-1], spans[::-1]
