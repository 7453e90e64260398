"""Headlines of stories side by side that an extractor wrote as one piece."""

import pytest

from hzclean.cleaners.column_strips import page_strips
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links
from hzclean.cleaners.page import Page

TEXT = [
    "石榴湾的渡船每天开六趟，  河口的盐田晒了三百年，如",
    "头一趟清晨五点，船工们要  今只剩下两户人家还在耙盐",
]


def cells(*rows: str) -> list[str]:
    """The pieces into which the rows are cut, from top to bottom."""
    page = Page("\n".join([*rows, *TEXT]) + "\n")
    strips = page_strips(page, Links(Reader([line.text for line in page.lines])))
    return [c.line.text for c in sorted((c for s in strips for c in s.cells), key=lambda c: (c.row, c.start))]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        # What stands below the second begins where it does.
        (
            ["船工们的最后一冬又到了 盐田里的两兄弟", "本报记者 汤小舟    纪青禾"],
            ["船工们的最后一冬又到了", "盐田里的两兄弟"],
        ),
        # The second is printed twice, run by run, and goes on below.
        (
            ["船工说", "船工说：：渡口还在人还在盐田里的兄弟", "            盐田里的兄弟：：耙盐三百年"],
            ["船工说：：渡口还在人还在", "盐田里的兄弟"],
        ),
        # The first one's rest stands by itself below.
        (
            ["船工说", "船工说：：渡口还在人", "     渡口还在人还在盐田里的两兄弟", "还在          纪青禾"],
            ["渡口还在人还在", "盐田里的两兄弟"],
        ),
    ],
    ids=["edge", "copy", "rest"],
)
def test_two_headlines_are_cut_apart(rows: list[str], wanted: list[str]) -> None:
    found = cells(*rows)
    assert any(found[n : n + 2] == wanted for n in range(len(found)))


@pytest.mark.parametrize(
    "rows",
    [
        ["一冬又一冬 渡口还在人还在", "本报记者 汤小舟"],
        ["渡口 一冬又一冬", "  渡口 一冬又一冬的事"],
        ["本报记者 汤小舟 通讯员 纪青禾", "             盐田里的兄弟"],
        # It happens to begin where the second half does.
        ["       船工的最后一冬 盐田边的灯", "               本报记者 汤小舟"],
    ],
    ids=["one headline", "indent", "byline", "centred"],
)
def test_one_headline_with_a_blank_stays_whole(rows: list[str]) -> None:
    assert rows[0].strip() in cells(*rows)


def test_the_second_half_of_a_headline_after_its_byline_is_put_to_the_first() -> None:
    assert "《渡口》：船工的最后一冬" in cells("《渡口》", "汤小舟", "   ：船工的最后一冬")


def test_a_mark_that_was_pushed_to_the_right_stays_with_its_headline() -> None:
    assert "一冬又一冬，，渡口还在人还在" in cells("一冬又一冬，        ，渡口还在人还在")
