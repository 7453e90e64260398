"""Signs of where one story of a page ends and another begins, which its words alone do not give.

Each text sets its marks in one way: full-width, or half-width as some wire services and web sites do. Where the way
changes, another text begins; and a headline is set as its own text is. A caption without a credit, or a note in
brackets, closes a story.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.forms import ASIDE
from hzclean.cleaners.kinds import QUESTION_ANSWER, Ending, ending
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.patterns import late

_HALF_WIDTH: Final = late("(?<=[\u3400-\u9fff”」])[,:;?!](?=[\u3400-\u9fff“「]|$)")
_FULL_WIDTH: Final = late("[，：；？！]")
_NEAR: Final = 3  # paragraphs in which marks are looked for
_SPEECH: Final = frozenset("“「『")


def marks(text: str) -> int:
    """How a text sets the marks within its sentences: 1 half-width, -1 full-width, 0 if that cannot be told.

    >>> marks("昨夜,新桥合龙,两岸通车。"), marks("昨夜，新桥合龙。"), marks("新桥合龙")
    (1, -1, 0)
    """
    half, full = len(_HALF_WIDTH.findall(text)), len(_FULL_WIDTH.findall(text))
    return (half > full) - (half < full)


class MarksOfText:
    """How a page's body text sets its marks at some place; each paragraph is looked at once."""

    def __init__(self, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> None:
        self._paragraphs, self._kinds = paragraphs, kinds
        self._known: dict[int, int] = {}

    def since(self, first: int) -> int:
        """How the text that begins with paragraph `first` sets its marks."""
        return self._first_told(range(first, min(first + _NEAR, len(self._paragraphs))))

    def differ(self, head: int, first: int) -> int:
        """Whether the text from `first` on sets its marks otherwise than that before `head`: 1, 0 unknown, -1 alike."""
        before = self._first_told(range(head - 1, max(head - 1 - _NEAR, -1), -1))
        return -before * self.since(first) if before else 0

    def _first_told(self, numbers: range) -> int:
        for n in numbers:
            if self._kinds[n] == "body":
                told = self._known.get(n)
                if told is None:
                    told = self._known[n] = marks(self._paragraphs[n].text)
                if told:
                    return told
        return 0


def closes_story(paragraph: Paragraph) -> bool:
    """Whether a paragraph of text is one that mostly comes last: a note in brackets, or a sentence on a line of its own
    that nobody says, as captions are.

    >>> from hzclean.cleaners.page import Line, Slice
    >>> texts = ("首班车驶出车站。", "（本栏由柳小禾主持）", "“走吧。”他说。", "问：为什么？")
    >>> [closes_story(Paragraph("body", (Line(t, (Slice(0, len(t)),), 1),))) for t in texts]
    [True, True, False, False]
    """
    text = paragraph.text
    if ASIDE.match(text):
        return True
    spoken = text[0] in _SPEECH or "：" in text or QUESTION_ANSWER.match(text)
    return len(paragraph.lines) == 1 and not spoken and ending(text) is Ending.TERMINAL
