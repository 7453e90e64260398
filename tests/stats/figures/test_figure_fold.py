"""The pairs of fold.txt are complete and one for one."""

import pytest
from make_figure_fold import pairs

from hzclean.stats.figures.fold import fold


def test_pairs_are_complete() -> None:
    assert [pair for pair in pairs() if fold(pair[0]) != pair[1]] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("約３萬畝", "约3万亩"),
        ("壹佰貳拾元", "一百二十元"),
        ("１，２００個，３．５％", "1,200个，3.5%"),
        ("５Ｇ", "5G"),
        ("大陸、隊伍、收拾、放肆", "大陆、队伍、收拾、放肆"),
        ("登陆一百人", "登陆一百人"),
        ("投资约3万亩", "投资约3万亩"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(folded) == len(text)
