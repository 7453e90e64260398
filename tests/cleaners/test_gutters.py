"""Gutters: lines of columns side by side are cut into their pieces; everything else is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from two_columns import LEFT, side_by_side
from typesetter import Damage, Style, stories, typeset

from hzclean.cleaners.cells import Cell, joined_cells
from hzclean.cleaners.columns import columns
from hzclean.cleaners.gutters import gutters
from hzclean.cleaners.joined import Segments, tokens
from hzclean.cleaners.page import Line, Page, Slice
from hzclean.cleaners.registry import Settings
from hzclean.cleaners.slices import slice_text

TABLE = """\
年份      产值（亿元）    增长
2021年    1.25            8.2%
2022年    1.36            8.8%
2023年    1.49            9.6%
2024年    1.60            7.4%
"""
CODE = """\
def area(w, h):      # 面积
    if w < 0:        # 负数
        raise Error  # 报错
    return w * h     # 乘积
"""
CONTENTS = """\
第一章  河道的来历    1
第二章  水从哪里来    17
第三章  谁在用水      42
第四章  一座桥的故事  66
"""
VERSE = """\
春风吹过石桥边  雁影横斜落远川
旧渡无人舟自系  新苗有意雨相怜
十年灯火江湖夜  一枕乡愁菜麦天
莫道归来头已白  青山依旧在门前
"""


def pieces(text):
    return [line.text for line in gutters(Page(text), Settings()).lines]


@pytest.mark.parametrize("text", [TABLE, CODE, CONTENTS, VERSE], ids=["table", "code", "contents", "verse"])
def test_other_text_with_blanks_in_its_lines_is_left_alone(text):
    page = Page(text)
    assert gutters(page, Settings()) is page


def test_clean_text_is_not_even_split_into_lines():
    page = Page("清晨六时，县工业园的冷却塔升起白雾。\n" * 50)
    assert gutters(page, Settings()).untouched


def test_a_gutter_of_one_blank_is_found_by_the_width_of_the_columns():
    text = (
        "清晨六时，县工业园的冷却 不用自来水，用的是三公里\n"
        "塔升起白雾。与往年不同， 外的污水处理厂送来的再生\n"
        "塔里循环的水换了。        水，每天少用九千吨。\n"
        "园区的账本上，水费比去年  电费也少了一成，河道里的\n"
        "少了三成，工人说，管子里  水比去年清，白鹭又飞回来\n"
        "流的水再也没有停过一天。  了，孩子们在岸边数着数。\n"
    )
    assert pieces(text)[:4] == [
        "清晨六时，县工业园的冷却",
        "不用自来水，用的是三公里",
        "塔升起白雾。与往年不同，",
        "外的污水处理厂送来的再生",
    ]


def test_pieces_know_where_they_stand_and_how_far_they_are_set_in():
    text = "  " + "起一段的文字，短两个字，\n".join(["", "", ""]).strip()
    left = ["　　县工业园的冷却塔升，", "起白雾。与往年不同，塔里", "循环的不是自来水，是再生", "水。"]
    right = ["外的污水厂送来的，每天少", "用九千吨，电费也少一成，", "河道里的水比去年清，白鹭", "又飞回来了。"]
    text = "\n".join(f"{a}{' ' * (14 - len(a))}{b}" for a, b in zip(left, right, strict=True))
    lines = gutters(Page(text), Settings()).lines
    assert [(line.x, line.indent) for line in lines[:4]] == [(1.0, 1.0), (7.0, 0.0), (0.0, 0.0), (7.0, 0.0)]


TORN = """\
雨后的石桥
记者 何立
             先修栏杆再修路
  清晨六时，县工业园的冷却  不用自来水，用的是三公里
