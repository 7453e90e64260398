"""Headlines that stand side by side and came out as one: cut at the blanks where their parts tell of two stories.

Bold type that is printed over itself is drawn last; of two stories side by side the headlines then lie on one line, a
blank between them, as it stands between the halves of one headline. So they do, printed over or not, where an extractor
goes down the page row by row and the headlines are as high as each other. Only the stories can say which it is, and
the line's length: of two parts or three no headline has so much on a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from hzclean.cleaners.doubling_halves import LONGEST_OF_THREE, LONGEST_OF_TWO, may_be_halves
from hzclean.cleaners.in_place import drawn_in_place
from hzclean.cleaners.joined import letter_spaced, tokens
from hzclean.cleaners.kinds import begins_dated, stands_alone
from hzclean.cleaners.links import size
from hzclean.cleaners.page import LONGEST_SHEET, Kind, Line, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.patterns import late
from hzclean.cleaners.slices import part_of
from hzclean.cleaners.stories import bold, starts

_HALVES: Final = late("(\\S{4,}) (\\S{4,})$")
_BLANK: Final = late(" ")
_SHORTEST: Final = 4  # characters of a part
_STORY: Final = 4  # paragraphs
_OTHER: Final = 9.0  # nats by which each half must fit its own stretch better than the other's
_SHORT: Final = 10.0  # … where both are as short as the halves of one headline mostly are
_UNPARTED: Final = 13.0  # … where no story is seen to begin between the two stretches, or several lines were joined
_TURNED: Final = 16.0  # … where the second half's stretch comes first
_LABEL: Final = late("\\w{2,6}： ?\\d")  # 营业时间：8, part of a notice


def cut_joined_heads(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], told: Callable[[], Passages]
) -> Sequence[Paragraph]:
    """The paragraphs with such headlines cut apart; the same object where there are none. `told`: their text."""
    found = [
        n
        for n, (p, kind) in enumerate(zip(paragraphs, kinds, strict=True))
        if kind == "subhead" and " " in p.text and _may_be_two(p)
    ]
    if not found or not 0 < told().size <= LONGEST_SHEET:
        return paragraphs
    begun = starts(paragraphs, kinds)
    in_place = drawn_in_place(paragraphs, kinds, begun)
    if in_place and all(bold(paragraphs[n]) for n in found):
        return paragraphs
    told().look_for_all()
    sheet = _Sheet(
        told(),
        [n for n, (p, kind) in enumerate(zip(paragraphs, kinds, strict=True)) if kind == "body" and p.text],
        [start.first for start in begun if start.evidence > 0],
    )
    cuts = {
        n: sheet.cuts(paragraphs[n].text, len(paragraphs[n].lines) > 1)
        for n in found
        if not (in_place and bold(paragraphs[n]))
    }
    if not any(cuts.values()):
        return paragraphs
    out: list[Paragraph] = []
    for n, paragraph in enumerate(paragraphs):
        out += _apart(paragraph, cuts.get(n, []))
    return out


def _may_be_two(paragraph: Paragraph) -> bool:
    """Whether a heading may be two headlines: overprinted and in two parts on one line, or too long for one."""
    text = paragraph.text
    if len(paragraph.lines) == 1 and bold(paragraph) and _HALVES.match(text):
        return True
    return _is_long(text) and not (letter_spaced(tokens(text)) or begins_dated(text) or _LABEL.search(text))


def _is_long(text: str) -> bool:
    """Whether a line of some parts is too long for one headline."""
    parts = text.count(" ") + 1
    return parts > 1 and size(text) > (LONGEST_OF_TWO if parts == 2 else LONGEST_OF_THREE)


class _Sheet(NamedTuple):
    """A page's texts; the paragraphs that are text; where stories begin."""

    passages: Passages
    places: Sequence[int]
    firsts: Sequence[int]

    def cuts(self, text: str, lines: bool) -> list[int]:
        """The blanks at which a heading parts headlines, each the one that tells the most of what is left.

        `lines`: it was joined of several lines.
        """
        two = not lines and _HALVES.match(text) is not None
        worth = {
            at: told
            for at in (m.start() for m in _BLANK.finditer(text))
            if min(at, len(text) - at - 1) >= _SHORTEST
            and not stands_alone(text[at + 1 :])
            and (told := self._of_two(text[:at], text[at + 1 :], two, lines)) > 0
        }
        if not worth:
            return []
        at = max(worth, key=worth.__getitem__)
        parts = (0, text[:at]), (at + 1, text[at + 1 :])
        more = [low + n for low, part in parts if _is_long(part) for n in self.cuts(part, lines)]
        return sorted([at, *more])

    def _of_two(self, first: str, second: str, two: bool, lines: bool) -> float:
        """How much better parts of a headline fit a stretch each than the other's, in nats; 0 if that is too little.

        The first part fits the earlier one, as a rule. `two`: there are no other parts; `lines`: of several lines.
        """
        a, b = (self.passages.best(text, self.places, _STORY) for text in (first, second))
        if a[0] < b[1] and b[0] < a[1]:
            return 0.0
        one, other = self.passages.of(first), self.passages.of(second)
        if b[0] < a[0]:
            if lines:
                return 0.0
            least = _TURNED
        elif lines or not any(a[0] < place <= b[0] for place in self.firsts):
            least = _UNPARTED
        else:
            least = _SHORT if two and may_be_halves(first, second) else _OTHER
        gains = one(*a) - one(*b), other(*b) - other(*a)
        return sum(gains) if min(gains) > least else 0.0


def _apart(paragraph: Paragraph, cuts: Sequence[int]) -> Iterator[Paragraph]:
    """The parts of a heading, cut at blanks within its lines or between them."""
    if not cuts:
        yield paragraph
        return
    for begin, end in pairwise([-1, *cuts, len(paragraph.text)]):
        part = _part(paragraph, begin + 1, end)
        first, *rest = part.lines
        yield part._replace(lines=(first._replace(blanks=0), *rest)) if begin >= 0 else part


def _part(paragraph: Paragraph, begin: int, end: int) -> Paragraph:
    """What of a heading stands from the character `begin` of its text to before `end`."""
    lines: list[Line] = []
    joins: list[str] = []
    at = 0
    for line, join in zip(paragraph.lines, (*paragraph.joins, ""), strict=True):
        low, high = max(begin - at, 0), min(end - at, len(line.text))
        if low < high:
            lines.append(line if (low, high) == (0, len(line.text)) else part_of(line, low, high))
            joins.append(join)
        at += len(line.text) + len(join)
    return paragraph._replace(lines=tuple(lines), joins=tuple(joins[:-1]))
