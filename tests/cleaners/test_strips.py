"""strips: lines of several columns, each a box of its own, put in reading order; pages in order left alone."""

from itertools import pairwise
from pathlib import Path

import pytest
from case_files import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.language import Reader
from hzclean.cleaners.page import Page, split_lines
from hzclean.cleaners.strip_layout import ALONE, FIRST, Layout
from hzclean.cleaners.strip_lines import seen
from hzclean.cleaners.strip_subheads import give_subheads
from hzclean.cleaners.strips import CLEANER, _free_signed, _written, in_strips, strips

ALL = Settings()
PROSE = Path(__file__).parent.parent / "prose"


@pytest.mark.parametrize(("raw", "clean", "marked"), cases("strips"))
def test_case(raw, clean, marked):
    assert lines_of(fix(raw)) == lines_of(clean)
    assert fix(fix(raw)) == fix(raw)


def lines_of(text):
    return [line for line in text.split("\n") if line]


def test_a_page_of_paragraphs_is_the_same_object():
    page = Page("早市一开张，何家的豆腐摊就坐满了人。\n\n摊位费按面积计算。\n" * 4)
    assert strips(page, ALL) is page


def test_unsure_pages_keep_their_order_and_say_so():
    raw = next(case.values[0] for case in cases("strips"))
    page = strips(Page(raw), Settings(min_confidence=1.0))
    assert [line.number for line in page.lines] == sorted(line.number for line in page.lines)
    assert [doubt.step for doubt in page.doubts] == ["strips"]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.text(alphabet="早市摊位水电豆腐县里，。：“”1a 同", min_size=1, max_size=20), min_size=8, max_size=24)
)
def test_every_line_stays_once(texts):
    page = Page("\n\n".join(texts))
    done = strips(page, ALL)
    assert sorted(line.slices for line in done.lines) == sorted(line.slices for line in page.lines)


def test_the_gate_wants_broken_lines_apart():
    apart = "\n\n".join(["清晨六点的早市已经热闹", "卖豆腐的老何支好摊子先"] * 6)
    assert in_strips(apart + "\n")
    assert not in_strips(apart.replace("\n\n", "\n"))


def test_what_is_said_again_elsewhere_does_not_hide_columns_that_are_mixed():
    prose = (PROSE / "towns.txt").read_text(encoding="utf-8").replace("\n", "")
    left, right = ([prose[n : n + 13] for n in range(start, start + 600, 13)] for start in (0, 600))
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    # The pairs across every fourth line's end, as if a list on the page had those words.
    said = "".join(a[-1] + b[0] for a, b in list(pairwise(mixed))[::4])
    assert in_strips("\n\n".join([*mixed, said]) + "\n")
    in_order = [*left, *right]
    said = "".join(a[-1] + b[0] for a, b in list(pairwise(in_order))[::8])
    assert not in_strips("\n\n".join([*in_order, said]) + "\n")


def test_headings_in_boxes_of_their_own_stay_blocks_of_their_own():
    raw = CLEANER.example.before
    page = strips(Page("青禾县早市改造一年记\n\n摊位有了顶棚 街坊多坐一会儿\n本报记者 何又青\n\n" + raw), ALL)
    assert [(line.number, line.blanks > 0) for line in page.lines[:3]] == [(1, True), (3, True), (4, False)]
    assert page.repairs


@pytest.mark.parametrize(
    ("ends", "above"),
    [
        ("多坐一会儿。", [FIRST, FIRST, 0, 1, 2, 3]),
        ("多坐一会儿，再", [FIRST, FIRST, ALONE, ALONE, 0, 1]),
    ],
)
def test_subheads_in_a_row_amid_a_story_stand_over_its_paragraphs(ends, above):
    texts = ["雨天不用再收摊。", ends, "顶棚是怎样搭起来的", "热水从哪里来", "管理员先看水电，", "老何算过一笔账："]
    layout = Layout(0.0, [FIRST, FIRST, ALONE, ALONE, 0, 1], [1, 1, 0, 0, 1, 1], [4, 5], [14.0] * 6)
    give_subheads(layout, [seen(text, False) for text in texts])
    assert layout.above == above


def test_a_story_that_follows_another_without_a_head_between_is_set_apart():
    lines = split_lines("渡口新桥\n\n书屋开门\n\n桥修好了，\n\n书屋的门开了，\n\n人人高兴。\n\n孩子来了。\n")
    layout = Layout(0.0, [ALONE, ALONE, FIRST, FIRST, 2, 3], [0, 0, 1, 2, 1, 2], [4, 5], [0.0, 0.0, *[9.0] * 4])
    assert _written(layout, lines) == ([0, 1, 2, 4, 3, 5], [1, 1, 0, 0, 1, 0])


@pytest.mark.parametrize(
    ("head", "below", "above"),
    [
        ("渡口的石阶修好了", "本报记者 何又青", [FIRST, ALONE, ALONE, 0]),  # a headline with its byline
        ("渡口的石阶修好了", "街坊多坐一会儿", [FIRST, 0, ALONE, 1]),
        ("渡口的石阶修好了", "何又青/摄", [FIRST, 0, ALONE, 1]),  # a picture's credit may stand below any line
        ("渡口的石阶修好了；", "本报记者 何又青", [FIRST, 0, ALONE, 1]),
        ("县的路修好了，人人高兴", "本报记者 何又青", [FIRST, 0, ALONE, 1]),  # … 全县
    ],
)
def test_a_headline_in_a_column_is_freed_where_its_byline_is_next(head, below, above):
    first = "桥通车那天，全" if head.startswith("县") else "雨天不用再收摊。"
    looks = [seen(text, False) for text in (first, head, below, "管理员先看水电，再")]
    layout = Layout(0.0, [FIRST, 0, ALONE, 1], [1, 1, 0, 1], [3], [14.0] * 4)
    _free_signed(layout, looks, Reader([look.text for look in looks]))
    assert layout.above == above
    assert layout.columns == [3]
