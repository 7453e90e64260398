"""Reading order of blocks whose place is known: what comes before what, against the two rules as they are written."""

from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.boxes import Block, geometric_order, over, preceding
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links
from hzclean.cleaners.next_block import kind
from hzclean.cleaners.page import Line, Slice, split_lines
from hzclean.cleaners.page_blocks import heading_runs


def _block(top: int, height: int, left: int, width: int, band: int) -> Block:
    lines = [Line("字", (Slice(0, 1),), number) for number in (top, top + height)]
    return Block(lines, left, left + width, band=band)


BLOCKS = st.lists(
    st.builds(_block, st.integers(1, 20), st.integers(0, 5), st.integers(0, 60), st.integers(4, 50), st.integers(0, 1)),
    max_size=12,
)


def _precedes(a: Block, b: Block, blocks: list[Block]) -> bool:
    if over(a, b):
        return (a.top, a.bottom) < (b.top, b.bottom)
    if a.band != b.band:
        return a.band < b.band
    high, low = (a, b) if a.top < b.top else (b, a)
    between = [c for c in blocks if high.bottom <= c.top and c.bottom <= low.top and c is not a and c is not b]
    return a.left < b.left and not any(over(c, a) and over(c, b) for c in between)


@given(BLOCKS)
def test_what_comes_before_what(blocks: list[Block]) -> None:
    for b, before in zip(blocks, preceding(blocks), strict=True):
        for n, a in enumerate(blocks):
            assert (before >> n & 1) == (a is not b and _precedes(a, b, blocks))


@given(BLOCKS)
def test_each_block_is_read_once(blocks: list[Block]) -> None:
    assert sorted(map(id, geometric_order(blocks))) == sorted(map(id, blocks))


def test_a_full_line_over_verse_is_no_heading():
    lines = split_lines(
        "一首，不知是谁写下来的，我后来翻遍了各种\n没有找到，疑心是他自己做的：\n"
        "雨打空阶叶满渠，\n老僧闲补旧蓑衣。\n山门一夜无人到，\n自拾松枝自煮茶。"
    )
    assert not list(heading_runs(lines, usual=[20.0]))


def test_a_line_that_words_or_brackets_run_on_from_is_no_heading():
    lines = split_lines("料之一。\n他先后主编过三本山区小流域水\n文手册，印行七版，累计发行一万册，人\n人都说好用，\n")
    links = Links(Reader(["水文手册", *(line.text for line in lines)]))
    assert list(heading_runs(lines)) == [(1, 2)]
    assert not list(heading_runs(lines, links=links))
    lines = split_lines("料之一。\n他主编的《山区\n流域手册》先后印行七版，累计发行一万册，\n人人都说好用，\n")
    assert not list(heading_runs(lines))


def test_a_headline_may_ask_something_where_no_text_stands_beside_it():
    lines = split_lines(
        "百科问答\n竹子为什么开花？\n竹子几十年才开一次花，开过就枯，山里的人，\n都说不吉利，可是种子落地，来年又长。\n"
    )
    assert list(heading_runs(lines)) == [(0, 1)]
    assert list(heading_runs(lines, alone=[1, 2])) == [(0, 2)]
    assert kind(Block(lines[1:2], 0, 40, apart=True, heading=True)) == "H"
    assert kind(Block(lines[1:2], 0, 40)) == "T"


def test_what_stands_alone_over_text_that_is_set_in_is_its_head_though_it_may_have_commas():
    lines = split_lines(
        "渡口来信\n船停了，码头上的豆花还卖不卖？\n本报记者 石青\n"
        "  石榴湾的渡船每天开六趟，头\n一趟清晨五点，船工们要摸黑\n擦净甲板，再把缆绳盘好。\n"
    )
    assert list(heading_runs(lines, alone=[1, 2, 3])) == [(0, 3)]
    assert (0, 3) not in heading_runs(lines)


def test_a_line_that_gave_its_last_character_to_the_next_is_full():
    lines = split_lines(
        "  傍晚我们在石榴湾煮\n面，水开了才发现没有筷子\n他走到柳树边折了四根枝子\n削皮，递给我两根，说吃吧\n"
    )
    assert not list(heading_runs(lines))
    assert list(heading_runs(split_lines("  傍晚我们在石榴湾\n" + "".join(f"{line.text}\n" for line in lines[1:]))))
