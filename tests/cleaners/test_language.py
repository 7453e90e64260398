"""Language: a join across a word, or across what the page says elsewhere, is likelier than one that is neither."""

import pytest

from hzclean.cleaners.language import Reader


@pytest.mark.parametrize(
    ("tail", "head", "wrong"),
    [
        ("这项工程总投", "资五亿元，年内", "吗也不难看"),
        ("全县的水资", "源只有一半。", "了三十年。"),
        ("他是云岭的中学", "生，爱下棋。", "河水很清。"),
    ],
)
def test_a_word_across_the_join_speaks_for_it(tail, head, wrong):
    reader = Reader([tail, head, wrong])
    assert reader.join(tail, head) > 0 > reader.join(tail, wrong)


def test_the_page_itself_knows_names_the_lexicon_does_not():
    page = ["枫桁镇的桥修好了，人人高兴", "桥头有人说，枫", "桁镇有福了", "镇长说，枫"]
    assert Reader(page).join("桥头有人说，枫", "桁镇有福了") > Reader([]).join("桥头有人说，枫", "桁镇有福了")


def test_traditional_characters_are_read_as_well():
    lines = ["這項工程總投", "資五億元，年內完成，當地經濟發展"]
    assert Reader(lines).join(*lines) > 1


def test_at_a_mark_the_true_rest_is_told_from_another():
    reader = Reader([])
    assert reader.join("经过半年的施工，", "新桥终于通车") > 0 > reader.join("经过半年的施工，", "表示，将继续扩大")


def test_what_prose_has_speaks_for_a_join_between_two_words():
    reader = Reader([])
    assert reader.join("今天上午，全市", "召开了会议") > reader.join("今天上午，全市", "了会议")
    assert reader.join("起白雾，", "但是没有风") > reader.join("起白雾，", "了很久")


@pytest.mark.parametrize(("tail", "head"), [("", ""), ("", "水"), ("水", ""), ("😀", "😀"), ("\ud800", "x")])
def test_odd_ends_do_no_harm(tail, head):
    assert abs(Reader([tail, head, "這項工程總投資" * 9]).join(tail, head)) < 1


def test_what_stands_near_each_other_speaks_for_a_join_at_a_mark():
    reader = Reader([])
    assert reader.join("县里召开，", "会议决定") > reader.join("县里召开，", "柳树发芽")
