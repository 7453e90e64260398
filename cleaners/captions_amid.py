"""Captions amid the columns of a recognised page: a sentence on a line of its own that says what a picture shows.

A caption stands across the foot of the columns and its credit at its right end. Recognition takes the caption for the
last line of the column above it, or sets it between that column and the next, and the credit apart: where the column's
last line breaks off the caption reads as its rest. So a credit without a caption tells that one strayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import CREDIT, Ending, ending
from hzclean.cleaners.patterns import late

_SHORTEST, _LONGEST = 6, 60  # code points
_SENTENCE_INSIDE: Final = late("[。！？!?].")
# Who is doing what, or is, where: 工人在车间…, 运维船正驶向…, 新城服务中心，…; who stands where; what was taken where.
# Of 93 captions of ours a quarter have none of these; of the ends of paragraphs one in twenty has any.
_SHOWS: Final = late(
    "正[在驶駛為为向对對按从從通]"
    "|^[^，。、：；？！“”\\d]{2,12}(?<![存现現实實所不也都还還就又是將将会會要能])在(?![于於乎])"
    "|[民農农工員员師师者人手客众眾生们們](?:在|从|從|向|往|为|為|给|給|用|沿|把)(?![内內于於乎来來止])"
    "|[图圖][为為]|[（(][左右中前后後][)）一二三排起]|拍[摄攝]的"
    "|^[^，。、：；？！“”]{2,16}(?:现场|現場|车间|車間|实验室|實驗室|中心|码头|碼頭|[园園店馆館里裡裏内內上外前旁村镇鎮站厅廳場场棚台山口])[，,]"
)


def is_sentence(text: str) -> bool:
    """Whether a line is one whole sentence by its length and its end.

    >>> [is_sentence(t) for t in ("工人在修坡道。", "修坡道。他说，还要修桥。", "工人在修坡道")]
    [True, False, False]
    """
    if not _SHORTEST <= len(text) <= _LONGEST or ending(text) is not Ending.TERMINAL:
        return False
    return not _SENTENCE_INSIDE.search(text)


def shows_picture(text: str) -> bool:
    """Whether a line is a sentence that says what a picture shows.

    >>> [shows_picture(t) for t in ("雨后，工人在渡口修坡道。", "渡口第二天又开了。")]
    [True, False]
    """
    return is_sentence(text) and _SHOWS.search(text) is not None


def has_credit_astray(texts: Sequence[str], apart: Sequence[bool]) -> bool:
    """Whether a picture's credit stands on the page without a caption before it on its line or the one above.

    `apart`: whether a blank line stands before each of the lines.

    >>> has_credit_astray(["还要修桥，", "工人在修坡道。", "他说。", "石青/摄"], [False, True, True, True])
    True
    >>> has_credit_astray(["还要修桥。", "工人在修坡道。", "石青/摄"], [False, True, True])
    False
    """
    for n, text in enumerate(texts):
        if CREDIT.match(text):
            over = n > 0 and apart[n - 1] and is_sentence(texts[n - 1])
            if not over or (n > 1 and ending(texts[n - 2]) >= Ending.COMMA):
                return True
    return False
