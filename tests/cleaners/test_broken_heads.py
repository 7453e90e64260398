"""Headings on two lines whose break only the words show, and what stands below a heading and is none of it."""

from hzclean.cleaners.broken_heads import join_broken_heads
from hzclean.cleaners.page import Paragraph, split_lines


def joined(*texts: str) -> list[str]:
    page = "\n".join(texts) + "\n"
    paragraphs = [Paragraph("subhead", (line,)) for line in split_lines(page)]
    return [p.text for p in join_broken_heads(page, paragraphs, ["subhead"] * len(paragraphs))]


def test_a_word_that_is_left_over_goes_on_with_its_headline() -> None:
    assert joined("摆渡人老莫昨夜在青石渡", "逝世") == ["摆渡人老莫昨夜在青石渡逝世"]


def test_what_is_a_line_twice_signs_and_is_no_rest() -> None:
    story = ("蒹月", "粮仓改成了戏台,一斗米换一张票", "蒹月")
    assert joined(*story) == list(story)


def test_a_rest_that_prose_has_after_what_stands_above_goes_on() -> None:
    assert joined("芦湾棠溪两岸的人昨夜合力把渡船", "推上岸") == ["芦湾棠溪两岸的人昨夜合力把渡船推上岸"]
    assert joined("船工老莫在渡口守了三十一", "年") == ["船工老莫在渡口守了三十一年"]
    assert joined("棉农围着秤杆学算账，一直学到半", "夜才回家") == ["棉农围着秤杆学算账，一直学到半夜才回家"]


def test_nothing_but_a_word_in_quotes_is_no_heading_of_its_own() -> None:
    assert joined("放学后的渡口 老船工来", "“上岗”") == ["放学后的渡口 老船工来“上岗”"]
    assert joined("老渡口“见缝停船”又", "“见缝装货”") == ["老渡口“见缝停船”又“见缝装货”"]
    for pair in (("老渡口“见缝停船”之后", "“见缝停船”"), ("渡口的灯今夜亮了！", "“上岗”"), ("渡口", "“上岗”")):
        assert joined(*pair) == list(pair)


def test_what_is_longer_or_says_something_else_is_another_heading() -> None:
    for pair in (
        ("渡口守了三十一", "年年都有新船下水，今年也一样"),
        ("渡口的灯今夜亮了", "青石渡纪事"),
        ("他为什么回来？", "来做什么"),
    ):
        assert joined(*pair) == list(pair)
