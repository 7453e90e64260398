"""Blanks within figures: what is found is the same, and stands where it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.stats.figures import find
from hzclean.stats.figures.gaps import without_gaps


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("研发投入 2.07 亿元，同比增长 35.30%", "研发投入 2.07亿元，同比增长 35.30%"),
        ("截至 2020 年 12 月 31 日，公司", "截至 2020年12月31日，公司"),
        ("2020 年年度报告", "2020年年度报告"),
        ("2019 年 5 月至今", "2019年5月至今"),
        ("產能 3,000 萬噸", "產能 3,000萬噸"),
    ],
)
def test_a_figure_with_blanks_is_the_one_without(printed, plain):
    found, same = find(printed), find(plain)
    assert [(m.kind, m.value, m.unit) for m in found] == [(m.kind, m.value, m.unit) for m in same]
    assert all(printed[m.start : m.end] == m.text for m in found)
    assert ["".join(m.text.split()) for m in found] == ["".join(m.text.split()) for m in same]


def test_a_blank_before_a_word_that_is_no_unit_stays():
    assert without_gaps("来了 5 日本人，3 元店") == ("来了 5 日本人，3 元店", None)


@given(st.text(alphabet="0129 年月日万亿元。\n"))
def test_each_character_but_the_gaps_keeps_its_place(text):
    short, places = without_gaps(text)
    assert places is None or short == "".join(text[place] for place in places)
    assert "".join(short.split()) == "".join(text.split())
    assert all(text[m.start : m.end] == m.text for m in find(text))
