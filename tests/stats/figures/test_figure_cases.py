"""tests/cases/figures: press sentences with their figures marked 【 】; whatever is not marked must not be found."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hzclean.stats.figures import Mention, find

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "figures"
CASES = [case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text(encoding="utf-8"))]


def found_in(text: str) -> list[tuple[Any, ...]]:
    return [(m.start, m.end, m.text, m.kind, tidy(m.value), m.unit, m.qualifier) for m in find(text)]


def tidy(value: Any) -> Any:
    return round(value, 12) if isinstance(value, float) else value


def marked(case: dict[str, Any]) -> list[tuple[Any, ...]]:
    places = [
        (found.start() - 2 * number, found.end() - 2 * number - 2)
        for number, found in enumerate(re.finditer("【.*?】", case["text"]))
    ]
    assert len(places) == len(case["figures"])
    return [
        (*place, text, kind, tidy(value), unit, qualifier)
        for place, (text, kind, value, unit, qualifier) in zip(places, case["figures"], strict=True)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert found_in(re.sub("[【】]", "", case["text"])) == marked(case)


def test_labels_are_unique_and_a_third_is_to_be_left_alone() -> None:
    assert len({case["label"] for case in CASES}) == len(CASES)
    assert sum(len(case["figures"]) for case in CASES) >= 400
    assert sum(not case["figures"] for case in CASES) >= 25


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("总投资约1026亿元", ["总投资"]),
        ("拥有高新技术企业逾2000家", ["高新技术企业"]),
        ("281个项目现场落笔", ["项目"]),
        ("地区生产总值增长7%以上", ["地区生产总值"]),
        ("共有135家世界500强企业", ["世界500强企业"]),
        ("来自19个国家和地区", ["国家和地区"]),
        ("今年已达5亿元", [None]),
    ],
)
def test_noun(text: str, nouns: list[str | None]) -> None:
    assert [mention.noun for mention in find(text)] == nouns


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("同比增长7.7%", ["同比增长"]),
        ("环比下降近3%", ["环比下降"]),
        ("比上年增长2.1%", ["同比增长"]),
        ("分别增长127%、172%", ["增长", "增长"]),
        ("提高2.3个百分点", ["提高"]),
        ("占比73%", [None]),
    ],
)
def test_direction(text: str, directions: list[str | None]) -> None:
    assert [mention.direction for mention in find(text)] == directions


def test_mention_is_a_plain_value() -> None:
    assert find("约3家") == [Mention(1, 3, "3家", "count", 3, "家", "约", None, None)]


def test_relative_dates_only_where_asked_for() -> None:
    text = "今年1至8月，產值比去年同期增長5%，上月在本周末前，目前年輕人多。"
    dates = [(m.text, m.value, m.unit) for m in find(text, relative_dates=True) if m.kind == "date"]
    assert dates == [
        ("今年", "Y+0", "年"),
        ("1至8月", "01/08", "月"),
        ("去年", "Y-1", "年"),
        ("上月", "M-1", "月"),
        ("本周", "W+0", "周"),
    ]
    assert [m.text for m in find(text) if m.kind == "date"] == ["1至8月"]
