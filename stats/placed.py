"""Rows that have a place in the corpus: gathered in any order, given back in the order of the corpus."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from hzclean.stats.counts import Store
from hzclean.stats.documents import Piece
from hzclean.stats.spill import FAN_IN, merge, write_run
from hzclean.stats.table import Cell

ROWS_IN_MEMORY = 50_000
"""Rows held before they go to disk: some 30 MB."""


class PlacedRows(ABC):
    """Collects rows with their places: the number of the document, and code points from the start of the input."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store
        self.number = 0
        self.held: list[tuple[str, Any]] = []
        self.runs: list[str] = []

    @abstractmethod
    def rows_of(self, piece: Piece, source: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Place and row of everything of interest in a piece."""

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Keep the piece's rows."""
        for start, row in self.rows_of(piece, source):
            # Numbers of documents rise with the inputs, so this sorts by input, then by place.
            self.held.append((f"{piece.document:016x}{start:012x}", row))
            self.number += 1
        self._bound()

    def _bound(self) -> None:
        if self.store and len(self.held) >= ROWS_IN_MEMORY:
            self.runs.append(write_run(self.store.directory, sorted(self.held)))
            self.held = []
            if len(self.runs) > FAN_IN:
                self.runs = [write_run(self.store.directory, _unpacked(merge(self.runs)))]

    def settle(self, same: Mapping[int, int]) -> None:
        """A file that is read for places is never cut apart: ValueError where one was."""
        if same:
            raise ValueError("files read for the places in them must be read from their start")

    def __iadd__(self, other: PlacedRows) -> PlacedRows:
        self.number += other.number
        self.held += other.held
        self.runs += other.runs
        self._bound()
        return self

    def first(self, top: int | None) -> Iterator[tuple[Cell, ...]]:
        """The first `top` rows (all with None) in the order of the corpus."""
        rows = (row for _, row in _unpacked(merge(self.runs, sorted(self.held, key=lambda item: item[0]))))
        return islice(rows, top)


def _unpacked(merged: Iterator[tuple[str, list[Any]]]) -> Iterator[tuple[str, Any]]:
    for key, rows in merged:
        for row in rows:
            yield key, row
