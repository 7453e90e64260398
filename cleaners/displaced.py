"""Displaced blocks: a sentence that breaks off where a block ends, and goes on in a block that stands elsewhere.

Where a column is cut by a picture, a headline or the page's foot, extraction gives its pieces as blocks of their own,
in the order in which they were drawn. A paragraph that ends in the middle of a sentence (the tail) then has its rest
(the head) above it, or further down. Tails are few, and a head is no paragraph's beginning, so both can be told and
given to each other: by the word that runs across, by a quote or bracket left open, by a clause that is said again in
the same form (更加注重质量，更加注重民生).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from math import log
from typing import Final

from hzclean.cleaners.assignment import pair
from hzclean.cleaners.joins import join_between
from hzclean.cleaners.kinds import TABLE_UNIT, Ending, Mark, ending, inner_mark, stands_alone
from hzclean.cleaners.language import Reader, reader_of
from hzclean.cleaners.page import LONGEST_SHEET, Doubt, Page, Paragraph, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.records import are_cells
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.scattered import Link, breaks_off, chains, may_go_on, rests
from hzclean.cleaners.torn import wants_closing

_SHORTEST: Final = 30  # code points of a tail; a shorter line may be a headline or an item
_SHORTEST_HEAD: Final = 8
# Tails are rare; where many paragraphs break off, they are something else.
_MOST_TAILS: Final = 0.15
# What a pair must be worth at least, in nats, and how much more than the next best; set by hand on typeset pages.
_ENOUGH: Final = 2.5
_CLEARLY: Final = 1.0
_SAME_CLAUSE: Final = 4.0
_CLOSES_QUOTE: Final = 2.5
# Of scattered pieces: how sure a join must be to be made at least, and to be told.
_LEAST_SURE: Final = 0.5
_TOLD: Final = 0.3
_BREAKS_OFF: Final = late("[\u4e00-\u9fff，、0-9%％]")
_HANZI: Final = late("[\u3400-\u9fff]")
_MOST_OTHERS: Final = 3  # characters for each Chinese one in prose; programs and forms have more
_CLAUSE: Final = late("[^，。；：、！？]+")


def displaced(page: Page, settings: Settings) -> Page:
    """The page with sentences that break off joined to their rests, and the blocks around them brought together.

    Left alone: pages on which many paragraphs end without a mark (verse, lists, headlines), tails for which no rest is
    clearly the likeliest, and heads whose tail is not on the page. On a page of printed lines that was recognised, or
    whose lines were moved, pieces of any length are looked for as well (`scattered`).
    """
    if len(page.text) > LONGEST_SHEET or are_cells(page.text):
        return page
    page = _blocks_together(page, settings)
    wrapped = any(repair.step == "wraps" for repair in page.repairs)
    return _pieces_together(page, settings) if wrapped and (page.moved or is_recognised(page.text)) else page


def _pieces_together(page: Page, settings: Settings) -> Page:
    """The page with the pieces of paragraphs that were left elsewhere put to the longest piece of each."""
    units = list(page.units())
    texts = [unit.text for unit in units]
    found = rests(texts, {n for n, unit in enumerate(units) if unit.kind != "body"})
    least = max(settings.min_confidence, _LEAST_SURE)
    made = [link for link in found if link.confidence >= least]
    doubts = [_doubt(units, link) for link in found if _TOLD <= link.confidence < least]
    if not made:
        return page.noting(doubts=doubts) if doubts else page
    repairs = [_repair(units, link) for link in made]
    kept: list[Paragraph | None] = list(units)
    for chain in chains(made):
        joined = reduce(_joined, (units[n] for n in chain))
        longest = max(chain, key=lambda n: len(texts[n]))
        for n in chain:
            kept[n] = joined._replace(kind=units[longest].kind) if n == longest else None
    whole = tuple(unit for unit in kept if unit is not None)
    return replace(page, paragraphs=whole).noting(repairs, doubts=doubts)


def _blocks_together(page: Page, settings: Settings) -> Page:
    if not _may_be_displaced(page.text):
        return page
    units = [] if page.untouched else list(page.units())
    if units:
        tails = [n for n, unit in enumerate(units) if breaks_off(unit.lines[-1].text) and is_tail(unit.text)]
    else:
        tails = [n for n, text in enumerate(page.line_texts) if is_tail(text)]
    if not tails or len(tails) > max(_MOST_TAILS * (len(units) or len(page.line_texts)), 2):
        return page
    texts = [unit.text for unit in units] or page.line_texts
    joins = _joins(texts, tails)
    if not joins:
        return page
    units = units or list(page.units())
    doubts = [_doubt(units, join) for join in joins if join.confidence < settings.min_confidence]
    made = [join for join in joins if join.confidence >= settings.min_confidence]
    if not made:
        return page.noting(doubts=doubts) if doubts else page
    repairs = [_repair(units, join) for join in made]
    order = list(range(len(units)))
    for join in made:
        _move(order, texts, join)
        rest = units[join.head]
        units[join.tail] = _joined(units[join.tail], rest)
    kept = tuple(units[n] for n in order)
    return replace(page, paragraphs=kept).noting(repairs, doubts=doubts)


def _may_be_displaced(text: str) -> bool:
    """Whether a long line breaks off, the last one aside; fast."""
    lines = (line.rstrip(" \u3000") for line in text.split("\n")[:-1] if len(line) >= _SHORTEST)
    return any(len(line) >= _SHORTEST and _BREAKS_OFF.match(line[-1]) for line in lines)


def is_tail(text: str) -> bool:
    """Whether a paragraph is prose that breaks off in the middle of a sentence.

    >>> rest = "去年冬天改造以后，摊位有了顶棚，地面也铺上了防滑砖。雨天也不用收"
    >>> is_tail(rest), is_tail(rest + "摊。"), is_tail("早市摊主的新年愿望"), is_tail("第三排   " + rest)
    (True, False, False, False)
    """
    if len(text) < _SHORTEST or "  " in text:  # rows of a table have wide blanks
        return False
    if not breaks_off(text) or inner_mark(text) is Mark.NONE or stands_alone(text) or TABLE_UNIT.search(text):
        return False
    return len(_HANZI.findall(text)) * _MOST_OTHERS >= len(text)


def _joins(texts: Sequence[str], tails: Sequence[int]) -> list[Link]:
    heads = [n for n, text in enumerate(texts) if _may_be_head(text)]
    if not heads:
        return []
    reader = reader_of(tuple(texts))
    gains = [[_worth(reader, texts, tail, head) if tail != head else 0.0 for head in heads] for tail in tails]
    out = []
    for row, column in enumerate(pair(gains)):
        if column is None or gains[row][column] < _ENOUGH:
            continue
        others = [g for k, g in enumerate(gains[row]) if k != column]
        others += [gains[k][column] for k in range(len(tails)) if k != row]
        others.append(_next_goes_on(reader, texts, tails[row], heads[column]))
        margin = gains[row][column] - max([0.0, *others])
        clearly = margin >= _CLEARLY and _no_chance(reader, texts, tails[row], heads[column])
        confidence = min(0.5 + 0.1 * margin, 0.95) if clearly else 0.4
        out.append(Link(tails[row], heads[column], confidence))
    return out


def _next_goes_on(reader: Reader, texts: Sequence[str], tail: int, head: int) -> float:
    """How well the very next paragraph goes on, were it not `head`: no rest is fetched past one as likely."""
    after = tail + 1
    if after == head or after == len(texts) or not may_go_on(texts[after]):
        return 0.0
    return reader.words(texts[tail], texts[after])


def _may_be_head(text: str) -> bool:
    return (
        len(text) >= _SHORTEST_HEAD
        and ending(text) is Ending.TERMINAL
        and "\u4e00" <= text[0] <= "\u9fff"
        and may_go_on(text)
    )


def _worth(reader: Reader, texts: Sequence[str], tail: int, head: int) -> float:
    """How well paragraph `head` goes on where `tail` breaks off, in nats."""
    before, after = texts[tail], texts[head]
    worth = reader.words(before, after)
    return (max(worth, 0.0) if before[-1] in "，、" else worth) + _signs(before, after)


def _signs(before: str, after: str) -> float:
    """What the form of two paragraphs says for the second going on with the first, in nats."""
    same = before[-1] in "，、" and same_clause(before, after)
    return _SAME_CLAUSE * same + _CLOSES_QUOTE * wants_closing(before, after)


def _no_chance(reader: Reader, texts: Sequence[str], tail: int, head: int) -> bool:
    """Whether prose finds it likelier that these belong together than that one of all as near fits by chance.

    In a novel one of a hundred paragraphs always does.
    """
    before, after = texts[tail], texts[head]
    return reader.join(before, after) + _signs(before, after) >= log(2 * abs(head - tail))


def same_clause(before: str, after: str) -> bool:
    """Whether the first clause of `after` begins as the last one of `before` does.

    >>> same_clause("将更加注重站位，更加注重质量，", "更加注重民生。"), same_clause("早市热闹，", "早起的人多。")
    (True, False)
    """
    last, first = _CLAUSE.findall(before)[-1:], _CLAUSE.match(after)
    return bool(last and first) and len(first.group()) > 3 and last[0][:3] == first.group()[:3]  # type: ignore[union-attr]


def _joined(tail: Paragraph, head: Paragraph) -> Paragraph:
    between = join_between(tail.lines[-1].text, head.lines[0].text)
    return tail._replace(lines=(*tail.lines, *head.lines), joins=(*tail.joins, between, *head.joins))


def _move(order: list[int], texts: Sequence[str], join: Link) -> None:
    """Bring the tail's block to where the head stands if that stands above, else the head to the tail."""
    tail, head = order.index(join.tail), order.index(join.head)
    if head > tail:
        order.pop(head)
        return
    first = tail
    while first - 1 > head and not _is_heading(texts[order[first]]):
        first -= 1
    if not _is_heading(texts[order[first]]):
        first = tail
    block = order[first : tail + 1]
    del order[first : tail + 1]
    order[head : head + 1] = block


