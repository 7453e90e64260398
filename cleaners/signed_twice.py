"""Names that stand twice on a page: over a story, as its byline, and away from it, where they sign it.

Publishing systems set an author's name flush right after the last sentence as a box of its own, and boxes that float
are written before the text: the name then comes first on the page, or before the headings of its story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.names import are_names
from hzclean.cleaners.page import Kind, Paragraph

_LONGEST: Final = 5  # characters, of one name


def signed_twice(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> dict[int, int]:
    """The names that sign a story whose byline they are too: number of each → number of that byline.

    One that is first on its page, stands straight over its like, or between a text and the headings of another story.

    >>> from hzclean.cleaners.page import Line, Slice
    >>> texts = ("柳小禾", "渡口的灯", "他走了。", "借伞", "柳小禾", "下雨了。")
    >>> kinds = ("byline", "subhead", "body", "subhead", "byline", "body")
    >>> signed_twice([Paragraph("body", (Line(t, (Slice(0, len(t)),), 1),)) for t in texts], kinds)
    {0: 4}
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, kind in enumerate(kinds):
        if kind == "byline" and len(text := paragraphs[n].text) <= _LONGEST:
            places[text].append(n)
    out: dict[int, int] = {}
    for name, (first, *others) in places.items():
        if not others or not are_names(name):
            continue
        if others[0] == first + 1 or not {"body", "subhead"} & set(kinds[:first]):
            out[first] = others[0]
            continue
        heading = [n for n in (first, *others) if kinds[n - 1] == "subhead" and kinds[n + 1 : n + 2] == ["body"]]
        if len(heading) == 1:
            between = (n for n in (first, *others) if kinds[n - 1] != "subhead" and _over_heads(kinds, n))
            out.update((n, heading[0]) for n in between)
    return out


def _over_heads(kinds: Sequence[Kind], n: int) -> bool:
    return kinds[n + 1 : n + 2] in (["subhead"], ["byline"], ["credit"])
