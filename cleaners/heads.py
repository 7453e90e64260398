"""Which of the headings over a story is its headline, which its kicker and which its deck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.page import Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.stories import bold
from hzclean.cleaners.width import width

_COLUMN_NAME: Final = 6.0  # em: what is no longer (百科问答, 气象台) and stands over a headline names the column
_CLEAR_ASIDE: Final = 0.05
_DAY: Final = late("\\d{1,2}月\\d{1,2}日(?:[ \u3000]|$)")


def headline(paragraphs: Sequence[Paragraph], headings: Sequence[int]) -> int:
    """Which of the headings over one another is the headline: the overprinted one, the middle one, …"""
    strong = [n for n in headings if bold(paragraphs[n])]
    if strong:
        return strong[-1]
    if len(headings) != 2:
        return headings[min(len(headings) - 1, 1)]
    over, under = (paragraphs[n].text for n in headings)
    if names_column(over):
        return headings[1]
    aside = _aside(over) - _aside(under)
    if abs(aside) > _CLEAR_ASIDE and under[0] not in "—（(":
        return headings[1] if aside > 0 else headings[0]
    return headings[0] if is_deck(under, over) else headings[1]


def _aside(text: str) -> float:
    """How much a heading tells of the news rather than the news: figures, and one phrase set beside another."""
    digits = sum(c.isdigit() for c in text)
    return digits / len(text) + (0.1 if " " in text or "\u3000" in text else 0.0)


def is_deck(text: str, headline: str) -> bool:
    """Whether a heading reads as the deck to `headline` and not as its kicker: it says more, or begins with a dash.

    The day of a diary's first entry stands under the headline as well.

    >>> is_deck("3月4日 雨", "驻村手记"), is_deck("城市更新", "面粉厂变剧场")
    (True, False)
    """
    return text[0] in "—（(" or bool(_DAY.match(text)) or width(text) > 1.7 * width(headline)


def names_column(text: str) -> bool:
    """Whether a heading over a headline only names the newspaper's column it stands in (百科问答, 气象台)."""
    return width(text) <= _COLUMN_NAME
