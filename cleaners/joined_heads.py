"""Two headlines that stand side by side and came out as one: cut at the blank where their halves tell of two stories.

Bold type that is printed over itself is drawn last; of two stories side by side the headlines then lie on one line, a
blank between them, as it stands between the halves of one headline. Only the stories can say which it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from hzclean.cleaners.doubling_halves import may_be_halves
from hzclean.cleaners.in_place import drawn_in_place
from hzclean.cleaners.page import LONGEST_SHEET, Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.patterns import late
from hzclean.cleaners.slices import part_of
from hzclean.cleaners.stories import bold, starts

_HALVES: Final = late("(\\S{4,}) (\\S{4,})$")
_STORY: Final = 4  # paragraphs
_OTHER: Final = 9.0  # nats by which each half must fit its own stretch better than the other's
_SHORT: Final = 10.0  # … where both are as short as the halves of one headline mostly are
_UNPARTED: Final = 13.0  # … where no story is seen to begin between the two stretches


def cut_joined_heads(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], told: Callable[[], Passages]
) -> Sequence[Paragraph]:
    """The paragraphs with such headlines cut in two; the same object where there are none. `told`: their text."""
    found = {
        n: halves
        for n, (p, kind) in enumerate(zip(paragraphs, kinds, strict=True))
        if kind == "subhead" and len(p.lines) == 1 and " " in p.lines[0].text and bold(p)
        if (halves := _HALVES.match(p.lines[0].text))
    }
    if not found or not 0 < told().size <= LONGEST_SHEET:
        return paragraphs
    begun = starts(paragraphs, kinds)
    if drawn_in_place(paragraphs, kinds, begun):
        return paragraphs
    told().look_for_all()
    places = [n for n, (p, kind) in enumerate(zip(paragraphs, kinds, strict=True)) if kind == "body" and p.text]
    firsts = [start.first for start in begun if start.evidence > 0]
    cuts = {n: h.end(1) for n, h in found.items() if _of_two(told(), h[1], h[2], places, firsts)}
    if not cuts:
        return paragraphs
    out: list[Paragraph] = []
    for n, paragraph in enumerate(paragraphs):
        out += _in_two(paragraph, cuts[n]) if n in cuts else (paragraph,)
    return out


def _of_two(passages: Passages, first: str, second: str, places: Sequence[int], firsts: Sequence[int]) -> bool:
    """Whether the halves of a headline each fit a stretch that the other does not, the first half the earlier one.

    `firsts`: where stories begin.
    """
    a, b = (passages.best(text, places, _STORY) for text in (first, second))
    if a[1] > b[0]:
        return False
    one, other = passages.of(first), passages.of(second)
    least = _SHORT if may_be_halves(first, second) else _OTHER
    if not any(a[0] < place <= b[0] for place in firsts):
        least = _UNPARTED
    return one(*a) - one(*b) > least and other(*b) - other(*a) > least


def _in_two(paragraph: Paragraph, at: int) -> tuple[Paragraph, Paragraph]:
    line = paragraph.lines[0]
    left = part_of(line, 0, at)
    right = part_of(line, at + 1, len(line.text), blanks=0)
    return paragraph._replace(lines=(left,)), paragraph._replace(lines=(right,))
