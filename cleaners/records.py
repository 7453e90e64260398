"""Records: lists whose lines are made after a few patterns, again and again (addresses, notices, messages).

Their lines break off without a mark and are of many widths, as those of mixed columns are, and neighbours say the same,
as bold type printed twice does. But no lines of prose begin or end alike so often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.patterns import late

_SHORTEST: Final = 5  # code points of a line
_FEWEST: Final = 8  # lines
_SAME: Final = 3  # characters that lines begin or end with
_OFTEN: Final = 3  # lines that do so
# Share of such lines; on 1,200 pages of newspapers and books .42 at most, in lists of records .65 at least.
_MOST: Final = 0.5
# Of so many lines a quarter have a mark: on 400 pages .48 at least, in lists of terms .3 at most.
_MANY: Final = 20
_LEAST_MARKED: Final = 0.25
_MARK: Final = late("[，。；、]")


def is_prose(texts: Sequence[str]) -> bool:
    """Whether the lines of a text, where they are many, have the marks that prose has: a list of terms has few.

    >>> is_prose(["起雾了，渡船停在对岸。", "等"] * 10), is_prose(["渡船", "缆绳（备用）"] * 10)
    (True, False)
    """
    if len(texts) < _MANY:
        return True
    return sum(_MARK.search(text) is not None for text in texts) >= _LEAST_MARKED * len(texts)


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
