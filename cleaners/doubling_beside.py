"""Two headlines printed twice that came out on one line: the end of the one and the beginning of the other.

Boxes that stand side by side are written one after the other, and the extractor takes the second copy of the first
one's last run and the first copy of the other's first run for one line, with a blank between or with none:
A ⏎ AB ⏎ B C ⏎ CD ⏎ D.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hzclean.cleaners.doubling import distinct_hanzi
from hzclean.cleaners.doubling_pieces import STOPS
from hzclean.cleaners.page import Line
from hzclean.cleaners.slices import part_of

# A shorter run may end and begin lines by chance.
_SHORTEST = 4
_MARKS = STOPS | frozenset("”’」』》")


def side_by_side(texts: Sequence[str]) -> dict[int, int]:
    """The texts that are the end of the one before and the beginning of the next, each with the place of the blank.

    Neither may be all of it: then the text is one headline in two halves.

    >>> side_by_side(["春茶开采", "春茶开采满山飘香", "满山飘香 新桥今晨", "新桥今晨通车"])
    {2: 4}

    The end may be that of the two lines before, as a run's first copy is broken where its second one is not, and a mark
    alone may be all that is left of it.

    >>> side_by_side(["谁来种", "新棉", "谁来种新棉新桥今晨", "新桥今晨：通车"])
    {2: 5}
    >>> side_by_side(["去不去？", "？ 新桥", "新桥：通车"])
    {1: 1}
    """
    out = {}
    for n in range(1, len(texts) - 1):
        text, after = texts[n], texts[n + 1]
        at = text.rfind(after[:2])
        if at < 1 or not after.startswith(text[at:]) or after == text[at:]:
            continue
        first, second = text[:at].rstrip(), text[at:]
        before = texts[n - 1]
        if first in _MARKS:
            said = len(first) < at and before != first and before.endswith(first) and distinct_hanzi(second) > 1
        elif min(distinct_hanzi(first), distinct_hanzi(second)) < _SHORTEST:
            continue
        elif len(first) < at:
            said = before != first and before.endswith(first)
        else:
            said = n > 1 and not before.endswith(first) and (texts[n - 2] + before).endswith(first)
        if said:
            out[n] = len(first)
    return out


def parted(lines: Iterable[Line], at: dict[int, int]) -> Iterator[Line]:
    """The lines with those that `at` names (by number from 0) cut in two there, without the blank."""
    for n, line in enumerate(lines):
        if n not in at:
            yield line
            continue
        yield part_of(line, 0, at[n])
        start = len(line.text) - len(line.text[at[n] :].lstrip())
        yield part_of(line, start, len(line.text), blanks=0, indent=0.0)
