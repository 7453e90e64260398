"""Dates and periods, and their ISO-like values.

A date is what is written as one: a year of four digits, a month, a day, a quarter, a half-year, a century, a decade,
an hour, or a range of these. 3年 is a duration and 2020年 a date; 11月 is a date and 11个月 a duration, but for
前11个月, the first eleven months. Values: 2020, 2021-03, --03, --03-05, ---05, 2021-Q1, Q1, 2021-H1, 21C, 1990s,
T07:30; ranges have a slash between the ends and no leading hyphens (2021-01/2021-11, 01/08).
"""

from __future__ import annotations

import re

from hzclean.stats.figures import clock
from hzclean.stats.figures.clock import SEPARATOR
from hzclean.stats.figures.mention import Date
from hzclean.stats.figures.numerals import digits, parse
from hzclean.stats.figures.tables import rows

ERAS = {era: int(first) for era, first in rows("eras.tsv", 2)}
_BEFORE_REIGN = frozenset("前元" + "".join(era[-1] for era in ERAS))

_SP = "[ \u3000\xa0]?"
_YEAR = "(?:1[0-9]{3}|2[01][0-9]{2}|[一二][〇零一二三四五六七八九]{3})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_POINT = (
    rf"(?:({_YEAR}){_SP}年(?:度(?!假))?{_SP})?(?:({_MONTH}){_SP}月(?!球|亮|饼)(?:份(?!额))?{_SP})?"
    rf"(?:({_DAY}){_SP}(?:日|(?<=[0-9一二三四五六七八九十])号))?"
)
_CALENDAR = re.compile(
    rf"({_POINT})(?:({_YEAR}|[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?={SEPARATOR}))?(?:{SEPARATOR}({_POINT}))?"
)
# Most dates are a year and nothing else; a round number (2000年) may be a length of time.
_YEAR_ALONE = re.compile(
    "((?:1[0-9]|2[01])(?:[0-9][1-9]|[1-9]0))年"
    "(?![ \u3000\xa0度代季第上下前0-9〇零一二三四五六七八九十两–—―－~～〜至到-])"
)
_QUARTER_NUMBER = "[一二三四1-4]"
_QUARTER = re.compile(
    rf"第?({_QUARTER_NUMBER})(?:(?:{SEPARATOR}|、)第?({_QUARTER_NUMBER}))?季度|前([一二两三四1-4])(?:个)?季度|([上下])半年"
    rf"|前([0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})个月"
)
_CENTURY = re.compile(
    r"([0-9]{1,2}|二?十[一二三四五六七八九]?|[一二三四五六七八九])世纪(?:([0-9]0|[一二三四五六七八九]十)年代)?"
)
_DECADE = re.compile(r"((?:1[0-9]|20)[0-9]0|[1-9]0|[二三四五六七八九]{1,2}十)年代")
_NUMERIC = re.compile(r"((?:1[89]|20)[0-9]{2})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9./-]|[%％])")
_BEFORE_SPAN = frozenset("近约超每第")
_LONG_AGO = re.compile("年(?:前(?!后)|历史|的历史|树龄|文明|间|之久|古|以前的|的)")
_LASTING = re.compile("(?:近|约|超过|超|逾|长达|历经|历时|距今|跨越|有着|达|已有|有)\\Z")


def read(text: str, start: int, end: int) -> Date | None:
    """The date that begins with the numeral text[start:end], or None."""
    following = text[end : end + 1]
    if following == "年" and not may_follow_reign(text[start - 1 : start]):
        alone = _YEAR_ALONE.match(text, start)
        if alone:
            return Date(start, end + 1, alone[1], "年")
        if end - start != 4 and not text.startswith("代", end + 1):
            return None
    if following in (":", "："):
        return clock.colon(text, start)
    if following in "-/." and end - start == 4:
        found = _NUMERIC.match(text, start)
        if found:
            return Date(found.start(), found.end(), f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}", "日")
    if following == "世":
        return _century(text, start)
    if following == "年" and text.startswith("年代", end):
        return _decade(text, start)
    if following == "季":
        return _season(text, start, "")
    if following in "时点":
        return clock.hour(text, start)
    if following == "年" and text[start - 1 : start] in _BEFORE_REIGN:
        year = _reign(text, start, end)
        if year:
            return year
    found = _CALENDAR.match(text, start)
    if found is None or found.end() == start:
        return _season(text, start, "") if following in "至到-–—―～~、" else None
    return _calendar(text, found) or (_season(text, start, "") if following in "至到-–—―～~" else None)


def may_follow_reign(character: str) -> bool:
    """Whether a year after this character may be one of a reign or before Christ (康熙三十年, 公元前3年)."""
    return character in _BEFORE_REIGN


def _reign(text: str, start: int, end: int) -> Date | None:
    """公元前221年 (-0220, as ISO 8601 counts a year 0), 公元前后的年份 and reign years: 康熙三十年, 民国38年."""
    number = parse(text[start:end])
    if not isinstance(number, int):
        return None
    if text.endswith("公元前", 0, start):
        return Date(start - 3, end + 1, f"-{number - 1:04}", "年")
    if text.endswith("公元", 0, start):
        return Date(start - 2, end + 1, f"{number:04}", "年")
    first = ERAS.get(text[start - 2 : start])
    if first is None:
        return None
    year = first + number - 1
    rest = _CALENDAR.match(text, end + 1)
    _, later, month, day, *_ = rest.groups() if rest else (None,) * 9
    parts = [year, _int(month), _int(day)]
    if rest is None or later or not month or not _fits(parts):
        return Date(start - 2, end + 1, f"{year}", "年")
    return Date(start - 2, end + 1 + len(rest[1].rstrip()), _iso(parts, ""), "年月日"[_level(parts)])


