"""Blocks of a recognised page: read on where a sentence breaks off, else left as they are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners import fix
from hzclean.cleaners.block_order import in_blocks, put_in_order
from hzclean.cleaners.block_seen import block_list
from hzclean.cleaners.page import split_lines

TAIL = """\
早市在河东岸，天不亮就开
了门。卖菜的多是近郊的农户，
车上装着头天傍晚摘下的黄瓜
和豆角。去年冬天改造以后，摊
位有了顶棚，地面也防了滑，雨
"""
OTHER = """\
渡口修缮完工

本报讯 三里渡的石阶昨天修
好了，一共换了一百二十块条石。
"""
REST = """\
天也不用收摊。管理员每天五点
半到场，先看水电，再看消防通
道，最后把昨夜的落叶扫成一堆。
"""


def test_the_rest_of_a_sentence_is_read_where_it_broke_off() -> None:
    text = "早市的新顶棚\n\n" + TAIL + "\n" + OTHER + "\n" + REST
    assert in_blocks(text)
    found = put_in_order(split_lines(text))
    assert found is not None
    assert found.lines is not None
    texts = [line.text for line in found.lines]
    tail = texts.index("位有了顶棚，地面也防了滑，雨")
    assert texts[tail + 1] == "天也不用收摊。管理员每天五点"
    assert found.lines[tail + 1].blanks == 0
    assert texts[-3] == "渡口修缮完工"


CAPTIONED = """\
早市在河东岸: 天不亮就开
了门; 卖菜的多是近郊的农户，
车上装着头天傍晚摘下的黄瓜
和豆角! 去年冬天改造以后，摊
位有了顶棚; 今年新来一位管理
三里渡口的石阶。
"""
OF_THE_KEEPER = """\
员每天五点半到场，先看水电，
再看消防通道，最后把昨夜的落
叶扫成一堆。
"""


def test_a_caption_right_below_the_last_line_of_a_column_is_not_its_rest() -> None:
    found = put_in_order(split_lines("早市的新顶棚\n\n" + CAPTIONED + "\n" + OTHER + "\n" + OF_THE_KEEPER))
    assert found is not None
    assert found.lines is not None
    texts = [line.text for line in found.lines]
    assert texts[texts.index("位有了顶棚; 今年新来一位管理") + 1] == "员每天五点半到场，先看水电，"


def test_a_paragraph_goes_above_its_rest_where_that_stands_above_it() -> None:
    keeper = "老渡工说，他小时候就在这里卖菜，那时没有灯。\n"
    found = put_in_order(split_lines("早市的新顶棚\n\n" + REST + "\n" + keeper + "\n" + TAIL))
    assert found is not None
    assert found.lines is not None
    in_order = "早市的新顶棚\n" + TAIL + REST + keeper
    assert [line.text for line in found.lines] == in_order.splitlines()


def test_where_nothing_goes_on_elsewhere_a_block_stays_whole() -> None:
    lines = split_lines("早市的新顶棚\n\n" + CAPTIONED + "\n" + OTHER)
    found = put_in_order(lines)
    assert found is None or found.lines is None or tuple(found.lines) == tuple(lines)


def test_blocks_in_order_stay() -> None:
    text = "早市的新顶棚\n\n" + REST.replace("天也", "雨天") + "\n" + OTHER
    found = put_in_order(split_lines(text))
    assert found is None or found.lines is None


def test_too_unsure_a_move_is_named_and_not_made() -> None:
    text = "早市的新顶棚\n\n" + TAIL + "\n" + OTHER + "\n" + REST
    found = put_in_order(split_lines(text), min_confidence=1.0)
    assert found is not None
    assert found.lines is None
    assert "天也不用收摊" in found.doubts[0].why


def test_what_is_seen_of_a_block() -> None:
    heading, tail = block_list(split_lines("早市的新顶棚\n\n" + TAIL))
    assert heading.heading
    assert not heading.prose
    assert not tail.heading
    assert tail.open
    assert tail.prose
    assert tail.column == 14.0


def test_a_heading_is_no_rest_of_what_breaks_off() -> None:
    text = "早市的新顶棚\n\n" + TAIL + "\n" + OTHER
    found = put_in_order(split_lines(text))
    assert found is None or found.lines is None


def test_a_headline_with_a_comma_is_no_rest_and_has_none() -> None:
    other = OTHER.replace("渡口修缮完工", "渡口，灯还亮着")
    text = "早市的新顶棚\n\n" + TAIL + "\n" + other
    found = put_in_order(split_lines(text))
    assert found is None or found.lines is None
    assert "\n渡口，灯还亮着\n" in fix(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TAIL.split("\n"), *REST.split("\n"), *OTHER.split("\n"), ""]), max_size=40))
def test_every_line_stands_once(lines: list[str]) -> None:
    page = split_lines("\n".join(lines))
    found = put_in_order(page)
    if found is not None and found.lines is not None:
        assert sorted(line.start for line in found.lines) == [line.start for line in page]


def test_a_paragraph_that_begins_after_a_block_that_breaks_off_stays_whole() -> None:
    other = "此外，早市旁边新开了一家\n豆浆店，天不亮就点灯，来\n的多是赶头班车的人。\n"
    text = fix("早市的新顶棚\n\n" + REST + "\n" + TAIL + "\n" + other + "\n" + OTHER)
    assert "此外，早市旁边新开了一家豆浆店，天不亮就点灯，来的多是赶头班车的人。" in text.split("\n")
