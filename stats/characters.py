"""Characters: the hanzi of a corpus by frequency, with the share of the text that the first n cover."""

from __future__ import annotations

from itertools import accumulate

from hzclean.stats.counts import Counts
from hzclean.stats.table import Column, Table
from hzclean.stats.tokens import count_hanzi

COLUMNS = (
    Column("character"),
    Column("count", "count", bar=True),
    Column("percent", "number", 2, rank=2),
    Column("cumulative_percent", "number", 2, rank=3),
    Column("documents", "count", rank=1),
)


def characters(counts: Counts, top: int | None = 20, min_count: int = 1) -> Table:
    """The `top` most frequent hanzi (all with None); percentages are of all hanzi.

    >>> counts = Counts()
    >>> counts.add("天地天，", document=0)
    >>> characters(counts, top=1).rows
    [('天', 2, 66.66666666666667, 66.66666666666667, 1)]
    """
    found = list(counts.top(None, lambda c: count_hanzi(c) > 0))
    total = sum(t.frequency for t in found)
    sums = accumulate(t.frequency for t in found)
    rows = [
        (t.item, t.frequency, t.frequency * 100 / total, reached * 100 / total, t.documents)
        for t, reached in zip(found, sums, strict=True)
        if t.frequency >= min_count
    ]
    return Table("characters", COLUMNS, list(rows[:top]))
