"""What a figure counts or measures, and for percentages the direction of change, as the sentence says them.

Best effort without a parser: the noun after the measure word (315个|高新技术企业), else the one before the verb
(总投资|约|1026亿元). Where neither is clear there is none; a wrong noun is worse than no noun.
"""

from __future__ import annotations

import re

from hzclean.stats.figures.tables import lines, trie

Place = tuple[int, int]

_HEAD_WORDS = frozenset(word for line in lines("nouns.txt") for word in line.split())
_HEADS = trie(dict.fromkeys(_HEAD_WORDS, ""))
_KEPT = frozenset(word for line in lines("kept.txt") for word in line.split())
_VERBS = trie({word: "" for name in ("verbs.txt", "kept.txt") for line in lines(name) for word in line.split()})
_REACH = 16

# 家|世界500强企业: the shortest stretch that ends in a head noun, and the head nouns that go on from there.
_FOLLOWING = re.compile(
    f"(?:以上|以下|以内|之内|左右|上下游)?的?((?:(?![的了是在与和及或等])[\u4e00-\u9fff0-9A-Za-z]){{0,8}}?{_HEADS}{{1,3}})"
)
# What stands between the noun and its figure: 总投资|达到约, 人口|已经超过.
_LINKS = [word for line in lines("links.txt") for word in line.split()]
_LINKS_BY_END: dict[str, tuple[str, ...]] = {}
for _link in sorted(_LINKS, key=len, reverse=True):
    _LINKS_BY_END[_link[-1]] = (*_LINKS_BY_END.get(_link[-1], ()), _link)
_NOT_HAN = re.compile("[^\u4e00-\u9fff]")
_CUT = re.compile(_VERBS)
# Characters a quantity ends in: 销售额, 吞吐量, 增长率, 总产值.
_QUANTITY = frozenset(
    "额量率值入出数比度积价费金款重长宽高厚深径龄产本收润力资税债命温距速耗模业口源期位距线院校品车房"
)

_CHANGE = (
    "增长|上升|提高|提升|上涨|增加|扩大|攀升|下降|降低|减少|回落|下跌|下滑|收窄|缩小|压缩|缩减|萎缩|快于|高于|低于|慢于|高出"
    "|缩短|延长|提前|加快|放缓|增|涨|降|跌|减"
)
_DIRECTION = re.compile(
    f"(同比|环比|[比较](?:上年|去年|上一年|前一年|上月|上季度)(?:同期|同月)?)?"
    f"(?:分别|名义|实际|平均|年均|累计|微|大幅|小幅|仅|将|均|继续|再)*({_CHANGE})"
    "(?:(?<=于)[\u4e00-\u9fff]{1,6}?)?(?:了|近|约|超过|超|逾|至|到|为|达到|达|大约|接近|突破|不到|不足)*\\Z"
)


def following(text: str, end: int) -> Place | None:
    """Where the noun stands that follows a measure word ending at end, or None."""
    found = _FOLLOWING.match(text, end)
    return found.span(1) if found else None


def preceding(text: str, start: int, counted: bool = False) -> Place | None:
    """Where the noun stands that the figure at start belongs to (总投资 in 总投资约1026亿元), or None.

    It ends in a word for a quantity (额, 量, 率), or if counted, in one for what can be counted (企业).
    """
    end = start
    while links := _LINKS_BY_END.get(text[end - 1 : end]):
        for link in links:
            if text.endswith(link, 0, end):
                end -= len(link)
                break
        else:
            break
        if start - end > _REACH:
            return None
    if counted:
        if not any(text[end - length : end] in _HEAD_WORDS for length in (2, 3, 4)):
            return None
    elif text[end - 1 : end] not in _QUANTITY:
        return None
    first = end - len(_NOT_HAN.split(text[max(0, end - _REACH) : end])[-1])
    for cut in _CUT.finditer(text, first, end):
        if cut.end() < end and cut.group() not in _KEPT:
            first = cut.end()
    return (first, end) if end - first > 1 else None


def direction(text: str, start: int) -> str | None:
    """The change that a percentage at start tells of, as 同比增长, 环比下降 or 提高; None where none is told."""
    found = _DIRECTION.search(text, max(0, start - _REACH), start)
    if found is None:
        return None
    basis = found[1] or ""
    if basis[:1] in "比较":
        basis = "环比" if "上月" in basis or "上季" in basis else "同比" if basis else ""
    return basis + found[2]
