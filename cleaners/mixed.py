"""Reading order of lines that an extractor gave row by row or in strips, their places on the page lost.

`pdftotext` without options, some OCR: a line of the first column, a line of the second; `pdfminer`: a few lines of one
column, a few of the next. Pages in order, nearly all, are told by what stands across their line ends and left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import exp
from typing import NamedTuple

from hzclean.cleaners.cut_lines import cut_again, with_whole_lines
from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.kinds import Ending, ending
from hzclean.cleaners.language import Reader, reader_of
from hzclean.cleaners.links import Links, ends, size
from hzclean.cleaners.mixed_gate import has_glued_prose
from hzclean.cleaners.mixed_looks import (
    FEW_LINES,
    READS_BADLY,
    READS_WELL,
    READS_WELL_APART,
    goes_on_best,
    mean_join,
    most_gain,
    set_apart,
    worth,
)
from hzclean.cleaners.mixed_pieces import is_credit, looked_at, split_joined, widths_ahead
from hzclean.cleaners.page import Line, Page
from hzclean.cleaners.paragraph_styles import BRIEF, seems_flush, style_of
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.stream_search import Search
from hzclean.cleaners.streams import FLUSH, SET_IN, Costs, Layout
from hzclean.cleaners.torn_rows import MENDED, mended, tears

# Another order is taken if it is so much likelier, in nats: in all, and for each line. Pages of mixed columns gain 0.45
# a line and more, most of them one nat; lists and records, which have no order, up to 15 in all or 0.43 a line.
LEAST_GAIN, GAIN_A_LINE = 11.0, 0.44
# Where the extractor set all lines apart, no lists are among them, and the columns found tell the paragraphs too.
LEAST_GAIN_APART, GAIN_A_LINE_APART = 8.0, 0.3

# So many layouts are held at every line by a first, quick search: one that finds the page in order is right, unless the
# extractor set all lines apart (83 of 133 pages in order are told so, in a tenth of the time; 0 of 144 others).
QUICK = 2

# Paragraphs are thought to be set apart by other than an indent if lines are likelier so by so many nats.
OTHER_STYLE = 4.0
# So many rows torn from their stories are put back, and so many tried for each.
MOST_TORN, TRIES = 3, 2

_CLAUSES = frozenset("，；")


class Placed(NamedTuple):
    """The lines in another order, and how much likelier it is than the page's own, in nats."""

    lines: list[Line]
    gain: float


def confidence(gain: float, enough: float = GAIN_A_LINE) -> float:
    """How sure another order is that gains so many nats a line: one half where that is `enough`.

    >>> round(confidence(0.28), 2), confidence(0.44), round(confidence(1.0), 2)
    (0.17, 0.5, 1.0)
    """
    return 1 / (1 + exp((enough - gain) * 10))


def reordered(page: Page, costs: Costs | None = None) -> Placed:
    """The page's lines in the likeliest order; `costs` say what each kind of evidence is worth."""
    lines = page.lines
    apart = set_apart(lines)
    reader = reader_of(tuple([line.text for line in lines]))
    enough = READS_WELL_APART if apart else READS_WELL
    mean = mean_join(lines, reader, enough=enough)
    if mean >= enough:
        return Placed(list(lines), 0.0)
    few = len(lines) < FEW_LINES and not apart
    # Lines of two columns on one tell nothing by how they go on.
    if not apart and not has_glued_prose(page.text):
        if goes_on_best(lines, reader, mean):
            return Placed(list(lines), 0.0)
        if few and len(split_joined(lines)) == len(lines) and most_gain(lines, reader) < LEAST_GAIN:
            return Placed(list(lines), 0.0)
    return arranged(lines, reader, apart, costs or Costs(), few or mean > READS_BADLY)


def arranged(lines: Sequence[Line], reader: Reader, apart: bool, costs: Costs, quick: bool) -> Placed:
    """Some lines in the likeliest order; `quick` where they may well be in order, and a look may tell."""
    cut_lines = [(line, False) for line in lines] if apart else split_joined(lines)
    reader.expect([line.text for line, _ in cut_lines])
    looks, widths = looked_at(cut_lines, reader, apart, costs)
    if quick and not apart and _ascending(chained(Search(looks, widths, QUICK).layout())):
        return Placed(list(lines), 0.0)
    cut_lines, looks, widths = with_whole_lines(cut_lines, looks, widths, apart)
    texts, pieces = [line.text for line, _ in cut_lines], looks.pieces
    layout, places = _laid_out(looks, widths)
    style = costs
    if not apart and seems_flush(layout, [pieces[n] for n in places]):
        likeliest = style_of(looks, widths, layout.score)
        other = (layout, places) if likeliest is looks else _laid_out(likeliest, widths)
        if other[0].score > layout.score + OTHER_STYLE:
            style, (layout, places) = likeliest.costs, other
    order = chained(layout, places)
    if len(places) > len(lines) and _ascending([places[n] for n in order]):
        return Placed(list(lines), 0.0)  # lines that were cut are left whole where no column is found
    cut_lines = [cut_lines[n] for n in places]
    texts = [texts[n] for n in places]
    narrow = sum(this.narrow for this in pieces) * 2 > len(pieces)
    found = _set_apart([cut_lines[n][0] for n in order], order, layout, narrow, style)
    found = list(cut_again(_halves_joined(found, order, layout, lines), lines))
    links = Links(reader)
    gain = worth(links, [texts[n] for n in order]) - worth(links, [line.text for line in lines])
    return Placed(found, gain)


