"""Broken runs: a headline's run that was broken over two lines is put together; its copy, which was not, goes."""

from itertools import pairwise

import pytest

from hzclean.cleaners import Settings
from hzclean.cleaners.broken_runs import broken_lines, broken_runs
from hzclean.cleaners.overprint import overprint
from hzclean.cleaners.page import Page
from hzclean.cleaners.render import render

ONLY = Settings(steps=frozenset({"overprint"}))
# What makes a page one with overprint; and lines of text that stand beside the headline.
OTHER = ["芦湾旧渡口今起停航", "芦湾旧渡口今起停航：：", "本报记者 温砚"]
BESIDE = ["他把秤杆擦了三遍，", "说今年的秤比去年准。"]


def heads(*lines):
    page = overprint(Page("\n".join([*OTHER, *lines])), ONLY)
    return page, [line.text for line in page.lines if line.overprinted]


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (["棠溪昨夜谁来", "棠溪昨夜谁来开秤收棉", *BESIDE, "开秤收棉"], "棠溪昨夜谁来开秤收棉"),
        (["棠溪昨夜谁来", "棠溪昨夜谁来开秤收棉", "他把秤杆擦了三遍。 开秤收棉"], "棠溪昨夜谁来开秤收棉"),
        (["棠溪昨夜谁来", "棠溪昨夜谁来开", *BESIDE, "开秤收棉"], "棠溪昨夜谁来开秤收棉"),
        (["棠溪昨夜谁来开秤收棉", "新棉，棠溪昨夜谁来", *BESIDE, "开秤收棉"], "新棉，棠溪昨夜谁来开秤收棉"),
        (["新棉，棠棠溪昨夜谁来开秤", *BESIDE, "溪昨夜谁来开秤？"], "新棉，棠溪昨夜谁来开秤？"),
        (["新棉“棠溪”", "棠溪””昨昨夜", *BESIDE, "夜谁来"], "新棉“棠溪”昨夜谁来"),
        (["新棉：：棠溪昨夜", "棠溪昨夜谁来他把秤杆擦了三遍，", *BESIDE, "谁来"], "新棉：棠溪昨夜谁来"),
        # A short run is broken, and of its copy the last character is cut off.
        (["芦湾旧秤", "芦湾旧秤“昨夜一百杆", "昨夜一百杆”怎", "么收", "怎么"], "芦湾旧秤“昨夜一百杆”怎么收"),
        (["新棉昨夜", "新棉昨夜，秤在哪里", "秤在哪里，人", "在何处", "人在何"], "新棉昨夜，秤在哪里，人在何处"),
        (["芦湾旧秤收棉棠溪", "芦湾旧秤收棉棠溪　昨", "夜開秤", "昨夜開"], "芦湾旧秤收棉棠溪　昨夜開秤"),
        (["他把一百一十九杆秤留在", "渡口", "他把一百一十九杆秤留在渡"], "他把一百一十九杆秤留在渡口"),
        # A run is broken over three lines.
        (
            ["开秤之后", "开秤之后，", "，这", "个渡口怎样重新", "相信一杆秤", "这个渡口怎样重新相信一杆秤"],
            "开秤之后，这个渡口怎样重新相信一杆秤",
        ),
        # A line ends in a mark that no headline ends in.
        (
            ["“新棉仓", "新棉仓”三杆老秤昨夜收", "三杆老秤昨夜收，", "2600", "2600名棉农追问", "名棉农追问"],
            "“新棉仓”三杆老秤昨夜收，2600名棉农追问",
        ),
        (["棠溪棉商", "棠溪棉商“退秤难", "退秤难”，", "”，", "渡口仓来解"], "棠溪棉商“退秤难”，渡口仓来解"),
        (["二十二个渡口", "二十二个渡口，，", "杆秤该不该收"], "二十二个渡口，杆秤该不该收"),
    ],
)
def test_a_broken_run_is_put_together(lines, headline):
    page, found = heads(*lines)
    assert headline in found
    raw = "\n".join([*OTHER, *lines])
    kept = sorted([s for line in page.lines for s in line.slices] + [(r.start, r.end) for r in page.removals])
    assert all(a[1] <= b[0] for a, b in pairwise(kept))
    said = set("".join(raw[piece[0] : piece[1]] for piece in kept))
    assert said >= set(raw) - set(" \n")
    again = render(page).text
    assert render(overprint(Page(again), ONLY)).text == again


