"""Columns that stand side by side in single blocks of a recognised page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.areas import columns_of_areas, has_areas
from hzclean.cleaners.page import Page

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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*AREA.split("\n"), *REST.split("\n"), ""]), max_size=30))
def test_no_character_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = columns_of_areas(Page(text))
    if found is not None:
        assert sorted("".join(line.text for line in found).replace(" ", "")) == sorted("".join(text.split()))
