"""Whether a page's line ends show that its lines are in order: nearly all pages are, and are told so fast."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.kinds import DATELINE, stands_alone
from hzclean.cleaners.page import LONGEST_SHEET
from hzclean.cleaners.patterns import late

# A line's end after a character such as words may hold, and one that the next line begins with. The pattern begins with
# what is rare, the line's end.
_JOIN = late("\n(?<=[\u3400-\u9fff]\n)\\s*([\u3400-\u9fff0-9])")
_MARK = late("[，。、；：]")
_ITEM = late("[ \u3000]*[一二三四五六七八九十]{1,3}、[^\n，。、；：]*\n")  # the comma of 一、总体要求 makes no prose
# A blank inside a line of Chinese, both sides of which are prose. The pattern begins with what is rare, the blank.
_INNER = late(" (?<=\\S[\u3400-\u9fff，。；、：”）] )(?=[\u3400-\u9fff“（]\\S)")
# A blank between a foreign word and Chinese, and one behind a half-width mark; so often where a text is set so, and so
# much oftener than inside Chinese.
_WORD_APART = late(" (?:(?<=[A-Za-z] )(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff，。、] )(?=[A-Za-z]{2}))")
_MARK_APART = late(" (?<=\\S[,.;:] )(?=\\S)")
_OFTEN, _FAR_MORE = 5, 2
# A mark that prose has, and headlines in two halves and bylines have not.
_PROSE = late("[，。；、]")
# A line's end and the blanks before the next line's text.
_NEXT = late("\n\\s*")
# Mixed columns are prose that wraps: so many of the lines, at least, break off inside a sentence.
FEWEST_OPEN = 0.1
FEW_PAIRS = 5  # rows of a form or a table may have some, too
_ROW = late(r"\S {2,}\S")
# So many of the pairs across line ends of a page in order are found elsewhere on the page (22 % at a mean; across
# lines that do not belong together 4 %).
IN_ORDER, ENOUGH = 0.14, 30

# No printed line is longer, even if it holds those of two columns, in code points; and none at all, of how many
# columns it may be: of 162 pages printed side by side 116 was the longest stretch without a wide blank.
LONGEST_LINE, LONGEST_OF_ALL = 90, 140
# Share of a text in such stretches that shows it to be in paragraphs: a third, or of the longest a twentieth, in two.
_LONG, _LONGEST, _FEWEST = 1 / 3, 1 / 20, 2
# Among so many line ends, one after the other, none has its pair elsewhere on the page, and none cuts a word in
# two: there the lines may be mixed (44 % cut a word where lines are in order, 2 % elsewhere).
WINDOW = 7
# … or among so few, if so many of them cut a word in two that goes on in one of some lines further down: where lines
# are in order, two of four do so on one page of fifteen.
FEW, GO_ON, FURTHER = 4, 2, 3
# A line so many times as long as the next is of two columns, if that is prose.
WIDER = 1.5
# So many lines in which two columns seem to stand, within so many code points.
GLUED, WITHIN = 4, 300


def in_order(text: str) -> bool:
    """Whether a text's line ends show that its lines are in order, or that it has too few of them to tell.

    >>> in_order("缺水的县城要用再生水。\\n再生水能不能用？")
    True
    """
    lines = text.count("\n")
    if lines < 6 or len(text) > LONGEST_SHEET or _in_paragraphs(text):
        return True
    pairs = [pair for pair, _ in _joins(text)]
    if len(pairs) < FEWEST_OPEN * (lines - text.count("\n\n")):
        return True
    if text.count(" ") * 4 >= lines and len(_INNER.findall(text)) * 4 >= lines:
        return False  # lines of two columns on one
    if len(pairs) < 2 or (len(pairs) < FEW_PAIRS and _ROW.search(text)):
        return True
    pairs = pairs[:: len(pairs) // 200 + 1]
    return len(pairs) >= ENOUGH and reaches((pair in text for pair in pairs), IN_ORDER * len(pairs))


def reaches(found: Iterable[bool], enough: float) -> bool:
    """Whether so many are true; no more are looked at than it takes.

    >>> reaches(iter([True, False, True, True]), 1.5), reaches([True, False], 2)
    (True, False)
    """
    left = math.ceil(enough)
    return left <= 0 or next(islice(filter(None, found), left - 1, None), False)


# Both gates ask it of the same page, one after the other.
@lru_cache(maxsize=1)
def _in_paragraphs(text: str) -> bool:
    """Whether a good part of a text stands in lines longer than any printed one: they are paragraphs."""
    long = [line for line in text.split("\n") if len(line) > LONGEST_LINE]
    # The lines of several columns, written as one, are no paragraph.
    whole = (len(s) for s in long if " " not in s or max(map(len, _INNER.split(s))) > LONGEST_LINE)
    return are_paragraphs(whole, len(text))


def are_paragraphs(sizes: Iterable[int], total: int) -> bool:
    """Whether stretches of text without a gutter, by their lengths, are paragraphs and no printed lines.

    They are where a good part of all the `total` code points stands in stretches longer than any printed line, or a
    small part in several far longer, as in a manual's chapter of commands and lists with some paragraphs between.

    >>> are_paragraphs([30, 95, 116], 1000), are_paragraphs([30, 150, 300], 1000), are_paragraphs([95, 116], 300)
    (False, True, True)
    """
    long = [size for size in sizes if size > LONGEST_LINE]
    longest = [size for size in long if size > LONGEST_OF_ALL]
    return sum(long) > _LONG * total or (len(longest) >= _FEWEST and sum(longest) > _LONGEST * total)


def mixed_in_part(text: str) -> bool:
    """Whether the line ends of some part of a text look like those of mixed lines.

    >>> mixed_in_part("缺水的县城要用再生水。\\n再生水能不能用？")
    False
    """
    if text.count("\n") < WINDOW or len(text) > LONGEST_SHEET or _in_paragraphs(text):
        return False
    joins = _joins(text)
    if len(joins) >= FEW and _glued_lines(text):
        return True
    held = seen = -1  # the last join that holds, and the last that was looked at
    last = FEW - 1
    while last < len(joins):
        # From the window's end back: a join that holds rules out all windows it is in, so many are never looked at.
        at = next((at for at in range(last, seen, -1) if _holds(text, *joins[at])), held)
        seen = last
        if at > held:
            held, last = at, at + FEW
            continue
        if (
            last - held >= WINDOW
            or sum(_goes_on_below(text, joins[n][1]) for n in range(last - FEW + 1, last + 1)) >= GO_ON
        ):
            return True
        last += 1
    return False


# Both gates ask for them, one after the other.
@lru_cache(maxsize=1)
def _joins(text: str) -> list[tuple[str, int]]:
    """The pairs of characters across the ends of lines that break off inside a sentence, with the line end's place."""
    out = []
    for found in _JOIN.finditer(text):
        end = found.start()
        start = text.rfind("\n", 0, end) + 1
        if _MARK.search(text, start, end) and not _ITEM.match(text, start):
            out.append((text[end - 1] + found[1], end))
    return out


