"""Dispersion: published examples, and the collected parts against the definition."""

import tempfile
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.stats import dispersion as module
from hzclean.stats.counts import Store
from hzclean.stats.dispersion import Parts, deviation_of_proportions, dispersion, juilland_d, normed
from hzclean.stats.documents import Piece


def test_gries_letters():
    """S. Th. Gries 2008, pp. 406–416, a corpus of letters in five parts: "a" has DP 0.18, Juilland's D 0.785."""
    frequencies, sizes = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]
    assert round(deviation_of_proportions(frequencies, sizes), 2) == 0.18
    assert round(juilland_d(frequencies, sizes), 3) == 0.785


def test_gries_three_parts():
    """J. Lijffijt and S. Th. Gries 2012, IJCL 17:1, p. 148: three equal parts with 2/3, 1/3 and none of the word
    have DP 1/3, normed 1/2.
    """
    dp = deviation_of_proportions([2, 1, 0], [10, 10, 10])
    assert dp == pytest.approx(1 / 3)
    assert normed(dp, 1 / 3) == pytest.approx(1 / 2)


def test_juilland_d_of_carroll():
    """J. B. Carroll 1970, ETS Research Bulletin Series 1970:2, p. 14: 0, 4, 3, 2 and 1 times in five equal parts."""
    assert round(juilland_d([0, 4, 3, 2, 1], [10] * 5), 4) == 0.6464


def test_lynes_allemand():
    """A. Lyne 1985, the lemma ALLEMAND in ten parts, as the README of the R package tlda (CRAN, 0.1.0) prints it."""
    frequencies = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]
    sizes = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
    assert round(juilland_d(frequencies, sizes), 7) == 0.6038797
    assert round(deviation_of_proportions(frequencies, sizes), 7) == 0.4990705


DOCUMENTS = st.lists(
    st.lists(st.sampled_from(["天", "地", "人", "，"]), min_size=1, max_size=9), min_size=1, max_size=6
)


def by_definition(documents, word):
    documents = [[token for token in document if token != "，"] for document in documents]
    documents = [document for document in documents if document]
    frequencies = [document.count(word) for document in documents]
    sizes = [len(document) for document in documents]
    return (
        sum(frequencies),
        sum(map(bool, frequencies)),
        deviation_of_proportions(frequencies, sizes),
        juilland_d(frequencies, sizes),
    )


@given(DOCUMENTS, st.integers(1, 12), st.data())
def test_the_table_is_the_definition_whatever_the_split(documents, limit, data):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PAIRS_IN_MEMORY", limit)
        parts = [Parts(Store(folder)), Parts(Store(folder))]
        same = {}
        for number, document in enumerate(documents):
            at = data.draw(st.integers(0, len(document)))
            parts[0].take(Piece("", number, 0, 1, at == len(document)), document[:at], "")
            if at < len(document):
                parts[1].take(Piece("", number + 1000, 0, 1, False), document[at:], "")
                same[number + 1000] = number
        parts[0] += parts[1]
        parts[0].settle(same)
        rows = {row[0]: row for row in dispersion(parts[0], lambda word: True, None).rows}
    for word in {token for document in documents for token in document} - {"，"}:
        count, within, dp, d = by_definition(documents, word)
        row = rows.pop(word)
        assert row[1:3] == (count, within)
        assert row[4] == pytest.approx(dp, abs=1e-12)
        assert row[6] == pytest.approx(d, abs=1e-7)
    assert rows == {}


def test_one_document_spreads_everything_evenly():
    assert deviation_of_proportions([3], [9]) == 0
    assert juilland_d([3], [9]) == 1
    assert normed(0.0, 1.0) == 0
    assert fsum([]) == deviation_of_proportions([0, 0], [3, 3])
