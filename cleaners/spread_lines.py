"""Printed lines that were spread so wide that an extractor cut them into their characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.kinds import NEVER_FIRST, OPENERS
from hzclean.cleaners.printed_lines import PrintedLines

_FEWEST: Final = 3  # characters in a row; less is a list's or a table's
_LONG: Final = 2.0  # em; a word or figure that was too long for the line's rest
_ANY: Final = 40.0  # em; the line may be as much narrower than its column


def put_spread_together(printed: PrintedLines) -> PrintedLines:
    """The lines with those made one again that were cut into their characters; the same object where none was.

    Where a long word or figure does not fit, what stands before it is spread over the whole line, and PyMuPDF takes
    the gaps for the ends of lines. How wide such a line was printed is not known.

    >>> from hzclean.cleaners.page import split_lines
    >>> from hzclean.cleaners.printed_lines import measure
    >>> put_spread_together(measure(split_lines("问：血压\\n突\\n然\\n超\\n过\\n180/120mmHg怎么办？"))).texts
    ['问：血压', '突然超过', '180/120mmHg怎么办？']
    """
    runs = [(start, end) for start, end in _runs(printed) if _is_prose(printed, start, end)]
    if not runs:
        return printed
    groups: list[tuple[int, int]] = []
    spread = []
    at = 0
    for start, end in runs:
        groups += ((n, n + 1) for n in range(at, start))
        spread.append(len(groups))
        groups.append((start, end))
        at = end
    groups += ((n, n + 1) for n in range(at, len(printed)))
    out = printed.merged(groups)
    for n in spread:
        out.slacks[n] = _ANY
    return out


def _runs(printed: PrintedLines) -> Iterator[tuple[int, int]]:
    """The stretches (from, to) of lines of one character, marks that cling to it put aside."""
    at = -1
    for n, wide in enumerate(printed.widths):
        if wide <= 2 and _is_single(printed.texts[n]):
            if at < 0:
                at = n
        elif at >= 0:
            if n - at >= _FEWEST:
                yield at, n
            at = -1
    if at >= 0 and len(printed) - at >= _FEWEST:
        yield at, len(printed)


def _is_single(text: str) -> bool:
    return len(text) == 1 or (len(text) == 2 and (text[1] in NEVER_FIRST or text[0] in OPENERS))


def _is_prose(printed: PrintedLines, start: int, end: int) -> bool:
    """Whether the characters say something and are no cells of a table: few stand twice, and what follows is long or
    words run across their gaps.
    """
    said = "".join(printed.texts[start:end])
    if len(set(said)) * 5 < len(said) * 4:
        return False
    too_long = end < len(printed) and printed.units[end] >= _LONG
    return too_long or any(bridged(said[:n], said[n:]) for n in range(1, len(said)))
