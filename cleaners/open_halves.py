"""Halves of an overprinted headline on two lines, of which one keeps the blank between (新棉开秤␣ / 十年最好的一年).

Where a headline is broken at its blank an extractor mostly drops that; of one of the copies it may keep it, at the end
of the first half's line or at the beginning of the second one's. No headline begins or ends with a blank.
"""

from __future__ import annotations

from typing import Final

from hzclean.cleaners.page import Line, Page, Repair, Slice
from hzclean.cleaners.patterns import late

_STEP: Final = "overprint"
_REASON: Final = "a headline broken at its blank"
_BLANKS: Final = " \u3000"
_ROW: Final = late("[^\n\r]+")
_SHORTEST: Final = 2  # code points of a half
_ROWS: Final = 4  # of so many rows a headline's two copies are made


def open_halves(page: Page) -> Page:
    """The page with such halves on one line; the same page where there are none.

    Left alone: halves on lines that are not next to each other, and lines with an indent of more than one blank.

    >>> a = Line("新棉开秤", (Slice(0, 4),), 1, overprinted=True)
    >>> b = Line("十年最好", (Slice(6, 10),), 2, overprinted=True)
    >>> [line.text for line in open_halves(Page("新棉开秤\\n 十年最好").with_lines([a, b])).lines]
    ['新棉开秤 十年最好']
    """
    lines = list(page.lines)
    repairs: list[Repair] = []
    for n in range(len(lines) - 1, 0, -1):
        first, second = lines[n - 1], lines[n]
        if not (first.overprinted and second.overprinted):
            continue
        blank = _blank(page.text, first, second)
        if blank is None:
            continue
        text = f"{first.text}{page.text[blank.start]}{second.text}"
        lines[n - 1] = first._replace(text=text, slices=(*first.slices, blank, *second.slices))
        del lines[n]
        start, end = min(first.start, second.start), max(first.end, second.end)
        repairs.append(Repair(_STEP, start, end, f"{first.text} / {second.text}", text, _REASON))
    return page.with_lines(lines).noting(repairs) if repairs else page


def _blank(source: str, first: Line, second: Line) -> Slice | None:
    """The blank that a copy of either half keeps; None if none does."""
    start, end = min(first.start, second.start), max(first.end, second.end)
    for _ in range(_ROWS):
        start = max(source.rfind("\n", 0, start), 0)
        end = source.find("\n", end + 1) if -1 < end < len(source) else -1
    for row in _ROW.finditer(source, start, len(source) if end < 0 else end):
        text = row[0].strip(_BLANKS)
        if len(text) < _SHORTEST or len(row[0]) != len(text) + 1:
            continue
        if row[0].startswith(text) and first.text.endswith(text):
            return Slice(row.end() - 1, row.end())
        if row[0].endswith(text) and second.text.startswith(text):
            return Slice(row.start(), row.start() + 1)
    return None
