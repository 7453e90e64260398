"""What must hold for any text: true places, no overlap, linear cost, and no input that crashes or stalls."""

import importlib
import json
import re
import time
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.stats.figures import Mention, cut_at, find
from hzclean.stats.figures.fold import fold

CHARACTERS = (
    "0123456789０一二三四五六七八九十百千万亿兆两半几余多来点零壹貳個家年月日时分秒元%％℃-—至到/:：.,，。、 \n"
    "第前上下约近超“”《》（）比又之成折倍番级号届次"
)
WORDS = [
    "百分之",
    "分之",
    "亿元",
    "平方米",
    "个百分点",
    "季度",
    "世纪",
    "小时",
    "以上",
    "最高",
    "人民币",
    "kW",
    "公元前",
    "半年",
    "首位",
]
PIECES = st.sampled_from([*CHARACTERS, *WORDS])


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_places_are_true_and_do_not_overlap(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert "\n" not in mention.text
        end = mention.end


def read_by_the_grammar(text: str) -> list[Mention]:
    """The figures found without the short cuts for what is plain."""
    never = re.compile("(?!)")
    finding = importlib.import_module("hzclean.stats.figures.find")
    with (
        patch.object(finding, "_PLAIN", never),
        patch.object(finding.dates, "_YEAR_ALONE", never),
        patch.object(finding.names, "_ONE", never),
    ):
        return find(text)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=400, deadline=None)
def test_short_cuts_find_what_the_grammar_finds(text: str) -> None:
    assert find(text) == read_by_the_grammar(text)


def test_short_cuts_find_what_the_grammar_finds_in_the_cases() -> None:
    folder = Path(__file__).resolve().parents[2] / "cases" / "figures"
    for path in sorted(folder.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            text = re.sub("[【】]", "", case["text"])
            assert find(text) == read_by_the_grammar(text)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=100, deadline=None)
def test_without_nouns_the_rest_is_the_same(text: str) -> None:
    assert find(text, nouns=False) == [mention._replace(noun=None, direction=None) for mention in find(text)]


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)
    find(text)
    cut_at(text)


@given(st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES, max_size=20).map("".join))
@settings(max_examples=100, deadline=None)
def test_lines_do_not_touch_each_other(first: str, second: str) -> None:
    # Far enough apart for every look back and ahead to end on its own line.
    gap = "。\n" + "空" * 80 + "。\n"
    alone = [mention[2:] for mention in find(first + gap)]
    after = [mention[2:] for mention in find("\n" + second)]
    assert [mention[2:] for mention in find(first + gap + second)] == alone + after


PATHOLOGICAL = {
    "digits": "1" * 100_000,
    "Chinese digits": "一二三" * 33_000,
    "scales": "万亿" * 50_000,
    "commas": "1,234" * 20_000,
    "points": "1." * 50_000,
    "brackets": "（" * 10_000 + "3个" + "）" * 10_000,
    "quotes": "“" * 10_000 + "3个" + "”" * 10_000,
    "titles": "《" * 10_000 + "3个" + "》" * 10_000,
    "dashes": "3-" * 30_000,
    "fractions": "三分之" * 20_000,
    "ratios": "1:" * 30_000,
    "spaces": "3 " * 30_000,
    "dates": "2021年1月至" * 10_000,
    "最高": "最高可" * 20_000 + "3元",
    "Han": "投资额" * 30_000 + "3元",
    "full-width": "１，" * 30_000,
    "breaks": "字1\n" * 30_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_no_text_is_slow(name: str) -> None:
    # Ten times the text may not take a hundred times as long; a bound this wide holds on any machine.
    text = PATHOLOGICAL[name]
    began = time.perf_counter()
    find(text)
    cut_at(text)
    assert time.perf_counter() - began < 30


def test_line_of_ten_megabytes() -> None:
    sentence = (
        "全年签约项目281个，总投资约1026亿元，同比增长7.7%。" + "本市各级干部群众齐心协力推动各项工作取得新成效，" * 100
    )
    text = sentence * (10_000_000 // len(sentence.encode()) + 1)
    assert len(text.encode()) >= 10_000_000
    assert len(find(text)) == 3 * (len(text) // len(sentence))


def test_long_digits_are_no_figure_and_hide_none() -> None:
    assert [mention.text for mention in find("编号" + "1" * 100_000 + "，共3个")] == ["3个"]
