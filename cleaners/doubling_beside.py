"""Two headlines printed twice that came out on one line: the end of the one, a blank, the beginning of the other.

Boxes that stand side by side are written one after the other, and the extractor takes the second copy of the first
one's last run and the first copy of the other's first run for one line:
A ⏎ AB ⏎ B C ⏎ CD ⏎ D.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hzclean.cleaners.doubling import distinct_hanzi
from hzclean.cleaners.page import Line
from hzclean.cleaners.slices import part_of

# A shorter run may end and begin lines by chance.
_SHORTEST = 4


def side_by_side(texts: Sequence[str]) -> dict[int, int]:
    """The texts that are the end of the one before and the beginning of the next, each with the place of the blank.

    Neither may be all of it: then the text is one headline in two halves.

    >>> side_by_side(["春茶开采", "春茶开采满山飘香", "满山飘香 新桥今晨", "新桥今晨通车"])
    {2: 4}
    """
    out = {}
    for n in range(1, len(texts) - 1):
        text = texts[n]
        # Most lines are told by their first and last character.
        if text[0] not in texts[n - 1] or text[-1] not in texts[n + 1]:
            continue
        parts = text.split()
        if (
            len(parts) == 2
            and min(map(distinct_hanzi, parts)) >= _SHORTEST
            and parts[0] != texts[n - 1]
            and parts[1] != texts[n + 1]
            and texts[n - 1].endswith(parts[0])
            and texts[n + 1].startswith(parts[1])
        ):
            out[n] = len(parts[0])
    return out


def parted(lines: Iterable[Line], at: dict[int, int]) -> Iterator[Line]:
    """The lines with those that `at` names (by number from 0) cut in two at their blank."""
    for n, line in enumerate(lines):
        if n not in at:
            yield line
            continue
        yield part_of(line, 0, at[n])
        start = len(line.text) - len(line.text[at[n] :].lstrip())
        yield part_of(line, start, len(line.text), blanks=0, indent=0.0)
