"""Laying stories into columns: each printed line gets its place, a row (baseline) and a column.

A page is a stack of bands; a band holds one story or several side by side, each under its own heads. A story's lines
fill its columns from left to right; columns may begin and end at different heights.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from typesetter.kinsoku import wrap
from typesetter.style import Style
from typesetter.texts import HEADS, Kind, Paragraph
from typesetter.widths import width

VERSE_INDENT = 4.0


class Printed(NamedTuple):
    """One printed line. `text` is what the page shows, `clean` what of it belongs to the text (differs once spoiled).

    `glue` stood between this line and the next of its paragraph; "\\n" after the last. `paragraph` counts over the
    page. `flow` numbers the streams in which lines follow one another: a story is one, each caption another.
    `slack`: em by which justification stretched the line. `sub` orders lines on one row (overprint over lines).
    """

    text: str
    clean: str
    glue: str
    kind: Kind
    paragraph: int
    flow: int
    story: int
    indent: float
    slack: float
    band: int = 0
    row: int = 0
    column: int = 0
    sub: int = 0


def set_paragraph(paragraph: Paragraph, number: int, flow: int, style: Style, columns: int) -> list[Printed]:
    """The lines of one paragraph, still without a place; heads are set over the width of all `columns`.

    >>> [line.text for line in set_paragraph(Paragraph("body", "再生水流进河道。", 0), 0, 0, Style(measure=5), 1)]
    ['再生水', '流进河道。']
    """
    measure, indent = style.measure, 0.0
    if paragraph.kind in HEADS:
        full = columns * (style.measure + 1) - 1
        measure = max(4.0, full / (style.head_scale if paragraph.kind == "headline" else 1))
    elif paragraph.kind == "body":
        indent = style.indent
    elif paragraph.kind == "verse":
        indent = min(VERSE_INDENT, max(0.0, style.measure - width(paragraph.text, style.half)))
    elif paragraph.kind in ("subhead", "credit"):
        room = max(0.0, style.measure - width(paragraph.text, style.half))
        indent = room if paragraph.kind == "credit" else room // 2
    cuts = wrap(paragraph.text, measure, indent, style.half, style.squeeze, style.whole_words)
    out = []
    for n, cut in enumerate(cuts):
        last = n == len(cuts) - 1
        here = indent if n == 0 else 0.0
        slack = 0.0 if last or paragraph.kind != "body" else measure - here - width(cut.text, style.half)
        glue = "\n" if last else cut.glue
        out.append(
            Printed(cut.text, cut.text, glue, paragraph.kind, number, flow, paragraph.story, here, max(0.0, slack))
        )
    return out


def lay(stories: Sequence[Sequence[Paragraph]], style: Style, rng: random.Random) -> list[Printed]:
    """All lines of all stories in reading order, each at its place."""
    out: list[Printed] = []
    row = band = number = flow = 0
    for first in range(0, len(stories), style.abreast):
        group = stories[first : first + style.abreast]
        shares = _shares(style.columns, len(group), rng)
        bottom = row
        for paragraphs, (column, count) in zip(group, shares, strict=True):
            lines = list(_set_story(paragraphs, number, flow, style, count))
            number += len(paragraphs)
            flow = max((line.flow for line in lines), default=flow) + 1
            placed = _place(lines, style, rng, count)
            out += (p._replace(band=band, row=p.row + row, column=p.column + column) for p in placed)
            bottom = max(bottom, 1 + max((p.row + row for p in placed), default=row))
        row, band = bottom, band + 1
    return out


def _shares(columns: int, parts: int, rng: random.Random) -> list[tuple[int, int]]:
    """(first column, number of columns) for each story of a band."""
    cuts = sorted(rng.sample(range(1, columns), parts - 1))
    edges = [0, *cuts, columns]
    return [(a, b - a) for a, b in pairwise(edges)]


def _set_story(
    paragraphs: Sequence[Paragraph], number: int, flow: int, style: Style, columns: int
) -> Iterator[Printed]:
    captions = 0
    for n, paragraph in enumerate(paragraphs, number):
        captions += paragraph.kind == "caption"
        yield from set_paragraph(paragraph, n, flow + captions, style, columns)


def _place(lines: Sequence[Printed], style: Style, rng: random.Random, columns: int) -> list[Printed]:
    """One story's lines on its own grid: row 0 is its first, column 0 its leftmost."""
    heads = [line for line in lines if line.kind in HEADS]
    main = lines[0].flow if lines else 0
    body = [line for line in lines if line.kind not in HEADS and line.flow == main]
    captions = [line for line in lines if line.flow != main]
    top = len(heads)
    starts = [top + rng.randint(0, style.stagger) for _ in range(columns)]
    if columns > 1:
        starts[rng.randrange(columns)] = top
    ends = [rng.randint(0, style.ragged) for _ in range(columns)]
    middle = rng.randrange(columns) if captions and style.captions == "middle" else None
    depth = top + 1
    while sum(_room(depth, starts[c], ends[c]) for c in range(columns)) < len(body) + (
        len(captions) if middle is not None else 0
    ):
        depth += 1
    slots: list[tuple[int, int]] = []
    kept: list[tuple[int, int]] = []
    for c in range(columns):
        rows = list(range(starts[c], starts[c] + _room(depth, starts[c], ends[c])))
        if c == middle and len(rows) >= len(captions):
            at = rng.randint(0, len(rows) - len(captions))
            kept = [(row, c) for row in rows[at : at + len(captions)]]
            rows[at : at + len(captions)] = []
        slots += ((row, c) for row in rows)
    while len(slots) < len(body):
        slots.append((slots[-1][0] + 1 if slots else top, columns - 1))
    if not kept:
        foot = 1 + max((row for row, _ in slots), default=top)
        kept = [(foot + n, 0) for n in range(len(captions))]
    out = [head._replace(row=n) for n, head in enumerate(heads)]
    for line, (row, column) in zip([*body, *captions], [*slots[: len(body)], *kept], strict=True):
        out.append(line._replace(row=row, column=column))
    return out


def _room(depth: int, start: int, end: int) -> int:
    return max(0, depth - start - end)
