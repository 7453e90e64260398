"""Concordance: every occurrence of a word in its context (KWIC, key word in context)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hzclean.stats.counts import Store
from hzclean.stats.documents import Piece
from hzclean.stats.placed import PlacedRows
from hzclean.stats.table import Cell, Column, Table

COLUMNS = (
    Column("file", "path", rank=2),
    Column("line", "count", rank=1),
    Column("left", "left"),
    Column("node"),
    Column("right"),
)


class Hits(PlacedRows):
    """Collects the occurrences of a string with `context` code points of the same paragraph either side."""

    def __init__(self, node: str, context: int, store: Store | None = None) -> None:
        super().__init__(store)
        self.node = re.compile(re.escape(node))
        self.context = context

    def rows_of(self, piece: Piece, source: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Place and row of each occurrence in the piece."""
        text = piece.text
        for match in self.node.finditer(text):
            left, right = context_of(text, match.start(), match.end(), self.context)
            line = piece.line + text.count("\n", 0, match.start())
            yield piece.start + match.start(), (source, line, left, match.group(), right)


def context_of(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """What stands before and after text[start:end] in its paragraph, `width` code points at most.

    >>> context_of("一行\\n今天读书很好\\n", 5, 7, 3)
    ('今天', '很好')
    """
    first = max(text.rfind("\n", 0, start) + 1, start - width)
    line_end = text.find("\n", end)
    last = min(len(text) if line_end < 0 else line_end, end + width)
    return text[first:start].lstrip(), text[end:last].rstrip()


def concordance(hits: Hits, top: int | None = None) -> Table:
    """The first `top` occurrences in the order of the corpus."""
    return Table("concordance", COLUMNS, hits.first(top), f"occurrences: {hits.number}")
