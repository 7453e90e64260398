"""Tables larger than memory: sorted runs on disk, merged again block by block, so that counts stay exact.

A run is a file of rows sorted by key (by code point). Merging needs one block of each run in memory and no
more, so memory is bounded by the number of runs, not by the number of keys. The files are working files in a
directory the caller owns and removes.
"""

from __future__ import annotations

import heapq
import marshal
import os
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

BLOCK = 2048
"""Rows a block: at about 120 bytes a row, a quarter of a megabyte for each open run."""

FAN_IN = 64
"""Runs merged at once; more are first merged into fewer, so memory and open files stay bounded."""

SORTED_AT_ONCE = 100_000
"""Rows sorted in memory before they go to disk: some 30 MB."""

Row = tuple[str, Any]
T = TypeVar("T")


def write_run(directory: str, rows: Iterable[Row]) -> str:
    """Write rows (key, value), already sorted by key, to a new file; return its path.

    Values are what `marshal` can write: numbers, strings, bytes and tuples of them.
    OSError where the disk is full or the directory cannot be written.
    """
    handle, path = tempfile.mkstemp(suffix=".run", dir=directory)
    with os.fdopen(handle, "wb") as file:
        source = iter(rows)
        while block := list(islice(source, BLOCK)):
            marshal.dump(([key for key, _ in block], [value for _, value in block]), file)
    return path


def read_run(path: str) -> Iterator[tuple[list[str], list[Any]]]:
    """The blocks of a run: keys and values, in order."""
    with open(path, "rb") as file:
        while True:
            try:
                keys, values = marshal.load(file)
            except EOFError:
                return
            yield keys, values


def merge(runs: list[str], rows: Iterable[Row] = ()) -> Iterator[tuple[str, list[Any]]]:
    """Every key of the runs and of `rows` (sorted too) in order, with all its values.

    Each key comes once if each run has it once.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     run = write_run(folder, [("上", 1), ("下", 2)])
    ...     list(merge([run], [("上", 5), ("中", 4)]))
    [('上', [5, 1]), ('下', [2]), ('中', [4])]
    """
    streams = [_blocks(rows), *map(read_run, runs)]
    heads: list[_Head] = [head for stream in streams if (head := _Head(stream)).advance()]
    while heads:
        # Up to the smallest last key, all rows of all runs are in memory: they can be merged by one dict.
        bound = min(head.keys[-1] for head in heads)
        merged: dict[str, list[Any]] = {}
        for head in heads:
            for key, value in head.take(bound):
                if key in merged:
                    merged[key].append(value)
                else:
                    merged[key] = [value]
        heads = [head for head in heads if head.at < len(head.keys) or head.advance()]
        for key in sorted(merged):
            yield key, merged[key]


def _blocks(rows: Iterable[Row]) -> Iterator[tuple[list[str], list[Any]]]:
    source = iter(rows)
    while block := list(islice(source, BLOCK)):
        yield [key for key, _ in block], [value for _, value in block]


class _Head:
    """The block of one run that is being merged, and the row reached in it."""

    def __init__(self, stream: Iterator[tuple[list[str], list[Any]]]) -> None:
        self.stream = stream
        self.keys: list[str] = []
        self.values: list[Any] = []
        self.at = 0

    def advance(self) -> bool:
        """Load the next block; False where the run ends."""
        self.keys, self.values = next(self.stream, ([], []))
        self.at = 0
        return bool(self.keys)

    def take(self, bound: str) -> Iterable[Row]:
        """The rows with keys up to `bound`."""
        at, self.at = self.at, bisect_right(self.keys, bound, self.at)
        return zip(self.keys[at : self.at], self.values[at : self.at], strict=True)


def ranked(rows: Iterable[T], number: int | None, key: Callable[[T], Any], directory: str | None = None) -> Iterator[T]:
    """The first `number` rows in order of `key`; with None all of them.

    Memory holds no more than `number` rows, or, where `directory` is given, than SORTED_AT_ONCE.

    >>> list(ranked([3, 1, 2], 2, key=lambda n: n))
    [1, 2]
    """
    if number is not None:
        yield from heapq.nsmallest(number, rows, key=key)
        return
    source = iter(rows)
    runs: list[Iterator[T]] = []
    while chunk := sorted(islice(source, SORTED_AT_ONCE if directory else None), key=key):
        if not runs and len(chunk) < SORTED_AT_ONCE:
            yield from chunk
            return
        runs.append(_sorted_run(directory, chunk) if directory else iter(chunk))
    yield from heapq.merge(*runs, key=key)


def _sorted_run(directory: str, chunk: list[T]) -> Iterator[T]:
    handle, path = tempfile.mkstemp(suffix=".sorted", dir=directory)
    with os.fdopen(handle, "wb") as file:
        for at in range(0, len(chunk), BLOCK):
            marshal.dump([tuple(row) if isinstance(row, tuple) else row for row in chunk[at : at + BLOCK]], file)
    return _read_sorted(path)


def _read_sorted(path: str) -> Iterator[Any]:
    with open(path, "rb") as file:
        while True:
            try:
                yield from marshal.load(file)
            except EOFError:
                return
