"""Make cleaners/data/successors.zlib and neighbours.zlib: which characters stand after, and near, which others.

    python tests/make_successors.py

Source: eight files of the prose in tests/prose, written by the developers for this table (the others came later, for
`make_continuation`, and would move the weights that stand on these tables); each line is a paragraph. Traditional text
is folded with OpenCC's `t2s` (Apache-2.0). For a pair x y, with c(xy) how often it was seen:

    log of ((c(xy) - D) / c(x) + D n(x) / c(x) * p(y)) / (c(y) / N)

where n(x) is the number of different symbols after x, p(y) the mean of y's share of all different pairs and of all
symbols (Kneser-Ney with D = 0.75), in half nats, rounded. Pairs worth about as much as unseen ones are left out.
The first two rows say what a character at the left and at the right of an unseen pair is worth, each further row, which
begins with a character, what those after it are worth: a tab, a number, a tab, all that have it, and so on.

For x and y, two to FAR symbols further on, seen c times where chance would have e = c(x) c(y) (FAR - 1) / N:

    log of (c + 1) / (e + 1)

if it was seen MOST_RARE times; else c = 0 is meant, and e is told by the first row: the factor of e for each symbol, as
its logarithm of base 2, in halves and rounded.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log, log2
from pathlib import Path

from hzclean.cleaners.neighbours import FAR
from hzclean.cleaners.successors import EDGE, UNITS, symbols

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "cleaners" / "data"
FILES = ("arts", "hongkong", "people", "reports", "taiwan", "towns", "trade", "world")
DISCOUNT = 0.75
MOST_RARE = 3


def whole(paragraph: str) -> str:
    """A paragraph as symbols, its edges too."""
    return EDGE + symbols(paragraph) + EDGE


def counted(paragraphs: list[str], distances: Iterable[int]) -> tuple[Counter[str], Counter[str]]:
    """How often each symbol stands in the prose, and each pair of symbols at any of these distances."""
    ones: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for paragraph in paragraphs:
        text = whole(paragraph)
        ones.update(text)
        for far in distances:
            pairs.update(map(str.__add__, text, text[far:]))
    return ones, pairs


def rows(paragraphs: list[str]) -> list[str]:
    """The rows of the table of successors."""
    ones, pairs = counted(paragraphs, [1])
    after: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    befores: Counter[str] = Counter()
    for pair, times in pairs.items():
        after[pair[0]] += times
        kinds[pair[0]] += 1
        befores[pair[1]] += 1
    total, different = ones.total(), len(pairs)
    spread = {y: 0.5 * befores[y] / different + 0.5 * times / total for y, times in ones.items()}
    left = {x: log(DISCOUNT * kinds[x] / after[x]) for x in after}
    right = {y: log(spread[y] * total / times) for y, times in ones.items()}
    unseen = [{x: round(UNITS * value) for x, value in values.items()} for values in (left, right)]
    seen: dict[str, dict[str, int]] = defaultdict(dict)
    for pair, times in pairs.items():
        x, y = pair
        share = (times - DISCOUNT) / after[x] + DISCOUNT * kinds[x] / after[x] * spread[y]
        number = round(UNITS * log(share * total / ones[y]))
        if abs(number - unseen[0][x] - unseen[1][y]) > 1:
            seen[x][y] = number
    return [*map(row, unseen), *(x + row(seen[x]) for x in sorted(seen))]


def row(numbers: dict[str, int]) -> str:
    """A row of groups of characters, each after the number that they have."""
    groups: dict[int, list[str]] = defaultdict(list)
    for character in sorted(numbers):
        groups[numbers[character]].append(character)
    return "".join(f"\t{number}\t{''.join(groups[number])}" for number in sorted(groups))


def rows_of_neighbours(paragraphs: list[str]) -> list[str]:
    """The rows of the table of neighbours."""
    ones, pairs = counted(paragraphs, range(2, FAR + 1))
    each = ((FAR - 1) / ones.total()) ** 0.5
    seen: dict[str, dict[str, int]] = defaultdict(dict)
    for pair, times in pairs.items():
        chance = log(1 + ones[pair[0]] * ones[pair[1]] * each**2)
        if times >= MOST_RARE:
            seen[pair[0]][pair[1]] = round(UNITS * (log(times + 1) - chance))
    often = {x: round(UNITS * log2(times * each)) for x, times in ones.items()}
    return [row(often), *(x + row(seen[x]) for x in sorted(seen))]


def _files() -> list[Path]:
    return [HERE / "prose" / f"{name}.txt" for name in FILES]


def main() -> None:
    """Read the prose, write the tables."""
    import opencc

    text = "\n".join(file.read_text(encoding="utf-8") for file in _files())
    paragraphs = [line for line in opencc.OpenCC("t2s").convert(text).split("\n") if line.strip()]
    print(f"{len(text):,} characters, {len(paragraphs):,} paragraphs")
    for name, made in (("successors", rows(paragraphs)), ("neighbours", rows_of_neighbours(paragraphs))):
        table = "\n".join(made).encode("utf-8")
        packed = zlib.compress(table, 9)
        (DATA / f"{name}.zlib").write_bytes(packed)
        print(f"{name}: {len(table):,} bytes, {len(packed):,} packed")


if __name__ == "__main__":
    main()
