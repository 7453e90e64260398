"""Folding for the search: Simplified and half width, so that tables and grammar are written once.

Only characters are replaced that the tables of this package are written in, one for one, so that every place in the
folded text is the same place in the original. It is no conversion for reading (that is cleaners.variants).
The pairs of data/fold.txt are the Traditional variants (OpenCC, s2t) of the characters of the other data files;
tests/stats/figures/test_figure_fold.py keeps them complete.
"""

from __future__ import annotations

import re

from hzclean.stats.figures.tables import lines

_PAIRS = {pair[0]: pair[1] for line in lines("fold.txt") for pair in line.split()} | {"％": "%", "﹪": "%", "∶": ":"}
_FORMAL = dict(zip("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千", strict=True))
_NUMERALS = frozenset(
    "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿萬億兆两兩余餘点點" + "".join(_FORMAL)
)
_BEFORE_WHICH = _NUMERALS | frozenset("又元圆圓分")
_AFTER_WHICH = _NUMERALS | frozenset("之又负負第")
# Words that end in a formal digit: they are no numerals.
_WORDS = frozenset(re.findall("..", "登陆大陆着陆内陆海陆水陆队伍退伍入伍行伍落伍收拾捡拾放肆大肆登陸大陸著陸內陸隊伍"))
_OTHER_WORDS = frozenset("地军续陸陆")

# Two passes with a plain set of characters each run several times faster than one with conditions.
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．／，][０-９]+)*")
_WIDE_TO = {
    code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
} | {ord("．"): ".", ord("／"): "/"}
_WIDE_THOUSANDS = re.compile("(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
_CHARACTERS = re.compile(f"[{''.join(_PAIRS)}{''.join(_FORMAL)}]")


def fold(text: str) -> str:
    """The text in Simplified and half-width characters as far as figures need it; as long as before.

    >>> fold("約３萬畝，壹佰貳拾元，１，２００個")
    '约3万亩，一百二十元，1,200个'
    """
    text = _WIDE.sub(_half_width, text)
    return _CHARACTERS.sub(_simplified, text)


def _half_width(found: re.Match[str]) -> str:
    return _WIDE_THOUSANDS.sub(",", found.group().translate(_WIDE_TO))


def _simplified(found: re.Match[str]) -> str:
    character = found.group()
    if character not in _FORMAL:
        return _PAIRS[character]
    text, place = found.string, found.start()
    if text[place - 1 : place + 1] in _WORDS:
        return _PAIRS.get(character, character)
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if (after in _BEFORE_WHICH and after) or (before in _AFTER_WHICH and before and after not in _OTHER_WORDS):
        return _FORMAL[character]
    return _PAIRS.get(character, character)
