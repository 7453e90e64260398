"""Figures that the end of a printed line cuts."""

import pytest

from hzclean.stats.figures import cut_at


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("总投资约1026\n亿元，同比", 8),
        ("项目于20\n21年建成", 5),
        ("同比增长12.\n5%，", 7),
        ("约3万\n平方米厂房", 3),
        ("投資３\n億元", 3),
        ("共有企业35\r\n家，", 6),
        ("总投资约1026\n\n亿元，同比", 8),
    ],
)
def test_cut(text: str, place: int) -> None:
    assert cut_at(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "总投资约1026亿元，\n同比增长7%。",
        "企业12\n企业15\n",
        "12\n15\n18\n",
        "一、总则\n1. 适用范围\n2. 职责\n",
        "目录 3\n第一章 总则 5\n",
        "大事记2021\n\n12月5日，新馆开放。",
    ],
)
def test_whole(text: str) -> None:
    assert cut_at(text) is None
