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
    """T. Dunning 1993, Computational Linguistics 19:1, p. 72, the table of bigrams by −2 log λ."""
    assert round(log_likelihood(*table), 2) == printed


def test_keyness_of_mcenery_and_hardie():
    """T. McEnery and A. Hardie, Corpus Linguistics (2012), its website's page on statistics, below the calculator
    (corpora.lancs.ac.uk/clmtp/2-stat.php): 52 of 50,000 words, 57 of 75,000.
    """
    assert round(keyness_log_likelihood(52, 50_000, 57, 75_000), 2) == 2.65


@pytest.mark.parametrize(
    ("learners", "natives", "printed"), [(392, 170, 90), (348, 99, 147), (15, 14, 0), (9, 32, 14), (21, 25, 0)]
)
def test_keyness_of_raysons_keep(learners, natives, printed):
    """P. Rayson on the Corpora list, 18 January 2002, "statistics in learner English": KEEP and its forms, in a
    million words each (listserv.linguistlist.org/pipermail/corpora/2002-January/002455.html).
    """
    assert round(keyness_log_likelihood(learners, 10**6, natives, 10**6)) == printed


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
    """M. Sugiura's worked examples of Rychlý's logDice (sugiura-ken.org/wiki, page logDice)."""
    decimals = len(str(printed).partition(".")[2])
    assert round(log_dice(both, first, second), decimals) == printed


def test_log_dice_as_rychly_describes_it():
    """P. Rychlý 2008, RASLAN, p. 9: 14 at most, 0 for one co-occurrence in 16,000, one more for twice as often."""
    assert log_dice(7, 7, 7) == 14
    assert log_dice(1, 2**14, 2**14) == 0
    assert log_dice(6, 500, 300) - log_dice(3, 500, 300) == pytest.approx(1)


def test_pmi_of_doctors_and_dentists():
    """K. Church and P. Hanks 1990, Computational Linguistics 16:1, p. 24: 8 times together in 15 million words."""
    assert round(pmi(8, 1105, 44, 15_000_000), 1) == 11.3


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


def test_percent_difference_of_gabrielatos_and_marchi():
    """C. Gabrielatos and A. Marchi, Keyness: Matching metrics to definitions (Corpus Linguistics in the South 1,
    Portsmouth, 5 November 2011), slide 18 (eprints.lancs.ac.uk/id/eprint/51449): 206,523 of 959,641 words against
    178,174 of 1,562,358.
    """
    assert round(percent_difference(206_523, 959_641, 178_174, 1_562_358), 1) == 88.7


def test_percent_difference_of_a_word_that_one_corpus_lacks():
    assert percent_difference(3, 1000, 0, 1000) == inf
    assert percent_difference(0, 1000, 3, 1000) == -100


def test_nothing_where_there_is_nothing():
    assert log_likelihood(0, 0, 0, 0) == 0
    assert keyness_log_likelihood(0, 0, 5, 10) == 0
    assert pmi(0, 1, 1, 2) == log_dice(0, 1, 1) == -inf
