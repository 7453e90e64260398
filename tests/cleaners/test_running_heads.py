"""A running head whose parts came out as one line is each of its parts; nothing else is cut."""

import pytest

from hzclean.cleaners import fix
from hzclean.cleaners.page import split_lines
from hzclean.cleaners.running_heads import running_heads

STORY = (
    "渡口的船如今只剩两条，一条载\n人，一条载货。怎么办？梁师傅\n想了想，没有回答。木头比人长\n"
    "寿，只要有人肯修；没有人修，\n三年就烂了。\n"
)


@pytest.mark.parametrize(
    "parts",
    [
        ("A4要闻", "2031年5月3日星期六", "责编：于小满校对：何立"),
        ("A4 要闻", "2031年5月3日 星期六", "责编：于小满 校对：何立"),
        ("07", "责任编辑 于小满 版式 何立", "2031.5.3 星期六"),
        ("副刊", "編輯／于小滿", "D4"),
        ("B12地方", "中華民國120年5月3日星期六", "石橋日報"),
        ("副刊", "石桥晚报", "第12版"),
    ],
)
def test_its_parts(parts: tuple[str, ...]) -> None:
    row = " ".join(parts)
    assert [part.text for part in running_heads(split_lines(row + "\n石桥记"))[0]] == list(parts)
    for page in (f"{row}\n{STORY}", f"{STORY}{row}\n"):
        lines = fix(page).split("\n")
        assert set(parts) <= set(lines)
        assert fix("\n".join(lines)) == "\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "A4 要闻",
        "第3版 要闻",
        "2031年5月3日 星期六",
        "责编：于小满 校对：何立",
        "石桥镇 新渡口 启用",
        "石桥 5月3日 晴",
        "渡口的灯 何立",
        "07 石桥镇的早市昨天开张，摊位一百二十个 第3版",
    ],
)
def test_one_part(line: str) -> None:
    assert not running_heads(split_lines(f"{line}\n石桥记\n{line}"))


def test_clean_text_keeps_its_first_line() -> None:
    text = "副刊 石桥晚报 第12版\n渡口的船如今只剩两条，一条载人，一条载货。\n木头比人长寿，只要有人肯修。\n"
    assert fix(text) == text
