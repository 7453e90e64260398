"""Figures in the tables of a corpus: all of them with their places, and totals by kind, unit, noun or value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hzclean.stats.concordance import context_of
from hzclean.stats.counts import Store
from hzclean.stats.documents import Piece
from hzclean.stats.placed import PlacedRows
from hzclean.stats.table import Cell, Column, Table

Document = int | str

COLUMNS = (
    Column("file", "path", rank=3),
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

_NAMES = {
    "unit": (Column("kind", rank=1), Column("unit")),
    "kind": (Column("kind"), Column("unit", rank=3)),
    "noun": (Column("noun"), Column("kind", rank=3), Column("unit")),
    "value": (Column("kind", rank=3), Column("unit"), Column("value", "number", None)),
    "document": (Column("document", "path"),),
}
_AMOUNTS = (
    Column("count", "count", bar=True),
    Column("documents", "count", rank=2),
    Column("minimum", "number", None, rank=4),
    Column("median", "number", None, rank=4),
    Column("maximum", "number", None, rank=4),
    Column("sum", "number", None, rank=5),
)


class MentionRows(PlacedRows):
    """Collects every figure with its place: code points of the whole input, half-open."""

    def __init__(self, context: int, store: Store | None = None) -> None:
        super().__init__(store)
        self.context = context

    def rows_of(self, piece: Piece, source: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Place and row of each figure in the piece."""
        from hzclean.stats.figures import find

        text = piece.text
        line, counted = piece.line, 0
        for m in find(text):
            line, counted = line + text.count("\n", counted, m.start), m.start
            left, right = context_of(text, m.start, m.end, self.context)
            start = piece.start + m.start
            row = (source, line, start, start + m.end - m.start, m.text, m.kind, m.value, m.unit)
            yield start, (*row, m.qualifier, m.noun, m.direction, left + text[m.start : m.end] + right)


def mentions(found: MentionRows, top: int | None = None) -> Table:
    """The first `top` figures in the order of the corpus."""
    return Table("mentions", COLUMNS, found.first(top), f"figures: {found.number}")


class FigureTotals:
    """Collects figures by kind, unit, noun and value; with `named`, also what their documents are called."""

    def __init__(self, named: bool) -> None:
        from hzclean.stats.figures import FigureCounts

        self.counts = FigureCounts()
        self.named = named
        self.names: dict[Document, Document] = {}

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's figures."""
        if piece.text:
            self.counts.add(piece.document, piece.text)
            if self.named:
                self.names.setdefault(piece.document, f"{source}:{piece.line}")

    def settle(self, same: Mapping[int, int]) -> None:
        """Count documents that were cut apart as one, and call them by their names."""
        if same:
            self.counts.rename(dict(same.items()))
        if self.named:
            self.counts.rename(self.names)

    @property
    def number(self) -> int:
        """How many figures there are."""
        return self.counts.total

    def __iadd__(self, other: FigureTotals) -> FigureTotals:
        self.counts += other.counts
        self.names = {**other.names, **self.names}
        return self


def figures(found: FigureTotals, by: Any = None, sort: Any = None, top: int | None = 20, min_count: int = 1) -> Table:
    """Frequencies of figures by unit, kind, noun, value or document. ValueError for another `by` or `sort`."""
    by = by or "unit"
    rows = found.counts.rows(by, sort=sort, top=top, min_count=min_count)
    columns = (*_NAMES[by], *_AMOUNTS)
    if by == "document":
        columns = tuple(column for column in columns if column.name != "documents")
    cells = (tuple(getattr(row, column.name) for column in columns) for row in rows)
    return Table("figures", columns, cells, f"figures: {found.number}")


class CutFigures:
    """Looks for a printed line that seems to end inside a figure: `fix` has not joined the lines yet."""

    def __init__(self) -> None:
        self.found = False

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Look at the piece, if none was found yet."""
        from hzclean.stats.figures import cut_at

        self.found = self.found or cut_at(piece.text) is not None

    def settle(self, same: Mapping[int, int]) -> None:
        """Nothing to do: a paragraph is never cut apart."""

    def __iadd__(self, other: CutFigures) -> CutFigures:
        self.found = self.found or other.found
        return self
