"""The orders in which extractors give the lines of a page.

Each function takes the printed lines and gives output lines: lists of `Part`. No part is left out and none comes
twice; an empty list is a blank line.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from typesetter.columns import Printed
from typesetter.texts import HEADS


class Part(NamedTuple):
    """A printed line, by its number, in an output line, after `pad` blanks."""

    line: int
    pad: int = 0


Out = list[list[Part]]


def in_order(lines: Sequence[Printed], rng: random.Random) -> Out:
    """Story by story, column by column, as pymupdf and `pdftotext -raw` give most pages."""
    return [[Part(n)] for n in sorted(range(len(lines)), key=lambda n: _place(lines[n]))]


def side_by_side(lines: Sequence[Printed], rng: random.Random) -> Out:
    """All that stands on one row on one output line, columns apart by blanks, as `pdftotext -layout` gives it.

    Positions are counted in characters, as there, not in the cells of a terminal: where a line has many half-width
    characters the next column moves right for the whole band.
    """
    out: Out = []
    for _, band in _bands(lines):
        gutter = rng.choice((1, 1, 2, 4, 8))
        start = _starts(lines, band, gutter)
        rows: dict[tuple[int, int], list[int]] = defaultdict(list)
        for n in band:
            rows[lines[n].row, lines[n].sub].append(n)
        for key in sorted(rows):
            row: list[Part] = []
            end = 0
            for n in sorted(rows[key], key=lambda n: lines[n].column):
                at = max(start[lines[n].column] + round(lines[n].indent), end + (1 if row else 0))
                row.append(Part(n, at - end))
                end = at + len(lines[n].text)
            out.append(row)
        out.append([])
    return out


def _starts(lines: Sequence[Printed], band: Iterable[int], gutter: int) -> dict[int, int]:
    longest: dict[int, int] = defaultdict(int)
    for n in band:
        line = lines[n]
        if line.kind in ("body", "verse", "subhead", "credit"):
            longest[line.column] = max(longest[line.column], len(line.text) + round(line.indent))
        else:
            longest[line.column] += 0
    starts: dict[int, int] = {}
    at = 0
    for column in range(max(longest) + 1):
        starts[column] = at
        at += longest[column] + gutter
    return starts


def alternating(lines: Sequence[Printed], rng: random.Random) -> Out:
    """Row by row, a line of column A, a line of column B, as plain `pdftotext` and some OCR give it.

    Columns that stand close come out on one line now and then; an indented line or a subhead comes a row early or
    late, as its left edge is not that of its column.
    """
    out: Out = []
    for _, band in _bands(lines):
        close = {column: rng.random() < 0.4 for column in {lines[n].column for n in band}}
        late = {n: rng.choice((-1, 0, 0, 1)) * 0.6 if lines[n].indent and rng.random() < 0.3 else 0.0 for n in band}
        key = {n: (lines[n].row + late[n], lines[n].column, lines[n].sub) for n in band}
        row: list[Part] = []
        last: Printed | None = None
        for n in sorted(_ascending(band, lines, key), key=key.__getitem__):
            line = lines[n]
            joins = last is not None and last.row == line.row and last.column + 1 == line.column and not line.sub
            if row and last and joins and close[last.column] and line.kind == last.kind and rng.random() < 0.85:
                row.append(Part(n, 1))
            else:
                row = [Part(n)]
                out.append(row)
            last = line
        out.append([])
    return out


def _ascending(band: Sequence[int], lines: Sequence[Printed], key: dict[int, tuple[float, int, int]]) -> Sequence[int]:
    """Within a column the rows stay in order: a line that would jump over its neighbour gets its neighbour's place."""
    for column in {lines[n].column for n in band}:
        at = (-1.0, 0, -1)
        for n in sorted((n for n in band if lines[n].column == column), key=lambda n: _place(lines[n])):
            key[n] = at = max(key[n], (at[0], at[1], at[2] + 1) if key[n] < at else key[n])
    return band


def displaced(lines: Sequence[Printed], rng: random.Random) -> Out:
    """Blocks of lines, some before or after their place, a blank line after each, as pdfminer gives a page."""
    order = [row[0].line for row in in_order(lines, rng)]
    blocks: list[list[int]] = []
    for n in order:
        if blocks and _stays(lines[blocks[-1][-1]], lines[n], rng):
            blocks[-1].append(n)
        else:
            blocks.append([n])
    for _ in range(max(1, len(blocks) // 4) if len(blocks) > 1 else 0):
        block = blocks.pop(rng.randrange(len(blocks)))
        blocks.insert(rng.randint(0, len(blocks)), block)
    out: Out = []
    for block in blocks:
        out += ([Part(n)] for n in block)
        out.append([])
    return out


def _stays(line: Printed, after: Printed, rng: random.Random) -> bool:
    """Whether two lines that follow one another stay in one block; a headline over several lines always does."""
    if (line.band, line.story, line.column, line.kind) != (after.band, after.story, after.column, after.kind):
        return False
    torn = rng.random() < 0.12
    return not torn or bool(after.sub) or (line.paragraph == after.paragraph and line.kind in HEADS)


def _place(line: Printed) -> tuple[int, int, int, int, int]:
    return line.band, line.story, line.column, line.row, line.sub


def _bands(lines: Sequence[Printed]) -> Iterable[tuple[int, list[int]]]:
    order = sorted(range(len(lines)), key=lambda n: lines[n].band)
    for band, members in groupby(order, key=lambda n: lines[n].band):
        yield band, list(members)


ORDERS: dict[str, Callable[[Sequence[Printed], random.Random], Out]] = {
    "in order": in_order,
    "side by side": side_by_side,
    "alternating": alternating,
    "displaced": displaced,
}
