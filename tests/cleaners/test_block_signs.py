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
