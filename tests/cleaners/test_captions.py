"""captions: which sentence a picture's credit belongs to."""

from hzclean.cleaners.page import Kind, Page, Paragraph
from hzclean.cleaners.roles import classify

_TEXT = "竹排要从上游的深潭一节一节放下来，每到一道堰口就有人上岸拉住绳头，等水涨过了石阶再放。"


def _kinds(page: str) -> list[Kind]:
    """The kinds of the paragraphs of a page: what is long was joined from two lines, what ends no sentence heads."""
    paragraphs = []
    for line in Page(page).lines:
        half = len(line.text) // 2 if line.text == _TEXT else 0
        parts = (line._replace(text=line.text[:half]), line._replace(text=line.text[half:], blanks=0))
        kind: Kind = "body" if line.text[-1] == "。" else "subhead"
        paragraphs.append(Paragraph(kind, parts if half else (line,)))
    return list(classify(paragraphs))


def test_another_story_s_headline_parts_a_caption_from_its_credit() -> None:
    page = f"渡头村的竹排\n{_TEXT}\n\n村民在渡头扎好今年的头一张竹排。\n\n青溪县开办夜校\n\n于小满/摄\n\n{_TEXT}\n"
    assert _kinds(page) == ["subhead", "body", "caption", "subhead", "credit", "body"]


def test_a_caption_without_marks_stays_one_where_no_other_sentence_stands_alone() -> None:
    page = f"渡头村的竹排\n{_TEXT}\n{_TEXT}\n\n渡头村的头一张竹排\n于小满/摄\n\n{_TEXT}\n"
    assert _kinds(page) == ["subhead", "body", "body", "caption", "credit", "body"]
