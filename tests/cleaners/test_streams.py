"""The search for columns: what each kind of evidence decides, on layouts small enough to see."""

from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.baseline_clock import uneven_feet
from hzclean.cleaners.language import Reader
from hzclean.cleaners.mixed import chained
from hzclean.cleaners.mixed_pieces import pieces_of
from hzclean.cleaners.page import split_lines
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.stream_search import Search
from hzclean.cleaners.streams import APART, OPEN, SHORT, Costs, Move, State, Stream, piece

LEFT = ["清晨六时，县工业园的冷却", "塔升起白雾。与往年不同，", "塔里循环的不是自来水，是", "三公里外的污水厂送来的再"]
RIGHT = ["价格是企业最关心的事。再", "生水分两档，普通水每吨一", "块六毛五分，除盐水每吨三", "块九毛，比自来水加自制除"]


def above(pieces, width=12.0, reader=None):
    reader = reader or Reader(p.text for p in pieces)
    return Search(Looks(pieces, reader, Costs()), [[width]] * len(pieces)).layout().above


def rows(*columns):
    return [line for row in zip(*columns, strict=True) for line in row]


def test_two_columns_row_by_row():
    pieces = [piece(text) for text in rows(LEFT, RIGHT)]
    assert above(pieces) == [-1, -1, 0, 1, 2, 3, 4, 5]


def test_the_first_row_is_written_from_left_to_right():
    lines = [LEFT[0], RIGHT[0], RIGHT[1], LEFT[1], RIGHT[2], LEFT[2]]
    layout = Search(Looks([piece(text) for text in lines], Reader(lines), Costs()), [[12.0]] * 6).layout()
    assert all(list(group) == sorted(group) for group in layout.heads)


def test_a_column_that_has_ended_gets_no_more_lines():
    right = [*RIGHT[:2], "块六毛五分。"]
    left = [*LEFT, "生水，一年能省四百万元。"]
    lines = [*rows(left[:3], right), *left[3:]]
    assert above([piece(text) for text in lines]) == [-1, -1, 0, 1, 2, 3, 4, 6]


def test_pieces_of_one_printed_line_stand_side_by_side():
    pieces = [piece(text, joined=n % 2 == 1, narrow=True) for n, text in enumerate(rows(LEFT, RIGHT))]
    assert above(pieces) == [-1, -1, 0, 1, 2, 3, 4, 5]


def test_numbers_go_up():
    left = ["1. 收齐三家的水费单。", "2. 把用水量填进表里。", "3. 报给园区的管理处。"]
    right = ["7. 每月五日以前办完。", "8. 迟了要交滞纳的钱。", "9. 有疑问就打电话问。"]
    # In the last row the first column, or the second, has ended: the row alone does not tell.
    even = rows(left[:2], right[:2])
    assert above([piece(text) for text in [*even, right[2]]])[2:] == [0, 1, 3]
    assert above([piece(text) for text in [*even, left[2]]])[2:] == [0, 1, 2]


def test_columns_are_evened_out():
    def uneven(*feet, after=3):
        return uneven_feet(tuple(Stream(0, y, 12.0, OPEN, 0, paid=0.0) for y in feet), after, 0.0, Costs())

    assert uneven(7, 7, 4) == 0, "only the last column may be short"
    assert uneven(7, 7, 2) > 0, "with two rows in it, all could have ended a row higher"
    assert 0 < uneven(6, 7, 4) < uneven(4, 7, 4) < uneven(4, 4, 7)


def test_a_column_moved_down_by_a_subhead_stands_beside_the_others_lines():
    left = [*LEFT[:2], "从沟里来的水", "塔里循环的不是自来水，是", "三公里外的污水厂送来的再"]
    right = [*RIGHT, "加自制除盐水要低三成五，"]
    lines = [left[0], right[0], left[1], right[1], right[2], left[2], right[3], left[3], right[4], left[4]]
    pieces = [piece(text, joined=n in (1, 3, 8), narrow=True) for n, text in enumerate(lines)]
    assert above(pieces) == [-1, -1, 0, 1, 3, 2, 4, 5, 6, 7]


def test_subheads_in_one_row_stand_in_their_columns():
    left = [*LEFT, "生水，一年能省不少。", "水从哪里来", "污水厂在三公里外，管"]
    right = [*RIGHT, "盐水的成本低。", "谁来付管道钱", "管道花了六百万元，县"]
    left += ["网一直铺到园区的大门口，", "再由各家接到车间里去。"]
    right += ["里出一半，余下的由园区和", "三家用水的企业分摊。"]
    assert above([piece(text) for text in rows(left, right)]) == [-1, -1, *range(16)]


def test_a_subhead_is_a_line_without_marks_of_prose_after_a_finished_sentence():
    looks = Looks([piece(text) for text in (RIGHT[0], "水从哪里来", "水，从山里来")], Reader([]), Costs())

    def gain(n, state):
        return next(way.gain for way in looks.lay(Stream(0, 0.0, 12.0, state, 0), n) if way.stands == APART)

    assert gain(1, SHORT) > gain(1, OPEN) + Costs().broken
    assert gain(2, SHORT) == gain(2, OPEN) + Costs().broken


def test_no_paragraph_begins_with_a_particle():
    pieces = [piece("清晨六时，冷却塔升起雾。"), piece("的水分两档，普通水便"), piece("新水分两档，普通水便")]
    looks = Looks(pieces, Reader([]), Costs())
    ended = Stream(0, 0.0, 12.0, SHORT, 0)
    assert looks.lay(ended, 1)[0].gain < looks.lay(ended, 2)[0].gain


