"""First halves of overprinted headlines whose second copy is missing (新棉开秤 / 新棉　　十年最好的一年).

Where an extractor keeps the page's layout it leaves out a copy that lies on the other one, and a blank within a
headline is as wide as a gutter: the first half then stands by itself, in plain type, and the second one to the right
of it, a row or two below. A kicker stands over its headline, and other stories' heads stand farther off.
"""

from __future__ import annotations

from typing import Final

from hzclean.cleaners.bylines import names_with_role
from hzclean.cleaners.forms import is_heading, says_role
from hzclean.cleaners.kinds import stands_alone
from hzclean.cleaners.names import are_names
from hzclean.cleaners.page import Line, Page, Repair, Slice
from hzclean.cleaners.width import width

_STEP: Final = "overprint"
_REASON: Final = "the second copy of a headline's first half is missing"
_ROWS: Final = 3  # the second half stands no more below the first
_SHORTEST, _LONGEST = 3.0, 12.0  # em of the first half
_FARTHEST: Final = 2.6  # times as far to the right as the first half is long: headlines are so much larger than text


def first_halves(page: Page) -> Page:
    """The page with each such half at the head of its headline; the same page where there is none.

    A byline may stand between the two, as it is set under the first one.
    """
    lines = list(page.lines)
    repairs = []
    for n in range(len(lines) - 1, 0, -1):
        if not lines[n].overprinted or not page.text[lines[n].start - 1 : lines[n].start].isspace():
            continue
        above = n - 2 if n > 1 and _is_byline(lines[n - 1].text) else n - 1
        first, second = lines[above], lines[n]
        if not _is_first(page.text, first, second):
            continue
        blank = Slice(second.start - 1, second.start)
        whole = second._replace(text=f"{first.text} {second.text}", slices=(*first.slices, blank, *second.slices))
        lines[above] = whole._replace(number=first.number, blanks=first.blanks, indent=first.indent, x=first.x)
        del lines[n]
        start, end = min(first.start, second.start), max(first.end, second.end)
        repairs.append(Repair(_STEP, start, end, f"{first.text} / {second.text}", whole.text, _REASON))
    return page.with_lines(lines).noting(repairs) if repairs else page


def _is_byline(text: str) -> bool:
    return says_role(text) or names_with_role(text) or are_names(text)


def _is_first(page: str, first: Line, second: Line) -> bool:
    """Whether a line is the first half of the headline whose second half is another one."""
    if first.overprinted or not 0 <= second.number - first.number <= _ROWS:
        return False
    if not _SHORTEST <= width(first.text) <= _LONGEST or not is_heading(first.text):
        return False
    if _is_byline(first.text) or stands_alone(first.text) or any(mark in first.text for mark in "，、：？！"):
        return False
    apart = _column(page, second) - _column(page, first)
    return len(first.text) <= apart <= _FARTHEST * (width(first.text) + 1)


def _column(page: str, line: Line) -> int:
    """How many characters stand before a line, or the piece of one that it is, on its row."""
    return line.start - (page.rfind("\n", 0, line.start) + 1)
