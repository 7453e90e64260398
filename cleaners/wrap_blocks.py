"""Between the blocks of a recognised page: after a block that breaks off may stand what is not its rest.

The rest of the sentence stands elsewhere on the page, or was not recognised.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import OPENING_WORDS, SPEAKER, Ending, opens_paragraph
from hzclean.cleaners.printed_lines import PrintedLines

BREAKS_OFF: Final = 6.0  # a heading after a blank line and an unfinished sentence
BEGINS: Final = 5.0  # a paragraph's first line there
ENDS: Final = 6.0  # after a sentence's end and a blank line text hardly ever goes on: 5 times of 2,232
_LEAST_INDENT, _MOST_INDENT = 1.2, 3.2  # em that a line lacks which is set in


def let_blocks_break_off(printed: PrintedLines, columns: Sequence[float], weights: list[float]) -> None:
    """Weigh the gaps between blocks, of which the first breaks off, for a heading or a paragraph that begins there.

    A heading is told by not being full, as a line is within a paragraph that ends open.
    """
    for n in range(1, len(weights)):
        if not printed.parted[n] or printed.ends[n - 1] < Ending.COMMA:
            continue
        heading = not printed.marks[n] and printed.ends[n] >= Ending.CLOSER
        if heading and abs(printed.widths[n] - columns[n - 1]) > 1.5:
            weights[n] += BREAKS_OFF
        elif not heading and _begins(printed, columns, n):
            weights[n] += BEGINS


def let_blocks_end(printed: PrintedLines, weights: list[float]) -> None:
    """Weigh the gaps where a sentence and a block end on a page that is known to be recognised.

    What blank lines mean is learned where they are few; here they part paragraphs where each has one or two lines, too.
    """
    for n in range(1, len(weights)):
        if printed.parted[n] and printed.ends[n - 1] is Ending.TERMINAL:
            weights[n] += ENDS


def _begins(printed: PrintedLines, columns: Sequence[float], n: int) -> bool:
    """Whether line `n`, the first of its block, begins a paragraph by its words, or because it is set in."""
    text = printed.texts[n]
    if opens_paragraph(text) or OPENING_WORDS.match(text) or SPEAKER.match(text):
        return True
    several = n + 1 < len(printed) and not printed.parted[n + 1]
    lacks = columns[n] - printed.widths[n]
    return several and printed.ends[n] >= Ending.COMMA and _LEAST_INDENT <= lacks <= _MOST_INDENT