def season(text: str, start: int) -> Date | None:
    """The quarter, half-year or run of months that begins at start with 第, 前, 上 or 下, or None."""
    return _season(text, start, "")


def _calendar(text: str, found: re.Match[str]) -> Date | None:
    point, year, month, day, bare, last, last_year, last_month, last_day = found.groups()
    first = [_int(year), _int(month), _int(day)]
    second = [_int(last_year), _int(last_month), _int(last_day)] if last else []
    if any(second):
        if bare:
            place = next(index for index, part in enumerate(second) if part)
            if first[place] is not None or any(first[place:]) or (place == 0) != (len(bare) == 4):
                second = []
            else:
                first[place] = _int(bare)
        if any(second) and _fits(first) and _fits(second):
            for place in range(3):  # 2021年1-11月: what the second end leaves out it has from the first
                if second[place] is not None:
                    break
                second[place] = first[place]
            if (first[0] is None) == (second[0] is None) and _level(first) == _level(second):
                return Date(
                    found.start(), found.end(), f"{_iso(first, '')}/{_iso(second, '')}", "年月日"[_level(second)]
                )
        first = [_int(year), _int(month), _int(day)]
    if not point or not _fits(first):
        return None
    end = found.start() + len(point.rstrip(" \u3000\xa0"))
    if month is None and day is None and _is_span(text, found.start(), end, first[0]):
        return None
    if month is None and day is None:
        period = _season(text, end, f"{first[0]}-")
        if period:
            return period._replace(start=found.start())
    if (
        month
        and year is None
        and day is None
        and text.startswith("月", end - 1)
        and text[found.start() - 1 : found.start()] == "每"
    ):
        return None
    if day:
        time = clock.after_day(text, end, _iso(first, "-"))
        if time:
            return time._replace(start=found.start())
    if first[0] is None and first[1] is None and not _is_day(text, found.start(), end, day):
        return None
    return Date(found.start(), end, _iso(first, "-"), "年月日"[_level(first)])


def _is_span(text: str, start: int, end: int, year: int | None) -> bool:
    """Whether a round number of years (2000年) is a length of time rather than a year."""
    if year is None or year % 100 or not text[start].isdigit():
        return False
    if text.startswith("公元", start - 2):
        return False
    return bool(_LONG_AGO.match(text, end - 1) or _LASTING.search(text, max(0, start - 2), start) or year < 1500)


def _is_day(text: str, start: int, end: int, day: str | None) -> bool:
    """Whether N日 that stands alone is a day of a month, not a length of time or a numbered thing."""
    if day is None or text[end - 1] != "日":
        return False
    if (
        text.startswith(("内", "之内", "以内", "游", "元", "本", "龄", "行", "以上"), end)
        or text[start - 1 : start] in _BEFORE_SPAN
    ):
        return False
    return text[start].isdigit() or len(day) > 1


def _season(text: str, start: int, year: str) -> Date | None:
    found = _QUARTER.match(text, start)
    if found is None:
        return None
    first, last, first_few, half, months = found.groups()
    if half:
        return Date(found.start(), found.end(), f"{year}H{'上下'.index(half) + 1}", "半年")
    if months:
        number = parse(months)
        if not isinstance(number, int) or not 1 < number <= 12:
            return None
        return Date(found.start(), found.end(), f"{year}01/{year}{number:02}", "月")
    low, high = (1, _int(first_few)) if first_few else (_int(first), _int(last))
    if high is None:
        return Date(found.start(), found.end(), f"{year}Q{low}", "季度")
    return Date(found.start(), found.end(), f"{year}Q{low}/{year}Q{high}", "季度")


def _century(text: str, start: int) -> Date | None:
    found = _CENTURY.match(text, start)
    number = parse(found[1]) if found else None
    if found is None or not isinstance(number, int) or not 0 < number < 31:
        return None
    if found[2]:
        return Date(found.start(), found.end(), f"{(number - 1) * 100 + int(_int(found[2]) or 0)}s", "年代")
    return Date(found.start(), found.end(), f"{number}C", "世纪")


def _decade(text: str, start: int) -> Date | None:
    found = _DECADE.match(text, start)
    number = parse(found[1]) if found else None
    if found is None or number is None:
        return None
    value = "/".join(f"{end}s" for end in number) if isinstance(number, tuple) else f"{number}s"
    return Date(found.start(), found.end(), value, "年代")


def _int(numeral: str | None) -> int | None:
    if not numeral:
        return None
    if len(numeral) == 4:
        return digits(numeral)
    number = parse(numeral)
    return number if isinstance(number, int) else None


def _fits(parts: list[int | None]) -> bool:
    """Whether year, month and day make a calendar date, with no gap in it (a year and a day need a month)."""
    year, month, day = parts
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and not 1 <= day <= 31:
        return False
    return any(part is not None for part in parts) and not (year is not None and day is not None and month is None)


def _level(parts: list[int | None]) -> int:
    return max(index for index, part in enumerate(parts) if part is not None)


def _iso(parts: list[int | None], missing: str) -> str:
    """2021-03-05; --03-05 and ---05 with missing "-", 03-05 and 05 without."""
    year, month, day = parts
    if year is not None:
        return "-".join([f"{year:04}"] + [f"{part:02}" for part in (month, day) if part is not None])
    if month is not None:
        return missing * 2 + f"{month:02}" + (f"-{day:02}" if day is not None else "")
    return missing * 3 + f"{day:02}"
