"""Continuation: the true rest of a text is told from others, whether texts are read one by one or together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.continuation import REACH, Continuation, read_back, read_on

# Three sentences of one subject, cut where no word is cut.
_CUT = [
    ("村里把渡口的老屋改成书屋，去年秋", "天对孩子们开放"),
    ("县交通运输局局长说，这条公路", "全长12公里，明年通车"),
    ("因为雨下得太久，不少人家的粮食", "都发了霉，只好喂猪"),
]


def _worth(said, before, after):
    return said.of(read_back(before), read_on(after))


@pytest.mark.parametrize("n", range(3))
def test_the_true_rest_is_told_from_others(n):
    said = Continuation([])
    true, *others = (_worth(said, _CUT[n][0], _CUT[(n + k) % 3][1]) for k in range(3))
    assert true > max(others)


def test_what_follows_a_comma_is_told_as_well():
    said = Continuation([])
    before = "经过半年的施工，"
    assert _worth(said, before, "新桥终于通车") > _worth(said, before, "表示，将继续扩大")


def test_a_text_is_read_alike_alone_and_together():
    lines = [f"第{n}段河堤已经加固，第{n + 1}段" for n in range(60)]
    alone = [_worth(Continuation([]), a, b) for a, b in pairwise(lines)]
    said = Continuation(lines)
    together = [_worth(said, a, b) for a, b in pairwise(lines)]
    assert together == pytest.approx(alone, abs=1.1e-3)
    # What the reading of several at once changes, in the seventh digit, decides no tie.
    assert all(value == round(value, 3) for value in alone + together)


def test_of_symbols_that_it_does_not_know_it_says_nothing():
    assert _worth(Continuation([]), "水😀", "😀水") == 0
    assert _worth(Continuation([]), "水", "，山") == 0
    assert _worth(Continuation([]), "", "山") == 0


def test_a_figure_is_one_symbol():
    assert read_back("增长 12.5") == "增长0"
    assert read_on("2024年3月，GDP增长") == "0年0月，a增长"
    assert len(read_back("新" * 50)) == len(read_on("新" * 50)) == REACH


@given(st.text(), st.text())
def test_any_text_may_be_asked_of(before, after):
    assert abs(_worth(Continuation([before, after]), before, after)) < 100
