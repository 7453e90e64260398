"""Overprint: what is printed twice is said once; what is said twice stays."""

import pytest
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.doubling import LONGEST, beside_overprint, collapse, squares
from hzclean.cleaners.doubling_beside import side_by_side
from hzclean.cleaners.doubling_growth import grow
from hzclean.cleaners.doubling_proof import overprinted
from hzclean.cleaners.overprint import overprint
from hzclean.cleaners.page import Line, Page, Slice
from hzclean.cleaners.render import render

ONLY = Settings(steps=frozenset({"overprint"}))
# Four or more different hanzi a run, none twice, so that each run is one that proves itself.
RUN = st.lists(st.sampled_from("榆港湾棠溪药谷纱厂粮仓稻田渡桥汽笛书店灯塔"), min_size=4, max_size=8, unique=True).map(
    "".join
)
MARK = st.sampled_from(["：", "“", "”", "《", "》", "（", "）", "12", "P3", "5.6%"])


@pytest.mark.parametrize(("raw", "clean", "marked"), cases("overprint"))
def test_case(raw, clean, marked):
    assert fix(raw + "\n", ONLY) == clean + "\n"
    assert fix(clean + "\n", ONLY) == clean + "\n"
    page = overprint(Page(raw), ONLY)
    if marked is not None:
        assert [line.text for line in page.lines if line.overprinted] == marked
    covered = [False] * len(raw)
    for piece in [s for line in page.lines for s in line.slices]:
        covered[piece.start : piece.end] = [True] * (piece.end - piece.start)
    for gone in page.removals:
        assert not any(covered[gone.start : gone.end])
        covered[gone.start : gone.end] = [True] * (gone.end - gone.start)
    assert not [c for c, seen in zip(raw, covered, strict=True) if not seen and not c.isspace()]


def test_a_page_without_overprint_is_the_same_object():
    page = Page("起步即冲刺。\n高高兴兴上班去，平平安安回家来。")
    assert overprint(page, ONLY) is page


@given(st.lists(RUN | MARK, min_size=3, max_size=7))
def test_runs_printed_twice_side_by_side_are_said_once(runs):
    # Alternate hanzi with marks, as a typesetting system splits runs only where the font changes.
    runs = [r for n, r in enumerate(runs) if n == 0 or r[0].isalpha() != runs[n - 1][0].isalpha()]
    title = "".join(runs)
    doubled = "".join(r + r for r in runs)
    if len(doubled) <= LONGEST and sum(len(r) >= 4 for r in runs) >= 2 and len(set(runs)) == len(runs):
        assert fix(doubled, ONLY) == title


@given(st.text("的一是在人人高兴高商量研究：“”！。 12", max_size=40))
def test_squares_are_squares_in_order(text):
    at = 0
    for square in squares(text):
        assert square.start >= at
        middle = square.start + square.half
        assert text[square.start : middle] == text[middle : square.end]
        at = square.end
    assert len(collapse(text, overprinted(text))) == len(text) - sum(s.half for s in overprinted(text))


@given(st.lists(st.text("一二三四人人“”：P3 。", min_size=1, max_size=9), max_size=12))
def test_any_lines_go_through(lines):
    text = "\n".join(lines)
    assert fix(fix(text, ONLY), ONLY) == fix(text, ONLY)


def test_a_comma_that_an_extractor_put_first_begins_no_headline_though_it_comes_again():
    chain = grow(["，提前3小时才能排到“头班”", "，提前", "1小时只能站着"], 0, set())
    assert chain.used == {0, 1}
    assert not chain.proved(2)


def test_a_headlines_last_word_that_begins_a_line_of_text_below_stays_there():
    chain = grow(
        ["号线今日试运行", "本报讯 青河地铁4号线今日开始不载客", "试运行。线路全长27公里，设站21座，"], 0, set()
    )
    assert chain.used == {0}


def test_a_headline_of_which_the_copy_in_the_line_before_is_kept_stays_on_a_line_of_its_own():
    page = Page("序言    第二章\n第二章\n目录\n")
    kept = [Line("序言", (Slice(0, 2),), 1), Line("第二章", (Slice(6, 9),), 2), Line("目录", (Slice(14, 16),), 3)]
    assert render(page.with_lines(kept)).text == "序言\n第二章\n目录\n"


@pytest.mark.parametrize("credit", ["柳小禾/摄", "柳小禾 摄"])
def test_whoever_signs_a_story_may_have_taken_the_picture_beside_it(credit):
    assert not grow(["柳小禾", credit], 0, set()).proved(2)


