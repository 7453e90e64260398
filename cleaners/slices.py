"""Cutting and editing a line: which slices of the source say a part of its text.

A slice that stands for other text cannot be divided, unless both have the same length. All offsets are code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hzclean.cleaners.page import Line, Slice


def length(piece: Slice) -> int:
    """Code points of output that a piece stands for.

    >>> length(Slice(3, 5)), length(Slice(3, 5, "广"))
    (2, 1)
    """
    return piece.end - piece.start if piece.text is None else len(piece.text)


def cut(line: Line, start: int, end: int) -> tuple[Slice, ...]:
    """The slices of `line` that give the characters `start` to `end` of its text.

    A slice that stands for other text is kept whole when the cut touches it, unless both have the same length.

    >>> cut(Line("同比增长", (Slice(0, 2), Slice(3, 5)), 1), 1, 3)
    (Slice(start=1, end=2, text=None), Slice(start=3, end=4, text=None))
    """
    out: list[Slice] = []
    at = 0
    for piece in line.slices:
        size = length(piece)
        low, high = max(start, at) - at, min(end, at + size) - at
        if low < high:
            if piece.text is None:
                out.append(Slice(piece.start + low, piece.start + high))
            elif (low, high) == (0, size) or size != piece.end - piece.start:
                out.append(piece)
            else:
                out.append(Slice(piece.start + low, piece.start + high, piece.text[low:high]))
        at += size
    return tuple(out)


def part_of(line: Line, start: int, end: int, **more: Any) -> Line:
    """The line with no more than the characters `start` to `end` of its text (and other fields set).

    >>> part_of(Line("同比增长", (Slice(3, 7),), 1), 2, 4)[:2]
    ('增长', (Slice(start=5, end=7, text=None),))
    """
    return line._replace(text=line.text[start:end], slices=cut(line, start, end), **more)


def end_to_end(lines: Sequence[Line]) -> Line:
    """The texts of some lines on the first of them, nothing between.

    >>> end_to_end([Line("”", (Slice(3, 4),), 1), Line("“", (Slice(9, 10),), 2)])[:2]
    ('”“', (Slice(start=3, end=4, text=None), Slice(start=9, end=10, text=None)))
    """
    slices = tuple(s for line in lines for s in line.slices)
    return lines[0]._replace(text="".join(line.text for line in lines), slices=slices)


def source_offset(line: Line, index: int) -> int:
    """Where character `index` of the line's text stands in the source."""
    at = 0
    for piece in line.slices:
        size = length(piece)
        if index < at + size:
            return piece.start + min(index - at, piece.end - piece.start - 1)
        at += size
    return line.end


def slice_text(text: str, pieces: Iterable[Slice]) -> str:
    """What the slices say of the source `text`."""
    return "".join(text[p.start : p.end] if p.text is None else p.text for p in pieces)


def edit(line: Line, text: str, edits: Iterable[tuple[int, int, str]]) -> Line:
    """The line with `edits` made in its text: (start, end, replacement), in order, not overlapping.

    `text` is the page's source; an empty replacement removes. Blanks that end up at either end are dropped.

    >>> edit(Line("同 比", (Slice(0, 3),), 1), "同 比", [(1, 2, "")]).slices
    (Slice(start=0, end=1, text=None), Slice(start=2, end=3, text=None))
    """
    out: list[Slice] = []
    at = 0
    for start, end, replacement in edits:
        out += cut(line, at, start)
        if replacement:
            old = cut(line, start, end)
            out.append(Slice(old[0].start, old[-1].end, replacement))
        at = end
    out += cut(line, at, len(line.text))
    said = slice_text(text, out)
    stripped = said.strip()
    if not out or stripped == said:
        return line._replace(text=said, slices=tuple(out) or line.slices)
    whole = line._replace(text=said, slices=tuple(out))
    first = len(said) - len(said.lstrip())
    kept = cut(whole, first, first + len(stripped))
    return line._replace(text=stripped, slices=kept or whole.slices)
