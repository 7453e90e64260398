"""roles: what a paragraph is by its form and by its neighbours."""

import pytest

from hzclean.cleaners.forms import by_form, dateline, signature
from hzclean.cleaners.names import are_names, is_name
from hzclean.cleaners.page import Line, Page, Paragraph, Slice
from hzclean.cleaners.roles import classify
from hzclean.cleaners.stories import starts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("本报讯 近日，新桥合龙。", "本报讯"),
        ("本报讯（特约通讯员 于小满）近日，新桥合龙。", "本报讯（特约通讯员 于小满）"),
        ("新华社南湾1月3日电（记者 孟一 林二）近日，", "新华社南湾1月3日电（记者 孟一 林二）"),
        ("南浦社圣塔城7月23日电（记者 孟一）两国", "南浦社圣塔城7月23日电（记者 孟一）"),
        ("海通社阿特拉3日综合电 周边", "海通社阿特拉3日综合电"),
        ("供销社3月5日电商节开幕", None),
        ("【記者周小安／嘉木報導】入冬以來", "【記者周小安／嘉木報導】"),
        ("（记者 张一山）昨日，", "（记者 张一山）"),
        ("本报记者从会上获悉，新桥合龙。", None),
        ("本报电话：1234", None),
        ("记者来到桥头，只见人山人海。", None),
        ("（记者走进车间，只见机器飞转。）", None),
    ],
)
def test_datelines(text: str, wanted: str | None) -> None:
    assert dateline(text) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("记者 左丘明 摄", "credit"),
        ("记者 于小满 通讯员 张洁/摄", "credit"),
        ("記者林小安／攝", "credit"),
        ("本报记者 左丘明", "byline"),
        ("文/图 于小满", "byline"),
    ],
)
def test_who_took_the_picture(text: str, kind: str) -> None:
    line = Line(text, (Slice(0, len(text)),), 1)
    assert by_form(Paragraph("body", (line,)), joined=True) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("众志成城，强大合力。 蔡沚彦", "蔡沚彦"),
        ("均创历史新高。　张洁 文铭权 秦勇", "张洁 文铭权 秦勇"),
        ("他说：“走吧。” 众人都笑", None),
        ("他走了。", None),
        ("敬请期待！ 谢谢大家", None),
    ],
)
def test_signatures(text: str, name: str | None) -> None:
    at = signature(text)
    assert (None if at is None else text[at:]) == name


@pytest.mark.parametrize("text", ["蔡沚彦", "司徒朗", "欧阳一粟", "买买提·艾力", "吕科", "張大春"])
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["同比增长", "气象台", "", "蔡", "一二三", "王小明和李小红"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_several_names() -> None:
    assert are_names("张洁 文铭权、秦勇")
    assert are_names("吕 科")
    assert not are_names("改革 开放")


def kinds(*lines: str) -> list[str]:
    return list(classify(Page("\n".join(lines)).units(), joined=False))


def test_a_name_under_a_headline_and_one_under_the_text() -> None:
    assert kinds("新桥昨夜合龙", "蔡沚彦", "昨夜，新桥合龙。") == ["subhead", "byline", "body"]
    assert kinds("新桥昨夜合龙", "昨夜，新桥合龙。", "蔡沚彦") == ["subhead", "body", "byline"]
    assert kinds("昨夜，新桥合龙。", "博闻", "本报讯 今晨，新茶上市。") == ["body", "byline", "body"]


def test_a_kicker_that_could_be_a_name_stays_a_heading() -> None:
    assert kinds("昨夜，新桥合龙。", "气象台", "冷空气今夜到访", "受冷空气影响，今夜降温。")[1] == "subhead"


def test_furniture() -> None:
    lines = ("A4 要闻", "第12版", "2024年11月3日 星期日", "责任编辑：阮一 校对：岑二", "4号线开通在即", "12个项目开工")
    assert kinds(*lines) == ["furniture"] * 4 + ["subhead"] * 2


def test_captions_beside_their_credit() -> None:
    assert kinds("新桥合龙，车来车往。", "工人正在焊接钢梁", "林小满/摄") == ["body", "caption", "credit"]
    assert kinds("图为工人正在焊接钢梁。") == ["caption"]
    assert kinds("工人正在焊接钢梁。 图片来源：青河镇政府") == ["caption"]


def test_the_lines_of_a_poem_are_no_headings() -> None:
    assert set(
        kinds(*("我替你站着", "你去睡一下吧", "风来了我会摇", "鸟来了我也会摇", "我只会这件事", "可是我", "没有迟到"))
    ) == {"body"}


TEXT = (
    Paragraph(
        "body",
        tuple(Line(text, (Slice(0, 9),), n) for n, text in enumerate(("昨夜，横跨青河的", "新桥合龙。"), 1)),
        ("",),
    ),
)


def kinds_over_text(*lines: str) -> list[str]:
    """The kinds of these lines, with a paragraph of two lines under them."""
    return list(classify((*Page("\n".join(lines)).units(), *TEXT)))[:-1]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("他走了。", "读书", "渡口的灯", "评《夜航》", "柳小禾"), ["body", "subhead", "subhead", "subhead", "byline"]),
        (("读者来信", "柳小禾（青河县，退休教师）"), ["subhead", "byline"]),
        (("读者来信", "（青河县 柳小禾）"), ["subhead", "byline"]),
        (("他走了。", "（作者系青河天文馆研究员）", "星星落在哪里"), ["body", "body", "subhead"]),
        (("他走了。", "——也说城里的早市"), ["body", "subhead"]),
        (("他走了。", "——幕落"), ["body", "body"]),
    ],
)
def test_headings_and_names_under_a_text_that_ends(lines: tuple[str, ...], wanted: list[str]) -> None:
    assert kinds_over_text(*lines) == wanted


