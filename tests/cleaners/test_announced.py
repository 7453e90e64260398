"""announced: what announces points goes before them, and nothing else moves."""

import pytest

from hzclean.cleaners.announced import announced
from hzclean.cleaners.page import Kind, Page

ANNOUNCES = "与去年相比，新的办法覆盖更广，主要表现在："
POINTS = ("扶持力度更大。每年拿出三千万元，帮助小店。", "办事流程更短。材料由九份减到三份。")
ELSE = "会上还举行了签约仪式。"


def order(*texts: str, subheads: frozenset[int] = frozenset()) -> list[int]:
    kinds: list[Kind] = ["subhead" if n in subheads else "body" for n in range(len(texts))]
    return announced(Page("\n".join(texts)).units(), kinds, range(len(texts)))


def test_an_announcement_after_its_points_goes_before_them() -> None:
    assert order(*POINTS, ANNOUNCES, ELSE) == [2, 0, 1, 3]
    assert order(ELSE, "三项新办法", *POINTS, ANNOUNCES, subheads=frozenset({1})) == [0, 1, 4, 2, 3]


@pytest.mark.parametrize(
    "texts",
    [
        (ANNOUNCES, *POINTS),
        (ELSE, *POINTS, ANNOUNCES),
        (*POINTS, ANNOUNCES, POINTS[0]),
        (POINTS[0], ANNOUNCES, ELSE),
        (*POINTS, "他站起来，对大家说：", ELSE),
        ("雨停了，天还没有亮。", "他走了。", ANNOUNCES, ELSE),
    ],
)
def test_all_else_stays(texts: tuple[str, ...]) -> None:
    assert order(*texts) == list(range(len(texts)))
