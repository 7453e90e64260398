"""scattered: pieces of paragraphs left elsewhere are given to each other; whatever is unsure stays where it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.displaced import displaced
from hzclean.cleaners.page import Page, Repair
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.render import render
from hzclean.cleaners.scattered import Link, chains, rests

START = "冬天的早市六点才开张，老何的豆腐摊前已经排起了长队，卖完最后一板要到九"
ELSE = "渡口的船老大说: 今年水位低，大船靠不了岸; 游客要换小船才能上岛。"
ELSE_TOO = "书屋添了二十盏灯，孩子们问: 夜里几点关门? 管理员说: 等你们都走了再关! "
# As recognised, with marks half width: pieces may lie anywhere.
RECOGNISED = "\n\n".join((START, ELSE, ELSE_TOO, "点半。", "票价仍是两元; 菜筐不另收钱。")) + "\n"
PRINTED = """冬天的早市六点才开张，老何的豆
腐摊前已经排起了长队，卖完最后一板
要到九

渡口的船老大说: 今年水位低，大
船靠不了岸; 游客要换小船才能上岛。

点半。

书屋添了二十盏灯，孩子们问: 夜
里几点关门? 管理员说: 等你们都走
了再关!
"""


def wrapped(text, *moved):
    """The page as it comes from `wraps`, each line of it a paragraph."""
    steps = ("wraps", *moved)
    return Page(text).noting([Repair(step, 0, 1, "", "", "", 1.0) for step in steps])


def pairs(texts, headings=frozenset()):
    return [(link.tail, link.head) for link in rests(texts, headings) if link.confidence >= 0.5]


def test_the_last_line_of_a_paragraph_is_found_elsewhere():
    assert is_recognised(PRINTED)
    assert START + "点半。" in fix(PRINTED).split("\n")


def test_on_a_page_in_order_short_lines_stay():
    page = wrapped(RECOGNISED.translate(str.maketrans(":;?!", "：；？！")))
    assert displaced(page, Settings()) is page


def test_an_unsure_piece_is_told_and_stays():
    page = displaced(wrapped(RECOGNISED), Settings(min_confidence=0.99))
    assert [repair.step for repair in page.repairs] == ["wraps"]
    assert [doubt.step for doubt in page.doubts] == ["displaced"]


def test_a_headline_does_not_go_on_in_a_paragraph():
    head = "三位老船长，把渡口的故事讲给"
    body = "孩子们听。这样的夜晚一个月有两回，镇上的书屋坐得满满当当，连窗台上也有人。"
    assert pairs([head, ELSE, body]) == [(0, 2)]
    assert pairs([head, ELSE, body], {0}) == []


def test_bylines_and_first_lines_are_no_rests():
    assert pairs([START, ELSE, "本报记者 时若谷"]) == []
    assert pairs([START, ELSE, "本报讯 点半，雨停了。"]) == []


def test_links_that_close_a_ring_are_left_out():
    assert chains([Link(0, 1, 0.9), Link(1, 0, 0.8)]) == [[0, 1]]


def test_pieces_of_a_page_whose_lines_were_moved_are_looked_for():
    text = "\n".join((START, "早市上的灯是去年换的。", "点半。")) + "\n"
    page = wrapped(text)
    assert displaced(page, Settings()) is page
    assert next(unit.text for unit in displaced(wrapped(text, "columns"), Settings()).units()) == START + "点半。"


def test_where_lines_are_whole_paragraphs_nothing_is_looked_for():
    page = Page(RECOGNISED)
    assert displaced(page, Settings()) is page


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text("早市摊位水电豆腐县里，。：“”1a ", min_size=1, max_size=40), min_size=1, max_size=9))
def test_every_character_stays(texts):
    text = "\n\n".join((RECOGNISED.strip(), *texts))
    said = render(displaced(wrapped(text), Settings())).text
    assert sorted("".join(said.split())) == sorted("".join(text.split()))
