"""Terms: the words of a corpus by frequency."""

from __future__ import annotations

from collections.abc import Callable

from hzclean.stats.counts import Counts
from hzclean.stats.table import Column, Table

COLUMNS = (
    Column("term"),
    Column("count", "count", bar=True),
    Column("per_million", "number", 1, rank=2),
    Column("documents", "count", rank=1),
)
TAG = Column("pos", rank=1)


def terms(
    counts: Counts,
    words: int,
    wanted: Callable[[str], bool],
    top: int | None = 20,
    min_count: int = 1,
    tag: Callable[[str], str] | None = None,
    sort: str | None = None,
) -> Table:
    """The `top` most frequent terms (all with None).

    counts: of tokens, punctuation included.  words: how many of them are words, the base of per_million.
    wanted: which tokens are terms.  tag: gives the part of speech, where asked.

    >>> counts = Counts()
    >>> counts.add(["图书", "，", "很", "图书"], document=0)
    >>> list(terms(counts, words=3, wanted=lambda token: len(token) > 1).rows)
    [('图书', 2, 666666.6666666666, 1)]
    """
    found = counts.top(top, wanted, min_count, sort)
    rows = ((t.item, t.frequency, per_million(t.frequency, words), t.documents) for t in found)
    if tag is None:
        return Table("terms", COLUMNS, rows)
    columns = (COLUMNS[0], TAG, *COLUMNS[1:])
    return Table("terms", columns, ((row[0], tag(row[0]), *row[1:]) for row in rows))


def per_million(count: int, words: int) -> float:
    """Occurrences in a million words; 0 in an empty corpus."""
    return count * 1e6 / words if words else 0.0
