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


def test_in_a_long_text_some_paragraph_fits_by_chance():
    tail = (
        "县里把早市的改造分成三步。第一步修路，第二步装顶棚，第三步接水电，图纸贴在东头的公告栏里，摊主们早就商量好要自"
    )
    chance = "来水是去年才通的。老何家的豆腐摊因此搬了两回，街坊们都记得。"
    others = [f"管理员每天{n}点到场，先看水电，再看消防通道，最后把昨夜的落叶扫成一堆。" for n in range(100, 180)]
    text = "\n".join([tail, *others, chance, *others]) + "\n"
    page = displaced(Page(text), ALL)
    assert not page.paragraphs
    assert page.doubts
