"""Headings that were printed on two or three lines: put together where the break falls within what belongs together.

`wraps` joins what stands on the page like one heading. Left over are breaks that only the words show: an open quote,
a mark that may not begin a line, a word that stands whole elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import NEVER_FIRST
from hzclean.cleaners.names import is_name, is_word
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.width import width

_OPEN: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》"}

# In em: a headline that wraps fills its line; a kicker over a short headline (借火) is shorter.
_REMNANT: Final = 3.0
_FULL: Final = 10.0


def join_broken_heads(text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> Sequence[Paragraph]:
    """The paragraphs with broken headings put together; the same object where there are none. `text`: the page's."""
    out: list[Paragraph] = []
    for n, paragraph in enumerate(paragraphs):
        if out and kinds[n] == kinds[n - 1] == "subhead" and _goes_on(text, out[-1], paragraph):
            before = out[-1]
            out[-1] = before._replace(lines=before.lines + paragraph.lines, joins=(*before.joins, "", *paragraph.joins))
        else:
            out.append(paragraph)
    return paragraphs if len(out) == len(paragraphs) else out


def _goes_on(page: str, first: Paragraph, second: Paragraph) -> bool:
    a, b = first.lines[-1], second.lines[0]
    apart = b.number - a.number
    if a.region != b.region or a.overprinted or b.overprinted or not 0 <= apart <= 2:
        return False
    before, after = first.text, b.text
    if width(after) <= _REMNANT and width(before) >= _FULL and apart < 2 and not before.endswith(after):
        # 水文专家卞若谷 ⏎ 逝世: too short for a deck; what is a line twice signs its story and another.
        return is_word(after) or not (is_name(after) or f"\n{page}".count(f"\n{after}\n") > 1)
    if after[0] in NEVER_FIRST or any(before.count(o) > before.count(c) and c in after for o, c in _OPEN.items()):
        return True
    if width(after) > width(a.text):
        return False
    # A word of the page: three characters over the break that stand together elsewhere.
    ends = a.text[-2:] + after[0], a.text[-1] + after[:2]
    return any(len(end) == 3 and end.isalnum() and end in page for end in ends)