@pytest.mark.parametrize(
    "lines",
    [
        ["柳小禾", "通讯员 柳小禾"],
        ["柳小禾", "柳小禾 本报通讯员 闻人毅"],
        ["本报记者 柳小禾 闻人毅", "本报记者 柳小禾"],
    ],
)
def test_whoever_signs_a_story_may_have_written_the_next_one(lines):
    assert not grow(lines, 0, set()).proved(2)


def test_a_byline_printed_twice_throughout_is_said_once():
    assert grow(["本报记者", "本报记者 柳小禾", "柳小禾"], 0, set()).proved(2)


@pytest.mark.parametrize(
    "lines",
    [
        ["“", "新棉", "新棉”", "”", "谁来种", "谁来种，", "，", "老农问了一句"],
        ["仓房", "仓房“", "“", "上楼", "上楼”", "”", "之后", "之后，", "，", "升降机忙起来了"],
    ],
)
def test_a_headline_goes_on_after_a_short_quotation(lines):
    headline = "“新棉”谁来种，老农问了一句" if lines[0] == "“" else "仓房“上楼”之后，升降机忙起来了"
    text = "渡口镇的棉田今年种了一半，另一半荒着，\n村里的老人说，没有人手，种了也收不回来。\n"
    assert fix("\n".join(lines) + "\n" + text).splitlines()[0] == headline


def test_a_mark_that_opens_a_headline_and_stands_twice_is_said_once():
    lines = ["“", "“新棉", "新棉”", "”谁来种", "谁来种"]
    text = "渡口镇的棉田今年种了一半，另一半荒着，\n村里的老人说，没有人手，种了也收不回来。\n"
    assert fix("\n".join(lines) + "\n" + text).splitlines()[0] == "“新棉”谁来种"


def test_a_whole_headline_that_ends_in_a_quotation_does_not_go_on():
    lines = ["渡口老船工说", "渡口老船工说“", "“", "不走了", "不走了”", "”", "新茶开采", "新茶开采，", "，", "满山飘香"]
    chain = grow(lines, 0, set())
    assert max(chain.used) < 6


def test_prose_and_a_kicker_over_a_headline_that_says_the_same_are_no_part_of_it():
    headline = ["县报社论", "县报社论】】渡口该不该修", "渡口该不该修"]
    assert grow(["县报社论", "工潮过后，", *headline], 0, set()).used == {0}
    assert grow(headline, 0, set()).used == {0, 1, 2}
    assert grow(["渡口的事说了三年。今年又说县报", "县报", "县报社论", "社论"], 0, set()).used == {0}


def test_the_byline_of_two_stories_side_by_side_is_said_twice():
    gap = " " * 40
    page = f"""青石溪的撐船人{gap}　　山上的柿子紅了

記者林青禾／雲川報導{gap}記者林青禾／雲川報導
　　青石溪的老人都認得他，他今年        　　九月風起，山上的柿子一天比一
七十二歲，做這一行做了五十年。         天紅，農家在屋頂上曬柿餅。
　　他說，再過一年就不做了，因為        　　今年雨少，柿子小一些，但是比
年輕人都去了城裡，山路也壞了。         去年甜，訂單已經排到明年春天。
"""
    assert fix(page).count("記者林青禾／雲川報導") == 2


def test_a_blank_behind_a_quote_is_printed_twice_with_it():
    chain = grow(["谁修“老渡口” ” 新桥合龙", "新桥合龙"], 0, set())
    assert chain.text == "谁修“老渡口” 新桥合龙"


def test_signs_of_measures_printed_twice_are_said_once_beside_other_overprint():
    text = "渡口今晨渡口今晨66℃℃"
    assert collapse(text, beside_overprint(text)) == "渡口今晨6℃"


def test_one_blank_parts_two_headlines_unless_headings_of_the_page_are_in_halves():
    # An extractor that drops blanks cuts lines before marks; of a headline's blank one is left.
    text = (
        "渡口修了三年多的候船亭，今天正式启用，村民过河不必再站在雨里等船，管渡口的老莫说，他在这里撑了三十年篙"
        "，头一回有个坐处，连椅子都是新的，夜里还点着灯，远远就能看见，对岸的人喊一声，船就开过去"
    )
    prose = [(text * 2)[n * 17 % len(text) :][:18] for n in range(len(text))]
    drawn = ["河湾新桥合龙", "河湾新桥合龙 两岸车马相通", "两岸车马相通"]

    def headlines(kicker):
        page = overprint(Page("\n".join([*prose, kicker, *prose[:3], *drawn])), ONLY)
        return [line.text for line in page.lines if line.overprinted]

    assert headlines("秋茶上市") == ["河湾新桥合龙", "两岸车马相通"]
    assert headlines("秋茶上市热销 茶农连夜采摘") == ["河湾新桥合龙 两岸车马相通"]


