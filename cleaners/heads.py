"""Which of the headings over a story is its headline, which its kicker and which its deck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.forms import reads_as_deck
from hzclean.cleaners.page import Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.stories import bold
from hzclean.cleaners.width import width

_COLUMN_NAME: Final = 6.0  # em: what is no longer (百科问答, 气象台) and stands over a headline names the column
# em: what is longer and tells of nothing more than the heading below is the headline. Of 249 pairs in plain type that
# we set, 218 are told apart so, about as many with a limit of ten to twelve; of 30 others 27.
_LONGEST_KICKER: Final = 11.0
_CLEAR_ASIDE: Final = 0.05
_DAY: Final = late("\\d{1,2}月\\d{1,2}日(?:[ \u3000]|$)")
_SPEAKS: Final = late("[，,：:？?！!]")


def headline(paragraphs: Sequence[Paragraph], headings: Sequence[int]) -> int:
    """Which of the headings over one another is the headline: the overprinted one, the middle one, …"""
    strong = [n for n in headings if bold(paragraphs[n])]
    if strong:
        return strong[-1]
    if len(headings) != 2:
        return headings[min(len(headings) - 1, 1)]
    over, under = (paragraphs[n].text for n in headings)
    return headings[is_kicker(over, under)]


def is_kicker(text: str, under: str) -> bool:
    """Whether the first of two headings over each other is the kicker of the second; else that one is its deck.

    A kicker names a column or a subject, or tells of the news in figures and phrases side by side; a headline speaks.

    >>> is_kicker("金融活水润乡土", "青禾农商银行的“土味”风控"), is_kicker("全长87公里 惠及百万人", "引水工程通水")
    (True, True)
    >>> is_kicker("修一把伞，值不值十五块？", "老城最后的修伞摊搬进了商场")
    False
    """
    if names_column(text):
        return True
    if _stands_below(under) or reads_as_deck(under):
        return False
    if not _has_blank(text) and _SPEAKS.search(text):
        return False
    aside = _aside(text) - _aside(under)
    if abs(aside) > _CLEAR_ASIDE:
        return aside > 0
    return width(text) <= _LONGEST_KICKER


def _aside(text: str) -> float:
    """How much a heading tells of the news rather than the news: figures, and one phrase set beside another."""
    digits = sum(c.isdigit() for c in text)
    return digits / len(text) + (0.1 if _has_blank(text) else 0.0)


def _has_blank(text: str) -> bool:
    return " " in text or "\u3000" in text


def is_deck(text: str, headline: str) -> bool:
    """Whether a heading reads as the deck to `headline` and not as its kicker: it says more, or begins with a dash.

    The day of a diary's first entry stands under the headline as well.

    >>> is_deck("3月4日 雨", "驻村手记"), is_deck("城市更新", "面粉厂变剧场")
    (True, False)
    """
    if _stands_below(text):
        return True
    wide = width(text)
    plain = _aside(text) - _aside(headline) <= _CLEAR_ASIDE
    return wide > 1.7 * width(headline) or (wide > _LONGEST_KICKER + 1 and plain)


def _stands_below(text: str) -> bool:
    """Whether a heading begins as nothing over a headline does: with a dash, a bracket or a day."""
    return text[0] in "—（(" or _DAY.match(text) is not None


def names_column(text: str) -> bool:
    """Whether a heading over a headline only names the newspaper's column it stands in (百科问答, 气象台)."""
    return width(text) <= _COLUMN_NAME
