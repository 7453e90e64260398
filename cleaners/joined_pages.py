"""Pages that were written one after another into one text: where each ends, told by headlines drawn last.

A program that writes bold type last does so on each page. Where two overprinted headlines or more follow a text and a
blank line follows them, on pages that have few, the page ends: they head what is before them and not what comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.stories import bold

_RARE: Final = 15  # one blank line to so many paragraphs at most
_FEWEST: Final = 2  # headlines


def joined_pages(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> list[range]:
    """The numbers of the paragraphs of each page; mostly all of them in one range."""
    cuts = [n for n in range(1, len(paragraphs)) if paragraphs[n].lines[0].blanks]
    if cuts and _RARE * len(cuts) <= len(paragraphs):
        cuts = [n for n in cuts if _ends_page(paragraphs, kinds, n)]
    else:
        cuts = []
    return [range(begin, end) for begin, end in zip([0, *cuts], [*cuts, len(paragraphs)], strict=True)]


def _ends_page(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether headlines drawn last stand straight before paragraph `n`, after a text and with none under them."""
    first = n
    while first and kinds[first - 1] == "subhead" and bold(paragraphs[first - 1]):
        first -= 1
    return n - first >= _FEWEST and "body" in kinds[:first] and "body" in kinds[n:] and kinds[first - 1] != "subhead"
