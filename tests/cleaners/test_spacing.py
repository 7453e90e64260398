"""Spacing: blanks that fill lines are closed; blanks that say something stay."""

import pytest
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.page import Page
from hzclean.cleaners.spacing import spacing, unspaced

ONLY = Settings(steps=frozenset({"spacing"}))
PROSE = st.text("渡口的早市天不亮就开张卖笋人来得很", min_size=4, max_size=20)


@pytest.mark.parametrize(("raw", "clean", "marked"), cases("spacing"))
def test_case(raw, clean, marked):
    assert fix(raw, ONLY) == clean
    assert fix(clean, ONLY) == clean
    if marked is not None:
        assert [line.text for line in spacing(Page(raw), ONLY).lines if line.spaced] == marked


def test_a_page_without_gaps_is_the_same_object():
    page = Page("渡口的早市，天不亮就开张。\n王健 申红")
    assert spacing(page, ONLY) is page


@given(PROSE, PROSE)
def test_a_letter_spaced_line_with_a_mark_is_closed(one, two):
    line = f"{one}，{two}"
    assert fix(" ".join(line), ONLY) == line
    assert unspaced(" ".join(line)) == line


@given(st.text("渡口早市AB12 ，。%　\n", max_size=60))
def test_nothing_but_blanks_goes(text):
    out = fix(text, ONLY)
    assert "".join(out.split()) == "".join(text.split())
    assert fix(out, ONLY) == out


@given(st.lists(st.text("abcXYZ 0123.,-()", min_size=1, max_size=30), max_size=6))
def test_english_stays(lines):
    text = "\n".join(lines)
    assert fix(text, ONLY) == text
