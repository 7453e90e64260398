"""Lines of mixed columns that an extractor cut where two marks meet, on pages small enough to see."""

import pytest

from hzclean.cleaners.cut_lines import Halves, cut_again, halves, put_together
from hzclean.cleaners.language import Reader
from hzclean.cleaners.mixed import arranged
from hzclean.cleaners.page import Page
from hzclean.cleaners.streams import Costs, piece

LEFT = (
    "清晨六时，县工业园的冷",
    "却塔升起白雾。与往年不同，",
    "塔里循环的不是自来水，是三",
    "公里外污水厂送来的再生水。",
    "厂长记得，十年前这里还",
    "靠打井取水，井一年比一年打",
    "得深，最深的一口打到了地下",
    "二百米。",
)
RIGHT = (
    "价格是企业最关心的事。",
    "再生水分为两档供应，普通水",
    "每吨一块六毛五分，除盐水每",
    "吨三块九毛。老周给记者算了",
    "一笔账：“一年节省多少？四",
    "百万元，够发一个车间的工钱",
    "，还能添两台新的水泵。”",
    "园里的人都说那雾白了。",
)
# The printed line of the right column that is cut, and how.
WHOLE, FIRST, SECOND = "一笔账：“一年节省多少？四", "一笔账：", "“一年节省多少？四"


def cut_page(ahead):
    """The lines of two columns as they are read, and row by row, the second half of one written so many rows ahead."""
    at = RIGHT.index(WHOLE)
    read = [*LEFT, *RIGHT[:at], FIRST, SECOND, *RIGHT[at + 1 :]]
    rows = [line for row in zip(LEFT, RIGHT, strict=True) for line in row]
    at = rows.index(WHOLE)
    rows[at : at + 1] = [FIRST] if ahead else [FIRST, SECOND]
    if ahead:
        rows.insert(at - 2 * ahead + 1, SECOND)
    return read, rows


@pytest.mark.parametrize("ahead", [0, 1, 2])
def test_the_halves_of_a_line_are_read_one_after_the_other(ahead):
    read, rows = cut_page(ahead)
    found = arranged(Page("\n".join(rows)).lines, Reader(rows), apart=False, costs=Costs(), quick=False)
    assert [line.text for line in found.lines] == read
    assert [rows[line.number - 1] for line in found.lines] == read


def test_halves_are_as_wide_as_a_column_together():
    lines = [piece(text) for text in ("“一年节省多少？四", "却塔升起白雾。与往年不同，", "一笔账：")]
    assert [(pair.left, pair.right) for pair in halves(lines, [[13.0]] * 3)] == [(2, 0)]
    assert halves(lines, [[20.0]] * 3) == []


def test_a_quote_after_a_sentence_is_no_half():
    lines = [piece(text) for text in ("他笑了。", "“一年节省多少？四")]
    assert halves(lines, [[14.0]] * 2) == []


def test_a_line_that_nearly_fills_its_column_may_lack_a_few_characters():
    lines = [piece(text) for text in ("“一", "却塔升起白雾。与往年不同，", "厂长站在门口，拍了拍手：")]
    assert [(pair.left, pair.right) for pair in halves(lines, [[13.0]] * 3)] == [(2, 0)]


def test_a_quote_that_is_closed_is_not_closed_again():
    lines = [piece(text) for text in ("他说：“水清了。”", "”")]
    assert halves(lines, [[14.0]] * 2) == []


def test_what_stands_alone_before_and_after_blank_lines_is_no_half():
    lines = [piece(text, gap=True) for text in ("塔里的“再生水”", "，还能添水泵", "价格是企业最关心的事。")]
    assert halves(lines, [[14.0]] * 3) == []


def test_a_mark_by_itself_ends_the_likeliest_line_before_it():
    left, right = list(LEFT), list(RIGHT)
    left[3] = "公里外送来的“再生水”"
    rows = [line for row in zip(left, right, strict=True) for line in row]
    rows.insert(rows.index(left[3]) + 1, "。")
    found = arranged(Page("\n".join(rows)).lines, Reader(rows), apart=False, costs=Costs(), quick=False)
    assert [line.text for line in found.lines] == [*left[:4], "。", *left[4:], *right]


def test_two_stops_do_not_meet():
    lines = [piece(text) for text in ("水费少了三成。", "，工人们")]
    assert halves(lines, [[11.0]] * 2) == []


def test_what_was_put_together_is_cut_where_the_source_cuts_it():
    lines = Page("“一年节省多少\n清晨六时\n一笔账：").lines
    together = put_together([(line, False) for line in lines], Halves(0.0, 2, 0))
    assert [line.text for line, _ in together] == ["清晨六时", "一笔账：“一年节省多少"]
    again = list(cut_again([line for line, _ in together], lines))
    assert [(line.text, line.number) for line in again] == [("清晨六时", 2), ("一笔账：", 3), ("“一年节省多少", 1)]
