"""Headings that go on in the next line, and what stands below a heading and is no part of it."""

import pytest

from hzclean.cleaners.heading_widths import broken_alike
from hzclean.cleaners.page import split_lines
from hzclean.cleaners.pipeline import fix
from hzclean.cleaners.printed_lines import measure
from hzclean.cleaners.wrap_headings import let_blocks_part_headings

TEXT = [
    "入秋以后，村里的老磨坊又转了起来，",
    "水从北山的渠口引下来，推着木轮，一",
    "天能磨六百斤新麦。守磨坊的人姓顾，",
    "今年七十一岁，他说，水小的时候，磨",
    "盘就慢，慢有慢的好处，面不烫，香。",
]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (
            ["六年选址，一千个清晨换来一", "束新麦", "本报记者 顾听澜"],
            ["六年选址，一千个清晨换来一束新麦", "本报记者 顾听澜"],
        ),
        (
            ["水渠清淤首日 村民七百人手拉麻绳", "走六公里", "本报记者 顾听澜"],
            ["水渠清淤首日 村民七百人手拉麻绳 走六公里", "本报记者 顾听澜"],
        ),
        (["老磨坊修旧如旧", "本报记者 顾听澜"], ["老磨坊修旧如旧", "本报记者 顾听澜"]),
        (["守磨坊的三个本子", "顾听澜 晚晴楼"], ["守磨坊的三个本子", "顾听澜 晚晴楼"]),
        # What signs the text above is not read on in a column's name.
        (["闻舒禾", "人物"], ["闻舒禾", "人物"]),
        (["秋收走到老磨坊", "一渠活水养三村"], ["秋收走到老磨坊", "一渠活水养三村"]),
    ],
)
def test_a_heading_goes_on_or_not(head, wanted):
    page = "\n".join([*TEXT, "", *head, "", *TEXT]) + "\n"
    lines = [line for line in fix(page).split("\n") if line]
    assert lines[1 : 1 + len(wanted)] == wanted


def test_a_heading_goes_on_where_others_of_the_page_break_at_its_width():
    heads = [["老磨坊换新水轮", "守磨人带徒弟"], ["竹篮子卖到省城", "一年四千只"], ["渡口晚市热闹", "船家添新灯"]]
    page = "\n".join(line for head in heads for line in ["", *head, "", *TEXT]) + "\n"
    printed = measure(split_lines(page))
    is_heading = [text not in TEXT for text in printed.texts]
    found = broken_alike(split_lines(page), printed, is_heading, is_heading)
    assert {printed.texts[n]: others for n, others in found.items()} == {
        "老磨坊换新水轮": 1,
        "竹篮子卖到省城": 1,
        "渡口晚市热闹": 0,
    }


def test_stanzas_and_verses_are_no_broken_headings():
    lines = ["秋来渡口水初平", "两岸芦花一色明", "老叟摇船唱旧曲", "孩童隔水应歌声", "桥成不见摆渡人"]
    verses = ["人未散，月先明", "水初落，石还沉"]
    for texts in (lines, verses):
        page = split_lines("\n".join(texts))
        assert broken_alike(page, measure(page), [True] * len(texts), [True] * len(texts)) == {}


def test_a_byline_is_no_half_of_a_headline_where_blank_lines_part_blocks():
    lines = ["老磨坊修旧如旧", "本报记者 顾听澜"]
    weights, on = [0.0, 5.8], [2.8, 0.0]
    let_blocks_part_headings(split_lines("\n".join(lines)), measure(split_lines("\n".join(lines))), weights, on)
    assert (weights[1], on[0]) == (5.8, 2.8)
