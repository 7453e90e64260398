"""Overview: how large a corpus is and in which script it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hzclean.stats.counts import Tally
from hzclean.stats.documents import Piece
from hzclean.stats.table import Column, Table
from hzclean.stats.tokens import count_hanzi, is_word, simplified_only, traditional_only

COLUMNS = (Column("measure"), Column("value", "number", None))
_SPACE = re.compile(r"\s+")

MIXED = 0.1
"""A script that has at least this share of the characters that tell the scripts apart is named too."""


class Paragraphs:
    """Collects the one thing tokens do not tell: the number of lines that are not blank."""

    def __init__(self) -> None:
        self.number = 0

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's paragraphs."""
        self.number += sum(map(bool, map(str.strip, piece.text.split("\n"))))

    def settle(self, same: Mapping[int, int]) -> None:
        """Nothing to do: a paragraph is never cut apart."""

    def __iadd__(self, other: Paragraphs) -> Paragraphs:
        self.number += other.number
        return self


@dataclass
class Size:
    """How much text there is. characters: code points that are not blank; tokens and types: words only."""

    characters: int = 0
    hanzi: int = 0
    tokens: int = 0
    types: int = 0
    simplified: int = 0
    traditional: int = 0

    @property
    def script(self) -> str:
        """`Simplified`, `Traditional`, `mixed`, or `none` where no character tells.

        >>> Size(simplified=8, traditional=92).script
        'Traditional'
        """
        telling = self.simplified + self.traditional
        if not telling:
            return "none"
        if min(self.simplified, self.traditional) >= MIXED * telling:
            return "mixed"
        return "Simplified" if self.simplified > self.traditional else "Traditional"


def size(tallies: Iterable[Tally]) -> Size:
    """Measure a corpus by its tokens, which together are all its text.

    >>> size([Tally("读书人", 2, 1), Tally("。", 1, 1)])
    Size(characters=7, hanzi=6, tokens=2, types=1, simplified=4, traditional=0)
    """
    result = Size()
    simplified, traditional = simplified_only(), traditional_only()
    for item, count, _ in tallies:
        result.characters += count * len(_SPACE.sub("", item))
        if is_word(item):
            result.tokens += count
            result.types += 1
            result.hanzi += count * count_hanzi(item)
            result.simplified += count * len(simplified.findall(item))
            result.traditional += count * len(traditional.findall(item))
    return result


def overview(documents: int, paragraphs: int, extent: Size, figures: int | None) -> Table:
    """The overview; `figures` is None where they were not counted."""
    rows: list[tuple[str, int | str]] = [
        ("documents", documents),
        ("paragraphs", paragraphs),
        ("characters", extent.characters),
        ("hanzi", extent.hanzi),
        ("tokens", extent.tokens),
        ("types", extent.types),
        ("script", extent.script),
    ]
    if figures is not None:
        rows.append(("figures", figures))
    return Table("overview", COLUMNS, list(rows))
