"""Reading order of lines whose place on the page is known: from top to bottom, column by column, story by story."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hzclean.cleaners.boxes import Block, geometric_order
from hzclean.cleaners.forms import dateline
from hzclean.cleaners.joined import INDENT, SLACK
from hzclean.cleaners.kinds import CREDIT
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links, ends, size
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late
from hzclean.cleaners.threads import Ends, follows, thread

# A mark inside a line, as prose has it and headings have not.
_PROSE = late("[，。；、]")
# As many rows may lie between two lines of a column that goes on past a heading beside it.
_STEP = 2
# What it costs, in nats, to read on past a heading over several columns, and past another block, that was not read.
PASS_HEADING, PASS_TEXT = 2.5, 1.6

# A strip's own blanks tell something if there are so many of them, and this share of them stand after a sentence.
# The usual step from line to line is the smallest that this share of the steps has.
_FEWEST, _CLOSED, _OFTEN = 2, 0.8, 0.2
# So many of the blocks that are left are asked whether they would follow as well; more than so many nats say no more.
_RIVALS, _MOST_MARGIN = 8, 2.5


def in_reading_order(lines: Sequence[Line]) -> tuple[list[Line], dict[int, float]]:
    """The lines of strips (told apart by `region`) in reading order, and how sure it is that a block comes next.

    The second is told for each block but the first, by where in the source its first line starts.
    """
    by_strip: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_strip[line.region].append(line)
    strips = list(by_strip.values())
    widths = {region: full_width(strip) for region, strip in by_strip.items()}
    blocks = cut_blocks(strips, caption_rows(lines, widths), band_starts(lines))
    ranked = geometric_order(blocks)
    links = Links(Reader([line.text for line in lines]))
    ends_, passing = [_ends(b) for b in ranked], [PASS_HEADING if b.apart else PASS_TEXT for b in ranked]
    order = thread(ends_, links, passing)
    # A heading or caption over several columns is no part of the paragraphs around it.
    out: list[Line] = []
    parted = {row for strip in by_strip.items() for row in _parted(*strip)}
    for k, n in enumerate(order, 1):
        region = k if ranked[n].apart else 0
        for line in ranked[n].lines:
            blanks = max(line.blanks, int((line.region, line.number) in parted))
            out.append(line._replace(region=region, blanks=blanks))
    margins = _margins(order, ends_, links, passing)
    return out, {ranked[n].lines[0].start: confidence(margin) for n, margin in zip(order[1:], margins, strict=True)}


def _parted(region: int, strip: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines of a strip that stand after a blank of its own, where such blanks part paragraphs: (region, row).

    Beside the blank other columns run on, so that no line of the page is blank there.
    """
    pairs = [(a, b, b.number - a.number) for a, b in pairwise(strip)]
    steps = Counter(step for *_, step in pairs)
    usual = min((step for step, times in steps.items() if times >= _OFTEN * len(pairs)), default=0)
    after = [(a, b) for a, b, step in pairs if step > usual]
    if len(after) >= _FEWEST and sum(ends(a.text) == 1.0 for a, _ in after) >= _CLOSED * len(after):
        yield from ((region, b.number) for a, b in after if ends(a.text))


def _margins(order: Sequence[int], blocks: Sequence[Ends], links: Links, passing: Sequence[float]) -> Iterator[float]:
    """By how much, in nats, each block follows the one before it better than the best of the others left would."""
    left = sorted(order)
    for before, after in pairwise(order):
        left.remove(before)
        mine, best, passed = -math.inf, -math.inf, 0.0
        for n in left[:_RIVALS]:
            value = follows(blocks[before], blocks[n], links) - passed
            passed += passing[n]
            if n == after:
                mine = value
            else:
                best = max(best, value)
        yield max(mine - best, -_MOST_MARGIN) if mine > -math.inf else -_MOST_MARGIN


def confidence(margin: float) -> float:
    """How sure a join is that is better by so many nats than the next best; fitted on pages we typeset ourselves.

    >>> [round(confidence(margin), 2) for margin in (-2.0, 0.0, 2.0, 9.0)]
    [0.31, 0.6, 0.83, 0.87]
    """
    return 1 / (1 + math.exp(-0.4 - 0.6 * min(margin, _MOST_MARGIN)))


def _ends(block: Block) -> Ends:
    indented: list[bool] = [line.indent > 0.5 for line in block.lines]
    known = indented[0] or (None if not any(indented) else False)
    return Ends(block.lines[0].text, block.lines[-1].text, block.column, known)


def full_width(lines: Sequence[Line]) -> float:
    """The width of the full lines among some lines of prose, in em, the one that explains most; 0 for no prose."""
    sizes = [size(line.text) for line in lines]
    if not any(_PROSE.search(line.text) for line in lines):
        return 0.0

    def explained(column: float) -> float:
        first = sum(s for s in sizes if abs(s - column + INDENT) <= SLACK)
        return sum(s for s in sizes if abs(s - column) <= SLACK) + first / 2

    return max(sizes, key=lambda s: (explained(s), s))


def caption_rows(lines: Sequence[Line], widths: dict[int, float]) -> dict[tuple[int, float], float]:
    """Captions with their credit flush right on the same line: (row, where a piece starts) → where the credit ends.

    `widths`: the widths of full lines, by region; a line that has it is text, and the credit another caption's.
    """
    out: dict[tuple[int, float], float] = {}
    last: Line | None = None
    for line in lines:
        if last and last.number == line.number and CREDIT.match(line.text) and not _fills(last, widths):
            out[last.number, last.x] = out[line.number, line.x] = _right(line)
        last = line
    return out


