"""Blanks within figures, as word processors set them between digits and Chinese: 2.07 亿元, 2020 年 12 月 31 日.

Left alone: any other blank, as it may part two cells of a table or two words; the grammar reads a unit behind one
(20 人) by itself.
"""

from __future__ import annotations

import re
from typing import Final

_BLANK: Final = "[ \u3000\xa0]"
_GAP: Final = re.compile(
    f"(?<=[0-9]){_BLANK}(?=[年月万亿萬億]|日(?![本元报報]))|(?<=[年月]){_BLANK}(?=[0-9]{{1,2}}{_BLANK}?[月日])"
)


def without_gaps(text: str) -> tuple[str, list[int] | None]:
    """The text without blanks within figures, and where each of its characters stands in `text`; None: all as before.

    >>> without_gaps("投入 2.07 亿元")
    ('投入 2.07亿元', [0, 1, 2, 3, 4, 5, 6, 8, 9])
    >>> without_gaps("投入2.07亿元")
    ('投入2.07亿元', None)
    """
    gaps = {found.start() for found in _GAP.finditer(text)}
    if not gaps:
        return text, None
    return _GAP.sub("", text), [place for place in range(len(text)) if place not in gaps]
