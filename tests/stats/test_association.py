"""Published worked examples, to the digits they print."""

from math import inf, log

import pytest

from hzclean.stats.association import (
    keyness_log_likelihood,
    log_dice,
    log_likelihood,
    log_ratio,
    p_value,
    percent_difference,
    pmi,
)


@pytest.mark.parametrize(
    ("bigram", "table", "printed"),
    [
        ("the swiss", (110, 2442, 111, 29114), 270.72),
        ("can be", (29, 13, 123, 31612), 263.90),
        ("previous year", (31, 23, 139, 31584), 256.84),
        ("mineral water", (10, 0, 3, 31764), 167.23),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_log_likelihood_of_dunnings_bigrams(bigram, table, printed):
    """T. Dunning 1993, Computational Linguistics 19:1, the table of bigrams by −2 log λ."""
    assert round(log_likelihood(*table), 2) == printed


def test_keyness_of_the_lancaster_course():
    """The worked example of Lancaster's log-likelihood wizard in its corpus course: 52 of 50,000, 57 of 75,000."""
    assert round(keyness_log_likelihood(52, 50_000, 57, 75_000), 2) == 2.65


def test_chi_square_thresholds_of_the_lancaster_wizard():
    """ucrel.lancs.ac.uk/llwizard.html: p < 0.05, 0.01, 0.001 and 0.0001."""
    assert [round(p_value(g), 4) for g in (3.84, 6.63, 10.83, 15.13)] == [0.05, 0.01, 0.001, 0.0001]


@pytest.mark.parametrize(
    ("both", "first", "second", "printed"),
    [
        (8, 389, 230, 8.726204),
        (300, 300, 300, 14),
        (3, 3000, 3000, 4.034216),
        (6, 3000, 3000, 5.034216),
        (300, 3000, 3000, 10.67807),
    ],
)
def test_log_dice_of_sugiuras_examples(both, first, second, printed):
    """M. Sugiura's worked examples of Rychlý's logDice (sugiura-ken.org wiki, page logDice)."""
    decimals = len(str(printed).partition(".")[2])
    assert round(log_dice(both, first, second), decimals) == printed


@pytest.mark.parametrize(
    ("both", "first", "second", "printed"),
    [(1159, 1938, 1311, 10.0349081703)],
)
def test_pmi_of_puerto_rico(both, first, second, printed):
    """Wikipedia, Pointwise mutual information: puerto rico among 50,000,952 words, in nats."""
    assert round(pmi(both, first, second, 50_000_952) * log(2), 10) == printed


def test_log_ratio_of_hardies_example():
    """A. Hardie, Log Ratio – an informal introduction (2014): 0.0006 is three times 0.0002; equal is 0, double is 1."""
    assert log_ratio(600, 10**6, 200, 10**6) == pytest.approx(log(3, 2))
    assert log_ratio(7, 1000, 7, 1000) == 0
    assert log_ratio(14, 1000, 7, 1000) == 1
    assert log_ratio(7, 1000, 14, 1000) == -1


def test_percent_difference_is_that_of_relative_frequencies():
    assert percent_difference(52, 50_000, 57, 75_000) == pytest.approx(36.84, abs=0.005)
    assert percent_difference(3, 1000, 0, 1000) == inf
    assert percent_difference(0, 1000, 3, 1000) == -100


def test_nothing_where_there_is_nothing():
    assert log_likelihood(0, 0, 0, 0) == 0
    assert keyness_log_likelihood(0, 0, 5, 10) == 0
    assert pmi(0, 1, 1, 2) == log_dice(0, 1, 1) == -inf
