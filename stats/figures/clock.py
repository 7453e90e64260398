"""Times of day: 7时30分, 下午两点半, 07:30, 9:00-17:00.

Values: T07:30, with the day before it where one is told (2021-03-05T07:30); 下午两点 is T14.
"""

from __future__ import annotations

import re

from hzclean.stats.figures.mention import Date
from hzclean.stats.figures.numerals import parse

SEPARATOR = "(?:[-–—―－~～〜至到]|——|--)"
_HOUR = "(?:2[0-4]|1[0-9]|0?[0-9]|二?十[一二三四]?|[一二两三四五六七八九])"
_CLOCK = re.compile(
    rf"({_HOUR})(?:时(?!代|间|期|候|尚|速|段|而|常|刻|机|任|空|差|局|光|效|节|装|政|评)|点钟?(?![一二三四五六七八九0-9]*[%％])(?!击|燃|亮|对|位|赞|评))"
    r"(?:([0-5]?[0-9]|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])分(?!之|钟)|(半)(?!个|年|天)|(整))?"
)
_COLON = re.compile(
    rf"([01]?[0-9]|2[0-4])[:：]([0-5][0-9])(?:[:：]([0-5][0-9]))?(?![0-9:：])(?:{SEPARATOR}([01]?[0-9]|2[0-4])[:：]([0-5][0-9])(?![0-9:：]))?"
)
_PARTS_OF_DAY = (
    "(?:上午|下午|中午|早上|早晨|清晨|凌晨|晚上|晚间|傍晚|夜里|夜间|深夜|午后|午夜|今晚|当晚|昨晚|明晚|每晚"
    "|今早|明早|早|晚|夜)[ \u3000]?"
)
_HALF_OF_DAY = re.compile(rf"{_PARTS_OF_DAY}\Z")
_PART_OF_DAY = re.compile(_PARTS_OF_DAY)
_AFTERNOON = ("下午", "晚", "傍晚", "午后", "夜")
# 5点建议 and 5点钟: the first is counted, the second an hour.
_POINTS_MADE = re.compile("点(?:建|意|要|希|体|启|思|经|看|发|心|原|特|优|好|具|主|共|认|做|工|措|理|承)")
_BEFORE_POINTS = frozenset("这共的第有几提")


def after_day(text: str, end: int, date: str) -> Date | None:
    """The time that goes on from a day (its ISO form is date) ending at end: 3月5日9时, 3月5日上午9:30; or None."""
    part = _PART_OF_DAY.match(text, end)
    start = part.end() if part else end
    return hour(text, start, date) or colon(text, start, date)


def hour(text: str, start: int, date: str = "") -> Date | None:
    """The time told with 时 or 点 that begins at start (7时30分, 下午两点半), after a day or alone; or None."""
    found = _CLOCK.match(text, start)
    if found is None:
        return None
    half_of_day = _HALF_OF_DAY.search(text, max(0, start - 3), start)
    if not (date or half_of_day):
        if not text[start].isdigit() or (text[found.end(1)] == "点" and _POINTS_MADE.match(text, found.end(1))):
            return None
        if (
            text[found.end(1)] == "点"
            and not (found[2] or found[3] or found[4])
            and not text.startswith("点钟", found.end(1))
            and text[start - 1 : start] in _BEFORE_POINTS
        ):
            return None
    number = parse(found[1])
    minute = 30 if found[3] else parse(found[2]) if found[2] else None
    if not isinstance(number, int) or isinstance(minute, float | tuple):
        return None
    unit = "分" if found[2] else "时" if text[found.end(1)] == "时" else "点"
    return Date(found.start(), found.end(), f"{date}T{_time(_hour(number, half_of_day), minute)}", unit)


def colon(text: str, start: int, date: str = "") -> Date | None:
    """The time told with a colon that begins at start, or the span of two (07:30, 9:00-17:00); or None."""
    found = _COLON.match(text, start)
    if found is None:
        return None
    half_of_day = _HALF_OF_DAY.search(text, max(0, start - 3), start)
    value = f"{date}T{_time(_hour(int(found[1]), half_of_day), int(found[2]))}" + (f":{found[3]}" if found[3] else "")
    if found[4]:
        value += f"/T{_time(int(found[4]), int(found[5]))}"
    return Date(found.start(), found.end(), value, "分")


def _hour(hour: int, half_of_day: re.Match[str] | None) -> int:
    if half_of_day and hour < 12 and any(word in half_of_day[0] for word in _AFTERNOON):
        return hour if "夜" in half_of_day[0] and hour < 6 else hour + 12
    return hour


def _time(hour: int, minute: int | None) -> str:
    return f"{hour:02}" if minute is None else f"{hour:02}:{minute:02}"
