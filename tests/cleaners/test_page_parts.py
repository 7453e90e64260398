"""Heads of several parts, and the rectangles of stories they stand over, on pages small enough to see."""

from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.boxes import Block
from hzclean.cleaners.head_groups import head_groups, joined_block, story_heads
from hzclean.cleaners.page import Line, Slice
from hzclean.cleaners.page_parts import parts


def block(text: str, top: int, left: int, height: int = 0, column: float = 0.0, reach: int = 0) -> Block:
    lines = [Line(text, (Slice(n, n + 1),), n, x=left / 2) for n in range(top, top + height + 1)]
    return Block(lines, left, reach or left + len(text), column, apart=reach > 0)


TEXT = "清晨六时，县工业园的冷却"


def test_a_head_is_read_in_one_go_with_its_byline_flush_right():
    blocks = [
        block("渡口", 1, 0, reach=40),
        block("河上的灯亮了", 2, 0, reach=34),
        block("本报记者 石青", 2, 34),
        block(TEXT, 4, 0, 6, 12.0),
        block(TEXT, 4, 20, 6, 12.0),
    ]
    assert head_groups(blocks, "HHHTT") == [[0, 1, 2], [3], [4]]
    assert [line.text for line in joined_block(blocks[:3]).lines] == ["渡口", "河上的灯亮了", "本报记者 石青"]


def test_a_name_at_the_end_of_a_text_is_no_part_of_the_next_head():
    blocks = [
        block(TEXT, 1, 0, 4, 12.0),
        block("石青", 6, 0),
        block("河上的灯", 8, 0, reach=40),
        block(TEXT, 9, 0, 4, 12.0),
    ]
    assert head_groups(blocks, "THHT") == [[0], [1], [2], [3]]


def test_stories_below_and_beside_one_another():
    blocks = [
        block("河上的灯", 1, 0, reach=30),
        block(TEXT, 2, 0, 6, 12.0),
        block(TEXT, 2, 15, 6, 12.0),
        block("园里的雾", 1, 40, reach=60),
        block(TEXT, 2, 40, 8, 16.0),
        block("桥上的人", 12, 0, reach=60),
        block(TEXT, 13, 0, 6, 12.0),
        block(TEXT, 12, 30, 7, 12.0),
    ]
    kinds = "HTTHTHTT"
    text = [n for n, k in enumerate(kinds) if k == "T"]
    heads = story_heads(blocks, kinds)
    assert heads == {0, 3, 5}
    assert [sorted(part) for part in parts(blocks, text, heads)] == [[0, 1, 2], [3, 4], [5, 6, 7]]


BLOCKS = st.lists(
    st.builds(
        block, st.sampled_from(["字", TEXT]), st.integers(1, 20), st.integers(0, 60), st.integers(0, 5), st.just(9.0)
    ),
    min_size=1,
    max_size=12,
)


@given(BLOCKS, st.data())
def test_each_block_is_in_one_group_and_one_part(blocks: list[Block], data: st.DataObject) -> None:
    kinds = "".join(data.draw(st.lists(st.sampled_from("THC"), min_size=len(blocks), max_size=len(blocks))))
    numbers = list(range(len(blocks)))
    assert sorted(n for group in head_groups(blocks, kinds) for n in group) == numbers
    text = [n for n in numbers if kinds[n] == "T"]
    assert sorted(n for part in parts(blocks, text, story_heads(blocks, kinds)) for n in part) == numbers
