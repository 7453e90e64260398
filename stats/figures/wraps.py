"""Whether a page has figures that are cut by the end of a printed line."""

from __future__ import annotations

import re

from hzclean.stats.figures.fold import fold

# 投资1026 ⏎ 亿元 and 20 ⏎ 21年: the line ends in a numeral inside a sentence, the next begins with what goes on. Some
# extractors write a blank line after each printed line; between paragraphs only a unit tells that a figure goes on.
_END = r"(?:\r?\n|\r)[ \t\u3000]*"
_ENDS = f"{_END}(?:{_END})?"
_UNIT = "元|美元|%|个|家|名|人|项|年|月|日|亩|吨|平方|公里"
_CUT = re.compile(
    r"(?<=[\u4e00-\u9fff])[0-9]{1,12}(?:[.,][0-9]{0,6})?[百千万亿]{0,2}[多余]?"
    f"(?:(?={_ENDS}[百千万亿]{{0,2}}(?:{_UNIT}|公斤|千瓦|米|件|台|辆|户|次|倍|小时|分钟|[多余][个家名人项]))"
    rf"|(?={_END}[0-9]{{1,4}}(?:\.[0-9]+)?[百千万亿]{{0,2}}(?:{_UNIT})))"
    f"|[0-9][百千万亿]{{1,2}}(?={_ENDS}(?:美?元|千瓦|吨|亩|平方|个|家|人|件|台))"
)


def cut_at(text: str) -> int | None:
    """The code point where the first line break stands that seems to cut a figure; None where there is none.

    Such figures are read wrong or not at all on a raw page and right after ``hzclean fix``; a text with one paragraph a
    line has none. Figures under each other in a column of a table are not taken for one.

    >>> cut_at("总投资约1026\\n亿元，同比增长"), cut_at("总投资约1026亿元，\\n同比增长")
    (8, None)
    """
    found = _CUT.search(fold(text))
    return found.end() if found else None
