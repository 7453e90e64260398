"""Copies of lines: a stretch of a column that stands on the page once more, inside another paragraph or beside it.

Frames that overlap, or that a page file holds for print and for the screen, come out line for line. Lines of prose
break where the column ends, so the same line hardly stands on a page twice of itself; and where it does not belong, the
text around it goes on better without it. Whole paragraphs, and fragments that stand by themselves, are the business of
`repeats`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import stands_alone
from hzclean.cleaners.language import reader_of
from hzclean.cleaners.links import Links, ends
from hzclean.cleaners.links import size as width
from hzclean.cleaners.page import LONGEST_SHEET, Page, Removal, Repair
from hzclean.cleaners.records import are_cells
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.repeats import is_chinese
from hzclean.cleaners.wraps_gate import is_wrapped

_STEP = "copies"
_REASON: Final = "lines that stand elsewhere on the page, where the text around them goes on"
_SHORTEST: Final = 8  # code points of a line
# Where more of the lines than these, and more than a few, stand twice it is a form, a log or a song.
_MOST: Final = 0.2
_FEW: Final = 4
# What dropping one of the two must be worth, and how much more than dropping the other, in nats (chosen on
# 86 pages into which we put stretches of their own lines: 47 right, none wrong).
_WORTH: Final = 0.5
_CLEARLY: Final = 2.0
# A line of prose is no narrower than the widest of so many lines above and below it, but for so much, in em.
_NEAR: Final = 5
_SLACK: Final = 1.5
_ALIKE: Final = 3  # code points that two lines hardly begin with by chance


class _Run(NamedTuple):
    """Lines `first` … that are the same as the lines `again` …; how many."""

    first: int
    again: int
    size: int


def copies(page: Page, settings: Settings) -> Page:
    """The page without lines of prose that stand elsewhere on it, where the text goes on with them.

    Left alone: what stands well at both places or at neither, or begins a paragraph at both (notices have the same
    opening), verse, forms, bylines, whatever stands three times; lines that follow each other (they are overprint);
    lines none of which fills its column, as answers, units and labels in forms hardly do, and what leads in lists (：).
    """
    texts = page.line_texts
    if (
        len(page.text) > LONGEST_SHEET
        or not _may_have_copies(texts)
        or not is_wrapped(page.text)
        or are_cells(page.text)
    ):
        return page
    runs = list(_runs(texts))
    if not runs or sum(run.size for run in runs) > max(_MOST * len(texts), _FEW):
        return page
    links = Links(reader_of(texts))
    gone = {n for run in runs for n in _dropped(texts, run, links)}
    if not gone:
        return page
    lines = page.lines
    removals = [Removal(s.start, s.end, _STEP, _REASON) for n in sorted(gone) for s in lines[n].slices]
    repairs = [Repair(_STEP, lines[n].start, lines[n].end, texts[n], "", _REASON) for n in sorted(gone)]
    return page.with_lines([line for n, line in enumerate(lines) if n not in gone]).noting(repairs, removals)


def _may_have_copies(texts: Sequence[str]) -> bool:
    """Whether two lines of some length are the same; most pages are told so."""
    long = [text for text in texts if len(text) >= _SHORTEST]
    return len(set(long)) < len(long)


def _runs(texts: Sequence[str]) -> Iterator[_Run]:
    """The stretches of lines that stand on the page twice, as long as may be, in order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        places[text].append(n)
    end = 0
    for first, text in enumerate(texts):
        if first < end or len(text) < _SHORTEST or len(places[text]) != 2 or not is_chinese(text):
            continue
        again = places[text][1]
        if again == first:
            continue
        while first > end and texts[first - 1] == texts[again - 1] and len(places[texts[first - 1]]) == 2:
            first, again = first - 1, again - 1
        size = 1
        while first + size < again and again + size < len(texts) and texts[first + size] == texts[again + size]:
            size += 1
        end = first + size
        # Who wrote two of a page's stories is named over both.
        alone = size == 1 and (stands_alone(texts[first]) or texts[first][-1] == "：")
        alone = alone or _in_parallel(texts, first, again, size)
        if end < again and not alone and any(_fills(texts, n + k) for n in (first, again) for k in range(size)):
            yield _Run(first, again, size)


def _in_parallel(texts: Sequence[str], first: int, again: int, size: int) -> bool:
    """Whether the lines over both, or below both, begin alike: forms and reports say the same of two things."""
    for one, other in ((first - 1, again - 1), (first + size, again + size)):
        if one >= 0 and other < len(texts) and texts[one][:_ALIKE] == texts[other][:_ALIKE]:
            return True
    return False


def _fills(texts: Sequence[str], at: int) -> bool:
    """Whether a line is about as wide as the lines beside it, as those of prose are but for a paragraph's last."""
    near = texts[max(at - _NEAR, 0) : at + _NEAR + 1]
    return width(texts[at]) >= max(map(width, near)) - _SLACK


def _dropped(texts: Sequence[str], run: _Run, links: Links) -> range:
    """The lines of the copy that goes; none if both stay."""
    places = run.first, run.again
    if not any(n and ends(texts[n - 1]) < 1 for n in places):
        return range(0)
    (worse, at), (better, _) = sorted(((_worth(texts, n, run.size, links), n) for n in places), reverse=True)
    return range(at, at + run.size) if worse >= _WORTH and worse - better >= _CLEARLY else range(0)


def _worth(texts: Sequence[str], at: int, size: int, links: Links) -> float:
    """How much better, in nats, the lines around `size` lines from `at` on go on without these than with them."""
    column = max(map(width, texts[max(at - 2, 0) : at + size + 2]))

    def link(n: int, m: int) -> float:
        return links.link(texts[n], texts[m], column) if n >= 0 and m < len(texts) else 0.0

    return link(at - 1, at + size) - link(at - 1, at) - link(at + size - 1, at + size)


_RUN = "塔升起白雾。与往年不同，塔里\n循环的水换了，如今用的是再生\n"

CLEANER = Cleaner(
    name=_STEP,
    function=copies,
    what="lines of a paragraph that stand once more inside another",
    why="Frames overlap, or the page file holds a frame twice, and extraction gives its lines among those of another.",
    of_lines=True,
    example=Example(
        f"清晨六时，县工业园的冷却\n{_RUN}水，每天少用九千吨，一年省下\n一个小水库。价格是企业最关\n{_RUN}心的事，普通水每吨一块六，除\n"
        "盐水每吨三块九。\n",
        f"清晨六时，县工业园的冷却\n{_RUN}水，每天少用九千吨，一年省下\n一个小水库。价格是企业最关\n心的事，普通水每吨一块六，除\n"
        "盐水每吨三块九。\n",
    ),
)
