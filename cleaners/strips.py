"""Pages that an extractor read strip by strip, each printed line a box of its own: the columns put together again."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Container, Sequence
from itertools import pairwise
from math import ceil

from hzclean.cleaners.kinds import BYLINE, CREDIT
from hzclean.cleaners.language import Reader, reader_of
from hzclean.cleaners.links import ends
from hzclean.cleaners.mixed_gate import reaches
from hzclean.cleaners.page import LONGEST_SHEET, Doubt, Line, Page, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.records import are_cells
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.strip_costs import Costs
from hzclean.cleaners.strip_layout import ALONE, Layout
from hzclean.cleaners.strip_lines import NARROWEST, Seen, looks_of, widths_ahead
from hzclean.cleaners.strip_search import Search
from hzclean.cleaners.strip_subheads import LONGEST, give_subheads
from hzclean.cleaners.whole_lines import are_whole

# A line's end inside a sentence, a blank line, and the next line's beginning, of characters that a word may hold.
_OPEN_JOIN = late(r"([\u3400-\u9fff])[ \t]*\n[ \t]*\n\s*([\u3400-\u9fff0-9])")
# So many of the pairs across line ends of a page in order are found elsewhere on the page (22 % at a mean; across
# lines that do not belong together 4 %).
_IN_ORDER, _ENOUGH = 0.16, 30
# Up to this share the network is asked as well: a page whose stories say the same words again and again has it in any
# order. It finds 1.4 nats and more at a mean of each of 83 pages in order, at most 1.5 of 169 in strips (-0.7 in the
# middle).
_SURELY_IN_ORDER, _FLOWS, _ASKED = 0.3, 1.2, 60
# A page is cut into strips where so many of its lines stand apart, and so many break off inside a sentence.
_APART, _BROKEN = 0.5, 0.2
# How many nats the new order must be likelier than the page's own, and for each line. On lists and records the search
# gains 11 nats on 14 lines, on pages in strips 1 to 4 a line (60 nats on 38 lines).
_GAIN, _GAIN_A_LINE = 14.0, 0.2
_COSTS = Costs()
# A line that goes on in the next one, or goes on with the one before, by more nats than this is no headline.
_GOES_ON = 3.0
# So many layouts are held at every line.
_BEAM = 96


def strips(page: Page, settings: Settings) -> Page:
    """The page with its lines in reading order, where each stands apart and neighbours belong to different columns.

    Left alone: pages whose lines go on across their ends, and whose lines are paragraphs.
    """
    if not in_strips(page.text):
        return page
    lines = page.lines
    if len(lines) < 8 or are_whole(page.line_texts) or are_cells(page.text):
        return page
    order, blanks = reading_order(lines, _doubled(page))
    if all(b > a for a, b in pairwise(order)):
        return page
    reader = reader_of(tuple([line.text for line in lines]))
    texts = [line.text for line in lines]
    gain = worth(reader, [texts[n] for n in order]) - worth(reader, texts)
    need = _GAIN + _GAIN_A_LINE * len(lines)
    if gain <= 0:
        return page
    confidence = min(0.5 * gain / need, 0.95)
    if gain < need or confidence < settings.min_confidence:
        why = "lines may be of several columns"
        return page.noting(doubts=[Doubt("strips", lines[0].start, lines[-1].end, why, confidence)])
    moved = [lines[n]._replace(blanks=b) for n, b in zip(order, blanks, strict=True)]
    return page.with_lines(moved).noting(_repairs(moved, confidence))


def in_strips(text: str) -> bool:
    """Whether most lines stand apart, many break off inside a sentence, and few go on in the next.

    >>> in_strips("缺水的县城要用再生水。\\n\\n再生水能不能用？\\n")
    False
    """
    apart = text.count("\n\n")
    if len(text) > LONGEST_SHEET or apart < 6 or apart < _APART * (text.count("\n") - apart):
        return False
    if len(text) - text.count("\n") < NARROWEST * apart:
        return False  # a list of words: no column is so narrow
    pairs = _OPEN_JOIN.findall(text)
    if len(pairs) < _BROKEN * apart:
        return False
    pairs = pairs[:: len(pairs) // 200 + 1]
    found = (a + b in text for a, b in pairs)  # looked for no further than it takes
    few = ceil(_IN_ORDER * len(pairs))
    if len(pairs) < _ENOUGH or not reaches(found, few):
        return True
    return not reaches(found, ceil(_SURELY_IN_ORDER * len(pairs)) - few) and not _goes_on(text)


def _goes_on(text: str) -> bool:
    """Whether the lines that break off mostly go on in the next, by what the network says of sixty of them."""
    found = list(_OPEN_JOIN.finditer(text))
    asked = [
        (text[text.rfind("\n", 0, join.end(1)) + 1 : join.end(1)], text[join.start(2) :].partition("\n")[0])
        for join in found[:: len(found) // _ASKED + 1]
    ]
    reader = Reader(line for lines in asked for line in lines)
    return sum(reader.flow(*lines) for lines in asked) >= _FLOWS * len(asked)


def _doubled(page: Page) -> frozenset[int]:
    """The lines of which a second print was taken away."""
    starts = [line.start for line in page.lines]
    return frozenset(bisect(starts, r.start) - 1 for r in page.removals if r.step == "overprint")


def reading_order(lines: Sequence[Line], doubled: Container[int] = ()) -> tuple[list[int], list[int]]:
    """The order in which to read the lines, and how many blank lines to think of before each.

    `doubled`: the numbers of those that were printed twice over.
    """
    looks = looks_of(lines, doubled)
    reader = reader_of(tuple([look.text for look in looks]))
    layout = layout_of(looks, reader)
    _free_heads(layout, looks)
    _free_signed(layout, looks, reader)
    give_subheads(layout, looks)
    return _written(layout, lines)


def _written(layout: Layout, lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """The lines in reading order, and the blank lines before each."""
    order: list[int] = []
    blanks: list[int] = []
    below_text = False
    for unit in _units(layout):
        alone = layout.above[unit[0]] == ALONE
        for place, n in enumerate(unit):
            order.append(n)
            # A heading is a block of its own, as the extractor gave it; and where one story follows another, whose
            # heads came out together, the second is set apart.
            apart = (not place or lines[n].blanks > 0) if alone else (below_text and not place)
            blanks.append(int(apart))
        below_text = not alone
    return order, blanks


def layout_of(looks: Sequence[Seen], reader: Reader, costs: Costs = _COSTS) -> Layout:
    """The likeliest columns."""
    return Search(looks, widths_ahead(looks), reader, costs, _BEAM).layout()


def _free_heads(layout: Layout, looks: Sequence[Seen]) -> None:
    """Take out of its column a heading that ends it where the next story's headlines begin."""
    above = layout.above
    followed = set(above)
    for n in range(len(above) - 2, -1, -1):
        this = looks[n]
        ends_column = above[n] >= 0 and n not in followed and bool(looks[above[n]].done)
        heading = not (this.done or this.prose) and this.width <= LONGEST
        if ends_column and heading and above[n + 1] == ALONE and not looks[n + 1].signs:
            followed.discard(above[n])
            _take_out(layout, n)


