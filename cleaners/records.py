"""Records: lists whose lines are made after a few patterns, again and again (addresses, notices, messages).

Their lines break off without a mark and are of many widths, as those of mixed columns are, and neighbours say the same,
as bold type printed twice does. But no lines of prose begin or end alike so often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
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
# Of so many lines; marks for each hanzi: on 3,900 pages of newspapers, magazines and reports in prose, recognised ones
# too, .061 at least; on half of the pages of an annual report, which are tables and forms, less than .01.
_SOME: Final = 12
_LEAST_MARKS: Final = 0.035
_STOP: Final = late("[，。；]|(?<=[\u4e00-\u9fff])[,.;]")
_NO_HANZI: Final = late("[^\u4e00-\u9fff]+")


def is_prose(texts: Sequence[str]) -> bool:
    """Whether the lines of a text, where they are many, have the marks that prose has: a list of terms has few.

    >>> is_prose(["起雾了，渡船停在对岸。", "等"] * 10), is_prose(["渡船", "缆绳（备用）"] * 10)
    (True, False)
    """
    if len(texts) < _MANY:
        return True
    return sum(_MARK.search(text) is not None for text in texts) >= _LEAST_MARKED * len(texts)


@lru_cache(maxsize=4)  # half of the steps ask it of the same page
def are_cells(text: str) -> bool:
    """Whether lines are rather the cells of tables and forms than those of prose, which has a mark every few words.

    Cells say the same as the cells above and below them, in whole or in part, and mean it; none goes on in another.

    >>> are_cells("离任\\n聘任\\n聘任\\n理事、副主任\\n" * 4), are_cells("起雾了，渡船停在对岸。\\n等\\n" * 8)
    (True, False)
    """
    if text.count("\n") < _SOME:
        return False
    most = len(text) * _LEAST_MARKS
    if text.count("，") + text.count("。") > most:
        return False  # soon told of prose
    return len(_STOP.findall(text)) < _LEAST_MARKS * len(_NO_HANZI.sub("", text))


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


def repeat_on_purpose(texts: Sequence[str]) -> bool:
    """Whether lines are records or cells: what several of them say alike is no second copy.

    >>> repeat_on_purpose(["离任", "离任", "聘任"] * 5), repeat_on_purpose(["缺水的县城", "要用再生水，"] * 3)
    (True, False)
    """
    return are_records(texts) or are_cells("\n".join(texts))
