"""Make stats/figures/data/fold.txt: the Traditional variants of all characters the tables of figures are written in.

Run after adding words to those tables: python tests/make_figure_fold.py
"""

import re
from pathlib import Path

import opencc

PACKAGE = Path(__file__).resolve().parents[1] / "stats" / "figures"
FOLD = PACKAGE / "data" / "fold.txt"
# Characters that stand for several: 乾 is also Simplified (乾隆), 著 too (著作).
AMBIGUOUS = set("乾瞭著藉閤徵")
HEAD = """\
# Traditional and variant characters with the Simplified ones that the other data files are written in; space between.
# Made by tests/make_figure_fold.py with OpenCC (t2s, hk2s, tw2s); tests/stats/figures/test_figure_fold.py checks it.
"""


def written_in() -> set[str]:
    """All Chinese characters of the tables and the grammar, remarks aside."""
    files = [path for path in [*PACKAGE.glob("*.py"), *(PACKAGE / "data").iterdir()] if path != FOLD]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").split("\n") if line[:1] != "#"]
    return {character for line in lines for character in re.findall("[\u4e00-\u9fff]", line)}


def pairs() -> list[str]:
    """Each variant followed by its Simplified character."""
    known, converters = written_in(), [opencc.OpenCC(name) for name in ("t2s", "hk2s", "tw2s")]
    found = []
    for character in map(chr, range(0x4E00, 0xA000)):
        for converter in converters:
            simplified = converter.convert(character)
            if simplified != character and simplified in known and character not in AMBIGUOUS:
                found.append(character + simplified)
                break
    return found


def main() -> None:
    """Write the file."""
    found = pairs()
    lines = [" ".join(found[at : at + 30]) for at in range(0, len(found), 30)]
    FOLD.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
