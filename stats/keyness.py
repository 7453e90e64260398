"""Keyness: the words that one corpus has more, or less, often than another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hzclean.stats.association import keyness_log_likelihood, log_ratio, p_value, percent_difference
from hzclean.stats.counts import Counts, Store
from hzclean.stats.spill import ranked
from hzclean.stats.table import Column, Table, sort_key

COLUMNS = (
    Column("term"),
    Column("count", "count"),
    Column("reference_count", "count", rank=3),
    Column("per_million", "number", 1, rank=5),
    Column("reference_per_million", "number", 1, rank=6),
    Column("log_likelihood", "number", 2, bar=True),
    Column("percent_difference", "number", 1, rank=4),
    Column("log_ratio", "number", 2, rank=1),
    Column("p_value", "number", None, rank=2),
)

Row = tuple[str, int, int, float, float, float, float | None, float, float]


def keyness(
    counts: Counts,
    words: int,
    reference: Counts,
    reference_words: int,
    wanted: Callable[[str], bool],
    top: int | None = 20,
    min_count: int = 1,
    sort: str | None = None,
    store: Store | None = None,
) -> Table:
    """The terms by log-likelihood (or sort="log_ratio"); a term rarer than in the reference has a negative log_ratio.

    min_count: of both corpora together. percent_difference is empty for a term the reference lacks.
    Nothing is key where one of the corpora is empty.
    """
    rows: Iterator[Row] = iter(())
    if words and reference_words:
        rows = (
            _row(item, count, words, other, reference_words)
            for item, count, other in _paired(counts, reference)
            if count + other >= min_count and wanted(item)
        )
    order = sort_key(COLUMNS, sort or "log_likelihood")
    found = ranked(rows, top, order, store.directory if store else None)
    return Table("keyness", COLUMNS, found)


def _paired(counts: Counts, reference: Counts) -> Iterator[tuple[str, int, int]]:
    """Each item with its count in either corpus: both are walked in code point order, in step."""
    mine, theirs = counts.in_order(), reference.in_order()
    one, two = next(mine, None), next(theirs, None)
    while one or two:
        if two is None or (one and one.item < two.item):
            assert one is not None
            yield one.item, one.frequency, 0
            one = next(mine, None)
        elif one is None or two.item < one.item:
            yield two.item, 0, two.frequency
            two = next(theirs, None)
        else:
            yield one.item, one.frequency, two.frequency
            one, two = next(mine, None), next(theirs, None)


def _row(item: str, count: int, words: int, other: int, other_words: int) -> Row:
    strength = keyness_log_likelihood(count, words, other, other_words)
    difference = percent_difference(count, words, other, other_words) if other else None
    return (
        item,
        count,
        other,
        count * 1e6 / words,
        other * 1e6 / other_words,
        strength,
        difference,
        log_ratio(count, words, other, other_words),
        p_value(strength),
    )
