"""Figures in the tables of a corpus: all of them with their places, and totals by kind, unit, noun or value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hzclean.stats.concordance import context_of
from hzclean.stats.counts import Counts, Store
from hzclean.stats.documents import Piece
from hzclean.stats.placed import PlacedRows
from hzclean.stats.table import Cell, Column, Table

if TYPE_CHECKING:
    from hzclean.stats.figures import FigureRow

Document = int | str

TAIL = 32
"""Code points of a piece that are kept for the next, where a figure is cut between them."""

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
    Column("context", rank=5, around="text"),
)

# The columns that say what is counted, by the word of --by, then the statistics of each.
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

    def __init__(self, context: int, store: Store | None = None, relative_dates: bool = False) -> None:
        super().__init__(store)
        self.context = context
        self.relative_dates = relative_dates

    def rows_of(self, piece: Piece, source: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Place and row of each figure in the piece."""
        from hzclean.stats.figures import find

        text = piece.text
        line, counted = piece.line, 0
        for m in find(text, relative_dates=self.relative_dates):
            line, counted = line + text.count("\n", counted, m.start), m.start
            left, right = context_of(text, m.start, m.end, self.context)
            start = piece.start + m.start
            row = (source, line, start, start + m.end - m.start, m.text, m.kind, m.value, m.unit)
            yield start, (*row, m.qualifier, m.noun, m.direction, left + text[m.start : m.end] + right)


def mentions(found: MentionRows, top: int | None = None) -> Table:
    """The first `top` figures in the order of the corpus."""
    return Table("mentions", COLUMNS, found.first(top), f"figures: {found.number}")


class FigureTotals:
    """Collects figures for a table by `by`: all values, and apart from them in how many documents each row occurs.

    So memory grows with the number of different values, not of documents; only a table by document needs those,
    and calls them by their names.
    """

    def __init__(self, by: str, store: Store | None = None, relative_dates: bool = False) -> None:
        from hzclean.stats.figures import FigureCounts

        self.by: Any = by
        self.relative_dates = relative_dates
        self.values = FigureCounts()
        self.within = Counts(store)
        self.names: dict[Document, Document] = {}

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's figures."""
        from hzclean.stats.figures import find

        found = find(piece.text, nouns=self.by == "noun", relative_dates=self.relative_dates) if piece.text else []
        if self.by == "document":
            self.values.add_mentions(piece.document, found)
            self.names.setdefault(piece.document, f"{source}:{piece.line}")
            return
        self.values.add_mentions(0, found)
        rows = [self._row(m.kind, m.unit, m.noun, m.value) for m in found]
        self.within.add(rows, piece.document, last=piece.last)

    def _row(self, kind: str | None, unit: str | None, noun: str | None, value: Any) -> str:
        """The row of the table that a figure belongs to, as one string."""
        shown = "-".join(map(str, value)) if isinstance(value, list) else value
        of = {"unit": (kind, unit), "kind": (kind,), "noun": (noun, kind, unit), "value": (kind, unit, shown)}
        return "\x1f".join(map(str, of[self.by]))

    def settle(self, same: Mapping[int, int]) -> None:
        """Count documents that were cut apart as one, and call them by their names."""
        self.within.settle(same)
        if self.by == "document":
            self.values.rename(dict(same.items()))
            self.values.rename(self.names)

    @property
    def number(self) -> int:
        """How many figures there are."""
        return self.values.total

    def rows(self, sort: Any = None, top: int | None = None, min_count: int = 1) -> list[FigureRow]:
        """The rows of the table. ValueError for a `sort` that is no column of numbers."""
        if self.by == "document":
            return self.values.rows(self.by, sort=sort, top=top, min_count=min_count)
        by_documents = sort == "documents"
        rows = self.values.rows(
            self.by, sort=None if by_documents else sort, top=None if by_documents else top, min_count=min_count
        )
        within = {tally.item: tally.documents for tally in self.within.tallies()}
        rows = [replace(r, documents=within[self._row(r.kind, r.unit, r.noun, r.value)]) for r in rows]
        if by_documents:
            rows = sorted(rows, key=lambda row: -row.documents)[:top]
        return rows

    def __iadd__(self, other: FigureTotals) -> FigureTotals:
        self.values += other.values
        self.within += other.within
        self.names = {**other.names, **self.names}
        return self


def figures(found: FigureTotals, sort: Any = None, top: int | None = 20, min_count: int = 1) -> Table:
    """Frequencies of figures by unit, kind, noun, value or document. ValueError for another `sort`."""
    columns = (*_NAMES[found.by], *_AMOUNTS)
    if found.by == "document":
        columns = tuple(column for column in columns if column.name != "documents")
    rows = found.rows(sort, top, min_count)
    cells = (tuple(getattr(row, column.name) for column in columns) for row in rows)
    return Table("figures", columns, cells, f"figures: {found.number}")


class CutFigures:
    """Looks for a printed line that seems to end inside a figure: `fix` has not joined the lines yet."""

    def __init__(self) -> None:
        self.found = False
        self.source: str | None = None
        self.tail = ""  # the end of the piece before, as a blank line may stand inside a figure

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Look at the piece and the end of the one before it, if no figure was found cut yet."""
        from hzclean.stats.figures import cut_at

        if self.found or not piece.text:
            return
        before = self.tail if source == self.source else ""
        self.found = cut_at(before + piece.text) is not None
        self.source, self.tail = source, piece.text[-TAIL:].rstrip() + "\n\n"

    def settle(self, same: Mapping[int, int]) -> None:
        """Nothing to do: a paragraph is never cut apart."""

    def __iadd__(self, other: CutFigures) -> CutFigures:
        self.found = self.found or other.found
        return self
