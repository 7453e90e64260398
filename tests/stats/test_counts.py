"""Counts are those of a plain Counter, whatever the split over documents, parts, runs and processes."""

import pickle
import tempfile
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.stats import spill
from hzclean.stats.counts import Counts, Store, Tally
from hzclean.stats.spill import merge, ranked, write_run

ITEMS = st.lists(st.sampled_from(["天", "地", "玄黄", "\n", "，", "a\tb", "𠀀"]), max_size=12)
CORPUS = st.lists(ITEMS, max_size=8)


def reference(corpus):
    """Tallies by plain Counters."""
    total = Counter(item for document in corpus for item in document)
    within = Counter(item for document in corpus for item in set(document))
    return {Tally(item, count, within[item]) for item, count in total.items()}


@given(CORPUS, st.data())
def test_any_split_over_parts_gives_the_same(corpus, data):
    parts = [Counts() for _ in range(3)]
    for number, document in enumerate(corpus):
        parts[data.draw(st.integers(0, 2))].add(document, number)
    whole = parts[0] + parts[1] + parts[2]
    whole.settle()
    assert set(whole.tallies()) == reference(corpus)
    assert whole.documents == len(corpus)


@given(CORPUS, st.data())
def test_documents_cut_apart_count_once(corpus, data):
    """Each document is cut in two; its halves go to any parts, under numbers that are said to be the same."""
    parts = [Counts() for _ in range(3)]
    same = {}
    for number, document in enumerate(corpus):
        at = data.draw(st.integers(0, len(document)))
        parts[data.draw(st.integers(0, 2))].add(document[:at], number, last=False)
        parts[data.draw(st.integers(0, 2))].add(document[at:], number + 1000, last=False)
        same[number + 1000] = number
    whole = parts[0] + parts[1] + parts[2]
    whole.settle(same)
    assert set(whole.tallies()) == reference(corpus)
    assert whole.documents == len(corpus)


@given(CORPUS, st.integers(1, 4), st.booleans(), st.data())
def test_runs_on_disk_change_nothing(corpus, limit, in_pieces, data):
    with tempfile.TemporaryDirectory() as folder:
        parts = [Counts(Store(folder, limit)), Counts(Store(folder, limit))]
        for number, document in enumerate(corpus):
            part = parts[data.draw(st.integers(0, 1))]
            if in_pieces:
                for item in document:
                    part.add([item], number, last=False)
            part.add([] if in_pieces else document, number)
        whole = parts[0] + parts[1]
        whole.settle()
        assert set(whole.tallies()) == reference(corpus)
        assert whole.documents == len(corpus)
        in_order = sorted(reference(corpus), key=lambda t: (-t.frequency, t.item))
        assert list(whole.top(None)) == in_order
        assert list(whole.top(2)) == in_order[:2]
        assert [t.item for t in whole.in_order()] == sorted(t.item for t in in_order)


@given(CORPUS)
def test_adding_leaves_both_unchanged_and_pickles(corpus):
    one = Counts()
    for number, document in enumerate(corpus):
        one.add(document, number)
    before = set(one.tallies())
    two = pickle.loads(pickle.dumps(one))
    both = one + two
    assert set(one.tallies()) == set(two.tallies()) == before
    assert {(t.item, t.frequency) for t in both.tallies()} == {(t.item, 2 * t.frequency) for t in before}


def test_many_runs_are_merged_into_few(tmp_path, monkeypatch):
    monkeypatch.setattr("hzclean.stats.counts.FAN_IN", 3)
    counts = Counts(Store(str(tmp_path), 2))
    for number in range(40):
        counts.add([f"{number % 7}", f"x{number}"], number)
    assert len(list(tmp_path.iterdir())) == len(counts.runs) <= 4
    assert {t.item: t.frequency for t in counts.tallies() if len(t.item) == 1} == Counter(str(n % 7) for n in range(40))


def test_counts_without_a_store_cannot_be_written():
    with pytest.raises(ValueError, match="store"):
        Counts().spill()


@given(st.lists(st.lists(st.tuples(st.text(max_size=3), st.integers()), max_size=9), max_size=5))
def test_merging_runs_groups_all_values_by_key(runs):
    with tempfile.TemporaryDirectory() as folder:
        paths = [write_run(folder, sorted(run, key=lambda row: row[0])) for run in runs]
        merged = list(merge(paths))
    keys = [key for key, _ in merged]
    assert keys == sorted({key for run in runs for key, _ in run})
    assert sorted((key, value) for key, values in merged for value in values) == sorted(r for run in runs for r in run)


def test_keys_on_the_border_of_blocks_lose_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(spill, "BLOCK", 2)
    runs = [write_run(str(tmp_path), [("a", 1), ("a", 2), ("a", 3), ("b", 4)]), write_run(str(tmp_path), [("a", 5)])]
    assert {key: sorted(values) for key, values in _grouped(merge(runs)).items()} == {"a": [1, 2, 3, 5], "b": [4]}


def _grouped(merged):
    found = {}
    for key, values in merged:
        found.setdefault(key, []).extend(values)
    return found


@given(st.lists(st.integers(), max_size=20), st.one_of(st.none(), st.integers(0, 5)))
def test_ranking_on_disk_is_sorting(numbers, top):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(spill, "SORTED_AT_ONCE", 3)
        rows = [(number,) for number in numbers]
        assert list(ranked(rows, top, key=lambda row: row[0], directory=folder)) == sorted(rows)[:top]
