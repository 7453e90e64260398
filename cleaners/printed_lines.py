"""The printed lines of a page, measured: what `wraps` weighs, in flat lists for speed.

A printed line is one or more `Line`s: extraction cuts a line at closing marks, where the type changes or glyphs
overlap (`用管理办法》` ⏎ `，要求新建的`), and a mark that may not begin a line gives it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import (
    ELLIPSIS,
    NEVER_FIRST,
    Ending,
    Mark,
    ending,
    inner_mark,
    is_bulleted,
)
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import as_meant
from hzclean.cleaners.width import first_unit, full_width_marks, mark_pairs, measured, width

NO_COLUMN: Final = 1e6  # em; the column width where lines are whole paragraphs


@dataclass
class PrintedLines:
    """Lists of equal length, one entry a printed line; widths in em.

    `spans`: its `Line`s (from, to); `widths`; `slacks`: by how much half-width
    characters, whose widths differ from type to type, may make it miss its column; `squeezes`: by how much it can
    be narrowed; `units`: the width of what would go to the line before first; `ends`: how it ends; `marks`: the
    strongest mark within it; `texts`; `parted`: a block begins with it, set off by a blank line. `tolerance`: by
    how many em a full line of pure Chinese may miss its column.
    """

    spans: list[tuple[int, int]]
    texts: list[str]
    widths: list[float]
    slacks: list[float]
    squeezes: list[float]
    units: list[float]
    ends: list[Ending]
    marks: list[Mark]
    parted: list[bool]
    tolerance: float = 0.3

    def __len__(self) -> int:
        return len(self.texts)

    def width_of(self, first: int, after: int) -> float:
        """How wide the printed lines from `first` on are as one."""
        return sum(self.widths[first:after]) - sum(joint(*self.texts[n : n + 2]) for n in range(first, after - 1))

    def merged(self, groups: Sequence[tuple[int, int]]) -> PrintedLines:
        """The same with the printed lines of each group (from, to) made one."""
        firsts = [a for a, _ in groups]
        out = PrintedLines(
            spans=[(self.spans[a][0], self.spans[b - 1][1]) for a, b in groups],
            texts=[self.texts[a] for a in firsts],
            widths=[self.widths[a] for a in firsts],
            slacks=[self.slacks[a] for a in firsts],
            squeezes=[self.squeezes[a] for a in firsts],
            units=[self.units[a] for a in firsts],
            ends=[self.ends[a] for a in firsts],
            marks=[self.marks[a] for a in firsts],
            parted=[self.parted[a] for a in firsts],
            tolerance=self.tolerance,
        )
        for n, (a, b) in enumerate(groups):
            if b > a + 1:
                text = out.texts[n] = "".join(self.texts[a:b])
                out.widths[n] = self.width_of(a, b)
                out.slacks[n], out.squeezes[n] = sum(self.slacks[a:b]), sum(self.squeezes[a:b])
                out.ends[n], out.marks[n] = ending(text), inner_mark(text)
        return out


def joint(before: str, after: str) -> float:
    """By how many em two pieces are set closer than they are wide: a mark that meets a mark is half as wide.

    >>> joint("他说：", "“走"), joint("他说", "“走")
    (0.5, 0.0)
    """
    return mark_pairs(before[-1] + after[0]) / 2


_PER_HALF: Final = 0.06  # em by which a half-width character may be wider or narrower than half an em


def measure(lines: Sequence[Line], recognised: bool = False) -> PrintedLines:
    """The lines measured, each a printed line of its own. `recognised`: it is known that the page was.

    >>> from hzclean.cleaners.page import split_lines
    >>> measure(split_lines("据悉，增长\\n5%。")).widths
    [5.0, 2.0]
    """
    texts = [as_meant(line.text) for line in lines] if recognised else [line.text for line in lines]
    # No text holds a line's end, so all are outlined in one go.
    outlines = map(_outlined, _HANZI.sub("一", "\n".join(texts)).split("\n"))
    narrower, slacks, squeezes, ends, marks = zip(*outlines, strict=True)
    return PrintedLines(
        spans=list(pairwise(range(len(lines) + 1))),
        texts=texts,
        widths=[
            len(t) - less if len(line.slices) == 1 else len(t) - less + _removed_blanks(line) * _GAP
            for t, less, line in zip(texts, narrower, lines, strict=True)
        ],
        slacks=list(slacks),
        squeezes=list(squeezes),
        # Nine lines in ten begin with two Chinese characters.
        units=[1.0 if "一" <= t[0] <= "鿿" and "一" <= t[1:2] <= "鿿" else width(first_unit(t)) for t in texts],
        ends=[ending(t) if end is None else end for t, end in zip(texts, ends, strict=True)],
        marks=list(marks),
        parted=in_blocks(lines, recognised),
    )


_HANZI: Final = late("[\u4e00-\u9fff]+")


class _Outline(NamedTuple):
    """What the marks, letters and figures of a line say of it, whatever hanzi stand between them.

    `narrower`: by how many em it is narrower than its characters, were each as wide as a hanzi; `end`: None where it
    takes the hanzi to tell.
    """

    narrower: float
    slack: float
    squeeze: float
    end: Ending | None
    mark: Mark


@lru_cache(maxsize=4096)  # three lines in four have the outline of another: 一，一
def _outlined(outline: str) -> _Outline:
    """Of a line in which one hanzi stands for each run of them."""
    wide, halves = measured(outline)
    marks = full_width_marks(outline)
    return _Outline(
        len(outline) - wide + (mark_pairs(outline) / 2 if marks > 1 else 0.0),
        halves * _PER_HALF,
        marks * _HARDLY_SQUEEZED,
        None if " " in outline or "\u3000" in outline else ending(outline),
        inner_mark(outline),
    )


# Shares of lines with a blank line before them, between which a page's blank lines part blocks.
_FEWEST_BLOCKS, _MOST_BLOCKS = 0.15, 0.5
_FEWEST_RECOGNISED, _MOST_RECOGNISED = 0.05, 0.75


def in_blocks(lines: Sequence[Line], recognised: bool = False) -> list[bool]:
    """Before which lines a blank line parts two blocks, as on pages that were recognised; else nowhere.

    `recognised`: it is known that the page was.

    >>> from hzclean.cleaners.page import split_lines
    >>> in_blocks(split_lines("一\\n二\\n三\\n\\n四")), in_blocks(split_lines("一\\n\\n二"))
    ([False, False, False, True], [False, False])
    """
    blank = [n > 0 and line.blanks > 0 for n, line in enumerate(lines)]
    low, high = (_FEWEST_RECOGNISED, _MOST_RECOGNISED) if recognised else (_FEWEST_BLOCKS, _MOST_BLOCKS)
    return blank if low * len(blank) <= sum(blank) < high * len(blank) else [False] * len(blank)


# The blank that printers set between a figure and Chinese characters is a quarter to half an em wide.
_GAP: Final = 0.4


def _removed_blanks(line: Line) -> int:
    """How many blanks an earlier step has taken out of the line; none if all of it was letter-spaced."""
    if line.spaced or line.overprinted:
        return 0
    # A slice also ends where a radical was mended; only where the source goes on further down was a blank.
    return sum(b.start > a.end for a, b in pairwise(line.slices))


_HARDLY_SQUEEZED: Final = 0.1  # em a mark, where a page shows no squeezing


def squeezed(printed: PrintedLines, columns: Sequence[float]) -> PrintedLines:
    """The lines with the widths they have on a page that squeezes its marks; the same lines on one that does not.

    Printers narrow each full-width mark by up to half an em to get one more character on a line. On such a page
    the more marks a full line has, the more characters it has: the slope of a straight line through both tells by
    how much a mark is narrowed.
    """
    points = []
    for n in range(1, len(printed)):
        over = printed.widths[n] - columns[n]
        if -2.0 <= over <= 2.0 and printed.ends[n] >= Ending.COMMA and printed.ends[n - 1] >= Ending.COMMA:
            points.append((printed.squeezes[n] / _HARDLY_SQUEEZED, over))
    count = len(points)
    if count < _FEWEST_POINTS:
        return printed
    mean_x, mean_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0
    if slope < _LEAST_SLOPE:
        return printed
    narrowed = min(slope, 0.5) / _HARDLY_SQUEEZED
    return replace(
        printed,
        widths=[w - s * narrowed for w, s in zip(printed.widths, printed.squeezes, strict=True)],
        squeezes=[s * _SQUEEZED / _HARDLY_SQUEEZED for s in printed.squeezes],
        tolerance=_LOOSE,
    )


_FEWEST_POINTS: Final = 20
_LEAST_SLOPE: Final = 0.15  # em a mark
_LOOSE: Final = 0.5  # em; where marks are squeezed, characters are spaced as well
_SQUEEZED: Final = 0.2  # em a mark, more or less than the mean


def glue_pieces(printed: PrintedLines, columns: Sequence[float]) -> tuple[PrintedLines, list[float]]:
    """The pieces of printed lines put together, and the column width at each.

    A piece that begins with a mark that may not begin a line gives itself away. Where a page has such pieces, lines
    were also cut between a closing and an opening mark (`《渡》` ⏎ `（远山出版社`): that is for `wrap_pieces` to weigh.

    `columns`: the column width at each printed line.
    """
    pieces = {n for n, text in enumerate(printed.texts) if text[0] in NEVER_FIRST and not ELLIPSIS.match(text)}
    if is_bulleted(printed.texts):
        pieces = {n for n in pieces if printed.texts[n][0] != "·"}
    pieces.discard(0)
    if not pieces:
        return printed, list(columns)
    groups: list[tuple[int, int]] = []
    total = squeezed = 0.0
    for n, text in enumerate(printed.texts):
        piece = n in pieces
        closer = joint(printed.texts[n - 1], text) if piece else 0.0
        if piece and total - closer + printed.widths[n] <= columns[n - 1] + 1.5 + squeezed:
            groups[-1] = (groups[-1][0], n + 1)
            total += printed.widths[n] - closer
            squeezed += printed.squeezes[n]
        else:
            groups.append((n, n + 1))
            total, squeezed = printed.widths[n], printed.squeezes[n]
    if len(groups) == len(printed):
        return printed, list(columns)
    return printed.merged(groups), [columns[a] for a, _ in groups]
