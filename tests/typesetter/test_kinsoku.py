"""Lines as a typesetter breaks them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typesetter.kinsoku import CLOSING, OPENING, boxes, wrap
from typesetter.strategies import paragraphs
from typesetter.widths import width

MEASURES = st.integers(16, 80).map(lambda n: n / 2)


@given(paragraphs())
def test_boxes_joined_are_the_text(text):
    assert "".join(boxes(text)) == text
    assert "".join(boxes(text, whole_words=False)) == text


@given(paragraphs(), MEASURES, st.sampled_from([0, 2]), st.sampled_from([0, 0.5]), st.booleans())
def test_lines_joined_are_the_text(text, measure, indent, squeeze, whole_words):
    cuts = wrap(text, measure, indent, squeeze=squeeze, whole_words=whole_words)
    assert "".join(cut.text + cut.glue for cut in cuts) == text


@given(paragraphs(), MEASURES, st.sampled_from([0, 2]), st.sampled_from([0, 0.5]))
def test_no_line_is_wider_than_the_measure(text, measure, indent, squeeze):
    cuts = wrap(text, measure, indent, squeeze=squeeze)
    assert width(cuts[0].text) <= measure - indent + squeeze
    assert all(width(cut.text) <= measure + squeeze for cut in cuts)


@given(paragraphs(), st.integers(12, 40))
def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one(text, measure):
    too_wide = any(width(box) > measure - 2 for box in boxes(text))
    cuts = wrap(text, measure, indent=2)
    if not too_wide:
        assert not [cut.text for cut in cuts[1:] if cut.text[0] in CLOSING]
        assert not [cut.text for cut in cuts[:-1] if cut.text[-1] in OPENING]


@given(paragraphs(), MEASURES)
def test_each_line_is_as_full_as_may_be(text, measure):
    cuts = wrap(text, measure)
    for line, after in pairwise(cuts):
        first = boxes(after.text)[0]
        if width(first) <= measure:
            assert width(line.text + line.glue + first) > measure


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("同比增长152.08%，进出口总量居首。", 8, ["同比增长", "152.08%，进出口", "总量居首。"]),
        ("他叫 Tom Lee，昨天刚到。", 6, ["他叫 Tom", "Lee，昨天刚", "到。"]),
        ("老人说：“没事。”", 5, ["老人说：", "“没事。”"]),
        ("他大声说：“没事。”", 5, ["他大声说：", "“没事。”"]),
        ("天——天啊……好", 4, ["天——天", "啊……好"]),
        ("见www.example.com/a", 5, ["见", "www.exampl", "e.com/a"]),
        ("", 5, []),
    ],
)
def test_lines_by_hand(text, measure, lines):
    assert [cut.text for cut in wrap(text, measure)] == lines


def test_a_closing_mark_is_pushed_in_where_the_house_does_so():
    assert [cut.text for cut in wrap("一二三四五，六", 5.5)] == ["一二三四", "五，六"]
    assert [cut.text for cut in wrap("一二三四五，六", 5.5, squeeze=0.5)] == ["一二三四五，", "六"]
