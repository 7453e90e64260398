"""Counts that add up: how often each item occurs and in how many documents, exact whatever the split.

`Counts` of two parts of a corpus, added, equal the count of the whole: parts may be files, ranges of one file,
processes or machines. A document that lies on both sides of a cut is left *open* on either side under the same
number and counts once. Given a `Store`, counts that outgrow memory go to disk as sorted runs and stay exact.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hzclean.stats.spill import FAN_IN, merge, ranked, write_run

ITEMS_IN_MEMORY = 300_000
"""Items a Counts with a store holds before it writes a run: about 60 MB (a dict doubles at 349,525)."""

WAITING = 512
"""Items that wait to be counted together: few, as live strings crowd the processor's cache."""

SHORT = 64
"""Items of a document that are looked at for repetitions before they are counted."""


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
        # The first occurrence in a document is counted as the document, so most items are looked up once:
        # frequency = documents + further occurrences.
        self.within: Counter[str] = Counter()  # closed documents that hold the item
        self.further: dict[str, int] = {}
        self.open: dict[int, set[str]] = {}
        self.closed = 0  # number of closed documents
        self.kept: set[int] = set()  # open documents of which a part lies in a run: they stay known by number
        self.runs: list[str] = []
        self._same: dict[int, int] = {}
        self._waiting: list[str] = []  # counting a few items at a time is dear

    def add(self, items: Iterable[str], document: int, *, last: bool = True) -> None:
        """Count `items`, all or (with last=False) a part of the items of a document.

        A document whose last part never comes stays open: its other parts are in counts to be added.
        """
        items = items if isinstance(items, list) else list(items)
        if last and document not in self.open and document not in self.kept:
            self._add_whole(items)
        else:
            self._add_part(items, document)
            if last:
                self.close(document)
            self._bound()

    def _add_whole(self, items: list[str]) -> None:
        self.closed += 1
        distinct: Collection[str] = set(items) if len(items) < SHORT else ()
        if len(distinct) < len(items):
            counted = Counter(items)
            further = self.further
            for item, count in counted.items():
                if count > 1:
                    further[item] = further.get(item, 0) + count - 1
            distinct = counted.keys()
        self._waiting += distinct
        if len(self._waiting) >= WAITING:
            self._count_waiting()
            self._bound()

    def _add_part(self, items: list[str], document: int) -> None:
        seen = self.open.setdefault(document, set())
        counted = Counter(items)
        further = self.further
        for item, count in counted.items():
            more = count - (item not in seen)
            if more:
                further[item] = further.get(item, 0) + more
        seen.update(counted)

    def _count_waiting(self) -> None:
        self.within.update(self._waiting)
        self._waiting = []

    def _bound(self) -> None:
        if self.store:
            held = len(self.within) + len(self.further) + sum(map(len, self.open.values()))
            if held >= self.store.items:
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
        self.within.update(other.within)
        for item, count in other.further.items():
            self.further[item] = self.further.get(item, 0) + count
        self.closed += other.closed
        for document, items in other.open.items():
            self._open_too(document, items)
        self.kept |= other.kept
        self.runs += other.runs
        self._bound()
        return self

    def _open_too(self, document: int, items: set[str]) -> None:
        """Unite a part of an open document with what is known of it."""
        seen = self.open.setdefault(document, set())
        for item in seen & items:
            self.further[item] = self.further.get(item, 0) + 1
        seen |= items

    def spill(self) -> None:
        """Write what memory holds to a run. ValueError without a store, OSError where the disk refuses."""
        if self.store is None:
            raise ValueError("counts without a store cannot be written to disk")
        self.runs.append(write_run(self.store.directory, self._rows()))
        self.kept.update(self.open)
        self.within, self.further, self.open = Counter(), {}, {}
        while len(self.runs) > FAN_IN:
            batch, self.runs = self.runs[:FAN_IN], self.runs[FAN_IN:]
            self.runs.append(write_run(self.store.directory, map(_packed, merge(batch))))
            for path in batch:
                os.unlink(path)

    def settle(self, same: Mapping[int, int] | None = None) -> None:
        """Close every open document; `same` maps a document's number to another number of the same document."""
        same = same or {}
        parts, self.open = self.open, {}
        for document, items in parts.items():
            self._open_too(same.get(document, document), items)
        if self.runs:
            self.kept = {same.get(document, document) for document in self.kept}
            self._same = dict(same)
            return
        for document in list(self.open):
            self.close(document)

    @property
    def documents(self) -> int:
        """The number of documents, open ones included."""
        return self.closed + len(self.kept | self.open.keys())

    def tallies(self) -> Iterator[Tally]:
        """Every item once; in code point order where runs were written or documents are open, else in any order."""
        if self.runs or self.open:
            yield from self.in_order()
            return
        self._count_waiting()
        for item, documents in self.within.items():
            yield Tally(item, documents + self.further.get(item, 0), documents)

    def in_order(self) -> Iterator[Tally]:
        """Every item once, in code point order."""
        for item, values in merge(self.runs, self._rows()):
            further, within, *numbers = _combined(values)
            documents = within + len({self._same.get(number, number) for number in numbers})
            yield Tally(item, further + within + len(numbers), documents)

    def top(
        self,
        number: int | None,
        wanted: Callable[[str], bool] | None = None,
        at_least: int = 1,
        sort: str | None = None,
    ) -> Iterator[Tally]:
        """The `number` most frequent items (all with None), or those in most documents; ties by code point.

        ValueError for a sort that is neither `count` nor `documents`.
        """
        if sort not in (None, "count", "documents"):
            raise ValueError(f"no column “{sort}” to sort by; there are: count, documents")
        rows = (t for t in self.tallies() if t.frequency >= at_least and (wanted is None or wanted(t.item)))
        directory = self.store.directory if self.store else None

        def order(tally: Tally) -> tuple[int, str]:
            # What comes back from disk is a plain tuple.
            item, frequency, documents = tally
            return -(documents if sort == "documents" else frequency), item

        return map(Tally._make, ranked(rows, number, order, directory))

    def _open_items(self) -> dict[str, list[int]]:
        held: dict[str, list[int]] = {}
        for document, items in self.open.items():
            for item in items:
                held.setdefault(item, []).append(document)
        return held

    def _rows(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Items in code point order, each with further occurrences, closed documents, numbers of open documents."""
        self._count_waiting()
        held = self._open_items()
        items = list(self.within)
        if held:  # else every item is in a closed document
            items = list({*items, *held, *self.further})
        items.sort()
        for item in items:
            yield item, (self.further.get(item, 0), self.within[item], *held.get(item, ()))


def _combined(values: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """The rows of one item as one. A document that two rows name has its first occurrence once only."""
    further = within = 0
    numbers: set[int] = set()
    for value in values:
        further += value[0]
        within += value[1]
        for number in value[2:]:
            further += number in numbers
            numbers.add(number)
    return (further, within, *sorted(numbers))


def _packed(row: tuple[str, list[tuple[int, ...]]]) -> tuple[str, tuple[int, ...]]:
    return row[0], _combined(row[1])
