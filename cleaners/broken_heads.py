"""Headings that were printed on two or three lines: put together where the break falls within what belongs together.

`wraps` joins what stands on the page like one heading. Left over are breaks that only the words show: an open quote,
a mark that may not begin a line, a word that stands whole elsewhere on the page, or that prose has one after the other
what stands before and after the break, where a headline over several columns is broken at no width that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from hzclean.cleaners.forms import dateline
from hzclean.cleaners.kinds import CLOSERS, NEVER_FIRST, stands_alone
from hzclean.cleaners.language import Reader
from hzclean.cleaners.names import is_name, is_word
from hzclean.cleaners.page import Kind, Line, Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

_OPEN: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》"}

# In em: a headline that wraps fills its line; a kicker over a short headline (借火) is shorter.
_REMNANT: Final = 3.0
_FULL: Final = 10.0
# What reads on is no farther below, in lines, and begins as far to the left, in em.
_BELOW: Final = 4
_FLUSH: Final = 1.0
_SHORTEST: Final = 6.0  # em of a headline's line, at least
_SURELY: Final = 3.0  # nats
_MAY: Final = -1.5  # … where nothing but a quoted word is left
_QUOTED: Final = late("[“「][^“”「」]{1,6}[”」]")
_ENDS: Final = frozenset("。！？；…!?;")


def join_broken_heads(text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> Sequence[Paragraph]:
    """The paragraphs with broken headings put together; the same object where there are none. `text`: the page's."""
    out: list[Paragraph] = []
    reader = cache(lambda: Reader(p.text for p, kind in zip(paragraphs, kinds, strict=True) if kind == "subhead"))
    for n, paragraph in enumerate(paragraphs):
        heads = out and kinds[n] == kinds[n - 1] == "subhead"
        if heads and (_goes_on(text, out[-1], paragraph) or _reads_on(reader, out[-1], paragraph)):
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


def _reads_on(reader: Callable[[], Reader], first: Paragraph, second: Paragraph) -> bool:
    """Whether a heading straight below another one is its rest, as prose goes on so."""
    a, b = first.lines[-1], second.lines[0]
    # Of a run's rest no second copy may be left; but what is printed once over bold type is no part of it.
    if (b.overprinted and not a.overprinted) or b.blanks or not _stands_below(a, b):
        return False
    before, after = first.text, second.text
    longest = width(a.text)
    rest = width(after)
    if longest < _SHORTEST or rest > longest or before.rstrip(CLOSERS)[-1:] in _ENDS:
        return False
    if a.overprinted is b.overprinted and after not in before and _QUOTED.fullmatch(after):
        return reader().join(before, after) >= _MAY  # hardly a heading of its own
    if after[:2] in before:
        return False
    if any(stands_alone(text) or is_name(text) or dateline(text) is not None for text in (before, after)):
        return False
    if a.overprinted and before[-1] in "，、":
        return True  # no headline ends so
    return reader().join(before, after) >= _SURELY


def _stands_below(a: Line, b: Line) -> bool:
    return 0 < b.number - a.number <= _BELOW and abs(b.x - a.x) <= _FLUSH