def test_the_halves_of_two_headlines_side_by_side_are_put_together_two_by_two():
    drawn = ["河灣新橋合龍", "河灣新橋合龍 今通車", "今通車 鎮公所明年修路", "鎮公所明年修路 先修渡口", "先修渡口"]
    prose = "渡口修了三年多的候船亭，今天正式啟用，村民過\n河不必再站在雨裡等船。"
    page = overprint(Page("\n".join([prose, *drawn])), ONLY)
    heads = [line.text for line in page.lines if line.overprinted]
    assert heads == ["河灣新橋合龍 今通車", "鎮公所明年修路 先修渡口"]


def test_a_colon_in_a_second_half_does_not_part_it_from_the_first_where_headlines_are_in_halves():
    texts = ["渡口的船停了", "渡口的船停了 撐船老人", "撐船老人：", "：誰還坐船", "誰還坐船"]
    assert side_by_side(texts)
    assert not side_by_side(texts, halves=lambda: True)


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (["新渡口的", "新渡口的“", "“", "头班船", "头班船”", "”", "开了"], "新渡口的“头班船”开了"),
        (["今晨渡口", "今晨渡口6", "6", "℃"], "今晨渡口6℃"),
    ],
)
def test_a_headlines_last_run_stands_once_below_the_mark_or_figure_before_it(lines, headline):
    body = ["清晨六点，青禾县城东的早市已经热闹起来，卖豆", "腐的老何支好摊子。"]
    assert fix("\n".join([*lines, *body])).splitlines()[0] == headline


@pytest.mark.parametrize("below", ["柳小禾", "□ 柳小禾", "渡口的旧船票", "船靠岸，人散去"])
def test_a_byline_or_the_next_headline_below_a_closing_mark_is_not_a_headlines_last_run(below):
    lines = ["新渡口的", "新渡口的“", "“", "头班船", "头班船”", "”", below]
    again = [below, f"{below}，", "，", "有人还留着"] if below == "渡口的旧船票" else []
    assert "新渡口的“头班船”" in fix("\n".join([*lines, *again])).splitlines()


def test_text_below_that_begins_with_a_headlines_last_words_is_no_part_of_it():
    lines = [
        "渡船停航",
        "渡船停航，，三类乡亲先走",
        "  昨夜起，青河渡口停",
        "航三天。",
        "三类乡亲先走：病人，七十岁以上",
    ]
    chain = grow(lines, 0, set())
    assert (chain.text, chain.used) == ("渡船停航，三类乡亲先走", {0, 1})


def test_a_headline_twice_in_a_block_of_its_own_is_no_verse_among_short_lines():
    proved = "渡口停航渡口停航，，三类乡亲先走三类乡亲先走"
    heads = ["县城手记", "柳小禾/摄", "那只没有补完的旧船", "那只没有补完的旧船", "闻人毅", "青石河边的三个下午"]
    body = [
        "清晨六点，青石河东岸的早市已经热闹起来，卖豆",
        "腐的老何支好摊子，先给隔壁修鞋的赵师傅留出一",
        "块，再招呼排队的街坊。这样的早市全县有十一处",
        "，每天的人流量超过两万。去年冬天改造以后，摊",
        "位有了顶棚，地面也铺上了防滑砖，雨天不用收。",
    ]
    whole = "\n\n".join(heads).replace("旧船\n\n那只", "旧船\n那只")
    page = "\n\n".join([proved, "\n".join(body), whole]) + "\n"
    assert fix(page).count(heads[2]) == 1
    # Without blank lines around it, or without other overprint on the page, it may be a refrain.
    assert fix(page.replace("\n\n", "\n"), ONLY).count(heads[2]) == 2
    assert fix(page.replace(proved, "三类乡亲先走"), ONLY).count(heads[2]) == 2


@pytest.mark.parametrize("byline", ["□ 罗宁", "◆ 罗宁"])
def test_who_signs_one_story_may_have_written_the_next(byline: str) -> None:
    above = "渡口的石阶一共四十二级，最下面的九级\n已经叫水淘空了，撑船的老人自己背沙。\n"
    below = "早市全县有十一处，每天的人流量超过两\n万。去年冬天改造以后，摊位有了顶棚。\n"
    heads = "失物招领处的春天失物招领处的春天\n渡口停航七天渡口停航七天\n"
    page = Page(f"{heads}{above}罗宁\n{byline}\n{below}")
    done = overprint(page, Settings())
    assert [page.text[r.start : r.end] for r in done.removals] == ["失物招领处的春天", "渡口停航七天"]
