"""Measures of association and of keyness, as functions of frequencies.

Sources. Log-likelihood of a 2×2 table: T. Dunning, Accurate methods for the statistics of surprise and
coincidence, Computational Linguistics 19 (1993). Its two-cell form for comparing corpora: P. Rayson and
R. Garside, Comparing corpora using frequency profiling (2000). PMI: K. Church and P. Hanks, Word association
norms, mutual information, and lexicography (1990). logDice: P. Rychlý, A lexicographer-friendly association
score (2008). %DIFF: C. Gabrielatos and A. Marchi (2011). Log Ratio: A. Hardie (2014).
"""

from __future__ import annotations

from math import erfc, inf, log, log2, sqrt

ABSENT = 0.5
"""Stands for a frequency of 0 where a ratio is taken (Hardie's choice): else the ratio would be infinite."""


def _part(observed: float, expected: float) -> float:
    return observed * log(observed / expected) if observed > 0 else 0.0  # x·ln x goes to 0 with x


def log_likelihood(both: int, first: int, second: int, neither: int) -> float:
    """Dunning's −2 log λ (G²) of a 2×2 table: both events, the first alone, the second alone, neither.

    >>> round(log_likelihood(110, 2442, 111, 29114), 2)
    270.72
    """
    rows = (both + first, second + neither)
    columns = (both + second, first + neither)
    total = sum(rows)
    if not total:
        return 0.0
    expected = [row * column / total for row in rows for column in columns]
    observed = (both, first, second, neither)
    return max(0.0, 2 * sum(map(_part, observed, expected)))


def pmi(both: int, first: int, second: int, total: int) -> float:
    """Pointwise mutual information in bits, of frequencies (first and second include both).

    >>> round(pmi(1159, 1938, 1311, 50_000_952) * log(2), 6)  # in nats
    10.034908
    """
    return log2(both * total / (first * second)) if both else -inf


def log_dice(both: int, first: int, second: int) -> float:
    """Rychlý's logDice: 14 at most (always together), one more for twice as often together.

    >>> round(log_dice(8, 389, 230), 6)
    8.726204
    """
    return 14 + log2(2 * both / (first + second)) if both else -inf


def keyness_log_likelihood(count: int, size: int, other_count: int, other_size: int) -> float:
    """Rayson and Garside's log-likelihood of a word in two corpora; always positive, 0 for an empty corpus.

    >>> round(keyness_log_likelihood(10, 1000, 10, 1000), 2)
    0.0
    """
    if not size or not other_size:
        return 0.0
    rate = (count + other_count) / (size + other_size)
    return max(0.0, 2 * (_part(count, size * rate) + _part(other_count, other_size * rate)))


def p_value(statistic: float) -> float:
    """The probability of a log-likelihood so high by chance: chi-square with one degree of freedom.

    >>> [round(p_value(g), 4) for g in (3.84, 6.63, 10.83, 15.13)]
    [0.05, 0.01, 0.001, 0.0001]
    """
    return erfc(sqrt(statistic / 2))


def percent_difference(count: int, size: int, other_count: int, other_size: int) -> float:
    """%DIFF: by how many percent the relative frequency is higher; infinite for a word the other corpus lacks.

    >>> round(percent_difference(30, 1000, 20, 1000), 6)
    50.0
    """
    rate, other = count / size, other_count / other_size
    if not other:
        return inf if rate else 0.0
    return (rate - other) * 100 / other


def log_ratio(count: int, size: int, other_count: int, other_size: int) -> float:
    """Hardie's Log Ratio: the binary logarithm of the ratio of relative frequencies (0 counts as half a word).

    >>> log_ratio(80, 1000, 20, 1000)
    2.0
    """
    return log2(((count or ABSENT) / size) / ((other_count or ABSENT) / other_size))
