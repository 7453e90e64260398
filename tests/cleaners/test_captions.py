"""captions: which sentence a picture's credit belongs to."""

from hzclean.cleaners.page import Kind, Page, Paragraph
from hzclean.cleaners.roles import classify
from hzclean.cleaners.structured import articles_of

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


def test_a_sentence_across_the_columns_below_a_story_is_a_caption() -> None:
    """Its type is smaller: no line of the columns is as wide."""
    columns = (
        "老毕师傅每天早上八点出摊，一",
        "块磨刀石是父亲留下的，石面凹下",
        "去一指深。一把剪刀磨十分钟，收",
        "三块钱，十年没有涨过价。",
        "街坊说，他磨的刀能用半年，比",
        "新买的还快。去年他收了个学徒，",
        "是个念过大学的姑娘，专门从省城",
        "回来学这门手艺。",
    )
    page = "\n".join(
        [
            "磨一把剪刀，收多少钱？",
            "记者 何立",
            *columns,
            "老毕师傅在石桥镇的街角给邻居磨剪刀，身后是他的学徒。",
            "青禾镇昨夜停水",
            "记者 林苇",
            "本报讯 昨夜青禾镇主管道爆裂，",
            "全镇停水六小时，今晨已经恢复。",
            "供水公司说，管道用了三十年，",
            "明年春天起分段更换。",
            "",
        ]
    )
    first, second = articles_of(page)
    assert [block["type"] for block in first["blocks"]] == ["headline", "byline", "body", "body", "caption"]
    assert [block["type"] for block in second["blocks"]] == ["headline", "byline", "body"]
