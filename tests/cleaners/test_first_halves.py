"""first_halves: an overprinted headline's first half without its second copy is put before it."""

from hzclean.cleaners.first_halves import first_halves
from hzclean.cleaners.page import Page


def heads(text: str, bold: str) -> list[str]:
    """The lines of a page after the step, of which the one that says `bold` was overprinted."""
    page = Page(text)
    marked = page.with_lines(line._replace(overprinted=line.text == bold) for line in page.lines)
    return [line.text for line in first_halves(marked).lines]


def test_a_plain_half_to_the_left_is_put_before_the_overprinted_one() -> None:
    assert heads("渡口夜班船\n          开到天亮“不打烊”\n", "开到天亮“不打烊”") == ["渡口夜班船 开到天亮“不打烊”"]


def test_a_byline_may_stand_between() -> None:
    text = "渡口夜班船\n□ 柳小禾\n          开到天亮\n"
    assert heads(text, "开到天亮") == ["渡口夜班船 开到天亮", "□ 柳小禾"]


def test_a_kicker_stands_over_its_headline_and_another_storys_head_farther_off() -> None:
    for blanks in ("", "    ", " " * 30):
        assert heads(f"渡口夜班船\n{blanks}开到天亮\n", "开到天亮") == ["渡口夜班船", "开到天亮"]


def test_names_and_text_are_no_half() -> None:
    for first in ("柳小禾", "本报记者 柳小禾", "船来了，人走了", "一夜没有合眼。"):
        assert heads(f"{first}\n{' ' * 12}开到天亮\n", "开到天亮") == [first, "开到天亮"]