def _free_signed(layout: Layout, looks: Sequence[Seen], reader: Reader) -> None:
    """Take out of its column a headline whose byline, or the box of whose deck and byline, is next and in no column."""
    above = layout.above
    for n in range(len(above) - 2, -1, -1):
        if above[n] == ALONE or looks[n].held or looks[n].stops or not _is_signed(layout, looks, n):
            continue
        below = next((m for m in range(n + 1, len(above)) if above[m] == n), -1)
        joins = [(above[n], n)] * (above[n] >= 0) + [(n, below)] * (below >= 0)
        if any(reader.join(looks[a].text, looks[b].text) > _GOES_ON for a, b in joins):
            continue
        _take_out(layout, n, below)


def _take_out(layout: Layout, n: int, below: int = -1) -> None:
    """Make line n stand in no column; `below`: the line that stands below it in its own, if it does not end that."""
    above, columns = layout.above, layout.columns
    if below >= 0:
        above[below] = above[n]
    elif above[n] >= 0:
        columns[columns.index(n)] = above[n]
    else:
        columns.remove(n)
    above[n] = ALONE


def _is_signed(layout: Layout, looks: Sequence[Seen], n: int) -> bool:
    """Whether a byline that says so, or a box of a deck and a name, comes after line n and stands in no column."""
    if layout.above[n + 1] != ALONE or looks[n + 1].held:
        return False
    if BYLINE.match(looks[n + 1].text) and not CREDIT.match(looks[n + 1].text):
        return True
    return n + 2 < len(looks) and layout.above[n + 2] == ALONE and looks[n + 2].held and looks[n + 2].signs


