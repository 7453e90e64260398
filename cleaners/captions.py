"""Which paragraphs are captions: the sentences that belong to a picture's credit.

A credit stands right under its caption, or over it. Where an extractor goes down the page row by row, it stands in a
block of its own, and what is as high on the page as the picture's foot, another story's headline, comes between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import QUESTION_ANSWER, Ending, ending
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.width import width

_SHORTEST: Final = 8.0  # em of a caption whose credit stands elsewhere
_WIDER: Final = 1.0  # em by which a caption in smaller type is wider than any line of its story's columns


def find_captions(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """The short sentence that a credit stands next to is a caption: mostly over it, sometimes under it."""
    for n, kind in enumerate(kinds):
        if kind != "credit":
            continue
        under = n + 1 < len(kinds) and _may_be_caption(paragraphs[n + 1], kinds[n + 1])
        sentence = under and ("，" in paragraphs[n + 1].text or ending(paragraphs[n + 1].text) is Ending.TERMINAL)
        if under and (n + 2 == len(kinds) or (sentence and not _is_over_text(kinds, n + 1))):
            kinds[n + 1] = "caption"
        elif (torn := _torn_off(paragraphs, kinds, n)) is not None:
            kinds[torn] = "caption"
        elif n and _may_be_caption(paragraphs[n - 1], kinds[n - 1]) and (n < 2 or kinds[n - 2] != "credit"):
            kinds[n - 1] = "caption"


def ends_in_caption(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], story: Sequence[int]) -> bool:
    """Whether the last paragraph of a story is the caption of a picture without a credit, set across its columns.

    It is a sentence on one line that is wider than the columns: a caption's type is smaller. `story`: the numbers of
    its paragraphs.
    """
    if not story or kinds[story[-1]] != "body" or not _may_be_caption(paragraphs[story[-1]], "body"):
        return False
    body = [paragraphs[n] for n in story if kinds[n] == "body"]
    wide = [width(line.text) for p in body if len(p.lines) > 1 for line in p.lines]
    return bool(wide) and width(body[-1].text) > max(wide) + _WIDER


def _torn_off(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> int | None:
    """The caption that headings part from its credit: a sentence that stands alone on one line above.

    Straight over the credit stands no caption then: a heading that no mark of prose ends, or more than one line.
    """
    if not n or kinds[n - 1] in ("caption", "credit") or not paragraphs[n].lines[0].blanks:
        return None
    over = paragraphs[n - 1]
    if _may_be_caption(over, kinds[n - 1]) and not (kinds[n - 1] == "subhead" and ending(over.text) is Ending.OPEN):
        return None
    for m in range(n - 2, -1, -1):
        if _stands_alone(paragraphs, kinds, m):
            return m
        if kinds[m] not in ("subhead", "byline"):
            return None
    return None


def _stands_alone(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether it is a sentence on one line that blank lines part from any text, with a heading right below it."""
    return (
        kinds[n + 1] in ("subhead", "byline")
        and paragraphs[n + 1].lines[0].blanks > 0
        and (paragraphs[n].lines[0].blanks > 0 or (n > 0 and kinds[n - 1] != "body"))
        and _may_be_caption(paragraphs[n], kinds[n])
        and ending(paragraphs[n].text) is Ending.TERMINAL
        and width(paragraphs[n].text) >= _SHORTEST
    )


def _is_over_text(kinds: Sequence[Kind], n: int) -> bool:
    """Whether a line stands over a text, or over headings with a byline under them, as headlines do."""
    below = n + 1
    while below < len(kinds) - 1 and kinds[below] == "subhead":
        below += 1
    return kinds[below] == "byline" or kinds[n + 1] == "body"


def _may_be_caption(paragraph: Paragraph, kind: Kind) -> bool:
    if kind not in ("body", "subhead") or any(line.overprinted for line in paragraph.lines):
        return False
    text = paragraph.text
    return (
        len(paragraph.lines) == 1
        and len(text) <= 60
        and text.count("。") < 2
        and text[0] not in "“「"
        and text[-1] not in "？?"
        and not QUESTION_ANSWER.match(text)
    )
