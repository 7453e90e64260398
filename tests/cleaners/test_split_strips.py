"""Columns that an extractor which keeps the layout tears apart, moves or writes out of turn."""

from hzclean.cleaners.columns import columns
from hzclean.cleaners.gutters import gutters
from hzclean.cleaners.page import Page
from hzclean.cleaners.registry import Settings


def laid(*rows: list[tuple[int, str]]) -> str:
    """Rows of pieces, each set at its character column."""
    out = []
    for row in rows:
        line = ""
        for at, piece in row:
            line = line.ljust(at) + piece
        out.append(line)
    return "\n".join(out) + "\n"


def read(text: str) -> str:
    """The page's lines in reading order, all in one."""
    page = columns(gutters(Page(text), Settings()), Settings())
    return "".join(line.text for line in page.lines)


LEFT = [
    "石榴湾的渡船每天开六趟，",
    "头一趟清晨五点，船工们要",
    "摸黑擦净甲板，再把缆绳盘",
    "好，等鸡叫三遍。码头上卖",
    "豆花的老人说，天不亮就有",
    "人来等，雨天也不肯少来。",
]
RIGHT = [
    "新桥明年完工，渡船就不开",
    "了。镇上打算把两条旧船修",
    "一修，停在岸边办个小小的",
    "展览。船工里年轻的已经在",
    "学开车，年纪大的只说，再",
    "看一看水，也就够了。",
]


def test_a_subhead_over_a_column_stands_in_it() -> None:
    rows = [[(2, LEFT[0]), (21, "最后一冬")], [(0, LEFT[1]), (18, RIGHT[0])], [(0, LEFT[2]), (16, RIGHT[1])]]
    rows += [[(0, LEFT[3]), (16, RIGHT[2])], [(0, LEFT[4]), (16, RIGHT[3])], [(0, LEFT[5]), (16, RIGHT[4])]]
    rows += [[(16, RIGHT[5])], [(20, "岸上的人")], [(18, "卖豆花的也在想，往后把")], [(16, "担子挑到哪里去。")]]
    ending = "岸上的人卖豆花的也在想，往后把担子挑到哪里去。"
    assert read(laid(*rows)) == "".join([*LEFT, "最后一冬", *RIGHT]) + ending


def test_half_width_commas_mark_running_text() -> None:
    left, right = ([line.replace("，", ",") for line in lines] for lines in (LEFT, RIGHT))
    rows = [[(0, a), (18, b)] for a, b in zip(left, right, strict=True)]
    assert read(laid(*rows)) == "".join(left + right)


def test_lines_out_of_turn_are_exchanged() -> None:
    right = ["新桥明年完工，渡船停开。", "船工里年轻的已经在学", "开车，年纪大的只说，再看", "一看水，也就够了。码头还"]
    right += ["在，石阶也还在，就是没有", "人等船了。"]
    turned = [(18, right[0]), (18, right[2]), (20, right[1]), *((18, line) for line in right[3:])]
    rows = [[(0, a), b] for a, b in zip(LEFT, turned, strict=True)]
    assert read(laid(*rows)) == "".join(LEFT + right)


def test_a_short_last_line_and_the_next_line_on_one_row() -> None:
    text = ["一修好。", "年轻的船工已经在学开", "车，年纪大的只说，再看一", "看水，也就够了。"]
    rows = [[(0, LEFT[0]), (18, RIGHT[0])], [(0, LEFT[1]), (18, RIGHT[1])]]
    rows += [[(0, LEFT[2]), (13, text[0]), (20, text[1])]]
    rows += [[(0, LEFT[3]), (18, text[2])], [(0, LEFT[4]), (18, text[3])], [(0, LEFT[5])]]
    assert read(laid(*rows)) == "".join([*LEFT, *RIGHT[:2], *text])


def test_columns_beside_a_tall_headline_go_on_where_they_stand_below_it() -> None:
    first = [
        "河口的盐田晒了三百年，如",
        "今只剩下两户人家还在耙盐",
        "。两户人家是兄弟，一个往",
        "东耙，一个往西耙，收工时",
    ]
    second = [
        "在田埂上碰头，抽一袋烟，",
        "说几句天气，再各自回去。",
        "盐卖得便宜，他们说，可是",
        "田不能荒，荒了就回不来。",
    ]
    head = [[(0, "石榴湾"), (20, "耙盐的兄弟")], [(20, "纪青禾")]]
    rows = [*head, [(20, first[0]), (34, second[0])], [(20, first[1]), (34, second[1])]]
    rows += [
        [(0, "渡船开到头一场雪落下来为止"), (44, first[2]), (58, second[2])],
        [(0, "本报记者 汤小舟"), (44, first[3]), (58, second[3])],
    ]
    rows += [[(0, a), (18, b)] for a, b in zip(LEFT, RIGHT, strict=True)]
    got = read(laid(*rows))
    assert "".join(first + second) in got
    assert "".join(LEFT + RIGHT) in got


def test_a_caption_as_wide_as_a_first_line_comes_after_its_story() -> None:
    wide = ["渡口的早晨总是从一声汽笛", "开始的，船工们把缆绳解开", "，一船人就往对岸去了，天"]
    rows = [[(0, LEFT[n]), (18, RIGHT[n]), (36, wide[n % 3])] for n in range(5)]
    rows += [[(0, "渡口等船的人排成一行"), (50, "纪青禾 摄")]]
    assert read(laid(*rows)) == "".join(LEFT[:5] + RIGHT[:5] + [*wide, *wide[:2]]) + "渡口等船的人排成一行纪青禾 摄"


def test_a_centred_line_below_text_is_a_subhead_of_its_column() -> None:
    wide = [
        "渡口的早晨总是从一声汽笛",
        "开始的，船工们把缆绳解开",
        "，一船人就往对岸去了，天",
        "还没有亮透呢，江面上是雾",
    ]
    rows = [[(0, LEFT[n]), (18, RIGHT[n]), (36, wide[n % 4])] for n in range(4)]
    rows += [[(0, "最后一班船走了。"), (18, RIGHT[4]), (36, wide[0])], [(4, "岸上的人"), (18, RIGHT[5]), (36, wide[1])]]
    rows += [[(2, LEFT[0][:10]), (20, RIGHT[0][:10]), (36, wide[2])], [(0, LEFT[1]), (18, RIGHT[1]), (36, wide[3])]]
    left = [*LEFT[:4], "最后一班船走了。", "岸上的人", LEFT[0][:10], LEFT[1]]
    assert read(laid(*rows)).startswith("".join([*left, *RIGHT]))


def test_a_gap_between_two_marks_is_no_gutter() -> None:
    right = [*RIGHT[:4], "学开车，老周却说：  “再", "看一看水，也就够了。”"]
    rows = [[(0, a), (16, b)] for a, b in zip(LEFT, right, strict=True)]
    assert read(laid(*rows)) == "".join([*LEFT, *right[:4], "学开车，老周却说：“再", right[5]])
