"""Bylines that the form of a line alone does not tell: names with a role, a mark or an agency, their blanks dropped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from hzclean.cleaners.kinds import NAME_MARKS
from hzclean.cleaners.names import are_names, is_name, is_word
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.patterns import late

_ROLE: Final = late(
    f"[{NAME_MARKS}]\\s*|"
    "(?:[\u4e00-\u9fff]{2,8}(?:社|报|報|网|網|台|臺))?(?:特约|特約|见习|見習|首席)?"
    "(?:记者|記者|通讯员|通訊員|评论员|評論員)[ \u3000：:]?"
)
_WROTE_AND_TOOK: Final = late("[^，。！？；：]{2,16}?[ \u3000]?(?:文[／/]?[图圖]|[图圖][／/]?文)$")
_ROUND: Final = 3  # characters of a name at most, where names run into each other
_MOST_ROUND: Final = 3  # names


def names_with_role(text: str) -> bool:
    """Whether a line is a role, an agency's reporter or a mark, and nothing but names after it.

    >>> [names_with_role(t) for t in ("□柳小禾", "青河通讯社记者 于小满", "记者柳小禾于小满", "记者节到来", "柳小禾")]
    [True, True, True, False, False]
    """
    found = _ROLE.match(text)
    rest = text[found.end() :] if found else ""
    return bool(rest) and (are_names(rest) or run_together(rest))


def run_together(text: str) -> bool:
    """Whether it is two or three names without blanks between them, and none of them a word.

    >>> run_together("柳小禾于小满"), run_together("于小满"), run_together("文化方法")
    (True, False, False)
    """
    for count in range(2, _MOST_ROUND + 1):
        for cuts in combinations(range(2, len(text) - 1), count - 1):
            parts = [text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True)]
            if all(2 <= len(part) <= _ROUND and is_name(part) for part in parts):
                return not any(map(is_word, parts))
    return False


def wrote_and_took(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Make what names who both wrote a text and took its pictures (柳小禾 文/图), straight over a text, a byline."""
    for n, (kind, below) in enumerate(pairwise(kinds)):
        if kind == "credit" and below == "body" and len(paragraphs[n + 1].lines) > 1:
            kinds[n] = "byline" if _WROTE_AND_TOOK.match(paragraphs[n].text) else kind


def of_picture(text: str) -> bool:
    """Whether a line of few characters says where a picture is from, or who took it.

    >>> of_picture("柳小禾摄"), of_picture("柳小禾供图"), of_picture("资料图片"), of_picture("漫画大赛")
    (True, True, True, False)
    """
    if text[-1] in "摄攝":
        return are_names(text[:-1])
    return text in ("资料图片", "資料圖片") or (text[-2:] in ("供图", "供圖") and are_names(text[:-2]))
