"""Ordinals and ranks: 第三批, 第一至第三名, 排名第一, 前三名, 居全国首位."""

from __future__ import annotations

import re
from typing import NamedTuple

from hzclean.stats.figures import dates
from hzclean.stats.figures.amounts import NUMERAL, SEPARATOR
from hzclean.stats.figures.mention import Date
from hzclean.stats.figures.numerals import Number, digits, parse
from hzclean.stats.figures.units import UNIT, UNITS


class Rank(NamedTuple):
    """A rank or ordinal found: its half-open range (第 and 前 included), value, unit and qualifier (前 or None)."""

    start: int
    end: int
    value: Number | list[Number]
    unit: str
    qualifier: str | None = None


_REACH = 14
_ORDINAL = re.compile(f"({NUMERAL})(?:(?:{SEPARATOR}|、)第?({NUMERAL}))?")
_FRONT = re.compile(f"({NUMERAL})(名|位|强|甲|席)?")
# 排名第一 and 全国第三 are ranks; 第一书记 and 质量第一 are none.
_RANKED = re.compile(
    "(?:排名|排行|排位|位居|位列|居于|居|列|跻身|升至|跃升|升到|排在|排到|排|保持|进入|跃至|挺进|总分|成绩|评为|位次|名次|占据|获|夺得|得分|"
    "全[国省市县区厂校球镇乡村军班年]|世界|亚洲|国内|行业|同行|同类|省内|[省市区县州]|榜单|继续)[^，。；：、！？\n]{0,10}\\Z"
)
_RANK_END = re.compile("(?![\u4e00-\u9fffA-Za-z0-9])|[的和及]|以来|以内")
# 目前三家 is 目前 and 三家.
_NOT_FRONT = re.compile("(?:目|此|日|之|以|年|月|天|提|面|当|先|从|眼|空|会|赛|产|史|生|午|饭|节|课|婚|战|死)前\\Z")
_NO_PERIOD = frozenset("目此日之以提面当先从眼空")  # 今年前三季度, but 此前三个月
_FRONT_FEW = frozenset("三五十")
# A numbered institution is a name: 第五人民医院, 第二中学, 第一汽车集团.
_FIRST_PLACE = re.compile("(?:居|列|排|占据|名列)[^，。；：！？\n]{0,10}\\Z")


def ordinal(text: str, start: int) -> Rank | None:
    """The ordinal whose numeral begins at start, after 第; None where it is a name (第一书记)."""
    found = _ORDINAL.match(text, start)
    value = _value(found[1]) if found else None
    if found is None or value is None:
        return None
    spelled = UNIT.match(text, found.end())
    last = _value(found[2]) if found[2] else None
    if found[2] and not spelled:  # 第三、四十个: only the first is an ordinal, if any
        spelled, last = UNIT.match(text, found.end(1)), None
    if spelled:
        unit = UNITS[spelled.group()]
        if unit.kind not in ("count", "duration") or unit.unit == "大":
            return None
        return Rank(start - 1, spelled.end(), value if last is None else [value, last], unit.unit)
    end = found.end(1)
    if _RANK_END.match(text, end) and _RANKED.search(text, max(0, start - 1 - _REACH), start - 1):
        return Rank(start - 1, end, value, "位")
    return None


def front(text: str, start: int) -> Rank | None:
    """前三, 前10名: the rank whose numeral begins at start, after 前; None where 前 is no rank (目前三家, 前三轮)."""
    if _NOT_FRONT.search(text, max(0, start - 2), start):
        return None
    found = _FRONT.match(text, start)
    value = _value(found[1]) if found else None
    if found is None or value is None:
        return None
    if found[2]:
        return Rank(start - 1, found.end(), value, found[2], "前")
    few = found[1] in _FRONT_FEW or (found[1].isdigit() and value <= 100)
    if few and _RANK_END.match(text, found.end()) and _RANKED.search(text, max(0, start - 1 - _REACH), start - 1):
        return Rank(start - 1, found.end(), value, "位", "前")
    return None


def few_months(text: str, start: int) -> Date | None:
    """前三季度 and 前11个月, the period whose numeral begins at start, after 前."""
    return None if text[start - 2 : start - 1] in _NO_PERIOD else dates.season(text, start - 1)


def first_place(text: str, start: int) -> Rank | None:
    """首位, which stands at start, as a rank (位居全国首位); None where it is none (首位客人)."""
    if _FIRST_PLACE.search(text, max(0, start - _REACH), start):
        return Rank(start, start + 2, 1, "位")
    return None


def _value(numeral: str) -> Number | None:
    value = parse(numeral)
    if value is None:
        return digits(numeral)
    return None if isinstance(value, tuple) else value
