"""Whether a page's overprinted headings stand where they are read, or were drawn last and lie away from their stories.

Two kinds of files print bold type over itself. One writes it where it stands: kickers, headlines and decks then head
their texts throughout. The other writes it last: headlines then lie together with no text under them.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.names import are_names
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.stories import Start, bold


def drawn_in_place(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], places: Sequence[Start]) -> bool:
    """Whether each overprinted heading before the page's last text stands over a text, and there are enough of them.

    `places`: where stories may begin. What follows the last text may be a caption, or head what the next page says, if
    no more of it is there than stands over texts. A name that stands twice over a text is no heading: one copy is the
    byline, the other signs it or another story.

    >>> from hzclean.cleaners.page import Line, Slice
    >>> text, bold_text = Line("x", (Slice(0, 1),), 1), Line("x", (Slice(0, 1),), 1, overprinted=True)
    >>> plain, strong = Paragraph("body", (text,), ()), Paragraph("subhead", (bold_text,), ())
    >>> drawn_in_place([strong, plain, strong], ["subhead", "body", "subhead"], [Start(0, 1, 1, 99.0)])
    True
    >>> drawn_in_place([plain, strong], ["body", "subhead"], [Start(0, 0, 0, 99.0)])
    False
    """
    last = max((n for n, kind in enumerate(kinds) if kind == "body"), default=0)
    strong = [n for n in range(len(kinds)) if kinds[n] == "subhead" and bold(paragraphs[n])]
    before = [n for n in strong if n < last and not are_names(paragraphs[n].text)]
    over = {n for s in places for n in range(s.head, s.neck)} if before else set[int]()
    return bool(before) and over.issuperset(before) and len(before) >= sum(n > last for n in strong)