def _fills(line: Line, widths: dict[int, float]) -> bool:
    column = widths.get(line.region, 0.0)
    return column > 0 and min(abs(size(line.text) - column), abs(size(line.text) - column + INDENT)) <= SLACK


def band_starts(lines: Sequence[Line]) -> list[int]:
    """The rows that follow a blank line, where blank lines are rare enough to mean the end of something."""
    rows = {line.number for line in lines}
    after = {line.number for line in lines if line.blanks}
    return sorted(after) if len(after) * 6 <= len(rows) else []


def _left(line: Line) -> float:
    return line.x * 2


def _right(line: Line) -> float:
    return line.x * 2 + len(line.text)


def heading_runs(strip: Sequence[Line], usual: Sequence[float] = ()) -> Iterator[tuple[int, int]]:
    """Where (from, to) the strip has headings: no marks of prose, after a sentence, of another width.

    `usual`: the widths of the page's columns in em.
    """
    start = -1
    whole = full_width(strip)
    for n, line in enumerate(strip):
        others = [*strip[max(n - 4, 0) : n], *strip[n + 1 : n + 7]]
        around = full_width(others)
        wide = size(line.text)
        fits = any(
            abs(wide - w) <= SLACK or (abs(wide - w + INDENT) <= SLACK and line.indent > 0.5)
            for w in (around, whole)
            if w
        )
        odd = wide > 1.4 * around or (n == 0 and wide < 0.8 * around)
        # Lines beside it may be the short ends of paragraphs, or verse; then other columns tell what a full line is.
        if odd and (len(others) < 3 or _PROSE.search(line.text)):
            odd = not any(abs(wide - w) <= SLACK for w in usual)
        may = (
            ends(line.text) < 1
            and line.text[-1] not in "：:；;，、"
            and not fits
            and (odd or not _PROSE.search(line.text))
        )
        if line.overprinted or (may and dateline(line.text) is None):
            if start < 0 and (n == 0 or ends(strip[n - 1].text) == 1.0 or CREDIT.match(strip[n - 1].text)):
                start = n
        elif start >= 0:
            if line.indent > 0.5 or start == 0 or not strip[start].indent > 0.5:
                yield start, n
            start = -1
    if start == 0 or (start > 0 and start < len(strip)):
        yield start, len(strip)


def _reach(run: Sequence[Line], strips: Sequence[Sequence[Line]], edge: float) -> float:
    """How far to the right a heading reaches: up to the next text beside it."""
    left, right = min(map(_left, run)), max(map(_right, run))
    top, bottom = run[0].number, run[-1].number
    for strip in strips:
        start = min(map(_left, strip))
        if start < max(left + 4, right - 1) or start >= edge:
            continue
        above = [line.number for line in strip if line.number < top]
        below = [line.number for line in strip if line.number > bottom]
        beside = any(top <= line.number <= bottom for line in strip)
        if beside or (above and below and below[0] - above[-1] <= _STEP):
            edge = start - 1
    return max(edge, right)


def cut_blocks(strips: Sequence[list[Line]], captions: dict[tuple[int, float], float], bands: list[int]) -> list[Block]:
    """The strips as blocks: headings over several columns apart, the text below them cut where they stand."""
    edge = max(_right(line) for strip in strips for line in strip)
    runs: list[tuple[int, int, int, float, float]] = []
    usual = [full_width(strip) for strip in strips if len(strip) > 3]
    for k, strip in enumerate(strips):
        for a, b in heading_runs(strip, usual):
            runs.append((k, a, b, _left(strip[a]), _reach(strip[a:b], strips, edge)))
    blocks: list[Block] = []
    for k, strip in enumerate(strips):
        left, right = min(map(_left, strip)), max(map(_right, strip))
        own = {a: (b, reach) for n, a, b, _, reach in runs if n == k and (a == 0 or reach > right + 4)}
        rows = sorted(
            strips[n][a].number for n, a, _, low, high in runs if n != k and low < left + 4 and high > left + 4
        )
        for lines, reach in _pieces(strip, own, rows, captions):
            column = 0.0 if reach else full_width(lines)
            box = min(map(_left, lines)), reach or max(map(_right, lines))
            band = bisect_right(bands, lines[0].number)
            blocks.append(Block(lines, *box, column, band, reach > right + 4))
    return blocks


def _pieces(
    strip: list[Line], own: dict[int, tuple[int, float]], rows: list[int], captions: dict[tuple[int, float], float]
) -> Iterator[tuple[list[Line], float]]:
    """The strip cut at its own headings and captions, (lines, how far they reach), and at the `rows` of others'."""
    text: list[Line] = []
    skip = 0
    for n, line in enumerate(strip):
        if n < skip:
            continue
        if (
            n in own
            or (line.number, line.x) in captions
            or (text and bisect_right(rows, line.number) > bisect_right(rows, text[-1].number))
        ):
            if text:
                yield text, 0.0
            text = []
        if n in own:
            skip, reach = own[n]
            yield strip[n:skip], reach
        elif (line.number, line.x) in captions:
            yield [line], captions[line.number, line.x]
        else:
            text.append(line)
    if text:
        yield text, 0.0