def _is_heading(text: str) -> bool:
    return (
        len(text) <= 40 and ending(text) >= Ending.CLOSER and inner_mark(text) is Mark.NONE and not stands_alone(text)
    )


def _repair(units: Sequence[Paragraph], join: Link) -> Repair:
    tail, head = units[join.tail], units[join.head]
    before, after = tail.text[-8:], head.text[:8]
    start, end = head.lines[0].start, head.lines[-1].end
    return Repair(
        "displaced", start, end, f"{before} … {after}", before + after, "the sentence goes on here", join.confidence
    )


def _doubt(units: Sequence[Paragraph], join: Link) -> Doubt:
    tail = units[join.tail]
    why = f"may go on in “{units[join.head].text[:8]}”"
    return Doubt("displaced", tail.lines[0].start, tail.lines[-1].end, why, join.confidence)


_TAIL = "县里把早市的改造分成三步。第一步修路，第二步装顶棚，第三步接水电，图纸贴在东头的公告栏里，全部工程分两年完"
_HEAD = "成，资金由县里出，摊主不用多交一分钱。去年年底，前两步已经有了样子。"
_ELSE = "管理员每天五点半到场，先看水电，再看消防通道，最后把昨夜的落叶扫成一堆。"
_ELSE_TOO = "老何算过一笔账：他的摊位三平方米，一个月一百二十元，比从前便宜了一半。"

CLEANER = Cleaner(
    name="displaced",
    function=displaced,
    what="sentences that break off at a block's end, joined to their rest elsewhere on the page",
    why="Extraction gives the pieces of a column in the order in which they were drawn, not in that of reading.",
    of_lines=True,
    example=Example(
        "\n".join((_ELSE, _TAIL, _ELSE_TOO, _HEAD, "")),
        "\n".join((_ELSE, _TAIL + _HEAD, _ELSE_TOO, "")),
    ),
)
