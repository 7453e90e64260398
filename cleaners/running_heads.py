"""Running heads: the page's number, the paper's date and name, who made it up, that came out as one line.

They stand side by side at a page's top or foot, an inch apart; an extractor that writes rows leaves one blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late
from hzclean.cleaners.slices import part_of

_LONGEST: Final = 60  # code points
_NUMBER: Final = late("[A-Z]?\\d{1,3}")
_PAGE: Final = late(
    "第\\s?[0-9A-Z一二三四五六七八九十]{1,3}[版页頁]|[A-Z]?\\d{1,3}版|[A-Z]?\\d{1,3}[\u4e00-\u9fff]{2,4}"
)
_DAY: Final = late(
    "(?:中華民國\\d{1,3}|[12]\\d{3}|[一二〇○零三四五六七八九]{4})年[^，。]{1,4}月[^，。]{1,4}日"
    "|[12]\\d{3}[-./][01]?\\d[-./][0-3]?\\d"
)
_WEEKDAY: Final = late("(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]")
_MADE_UP: Final = late(
    "(?:责任编辑|責任編輯|责编|責編|责任校对|編輯|编辑|編校|版式|美编|美編|校对|校對|主编)[：:／/]?[\u4e00-\u9fff·：:／/]{0,20}"
)
_NAME: Final = late("[\u4e00-\u9fff]{2,8}")
_LONGEST_SECTION: Final = 4  # hanzi; A4 要闻
_LONGEST_PERSON: Final = 4
# What a part of a running head is: a number alone, a page, a day, its weekday, who made the page up, a name.
_KINDS: Final = (("#", _NUMBER), ("P", _PAGE), ("D", _DAY), ("W", _WEEKDAY), ("E", _MADE_UP), ("N", _NAME))
_SURE: Final = frozenset("PWE#")
_PAGES: Final = frozenset("P#")


def running_heads(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """Which of a page's lines are running heads of several parts, and the parts; only the first and the last may be.

    >>> from hzclean.cleaners.page import split_lines
    >>> [part.text for part in running_heads(split_lines("副刊 云麓晚报 第12版\\n石桥记"))[0]]
    ['副刊', '云麓晚报', '第12版']
    >>> running_heads(split_lines("2024年11月3日 星期日\\n石桥 新渡口")), running_heads(split_lines("地铁 4 号线开通"))
    ({}, {})
    """
    out = {}
    for n in {0, len(lines) - 1}:
        starts = _starts(lines[n].text)
        if len(starts) > 1:
            edges = [*starts, len(lines[n].text) + 1]
            out[n] = [part_of(lines[n], a, b - 1) for a, b in pairwise(edges)]
    return out


def _starts(text: str) -> list[int]:
    """Where the parts of a running head begin; none where the text is no running head."""
    if len(text) > _LONGEST or " " not in text:
        return []
    words = [(found.start(), found.group()) for found in re.finditer(r"\S+", text)]
    kinds = "".join(_kind(word) for _, word in words)
    # A page's number stands at the row's ends; between words a figure is the headline's own: 地铁 4 号线开通.
    sure = _SURE.intersection(kinds[0] + kinds[-1] + kinds.replace("#", ""))
    if "?" in kinds or not sure:
        return []
    starts = [start for n, (start, word) in enumerate(words) if not n or not _goes_on(kinds[:n], kinds[n], word)]
    # A page and a name alone may as well be one part: 第3版 要闻.
    return starts if len(starts) > 2 or not sure <= _PAGES else []


def _kind(word: str) -> str:
    if _WEEKDAY.fullmatch(word[-3:]) and _DAY.fullmatch(word[:-3].rstrip()):
        return "W"
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(word)), "?")


def _goes_on(before: str, kind: str, word: str) -> bool:
    """Whether a word is of the same part as what stands before it: 11月3日 星期日, A4 要闻, 责编 于小满 校对 岑二."""
    last = before[-1]
    if kind == "N":
        section = last == "#" and len(word) <= _LONGEST_SECTION
        return section or (len(word) <= _LONGEST_PERSON and before.rstrip("N")[-1:] == "E")
    return last + kind in ("DW", "EE") or (kind == "E" and before.rstrip("N")[-1:] == "E")
