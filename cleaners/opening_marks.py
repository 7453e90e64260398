"""Opening marks of overprinted headlines that came out before another line (《记者 于小满 / 渡口灯》再上映).

A headline is set in larger type, and the mark that opens it a little higher than its characters; where columns stand
side by side it is then written before the line that stands beside the headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import CLOSER_OF, OPENER_OF
from hzclean.cleaners.page import Line, Page, Repair
from hzclean.cleaners.slices import cut

_OPENS: Final = {closer: OPENER_OF[closer] for closer in "》】」”"}  # what headlines begin with
# So many lines above and below the headline the mark may stand.
_ABOVE, _BELOW = 4, 3
_STEP: Final = "overprint"
_REASON: Final = "the mark that opens a headline stood before another line"


def opening_marks(page: Page) -> Page:
    """The page with each such mark at the head of its headline; the same page where there is none."""
    lines = list(page.lines)
    repairs = []
    for n, line in enumerate(lines):
        mark = _lacks(line.text) if line.overprinted else None
        if mark is None:
            continue
        near = [*range(n - 1, max(n - _ABOVE, 0) - 1, -1), *range(n + 1, min(n + 1 + _BELOW, len(lines)))]
        other = next((m for m in near if _has_stray(lines, m, mark)), None)
        if other is None:
            continue
        begins = lines[other]
        before = f"{begins.text} / {line.text}"
        lines[n] = line._replace(text=mark + line.text, slices=(*cut(begins, 0, 1), *line.slices))
        lines[other] = begins._replace(text=begins.text[1:], slices=tuple(cut(begins, 1, len(begins.text))))
        after = f"{lines[other].text} / {lines[n].text}"
        start, end = min(lines[other].start, lines[n].start), max(lines[other].end, lines[n].end)
        repairs.append(Repair(_STEP, start, end, before, after, _REASON))
    return page.with_lines(lines).noting(repairs) if repairs else page


def _lacks(text: str) -> str | None:
    """The mark that a headline lacks before its first character.

    >>> _lacks("渡口灯》再上映"), _lacks("《渡口灯》再上映")
    ('《', None)
    """
    for n, char in enumerate(text):
        if char in _OPENS.values():
            return None
        if n and (mark := _OPENS.get(char)):
            return mark
    return None


def _has_stray(lines: Sequence[Line], n: int, mark: str) -> bool:
    """Whether a line begins with a mark that neither it nor the line after closes."""
    text = lines[n].text
    if len(text) < 2 or text[0] != mark or lines[n].overprinted:
        return False
    goes_on = lines[n + 1].text if n + 1 < len(lines) and not lines[n + 1].overprinted else ""
    return CLOSER_OF[mark] not in text and _lacks(goes_on) != mark
