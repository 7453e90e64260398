"""Columns: lines come out in reading order, each once; lines in order stay as they are."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from typesetter import Damage, Style, stories, typeset

from hzclean.cleaners import fix
from hzclean.cleaners.columns import CLEANER, columns
from hzclean.cleaners.gutters import gutters
from hzclean.cleaners.mixed_gate import in_order
from hzclean.cleaners.page import Page
from hzclean.cleaners.registry import Settings

SIDE_BY_SIDE = """\
旧仓库改成了图书馆
  清晨六时，县工业园的冷  外的污水处理厂送来的再生
却塔升起白雾。与往年不同  水，每天少用九千吨。
，塔里循环的不是自来水，    电费也少了一成。河道里
用的是从三公里            的水比去年清了许多。
"""


def lines_of(text):
    page = columns(gutters(Page(text), Settings()), Settings())
    return [line.text for line in page.lines]


def test_side_by_side_columns_are_read_one_after_the_other():
    assert lines_of(SIDE_BY_SIDE) == [
        "旧仓库改成了图书馆",
        "清晨六时，县工业园的冷",
        "却塔升起白雾。与往年不同",
        "，塔里循环的不是自来水，",
        "用的是从三公里",
        "外的污水处理厂送来的再生",
        "水，每天少用九千吨。",
        "电费也少了一成。河道里",
        "的水比去年清了许多。",
    ]


def test_a_page_that_is_not_sure_enough_stays_and_is_reported():
    text = CLEANER.example.before
    page = columns(Page(text), Settings(min_confidence=1.0))
    assert [line.start for line in page.lines] == sorted(line.start for line in page.lines)
    assert [(d.step, d.confidence > 0.5) for d in page.doubts] == [("columns", True)]


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 10_000),
    st.integers(2, 4),
    st.integers(10, 20),
    st.sampled_from(["side by side", "alternating", "displaced"]),
)
def test_each_character_comes_out_once(seed, count, measure, order):
    page = typeset(stories()[:3], Style(columns=count, measure=measure), Damage(), order=order, seed=seed)
    done = columns(gutters(Page(page.text), Settings()), Settings())
    taken = sorted(n for line in done.lines for s in line.slices for n in range(s.start, s.end))
    assert len(taken) == len(set(taken))
    assert "".join(page.text[n] for n in taken if not page.text[n].isspace()) == "".join(page.text.split())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(10, 24))
def test_text_in_order_is_a_fixed_point(seed, count, measure):
    text = typeset(stories(), Style(columns=count, measure=measure), Damage(), order="in order", seed=seed).text
    page = Page(text)
    assert columns(gutters(page, Settings()), Settings()) is page


TWO_STORIES = """\
渡口的灯
  渡口的灯是老谭点的。他今年六十 人给他船钱，他不要。     老谭说，灯是给人看的，
九岁，撑了四十年的船，手上全是茧，     有人问他值不值，他 路也是给人走的，点着就
夜里有人喊一声，他就披衣起来，把灯 笑一笑，低头去捻灯芯，  好。
挂到竹竿上。河不宽，可水急，过河的 风从河上来，灯焰斜了一
夜班工厂
厂里的灯亮到天明
  夜班从十点开始，六个人守着一条  怎么数？小梁说，看它
线，机器转，人也跟着转，十二点吃一  冒气的次数，冒一回，是
碗面，接着转到天亮。小梁刚来那会儿  一百只，冒到三十回，天
不习惯，总要去数窗外的灯。        就亮了。
"""


def test_a_heading_ends_the_columns_it_reaches_over_though_the_first_breaks_off():
    text = "".join(lines_of(TWO_STORIES))
    for join in (
        "过河的人给他船钱，他不要。",
        "斜了一老谭说，",
        "好。夜班工厂厂里的灯亮到天明夜班从",
        "窗外的灯。怎么数？",
    ):
        assert join in text


def test_where_another_block_fits_as_well_the_join_is_less_sure_and_reported():
    page = columns(gutters(Page(TWO_STORIES), Settings()), Settings(min_confidence=0.8))
    assert all(0 < repair.confidence < 1 for repair in page.repairs)
    assert page.doubts
    assert all(doubt.confidence < 0.8 for doubt in page.doubts)
    assert len(page.doubts) < len(page.repairs)


def test_a_short_page_of_mixed_columns_has_few_line_ends_to_tell():
    text = (
        "再生水进了工业园\n清晨六时，县工业园的冷却\n价格是企业最关心的事。再\n塔升起白雾。与往年不同，\n生水分两档，普通水每吨一\n"
        "塔里循环的不是自来水。\n块六毛五分。\n"
    )
    assert not in_order(text)
    lines = [text.splitlines()[n] for n in (0, 1, 3, 5, 2, 4, 6)]
    assert lines_of(text) == lines_of("\n".join(lines)) == lines


def test_lines_of_many_columns_written_as_one_are_no_paragraphs():
    row = "清晨六时，县工业园的冷却塔升起白雾， 价格是企业最关心的事，再生水分两档， 塔里循环的不是自来水，是三公里 "
    assert not in_order("\n".join([(row * 2).strip()] * 8) + "\n")


def test_a_deck_in_two_halves_is_not_taken_for_lines_of_two_columns():
    deck = "四千余人出行方便 三十七公里一路到城"
    page = (Path(__file__).parents[2] / "samples/raw/05-alternating.txt").read_text(encoding="utf-8")
    assert deck in lines_of(page.replace("临屿港开通首条冷链快航\n", f"临屿港开通首条冷链快航\n{deck}\n"))


def test_a_headline_set_in_on_its_second_line_is_one_headline():
    left = [
        "清晨六时，县工业园的冷却",
        "塔升起白雾。与往年不同，",
        "塔里循环的是再生水，厂里",
        "的水费少了三成，工人们都",
    ]
    right = ["说，这个钱花得值。河道里", "的水也清了，鱼也多了。园", "里的人说，这雾比去年的暖", "和，也比去年的白。"]
    head = ["请把空出来的管道还给", "     守在河边的人", "本报记者 石青"]
    text = "\n".join([*head, *(f"{a}  {b}" for a, b in zip(left, right, strict=True)), ""])
    assert fix(text).split("\n")[:2] == ["请把空出来的管道还给守在河边的人", "本报记者 石青"]
