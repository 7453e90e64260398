"""How exact a figure is: the qualifier that the words around it give (约, 近, 超, 余, 多, 以上, 以下, 至少, 最高).

The words are data/qualifiers.tsv. A word before the figure outweighs one inside or after it: 近200余家 is 近.
"""

from __future__ import annotations

import re

from hzclean.stats.figures.tables import rows

# Between 最高 and its amount may stand who gives what to whom: 最高可给予企业1000万元.
_GIVING = (
    "可|可以|将|能|会|按|再|获|获得|享|享受|得|得到|达|达到|可达|可获|给|给予|予以|奖励|奖|奖补|允许|资助|补助|补贴|补|支持|扶持|资金|奖金|贴息|"
    "贷款|授信|融资|额度|额|为|不超过|企业|项目|单位|个人|团队|人才|每家|每人|每户|每年|每个|单个|一次性|一次|累计|人民币|罚款|处"
)
_AHEAD = re.compile(rf"(最高|最多|至多|最低)(?:{_GIVING}){{1,6}}\Z")
_AT_LEAST = re.compile("至少[\u4e00-\u9fff]{1,5}(?<![的了])\\Z")  # 至少缩短30天
AHEAD_REACH = 16
_SCALES = frozenset("百千万亿半")

_BEFORE: dict[str, dict[str, str]] = {}
_AFTER: list[tuple[str, str]] = []
for _place, _word, _qualifier in rows("qualifiers.tsv", 3):
    if _qualifier and _place == "before":
        _BEFORE.setdefault(_word[-1], {})[_word] = _qualifier
    elif _qualifier:
        _AFTER.append((_word, _qualifier))
_AFTER_RE = re.compile("(" + "|".join(sorted((word for word, _ in _AFTER), key=len, reverse=True)) + ")")
_AFTER_MEANS = dict(_AFTER)
# A last character that belongs to another word than the approximator: 最近5年, 附近3家, 马上10点, 公约3条.
_OTHER_WORDS = re.compile(
    "(?:最近|附近|临近|邻近|靠近|新近|远近|相近|亲近|贴近|走近|就近|晚近|公约|条约|合约|签约|节约|预约|特约|邀约|简约|契约|大纲约|"
    "马上|早上|晚上|以上|之上|加上|网上|线上|路上|会上|手上|身上|市上|山上|岛上|地上|船上|车上|床上|基础上|上午上|掉上|"
    "打破|冲破了|爆破|识破|看破|告破|侦破|高超|反超|赶超|中超|英超|德超|意大破|联超|残破|勘破)\\Z"
)
_SENTENCE_WORDS = re.compile(
    "(?:多|余)(?:家|名|个|元|次|的是)|内(?:的|容|部|外|地|需|在|陆|置|涵|设)|许(?:可|多|诺|昌|久)|多(?:元|样|数|次|种|个|家|年|项|功能)"
)


def before(text: str, start: int) -> str | None:
    """The qualifier that the words ending at start give, or None."""
    words = _BEFORE.get(text[start - 1 : start])
    if words:
        for length in (5, 4, 3, 2, 1):
            found = words.get(text[max(0, start - length) : start])
            if found:
                if length == 1 and _OTHER_WORDS.search(text, max(0, start - 3), start):
                    return None
                if length == 1 and text[start - 1] in "上过" and text[start : start + 1] not in _SCALES:
                    return None  # 过百家, but 走过3个
                return found
    low = max(0, start - AHEAD_REACH)
    if text.find("最", low, start) >= 0 and (ahead := _AHEAD.search(text, low, start)):
        return "至少" if ahead[1] == "最低" else "最高"
    if text.find("至少", low, start) >= 0 and _AT_LEAST.search(text, low, start):
        return "至少"
    return None


def after(text: str, end: int) -> str | None:
    """The qualifier that the word starting at end gives, or None."""
    found = _AFTER_RE.match(text, end)
    if found is None or _SENTENCE_WORDS.match(text, end):
        return None
    return _AFTER_MEANS[found[1]]
