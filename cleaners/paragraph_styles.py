"""How a story's paragraphs are set apart in its columns: set in, flush after a row left free, or flush alone.

Newspapers set a paragraph's first line in by two em. Reports, magazines and pages made for a screen often leave a row
free before each paragraph instead, or neither. In each style other lines may stand below one another: a row left free
is no column that has missed its turn. Which style a page has is told by its lines, once they are laid in columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.stream_search import Search
from hzclean.cleaners.streams import OPEN, Layout, Piece

# Two lines are as wide as each other, or one is set in, if that is so within so many em.
ALIKE = 0.8
# So many layouts are held by a search that only tells which style is likelier.
BRIEF = 6


def style_of(looks: Looks, widths: Sequence[Sequence[float]], score: float) -> Looks:
    """The looks under whose costs lines are likeliest: those given, or of paragraphs that are set apart otherwise.

    `score`: what a full search has found under the given costs, which a brief one would not better.
    """

    def worth(style: Looks) -> float:
        return Search(style, widths, BRIEF).layout().score

    flush = replace(looks.costs, indent=0.0, joined_set_in=0.0)
    others = [Looks(looks.pieces, looks.reader, costs) for costs in (flush, replace(flush, spaced=True))]
    found = [worth(style) for style in others]
    best = max(found)
    return others[found.index(best)] if best > score or best > worth(looks) else looks


def seems_flush(layout: Layout, pieces: Sequence[Piece]) -> bool:
    """Whether no more paragraphs of a layout begin with a line set in than with one that is not.

    Asked are those whose first two lines both reach their column's edge: then the first is as wide as the second, or
    less wide by its indent.
    """
    below = {up: n for n, up in enumerate(layout.above) if up >= 0}
    flush = set_in = 0
    for n, up in enumerate(layout.above):
        after = below.get(n)
        if up < 0 or after is None or after not in below or pieces[up].end == OPEN:
            continue
        first, second = pieces[n], pieces[after]
        if first.end == second.end == OPEN and not first.stretched and not second.stretched:
            less = second.width - first.width
            flush += abs(less) < ALIKE
            set_in += abs(less - INDENT) < ALIKE
    return flush >= set_in
