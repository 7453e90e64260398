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
