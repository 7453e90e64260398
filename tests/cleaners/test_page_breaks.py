"""A paragraph that a form feed cuts is put together; the form feed and the running heads stay, each once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import clean, fix
from hzclean.cleaners.ledger import ledger, restore
from hzclean.cleaners.page_breaks import flowing
from hzclean.cleaners.pipeline import clean_page, split_pages, split_stream
from hzclean.cleaners.registry import Settings


def printed(text: str, column: int = 15) -> str:
    """The text in printed lines, none of which begins with a mark."""
    out = []
    while len(text) > column:
        cut = column - (text[column] in "，。；")
        out.append(text[:cut])
        text = text[cut:]
    return "\n".join([*out, text]) + "\n"


FIRST = printed(
    "渡口的船如今只剩两条，一条载人，一条载货。梁师傅今年六十一岁，在渡口修了四十年的船。他说，木头比人长寿，"
    "只要有人肯修；没有人修，三年就烂了。去年汛期，河水涨到石阶第七级，两条船都拴在老槐树底下，全镇的人"
)
SECOND = printed("一夜没有敢睡，都在石阶上守着，天亮时水退了。") + printed(
    "镇上的人后来凑钱，给渡口装了一盏灯。灯不亮，可是从桥上看得见，夜里过河的人心里踏实。梁师傅说，灯比船好修。"
)
WHOLE = "两条船都拴在老槐树底下，全镇的人一夜没有敢睡，都在石阶上守着，天亮时水退了。"


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("", ""),
        ("· 1 ·\n", ""),
        ("", "· 2 ·\n"),
        ("", "石桥记\n2\n"),
        ("第1页\n\n", "石桥记\n\n"),
        ("               — 1 —\n", "        石桥记\n\n"),
    ],
)
def test_a_paragraph_goes_on(foot: str, head: str) -> None:
    top = head.replace("2", "1")
    text = f"{top}{FIRST}{foot}\f{head}{SECOND}"
    out = fix(text)
    assert any(line.endswith(WHOLE) for line in out.splitlines())
    assert out.count("\f") == 1
    assert sorted(out.replace("\f", "").split()) == sorted("".join(out).split())
    assert fix(out) == out
    assert "".join(sorted("".join(text.split()))) == "".join(sorted("".join(out.split())))


def test_short_paragraphs_before_the_break() -> None:
    """Of paragraphs of two lines half the lines are first ones, which lack the indent: they tell the column, too."""
    before = [
        "渡口的船如今只剩两条，一条",
        "载人，一条载货。",
        "梁师傅今年六十一岁，在渡口",
        "修了四十年的船，他说木头比人长",
        "寿。",
        "去年汛期，河水涨到石阶第七",
        "级。",
        "两条船都拴在老槐树底下，全",
        "镇的人一夜没敢睡，都在石阶上守",
    ]
    after = ["着，天亮时水退了。", "镇上的人后来凑钱，给渡口装", "了一盏灯。"]
    fixed = fix("\n".join([*before, "— 2 —"]) + "\n\f" + "\n".join(after) + "\n")
    assert "两条船都拴在老槐树底下，全镇的人一夜没敢睡，都在石阶上守着，天亮时水退了。\n" in fixed


def test_three_pages() -> None:
    second = printed("一夜没有敢睡，都在石阶上守着，天亮时水退了。") + FIRST
    out = fix(
        f"石桥记\n\n{FIRST}第1页\n\n\f石桥记\n\n{second}第2页\n\n\f石桥记\n\n谁也没有睡，天亮时水退了下去。\n{SECOND}"
    )
    assert out.count("\f") == 2
    assert out.count("全镇的人") == out.count("全镇的人一夜没有敢睡，") + out.count("全镇的人谁也没有睡，") == 2
    assert out.count("石桥记") == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FIRST + "在树上。\n", SECOND),  # the paragraph was over
        (FIRST, "新渡口\n" + SECOND),  # another story
        (FIRST, "    " + SECOND),  # set in
        (FIRST, "二、渡口的灯由镇上出钱。\n" + SECOND),
        (FIRST, "本报讯 昨夜水退了。\n" + SECOND),
        (FIRST + "渡口的灯\n", SECOND),  # a headline
        (FIRST, SECOND.replace("\n", "")),  # no printed lines
        (FIRST, "都没有睡。\n"),  # nothing else on the page
    ],
)
def test_pages_stay_apart(before: str, after: str) -> None:
    assert list(flowing([(before, "\f"), (after, "")])) == [(before, "\f"), (after, "")]


def test_another_break_than_a_form_feed() -> None:
    assert len(list(flowing([(FIRST, "\n=====\n"), (SECOND, "")]))) == 2
    assert next(flowing([(FIRST, "\n=====\n"), (SECOND, "")])) == (FIRST, "\n=====\n")


def test_whole_paragraphs_stay() -> None:
    text = "渡口的船如今只剩两条，一条载人，一条载货。\n\f镇上的人后来凑钱，给渡口装了一盏灯。\n"
    assert fix(text) == text


def test_undone_with_the_ledger() -> None:
    text = f"{FIRST}· 1 ·\n\f{SECOND}"
    for page, _ in split_pages(text):
        rendered = clean_page(page, Settings())[1]
        assert restore(rendered.text, ledger(page, rendered)) == page


def test_the_model_tells_the_places_in_the_text() -> None:
    text = f"{FIRST}\f{SECOND}"
    for paragraph in clean(text).units():
        for line in paragraph.lines:
            assert "".join(text[piece.start : piece.end] for piece in line.slices) == line.text


PAGES = st.lists(st.sampled_from([FIRST, SECOND, FIRST + "在树上。\n", "渡口的灯\n" + FIRST, "· 2 ·\n" + SECOND, ""]))


@given(PAGES, st.integers(1, 90))
def test_streamed_as_whole(pages: list[str], size: int) -> None:
    text = "\f".join(pages)
    found = list(split_pages(text))
    assert "".join(page + separator for page, separator in found) == text
    assert list(split_stream(text[at : at + size] for at in range(0, len(text), size))) == found or not text
