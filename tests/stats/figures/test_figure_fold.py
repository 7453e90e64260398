"""The pairs of fold.txt are complete and one for one."""

import re
from pathlib import Path

import opencc
import pytest

import hzclean.stats.figures
from hzclean.stats.figures.fold import fold

PACKAGE = Path(hzclean.stats.figures.__file__).parent
# Characters that stand for several: 乾 is also Simplified (乾隆), 著 too (著作).
AMBIGUOUS = set("乾瞭著藉閤徵")


def written_in() -> set[str]:
    """All characters the tables and the grammar are written in."""
    files = [path for path in [*PACKAGE.glob("*.py"), *(PACKAGE / "data").iterdir()] if path.name != "fold.txt"]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").split("\n") if line[:1] != "#"]
    return {character for line in lines for character in re.findall("[\u4e00-\u9fff]", line)}


def test_pairs_are_complete() -> None:
    simplified, known = opencc.OpenCC("t2s"), written_in()
    missing = []
    for character in map(chr, range(0x4E00, 0xA000)):
        wanted = simplified.convert(character)
        if wanted != character and wanted in known and character not in AMBIGUOUS and fold(character) != wanted:
            missing.append(character + wanted)
    assert missing == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("約３萬畝", "约3万亩"),
        ("壹佰貳拾元", "一百二十元"),
        ("１，２００個，３．５％", "1,200个，3.5%"),
        ("５Ｇ", "5G"),
        ("大陸、隊伍、收拾、放肆", "大陆、队伍、收拾、放肆"),
        ("登陆一百人", "登陆一百人"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
