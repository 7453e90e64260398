"""Records: lists whose lines are made after a few patterns, again and again (addresses, notices, messages).

Their lines break off without a mark and are of many widths, as those of mixed columns are, and neighbours say the same,
as bold type printed twice does. But no lines of prose begin or end alike so often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

_SHORTEST: Final = 5  # code points of a line
_FEWEST: Final = 8  # lines
_SAME: Final = 3  # characters that lines begin or end with
_OFTEN: Final = 3  # lines that do so
# Share of such lines; on 1,200 pages of newspapers and books .42 at most, in lists of records .65 at least.
_MOST: Final = 0.5


def are_records(texts: Sequence[str]) -> bool:
    """Whether more than half of the lines begin or end as two others do.

    >>> are_records([f"{what}{n}号" for n in range(4) for what in ("无法打开渡船", "登记簿里没有缆绳")])
    True
    >>> are_records(["缺水的县城要用再生水", "工厂喝上了再生", "水，河道也是"])
    False
    """
    lines = [text for text in texts if len(text) >= _SHORTEST]
    if len(lines) < _FEWEST:
        return False
    first = Counter(line[:_SAME] for line in lines)
    last = Counter(line[-_SAME:] for line in lines)
    alike = sum(first[line[:_SAME]] >= _OFTEN or last[line[-_SAME:]] >= _OFTEN for line in lines)
    return alike > _MOST * len(lines)
