"""Counts that add up: how often each item occurs and in how many documents, exact whatever the split.

`Counts` of two parts of a corpus, added, equal the count of the whole: parts may be files, ranges of one file,
processes or machines. A document that lies on both sides of a cut is left *open* on either side under the same
number and counts once. Given a `Store`, counts that outgrow memory go to disk as sorted runs and stay exact.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from hzclean.stats.spill import FAN_IN, merge, ranked, write_run

ITEMS_IN_MEMORY = 340_000
"""Items a Counts with a store holds before it writes a run: about 60 MB (a dict doubles at 349,525)."""


WAITING = 8192
"""Items that wait to be counted together."""


@dataclass(frozen=True)
class Store:
    """Where counts that outgrow memory go: a working directory of the caller, and the items held before that."""

    directory: str
    items: int = ITEMS_IN_MEMORY


class Tally(NamedTuple):
    """One item with its occurrences and the documents it occurs in."""

    item: str
    frequency: int
    documents: int


class Counts:
    """Occurrences and document frequency of items; see the module for what adding means.

    >>> one, two = Counts(), Counts()
    >>> one.add(["天", "地", "天"], document=0)
    >>> two.add(["天"], document=1)
    >>> list((one + two).top(1))
    [Tally(item='天', frequency=3, documents=2)]
    """

    def __init__(self, store: Store | None = None) -> None:
        self.store = store
        self.total: Counter[str] = Counter()
        self.within: Counter[str] = Counter()  # documents that hold the item, of the documents that are closed
        self.closed = 0  # number of closed documents
        self.open: dict[int, set[str]] = {}
        self.kept: set[int] = set()  # open documents of which a part lies in a run: they stay known by number
        self.runs: list[str] = []
        # Counting many items at once is cheap, counting few is not: items wait here.
        self._waiting: list[str] = []
        self._waiting_within: list[str] = []

    def add(self, items: Iterable[str], document: int, *, last: bool = True) -> None:
        """Count `items`, all or (with last=False) a part of the items of a document.

        A document whose last part never comes stays open: its other parts are in counts to be added.
        """
        items = items if isinstance(items, list) else list(items)
        self._waiting += items
        if last and document not in self.open and document not in self.kept:
            self._waiting_within += set(items)
            self.closed += 1
        else:
            self.open.setdefault(document, set()).update(items)
            if last:
                self.close(document)
        if len(self._waiting) >= WAITING:
            self._count_waiting()

    def _count_waiting(self) -> None:
        self.total.update(self._waiting)
        self.within.update(self._waiting_within)
        self._waiting, self._waiting_within = [], []
        if self.store and len(self.total) >= self.store.items:
            self.spill()

    def close(self, document: int) -> None:
        """Take note that all parts of an open document are in these counts."""
        if document in self.open and document not in self.kept:
            self.within.update(self.open.pop(document))
            self.closed += 1

    def __add__(self, other: Counts) -> Counts:
        """The counts of both, as new counts. Runs on disk belong to the sum from then on."""
        result = Counts(self.store)
        result += self
        result += other
        return result

    def __iadd__(self, other: Counts) -> Counts:
        other._count_waiting()
        self._count_waiting()
        self.total.update(other.total)
        self.within.update(other.within)
        self.closed += other.closed
        for document, items in other.open.items():
            self.open.setdefault(document, set()).update(items)
        self.kept |= other.kept
        self.runs += other.runs
        if self.store and len(self.total) >= self.store.items:
            self.spill()
        return self

    def spill(self) -> None:
        """Write what memory holds to a run. ValueError without a store, OSError where the disk refuses."""
        if self.store is None:
            raise ValueError("counts without a store cannot be written to disk")
        if self._waiting:
            self._count_waiting()
        self.runs.append(write_run(self.store.directory, self._rows()))
        self.kept.update(self.open)
        self.total, self.within = Counter(), Counter()
        self.open = {}
        while len(self.runs) > FAN_IN:
            batch, self.runs = self.runs[:FAN_IN], self.runs[FAN_IN:]
            self.runs.append(write_run(self.store.directory, map(_packed, merge(batch))))
            for path in batch:
                os.unlink(path)

    def settle(self, same: Mapping[int, int] | None = None) -> None:
        """Close every open document; `same` maps a document's number to another number of the same document."""
        self._count_waiting()
        same = same or {}
        whole: dict[int, set[str]] = {}
        for document, items in self.open.items():
            whole.setdefault(same.get(document, document), set()).update(items)
        if self.runs:
            self.open = whole
            self.kept = {same.get(document, document) for document in self.kept}
            self._same = dict(same)
            return
        for items in whole.values():
            self.within.update(items)
        self.closed += len(whole)
        self.open = {}

    _same: Mapping[int, int] = {}

    @property
    def documents(self) -> int:
        """The number of documents, open ones included."""
        return self.closed + len(self.kept | self.open.keys())

    def tallies(self) -> Iterator[Tally]:
        """Every item once; in code point order where runs were written, else in order of first occurrence."""
        self._count_waiting()
        if self.runs:
            yield from self.in_order()
            return
        held = self._open_items()
        for item, count in self.total.items():
            yield Tally(item, count, self.within[item] + len(held.get(item, ())))

    def in_order(self) -> Iterator[Tally]:
        """Every item once, in code point order."""
        self._count_waiting()
        for item, values in merge(self.runs, self._rows()):
            count, documents, *numbers = _combined(values)
            yield Tally(item, count, documents + len({self._same.get(n, n) for n in numbers}))

    def top(
        self, number: int | None, wanted: Callable[[str], bool] | None = None, at_least: int = 1
    ) -> Iterator[Tally]:
        """The `number` most frequent items (all with None), ties by code point."""
        rows = (t for t in self.tallies() if t.frequency >= at_least and (wanted is None or wanted(t.item)))
        directory = self.store.directory if self.store else None
        return map(Tally._make, ranked(rows, number, lambda t: (-t[1], t[0]), directory))

    def _open_items(self) -> dict[str, list[int]]:
        held: dict[str, list[int]] = {}
        for document, items in self.open.items():
            for item in items:
                held.setdefault(item, []).append(document)
        return held

    def _rows(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        held = self._open_items()
        for item in sorted(self.total):
            yield item, (self.total[item], self.within[item], *held.get(item, ()))


def _combined(values: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    count = documents = 0
    numbers: set[int] = set()
    for value in values:
        count += value[0]
        documents += value[1]
        numbers.update(islice(value, 2, None))
    return (count, documents, *sorted(numbers))


def _packed(row: tuple[str, list[tuple[int, ...]]]) -> tuple[str, tuple[int, ...]]:
    return row[0], _combined(row[1])
