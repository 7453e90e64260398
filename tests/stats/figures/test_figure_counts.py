"""Figures counted over documents."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.stats.figures import FigureCounts

SENTENCES = [
    "投资3亿元。",
    "增长5%。",
    "出口100万美元。",
    "企业12家。",
    "工期3-5年。",
    "2021年建成。",
    "排名第一。",
    "电价0.5元/千瓦时。",
]


def counts(*documents: tuple[str, str]) -> FigureCounts:
    result = FigureCounts()
    for document, text in documents:
        result.add(document, text)
    return result


def test_currencies_are_never_added() -> None:
    rows = counts(("a", "投资3亿元和2亿元，出口100万美元")).rows(by="kind")
    assert [(row.kind, row.unit, row.count, row.sum, row.maximum) for row in rows] == [("money", None, 3, None, None)]
    rows = counts(("a", "投资3亿元和2亿元，出口100万美元")).rows(by="unit")
    assert [(row.unit, row.count, row.sum) for row in rows] == [("元", 2, 500000000), ("美元", 1, 1000000)]


def test_sums_only_where_they_make_sense() -> None:
    rows = counts(("a", "增长5%和7%，电价0.5元/千瓦时，时速80公里，气温20℃，排名第一，2021年")).rows()
    assert {row.kind: row.sum for row in rows} == dict.fromkeys(
        ["percent", "money", "speed", "temperature", "ordinal", "date"]
    )


def test_statistics() -> None:
    (row,) = counts(("a", "企业3家、5家"), ("b", "商户10家"), ("b", "酒店2-4家")).rows()
    assert (row.kind, row.unit, row.count, row.documents) == ("count", "家", 4, 2)
    assert (row.minimum, row.median, row.maximum, row.sum) == (2, 4, 10, 21)


def test_dates_have_no_statistics() -> None:
    (row,) = counts(("a", "2021年和2022年")).rows()
    assert (row.count, row.minimum, row.median, row.maximum, row.sum) == (2, None, None, None, None)


def test_by_document_value_and_noun() -> None:
    found = counts(("a", "企业3家，项目3个"), ("b", "企业3家，增长5%"))
    assert [(row.document, row.count) for row in found.rows(by="document")] == [("a", 2), ("b", 2)]
    assert [(row.value, row.unit, row.count, row.documents) for row in found.rows(by="value", top=1)] == [
        (3, "家", 2, 2)
    ]
    assert [(row.noun, row.unit, row.count) for row in found.rows(by="noun")] == [("企业", "家", 2), ("项目", "个", 1)]


def test_sort_top_and_min_count() -> None:
    found = counts(("a", "3个、5个、9家、7%、8%、9%"))
    assert [row.unit for row in found.rows()] == ["%", "个", "家"]
    assert [row.unit for row in found.rows(top=1)] == ["%"]
    assert [row.unit for row in found.rows(min_count=2)] == ["%", "个"]
    assert [row.unit for row in found.rows(sort="name")] == ["个", "家", "%"]
    assert [row.unit for row in found.rows(sort="sum")] == ["家", "个", "%"]
    assert found.rows(by=None, sort=None) == found.rows()


def test_unknown_order() -> None:
    with pytest.raises(ValueError, match="choose one of unit, kind, noun, value, document"):
        FigureCounts().rows(by="colour")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="choose one of count, documents"):
        FigureCounts().rows(sort="colour")  # type: ignore[arg-type]


def test_empty() -> None:
    assert FigureCounts().rows() == []
    assert FigureCounts().total == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(SENTENCES)), max_size=12), st.integers(0, 12))
@settings(max_examples=50, deadline=None)
def test_parts_add_up(documents: list[tuple[str, str]], cut: int) -> None:
    whole = counts(*documents)
    parts = counts(*documents[:cut]) + pickle.loads(pickle.dumps(counts(*documents[cut:])))
    assert parts == whole
    assert parts.rows() == whole.rows()
    assert parts.total == sum(row.count for row in whole.rows(by="document"))


def test_documents_can_be_renamed() -> None:
    found = counts(("a", "3个"), ("b", "5个"))
    found.rename({"b": "a"})
    assert [(row.document, row.count) for row in found.rows(by="document")] == [("a", 2)]
