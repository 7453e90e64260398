"""New words: strings that behave like words and stand in no dictionary.

A word holds together: its halves meet far more often than chance (cohesion, the pointwise mutual information of
the weakest place to cut it). And a word moves freely: what stands before and after it varies (branching entropy
of either side). Both in bits. A string whose neighbours hardly vary is a part of something longer.
Sources: M. Sun, D. Shen and B. Tsou (1998) on cohesion by mutual information; Z. Jin and K. Tanaka-Ishii,
Unsupervised segmentation of Chinese text by use of branching entropy (2006).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import log2

from hzclean.stats.counts import Counts
from hzclean.stats.table import Column, Table
from hzclean.stats.tokens import HANZI

COLUMNS = (
    Column("string"),
    Column("count", "count", bar=True),
    Column("documents", "count", rank=4),
    Column("cohesion", "number", 2, rank=1),
    Column("left_entropy", "number", 2, rank=2),
    Column("right_entropy", "number", 2, rank=3),
)

_RUN = re.compile(f"[{HANZI}]+")


@dataclass(frozen=True)
class Thresholds:
    """What a string must reach: occurrences, cohesion and entropy (bits) of the poorer side."""

    count: int = 5
    cohesion: float = 4.0
    entropy: float = 1.0


def strings(text: str, longest: int) -> Iterator[str]:
    """Every string of 1…longest hanzi.

    >>> list(strings("上山，下", 2))
    ['上', '山', '下', '上山']
    """
    runs = _RUN.findall(text)
    for n in range(1, longest + 1):
        for run in runs:
            yield from map("".join, zip(*(run[i:] for i in range(n)), strict=False))


@dataclass
class _Candidate:
    """A string with its frequency, and what is known of its neighbours: the sum of c·log2 c and of c."""

    count: int
    documents: int
    left: list[float] = field(default_factory=lambda: [0.0, 0.0])
    right: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def entropy(self, side: list[float]) -> float:
        """Bits of what stands on one side. At a border of the text each occurrence has a neighbour of its own."""
        return max(0.0, log2(self.count) - side[0] / self.count)


def new_words(
    counts: Counts,
    known: Callable[[str], bool],
    function_words: frozenset[str] = frozenset(),
    longest: int = 4,
    thresholds: Thresholds = Thresholds(),
    top: int | None = 20,
) -> Table:
    """The strings of 2…longest hanzi that behave as words, the most frequent first.

    counts: of `strings(text, longest + 1)`.  known: whether the lexicon has a string.
    function_words: a string that begins or ends with one of them (的, 在) is no word.
    """
    total, frequent = _frequent(counts, thresholds.count, longest)
    candidates = {
        s: c for s, c in frequent.items() if len(s) > 1 and _cohesion(s, frequent, total) >= thresholds.cohesion
    }
    _note_neighbours(counts, candidates, longest)
    rows = []
    for string, candidate in candidates.items():
        left, right = candidate.entropy(candidate.left), candidate.entropy(candidate.right)
        if min(left, right) < thresholds.entropy or known(string):
            continue
        if string[0] in function_words or string[-1] in function_words:
            continue
        cohesion = _cohesion(string, frequent, total)
        rows.append((string, candidate.count, candidate.documents, cohesion, left, right))
    rows.sort(key=lambda row: (-row[1], row[0]))
    return Table("new-words", COLUMNS, list(rows[:top]))


def _frequent(counts: Counts, at_least: int, longest: int) -> tuple[int, dict[str, _Candidate]]:
    total = 0
    frequent: dict[str, _Candidate] = {}
    for item, count, documents in counts.tallies():
        if len(item) == 1:
            total += count
        if count >= at_least and len(item) <= longest:
            frequent[item] = _Candidate(count, documents)
    return total, frequent


def _cohesion(string: str, frequent: dict[str, _Candidate], total: int) -> float:
    """Bits: the least pointwise mutual information of any two halves (which are as frequent as the whole)."""
    whole = frequent[string].count
    halves = max(frequent[string[:cut]].count * frequent[string[cut:]].count for cut in range(1, len(string)))
    return log2(whole * total / halves)


def _note_neighbours(counts: Counts, candidates: dict[str, _Candidate], longest: int) -> None:
    for item, count, _ in counts.tallies():
        if 2 < len(item) <= longest + 1:
            weight = count * log2(count)
            for string, side in ((item[:-1], "right"), (item[1:], "left")):
                if string in candidates:
                    sums: list[float] = getattr(candidates[string], side)
                    sums[0] += weight
                    sums[1] += count
