"""What a paragraph is labelled with, and which label follows which: 1. 2. 3., （一）（二）, 问：答：, 6月7日 6月8日.

Numbers go up by one, and speakers take turns. That tells which of several paragraphs is the next.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hzclean.cleaners.patterns import late

_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LABEL = late(
    rf"(?P<dot>\d{{1,2}}) ?[.．、](?!\d)|[（(](?P<paren>\d{{1,2}})[)）]|(?P<half>\d{{1,2}})[)）]"
    rf"|(?P<han>[{_HAN}]{{1,3}})、|[（(](?P<hanparen>[{_HAN}]{{1,3}})[)）]"
    rf"|第(?P<article>[{_HAN}]{{1,3}}|\d{{1,2}})(?:条|條|章|节|節|步|问|問)"
    rf"|(?P<circled>[{_CIRCLED}])|(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
)
# A speaker: a name or a role before a colon, all hanzi, or one letter.
_TURN = late("([\u3400-\u9fff·]{1,5}|[A-Za-z])[：:]")


class Label(NamedTuple):
    """A label: its kind, its number (0 for a speaker), the speaker."""

    kind: str
    number: int
    name: str = ""


@lru_cache(maxsize=20_000)
def label(text: str) -> Label | None:
    """The label that a line begins with, if any.

    >>> label("2. 面粉放在大碗里"), label("2.5公斤")
    (Label(kind='dot', number=2, name=''), None)
    >>> label("十二、本办法"), label("答：穷。")
    (Label(kind='han', number=12, name=''), Label(kind='turn', number=0, name='答'))
    """
    found = _LABEL.match(text)
    if found:
        kind = found.lastgroup or ""
        if kind == "day":
            return Label("date", int(found["month"]) * 31 + int(found["day"]))
        return Label(kind, _number(found[kind]))
    turn = _TURN.match(text)
    return Label("turn", 0, turn[1]) if turn else None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    tens, ten, ones = text.rpartition("十")
    high = (_HAN.find(tens) + 1 or 1) * 10 if ten else 0
    return high + (_HAN.find(ones) + 1 if ones else 0)


def follows(before: Label | None, after: Label | None) -> int:
    """Whether a paragraph labelled `after` follows one labelled `before`: 1 it does, -1 it does not, 0 nothing known.

    >>> one, two, three = label("（一）团体"), label("（二）个人"), label("（三）学校")
    >>> follows(one, two), follows(one, three), follows(label("问：什么？"), label("答：没有。")), follows(one, None)
    (1, -1, 1, 0)
    """
    if not before or not after or before.kind != after.kind:
        return 0
    if after.kind == "turn":
        return 1 if before.name != after.name else -1
    return 1 if after.number == before.number + 1 else -1
