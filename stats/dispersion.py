"""Dispersion: how evenly a word is spread over the documents of a corpus.

Sources. DP: S. Th. Gries, Dispersions and adjusted frequencies in corpora, International Journal of Corpus
Linguistics 13 (2008); its norming: J. Lijffijt and S. Th. Gries, ibid. 17 (2012). D: A. Juilland and
E. Chang-Rodríguez (1964), in Gries's form for parts of unequal size (relative frequencies in each part).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from math import fsum, sqrt

from hzclean.stats.counts import Store
from hzclean.stats.documents import Piece
from hzclean.stats.spill import FAN_IN, merge, ranked, write_run
from hzclean.stats.table import Column, Table, sort_key
from hzclean.stats.tokens import is_word

COLUMNS = (
    Column("term"),
    Column("count", "count"),
    Column("documents", "count", rank=1),
    Column("documents_percent", "number", 1, rank=3),
    Column("dp", "number", 3, bar=True),
    Column("dp_norm", "number", 3, rank=2),
    Column("juilland_d", "number", 3, rank=4),
)

PAIRS_IN_MEMORY = 2_000_000
"""(document, frequency) pairs held before they go to disk: 16 bytes each, 32 MB."""


def deviation_of_proportions(frequencies: Sequence[int], sizes: Sequence[int]) -> float:
    """Gries's DP: 0 where a word is spread like the text, near 1 where it keeps to a small part.

    frequencies: of the word in each part; sizes: words in each part.

    >>> round(deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.18
    """
    count, words = sum(frequencies), sum(sizes)
    if not count:
        return 0.0
    return fsum(abs(f / count - s / words) for f, s in zip(frequencies, sizes, strict=True)) / 2


def normed(dp: float, smallest: float) -> float:
    """DPnorm: DP over the highest it can be, one less the share of the smallest part (0 for a single part)."""
    return dp / (1 - smallest) if smallest < 1 else 0.0


def juilland_d(frequencies: Sequence[int], sizes: Sequence[int]) -> float:
    """Juilland's D: 1 where the word is spread evenly, 0 where one part has it all; 1 for a single part.

    >>> round(juilland_d([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.785
    """
    shares = [f / s if s else 0.0 for f, s in zip(frequencies, sizes, strict=True)]
    return _juilland(fsum(shares), fsum(share * share for share in shares), len(shares))


def _juilland(total: float, squares: float, parts: int) -> float:
    if parts < 2 or not total:
        return 1.0
    mean = total / parts
    deviation = sqrt(max(0.0, squares / parts - mean * mean))
    return max(0.0, 1 - deviation / mean / sqrt(parts - 1))


class Parts:
    """Collects in which documents, and how often in each, every word occurs.

    places: word → document, frequency, document, frequency …  sizes: document, words, document, words …
    """

    def __init__(self, store: Store | None = None) -> None:
        self.store = store
        self.places: dict[str, array[int]] = {}
        self.sizes = array("Q")
        self.pairs = 0
        self.runs: list[str] = []
        self.same: dict[int, int] = {}
        self._other: set[str] = set()  # tokens that are no words
        self._current: Counter[str] = Counter()
        self._document = -1

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's words; what a document has is noted when it ends."""
        if piece.document != self._document:
            self._note()
            self._document = piece.document
        self._current.update(tokens)
        # A document as long as a book is noted in parts, which are added up in the end.
        if piece.last or len(self._current) > 50_000:
            self._note()

    def _note(self) -> None:
        if not self._current:
            return
        document = self._document
        size = 0
        for token, count in self._current.items():
            place = self.places.get(token)
            if place is None:
                if token in self._other:
                    continue
                if not is_word(token):
                    self._other.add(token)
                    continue
                place = self.places[token] = array("Q")
            size += count
            place.append(document)
            place.append(count)
        self.pairs += len(self._current)
        self.sizes.extend((document, size))
        self._current = Counter()
        self._bound()

    def _bound(self) -> None:
        # An array costs as much as some ten pairs.
        if self.store and self.pairs + 10 * len(self.places) >= PAIRS_IN_MEMORY:
            self.runs.append(write_run(self.store.directory, self._rows()))
            self.places, self.pairs = {}, 0
            if len(self.runs) > FAN_IN:
                merged = ((word, b"".join(values)) for word, values in merge(self.runs))
                self.runs = [write_run(self.store.directory, merged)]

    def _rows(self) -> Iterator[tuple[str, bytes]]:
        for word in sorted(self.places):
            yield word, self.places[word].tobytes()

    def settle(self, same: Mapping[int, int]) -> None:
        """Documents whose numbers `same` maps are one."""
        self._note()
        self.same = dict(same)

    def __iadd__(self, other: Parts) -> Parts:
        other._note()
        for word, place in other.places.items():
            if word in self.places:
                self.places[word].extend(place)
            else:
                self.places[word] = place
        self.sizes.extend(other.sizes)
        self.pairs += other.pairs
        self.runs += other.runs
        self._bound()
        return self

    def words(self) -> Iterator[tuple[str, dict[int, int]]]:
        """Each word with its frequency in each document that has it, in code point order."""
        for word, values in merge(self.runs, self._rows()):
            yield word, self._paired(b"".join(values))

    def documents(self) -> dict[int, int]:
        """The words in each document."""
        return self._paired(self.sizes.tobytes())

    def _paired(self, data: bytes) -> dict[int, int]:
        pairs = array("Q", data)
        result: dict[int, int] = {}
        for document, number in zip(pairs[::2], pairs[1::2], strict=True):
            document = self.same.get(document, document)
            result[document] = result.get(document, 0) + number
        return result


Row = tuple[str, int, int, float, float, float, float]


def dispersion(
    parts: Parts, wanted: Callable[[str], bool], top: int | None = 20, min_count: int = 1, sort: str | None = None
) -> Table:
    """How the terms are spread over the documents, the most frequent first, or by another column (sort="dp")."""
    sizes = {document: size for document, size in parts.documents().items() if size}
    total = sum(sizes.values())
    smallest = min(sizes.values(), default=0) / total if total else 1.0

    def row(word: str, found: dict[int, int]) -> Row:
        count = sum(found.values())
        # In a document without the word, the difference is the document's share; so the few that have it suffice.
        shares = [(frequency / count, sizes[document] / total) for document, frequency in found.items()]
        dp = fsum(chain((abs(f - s) for f, s in shares), (-s for _, s in shares), repeat(1.0, 1))) / 2
        rates = [frequency / sizes[document] for document, frequency in found.items()]
        d = _juilland(fsum(rates), fsum(r * r for r in rates), len(sizes))
        percent = len(found) * 100 / len(sizes)
        return word, count, len(found), percent, max(dp, 0.0), normed(max(dp, 0.0), smallest), d

    rows = (row(word, found) for word, found in parts.words() if wanted(word))
    order = sort_key(COLUMNS, sort or "count")
    directory = parts.store.directory if parts.store else None
    kept = ranked((r for r in rows if r[1] >= min_count), top, order, directory)
    return Table("dispersion", COLUMNS, kept, f"documents: {len(sizes)}")
