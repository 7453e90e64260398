"""Two headlines that came out on one line, one or both printed twice: where the one ends and the other begins.

Boxes that stand side by side are written one after the other, and the extractor takes the second copy of the first
one's last run and the first copy of the other's first run for one line, with a blank between or with none:
A ⏎ AB ⏎ B C ⏎ CD ⏎ D.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hzclean.cleaners.doubling import distinct_hanzi, last_run
from hzclean.cleaners.doubling_halves import may_be_first
from hzclean.cleaners.doubling_pieces import REST_BELOW, STOPS
from hzclean.cleaners.page import Line
from hzclean.cleaners.slices import part_of

# A shorter run may end and begin lines by chance.
_SHORTEST = 4
_MARKS = STOPS | frozenset("”’」』》")


class Seam(NamedTuple):
    """A line's end of the first headline, in code points, and which of the two must prove to be printed twice."""

    at: int
    first: bool
    second: bool


def side_by_side(
    texts: Sequence[str], near: Iterable[int] | None = None, halves: Callable[[], bool] = bool
) -> dict[int, Seam]:
    """The texts, by number, that are the end of one headline and the beginning of another; `near`: of these alone.
    `halves`: whether headlines are set in two halves with a blank between.

    The line before ends in the one and the next begins with the other. Neither may be all of it: then the text is one
    headline in two halves, but where the first one is broken: its second half would stand behind its rest.

    >>> side_by_side(["春茶开采", "春茶开采满山飘香", "满山飘香 新桥今晨", "新桥今晨通车"])
    {2: Seam(at=4, first=True, second=True)}

    The end may be that of the two lines before, as a run's first copy is broken where its second one is not, and a mark
    alone may be all that is left of it.

    >>> side_by_side(["谁来种", "新棉", "谁来种新棉新桥今晨", "新桥今晨：通车"])
    {2: Seam(at=5, first=True, second=True)}
    >>> side_by_side(["今年谁来种", "棉", "今年谁来种棉新桥今晨通车", "新桥今晨通车"])
    {2: Seam(at=6, first=True, second=True)}
    >>> side_by_side(["去不去？", "？ 新桥", "新桥：通车"])
    {1: Seam(at=1, first=True, second=True)}

    One of them alone is enough where a mark of it is said twice as well, or the rest of its last run stands below.

    >>> side_by_side(["渡口有雾 新桥今晨", "新桥今晨，", "，通车"])
    {0: Seam(at=4, first=False, second=True)}
    >>> side_by_side(["新棉谁来种 渡口有雾", "新棉谁来种又谁来收", "又谁来收"])
    {0: Seam(at=5, first=True, second=False)}
    >>> side_by_side(["新棉：谁来种", "谁来种又谁来收渡口有雾", "又谁来收"])
    {}
    >>> side_by_side(["新棉：今年谁来种", "今年谁来种又谁来收渡口有雾", "又谁来收"])
    {1: Seam(at=9, first=True, second=False)}
    """
    out = {}
    for n in range(len(texts)) if near is None else sorted(near):
        text = texts[n]
        seam = _of_both(texts, n) or _of_begun(texts, n)
        if not seam and " " in text:
            seam = _of_second(texts, n, halves) or _of_broken(texts, n)
        if seam and 0 < seam.at < len(text):
            out[n] = seam
    return out


def _of_both(texts: Sequence[str], n: int) -> Seam | None:
    """Where a line repeats the end of what is before and the beginning of what is after it."""
    if not 0 < n < len(texts) - 1:
        return None
    text, before, after = texts[n], texts[n - 1], texts[n + 1]
    at = text.rfind(after[:2])
    if at < 1 or not after.startswith(text[at:]):
        return None
    first, second = text[:at].rstrip(), text[at:]
    if after == second and not _is_broken_above(texts, n, first):
        return None
    if first in _MARKS:
        said = len(first) < at and before != first and before.endswith(first) and distinct_hanzi(second) > 1
    elif min(distinct_hanzi(first), distinct_hanzi(second)) < _SHORTEST:
        return None
    elif len(first) < at:
        said = before != first and before.endswith(first)
    else:
        said = _is_broken_above(texts, n, first)
    return Seam(len(first), True, True) if said else None


def _is_broken_above(texts: Sequence[str], n: int, run: str) -> bool:
    """Whether the two lines before line `n` end in a run that is broken between them."""
    return n > 1 and not texts[n - 1].endswith(run) and (texts[n - 2] + texts[n - 1]).endswith(run)


def _of_second(texts: Sequence[str], n: int, halves: Callable[[], bool]) -> Seam | None:
    """Where the next line begins with what stands behind a blank, and goes on with a mark that is said twice.

    Not where that is but the second half of a headline (渡口有雾 新桥今晨 ⏎ 新桥今晨：：通车).
    """
    first, _, second = texts[n].rpartition(" ")
    after = texts[n + 1] if n + 1 < len(texts) else ""
    mark = after[len(second) : len(second) + 1]
    if not first or not after.startswith(second) or mark not in STOPS or distinct_hanzi(second) < _SHORTEST:
        return None
    if may_be_first(first) and halves():
        return None
    again = after[len(second) + 1 :] or "".join(texts[n + 2 : n + 3])
    return Seam(len(first.rstrip()), False, True) if again.startswith(mark) else None


def _of_broken(texts: Sequence[str], n: int) -> Seam | None:
    """Where the next line says the last run before a blank and more, which stands by itself below: the second copy."""
    first, _, second = texts[n].partition(" ")
    after = texts[n + 1] if n + 1 < len(texts) else ""
    run = _last_run(first)
    if not second or len(run) < _SHORTEST or not after.startswith(run) or len(after) == len(run):
        return None
    rest = after[len(run) :]
    return Seam(len(first), True, False) if any(_is_rest(t, rest) for t in texts[n + 2 : n + 2 + REST_BELOW]) else None


def _of_begun(texts: Sequence[str], n: int) -> Seam | None:
    """Where a line begins with the last run of the one before and its rest, which stands by itself below."""
    text = texts[n]
    run = _last_run(texts[n - 1]) if n and text[0] in texts[n - 1] else ""
    if len(run) < _SHORTEST or not text.startswith(run):
        return None
    for below in texts[n + 1 : n + 1 + REST_BELOW]:
        rest = below.rstrip("".join(_MARKS))
        end = len(run) + len(rest)
        if rest and text.startswith(rest, len(run)) and end < len(text) and (len(rest) > 1 or text[end] == " "):
            return Seam(end, True, False)
    return None


def _last_run(text: str) -> str:
    """The run of hanzi that ends a text, if it has so many different ones that it comes again by no chance."""
    run = last_run(text)
    return run if distinct_hanzi(run) >= _SHORTEST else ""


def _is_rest(text: str, rest: str) -> bool:
    """Whether a line is the rest of a headline, with or without the marks that end it."""
    return text.startswith(rest) and _MARKS.issuperset(text[len(rest) :])


def parted(lines: Iterable[Line], at: Mapping[int, Seam]) -> Iterator[Line]:
    """The lines with those that `at` names (by number from 0) cut in two there, without the blank."""
    for n, line in enumerate(lines):
        if n not in at:
            yield line
            continue
        end = at[n].at
        yield part_of(line, 0, end)
        start = len(line.text) - len(line.text[end:].lstrip())
        yield part_of(line, start, len(line.text), blanks=0, indent=0.0)
