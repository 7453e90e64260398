"""Figures in the tables of a corpus: all of them with their places, and totals by kind, unit, noun or value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from hzclean.stats.concordance import context_of
from hzclean.stats.counts import Store
from hzclean.stats.documents import Piece
from hzclean.stats.placed import PlacedRows
from hzclean.stats.table import Cell, Column, Table
from hzclean.stats.tokens import HANZI

COLUMNS = (
    Column("file", rank=3),
    Column("line", "count", rank=2),
    Column("start", "count", rank=9),
    Column("end", "count", rank=9),
    Column("text"),
    Column("kind", rank=1),
    Column("value", "number", None),
    Column("unit"),
    Column("qualifier", rank=6),
    Column("noun", rank=4),
    Column("direction", rank=7),
    Column("context", rank=5),
)

# What is counted, by the word of --by, then the statistics of each.
KEYS = {
    "unit": ("kind", "unit"),
    "kind": ("kind",),
    "noun": ("noun", "kind", "unit"),
    "value": ("kind", "unit", "value"),
    "document": ("document",),
}
STATISTICS = (
    Column("count", "count", bar=True),
    Column("documents", "count", rank=5),
    Column("minimum", "number", None, rank=3),
    Column("median", "number", None, rank=2),
    Column("maximum", "number", None, rank=3),
    Column("sum", "number", None, rank=1),
)

# A line that ends in a number after words, and one that goes on with digits or a unit: 投资1⏎026亿元.
_CUT = re.compile(f"[{HANZI}][0-9][0-9,.]*\\r?\\n[ \\u3000]*[0-9.,]*[万亿萬億千%％元吨噸亩畝]")


class MentionRows(PlacedRows):
    """Collects every figure with its place: code points of the whole input, half-open."""

    def __init__(self, context: int, store: Store | None = None) -> None:
        super().__init__(store)
        self.context = context

    def rows_of(self, piece: Piece, source: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Place and row of each figure in the piece."""
        find = import_module("hzclean.stats.figures").find

        text = piece.text
        line, counted = piece.line, 0
        for m in find(text):
            line, counted = line + text.count("\n", counted, m.start), m.start
            left, right = context_of(text, m.start, m.end, self.context)
            start = piece.start + m.start
            value = list(m.value) if isinstance(m.value, tuple) else m.value
            row = (source, line, start, start + m.end - m.start, m.text, m.kind, value, m.unit)
            yield start, (*row, m.qualifier, m.noun, m.direction, left + text[m.start : m.end] + right)


def mentions(found: MentionRows, top: int | None = None) -> Table:
    """The first `top` figures in the order of the corpus."""
    return Table("mentions", COLUMNS, found.first(top), f"{found.number} figures")


class FigureTotals:
    """Collects figures by kind, unit and noun."""

    def __init__(self) -> None:
        self.counts: Any = import_module("hzclean.stats.figures").FigureCounts()

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's figures."""
        if piece.text:
            self.counts.add(piece.document, piece.text)

    def settle(self, same: Mapping[int, int]) -> None:
        """Documents that were cut apart get one number again."""
        self.counts.rename(same)

    @property
    def number(self) -> int:
        """How many figures there are."""
        total: int = self.counts.total
        return total

    def __iadd__(self, other: FigureTotals) -> FigureTotals:
        self.counts = self.counts + other.counts
        return self


def figures(
    found: FigureTotals, by: str | None = None, sort: str | None = None, top: int | None = 20, min_count: int = 1
) -> Table:
    """Frequencies of figures by kind and unit, or by noun, value or document."""
    rows = found.counts.rows(by=by, sort=sort, top=top, min_count=min_count)
    columns = (*(Column(key) for key in KEYS[by or "unit"]), *STATISTICS)
    cells = (tuple(getattr(row, column.name) for column in columns) for row in rows)
    return Table("figures", columns, cells, f"{found.number} figures")


class CutFigures:
    """Counts the places where a printed line seems to end inside a figure: `fix` has not joined the lines yet."""

    def __init__(self) -> None:
        self.number = 0

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Look at the ends of the piece's lines."""
        self.number += sum(1 for _ in _CUT.finditer(piece.text))

    def settle(self, same: Mapping[int, int]) -> None:
        """Nothing to do: a paragraph is never cut apart."""

    def __iadd__(self, other: CutFigures) -> CutFigures:
        self.number += other.number
        return self