塔升起白雾。与往年不同，塔  外的污水处理厂送来的再生
里循环的水换了，如今再生水  水，每天少用九千吨，河里
进了园，河道里也清了许多。  的白鹭多了，岸边人也多了。
"""


def test_a_headline_whose_second_half_stands_below_the_byline_is_one_line():
    assert pieces(TORN)[:2] == ["雨后的石桥 先修栏杆再修路", "记者 何立"]


def test_a_heading_wider_than_the_columns_keeps_the_blank_between_its_halves():
    deck = "老桥两岸同时动了工 工期比原来短三个月"
    assert deck in pieces(TORN.replace("记者 何立\n             先修栏杆再修路", deck))


def test_what_stands_elsewhere_below_a_byline_is_no_half_of_the_headline():
    assert pieces(TORN.replace("             先修", "                            先修"))[:2] == [
        "雨后的石桥",
        "记者 何立",
    ]


def test_a_first_line_is_cut_from_the_short_line_beside_it_though_both_would_fill_one_column():
    text = (
        "清晨六时，县工业园的冷却塔升  不用自来水，用的是三公里外的\n"
        "起白雾。与往年不同，塔里循环  污水处理厂送来的再生水，每天\n"
        "的水换了，管子里流的水也换了  少用九千吨，电费也少了一成，\n"
        "一遍。                        河里的白鹭比去年多了许多许\n"
        "　　园区的账本上，水费少了12 多。\n"
        "成，工人们人人都说这钱花得值  孩子们在岸边数着数，数到天黑\n"
        "得，河水清了，鱼也回来了许多  也没有数完，大家都笑了起来。\n"
    )
    assert "园区的账本上，水费少了12" in pieces(text)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 4), st.integers(10, 20))
def test_no_character_is_lost_and_none_comes_twice(seed, columns, measure):
    page = typeset(stories()[:2], Style(columns=columns, measure=measure), Damage(), order="side by side", seed=seed)
    lines = gutters(Page(page.text), Settings()).lines
    taken = sorted(n for line in lines for s in line.slices for n in range(s.start, s.end))
    assert len(taken) == len(set(taken))
    assert "".join(page.text[n] for n in taken if not page.text[n].isspace()) == "".join(page.text.split())


def test_a_letter_spaced_line_stays_in_its_column():
    left = [
        "清晨六时，县工业园的冷却塔升起了白雾",
        "。与往年不同，塔里循环的是再生水，厂",
        "里的水费少了三成，工人们都说，这个钱",
        "花得值。河道里的水也清了，鱼也多了起",
        "来。",
    ]
    right = [
        "外的污水厂送来的，每天少用九千吨，电",
        "费也少了一成，管子里流的水再也没有停",
        "过一天。河道里的水比去年清，白鹭又飞",
        " ".join("回来了孩子们在岸边数着数到天黑才回"),
        "家去，大人们也跟着数。",
    ]
    text = "\n".join(f"{a}{' ' * (21 - len(a))}{b}" for a, b in zip(left, right, strict=True))
    regions = {line.region for line in gutters(Page(text), Settings()).lines if line.x > 5}
    assert len(regions) == 1


def test_wide_blanks_beside_the_marks_of_a_letter_spaced_line_are_no_gutters():
    right = [
        "外的污水厂送来的，每天少",
        "用九千吨，电费也少了一成",
        "站 长 说 ，  「 水 清 了 」  ， 他",
        "还说，白鹭又飞回来了，孩",
        "子们在岸边数着，数到天黑",
        "才回家去。",
    ]
    assert any("，「 水 清 了 」， 他" in piece for piece in pieces(side_by_side(LEFT, right)))


def test_a_letter_spaced_headline_with_wide_blanks_is_one_piece():
    right = ["云  岭  水  厂 通 水", "", *LEFT[:4]]
    assert any("".join(piece.split()) == "云岭水厂通水" for piece in pieces(side_by_side(LEFT, right)))


def test_a_dateline_stays_on_its_line_though_no_column_is_that_wide():
    wide = "本报讯 县水务局昨日说，再生水厂二期下月开工，建成后每天送水三万吨，园区的厂家都能用上。"
    text = f"{wide}\n\n{side_by_side(LEFT, LEFT)}\n"
    assert pieces(text)[0] == wide


def test_blanks_of_one_column_part_its_paragraphs_beside_a_column_that_runs_on():
    left = [
        *LEFT,
        "",
        "桥修好了，船不来了，渡口",
        "的人都搬走了。",
        "",
        "水声好听。",
        "",
        "他还住在那间屋里，天天看",
        "水。",
    ]
    right = [*LEFT, "园区的账本上，水费比去年", *LEFT[1:], *LEFT[1:3]]
    page = columns(gutters(Page(side_by_side(left, right)), Settings()), Settings())
    parted = [line.text for line in page.lines if line.blanks]
    assert parted == ["桥修好了，船不来了，渡口", "水声好听。", "他还住在那间屋里，天天看"]


def test_a_letter_spaced_headline_whose_second_half_stands_below_the_deck_is_one_piece():
    head = ["云 岭 水 厂", "——二期工程下月开工", "         昨 日 通 水", ""]
    right = ["", *RUNNING[:3]]
    text = side_by_side([*head, *LEFT], [*right, *RUNNING[3:], *RUNNING[:3]], 14)
    assert "云岭水厂昨日通水" in ["".join(piece.split()) for piece in pieces(text)]


RUNNING = [
    "外的污水厂送来的，每天少",
    "用九千吨，电费也少了一成",
    "。站长说，水清了，他还说",
    "，白鹭又飞回来了，孩子们",
    "在岸边数着，数到天黑才回",
    "家去，大人们也跟着数，数",
]


def test_a_short_last_line_within_brackets_is_no_name() -> None:
    line = "艄公：停了？（站起来，凑 声。）"
    assert Segments(tokens(line), line).into(12.0)[1] == [0, 1]
    named = "本报讯（记者 何立 通讯员 于小满）石桥"
    assert Segments(tokens(named), named).into(20.0)[1] == [0]


def test_prose_keeps_no_blank_of_its_own() -> None:
    line = "木头比人长寿，只要有人肯修船 桥边，灯亮了。"
    costs = {column: Segments(tokens(line), line).into(column) for column in (14.0, 21.0)}
    assert costs[14.0][1] == [0, 1]
    assert costs[21.0][0] - costs[14.0][0] > 1


def test_pieces_put_together_keep_the_blank_before_a_character_that_was_replaced() -> None:
    text = "方 ⾯"
    pieces = [
        Cell(Line("方", (Slice(0, 1),), 1), 0, 0, 1, 1.0, False),
        Cell(Line("面", (Slice(2, 3, "面"),), 1), 0, 2, 3, 1.0, False),
    ]
    line = joined_cells(pieces).line
    assert line.text == slice_text(text, line.slices) == "方 面"


def test_what_begins_to_the_right_of_lines_behind_one_blank_is_set_in():
    left = [
        "石榴湾的渡船每天开六趟，",
        "头一趟清晨五点，船工们要",
        "摸黑擦净甲板，再把缆绳盘",
        "好。码头上卖豆花的老人说",
    ]
    right = [
        "新桥明年完工，渡船就不开",
        "了，镇上打算把两条旧船修",
        "一修，停在岸边办个小小的",
        "展览，办给过路的人看一看",
    ]
    rows = side_by_side([*left, "鸡叫了。", "人来等，"], [*right, "  船工说，那就再看。", "  他们不肯走。"], 1)
    page = gutters(Page(side_by_side(rows.split("\n"), RUNNING, 3)), Settings())
    assert [line.indent for line in page.lines if line.x == 7.5] == [0.0, 0.0, 0.0, 0.0, 1.0, 1.0]
