"""Words for time that are told from the day of writing: 今年, 去年, 本月, 昨天. They hold no numeral.

Values: the unit (Y, Q, M, W, D) and how many of it lie between then and now, as Y-1 for 去年 and D+0 for 今天; only who
knows when a text was written can tell the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hzclean.stats.figures.mention import Date

_UNITS = {"年": "Y", "季": "Q", "月": "M", "周": "W", "天": "D", "日": "D"}
_AWAY = {"前": -2, "去": -1, "昨": -1, "上": -1, "今": 0, "本": 0, "明": 1, "下": 1, "后": 2}
# 上年 and 本周 are times; 前日 is rare, 前天 and 后天 are not, and 后天 may mean "acquired".
_WORDS = re.compile(
    "(?<![目以])(?:[今明去前本上](年)(?:度(?!假))?(?!前|轻|级|龄|代|间|幼)|后(年)(?!级|代)|[本上下](季)度"
    "|[本上下](月)(?!球|亮)(?:份(?!额))?|[本上下](周)(?!期|边|围|转|末日)|[今昨明](天|日)(?!光|头|然|报|晚报|地产|线)|前(天))"
)


def times(text: str) -> Iterator[Date]:
    """All such words of a text (Simplified), in order.

    >>> [(date.value, date.unit) for date in times("去年下降，今年回升，昨天公布")]
    [('Y-1', '年'), ('Y+0', '年'), ('D-1', '天')]
    """
    for found in _WORDS.finditer(text):
        unit = next(filter(None, found.groups()))
        yield Date(found.start(), found.end(), f"{_UNITS[unit]}{_AWAY[found[0][0]]:+}", {"季": "季度"}.get(unit, unit))
