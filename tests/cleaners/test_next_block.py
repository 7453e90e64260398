"""Which block is read after which: each once, columns before what stands beside them, furniture by itself."""

from functools import partial

import two_columns
from hypothesis import given, settings
from hypothesis import strategies as st
from two_columns import LEFT

from hzclean.cleaners.columns import columns
from hzclean.cleaners.gutters import gutters
from hzclean.cleaners.page import Page
from hzclean.cleaners.placed import in_reading_order
from hzclean.cleaners.registry import Settings

RIGHT = [
    "外的污水厂送来的，每天少",
    "用九千吨，电费也少了一成",
    "。站长说，水清了，他还说",
    "，白鹭又飞回来了，孩子们",
    "在岸边数着，数到天黑才回",
    "家去。",
]
side_by_side = partial(two_columns.side_by_side, gutter=3)


def read(text):
    return [line.text for line in columns(gutters(Page(text), Settings()), Settings()).lines]


def test_a_row_of_page_furniture_is_read_first_and_by_itself():
    furniture = "A4 要闻           2024年5月3日 星期五      责编：石青\n"
    lines = read(furniture + "\n" + side_by_side(LEFT, RIGHT))
    assert lines[:3] == ["A4 要闻", "2024年5月3日 星期五", "责编：石青"]
    assert lines[3:] == LEFT + RIGHT


def test_a_caption_below_a_picture_in_mid_column_does_not_tear_the_sentence():
    left = [*LEFT[:4], "", "", "", "", "再生水厂二期工地 石青/摄", *LEFT[4:]]
    right = [*RIGHT[:5], *LEFT[1:4], *LEFT[2:4], *RIGHT[5:]]
    lines = read(side_by_side(left, right))
    assert lines[3:5] != ["的水费少了三成，工人们都", "再生水厂二期工地 石青/摄"]
    assert "".join(LEFT) in "".join(line for line in lines if "石青" not in line)


def test_a_heading_over_the_right_column_alone_ends_nothing_in_the_left():
    left = LEFT * 2
    right = ["", "渡口的灯", "", *LEFT[:1], *RIGHT[1:], *RIGHT[3:]]
    lines = read(side_by_side(left, right))
    at = lines.index(LEFT[0])
    assert lines[at : at + 12] == left


def test_columns_that_end_at_different_heights_are_read_one_after_the_other():
    left, right = [*LEFT[:5], "", "", ""], ["", "", *RIGHT]
    assert read(side_by_side(left, right)) == LEFT[:5] + RIGHT


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*LEFT, "", "渡口的灯", "石青/摄"]), st.sampled_from([*RIGHT, "", "好。"])),
        min_size=4,
        max_size=24,
    )
)
def test_every_line_is_read_once(rows):
    page = gutters(Page(side_by_side(LEFT + [a for a, _ in rows], RIGHT + [b for _, b in rows])), Settings())
    if any(line.region >= 0 for line in page.lines):
        out, sure = in_reading_order(page.lines)
        assert sorted(line.start for line in out) == sorted(line.start for line in page.lines)
        assert all(0 < likely < 1 for likely in sure.values())


def test_a_headline_with_room_beside_it_does_not_go_on_in_the_next_line():
    columns_below = side_by_side(["  " + LEFT[0][:10], *LEFT[1:]], RIGHT)

    def head(first: str) -> list[int]:
        page = columns(gutters(Page(f"{first}\n五家厂子算细账\n{columns_below}"), Settings()), Settings())
        return [line.region for line in page.lines[:2]]

    full, short = head("冷却塔下的账本谁来算"), head("冷却塔下")
    assert full[0] == full[1]
    assert short[0] != short[1]


def test_what_a_full_line_of_a_headline_left_over_is_put_behind_it():
    columns_below = side_by_side(["  " + LEFT[0][:10], *LEFT[1:]], RIGHT)
    assert read(f"冷却塔下的账本谁来算\n清楚\n{columns_below}")[0] == "冷却塔下的账本谁来算清楚"
    assert read(f"冷却塔下的账本谁来算\n石青\n{columns_below}")[1] == "石青"
    assert read(f"冷却塔下\n清楚\n{columns_below}")[1] == "清楚"
