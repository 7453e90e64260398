"""What is seen of two blocks, of which one may go on in the other."""

from hzclean.cleaners.block_links import BEGINS, JOIN, REST_LOST
from hzclean.cleaners.block_seen import block_list
from hzclean.cleaners.block_signs import BlockSigns
from hzclean.cleaners.page import split_lines

PAGE = """\
枇杷熟得早，农户挑着枇杷上街，

三里渡的石阶

石阶修了一个夏天，船工都说好，

枇杷摊前排起了队。
"""


def test_what_tells_of_the_same_things_is_more_likely_to_go_on() -> None:
    signs = BlockSigns(block_list(split_lines(PAGE)))
    assert signs.join(0, 3)["words"] > signs.join(2, 3)["words"] == 0.0
    assert JOIN["words"] > 0


def test_all_that_is_seen_is_weighed() -> None:
    signs = BlockSigns(block_list(split_lines(PAGE)))
    known = range(4)
    assert {name for a in known for b in known if a != b for name in signs.join(a, b)} <= set(JOIN)
    assert {name for a in known for name in signs.rest_lost(a)} <= set(REST_LOST)
    assert {name for a in known for name in signs.beginning(a)} <= set(BEGINS)


INTERVIEW = """\
问 : 摆渡船今年还开不开? 村里人都在问; 您说呢?

答: 开, 船还是那条船, 只是换了个

间 : 票价涨不涨?

答: 不涨, 一张票还是两块钱!

名字。
"""


def test_a_question_begins_though_recognition_misread_its_label() -> None:
    signs = BlockSigns(block_list(split_lines(INTERVIEW)))
    assert [n for n in range(5) if "opens" in signs.beginning(n)] == [0, 1, 2, 3]


def test_on_a_recognised_page_a_line_far_wider_than_its_column_hardly_goes_on_in_it() -> None:
    first = "枇杷熟得早, 农户\n挑着枇杷上街; 一\n街都是枇杷的香气; 今年\n谁家的甜? 问一问\n就知道! 他家的树\n\n"
    caption = "三里渡的老船工正把新到的枇杷一筐一筐搬上岸边的石阶。"
    seen = BlockSigns(block_list(split_lines(first + caption))).join(0, 1)
    assert JOIN["too wide"] + seen["em over"] * JOIN["em over"] < -0.4


def test_prose_tells_which_block_goes_on_where_no_word_is_cut() -> None:
    page = "渡口老了，今年河上要修一座\n\n了他，船工都说好。\n\n桥梁，船工都说好。\n\n从前有个船工。\n"
    signs = BlockSigns(block_list(split_lines(page)))
    worth = [
        sum(seen.get(name, 0.0) * JOIN[name] for name in ("prose for", "prose against", "near"))
        for seen in (signs.join(0, n) for n in (1, 2))
    ]
    assert worth[0] < 0 < worth[1]


TORN_ROW = """\
船工何立每天五点起来: 先看
水位; 再看缆绳! 船头的灯要
一直亮到天色大明才能关。上
午赶集的人多,
条船。

镇上要多派两

怕风
"""


def test_the_halves_of_a_torn_row_fill_the_column() -> None:
    block, half, other = block_list(split_lines(TORN_ROW))
    above, below = block._replace(lines=block.lines[:-1]), block._replace(lines=block.lines[-1:], inner=True)
    signs = BlockSigns([above, below, half, other])
    assert "goes on" in signs.rest_lost(0)
    assert "inner" in signs.beginning(1)
    assert "as given" in signs.join(0, 1)
    assert "one row" in signs.join(0, 2)
    assert "below the row" in signs.join(2, 1)
    assert "no row" in signs.join(0, 3)
    assert "below no row" in signs.join(3, 1)
    assert JOIN["one row"] > JOIN["no row"]
    assert JOIN["below the row"] > JOIN["below no row"]
