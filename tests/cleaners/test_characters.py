"""Characters: what only looks right is made right; what means something stays."""

import unicodedata

import pytest
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.characters import characters, radicals
from hzclean.cleaners.page import Page

ONLY = Settings(steps=frozenset({"characters"}))
HALF_WIDTH = Settings(steps=frozenset({"characters"}), half_width=True)


@pytest.mark.parametrize(("raw", "clean", "marked"), cases("characters"))
def test_case(raw, clean, marked):
    assert fix(raw, ONLY) == clean
    assert fix(clean, ONLY) == clean


def test_all_kangxi_radicals_have_their_ideograph():
    for code in range(0x2F00, 0x2FD6):
        assert radicals()[chr(code)] == unicodedata.normalize("NFKC", chr(code))


def test_all_radicals_of_the_supplement_but_one_have_theirs():
    named = [chr(c) for c in range(0x2E80, 0x2EF4) if c != 0x2E9A]
    assert [c for c in named if c not in radicals()] == ["⺀"]


def test_half_width_where_asked():
    assert fix("ＧＤＰ１２．５％，（ＡＢ）", HALF_WIDTH) == "GDP12.5%，（AB）"


def test_each_repair_names_its_place():
    page = characters(Page("渡⼝\u200b的⼭⽔"), ONLY)
    assert [(r.start, r.end, r.before, r.after) for r in page.repairs] == [
        (1, 2, "⼝", "口"),
        (2, 3, "\u200b", ""),
        (4, 5, "⼭", "山"),
        (5, 6, "⽔", "水"),
    ]
    assert [(r.start, r.end) for r in page.removals] == [(2, 3)]


def test_a_page_without_damage_is_the_same_object():
    page = Page("渡口的早市，天不亮就开张。")
    assert characters(page, ONLY) is page


@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from("⼴⻘\u200b\xad\xa0\ufb01\uf900\u200d\ufe0f"), max_size=40)
)
def test_twice_is_once(text):
    once = fix(text, ONLY)
    assert fix(once, ONLY) == once
    both = fix(text, HALF_WIDTH)
    assert fix(both, HALF_WIDTH) == both