def _laid_out(looks: Looks, widths: Sequence[Sequence[float]]) -> tuple[Layout, list[int]]:
    """The likeliest layout of the lines, put in an order in which no story's first row stands elsewhere; that order."""
    layout = Search(looks, widths).layout()
    places = list(range(len(looks.pieces)))
    for _ in range(MOST_TORN):
        for tear in tears(layout, looks)[:TRIES]:
            order = mended(tear, len(places))
            tried = [looks.pieces[n] for n in order]
            first, below = order.index(tear.row[0]), order.index(tear.below[0])
            tried[first] = tried[first]._replace(gap=tried[below].gap)
            tried[below] = tried[below]._replace(gap=False)
            tried[below - 1] = tried[below - 1]._replace(last=False)
            widths = widths_ahead(tried)
            other = Looks(tried, looks.reader, looks.costs)
            if Search(other, widths, BRIEF).layout().score > layout.score + MENDED:
                layout, looks = Search(other, widths).layout(), other
                places = [places[n] for n in order]
                break
        else:
            break
    return layout, places


def _ascending(order: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(order))


def _set_apart(lines: Sequence[Line], order: Sequence[int], layout: Layout, narrow: bool, style: Costs) -> list[Line]:
    """The lines in their new order, with the blank lines and indents that they have there, and each column's place.

    Blank lines stand where a story's columns begin or end: those before lines within them told of other lines. Where
    gutters are `narrow`, lines that were not written as one with their neighbour tell which are set in.
    """
    out: list[Line] = []
    last = -2
    places = _column_places(lines, order, layout)
    for line, n in zip(lines, order, strict=True):
        up = layout.above[n]
        line = line._replace(x=places[n])
        blanks = line.blanks if up == -2 == last else int(up == -2 or last == -2)
        flush = layout.stands[n] == FLUSH
        if style.spaced and up >= 0 and layout.stands[n] == SET_IN:
            blanks = 1
        if up == -1 and ends(line.text):
            # A column's first line says little; what is before it says more.
            flush = bool(out) and last != -2 and not ends(out[-1].text)
        out.append(line._replace(blanks=blanks, indent=style.indent if narrow and not flush else 0.0))
        last = up
    return out


def _column_places(lines: Sequence[Line], order: Sequence[int], layout: Layout) -> list[float]:
    """For each piece where its column begins, in em, from the first of those beside it; 0 where it stands alone."""
    column = list(range(len(order)))
    widest = [0.0] * len(order)
    for line, n in zip(lines, order, strict=True):
        if layout.above[n] >= 0:
            column[n] = column[layout.above[n]]
        widest[column[n]] = max(widest[column[n]], size(line.text))
    place = [0.0] * len(order)
    for group in layout.heads:
        for left, right in pairwise(group):
            place[right] = place[left] + widest[left] + INDENT
    return [place[first] for first in column]


def _halves_joined(found: Sequence[Line], order: Sequence[int], layout: Layout, lines: Sequence[Line]) -> list[Line]:
    """The lines, but where both halves of a printed line are in no column, as of a headline, they are one again."""
    whole = {line.number: line for line in lines}
    before, parts = Counter([line.number for line in lines]), Counter([line.number for line in found])
    out: list[Line] = []
    for k, (line, n) in enumerate(zip(found, order, strict=True)):
        # Two headlines that came on one line were parted before (overprint) and stay so.
        cut = parts[line.number] == 2 and before[line.number] == 1
        second = cut and k > 0 and found[k - 1].number == line.number
        if second and layout.above[n] == -2 == layout.above[order[k - 1]] and _may_be_halves(out[-1].text, line.text):
            out[-1] = whole[line.number]._replace(blanks=out[-1].blanks, indent=out[-1].indent)
        else:
            out.append(line)
    return out


def _may_be_halves(left: str, right: str) -> bool:
    """Whether these may stand on one line: of a headline, or of a caption and whom it credits; not of two columns."""
    end = ending(left)
    return is_credit(right) if end is Ending.TERMINAL else end is not Ending.OPEN or _CLAUSES.isdisjoint(left)


def chained(layout: Layout, places: Sequence[int] | None = None) -> list[int]:
    """The order of the lines: each column from top to bottom, columns that stand side by side from left to right.

    Stories follow one another by the `places` of their first lines on the page, where these are not in order.

    >>> chained(Layout(0.0, [-2, -1, -1, 1, 2, 3], [2, 1, 1, 0, 0, 0], [(1, 2)]))
    [0, 1, 3, 5, 2, 4]
    """
    columns: dict[int, list[int]] = {}
    head: list[int] = []
    for n, up in enumerate(layout.above):
        head.append(head[up] if up >= 0 else n)
        columns.setdefault(head[n], []).append(n)
    at = places or range(len(layout.above))
    place = {first: (min(at[n] for n in group), k) for group in layout.heads for k, first in enumerate(group)}
    return [n for first in sorted(columns, key=lambda first: place.get(first, (at[first], -1))) for n in columns[first]]
