"""Rows and cells of tables: what is one, and that nothing goes on in it or behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import fix
from hzclean.cleaners.records import are_cells
from hzclean.cleaners.table_rows import APART, is_figure, is_row, is_row_of_figures, let_rows_stand


@pytest.mark.parametrize(
    "text", ["18,562", "-8.1%", "(603)", "2024E", "14.8 倍", "3.12元", "10.04/5.15", "—", "不适用"]
)
def test_figures(text):
    assert is_figure(text)


@pytest.mark.parametrize("text", ["第3", "渡口", "3号渡船", "2024年秋", "一", "A4 要闻"])
def test_what_is_no_figure(text):
    assert not is_figure(text)


def test_a_line_of_text_with_figures_far_apart_is_no_row():
    assert is_row_of_figures("净利润(百万元)      2155    2952")
    assert not is_row_of_figures("公司去年，净利润      2155    2952")


def test_a_dateline_spread_to_fill_its_line_is_no_row():
    assert not is_row("本报讯（记者   柳小禾   通讯员   闻人笛）11月12")


def test_nothing_goes_on_in_a_row_or_among_figures():
    texts = ["营业收入见下表", "项目      去年      今年", "渡船", "每年", "18,562", "21,528", "见附注", "七"]
    weights, on = [0.0] * len(texts), [0.0] * len(texts)
    let_rows_stand(texts, weights, on)
    assert weights == [0.0, APART, APART, 0.0, APART, APART, APART, 0.0]
    assert on == [APART, APART, 0.0, APART, APART, APART, 0.0, 0.0]


def test_recognised_prose_with_half_width_marks_is_no_table():
    assert not are_cells("起雾了,渡船停在对岸,等雾散\n" * 12)
    assert are_cells("甲 1,200\n乙 3,400.5\n丙 不适用\n" * 6)


BEFORE = (
    "青埕水务去年供水一亿二千万吨，比上年多了三百万吨，其中再生水一千八百万吨，\n"
    "主要用在工业园和道路浇洒，居民用水的价格三年没有变动，公司的收入主要靠工业\n"
    "用水增长。再生水一期管网去年年底全部投入使用，三家企业签了二十年的协议，用\n"
    "水量一年比一年多，公司还在工业园里建了加水站，洒水车不用再到河边取水。\n"
)
AFTER = (
    "公司预计，明年再生水的收入还会增长，工业园二期投产以后，每天要多用一万吨，\n"
    "管网已经铺到厂区门口，水价按协议执行。\n"
)
LABELS = ("营业收入(万元)", "净利润(万元)", "供水量", "漏损率", "每股收益（元）", "合计")
FIGURES = st.from_regex(r"-?[1-9][0-9]{0,2}(,[0-9]{3}){0,2}(\.[0-9]{2})?%?", fullmatch=True)
TABLES = st.lists(st.tuples(st.sampled_from(LABELS), st.lists(FIGURES, min_size=3, max_size=3)), min_size=2, max_size=6)


def as_rows(table):
    return "".join(f"{label:<16}{''.join(f'{figure:>20}' for figure in figures)}\n" for label, figures in table)


def as_cells(table):
    return "".join("\n".join((label, *figures)) + "\n" for label, figures in table)


@given(TABLES, st.sampled_from((as_rows, as_cells)))
def test_no_figure_of_a_table_amid_text_is_joined_moved_or_lost(table, written):
    page = BEFORE + written(table) + AFTER
    fixed = fix(page)
    assert [part for part in fixed.split() if is_figure(part)] == [f for _, figures in table for f in figures]
    assert "".join(fixed.split()) == "".join(page.split())
