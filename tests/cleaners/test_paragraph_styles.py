"""Columns whose paragraphs are set apart by a row left free, or by nothing."""

from itertools import zip_longest

from hzclean.cleaners.language import Reader
from hzclean.cleaners.mixed import arranged
from hzclean.cleaners.mixed_pieces import pieces_of, widths_ahead
from hzclean.cleaners.page import Page
from hzclean.cleaners.paragraph_styles import seems_flush, style_of
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.stream_search import Search
from hzclean.cleaners.streams import Costs

# Paragraphs, as they are said; columns are twelve em wide.
FIRST = (
    "棠溪县的渡口今年满一百年，船却只剩下一条，摆渡的老人姓郜，今年七十三岁，每天来回十二趟。",
    "收钱吗？",
    "公路桥在下游三公里的地方，走过去要四十分钟，下雨天还要更久一些，所以学生们仍旧坐船上学。",
    "问他收不收钱，他摇摇头，说从前收两分钱，后来公路桥通了车，坐船的人越来越少，就再没有收过钱。",
)
SECOND = (
    "郜师傅不习惯。",
    "再过两年，渡口上游要修建一座步行桥，到那个时候渡船也该退休了。",
    "县里去年给渡船换了一台电动机，没有噪音，也不冒烟。",
    "从前两岸的人听见柴油机突突的响声，就知道渡船开过来了，现在要站在岸边张望好半天。",
    "他在船头挂了一只铜铃铛，铃铛一响，对岸的黄狗就叫起来。",
)


def printed(paragraphs, spaced, width=12):
    """The lines of a column, None for a row left free."""
    lines = []
    for paragraph in paragraphs:
        if lines and spaced:
            lines.append(None)
        at = 0
        while at < len(paragraph):
            end = at + width + (paragraph[at + width : at + width + 1] in tuple("，。？"))
            lines.append(paragraph[at:end])
            at = end
    return lines


def page(spaced):
    """A page's lines as they are read, and row by row."""
    first, second = printed(FIRST, spaced), printed(SECOND, spaced)
    rows = [line for row in zip_longest(first, second) for line in row if line]
    return [line for line in (*first, *second) if line], rows


def put_in_order(rows):
    return arranged(Page("\n".join(rows)).lines, Reader(rows), apart=False, costs=Costs(), quick=False)


def test_a_row_left_free_before_a_paragraph_is_no_missed_turn():
    read, rows = page(spaced=True)
    assert [line.text for line in put_in_order(rows).lines] == read


def test_paragraphs_after_a_free_row_are_told_apart_by_a_blank_line():
    _, rows = page(spaced=True)
    found = put_in_order(rows)
    begins = [paragraph[:4] for column in (FIRST, SECOND) for paragraph in column[1:]]
    assert all(line.blanks for line in found.lines if line.text[:4] in begins)
    assert sum(line.blanks for line in found.lines[1:]) == len(begins)


def test_the_style_is_the_likeliest():
    for spaced in (True, False):
        _, rows = page(spaced)
        lines = Page("\n".join(rows)).lines
        pieces = pieces_of([(line, False) for line in lines], apart=False)
        widths, looks = widths_ahead(pieces), Looks(pieces, Reader(rows), Costs())
        set_in = Search(looks, widths).layout().score
        likeliest = style_of(looks, widths, set_in)
        style = likeliest.costs
        assert (style.indent, style.spaced) == (0.0, spaced)
        assert seems_flush(Search(likeliest, widths).layout(), pieces)
