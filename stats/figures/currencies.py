"""Currencies that stand before an amount: ￥300, US$5, 人民币20亿元."""

from __future__ import annotations

import re

_UNIT_OF_SIGN = {"¥": "元", "￥": "元", "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑", "￡": "英镑"}
_WORD = re.compile("(?:RMB|CNY|USD|US\\$|HK\\$|EUR|人民币|新台币|台币|港币)[ \u3000]?\\Z")
_UNIT_OF_WORD = {
    **{"RMB": "元", "CNY": "元", "人民币": "元", "USD": "美元", "US$": "美元", "EUR": "欧元"},
    **{"新台币": "新台币", "台币": "新台币", "港币": "港元", "HK$": "港元"},
}
_WORD_ENDS = frozenset("BYDR$币 \u3000")


def taken_in(text: str, start: int, kind: str, unit: str | None) -> tuple[int, str, str | None]:
    """Start, kind and unit of the amount at `start`, with the currency before it taken in, if there is one.

    >>> taken_in("价值US$5万", 5, "plain", None), taken_in("约20亿元", 1, "money", "元")
    ((2, 'money', '美元'), (1, 'money', '元'))
    """
    before = text[start - 1 : start]
    if before in _WORD_ENDS and before:
        word = _WORD.search(text, max(0, start - 4), start)
        if word:
            name = _UNIT_OF_WORD[word.group().strip()]
            return word.start(), "money", name if unit in (None, "元") else unit
    if before in _UNIT_OF_SIGN:
        return start - 1, "money", unit or _UNIT_OF_SIGN[before]
    return start, kind, unit
