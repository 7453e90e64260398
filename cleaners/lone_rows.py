"""Lone rows: a row of a recognised page that holds lines of two columns, where the rows around it hold one each.

Recognition finds the columns of a page and reads them apart, but for a row here and there that it writes across the
gutter: the column rule was read as a quotation mark or bracket that nothing closes, or a blank is all there is. `areas`
finds several such rows on end by the width that they share; of a single one only the mark, the lines around it and the
words tell. What each says was weighed by a logistic regression on 1,376 gaps of 80 recognised pages that we typeset,
81 of which part columns: of those cut now nine in ten do, and of those that do two in three are cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.block_seen import block_list, common_widths
from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.kinds import Ending, Mark, ending, inner_mark
from hzclean.cleaners.language import Reader, reader_of
from hzclean.cleaners.links import size
from hzclean.cleaners.page import Line, Page, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.row_cuts import WIDE_GAP, Gap, gaps
from hzclean.cleaners.slices import end_to_end, part_of

_MAY_BE_CUT: Final = late('[“”|\\[\\]_¦"]|\\S \\S')
_ONLY_MARKS: Final = late("[“”|\\[\\]_¦ 。，.、'‘’\"]+$")
_SHORTEST: Final = 12.0  # em of a row that may hold two lines
_SHORTEST_LEFT, _SHORTEST_RIGHT = 4.0, 3.5  # em
_OVER: Final = 2.0  # em by which a row is wider than the lines of one column
_FEWEST: Final = 3  # lines as wide as the widest of the page
_COMMON: Final = 4  # widths of a page's columns
# What speaks for a gap that parts columns, in nats; widths in em, what words say as `Reader.join` has it.
_ALWAYS, _RULE, _BAR, _STRAIGHT, _WIDE_GAP = -1.76, 1.04, 0.43, -1.34, -1.38
_TOO_WIDE, _WIDE, _MISSES, _AT_COMMA = 1.08, 4.7, -0.69, -2.47
_GOES_ON, _BELOW_LEFT, _BELOW_RIGHT = -0.5, 0.25, -0.28
_MOST_MISSED, _MOST_NATS = 3.0, 6.0


def with_lone_rows_cut(page: Page) -> Page:
    """The page with such rows cut, each right half a block of its own after the left one's; the same object if none is.

    What the rule was read as goes to the page's end, where `areas` puts it too.
    """
    if not is_recognised(page.text) or not _MAY_BE_CUT.search(page.text):
        return page
    texts = [line.text for line in page.lines]
    seen = _Seen(reader_of(tuple(texts)), common_widths(texts)[:_COMMON], _widest(texts))
    lines: list[Line] = []
    rules: list[Line] = []
    repairs: list[Repair] = []
    for block in block_list(page.lines):
        right: list[Line] = []
        rows = [line.text for line in block.lines]
        for n, line in enumerate(block.lines):
            gap = _gutter(rows, n, seen)
            if gap is None:
                lines.append(line)
                continue
            low, high = gap.rule
            lines.append(part_of(line, 0, gap.start))
            right.append(part_of(line, gap.end, len(line.text), blanks=1, indent=0.0))
            if low < high:
                rules.append(part_of(line, low, high, blanks=1))
            why = "another column's line on the same row"
            repairs.append(Repair("columns", line.start, line.end, line.text, right[-1].text, why))
        lines += right
    return page.with_lines(_with_rules(lines, rules)).noting(repairs) if repairs else page


class _Seen(NamedTuple):
    """What is known of a page: who judges its joins, the widths of its columns and of its widest lines, in em."""

    reader: Reader
    common: Sequence[float]
    widest: float


def _widest(texts: Sequence[str]) -> float:
    """How wide the widest lines of prose are, one or two rows that hold several put aside."""
    open_ends = sorted(size(text) for text in texts if ending(text) >= Ending.COMMA)
    return open_ends[-_FEWEST:][0] if open_ends else 0.0


def _gutter(block: Sequence[str], number: int, seen: _Seen) -> Gap | None:
    """Where a row of a block is to be cut, the likeliest place; None where it is one line."""
    text = block[number]
    if not _MAY_BE_CUT.search(text) or inner_mark(text) is Mark.NONE:
        return None
    wide = size(text)
    if wide < _SHORTEST or not seen.widest:
        return None
    found = [
        gap
        for gap in gaps(text)
        if gap.read < 1 and size(text[: gap.start]) >= _SHORTEST_LEFT and size(text[gap.end :]) >= _SHORTEST_RIGHT
    ]
    if not found:
        return None
    around = [size(other) for n, other in enumerate(block) if n != number and ending(other) >= Ending.COMMA]
    row = _ALWAYS + _WIDE * _between(wide / seen.widest - 1.0, -0.4, 0.6)
    if wide > max(around, default=0.0) + _OVER:
        row += _TOO_WIDE
    below = block[number + 1] if number + 1 < len(block) else ""
    worth = [row + _parts(text, gap, around or seen.common, below, seen.reader) for gap in found]
    best = max(range(len(found)), key=worth.__getitem__)
    return found[best] if worth[best] > 0 else None


def _parts(text: str, gap: Gap, columns: Sequence[float], below: str, reader: Reader) -> float:
    """What speaks for a gap in a row being one between columns of some of these widths, in nats."""
    left, right = text[: gap.start], text[gap.end :]
    low, high = gap.rule
    wide = size(left)
    misses = [abs(abs(wide - column) - step) for column in columns for step in (0.0, INDENT)]
    worth = _MISSES * min([*misses, _MOST_MISSED])
    if low < high:
        mark = text[low:high]
        worth += _RULE + _BAR * any(c in mark for c in "|[]_¦") + _STRAIGHT * ('"' in mark)
    elif gap.blanks > WIDE_GAP:
        worth += _WIDE_GAP
    if ending(left) in (Ending.COMMA, Ending.SEMICOLON, Ending.COLON):
        worth += _AT_COMMA
    worth += _GOES_ON * _between(reader.join(left, right), -_MOST_NATS, _MOST_NATS)
    if below:
        worth += _BELOW_LEFT * _between(reader.join(left, below), -5.0, _MOST_NATS)
        worth += _BELOW_RIGHT * _between(reader.join(right, below), -5.0, _MOST_NATS)
    return worth


def _between(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _with_rules(lines: Sequence[Line], rules: Sequence[Line]) -> list[Line]:
    """The lines, and at the page's end, all on one line with what `areas` found already, what rules were read as."""
    kept = len(lines) - bool(rules and _ONLY_MARKS.match(lines[-1].text))
    whole = [*lines[kept:], *rules]
    return [*lines[:kept], end_to_end(whole)._replace(blanks=1)] if whole else list(lines)
