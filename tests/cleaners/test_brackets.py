"""A bracket that is closed by one of another kind was misread; which is right is only sure on recognised pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.brackets import brackets, gaps, misread
from hzclean.cleaners.page import Page

RECOGNISED = "他说: “走吧! ”去哪里? 不远;\n"


@given(st.text(alphabet="〈〉《》()「」『』[!J走，。a ", max_size=30))
def test_each_place_once_and_only_what_may_be_misread(text: str) -> None:
    places = misread(text)
    assert len({at for at, _ in places}) == len(places)
    assert all(text[at] + right in ("〈(", "[「", "!「", "J」") for at, right in places)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("本报讯 〈记者 何立) 昨日", "本报讯 (记者 何立) 昨日"),
        ("第三只〈左一) 与〈渡〉", "第三只(左一) 与〈渡〉"),
        ("读〈渡(上) 一章", "读〈渡(上) 一章"),
        ("他應了一聲 :[也好。」就走了", "他應了一聲 :「也好。」就走了"),
        ("母親說,!船壞了。」他不信", "母親說,「船壞了。」他不信"),
        ("書分為「潮J、「汐」兩章", "書分為「潮」、「汐」兩章"),
        ("「船壞了!快去修」他說", "「船壞了!快去修」他說"),
        ("他喊「船!」又喊!快去修!走」", "他喊「船!」又喊!快去修!走」"),
        ("「甲『乙』丙J丁」", "「甲『乙』丙J丁」"),
        ("第二代〈村里人叫他", "第二代〈村里人叫他"),
    ],
)
def test_a_misread_bracket(read: str, printed: str) -> None:
    assert brackets(Page(RECOGNISED + read), Settings()).units()[-1].text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("本报记者”何立", "本报记者 何立"),
        ("本报记者“”何立 ”通讯员 “田禾", "本报记者 何立 通讯员 田禾"),
        ("本刊記者”白蕊", "本刊記者 白蕊"),
        ("本报记者“阿立”", "本报记者“阿立”"),
        ("记者”何立说，走吧。", "记者”何立说，走吧。"),
    ],
)
def test_a_bylines_gap_read_as_a_mark(read: str, printed: str) -> None:
    assert brackets(Page(RECOGNISED + read), Settings()).units()[-1].text == printed


@given(st.text(alphabet="本报记者通讯员何立“” ，。", max_size=30))
def test_a_gap_has_marks_and_blanks_only(text: str) -> None:
    assert all(set(text[a:b]) <= set("“” ") for a, b in gaps(text))


def test_a_bracket_that_closes_a_line_below() -> None:
    page = (
        "梁师傅今年六十一岁, 是渡口的第二代〈村\n里人叫他摆渡的), 在这里修了四十年的船\n"
        "了。他说: “木头比人长寿, 只要有人肯修;\n没有人修, 三年就烂了。”\n\n"
        "渡口的船如今只剩两条, 一条载人, 一条载\n货。怎么办? 他想了想, 没有回答。\n"
    )
    assert "第二代(村里人叫他摆渡的)" in fix(page)


def test_not_on_other_pages() -> None:
    page = Page("他说：“走吧！”去哪里？读〈渡)。")
    assert brackets(page, Settings()) is page
