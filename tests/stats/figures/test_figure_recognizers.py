"""The values of Recognizers-Text's Chinese cases (tests/cases/recognizers), those of left-out.json aside."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hzclean.stats.figures import find

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "recognizers"
LEFT_OUT = {
    text: reason
    for reason, texts in json.loads((FOLDER / "left-out.json").read_text("utf-8")).items()
    for text in texts
}
MEASURED = {"mass", "length", "area", "volume", "speed", "energy", "power", "temperature"}
KINDS = {
    "Number_NumberModel": {"plain"},
    "Number_PercentModel": {"percent", "percentage_point"},
    "NumberWithUnit_CurrencyModel": {"money"},
    "NumberWithUnit_DimensionModel": MEASURED,
}
# 一 百 五 十: letter-spacing is damage that `hzclean fix` repairs before anything is counted.
SPACED = re.compile("(?<=[^A-Za-z,，])[ \u3000]+(?=[^A-Za-z])")
CASES = [
    (name, case)
    for name in KINDS
    for case in json.loads((FOLDER / f"{name}.json").read_text("utf-8-sig"))
    if case["Input"] not in LEFT_OUT
]


def close(left: Any, right: float) -> bool:
    return isinstance(left, int | float) and abs(left - right) <= 1e-9 * max(1, abs(right))


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['Input'][:20]}" for name, case in CASES])
def test_value(name: str, case: dict[str, Any]) -> None:
    text = case["Input"]
    if re.search(r"[^A-Za-z0-9０-９,，] +\S|\S +[^A-Za-z0-9０-９]", text):
        text = SPACED.sub("", text)
    found = find(text)
    wanted = [
        float(result["Resolution"]["value"].rstrip("%")) for result in case["Results"] if result["Resolution"]["value"]
    ]
    for value in wanted:
        assert any(close(mention.value, value) for mention in found), found
    if not wanted:
        assert not [mention for mention in found if mention.kind in KINDS[name]]


def test_left_out_is_little_and_used() -> None:
    texts = {case["Input"] for name in KINDS for case in json.loads((FOLDER / f"{name}.json").read_text("utf-8-sig"))}
    assert set(LEFT_OUT) <= texts
    assert len(CASES) >= 500
