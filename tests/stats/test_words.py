"""Segmentation, n-grams, collocations, keyness, new words and the overview on texts small enough to count by hand."""

from collections import Counter

import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st

from hzclean.stats.collocations import Neighbours, collocations
from hzclean.stats.counts import Counts
from hzclean.stats.documents import Piece
from hzclean.stats.keyness import keyness
from hzclean.stats.new_words import Thresholds, new_words, strings
from hzclean.stats.ngrams import character_ngrams, word_ngrams
from hzclean.stats.overview import size
from hzclean.stats.tokens import Entry, Segmenter, TermFilter, chinese_stopwords, is_word, lexicon, read_dictionary

HAN = st.text(alphabet="我们在图书馆读书，國家說這裡。\n AI3", max_size=40)


CUTTERS = [s.cutter() for s in (Segmenter(), Segmenter(hmm=False), Segmenter((Entry("书馆", None, None),)))]


@given(HAN)
def test_tokens_joined_are_the_text(text):
    for cut in CUTTERS:
        assert "".join(cut(text)) == text


@given(st.lists(HAN, max_size=4))
def test_lines_are_cut_alone_or_together_alike(lines):
    cut = Segmenter().cutter()
    apart = [token for line in lines for token in cut(line + "\n") if token.strip()]
    assert [token for token in cut("".join(line + "\n" for line in lines)) if token.strip()] == apart


def test_traditional_text_is_cut_as_its_simplified_shadow():
    cut = Segmenter().cutter()
    assert cut("國務院總理說，這個問題很嚴重。") == ["國務院", "總理", "說", "，", "這個", "問題", "很", "嚴重", "。"]
    assert Segmenter(fold=True).cutter()("國務院") == ["国务院"]


def test_the_dictionary_of_one_segmenter_does_not_reach_others():
    with_word = Segmenter((Entry("青湖市", None, "ns"),))
    assert with_word.cutter()("青湖市图书馆") == ["青湖市", "图书馆"]
    assert not rjieba.has_word("青湖市")
    assert with_word.tagger()("青湖市") == "ns"
    assert lexicon(with_word)("青湖市")
    assert not lexicon(Segmenter())("青湖市")


def test_lines_that_are_no_entry_are_refused_with_their_number():
    with pytest.raises(ValueError, match="line 2"):
        read_dictionary(["图书 3 n", "图书 馆 n v x"])


def test_stop_words_are_in_both_scripts():
    words = chinese_stopwords()
    assert {"的", "这个", "這個", "为了", "為了", "裡", "裏", "里", "著"} <= words
    assert not any("/" in word or "#" in word or not word for word in words)
    assert not words & {"图书馆", "发展", "经济"}


def test_which_tokens_are_terms():
    terms = TermFilter(frozenset({"我们"}), 2)
    tokens = ["我们", "图书馆", "书", "AI", "2023", "A股", "，", "卡拉OK"]
    assert list(filter(terms, tokens)) == ["图书馆", "A股", "卡拉OK"]
    assert list(filter(TermFilter(latin=True), tokens)) == ["我们", "图书馆", "书", "AI", "A股", "卡拉OK"]


@given(st.text(alphabet="上山下乡，a\n", max_size=30), st.integers(1, 3), st.integers(0, 2))
def test_character_ngrams_by_definition(text, low, more):
    found = Counter(character_ngrams(text, low, low + more))
    expected = Counter(
        text[at : at + n]
        for n in range(low, low + more + 1)
        for at in range(len(text) - n + 1)
        if all("\u4e00" <= c <= "\u9fff" for c in text[at : at + n])
    )
    assert found == expected


def test_word_ngrams_stop_at_punctuation_and_line_ends():
    assert list(word_ngrams(["甲", "乙", "\n", "丙", "丁", "戊"], 2, 3)) == ["甲 乙", "丙 丁", "丁 戊", "丙 丁 戊"]


def neighbours(tokens, node="中", window=(2, 1)):
    near = Neighbours(node, window)
    near.take(Piece("", 0, 0, 1, True), tokens, "")
    return near


def test_a_word_near_two_nodes_counts_once():
    near = neighbours(["甲", "中", "乙", "中", "丙", "丁"])
    assert near.node_count == 2
    assert near.left + near.right == Counter(甲=1, 乙=1, 丙=1)


def test_neighbours_do_not_cross_paragraphs_but_cross_commas():
    near = neighbours(["甲", "乙", "，", "中", "\n", "丙"])
    assert (near.left, near.right) == (Counter(甲=1, 乙=1), Counter())


def test_the_table_of_collocations_adds_up():
    tokens = ["甲", "中", "乙", "丙", "\n", "甲", "中", "丁", "\n", *["戊", "己"] * 20]
    counts = Counts()
    counts.add(tokens, 0)
    words = sum(map(is_word, tokens))
    rows = list(collocations(neighbours(tokens), counts, words, is_word).rows)
    assert rows[0][0] == "甲"
    assert rows[0][1:5] == (2, 2, 0, 2)
    assert all(row[1] <= row[4] for row in rows)
    with pytest.raises(ValueError, match="log_dice"):
        collocations(neighbours(tokens), counts, words, is_word, sort="colour")


def test_keyness_has_words_of_either_corpus():
    here, there = Counts(), Counts()
    here.add(["甲"] * 30 + ["乙"] * 10, 0)
    there.add(["乙"] * 30 + ["丙"] * 10, 0)
    rows = {row[0]: row for row in keyness(here, 40, there, 40, is_word, None).rows}
    assert rows["甲"][1:3] == (30, 0)
    assert rows["甲"][6] is None
    assert rows["甲"][7] > 0 > rows["丙"][7]
    assert rows["乙"][6] == pytest.approx(-200 / 3)
    assert list(keyness(here, 40, Counts(), 0, is_word).rows) == []


def test_new_words_hold_together_and_move_freely():
    """青湖 stands after and before many characters; 书馆 always after 图; 的 glues to anything."""
    around = "天地人山水火风云花草"
    text = (
        "，".join(f"{a}青湖{b}" for a in around for b in around[:3])
        + "，"
        + "，".join(f"{a}图书馆的{a}" for a in around)
    )
    counts = Counts()
    counts.add(strings(text, 5), 0)
    found = {
        row[0]: row for row in new_words(counts, {"图书馆"}.__contains__, frozenset("的"), 4, Thresholds(5, 2, 1)).rows
    }
    assert "青湖" in found
    assert not found.keys() & {"图书", "书馆", "图书馆", "图书馆的", "馆的"}
    assert found["青湖"][1] == 30
    assert found["青湖"][4] == pytest.approx(3.3219, abs=1e-4)  # ten characters before it, equally often
    assert found["青湖"][5] == pytest.approx(1.5850, abs=1e-4)  # three after it


def test_the_script_of_a_corpus():
    def script(text):
        counts = Counts()
        counts.add(Segmenter().cutter()(text), 0)
        return size(counts.tallies()).script

    assert script("我们在图书馆读书") == "Simplified"
    assert script("我們在圖書館讀書") == "Traditional"
    assert script("我们在图书馆读书，我們在圖書館讀書") == "mixed"
    assert script("大小上下") == script("") == "none"
