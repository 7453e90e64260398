"""What holds for any text: nothing lost, twice is once, undo gives the source back, no exception."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typesetter import Damage, Style, stories, typeset

from hzclean.cleaners import Settings, clean, fix
from hzclean.cleaners.ledger import ledger, restore
from hzclean.cleaners.pipeline import clean_page
from hzclean.cleaners.render import render

BLANK = re.compile("(?<=[\u4e00-\u9fff，。]) (?=[\u4e00-\u9fff，。])")
# Pieces that the steps look at, so that random texts are not all noise.
PIECES = st.sampled_from(
    [
        "本报讯",
        "威海威海",
        "：：",
        "同 比 增 长",
        "⼴州",
        "1234",
        "12.5%",
        "。",
        "，",
        "”",
        "“",
        "\n",
        "\n\n",
        "  ",
        "　　",
        "\f",
        "记者 王健",
        "图片来源：",
        "一、",
        "问：",
        "摄",
        "高高兴兴",
        "word ",
        "\u200b",
        "\xa0",
        "ä¸­",
        "锟斤拷",
        "本报记者",
        "/摄",
        "\r\n",
        "\r",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES | st.text("的一是在不了有和人这中大为上个国我以要他", min_size=1, max_size=24), max_size=40).map(
        "".join
    ),
)


@given(TEXTS)
def test_any_text_goes_through_and_twice_is_once(text):
    once = fix(text)
    assert fix(once) == once


@given(TEXTS.filter(lambda t: "\f" not in t))
def test_undo_gives_the_source_back(text):
    _, rendered = clean_page(text, Settings())
    assert restore(rendered.text, ledger(text, rendered)) == text


@given(TEXTS.filter(lambda t: "\f" not in t))
def test_what_is_not_in_the_output_is_reported_as_removed_or_replaced(text):
    page, rendered = clean_page(text, Settings())
    covered = bytearray(len(text))
    for _, piece in rendered.chunks:
        covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    for removal in page.removals:
        covered[removal.start : removal.end] = b"\1" * (removal.end - removal.start)
    gone = [c for c, kept in zip(text, covered, strict=True) if not kept and not c.isspace()]
    assert not gone


@given(TEXTS.filter(lambda t: "\f" not in t))
def test_each_character_of_the_output_stands_once(text):
    _, rendered = clean_page(text, Settings())
    used = Counter(n for _, piece in rendered.chunks for n in range(piece.start, piece.end))
    assert not [n for n, times in used.items() if times > 1]
    places = rendered.places()
    for at, place in enumerate(places):
        if place < 0:
            assert rendered.text[at].isspace()


@given(TEXTS)
def test_the_page_model_says_what_the_text_says(text):
    page = clean(text)
    for unit in page.units():
        for line in unit.lines:
            said = "".join(text[s.start : s.end] if s.text is None else s.text for s in line.slices)
            assert said == line.text


@pytest.mark.parametrize("seed", range(12))
def test_characters_are_mended_before_the_other_steps_look_at_the_page(seed):
    """A page with letter-spaced lines whose blanks do not break was taken for mixed columns."""
    damage = Damage(letterspaced=0.7, digit_gaps=0.3)
    text = typeset(stories()[seed : seed + 2], Style(measure=14 + seed % 4), damage, "in order", seed).text
    spoiled = BLANK.sub("\xa0", text).replace("的", "的\u200b").replace("人", "⼈")
    assert fix(spoiled) == fix(text)


@pytest.mark.parametrize("text", ["", "\n", "\f", "　", "\ufeff", "a", "。", "\r", "\0", "\ud800"])
def test_the_smallest_texts(text):
    assert fix(fix(text)) == fix(text)
    assert render(clean(text)).text is not None


def test_a_corpus_in_one_stream_is_no_page_to_be_put_in_order():
    """Newspaper text that is clean, without page breaks: looking for columns in it once took minutes."""
    story = "沅溪水库开工\n本报讯 3月12日上午，除险加固工程正式开工，总投资38.6亿元，工期14个月，下游七个乡镇受益\n" * 3
    text = (story + "水库建成于1974年，总库容1.27亿立方米，几十年来灌溉着两岸的良田，也守住了下游的县城。\n") * 900
    assert fix(text) == text


def test_indented_data_comes_back_and_in_time():
    """JSON with Chinese values: no page, though its lines are indented and many end without a stop."""
    rows = (
        '  {\n    "Input": "两百三十五个样本",\n    "Results": [\n'
        '      {\n        "Text": "两百"\n      }\n    ]\n  },\n'
    )
    text = "[\n" + rows * 900 + "]\n"
    assert fix(text) == text
