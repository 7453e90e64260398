"""How much likelier a character is after another than anywhere, in nats: what prose says of a line's end and the next.

Half of all line ends fall between two words, and there no lexicon helps; but 的 is followed by nouns, 将 by verbs, a
comma by what begins a clause. The table counts neighbours in prose that the developers wrote for it (`tests/prose`,
invented news, reports and essays in both scripts, under this project's licence; `tests/make_successors.py` counts).
Pairs that were not seen are judged by how many different neighbours the two characters have (Kneser and Ney).

All figures count as one character, all Latin words as another, and a paragraph's edge as a third. The prose writes its
numbers in hanzi, so that a figure stands for the numerals.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from hzclean.cleaners import data_files
from hzclean.cleaners.patterns import late

FIGURE: Final = "0"
WORD: Final = "a"
EDGE: Final = "¶"
# Numerals that hardly stand in other words, as 一 and 十 do (一定, 十分).
_NUMERALS: Final = "三五六八"
UNITS: Final = 2  # the tables' numbers a nat
# Marks that are set in more than one way.
_MARKS: Final = str.maketrans("「」『』﹁﹂﹃﹄,:;?!()", "“”‘’“”‘’，：；？！（）")
_FIGURES, _WORDS, _BLANKS = late(r"\d+(?:[.,]\d+)*"), late("[A-Za-z]+"), late(r"\s+")


class _Table(NamedTuple):
    """In half nats: pairs that were seen; and what a character at the left, at the right of another pair is worth."""

    pairs: dict[str, int]
    left: dict[str, int]
    right: dict[str, int]


@cache
def _table() -> _Table:
    # A quarter of a megabyte: it is read once a page has a join to judge.
    import zlib

    left, right, *rows = zlib.decompress(data_files.read("successors.zlib")).decode("utf-8").split("\n")
    pairs: dict[str, int] = {}
    for row in rows:
        for number, characters in groups(row[1:]):
            pairs.update(dict.fromkeys(map(row[0].__add__, characters), number))
    return _Table(pairs, *({x: number for number, group in groups(row) for x in group} for row in (left, right)))


def groups(row: str) -> Iterator[tuple[int, str]]:
    """The groups of characters in a row, each after its number."""
    parts = row.split("\t")[1:]
    return zip(map(int, parts[::2]), parts[1::2], strict=True)


@cache
def symbol(character: str) -> str:
    """The character as the table has it; the empty text, which is a paragraph's edge, too.

    >>> [symbol(c) for c in ("京", "5", "K", "「", "")]
    ['京', '0', 'a', '“', '¶']
    """
    if not character:
        return EDGE
    if character.isdigit():
        return FIGURE
    if character.isascii() and character.isalpha():
        return WORD
    return character.translate(_MARKS)


def symbols(text: str) -> str:
    """A text as symbols, without blanks, each figure and each Latin word one of them.

    >>> symbols("GDP 增长 12.5%，")
    'a增长0%，'
    """
    if not text.isalpha():
        text = _FIGURES.sub(FIGURE, _BLANKS.sub("", text))
    return "".join(map(symbol, _WORDS.sub(WORD, text)))


def succession(left: str, right: str) -> float:
    """How much likelier the symbol `right` is after `left` than anywhere, in nats, from about -4 to 9.

    Nothing is said (0.0) of a figure after a figure, or a Latin letter after another, as either may be cut anywhere.

    >>> succession("增", "长") > succession("的", "人") > 0 > succession("的", "了")
    True
    >>> succession("0", "年") > 0 > succession("0", "的")
    True
    """
    if FIGURE in (left, right) or (left == right == WORD):
        return 0.0 if left == right else _of_figures(left, right)
    return _counted(left, right)


@cache
def _of_figures(left: str, right: str) -> float:
    """As `succession`, of a figure and another symbol: the mean over the numerals."""
    lefts, rights = (_NUMERALS if x == FIGURE else x for x in (left, right))
    return sum(_counted(x, y) for x in lefts for y in rights) / len(_NUMERALS)


def _counted(left: str, right: str) -> float:
    pairs, lefts, rights = _table()
    found = pairs.get(left + right)
    return (min(lefts.get(left, 0) + rights.get(right, 0), 0) if found is None else found) / UNITS
