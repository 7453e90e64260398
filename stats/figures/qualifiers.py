"""How exact a figure is: the qualifier that the words around it give (约, 近, 超, 余, 多, 以上, 以下, 至少, 最高).

The words are data/qualifiers.tsv. A word before the figure outweighs one inside or after it: 近200余家 is 近.
"""

from __future__ import annotations

import re

from hzclean.stats.figures.tables import rows, trie

# Between 最高 and its amount may stand who gives what to whom: 最高可给予企业1000万元.
_GIVING = (
    "可|可以|将|能|会|按|再|获|获得|享|享受|得|得到|达|达到|可达|可获|给|给予|予以|奖励|奖|奖补|允许|资助|补助|补贴|补|支持|扶持|资金|奖金|贴息|"
    "贷款|授信|融资|额度|额|为|不超过|企业|项目|单位|个人|团队|人才|每家|每人|每户|每年|每个|单个|一次性|一次|累计|人民币|罚款|处"
)
_AHEAD = re.compile(rf"(最高|最多|至多|最低)(?:{_GIVING}){{1,6}}\Z")
_AT_MOST = re.compile("不(?:得|能)?超过[\u4e00-\u9fff]{1,6}的\\Z")  # 不超过投资额的30%
_AT_LEAST = re.compile("至少[\u4e00-\u9fff]{1,5}(?<![的了])\\Z")  # 至少缩短30天
AHEAD_REACH = 16
_SCALES = frozenset("百千万亿半")
_AFTER_FIRST = frozenset("内许多余上左前起之以")

# Words by their last character, longest first.
_BEFORE: dict[str, list[tuple[str, str]]] = {}
_AFTER: dict[str, str] = {}
_OTHERS: list[str] = []
for _place, _word, _qualifier in rows("qualifiers.tsv", 3):
    if _place == "before":
        _BEFORE.setdefault(_word[-1], []).append((_word, _qualifier))
    elif _place == "after":
        _AFTER[_word] = _qualifier
    else:
        _OTHERS += _word.split()
for _words in _BEFORE.values():
    _words.sort(key=lambda pair: -len(pair[0]))
_AFTER_WORD = re.compile(trie(dict.fromkeys(_AFTER, "")))
_OTHER_AFTER = re.compile(trie(dict.fromkeys((word for word in _OTHERS if word[0] in _AFTER_FIRST), "")))
_OTHER_BEFORE = tuple(word for word in _OTHERS if word[0] not in _AFTER_FIRST)


def before(text: str, start: int) -> str | None:
    """The qualifier that the words ending at start give, or None."""
    for word, qualifier in _BEFORE.get(text[start - 1 : start], ()):
        if text.endswith(word, 0, start):
            if len(word) > 1:
                return qualifier
            if text.endswith(_OTHER_BEFORE, 0, start) or (word in "上过" and text[start : start + 1] not in _SCALES):
                return None  # 最近5年; 过百家, but 走过3个
            return qualifier
    ahead = text[max(0, start - AHEAD_REACH) : start]
    if "最" in ahead and (giving := _AHEAD.search(ahead)):
        return "至少" if giving[1] == "最低" else "最高"
    if ahead[-1:] == "的" and _AT_MOST.search(ahead):
        return "最高"
    if "至少" in ahead and _AT_LEAST.search(ahead):
        return "至少"
    return None


def after(text: str, end: int) -> str | None:
    """The qualifier that the word starting at end gives, or None."""
    found = _AFTER_WORD.match(text, end)
    if found is None or _OTHER_AFTER.match(text, end):
        return None
    return _AFTER[found.group()]
