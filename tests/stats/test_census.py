"""One census of a corpus equals plain counting, and the sum of the censuses of its parts."""

from collections import Counter

import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.stats.census import Census, Plan
from hzclean.stats.counts import Tally
from hzclean.stats.documents import split
from hzclean.stats.figures import FigureCounts
from hzclean.stats.tables import TABLES, Maker, Request
from hzclean.stats.tokens import TermFilter

SENTENCES = [
    "科技创新带动产业发展。",
    "我们在图书馆读书，",
    "1026亿元",
    "5G与AI",
    "他說國家圖書館在這裡",
    "\n",
    "\n\n",
    "。",
    " ",
]
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=12).map("".join), max_size=5)
MERGEABLE = tuple(sorted(set(TABLES) - {"keyness", "figures", "mentions"}))
EVERYTHING = Request(top=None, wanted=TermFilter())


def census_of(texts, tables, first=0):
    census = Census(Plan(tables, node="发展"))
    for number, text in enumerate(texts, first):
        census.count(split([text], first=number << 20), f"{number}.txt")
    return census


def made(census, names=MERGEABLE):
    maker = Maker(census, EVERYTHING)
    return {name: sorted(map(repr, maker.table(name).rows)) for name in names}


@given(TEXTS)
def test_terms_are_counted_as_a_plain_counter_counts(texts):
    census = census_of(texts, ("terms",))
    census.settle()
    documents = [d.strip("\n") for text in texts for d in text.split("\n\n") if d.strip()]
    shadow = str.maketrans("說國圖書館這裡", "说国图书馆这里")
    total, within = Counter(), Counter()
    for document in documents:
        at, tokens = 0, []
        for token in rjieba.cut(document.translate(shadow)):
            tokens.append(document[at : at + len(token)])
            at += len(token)
        total.update(tokens)
        within.update(set(tokens))
    words = {t for t in census["tokens"].tallies() if t.item.strip()}
    assert words == {Tally(t, n, within[t]) for t, n in total.items() if t.strip()}


@given(TEXTS, st.integers(0, 5))
def test_the_parts_add_up_to_the_whole(texts, at):
    whole = census_of(texts, MERGEABLE)
    whole.settle()
    parts = census_of(texts[:at], MERGEABLE)
    parts += census_of(texts[at:], MERGEABLE, first=min(at, len(texts)))
    parts.settle()
    assert made(parts) == made(whole)


@pytest.mark.parametrize("name", MERGEABLE)
def test_every_table_of_an_empty_corpus_can_be_made(name):
    census = census_of([], (name,))
    census.settle()
    rows = list(Maker(census, Request()).table(name).rows)
    assert rows == [] or name == "overview"


@pytest.mark.parametrize("by", ["unit", "kind", "noun", "value", "document"])
@given(texts=TEXTS, at=st.integers(0, 5))
@settings(max_examples=25)
def test_figures_are_those_of_one_count_over_all_documents(by, texts, at):
    """The collector keeps values and documents apart; FigureCounts, which keeps them together, is the reference."""
    reference = FigureCounts()
    parts = [Census(Plan(("figures",), figures_by=by)) for _ in range(2)]
    for number, text in enumerate(texts):
        pieces = list(split([text], first=number << 20))
        parts[number < at].count(pieces, f"{number}.txt")
        lines = {}
        for piece in pieces:
            lines.setdefault(piece.document, piece.line)
            reference.add(f"{number}.txt:{lines[piece.document]}", piece.text)
    parts[0] += parts[1]
    parts[0].settle()
    for sort in ("count", "documents"):
        found = parts[0]["figures"].rows(sort)
        assert sorted(map(repr, found)) == sorted(map(repr, reference.rows(by, sort=sort)))
