"""Gates: what a cheap look passes over has indeed nothing of what the full look seeks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import forms, kinds
from hzclean.cleaners.doubling_growth import grow, may_grow
from hzclean.cleaners.folding import fold_all, folded, folding
from hzclean.cleaners.mixed_gate import _joins
from hzclean.cleaners.page import Page, split_lines

# A line of prose that ends in a character which a word may hold, the line's end, and such a character.
BREAKS_OFF = re.compile(
    "\n(?![ \u3000]*[一二三四五六七八九十]{1,3}、[^\n，。、；：]*\n)"
    "[^\n，。、；：]*[，。、；：][^\n]*([\u3400-\u9fff])(?=\n\\s*([\u3400-\u9fff0-9]))"
)
TRADITIONAL = "這個鎮的經濟發展得很快，乾隆年間種下的樹還在。"


@given(st.text("一二水桥，。、： \u30003A\n\n", max_size=60))
def test_lines_that_break_off_are_those_that_one_pattern_would_find(text: str) -> None:
    wanted = [("".join(found.groups()), found.end() - 1) for found in BREAKS_OFF.finditer(f"\n{text}")]
    assert _joins(text) == wanted


@pytest.mark.parametrize("form", [kinds.FURNITURE, forms._FOLIO])
@given(data=st.data())
def test_whatever_is_of_the_page_may_be(form: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(form.pattern)))
    assert forms.is_folio(text) == bool(kinds.FURNITURE.match(text) or forms._FOLIO.match(text))


FORMS_THAT_STAND_ALONE = (kinds.BYLINE, kinds.CREDIT, kinds.DATE, kinds.FURNITURE, kinds.ELLIPSIS, kinds.IN_BRACKETS)


@pytest.mark.parametrize("form", FORMS_THAT_STAND_ALONE)
@given(data=st.data())
def test_whatever_has_one_of_the_forms_stands_alone(form: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(form.pattern), fullmatch=True))
    assert kinds.stands_alone(text) == any(found.match(text) for found in FORMS_THAT_STAND_ALONE)


@given(st.lists(st.text("一粒种子的道路“”：。", min_size=1, max_size=7), min_size=1, max_size=7))
def test_a_chain_grows_only_where_it_may(texts: list[str]) -> None:
    assert may_grow(texts, 0) or len(grow(texts, 0, set()).used) == 1


@given(st.lists(st.text(f"{TRADITIONAL}\n\ud800", max_size=9), max_size=9))
def test_texts_folded_together_are_each_folded(texts: list[str]) -> None:
    fold = folding(TRADITIONAL)
    assert list(fold_all(texts, fold)) == list(map(fold, texts))
    assert fold_all(texts, str) is texts


def test_simplified_text_is_not_folded() -> None:
    assert (folded("乾隆年间"), folded("種下的樹"), folded("")) == ("乾隆年间", "种下的树", "")


@given(st.text("一二 \u3000\n\v\u2028\f\r", max_size=20), st.sampled_from("\f\v\u2028\x85"))
def test_what_ends_the_last_line_parts_none(text: str, last: str) -> None:
    assert split_lines(text + last) == split_lines(text)
    assert Page(text + last).line_texts == tuple(line.text for line in split_lines(text))
