"""Brackets that recognition misread: 〈 for the round one that is closed as one, as in 本报讯 〈记者 何立)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from hzclean.cleaners.page import Page, Paragraph, Repair, edit, source_offset
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.registry import Cleaner, Example, Settings

_LONGEST: Final = 60  # characters within
# Other brackets in between would make it doubtful which two are one pair.
_MISREAD: Final = late(f"〈(?=[^〈〉《》()（）「」『』]{{1,{_LONGEST}}}\\))")
_WHY: Final = "a round bracket closes it"


def brackets(page: Page, settings: Settings) -> Page:
    """The page with each 〈 that a half-width round bracket closes in its paragraph made a round one.

    Left alone: pages that were not recognised, where it may be a slip of the writer's; pairs with other brackets
    within.
    """
    if "〈" not in page.text or not is_recognised(page.text):
        return page
    repairs: list[Repair] = []
    units = [_mended(unit, page.text, repairs) for unit in page.units()]
    if not repairs:
        return page
    if page.paragraphs:
        return replace(page, paragraphs=tuple(units)).noting(repairs)
    return page.with_lines(line for unit in units for line in unit.lines).noting(repairs)


def _mended(paragraph: Paragraph, text: str, repairs: list[Repair]) -> Paragraph:
    whole = "".join(line.text for line in paragraph.lines)
    places = [found.start() for found in _MISREAD.finditer(whole)]
    if not places:
        return paragraph
    lines = []
    start = 0
    for line in paragraph.lines:
        end = start + len(line.text)
        edits = [(at - start, at - start + 1, "(") for at in places if start <= at < end]
        for n, _, after in edits:
            place = source_offset(line, n)
            repairs.append(Repair("brackets", place, place + 1, "〈", after, _WHY))
        lines.append(edit(line, text, edits) if edits else line)
        start = end
    return paragraph._replace(lines=tuple(lines))


CLEANER = Cleaner(
    name="brackets",
    function=brackets,
    what="round brackets that were misread",
    why="Recognition takes an opening round bracket for an angle one, and reads the closing one right.",
    example=Example(
        "本报讯 〈记者 何立) 他说: “走吧! ”去哪里? 不远;\n",
        "本报讯 (记者 何立) 他说: “走吧! ”去哪里? 不远;\n",
    ),
)
