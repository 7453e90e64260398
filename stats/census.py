"""One pass over a corpus for all the tables that were asked for, as a value that adds up.

A `Census` takes pieces of text, cuts each into tokens once, and hands them to its collectors. Two censuses of
two parts of a corpus, added, are the census of the whole; `settle` then closes documents that were cut apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from hzclean.stats.collocations import Neighbours
from hzclean.stats.concordance import Hits
from hzclean.stats.counts import Counts, Store
from hzclean.stats.dispersion import Parts
from hzclean.stats.documents import Piece
from hzclean.stats.mentions import CutFigures, FigureTotals, MentionRows
from hzclean.stats.new_words import strings
from hzclean.stats.ngrams import character_ngrams, word_ngrams
from hzclean.stats.overview import Paragraphs
from hzclean.stats.tokens import Cut, Segmenter

# Which collectors a table is made from.
NEEDS = {
    "overview": ("paragraphs", "tokens", "figures"),
    "terms": ("tokens",),
    "characters": ("characters",),
    "ngrams": ("ngrams",),
    "collocations": ("tokens", "neighbours"),
    "keyness": ("tokens",),
    "dispersion": ("parts",),
    "new-words": ("strings",),
    "concordance": ("hits",),
    "figures": ("figures", "cut_figures"),
    "mentions": ("mentions", "cut_figures"),
}
OF_TOKENS = {"tokens", "ngrams", "neighbours", "parts"}
PLACED = {"hits", "mentions"}
"""Collectors that note places in a file: they must be given a file from its start."""


@dataclass(frozen=True)
class Plan:
    """What to count: the tables and what they need to know beforehand.

    ngram_words: n-grams of words, not of characters.  window: words left and right of the node.
    context: code points shown either side of a hit.  longest: code points of the longest new word.
    figures_by: unit, kind, noun, value or document.  relative_dates: whether 今年 is a figure.
    """

    tables: tuple[str, ...]
    segmenter: Segmenter = field(default_factory=Segmenter)
    ngram: tuple[int, int] = (2, 3)
    ngram_words: bool = False
    node: str = ""
    window: tuple[int, int] = (5, 5)
    context: int = 30
    longest: int = 4
    figures_by: str = "unit"
    relative_dates: bool = False

    @property
    def needs_places(self) -> bool:
        """Whether files must be read from their start."""
        return not PLACED.isdisjoint(self.collectors)

    @property
    def needs_lines(self) -> bool:
        """Whether documents are told by the line they begin on."""
        return self.figures_by == "document" and "figures" in self.collectors

    @property
    def collectors(self) -> tuple[str, ...]:
        """The names of the collectors that the tables need."""
        return tuple(dict.fromkeys(name for table in self.tables for name in NEEDS[table]))


class Collector(Protocol):
    """What gathers one kind of count from pieces."""

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count a piece, given as text and as tokens, of the input named `source`."""

    def settle(self, same: Mapping[int, int]) -> None:
        """All pieces are in: documents whose numbers `same` maps are one."""

    def __iadd__(self, other: Any) -> Any:
        """Take in the counts of another part of the corpus."""


class Tokens(Counts):
    """Counts of tokens."""

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's tokens."""
        self.add(tokens, piece.document, last=piece.last)


class Characters(Counts):
    """Counts of characters."""

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's characters."""
        self.add(piece.text, piece.document, last=piece.last)


class Ngrams(Counts):
    """Counts of n-grams of characters or words."""

    def __init__(self, plan: Plan, store: Store | None) -> None:
        super().__init__(store)
        self.bounds = plan.ngram
        self.words = plan.ngram_words

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's n-grams."""
        grams = word_ngrams(tokens, *self.bounds) if self.words else character_ngrams(piece.text, *self.bounds)
        self.add(grams, piece.document, last=piece.last)


class Strings(Counts):
    """Counts of strings up to one longer than a new word may be."""

    def __init__(self, plan: Plan, store: Store | None) -> None:
        super().__init__(store)
        self.longest = plan.longest

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the piece's strings."""
        self.add(strings(piece.text, self.longest + 1), piece.document, last=piece.last)


def _collector(name: str, plan: Plan, store: Store | None) -> Collector:
    makers: dict[str, Any] = {
        "paragraphs": Paragraphs,
        "tokens": lambda: Tokens(store),
        "characters": lambda: Characters(store),
        "ngrams": lambda: Ngrams(plan, store),
        "strings": lambda: Strings(plan, store),
        "neighbours": lambda: Neighbours(plan.node, plan.window),
        "parts": lambda: Parts(store),
        "hits": lambda: Hits(plan.node, plan.context, store),
        "figures": lambda: FigureTotals(plan.figures_by, store, plan.relative_dates),
        "mentions": lambda: MentionRows(plan.context, store, plan.relative_dates),
        "cut_figures": CutFigures,
    }
    made: Collector = makers[name]()
    return made


class Census:
    """The collectors that a plan needs, fed piece by piece.

    >>> from hzclean.stats.documents import split
    >>> census = Census(Plan(("terms",)))
    >>> census.count(split(["我们读书\\n\\n他们也读书"]))
    >>> list(census["tokens"].top(1))
    [Tally(item='读书', frequency=2, documents=2)]
    """

    def __init__(self, plan: Plan, store: Store | None = None) -> None:
        self.plan = plan
        if store:
            # They share the memory that one may have.
            store = Store(store.directory, store.items // len(plan.collectors))
        self.collectors = {name: _collector(name, plan, store) for name in plan.collectors}
        self._cut: Cut | None = None

    def __getitem__(self, name: str) -> Any:
        """The collector of that name."""
        return self.collectors[name]

    def count(self, pieces: Iterable[Piece], source: str = "") -> None:
        """Count pieces of one input."""
        if self._cut is None:
            self._cut = _nothing if OF_TOKENS.isdisjoint(self.collectors) else self.plan.segmenter.cutter()
        cut = self._cut
        takers = [collector.take for collector in self.collectors.values()]
        for piece in pieces:
            tokens = cut(piece.text)
            for take in takers:
                take(piece, tokens, source)

    def __iadd__(self, other: Census) -> Census:
        for name, collector in self.collectors.items():
            collector += other.collectors[name]
        return self

    def settle(self, same: Mapping[int, int] | None = None) -> None:
        """Close what is open; `same` maps numbers of documents to other numbers of the same documents."""
        for collector in self.collectors.values():
            collector.settle(same or {})

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_cut": None}  # the cutter holds a dictionary of its process


def _nothing(_text: str) -> list[str]:
    """The tokens where no table needs any."""
    return []
