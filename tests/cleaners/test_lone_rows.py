"""Single rows across a gutter on a recognised page: cut at the mark that the column rule was read as, else left."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.lone_rows import with_lone_rows_cut
from hzclean.cleaners.page import Page

FIRST = """\
县里的渡口昨天开了新船。船头
挂着一块木牌: 八点开船，五点收”过账: 一年下来，要补两万多元。
班。赶集的人问: 船票几块钱? 船
工说: 不要钱。这是镇上推行的。
"""
SECOND = """\
张，过河不再另外付钱。镇里算
村民都说好! 从前绕路要半天。
"""


def _texts(text: str) -> list[str]:
    return [line.text for line in with_lone_rows_cut(Page(text)).lines]


def test_the_right_half_stands_after_its_block_and_the_rule_at_the_end() -> None:
    lines = with_lone_rows_cut(Page(FIRST + "\n" + SECOND)).lines
    texts = [line.text for line in lines]
    assert texts[1:3] == ["挂着一块木牌: 八点开船，五点收", "班。赶集的人问: 船票几块钱? 船"]
    assert texts[4] == "过账: 一年下来，要补两万多元。"
    assert lines[4].blanks == 1
    assert texts[-1] == "”"


def test_rules_that_were_found_before_stay_on_one_line() -> None:
    texts = _texts(FIRST + "\n" + SECOND + "\n“”“\n")
    assert texts[-2:] == [SECOND.split("\n")[1], "“”“”"]


def test_a_blank_is_enough_where_the_row_is_too_wide_and_its_halves_do_not_go_on() -> None:
    texts = _texts(FIRST.replace("五点收”", "五点收 ") + "\n" + SECOND)
    assert texts[1:3] == ["挂着一块木牌: 八点开船，五点收", "班。赶集的人问: 船票几块钱? 船"]
    assert texts[4] == "过账: 一年下来，要补两万多元。"
    assert texts[-1] == SECOND.split("\n")[1]


def test_what_is_quoted_and_what_is_no_wider_than_its_column_stays() -> None:
    for text in (
        FIRST.replace("五点收”过账", "五点收“过账”"),
        FIRST.replace("五点收”过账: 一年下来，要补两万多元。", "五点”收"),
        "三里渡新船昨天开航”赶集的人不再绕路\n\n" + FIRST.replace("”过账: 一年下来，要补两万多元。", ""),
        FIRST.replace(": ", "：").replace("? ", "？"),
    ):
        assert _texts(text + "\n" + SECOND) == [line.text for line in Page(text + "\n" + SECOND).lines]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*FIRST.split("\n"), *SECOND.split("\n"), "”", "“一”", ""]), max_size=30))
def test_every_character_stands_once(lines: list[str]) -> None:
    page = Page("\n".join([FIRST + "\n" + SECOND, *lines]))
    found = with_lone_rows_cut(page)
    assert sorted("".join(line.text for line in found.lines)) == sorted("".join(line.text for line in page.lines))