def _units(layout: Layout) -> list[list[int]]:
    """Stories, and runs of lines that stand in no column, by their first line; a story's columns from left to right."""
    columns: dict[int, list[int]] = {}
    runs: list[list[int]] = []
    for n, up in enumerate(layout.above):
        if up >= 0:
            columns[n] = columns.pop(up)
            columns[n].append(n)
        elif up == ALONE and runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        elif up == ALONE:
            runs.append([n])
        else:
            columns[n] = [n]
    stories: dict[int, list[list[int]]] = {}
    for tail in layout.columns:
        stories.setdefault(layout.group[tail], []).append(columns[tail])
    first = {group: min(map(min, story)) for group, story in stories.items()}
    units = [(run[0], run) for run in runs]
    units += [(first[group], [n for column in story for n in column]) for group, story in stories.items()]
    return [unit for _, unit in sorted(units)]


def worth(reader: Reader, texts: Sequence[str]) -> float:
    """How well each line that breaks off goes on in the next, in nats, summed up."""
    return sum(reader.join(a, b) for a, b in pairwise(texts) if not ends(a))


def _repairs(lines: Sequence[Line], confidence: float) -> list[Repair]:
    """One repair for each place where the order now goes back up the page."""
    return [
        Repair("strips", b.start, b.end, a.text[-8:], b.text[:8], "the next column begins here", confidence)
        for a, b in pairwise(lines)
        if b.start < a.start
    ]


# Two columns, printed row by row.
_LEFT = (
    "清晨六点，青禾县城东的早",
    "市已经热闹起来。卖豆腐的老何",
    "支好摊子，先给隔壁修鞋的赵师",
    "傅留出一块，再招呼排队的街坊。",
    "这样的早市全县有十一处，",
    "每天的人流量超过两万。去年冬",
    "天改造以后，摊位有了顶棚，地",
    "面也铺上了防滑砖，雨天不用再",
    "收摊。",
    "管理员每天五点半到场，先",
    "看水电，再看消防通道，最后把",
    "昨夜的落叶扫成一堆。",
)
_RIGHT = (
    "摊位费怎么收，一度是最难",
    "的事。县里把收费标准写在牌子",
    "上，按面积和水电两项计算，谁",
    "来问都是一个数。",
    "老何算过一笔账：他的摊位",
    "三平方米，一个月一百二十元，",
    "比从前便宜了一半。省下的钱，",
    "他添了一台冰柜，夏天的豆腐能",
    "多放一天。",
    "下一步，早市还要装上热水",
    "和充电桩，让赶早的街坊多坐一",
    "会儿。",
)
_ROWS = [line for row in zip(_LEFT, _RIGHT, strict=True) for line in row]
_READ = [
    "清晨六点，青禾县城东的早市已经热闹起来。卖豆腐的老何支好摊子，先给隔壁修鞋的赵师傅留出一块，再招呼排队的街坊。",
    "这样的早市全县有十一处，每天的人流量超过两万。去年冬天改造以后，摊位有了顶棚，地面也铺上了防滑砖，雨天不用再收摊。",
    "管理员每天五点半到场，先看水电，再看消防通道，最后把昨夜的落叶扫成一堆。",
    "摊位费怎么收，一度是最难的事。县里把收费标准写在牌子上，按面积和水电两项计算，谁来问都是一个数。",
    "老何算过一笔账：他的摊位三平方米，一个月一百二十元，比从前便宜了一半。省下的钱，他添了一台冰柜，夏天的豆腐能多放一天。",
    "下一步，早市还要装上热水和充电桩，让赶早的街坊多坐一会儿。",
]

CLEANER = Cleaner(
    name="strips",
    function=strips,
    what="columns read strip by strip put together",
    why="An extractor that groups what stands nearest gives a few lines of one column, then as many of the next.",
    of_lines=True,
    example=Example("\n\n".join(_ROWS) + "\n", "\n".join(_READ) + "\n"),
)
