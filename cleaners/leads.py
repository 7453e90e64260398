"""Leads: whether a paragraph can be the first of a story.

A text's first paragraph stands by itself. What takes up something said before cannot begin one: a connective (但,
于是, 此外), a pronoun or 这 and 那, which refer back, an adverb that needs a sentence before it (也, 又, 却), the
second point of a list. The log-odds were rounded from counts over 43 first and 351 later paragraphs of invented
stories.
"""

from __future__ import annotations

from typing import Final

from hzclean.cleaners.kinds import IN_BRACKETS
from hzclean.cleaners.labels import follows, label
from hzclean.cleaners.patterns import late

_TAKES_UP: Final = late(
    "[这這那此该該他她它牠也还還又再更就便却卻都另]|其(?!他)|但(?!愿|願)|而(?!立|今)"
    "|然[而后後]|不[过過]|可是|所以|因[此而]|[于於]是|接[着著]|[随隨][后後即]|[后後][来來]|之[后後]|末了"
    "|同[时時]|[与與][此這这]|除[了此]|[对對為为由][此這这]|[结結]果|果然|忽然|突然|[总總]之|[况況]且|何[况況]"
    "|例如|比如|譬如|反[之而]|否[则則]|倒是|[当當]然|[换換]句|原[来來]|第[二三四五]|最[后後]|[据據][介了悉]"
)
# News says when it was within its first clause, or that it was reported; a quotation may come before.
_WHEN: Final = late(
    "(?:[“「『][^”」』]{0,30}[”」』])?[^，。：；]{0,14}?(?:昨|今[天日晨年早晚起]|前天|日前|近[日期]|[上本][周週月]|去年|\\d{1,2}[月日时時点點]"
    "|[一二三四五六七八九十]月|清晨|凌晨|傍晚|[上下]午|晚上|[记記]者|[获獲]悉)"
)
_CLOSERS: Final = frozenset("，。、；：！？,;:!?)）】〕”’」』》…—")
_OPENERS: Final = frozenset("“「『‘")
_GOES_ON: Final = -5.0
_NEXT_POINT: Final = -4.0
_REFERS: Final = -3.0
_ANSWERS: Final = -1.0
_QUOTES: Final = -0.8
_SHORT: Final = -0.8
_SHORTEST: Final = 16  # characters


def leads(text: str, before: str = "") -> float:
    """How much its first words speak for a paragraph's being a story's first, in nats; never more than 0.

    `before`: the paragraph above it, whose next point or answer it may be.

    >>> leads("昨夜，横跨青河的新桥合龙，两镇之间的路程缩短到十分钟。")
    0.0
    >>> leads("这座桥去年动工，桥墩是从河底浇起来的。"), leads("二、每户限领一份，领完为止，不得代领。")
    (-3.0, -4.0)
    >>> leads("答：挑了四十年，头一回歇肩。", "问：您挑这副担子多久了？"), leads("（本文照片由柳小禾提供）")
    (-4.0, -5.0)
    """
    if text[0] in _CLOSERS or IN_BRACKETS.match(text):
        return _GOES_ON
    labelled = label(text)
    if labelled:
        if (labelled.number > 1 and labelled.kind != "date") or follows(label(before), labelled) > 0:
            return _NEXT_POINT
        if labelled.name in ("答", "A"):
            return _ANSWERS
    if _TAKES_UP.match(text):
        return _REFERS
    if text[0] in _OPENERS:
        return _QUOTES
    return _SHORT if len(text) < _SHORTEST else 0.0


def tells_when(text: str) -> bool:
    """Whether a paragraph says within its first clause when something was, or that it was reported.

    >>> tells_when("新桥合龙后，昨夜有车驶过。"), tells_when("青河县城昨夜下雨，河水上涨。")
    (False, True)
    """
    return _WHEN.match(text) is not None
