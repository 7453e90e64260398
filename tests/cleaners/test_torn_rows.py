"""First rows torn from their story, on pages small enough to see."""

from hzclean.cleaners import mixed
from hzclean.cleaners.language import Reader
from hzclean.cleaners.mixed import chained
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.streams import Costs, Layout, piece
from hzclean.cleaners.torn_rows import mended, tears

LEFT = ["六时，县工业园的冷却", "塔升起白雾。与往年不同，", "塔里循环的不是自来水，是", "污水厂送来的再生水。"]
RIGHT = ["价格是企业最关心的事", "情。再生水分两档，普通水", "每吨一块六毛五分，除盐水", "每吨三块九毛，都在内。"]
OTHER = [
    "棠溪县昨天开了新的图",
    "书馆，三层小楼从前是粮站",
    "的仓库，今年春天才改建完",
    "成。",
    "馆里有五万册书，其中",
    "一万册是孩子们看的。",
]


def torn():
    """The lines of a story whose first row stands after another story, and what is above each of them."""
    lines = [text for n in (1, 2, 3) for text in (LEFT[n], RIGHT[n])]
    lines += [*OTHER, LEFT[0], RIGHT[0]]
    above = [-1, -1, 0, 1, 2, 3, -1, 6, 7, 8, 9, 10, -2, -2]
    return lines, Layout(0.0, above, [0] * len(lines), [(0, 1)])


def test_a_torn_row_is_found_by_what_it_goes_on_in():
    lines, layout = torn()
    pieces = [piece(text, gap=n in (0, 6, 12)) for n, text in enumerate(lines)]
    found = tears(layout, Looks(pieces, Reader(lines), Costs()))
    assert (list(found[0].row), found[0].below) == ([12, 13], (0, 1))
    assert mended(found[0], len(lines)) == [12, 13, *range(12)]


def test_a_row_in_its_place_stays_there():
    lines, _ = torn()
    lines = [*lines[12:], *lines[:12]]
    layout = Layout(0.0, [-1, -1, 0, 1, 2, 3, 4, 5, -1, 8, 9, 10, 11, 12], [0] * 14, [(0, 1)])
    pieces = [piece(text, gap=n in (0, 8)) for n, text in enumerate(lines)]
    assert tears(layout, Looks(pieces, Reader(lines), Costs())) == []


# A story in one column, wider than those of the torn one.
WIDE = ["棠溪县昨天开了新的图书馆，三层", "小楼从前是粮站的仓库，今年春天才改", "建完成。"]
WIDE += ["馆里有五万册书，其中一万册是孩", "子们看的，另外还有三千册是盲文书，", "放在一楼。"]


def test_the_story_stands_where_its_first_row_stood():
    lines, _ = torn()
    lines = [*lines[:6], "新的图书馆开门", *WIDE, "再生水进了工业园", *lines[12:]]
    gaps = (0, 6, 7, 13, 14)
    pieces = [
        piece(text, gap=n in gaps, joined=n in (1, 3, 5), narrow=True)._replace(last=n + 1 in gaps)
        for n, text in enumerate(lines)
    ]
    layout, places = mixed._laid_out(Looks(pieces, Reader(lines), Costs()), [[12.0, 17.0]] * len(lines))
    order = [places[n] for n in chained(layout, places)]
    assert order == [*range(6, 15), 0, 2, 4, 15, 1, 3, 5]