def test_a_mark_said_twice_on_its_own_line_is_said_once():
    _, found = heads("棠溪的秤该不该收", "", "？？")
    assert found[-1] == "？"


@pytest.mark.parametrize(
    "lines",
    [
        # The text says a headline's words again.
        ["棠溪昨夜开秤", "棠溪昨夜开秤收新棉", "他说，今年的秤准", "收新棉的人排到渡口。"],
        # A line of text breaks amid what another headline names.
        ["农友昨天带着孩子们一起来读完的《棠溪", "棠溪棉谱", "棉谱》今天在祠堂里摆出来了，一共有七十八", "页。"],
        # … or what is signed near by, where lines are as long.
        ["请来的，是渡口边的棠溪乡小岭", "棠溪乡小岭村民会 温砚", "他说，秤准", "村民会的人，他们带来三杆新秤"],
        ["棠溪乡小岭村民会", "昨天来的人说，棠溪乡小岭", "村民会（印章）收的"],
        ["棠溪乡小岭村民会", "昨天来的人说，“棠溪乡小岭", "村民会”", "，新秤是他们收的"],
        # Behind a headline's copy stands text that begins with a name, which signs it, too.
        ["一架新秤 半天收完三千担", "半天收完三千担温小满在渡口收了二十年棉，每到腊月，亲", "说得一遍遍讲", "温小满"],
        # A dateline breaks amid what the byline says.
        ["記者溫若溪／棠溪報導", "〔記者溫若", "溪／棠溪報導〕", "昨夜開秤。"],
        # Too little is said again.
        ["来了", "来了人", "他说，今年的秤准", "人多"],
    ],
)
def test_what_is_no_broken_run_stays(lines):
    assert not list(broken_runs(lines))


def test_text_beside_the_pieces_keeps_lines_of_its_own():
    page, found = heads("棠溪昨夜谁来 渡口起雾", "棠溪昨夜谁来开秤收棉", "今年的秤准。 开秤收棉")
    assert "棠溪昨夜谁来开秤收棉" in found
    assert [line.text for line in page.lines if not line.overprinted][-2:] == ["渡口起雾", "今年的秤准。"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        # The mark that ends a headline stands by itself, and the next headline ends in one, too.
        (
            ["棠溪新棉", "棠溪新棉，谁来收", "今年的棉", "谁来收今年的棉", "？", "青石茶价涨没有", "青石茶价涨没有？"],
            ["棠溪新棉，谁来收今年的棉？", "青石茶价涨没有？"],
        ),
        # A line above ends in the word that a headline begins with.
        (["新茶 青石", "青石茶价涨没有", "青石茶价涨没有"], ["新茶 青石", "青石茶价涨没有"]),
        # Who wrote one story is named over the next, a mark before the name and no blank.
        (["秤比去年准。", "柳禾", "□柳禾"], ["秤比去年准。", "柳禾", "□柳禾"]),
    ],
)
def test_what_looks_said_again_and_is_not_is_kept(lines, kept):
    page, _ = heads(*lines)
    assert [line.text for line in page.lines][2:] == kept


def test_a_list_of_things_that_begin_alike_holds_no_broken_headline() -> None:
    items = [
        "一个开源的水位记录仪，用来记下渠口的水位。",
        "记录仪，青河水利站",
        "一个 水泵控制库，四个人写的。",
        "看得见渠口",
        "开源的 登记簿，记下谁开了闸。",
    ]
    body = ["第一，要有好的种子和", "土地，还要有好的农民"] * 3
    assert list(broken_runs(items))
    assert broken_lines([*items, *body]) == set()
