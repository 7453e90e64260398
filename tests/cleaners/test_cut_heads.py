"""Headlines that recognition cut at a gutter: whole again where the story has the words side by side, else left."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners import fix
from hzclean.cleaners.cut_heads import with_whole_heads
from hzclean.cleaners.page import Page

LEFT = "三里渡推出便民摆渡\n\n"
FIRST = """\
县里的渡口昨天开了新船。船头
挂着一块木牌: 八点开船，五点收
班。赶集的人问: 船票几块钱? 船
工说: 不要钱。这就是镇上推行的
“便民摆渡‘一张票’”，一人一年一
"""
SECOND = """\
张，过河不再另外付钱。镇里算
过账: 一年下来，要补两万多元。
"""


def _texts(text: str) -> list[str]:
    return [line.text for line in with_whole_heads(Page(text)).lines]


def test_the_halves_are_put_together_where_the_story_has_the_words_side_by_side() -> None:
    text = LEFT + FIRST + "\n一张票\n\n" + SECOND
    assert _texts(text)[0] == "三里渡推出便民摆渡一张票"
    assert "一张票" not in _texts(text)
    assert fix(text).startswith("三里渡推出便民摆渡一张票\n")
    assert "一年一张，过河" in fix(text)


def test_a_word_that_hardly_stands_there_by_chance_is_enough() -> None:
    text = "今年上半年全镇居民收支情\n\n" + FIRST + "\n况分析\n\n" + SECOND
    assert _texts(text)[0] == "今年上半年全镇居民收支情况分析"


def test_a_headline_may_be_cut_twice() -> None:
    story = FIRST.replace("镇上推行的", "县里推出")
    text = "三里渡推出\n\n" + story + "\n便民摆渡\n\n" + SECOND + "\n一张票\n\n" + SECOND
    assert _texts(text)[0] == "三里渡推出便民摆渡一张票"


def test_other_short_lines_amid_the_text_stay() -> None:
    for other in ("老街的早晨", "副刊", "本报记者 于小满", "“一张票”", "一张票，"):
        text = LEFT + FIRST + f"\n{other}\n\n" + SECOND
        assert _texts(text) == [line.text for line in Page(text).lines]


def test_what_stands_before_its_left_half_or_among_headings_stays() -> None:
    for text in (
        "一张票\n\n" + SECOND + "\n" + LEFT + FIRST,
        LEFT + FIRST + "\n一张票\n\n副刊\n\n" + SECOND,
        LEFT + "一张票\n\n" + FIRST + "\n" + SECOND,
    ):
        assert _texts(text) == [line.text for line in Page(text).lines]


def test_pages_that_were_not_recognised_are_left_alone() -> None:
    marks = str.maketrans({":": "：", "?": "？"})
    text = (LEFT + FIRST + "\n一张票\n\n" + SECOND).translate(marks).replace("： ", "：").replace("？ ", "？")
    assert not fix(text).startswith("三里渡推出便民摆渡一张票\n")


_BLOCK = st.sampled_from(
    [LEFT, FIRST + "\n", "一张票\n\n", "摆渡\n\n", SECOND + "\n", "况分析\n\n", "居民收支情\n\n", "副刊\n\n"]
)


@given(st.lists(_BLOCK, max_size=8).map("".join))
@settings(max_examples=50, deadline=None)
def test_no_character_is_lost(text: str) -> None:
    lines = Page(text).lines
    found = with_whole_heads(Page(text)).lines
    assert sorted("".join(line.text for line in found)) == sorted("".join(line.text for line in lines))
    assert all("".join(text[s.start : s.end] for s in line.slices) == line.text for line in found)
