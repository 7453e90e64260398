"""From what was collected to the tables that were asked for: one name, one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from hzclean.stats.census import Census
from hzclean.stats.characters import characters
from hzclean.stats.collocations import collocations
from hzclean.stats.concordance import concordance
from hzclean.stats.counts import Store
from hzclean.stats.dispersion import dispersion
from hzclean.stats.keyness import keyness
from hzclean.stats.mentions import FigureTotals, figures, mentions
from hzclean.stats.new_words import Thresholds, new_words
from hzclean.stats.ngrams import ngrams, words_in
from hzclean.stats.overview import Size, overview, size
from hzclean.stats.table import Column, Table
from hzclean.stats.terms import terms
from hzclean.stats.tokens import TermFilter, chinese_stopwords, is_word, lexicon


@dataclass(frozen=True)
class Request:
    """How tables are to be made from the counts.

    top: rows a table, None for all.
    sort: the column to sort by, or None for the table's own order.
    tag: gives parts of speech, where asked.  store: for sorting what is larger than memory.
    """

    top: int | None = 20
    min_count: int = 1
    sort: str | None = None
    wanted: TermFilter = field(default_factory=TermFilter)
    tag: Callable[[str], str] | None = None
    store: Store | None = None


class Maker:
    """Makes tables from one census and, for keyness, that of a reference corpus."""

    def __init__(self, census: Census, request: Request, reference: Census | None = None) -> None:
        self.census = census
        self.request = request
        self.reference = reference

    def table(self, name: str) -> Table:
        """The table of that name. KeyError for a name that is none of TABLES."""
        return TABLES[name](self)

    @cached_property
    def _size(self) -> Size:
        return size(self.census["tokens"].tallies())

    @cached_property
    def _words(self) -> int:
        return _count_words(self.census)

    def _overview(self) -> Table:
        counts = self.census["tokens"]
        found = self.census.collectors.get("figures")
        figures_found = found.number if isinstance(found, FigureTotals) else None
        return overview(counts.documents, self.census["paragraphs"].number, self._size, figures_found)

    def _terms(self) -> Table:
        r = self.request
        return terms(self.census["tokens"], self._words, r.wanted, r.top, r.min_count, r.tag, r.sort)

    def _characters(self) -> Table:
        return characters(self.census["characters"], self.request.top, self.request.min_count)

    def _ngrams(self) -> Table:
        measure = words_in if self.census.plan.ngram_words else len
        return ngrams(self.census["ngrams"], measure, self.request.top, self.request.min_count, self.request.sort)

    def _collocations(self) -> Table:
        r = self.request
        census = self.census
        return collocations(census["neighbours"], census["tokens"], self._words, r.wanted, r.top, r.min_count, r.sort)

    def _keyness(self) -> Table:
        assert self.reference is not None
        r = self.request
        theirs = _count_words(self.reference)
        return keyness(
            self.census["tokens"],
            self._words,
            self.reference["tokens"],
            theirs,
            r.wanted,
            r.top,
            r.min_count,
            r.sort,
            r.store,
        )

    def _dispersion(self) -> Table:
        r = self.request
        return dispersion(self.census["parts"], r.wanted, r.top, r.min_count, r.sort)

    def _new_words(self) -> Table:
        r = self.request
        known = lexicon(self.census.plan.segmenter)
        edges = frozenset(word for word in chinese_stopwords() if len(word) == 1)
        thresholds = Thresholds(max(r.min_count, Thresholds().count))
        return new_words(self.census["strings"], known, edges, self.census.plan.longest, thresholds, r.top)

    def _concordance(self) -> Table:
        return concordance(self.census["hits"], self.request.top)

    def _figures(self) -> Table:
        r = self.request
        return figures(self.census["figures"], r.sort, r.top, r.min_count)

    def _mentions(self) -> Table:
        return mentions(self.census["mentions"], self.request.top)


def _count_words(census: Census) -> int:
    return sum(tally.frequency for tally in census["tokens"].tallies() if is_word(tally.item))


TABLES: dict[str, Callable[[Maker], Table]] = {
    "overview": Maker._overview,
    "terms": Maker._terms,
    "characters": Maker._characters,
    "ngrams": Maker._ngrams,
    "collocations": Maker._collocations,
    "keyness": Maker._keyness,
    "dispersion": Maker._dispersion,
    "new-words": Maker._new_words,
    "concordance": Maker._concordance,
    "figures": Maker._figures,
    "mentions": Maker._mentions,
}


def joined(by: str, tables: dict[str, Table]) -> Table:
    """The tables of several groups as one, whose first column, named `by`, tells the group.

    >>> pages = {"1": Table("terms", (Column("term"),), [("天",)]), "2": Table("terms", (Column("term"),), [("地",)])}
    >>> list(joined("page", pages).rows)
    [('1', '天'), ('2', '地')]
    """
    some = next(iter(tables.values()))
    rows = ((group, *row) for group, table in tables.items() for row in table.rows)
    return Table(some.name, (Column(by), *some.columns), rows)
