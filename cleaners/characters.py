"""Characters that only look like the right ones: Kangxi radicals and the like.

(The rest of this step is being written.)
"""

from __future__ import annotations

import re
import unicodedata

from hzclean.cleaners.page import Line, Page, Repair, edit, source_offset
from hzclean.cleaners.registry import Cleaner, Example, Settings

_RADICAL = re.compile("[\u2f00-\u2fdf]")


def characters(page: Page, settings: Settings) -> Page:
    """The page with radicals replaced by the characters they stand for."""
    if not _RADICAL.search(page.text):
        return page
    repairs: list[Repair] = []
    lines: list[Line] = []
    for line in page.lines:
        edits = []
        for found in _RADICAL.finditer(line.text):
            after = unicodedata.normalize("NFKC", found.group())
            edits.append((found.start(), found.end(), after))
            at = source_offset(line, found.start())
            repairs.append(Repair("characters", at, at + 1, found.group(), after, "a radical for a character"))
        lines.append(edit(line, page.text, edits) if edits else line)
    return page.with_lines(lines).noting(repairs)


CLEANER = Cleaner(
    name="characters",
    function=characters,
    what="Kangxi radicals",
    why="A PDF's font maps a glyph back to the first character that is drawn with it.",
    example=Example("⼴州", "广州"),
)