def _holds(text: str, pair: str, end: int) -> bool:
    """Whether the line that ends there is seen to go on in the next."""
    return pair in text or _runs_on(text, end, end)


def _runs_on(text: str, end: int, start: int) -> bool:
    """Whether a word runs from the line that ends at one place of a text into the one that starts at another."""
    return bridged(text[max(end - 4, 0) : end], text[start : start + 12].lstrip()[:4])


def _goes_on_below(text: str, end: int) -> bool:
    """Whether a word runs from the line that ends there into one of those below the next."""
    return any(_runs_on(text, end, line.end()) for line in islice(_NEXT.finditer(text, end), 1, 1 + FURTHER))


def holds_two(text: str) -> bool:
    """Whether a line seems to hold those of two columns.

    >>> holds_two("价格是企业最关心的 塔升起白雾。"), holds_two("读 者")
    (True, False)
    """
    return " " in text and _INNER.search(text) is not None


def has_glued_prose(text: str) -> bool:
    """Whether some line of prose seems to hold those of two columns.

    Where gutters are so narrow that `pdftotext` writes a story row by row on a page otherwise in order, it writes some
    rows as one line: 61 of 62 such pages have one, 6 of 400 in order.

    >>> has_glued_prose("价格是企业最关心的事， 塔升起白雾。"), has_glued_prose("日产万吨 年省一湖")
    (True, False)
    """
    if len(text) > LONGEST_SHEET or _in_paragraphs(text) or sets_words_apart(text):
        return False
    size = len(text) + 1
    for found in _INNER.finditer(text):
        start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end()) % size
        line, below = text[start:end].strip(), text[end + 1 : text.find("\n", end + 1) % size].strip()
        if (_PROSE.search(line) or _is_wider(line, below)) and not DATELINE.match(line):
            return True
    return False


@lru_cache(maxsize=4)  # asked for each band of a page
def sets_words_apart(text: str, marks: bool = False) -> bool:
    """Whether a text has blanks beside its foreign words, far more than elsewhere; or behind half-width `marks`.

    Where it is typed so names may stand apart, too; no blank tells of a gutter.

    >>> sets_words_apart("LaTeX 编译系统 和 Vim 编辑器\\n请用 Texmaker 编辑 TEX 源文件")
    True
    """
    if " " not in text:
        return False
    beside = sum(1 for _ in _WORD_APART.finditer(text)) + marks * sum(1 for _ in _MARK_APART.finditer(text))
    return beside >= _OFTEN and beside >= _FAR_MORE * sum(1 for _ in _INNER.finditer(text))


def _is_wider(line: str, below: str) -> bool:
    """Whether a line without marks is too long for the column of the line below, which is prose."""
    return (
        _PROSE.search(below) is not None
        and line[-1].isalnum()
        and below[0].isalnum()
        and len(line) >= WIDER * len(below)
        and not stands_alone(line)
    )


def _glued_lines(text: str) -> bool:
    """Whether lines near one another seem to hold those of two columns."""
    if text.count(" ") < GLUED:
        return False
    at: list[int] = []
    end = -1
    for found in _INNER.finditer(text):
        if found.start() >= end:  # of each line one blank counts
            end = text.find("\n", found.start()) % (len(text) + 1)
            at.append(found.start())
            if len(at) >= GLUED and at[-1] - at[-GLUED] < WITHIN:
                return True
    return False
