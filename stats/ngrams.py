"""N-grams: sequences of n characters or n words that stand together, by frequency.

A sequence never runs over the end of a line (a paragraph) or over punctuation: 。the end of one clause and the
start of the next are no expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from hzclean.stats.counts import Counts
from hzclean.stats.table import Column, Table
from hzclean.stats.tokens import HANZI, is_word

COLUMNS = (
    Column("ngram"),
    Column("n", "count", rank=2),
    Column("count", "count", bar=True),
    Column("per_million", "number", 1, rank=3),
    Column("documents", "count", rank=1),
)

_RUN = re.compile(f"[{HANZI}]+")
WORD_JOINT = " "


def character_ngrams(text: str, lowest: int, highest: int) -> Iterator[str]:
    """Each sequence of lowest…highest hanzi.

    >>> list(character_ngrams("上山，下乡", 2, 3))
    ['上山', '下乡']
    """
    runs = _RUN.findall(text)
    for n in range(lowest, min(highest, max(map(len, runs), default=0)) + 1):
        for run in runs:
            yield from map("".join, zip(*(run[i:] for i in range(n)), strict=False))


def word_ngrams(tokens: Iterable[str], lowest: int, highest: int) -> Iterator[str]:
    """Each sequence of lowest…highest words, joined by spaces.

    >>> list(word_ngrams(["上", "山", "，", "下", "乡", "去"], 2, 2))
    ['上 山', '下 乡', '乡 去']
    """
    runs = [list(run) for words, run in groupby(tokens, is_word) if words]
    for n in range(lowest, min(highest, max(map(len, runs), default=0)) + 1):
        for run in runs:
            yield from map(WORD_JOINT.join, zip(*(run[i:] for i in range(n)), strict=False))


def ngrams(
    counts: Counts,
    size: Callable[[str], int],
    top: int | None = 20,
    min_count: int = 1,
    sort: str | None = None,
) -> Table:
    """The `top` most frequent n-grams (all with None), longer ones mixed with shorter ones.

    size: from an n-gram to its n. per_million is per million n-grams of that n.

    >>> counts = Counts()
    >>> counts.add(character_ngrams("图书图书", 2, 2), document=0)
    >>> list(ngrams(counts, len, top=1).rows)
    [('图书', 2, 2, 666666.6666666666, 1)]
    """
    totals: dict[int, int] = {}
    for tally in counts.tallies():
        totals[size(tally.item)] = totals.get(size(tally.item), 0) + tally.frequency
    found = counts.top(top, None, min_count, sort)
    rows = ((t.item, n := size(t.item), t.frequency, t.frequency * 1e6 / totals[n], t.documents) for t in found)
    return Table("ngrams", COLUMNS, rows)


def words_in(ngram: str) -> int:
    """The n of a word n-gram."""
    return ngram.count(WORD_JOINT) + 1
