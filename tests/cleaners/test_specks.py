"""What recognition makes of rules, pictures and bold type is no text: it stands by itself at the page's end."""

import pytest

from hzclean.cleaners import fix
from hzclean.cleaners.page import split_lines
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.specks import specks

STORY = (
    "梁师傅今年六十一岁, 在渡口修了四十年\n的船。他说: “木头比人长寿, 只要有人肯\n修; 没有人修, 三年就烂了。”\n\n"
    "渡口的船如今只剩两条, 一条载人, 一条载\n货。怎么办? 他想了想, 没有回答。\n"
)


def test_over_a_headline() -> None:
    page = f"本报讯 石桥镇的早市昨天开张, 摊位一百\n二十个。\n\n4圭一      三|\n老渡口的早晨\n何立\n\n{STORY}"
    lines = [line for line in fix(page).split("\n") if line]
    assert "老渡口的早晨" in lines
    assert lines[-1] == "4圭一      三|"


def test_all_on_one_line() -> None:
    page = f"[可 ZN\n\n老渡口的早晨\n\n{STORY}\n<_\n"
    assert fix(page).rstrip("\n").split("\n")[-1] == "[可 ZN <_"


def test_within_a_paragraph() -> None:
    page = STORY.replace("的船。他说", "|  二 AN、\n的船。他说")
    assert "修了四十年的船。他说" in fix(page)


@pytest.mark.parametrize(
    "line",
    [
        "9%。",
        "C区",
        "1. 总则",
        "A: 记得。",
        "（完）",
        "何立/摄",
        "文/何立",
        "B2",
        "了。",
        "* * *",
        "《渡》",
        "10月1日",
        "一个 “人” 字",
        "爬高480米) 和B线 〈22公",
    ],
)
def test_short_lines_that_are_text(line: str) -> None:
    assert not specks(split_lines(f"船就停在渡口\n\n{line}\n\n他每天去修"))


def test_the_rest_of_a_word_is_none() -> None:
    assert not specks(split_lines("船就停在渡口，他每天都写工作日\n志|\n他每天去修"))


def test_only_where_recognition_shows() -> None:
    full = STORY.replace(", ", "，").replace(": ", "：").replace("; ", "；").replace("? ", "？")
    assert is_recognised(STORY)
    assert not is_recognised(full)
    page = f"[可 ZN\n\n老渡口的早晨\n\n{full}"
    assert fix(page).startswith("[可 ZN\n")
