"""story_signs: where a story without byline or dateline begins, when its headline was drawn last."""

import pytest
from test_articles import page_of, told

from hzclean.cleaners.articles import articles
from hzclean.cleaners.page import Line, Paragraph, Slice
from hzclean.cleaners.registry import Settings
from hzclean.cleaners.story_signs import MarksOfText

OWN = [
    ("subhead", "外婆的竹篮", False),
    ("byline", "本报记者 林小满", False),
    ("body", "外婆有一只竹篮，篾青编的，提了三十年，篮底补过两回，提梁缠着一圈旧布条。", False),
    ("body", "每到集日，她把鸡蛋放进篮里，上面盖一块手帕，走十里路去换盐和针线。", False),
    ("body", "后来路通了车，她还是走，说走着去的东西，换回来才有分量。", False),
]
PLAIN = [
    "老街的井台修好了，井沿用的还是原来的青石，绳子磨出的沟一道也没有补。",
    "石匠说，补上沟，打水的人就不知道从前有过多少人，所以他只把松了的石头垫稳。",
]
HALF = [text.replace("，", ",") for text in PLAIN]


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph("body", (Line(text, (Slice(0, len(text)),), n + 1),)) for n, text in enumerate(texts)]


def test_a_text_that_sets_its_marks_otherwise_is_another_story() -> None:
    units = [*OWN, *(("body", text, False) for text in HALF), ("subhead", "老街井台修好,沟没有补", True)]
    first, second = told(articles(page_of(units), Settings()))
    assert first[0] == ("headline", "外婆的竹篮")
    assert second == [("headline", "老街井台修好,沟没有补"), *(("body", text) for text in HALF)]


def test_a_caption_or_a_note_in_brackets_closes_a_story() -> None:
    for closing in ("外婆留下的竹篮。", "（本文作者为退休教师）"):
        units = [*OWN, ("body", closing, False), *(("body", text, False) for text in PLAIN)]
        found = told(articles(page_of([*units, ("subhead", "老街的井台修好，沟没有补", True)]), Settings()))
        assert [story[0] for story in found] == [("headline", "外婆的竹篮"), ("headline", "老街的井台修好，沟没有补")]


@pytest.mark.parametrize(("before", "after", "differ"), [(PLAIN, HALF, 1), (PLAIN, PLAIN, -1), (["无"], HALF, 0)])
def test_marks_before_and_after_a_border(before: list[str], after: list[str], differ: int) -> None:
    here = paragraphs(*before, *after)
    assert MarksOfText(here, ["body"] * len(here)).differ(len(before), len(before)) == differ


def test_marks_are_looked_for_in_the_text_only() -> None:
    here = paragraphs("新桥,合龙", *PLAIN)
    assert MarksOfText(here, ["subhead", "body", "body"]).since(0) == -1