def test_a_greeting_is_no_heading() -> None:
    greeting = Paragraph("subhead", (Line("各位乡亲：", (Slice(0, 5),), 1),))
    assert classify((greeting, *TEXT)) == ["body", "body"]


def test_a_headline_and_a_name_over_verse() -> None:
    poem = Page("三月的渡口\n欧阳一苇\n你那里的雪化了没有\n我这里的雪已经走了\n走的时候没有关门").units()
    assert classify(poem) == ["subhead", "byline", "body", "body", "body"]


def test_a_story_may_begin_at_a_greeting() -> None:
    text = Page("桥修好了。\n各位乡亲：\n新桥明天通车。").units()
    found = starts(text, ["body"] * 3)
    assert [(s.first, s.evidence > 0) for s in found] == [(0, True), (1, True)]


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (("柳小禾 文/图",), ["byline"]),
        (("渡口修不修，谁来出钱？", "三家各算一笔账", "本报记者 于小满"), ["subhead", "subhead", "byline"]),
        (("記者林小安　張大春",), ["byline"]),
        (("新茶上市", "柳小禾于小满"), ["subhead", "byline"]),
        (("柳小禾供图", "新茶上市"), ["credit", "subhead"]),
    ],
)
def test_lines_over_a_text(texts: tuple[str, ...], kinds: list[str]) -> None:
    assert kinds_over_text(*texts)[: len(kinds)] == kinds


def test_a_reporters_diary_is_no_byline() -> None:
    line = Line("记者手记：在渡口等一条船", (Slice(0, 12),), 1, overprinted=True)
    assert by_form(Paragraph("body", (line,)), joined=True) == "subhead"


def test_a_columns_name_over_a_dateline_is_no_pen_name() -> None:
    dated = "南浦社3月5日电 著名桥梁学家左丘明因病逝世。"
    assert kinds("昨夜，新桥合龙。", "讣闻", dated) == ["body", "subhead", "body"]
    assert kinds("昨夜，新桥合龙。", "秋石", dated) == ["body", "byline", "body"]


def test_a_question_set_apart_is_a_headline_where_blank_lines_part_no_paragraphs() -> None:
    texts = ["昨夜，新桥合龙。", "两岸放起了烟花。", "渡船还开不开？", "老船工说，开。", "他不收钱。", "一天两趟。"]
    lines = [Line(text, (Slice(0, len(text)),), 1, blanks=int(n in (2, 3))) for n, text in enumerate(texts)]
    assert classify([Paragraph("body", (line,)) for line in lines])[2] == "subhead"
    assert classify([Paragraph("body", (line._replace(blanks=1),)) for line in lines])[2] == "body"
