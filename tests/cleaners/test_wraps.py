"""wraps and repeats on cases kept as data, and what must always hold of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.column_width import NO_COLUMN, column_widths, sets_in
from hzclean.cleaners.joins import join_between
from hzclean.cleaners.page import Page, Repair, split_lines
from hzclean.cleaners.pipeline import clean, fix
from hzclean.cleaners.printed_lines import in_blocks, measure
from hzclean.cleaners.registry import Settings
from hzclean.cleaners.wrap_gaps import gap_weights
from hzclean.cleaners.wraps import wraps

CASES = Path(__file__).parent.parent / "cases"
STEPS = Settings(steps=frozenset({"copies", "wraps", "repeats"}))
COLUMN = "\n".join(
    (
        "清晨六点，青禾县城东的早市已经",
        "热闹起来。卖豆腐的老何支好摊子，先",
        "给隔壁修鞋的赵师傅留出一块，再招呼",
        "排队的街坊。",
        "这样的早市全县有十一处，每天的",
        "人流量超过两万。去年冬天改造以后，",
        "摊位有了顶棚，地面也铺上了防滑砖。",
    )
)


def cases() -> list[object]:
    """All cases, each with its label; known failures are strict xfails."""
    out: list[object] = []
    for folder in ("wraps", "repeats"):
        for path in sorted((CASES / folder).glob("*.json")):
            for case in json.loads(path.read_text(encoding="utf-8")):
                marks = [pytest.mark.xfail(strict=True)] if case.get("known_failure") else []
                out.append(pytest.param(case, id=f"{folder}, {path.stem}: {case['label']}", marks=marks))
    return out


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, list[str]]) -> None:
    raw = "\n".join(case["raw"]) + "\n"
    clean_text = "\n".join(case.get("clean", case["raw"])) + "\n"
    assert fix(raw, STEPS) == clean_text
    assert fix(clean_text, STEPS) == clean_text


# Lines of a page as a machine might give it: prose, headlines, marks alone, Latin, figures, blanks.
LINES = st.lists(
    st.one_of(
        st.text("一乙，。“”（）、：；？", max_size=30),
        st.text("天地人 aA1.%-", max_size=12),
        st.sampled_from(["", "· 2 ·", "本报讯", "问：", "……", "2024年3月8日", "“", "”"]),
    ),
    max_size=40,
)


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_no_character_is_lost_or_made(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = clean(text, STEPS)
    kept = [c for unit in page.units() for c in unit.text if not c.isspace()]
    gone = [c for r in page.removals for c in text[r.start : r.end] if not c.isspace()]
    assert sorted(kept + gone) == sorted(c for c in text if not c.isspace())


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_twice_is_once(lines: list[str]) -> None:
    once = fix("\n".join(lines), STEPS)
    assert fix(once, STEPS) == once


def test_a_page_that_is_not_wrapped_is_not_touched() -> None:
    page = Page("桥下\n桥下原先有洗衣的石阶，如今只剩下三级。\n")
    assert wraps(page, STEPS) is page


def test_the_column_width_is_that_of_full_lines() -> None:
    assert set(column_widths(measure(split_lines(COLUMN)))) == {17.0}


def test_a_column_begins_with_the_first_line_below_a_byline() -> None:
    story = (
        "渡口修了三年多的候船亭，今天起正式启用了",
        "本报记者 时若谷",
        "青石渡在县城东边二十里外的河湾",
        "里，村里没有桥。",
        "到对岸的村子去，全靠渡口的六条",
        "船，天还不亮就开，过江的人挤得满满",
        "的，船头船尾都是菜筐。",
        "管渡口的老莫说，他在这里撑了三",
        "十年船，头一回有个坐处，连椅子都是",
        "新的，夜里还点着灯，远远就能看见。",
    )
    above = (
        "清晨六点，青禾县城东的早市已经热闹起来。卖",
        "豆腐的老何支好摊子，先给隔壁修鞋的赵师傅留出一",
        "块，再招呼排队的街坊。",
        "这样的早市全县有十一处，每天的人流量超过两",
        "万。去年冬天改造以后，摊位有了顶棚，地面也铺上",
        "了防滑砖，来的人比从前多了三成。",
    )
    widths = column_widths(measure(split_lines("\n".join((*above, *story)))))
    assert widths[len(above) + 2 :] == [17.0] * 8


def test_a_page_that_sets_its_paragraphs_in_shows_it_after_short_lines() -> None:
    flush = ["这样的早市全县有十一处，每天的人流", *COLUMN.splitlines()[5:]]
    assert sets_in(measure(split_lines(f"{COLUMN}\n地面平。\n{COLUMN}")))
    assert not sets_in(measure(split_lines("\n".join(["地面平。", *flush] * 2))))


def paragraphs(text: str) -> list[str]:
    return [p.text for p in wraps(Page(text), STEPS).paragraphs]


def test_a_dash_after_a_full_line_says_who_wrote() -> None:
    last = COLUMN.rsplit("\n", 1)[1]
    assert paragraphs(f"{COLUMN}\n——街坊老何")[-1].endswith(f"{last}——街坊老何")


def test_a_sentence_that_comes_last_hardly_goes_on_from_a_full_line() -> None:
    def weight(below: str) -> float:
        lines = split_lines(f"{COLUMN}\n早市口新添的洗手台。\n{below}")
        return gap_weights(lines, measure(lines), [17.0] * len(lines), [False] * len(lines))[7]

    assert weight("新桥昨夜合龙") > weight("洗手台是上个月才装好的，有冷水也有")


def test_whole_paragraphs_have_no_column() -> None:
    lines = ["这样的早市全县有十一处，每天的人流量超过两万。" * n for n in (4, 7, 5, 9, 6, 8)]
    assert NO_COLUMN in column_widths(measure(split_lines("\n".join(lines))))


def test_every_join_says_how_sure_it_is() -> None:
    page = clean(COLUMN, STEPS)
    assert [p.kind for p in page.paragraphs] == ["body", "body"]
    assert all(0.5 < p.confidence <= 1 for p in page.paragraphs)
    assert {r.step for r in page.repairs} == {"wraps"}


def test_joins_less_sure_than_asked_are_left_open_and_named() -> None:
    page = clean(COLUMN, Settings(steps=frozenset({"wraps"}), min_confidence=1.0))
    assert len(page.paragraphs) > 2
    assert page.doubts


def test_what_is_removed_says_why() -> None:
    paragraph = "县工业园的冷却塔里循环的，是从三公里外送来的再生水，一年省下的水抵得上一个小水库，谁都没有想到。"
    page = clean(f"{paragraph}\n价格是企业最关心的事。\n{paragraph}\n", STEPS)
    assert [r.reason for r in page.removals] == ["the same paragraph stands above"]
    assert page.removals[0].start > len(paragraph)


@pytest.mark.parametrize(
    ("before", "after", "join"),
    [
        ("增长", "5%", ""),
        ("New", "York", " "),
        ("20", "23年", ""),
        ("well-", "known", ""),
        ("https://www.example.", "org/a", ""),
        ("Mini LED", "的", ""),
    ],
)
def test_joins(before: str, after: str, join: str) -> None:
    assert join_between(before, after) == join


def test_blocks_of_a_recognised_page_may_be_of_one_line_each_mostly():
    lines = split_lines("他走到\n\n渡口，\n\n船在\n\n那里。\n没有人")
    assert not any(in_blocks(lines))
    assert in_blocks(lines, recognised=True) == [False, True, True, True, False]


RECOGNISED = (
    "梁师傅今年六十一岁, 在渡口修了四十年\n的船。他说: “木头比人长寿, 只要有人肯\n修; 没有人修, 三年就烂了。”\n\n"
    "渡口的船如今只剩两条, 一条载人, 一条载\n货。怎么办? 他想了想, 没有回答。\n"
)


def test_a_full_line_that_ends_a_sentence_and_a_block_of_a_recognised_page_ends_its_paragraph() -> None:
    short = (
        "\n上游的桥明年春天通车, 到那时候, 过河的\n人会少很多, 渡口也许就要撤了; 他说他知道。\n\n"
        "他还是每天早上六点钟去岸边看他的旧船。\n\n看完了再回家吃饭, 吃完饭再去看第二遍。\n\n"
        "镇上的人都说他有点傻, 他听见了也不恼。\n"
    )
    lines = fix(RECOGNISED + short).split("\n")
    assert "他还是每天早上六点钟去岸边看他的旧船。" in lines
    assert "看完了再回家吃饭, 吃完饭再去看第二遍。" in lines


def test_verse_without_marks_on_a_recognised_page_is_no_headline_on_several_lines() -> None:
    verse = ["我等你从桥上走来", "走到我的面前", "说你已经忘了"]
    lines = fix(RECOGNISED + "\n" + "\n".join(verse) + "\n").split("\n")
    assert [line for line in lines if line in verse] == verse


def test_lines_far_wider_than_the_column_of_a_recognised_page_are_whole_paragraphs() -> None:
    wide = [
        "他每天早上六点钟去岸边看他那条用了三十年的旧船, 看完了再慢慢走回家吃饭, 吃完饭又去看第二遍。",
        "镇上的人都说他有点傻, 他听见了也不恼, 只说船和人一样, 没有人看就老得快, 有人看着就还能再走几年。",
    ]
    other = RECOGNISED.replace("渡口", "码头").replace("梁", "李")
    lines = fix(RECOGNISED + "\n" + "\n".join(wide) + "\n\n" + other).split("\n")
    assert [line for line in lines if line in wide] == wide


def test_lines_of_unlike_lengths_without_marks_on_a_recognised_page_are_no_paragraph() -> None:
    verse = [
        "你那里的雨停了没有",
        "我这里的灯已经灭了",
        "灭的时候没人说话",
        "天就一直黑着",
        "黑到河对岸去了",
        "照我没有缝完的鞋",
    ]
    lines = fix(RECOGNISED + "\n" + "\n".join(verse) + "\n").split("\n")
    assert [line for line in lines if line in verse] == verse


def test_a_question_whose_label_was_misread_begins_its_paragraph() -> None:
    said = ["问 : 船还开不开?", "答 : 开, 每天两班, 早上一班, 傍晚一班。", "間 : 票价呢?", ": 没有人的时候呢?"]
    lines = fix(RECOGNISED + "\n" + "\n".join(said) + "\n").split("\n")
    starts = ("问", "答", "間", ":")
    assert len([line for line in lines if line.startswith(starts)]) == len(said)


@pytest.mark.parametrize(
    ("head", "paragraphs"),
    [
        ("一个早市\n养活三千个摊位\n本报记者 韩牧之", ["一个早市 养活三千个摊位", "本报记者 韩牧之"]),
        ("一个早市\n\n养活三千个摊位\n本报记者 韩牧之", ["一个早市", "养活三千个摊位", "本报记者 韩牧之"]),
        ("早市养活全县三千个摊位\n青禾县城见闻", ["早市养活全县三千个摊位", "青禾县城见闻"]),
        ("县城早市开了三十年\n摊主：还想再开下去", ["县城早市开了三十年 摊主：还想再开下去"]),
        ("一个早市\n三千个摊位\n渡口夜班船\n开到天亮", ["一个早市 三千个摊位", "渡口夜班船 开到天亮"]),
        ("渡口夜班船\n闻人笛", ["渡口夜班船", "闻人笛"]),
        ("一个早市\n读散文集《摊位》", ["一个早市", "读散文集《摊位》"]),
        ("渡口夜班船\n青禾镇水上交通调查", ["渡口夜班船", "青禾镇水上交通调查"]),
    ],
)
def test_short_halves_of_a_headline_stand_in_one_block(head: str, paragraphs: list[str]) -> None:
    page = Page(f"{head}\n\n{COLUMN}\n")
    mixed = page.noting([Repair("columns", 0, 0, "", "", "the next column begins here")])
    out = [p.text for p in wraps(mixed, STEPS).paragraphs]
    assert out[: len(paragraphs)] == paragraphs
    # Where lines were in order a blank line more or less tells nothing.
    lines = [line for line in head.split("\n") if line]
    assert [p.text for p in wraps(page, STEPS).paragraphs][: len(lines)] == lines


def test_lines_put_together_from_two_copies_are_two_headlines() -> None:
    heads = "门前三十里水渠原来是他的\n渡口的夜班船停了", "门前三十里水渠原来是他的", "渡口的夜班船停了"
    lines = Page(f"{COLUMN}\n{heads[0]}\n").lines
    bold = [line._replace(overprinted=line.text in heads) for line in lines]
    page = Page(f"{COLUMN}\n{heads[0]}\n").with_lines(bold)
    assert [p.text for p in wraps(page, STEPS).paragraphs][-2:] == list(heads[1:])


def test_a_headline_that_begins_with_its_columns_name_stands_by_itself():
    headline = "【社評】一座渡口，看得見一座城的耐心"
    text = (
        "渡口的石階三年沒有修，撐船的老人每天自己背沙墊路，路過的人都說不好走，卻沒有人去問一聲。石階一共四十二級，"
        "最下面的九級已經叫水淘空了。一座城的耐心，要從石階數起。"
    )
    note = "【編者按】渡口的石階三年沒有修，撐船老人每天自己背沙墊路，本刊接到三封來信，今起登出，歡迎讀者來信一起談。"
    lines = [headline]
    for said in (text, note):  # set in by two characters, which the extractor did not keep
        lines += [said[:18], *[said[n : n + 20] for n in range(18, len(said), 20)]]
    assert fix("\n".join(lines) + "\n").splitlines() == [headline, text, note]


@pytest.mark.parametrize("last", ["明爭冠", "水先到"])
def test_a_headlines_last_half_in_its_bold_type_is_no_name(last: str) -> None:
    drawn = f"渡口少年划船奪魁\n渡口少年划船奪魁\u3000{last}\n{last}"
    assert f"渡口少年划船奪魁\u3000{last}" in fix(f"{COLUMN}\n{drawn}\n").splitlines()
    plain = f"渡口少年划船奪魁\u3000{last}"
    assert f"渡口少年划船奪魁\n{last}\n" in fix(f"{COLUMN}\n{plain}\n{COLUMN}\n")


NOTES = [
    "渡口的石阶一共四十二级。最下面的九级已经叫水淘空了，撑船的老人每天自己背沙垫路，背到第三年",
    "老人姓罗。背沙从不让人帮",
    "夜班船的灯是他儿子装的。用的是旧摩托车的电瓶，一个晚上要换两回，换下来的就搁在灶台边上烤着",
    "烤过的电瓶，据说能多撑半个钟头。没有人量过",
    "儿子后来去了县城修车。一年回来两趟，每趟带一只新电瓶",
    "新电瓶，老人舍不得用",
    "船票是两块钱。学生一块，涨水那天不收钱，因为人人都得帮着撑篙，撑得好的还能分到一条鱼",
    "分鱼的规矩，没有写下来过。大家都记得",
    "对岸的小学有六个学生。最小的那个，过河一定要坐在船头，说是要替全船人看路",
    "看路。其实是看水鸟",
    "水鸟一共三种。学生们给它们起了名字，叫早班、夜班和加班",
    "加班最胖。总是最后一个飞走",
    "渡船到岸要敲三下船帮。第一下给码头，第二下给岸上等船的人，第三下，老人说是给水听的",
    "水听了三十年。一句话也没有回过，可是哪天要涨，它总比收音机先说",
    "县里说要修桥。图纸贴在学校门口，六个学生量了量，桥墩正好落在",
    "早班歇脚的地方",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_authors_notes_are_no_printed_lines(gap):
    text = gap.join(NOTES) + "\n"
    assert fix(text) == text


def test_what_is_set_in_is_no_rest_of_a_paragraph():
    paragraphs = [
        "　　早市全县有十一处。每天的人流量超过两万。去年冬天改造以后，摊位有了顶棚。",
        "　　县里把早市的改造分成三步。第一步修路，第二步装顶棚，摊主们都盼着早一天动工，",
        "　　老何的豆腐摊搬了两回，街坊们都记得。",
        "　　管理员每天五点半到场，先看水电，再看消防通道，最后把昨夜的落叶扫成一堆。",
    ]
    text = "\n".join(paragraphs) + "\n"
    assert fix(text) == text
    torn = text.replace("\n　　老何", "\n老何")
    assert "早一天动工，老何的豆腐摊" in fix(torn)


def test_a_question_after_a_sentence_is_surer_to_begin_a_paragraph_than_an_item():
    def weight(below):
        lines = split_lines(f"顾师傅的铁锤柄换过六次。\n{below}")
        return gap_weights(lines, measure(lines), [17.0] * 2, [False] * 2)[1]

    assert weight("问：有没有想过收徒弟？") > weight("（二）收徒弟") > 0
    assert weight("【注】锤柄是枣木的") > weight("锤柄是枣木的")
