"""Make cleaners/data/char_costs_*.txt: how dear each common character is, in quarter bits.

    python tests/make_char_costs.py --words jieba/dict.txt --japanese ja.txt ... --korean ko.txt ...

Sources and licences
- Chinese: the word list of jieba 0.42.1 (`dict.txt` in its source distribution, MIT licence), 349 046 words with
  their counts in newspapers and novels. Traditional: the same words through OpenCC's `s2tw` (Apache-2.0).
- Japanese: the texts of Debian's debian-reference-ja and debian-faq-ja; Korean: of debian-faq-ko and the ko-KR
  part of debian-handbook (GPL-2+; HTML tags taken out). Only counts of single characters are kept, no text.

cost(c) = -4 log2 of the share of c, with 20 added to each count (2 where the source is a manual), rounded.
Each line of the result is a cost, a tab and all characters of that cost; characters dearer than CEILING are left out.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "cleaners" / "data"
CEILING = 72  # 18 bits: dearer characters all count as rare
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]")
KOREAN = re.compile("[\uac00-\ud7a3]")


def words_to_counts(lines: list[tuple[str, int]], wanted: re.Pattern[str]) -> Counter[str]:
    """Character counts of (word, count) pairs."""
    counts: Counter[str] = Counter()
    for word, times in lines:
        for character in wanted.findall(word):
            counts[character] += times
    return counts


def write(name: str, counts: Counter[str], extra: int) -> None:
    """Write one table, cheapest characters first."""
    total = sum(counts.values()) + extra * len(counts)
    groups: dict[int, list[str]] = {}
    for character, times in sorted(counts.items()):
        cost = round(-4 * math.log2((times + extra) / total))
        if cost <= CEILING:
            groups.setdefault(cost, []).append(character)
    text = "".join(f"{cost}\t{''.join(groups[cost])}\n" for cost in sorted(groups))
    (DATA / f"char_costs_{name}.txt").write_text(text, encoding="utf-8")
    print(name, sum(map(len, groups.values())), "characters")


def main() -> None:
    """Read the sources, write the four tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--japanese", type=Path, nargs="+", required=True)
    parser.add_argument("--korean", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    import opencc

    rows = [line.split(" ") for line in options.words.read_text(encoding="utf-8").splitlines()]
    words = [(row[0], int(row[1])) for row in rows]
    traditional = opencc.OpenCC("s2tw").convert("\n".join(word for word, _ in words)).split("\n")
    write("zh_hans", words_to_counts(words, HAN), 20)
    write("zh_hant", words_to_counts(list(zip(traditional, (n for _, n in words), strict=True)), HAN), 20)
    for name, files, wanted in (("ja", options.japanese, JAPANESE), ("ko", options.korean, KOREAN)):
        text = "".join(file.read_text(encoding="utf-8") for file in files)
        write(name, Counter(wanted.findall(text)), 2)


if __name__ == "__main__":
    main()
