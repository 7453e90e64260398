"""Brackets that recognition misread, where the other one of the pair was read right; gaps read as quotation marks.

In Simplified pages no character is misread as often as the opening round bracket: 本报讯 〈记者 何立). In Traditional
ones quotation marks are: [也好。」 and 「鹹J. The wide blank of a byline is read as a quotation mark: 本报记者”何立.
"""

from __future__ import annotations

import re
from typing import Final

from hzclean.cleaners.kinds import BYLINE
from hzclean.cleaners.page import Page, Paragraph, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.slices import edit, source_offset

_LONGEST: Final = 60  # characters within
# Other brackets in between would make it doubtful which two are one pair.
_BRACKET: Final = late("[〈〉《》()（）「」『』]")
_OPENING_QUOTE: Final = late(r"\[|!(?=[\u4e00-\u9fff])")  # as 「 is misread
_CLOSING_QUOTE: Final = late("(?<=[\u3000-\u9fff!?,])J(?![A-Za-z])")  # as 」 is
_WHY: Final = "the other one of the pair says so"
_ROLE: Final = "[记記]者|通[讯訊][员員]|[评評][论論][员員]|[实實][习習]生"
# After who somebody is, before a name or another such word: 本报记者”何立 ”通讯员 田禾.
_GAP: Final = late(f"(?<=者|[员員生]) ?[“”]+ ?(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) ?[“”]+ ?(?={_ROLE})")
_PAIR: Final = late("“[^“”]+”")
_LONGEST_BYLINE: Final = 40  # code points
_WHY_GAP: Final = "a byline's gap was read as a quotation mark"


def brackets(page: Page, settings: Settings) -> Page:
    """The page with misread brackets made what they are, in paragraphs where the other one of the pair stands.

    - 〈 that a half-width round bracket closes is one;
    - [ or ! that 」 closes is 「, J that closes 「 is 」, if there is but one that may be;
    - quotation marks in a byline between who somebody is and the name are the blank that stands there.

    Left alone: pages that were not recognised, where it may be a slip of the writer's; pairs with other brackets
    within.
    """
    if not is_recognised(page.text) or not _MAY_BE.search(page.text):
        return page
    repairs: list[Repair] = []
    units = [_mended(unit, page.text, repairs) for unit in page.units()]
    if not repairs:
        return page
    return page.with_units(units).noting(repairs)


_MAY_BE: Final = late("[〈「」]|[者员員生] ?[“”]")


def gaps(text: str) -> list[tuple[int, int]]:
    """Where (from, to) a byline has quotation marks in place of the blank between who somebody is and the name.

    >>> gaps("本报记者”何立 ”通讯员 田禾"), gaps("本报记者“”何立"), gaps("本报记者“阿立”"), gaps("记者”何立说，走吧。")
    ([(4, 5), (7, 9)], [(4, 6)], [], [])
    """
    if len(text) > _LONGEST_BYLINE or not BYLINE.match(text) or _PAIR.search(text):
        return []
    return [found.span() for found in _GAP.finditer(text)]


def misread(text: str) -> list[tuple[int, str]]:
    """Which characters of a paragraph are brackets that were misread, and which they are.

    >>> misread("本报讯 〈记者 何立) 昨日"), misread("她說[也好。」"), misread("分為「鹹J、「甜」")
    ([(4, '(')], [(2, '「')], [(4, '」')])
    >>> misread("「走吧!快走」"), misread("读〈渡(上) 一章")
    ([], [])
    """
    found = list(_BRACKET.finditer(text))
    out: list[tuple[int, str]] = []
    open_quotes = 0
    for n, bracket in enumerate(found):
        here, kind = bracket.start(), bracket.group()
        before = found[n - 1] if n else None
        after = found[n + 1].start() if n + 1 < len(found) else len(text)
        if kind == ")" and before and before.group() == "〈" and here - before.end() <= _LONGEST:
            out.append((before.start(), "("))
        elif kind == "」":
            if not open_quotes:
                out += _only(_OPENING_QUOTE, text, max(before.end() if before else 0, here - _LONGEST), here, "「")
            open_quotes = max(open_quotes - 1, 0)
        elif kind == "「":
            closed: list[tuple[int, str]] = []
            if text[after : after + 1] not in ("」", "『"):
                closed = _only(_CLOSING_QUOTE, text, here, min(after, here + _LONGEST), "」")
            out += closed
            open_quotes += not closed
    return out


def _only(pattern: re.Pattern[str], text: str, start: int, end: int, right: str) -> list[tuple[int, str]]:
    """The one place from `start` to `end` where the pattern is found, if it is one."""
    places = [found.start() for found in pattern.finditer(text, start, end)]
    return [(places[0], right)] if len(places) == 1 else []


def _mended(paragraph: Paragraph, text: str, repairs: list[Repair]) -> Paragraph:
    whole = "".join(line.text for line in paragraph.lines)
    places = [(at, at + 1, right) for at, right in misread(whole)] + [(a, b, " ") for a, b in gaps(whole)]
    if not places:
        return paragraph
    lines = []
    start = 0
    for line in paragraph.lines:
        end = start + len(line.text)
        edits = [(a - start, b - start, right) for a, b, right in sorted(places) if start <= a and b <= end]
        for a, b, right in edits:
            place = source_offset(line, a)
            before, why = line.text[a:b], _WHY_GAP if right == " " else _WHY
            repairs.append(Repair("brackets", place, source_offset(line, b - 1) + 1, before, right, why))
        lines.append(edit(line, text, edits) if edits else line)
        start = end
    return paragraph._replace(lines=tuple(lines))


CLEANER = Cleaner(
    name="brackets",
    function=brackets,
    what="brackets and quotation marks that were misread",
    why="Recognition takes one bracket of a pair for another character, and reads the other one right.",
    example=Example(
        "本报讯 〈记者 何立) 他说: “走吧! ”去哪里? 不远;\n",
        "本报讯 (记者 何立) 他说: “走吧! ”去哪里? 不远;\n",
    ),
)
