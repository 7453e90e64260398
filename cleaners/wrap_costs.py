"""How likely each thing on a wrapped page is, as costs in nats (minus the natural logarithm of a probability).

Measured on typeset and printed newspaper pages of many genres and rounded: what matters is the order of size.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Role(IntEnum):
    """What a printed line is within its paragraph."""

    FIRST = 0  # of a paragraph of several lines
    MIDDLE = 1
    LAST = 2
    SINGLE = 3  # a paragraph of one line
    HEADING = 4  # a headline, subhead, byline, caption: no sentence; or its first line
    HEADING_ON = 5  # a further line of the same heading
    VERSE = 6  # one of several short lines that each stand for themselves: verse, items, rows


ROLES: Final = tuple(Role)

# By how a line ends (see `kinds.Ending`): terminal, semicolon, colon, comma, closer, open.
ENDS_INSIDE: Final = (3.7, 5.5, 4.2, 2.6, 4.5, 0.1)
ENDS_PARAGRAPH: Final = (0.1, 4.4, 4.1, 7.0, 4.6, 6.5)
ENDS_HEADING: Final = (2.5, 6.0, 3.3, 4.5, 2.3, 0.2)
ENDS_VERSE: Final = (1.2, 2.5, 3.0, 1.2, 3.0, 1.0)

ENTER_BODY: Final = 0.2  # a paragraph of one line or of several; how many are of one line is learned
ENTER_HEADING: Final = 2.6
ENTER_VERSE: Final = 6.0
VERSE_ON: Final = 0.7  # a further line of verse
HEADING_AFTER_HEADING: Final = 1.2
HEADING_GOES_ON: Final = 3.0
HEADING_AFTER_NAME: Final = 7.0
COLUMN_NAME: Final = (2.0, 3.0)  # em; 书评 ⏎ 一座岛的气味
HEADING_AFTER_COLON: Final = 1.0  # 威县高新区： ⏎ 起步即冲刺
# Of two lines that were each put together from a headline's two copies either is a whole headline.
BOTH_OVERPRINTED: Final = 9.0

FULL: Final = 0.3
KINSOKU: Final = 1.4  # shorter, as what comes next would not have fitted; or squeezed
JUST_FITS: Final = 0.5  # more, where it would have by as much as the column's width is uncertain
NOT_FULL: Final = (2.5, 5.0)  # least and most, by how rare it is on the page
PER_EM: Final = 0.8  # each em too short or too wide
TOO_WIDE: Final = 2.0
LAST_TOO_WIDE: Final = 1.5  # a paragraph's last line, which stands in its column; its only line may be a caption
# Beside one of all widths: few last lines are full; what lacks an indent is likelier a paragraph's only line.
FULL_LAST: Final = 0.5
FULL_SINGLE: Final = -0.5
ANY_WIDTH: Final = 3.0  # one of about twenty widths


def fullness(
    over: float, squeezed: float, unit: float, tolerance: float, not_full: float, just_fits: float = JUST_FITS
) -> float:
    """What it costs that a line which goes on below is `over` em wider than its column (mostly below 0).

    `squeezed`: by how much it may have been narrowed; `unit`: the width of what comes next; `tolerance`: what
    half-width characters may add or lack; `not_full`: what it costs to be short; `just_fits`: where what comes next
    would have fitted but for the uncertainty of the column's width.

    >>> fullness(0, 0, 1, 0.3, 4) < fullness(-1.6, 0, 2, 0.3, 4) < fullness(-1.6, 0, 1, 0.3, 4)
    True
    """
    if over > tolerance:
        if over <= squeezed + tolerance:
            return KINSOKU
        return TOO_WIDE + PER_EM * min(over - squeezed, 6.0)
    if over >= -0.5 - tolerance:
        return FULL
    if over > -unit - tolerance:
        return KINSOKU if over >= 0.2 - unit else KINSOKU + just_fits
    return not_full + PER_EM * min(-over - unit, 5.0)


# By the strongest mark inside the line (see `kinds.Mark`): none, a comma, a sentence's end.
MARKS_HEADING: Final = (0.0, 1.2, 4.5)
ASKS: Final = 3.0  # less, where what ends inside a heading is a question: 怎样“共”起来？——对话院长
MARKS_VERSE: Final = (0.0, 0.7, 3.0)
NO_WIDTH_KNOWN: Final = 4.6  # the width of a full line where no column is known
LONG_LINE: Final = 40.0  # em; shorter lines are hardly wrapped where no column is known
HALVES_BODY: Final = 2.5  # a blank between Chinese characters, in a line of prose
SINGLE_WHOLE: Final = 0.8  # the share of paragraphs of one line, where lines are whole paragraphs

# Where overprint begins or ends blanks and indents, learned from body text, say nothing for a join (nats against one).
BOLD_CHANGES: Final = 0.0
