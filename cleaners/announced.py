"""A paragraph that announces points (主要表现在：) stands before them, where the pieces of a page fell apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import LIST_ITEM
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.patterns import late

_ANNOUNCES: Final = late(
    "(?:表现|表現|体现|體現|反映)(?:在|为|為)[：:]$|(?:包括|如下|分别是|分別是|分别为|分別為|有以下[^，。：]{1,6})[：:]$"
)
# Each point is named in a sentence of few words and without a comma, then told: 扶持力度更大。每年……
_POINT: Final = late("[^，。；：！？“”「」]{4,14}。.")
_FEWEST: Final = 2  # points


def announced(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], body: Sequence[int]) -> list[int]:
    """The numbers of a story's paragraphs, each announcement before the points it announces.

    Only where the points begin the story or stand under a subhead, the announcement comes straight after them, and
    no point follows it.
    """
    out = list(body)
    for at, n in enumerate(body):
        last = paragraphs[n].lines[-1].text
        if last[-1] not in "：:" or kinds[n] != "body" or not _ANNOUNCES.search(last):
            continue
        if at + 1 < len(body) and _is_point(paragraphs, kinds, body[at + 1]):
            continue
        first = at
        while first and _is_point(paragraphs, kinds, body[first - 1]):
            first -= 1
        if at - first >= _FEWEST and (not first or kinds[body[first - 1]] == "subhead"):
            out.insert(first, out.pop(at))
    return out


def _is_point(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    text = paragraphs[n].text
    return kinds[n] == "body" and bool(_POINT.match(text) or LIST_ITEM.match(text))