def test_a_story_may_begin_with_a_heading():
    search = Search(Looks([piece("六月七日 晴", gap=True)], Reader([]), Costs()), [[12.0]])
    moves: list[Move] = []
    search._resets([State(0.0, (Stream(0, 0.0, 12.0, SHORT, 0),), 0, 0.0, False, None, None)], 0, moves)
    assert [move.way.stands for move in moves] == [APART]


def test_titles_and_captions_stand_alone():
    lines = ["再生水进了工业园", "本报记者 闻人毅", *rows(LEFT, RIGHT)]
    pieces = [piece(text, gap=n in (0, 2)) for n, text in enumerate(lines)]
    assert above(pieces)[:4] == [-2, -2, -1, -1]


def test_a_line_before_a_photographers_name_is_a_caption():
    caption = "污水厂的工人检修水泵时"
    lines = [*rows(LEFT, RIGHT), "生水，一年能省四百万元。", "盐水的成本低三成五。", caption, "司徒朗/摄", "桥"]
    cut_lines = [(line, False) for line in split_lines("\n".join(lines[:-2]) + "\n\n" + "\n".join(lines[-2:]))]
    pieces = pieces_of(cut_lines, apart=False)
    assert [this.text for this in pieces if this.caption] == [caption]
    assert above(pieces)[8:11] == [6, 7, -2]


def test_a_caption_may_be_parted_from_its_credit_by_a_headline():
    text = (
        "\n".join([*rows(LEFT, RIGHT), "检修水泵的工人。"]) + "\n\n雨水花园建成了\n\n司徒朗 摄\n\n" + "\n".join(RIGHT)
    )
    pieces = pieces_of([(line, False) for line in split_lines(text)], apart=False)
    assert [this.caption for this in pieces[7:9]] == [False, True]
    assert above(pieces)[8] == -2


def test_half_width_marks_tell_prose_too_and_a_subheads_number_does_not():
    texts = ["圆顶粮仓空了二十年,墙上", "全程3,600米", "一、建在哪里", "十二、谁来开门", "【本报讯】入冬以来"]
    assert [piece(text).prose for text in texts] == [True, False, False, False, True]


def test_an_authors_name_beside_the_last_rows_parts_no_column():
    left, right = [*LEFT, "生水，一年能省四百万元。"], [*RIGHT[:3], "盐水的成本低三成五。"]
    lines = [*rows(left[:4], right), "司徒朗", left[4]]
    assert [piece(text).named for text in ("司徒朗", "污水厂")] == [True, False]
    assert above([piece(text) for text in lines]) == [-1, -1, 0, 1, 2, 3, 4, 5, -2, 6]


def test_what_stands_between_blank_lines_is_no_column():
    headline = "冷却塔要水，河道也要水"
    story = [
        "十月的第一场雪落在山口，",
        "养路工把铲子靠在门边，等",
        "老人说这条路修了三十年，",
        "车来。车里坐着他的女儿。",
    ]
    lines = [*rows([*LEFT[:3], "水。"], [*RIGHT[:3], "角。"]), headline, *rows(story[::2], story[1::2])]
    pieces = [piece(text, gap=n in (8, 9))._replace(last=n in (7, 8)) for n, text in enumerate(lines)]
    assert above(pieces)[8:11] == [-2, -1, -1]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("，。冷却塔升起白雾“”1.（）： A", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=25)
)
def test_each_line_is_laid_once_and_below_one_before_it(texts):
    pieces = [piece(text, joined=n % 5 == 3, gap=n % 7 == 0, narrow=n % 2 == 0) for n, text in enumerate(texts)]
    layout = Search(Looks(pieces, Reader(texts), Costs()), [[8.0, 5.0]] * len(pieces)).layout()
    assert all(-2 <= up < n for n, up in enumerate(layout.above))
    ups = [up for up in layout.above if up >= 0]
    assert len(ups) == len(set(ups))
    assert sorted(chained(layout)) == list(range(len(texts)))
    assert sorted(h for group in layout.heads for h in group) == [n for n, up in enumerate(layout.above) if up == -1]


class Recorded(Search):
    """A search that writes down what the layouts are worth that it keeps at each line."""

    def __init__(self, looks, widths):
        super().__init__(looks, widths)
        self.kept = []

    def _best(self, moves, n):
        beam = super()._best(moves, n)
        self.kept.append([state.score for state in beam])
        return beam


class Unhurried(Recorded):
    """The same, but it follows every way to lay a line to its end, and gives up none before."""

    floor = property(lambda self: -inf, lambda self, _: None)
    promised = property(lambda self: -inf, lambda self, _: None)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*LEFT, *RIGHT, "水从哪里来", "盐水的成本低。", "的水", "“桥”"]), min_size=2, max_size=24),
    st.booleans(),
)
def test_what_is_given_up_early_would_not_have_been_found(texts, spaced):
    pieces = [piece(text, joined=n % 5 == 3, gap=n % 7 == 0, narrow=n % 2 == 0) for n, text in enumerate(texts)]
    looks = Looks(pieces, Reader(texts), Costs(spaced=spaced))
    widths = [[12.0, 9.0]] * len(pieces)
    search, unhurried = Recorded(looks, widths), Unhurried(looks, widths)
    assert search.layout() == unhurried.layout()
    assert search.kept == unhurried.kept


def test_of_columns_that_ended_long_before_their_width_alone_tells_layouts_apart():
    search = Search(Looks([], Reader([]), Costs()), [])

    def alike(y, tail):
        ended, going = Stream(tail, y, 12.0, SHORT, 0, paid=0.7), Stream(9, 9.0, 12.0, OPEN, 1)
        return search._alike(State(0.0, (ended, going), 1, 9.0, False, None, None))

    assert alike(2.0, 2) == alike(3.0, 3)
    assert alike(8.0, 2) != alike(8.0, 3), "it may go on yet"
