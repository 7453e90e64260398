"""Columns that stand side by side in single blocks of a recognised page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.area_columns import columns_of_rows
from hzclean.cleaners.areas import columns_of_areas, has_areas
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links
from hzclean.cleaners.page import Page, split_lines
from hzclean.cleaners.row_cuts import Cut, Piece, gaps

AREA = """\
早市在河东岸，天不亮就开     天也不用收摊。管理员每天
了门。卖菜的多是近郊的农     五点半到场，先看水电，再
户，车上装着头天傍晚摘下     看消防通道，最后把昨夜的
的黄瓜。摊位有了顶棚，雨     落叶扫成一堆。
"""
REST = """\
渡口修缮完工

三里渡的石阶昨天修好了，一共换
了一百二十块条石，都是从上游的
采石场运来的。

老船工说，这样的石阶至少可以走
五十年。从前涨水的时候，最下面
的十几级总要被冲歪。

工程从立秋开始，白露前完工，没
有耽误一天摆渡。
"""


def test_columns_of_one_block_are_read_one_after_the_other() -> None:
    page = Page("早市的新顶棚\n\n" + AREA + "\n" + REST)
    assert has_areas(page)
    lines = columns_of_areas(page)
    assert lines is not None
    texts = [line.text for line in lines]
    assert texts[1:6] == [
        "早市在河东岸，天不亮就开",
        "了门。卖菜的多是近郊的农",
        "户，车上装着头天傍晚摘下",
        "的黄瓜。摊位有了顶棚，雨",
        "天也不用收摊。管理员每天",
    ]
    assert [line.blanks for line in lines][1:6] == [1, 0, 0, 0, 1]


def test_a_page_that_stands_side_by_side_as_a_whole_has_no_areas() -> None:
    assert not has_areas(Page(AREA))
    assert not has_areas(Page("\n".join((AREA, AREA, AREA))))


def test_blocks_without_gaps_stay() -> None:
    assert columns_of_areas(Page(REST)) is None


RULED = """\
晒场在村西头，往年这个时“候要排队等地方。今年新添
节，家家户户抢着占。队长 ”了两台烘干机，一夜能烘三
说，天气预报讲后天有雨，   十吨，谷子不落地就进了仓。
得赶在明天傍晚前收完。     老把式们说，头一回睡得
机器响到半夜，人也没歇，仓”踏实。
"""


def test_a_column_rule_that_was_read_as_a_mark_parts_columns_and_is_kept() -> None:
    page = Page("晒场上的新机器\n\n" + RULED + "\n" + REST)
    lines = columns_of_areas(page)
    assert lines is not None
    texts = [line.text for line in lines]
    assert texts[1:4] == ["晒场在村西头，往年这个时", "节，家家户户抢着占。队长", "说，天气预报讲后天有雨，"]
    assert texts[6:9] == ["候要排队等地方。今年新添", "了两台烘干机，一夜能烘三", "十吨，谷子不落地就进了仓。"]
    assert texts[-1] == "“””"


def test_quotation_marks_that_belong_to_the_text_part_nothing() -> None:
    assert columns_of_areas(Page(REST.replace("石阶", "“石阶”"))) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*AREA.split("\n"), *RULED.split("\n"), *REST.split("\n"), ""]), max_size=30))
def test_no_character_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = columns_of_areas(Page(text))
    if found is not None:
        assert sorted("".join(line.text for line in found).replace(" ", "")) == sorted("".join(text.split()))


def test_rows_below_show_in_which_column_the_pieces_of_the_first_row_stand() -> None:
    rows = [
        ["渡口的石阶从前总要", "自从修了新堤，老船"],
        ["近郊的农户摘下的枇", "被洪水冲歪，一年修", "工说，洪水就没有再"],
        ["杷用井水浸过，一早", "两回。去年换了条石", "进过仓库。今年秋粮"],
    ]
    lines = [[split_lines(text)[0] for text in row] for row in rows]
    cuts = [Cut(0.0, tuple(Piece(0, len(t), float(len(t)), 1, (0, 0)) for t in row)) for row in rows]
    links = Links(Reader([text for row in rows for text in row]))
    assert columns_of_rows(lines, cuts, 9.0, links) == [(1, 2), (0, 1, 2), (0, 1, 2)]


def test_two_halves_of_a_quotation_with_nothing_between_are_a_column_rule() -> None:
    (gap,) = gaps("渡口的石阶要修“”自从修了新堤")
    assert gap.rule == (7, 9)
    assert gap.left > 0
