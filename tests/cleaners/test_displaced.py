"""displaced: sentences that break off at a block's end joined to their rest; whatever is unsure stays."""

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.displaced import displaced
from hzclean.cleaners.page import Page
from hzclean.cleaners.render import render

ALL = Settings()


@pytest.mark.parametrize(("raw", "clean", "marked"), cases("displaced"))
def test_case(raw, clean, marked):
    assert fix(raw + "\n") == clean + "\n"
    assert fix(clean + "\n") == clean + "\n"


def test_a_page_without_tails_is_the_same_object():
    page = Page("早市一开张，何家的豆腐摊就坐满了人。\n摊位费按面积计算。\n")
    assert displaced(page, ALL) is page


def test_an_unsure_join_is_told_and_not_made():
    raw = next(case.values[0] for case in cases("displaced"))
    page = displaced(Page(raw + "\n"), Settings(min_confidence=0.99))
    assert not page.paragraphs
    assert [doubt.step for doubt in page.doubts] == ["displaced"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(alphabet="早市摊位水电豆腐县里，。：“”1a ", min_size=1, max_size=60), min_size=2, max_size=12))
def test_every_character_stays(texts):
    text = "\n".join(texts)
    said = render(displaced(Page(text), ALL)).text
    assert sorted("".join(said.split())) == sorted("".join(text.split()))
