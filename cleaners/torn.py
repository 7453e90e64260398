"""Paragraphs torn in two on a page whose lines are whole paragraphs otherwise.

A page or frame ended inside the paragraph, and extraction made a new line of its rest. On such a page the paragraphs
end in terminal punctuation, so one that ends in the middle of a word stands out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.kinds import (
    CLOSERS,
    OPENER_OF,
    Ending,
    Mark,
    ending,
    inner_mark,
    opens_paragraph,
    stands_alone,
)
from hzclean.cleaners.page import LONGEST_SHEET
from hzclean.cleaners.patterns import late

_TOKEN: Final = 4  # code points; before a mark on a line of its own: a corpus with one token a line
_COMMAS: Final = "，、"
_ONLY_MARKS: Final = 3  # code points; a line of closing marks alone
_SHORTEST: Final = 30  # code points; a shorter line without a terminal may be a headline or an item
_FEWEST_ENDED: Final = 0.6  # share of the long lines of prose that end in terminal punctuation
# Marks that begin no line of Chinese; Latin ones do, in code.
_NEVER_FIRST: Final = frozenset("，。、；：！？”’」』）】》〉")
_MARKS: Final = late("[“”‘’「」『』（）【】《》〈〉]")


# A long line that does not end as a paragraph does, or a mark at a line's start.
_MAY_BE_TORN: Final = late("[\\w，、：“‘「（《][ \u3000]*\n|\n[ \u3000]*[，。、；：！？”’」』）】》〉]")


def may_be_torn(text: str) -> bool:
    """Whether it is worth to look for torn paragraphs; fast.

    >>> may_be_torn("走了。\\n来了。\\n")
    False
    """
    if len(text) > LONGEST_SHEET or not _MAY_BE_TORN.search(text):
        return False
    lines = (line.rstrip(" \u3000") for line in text.split("\n")[:-1])
    return any(len(line) >= _SHORTEST and _TORN_END.match(line[-1]) for line in lines) or bool(_TORN_START.search(text))


_TORN_END: Final = late("[\\w，、“‘「（《]")
_TORN_START: Final = late("\n[ \u3000]*[，。、；：！？”’」』）】》〉]")


def torn_gaps(texts: Sequence[str]) -> frozenset[int]:
    """The lines that go on with the paragraph of the line before them.

    >>> rest = "下一步，县里还将把摊位的水电改造完，让早市的摊主用上热水，再添两个停车场。"
    >>> first = "早市全县有十一处。每天的人流量超过两万。去年冬天改造以后，摊位有了顶棚，地面也铺上了防滑地"
    >>> sorted(torn_gaps([rest, first, "砖。雨天也不用收摊。", rest]))
    [2]
    """
    found = {n for n in range(1, len(texts)) if texts[n][0] in _NEVER_FIRST and _goes_on(texts[n - 1], texts[n])}
    cut = [
        n + 1
        for n in range(len(texts) - 1)
        if len(texts[n]) >= _SHORTEST and _ends_open(texts[n]) and _torn(texts[n], texts[n + 1])
    ]
    # Tears are rare: several lines on end that end in a comma are items.
    commas = {n + 1 for n, text in enumerate(texts) if text[-1] in _COMMAS}
    cut = [n for n in cut if n not in commas or not commas & {n - 1, n + 1}]
    if cut:
        long = [text for text in texts if len(text) >= _SHORTEST and inner_mark(text) is not Mark.NONE]
        if sum(ending(text) is Ending.TERMINAL for text in long) >= _FEWEST_ENDED * len(long):
            found.update(cut)
    return frozenset(found)


def _ends_open(text: str) -> bool:
    last = text[-1]
    return "\u4e00" <= last <= "\u9fff" or last in "，、“‘「（《" or last.isdigit()


_RUN_TOGETHER: Final = late(f"[。！？][{re.escape(CLOSERS)}]*[ \u3000](?=[\u4e00-\u9fff“「《])")


_AFTER_CLAUSE: Final = late("[，；][ \u3000](?=[\u4e00-\u9fff])")


def sets_blanks(text: str) -> bool:
    """Whether a writer sets blanks behind clauses, too, so that one behind a sentence parts no paragraphs.

    >>> sets_blanks("走了， 来了。 坐下。"), sets_blanks("走了，来了。 坐下。")
    (True, False)
    """
    return _AFTER_CLAUSE.search(text) is not None


def run_together(text: str, goes_on: bool = False, is_torn: bool = False) -> list[int]:
    """Where other paragraphs begin within a line: after a stray blank behind a sentence, both sides long.

    Only to be asked on a page with torn paragraphs; writers of clean text put blanks after their sentences as well.
    `goes_on`: the line is the rest of a paragraph; `is_torn`: its last paragraph goes on in the next line.

    >>> run_together("改造以后，摊位有了顶棚，地面铺上了防滑砖，早市的摊主人人都说好。 下一步要", is_torn=True)
    [33]
    """
    at = 0
    out = []
    for found in _RUN_TOGETHER.finditer(text):
        before, after = found.end() - at, len(text) - found.end()
        if (before >= _SHORTEST or (goes_on and not at)) and (after >= _SHORTEST or is_torn):
            out.append(found.end())
            at = found.end()
    return out


def _goes_on(before: str, text: str) -> bool:
    """Whether the line begins with a mark that belongs to the line before."""
    first = text[0]
    if len(before) <= _TOKEN and len(text) <= _ONLY_MARKS:
        return False
    opener = OPENER_OF.get(first)
    if opener is not None and ending(before) is Ending.TERMINAL and len(text) > _ONLY_MARKS:
        return False
    return before[-1] not in "：:" if opener is None else before.count(opener) > before.count(first)


def _torn(before: str, text: str) -> bool:
    """Whether a long line ends where no paragraph does and the next is the rest of its sentence."""
    end = ending(before)
    if end < Ending.COMMA or ending(text) is not Ending.TERMINAL or opens_paragraph(text) or stands_alone(text):
        return False
    if inner_mark(before) is Mark.NONE:
        return False
    if end is Ending.COMMA:
        return before[-1] != "," and "\u4e00" <= text[0] <= "\u9fff"
    if wants_closing(before, text):
        return True
    # A line of code or a caption has no full stop inside.
    return inner_mark(before) is Mark.SENTENCE and "\u4e00" <= text[0] <= "\u9fff" and bridged(before, text)


def wants_closing(before: str, text: str) -> bool:
    """Whether the first quote or bracket of a line (or paragraph) closes one that the one before left open.

    >>> wants_closing("他说：“今天不卖", "了。”"), wants_closing("他说今天不卖", "了。”")
    (True, False)
    """
    first = _MARKS.search(text)
    opener = OPENER_OF.get(first.group()) if first else None
    return first is not None and opener is not None and before.count(opener) > before.count(first.group())
