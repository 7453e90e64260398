"""How likely a text is as Chinese (or Japanese, or Korean): the sum of what its characters cost.

A character costs -log2 of how often it occurs, in bits; the cheaper a text, the likelier. Two readings of the same
bytes can be compared directly, because each reading is one to one: the cheaper reading is the likelier encoding.
Costs are whole quarter bits. The tables of hanzi, kana and hangul are data/char_costs_*.txt, made by
tests/make_char_costs.py (their sources and licences are named there); what stands below are the rest of Unicode
and Chinese punctuation, set by hand, since the difference of a bit or two does not matter there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter

from hzclean.cleaners import data_files

QUARTER = 4  # quarter bits a bit
RARE = 72  # a hanzi that no table has: 18 bits
LANGUAGES = ("zh_hans", "zh_hant", "ja", "ko")

# Code units as memoryview reads them.
_UNITS = f"utf-16-{sys.byteorder[0]}e"

# (first, last, cost) by block; the later wins.
_BLOCKS = (
    (0x0000, 0xFFFF, 80),
    (0x0000, 0x001F, 88),  # controls: next to never in text
    (0x0020, 0x007E, 26),  # printable ASCII
    (0x007F, 0x009F, 100),  # DEL and the C1 controls
    (0x00A0, 0x00FF, 52),  # Latin-1: ± · × ° and letters with accents
    (0x0100, 0x05FF, 60),
    (0x2000, 0x2BFF, 56),  # punctuation, arrows, mathematics, frames
    (0x3000, 0x303F, 52),
    (0x3040, 0x30FF, 56),  # kana
    (0x3100, 0x33FF, 64),
    (0x3400, 0x4DBF, 80),  # extension A
    (0x4E00, 0x9FFF, RARE),
    (0xAC00, 0xD7A3, 64),  # hangul
    (0xD800, 0xDFFF, 52),  # halves of characters beyond U+FFFF (two make one)
    (0xE000, 0xF8FF, 96),  # private use
    (0xFF01, 0xFF5E, 46),  # full-width ASCII
    (0xFF61, 0xFF9F, 60),  # half-width katakana
    (0xFFFD, 0xFFFF, 100),
)
_SINGLE = {
    26: "\t\r",
    16: "，\n ",
    20: "。",
    24: "、e",
    28: "：“”（）　",
    32: "；《》！？—「」",
    36: "…·",
    40: "‘’『』【】％〇０１２３４５６７８９",
}


@cache
def table(language: str) -> bytes:
    """The cost of each code unit U+0000 to U+FFFF in `language` (one of LANGUAGES), in quarter bits.

    >>> table("zh_hans")[ord("国")] < table("zh_hans")[ord("國")]
    True
    """
    costs = bytearray(0x10000)
    for first, last, cost in _BLOCKS:
        costs[first : last + 1] = bytes([cost]) * (last + 1 - first)
    for cost, characters in _SINGLE.items():
        for character in characters:
            costs[ord(character)] = cost
    for line in data_files.lines(f"char_costs_{language}.txt"):
        number, characters = line.split("\t")
        cost = int(number)
        for unit in memoryview(characters.encode(_UNITS)).cast("H"):
            costs[unit] = cost
    return bytes(costs)


def cost(text: str, languages: tuple[str, ...] = LANGUAGES) -> int:
    """What `text` costs in the cheapest of `languages`, in quarter bits; 0 for the empty text.

    >>> cost("新华社北京电") < cost("斕貌扞控儔萇")
    True
    """
    return min(_costs(text, languages))


def _costs(text: str, languages: tuple[str, ...]) -> Iterator[int]:
    units = memoryview(text.encode(_UNITS, "surrogatepass")).cast("H")
    if len(units) < 2:
        return (sum(table(language)[unit] for unit in units) for language in languages)
    pick: Callable[[bytes], tuple[int, ...]] = itemgetter(*units)
    return (sum(pick(table(language))) for language in languages)


def costs_at_most(text: str, each: float) -> bool:
    """Whether the characters of `text` cost so many quarter bits at most, on average, in some language; or it has none.

    >>> costs_at_most("新华社北京电", 46), costs_at_most("斕貌扞控儔萇", 46)
    (True, False)
    """
    most = each * len(text)
    return any(costs <= most for costs in _costs(text, LANGUAGES))


_DEAR = 62  # quarter bits: hanzi beyond the commonest 3500 or so


def odd_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where odd runs stand: two or more rare hanzi, kana, Greek, Cyrillic or vertical marks in a row, or one private
    character or bad byte (as surrogateescape gives them).

    Right Chinese text hardly ever has them, text read in a wrong encoding has them in nearly every line.

    >>> list(odd_runs("新华社北京电")), list(odd_runs("电：簗俹絪絏"))
    ([], [(2, 6)])
    """
    yield from _runs(_all_odd(), text)


def odd_lines(text: str) -> list[int]:
    """The numbers (from 0) of the lines that have an odd run; only a line feed ends a line.

    >>> odd_lines("新华社\\n簗俹絪絏\\n北京电")
    [1]
    """
    numbers: list[int] = []
    number = seen = 0
    for start, _ in _runs_of_those_present(text):
        number += text.count("\n", seen, start)
        seen = start
        if numbers[-1:] != [number]:
            numbers.append(number)
    return numbers


def _runs_of_those_present(text: str) -> Iterator[tuple[int, int]]:
    # The pattern of all odd characters is the quicker for page after page, but to tell one file's encoding compiling
    # it would take longer than all the rest. So one is made of those that there are.
    odd = _odd()
    present = sorted(one for one in _characters(text) if one <= "\uffff" and odd[ord(one)])
    return _runs(re.compile(f"[{''.join(present)}]"), text) if present else iter(())


def _characters(text: str) -> set[str]:
    """`set(text)`, in less than half the time where it is long: most of its characters are those of its beginning."""
    known = set(text[:_BEGINNING])
    if len(text) > 2 * _BEGINNING:
        known.update(re.findall(f"[^{re.escape(''.join(known))}]", text[_BEGINNING:]))
    return known


def _runs(odd: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    kinds = _odd()
    end = 0
    for found in odd.finditer(text):
        start = found.start()
        if start < end:
            continue
        end = start + 1
        while odd.match(text, end):
            end += 1
        if end - start > 1 or kinds[ord(text[start])] == _ALONE:
            yield start, end


@cache
def _all_odd() -> re.Pattern[str]:
    # It begins with one set of characters, as the search for such runs over what it does not have at once.
    spans = (found.span() for found in re.finditer(b"[^\0]+", _odd()))
    return re.compile(f"[{''.join(f'{chr(first)}-{chr(end - 1)}' for first, end in spans)}]")


_IN_PAIRS, _ALONE = 1, 2
_BEGINNING = 1 << 14


@cache
def _odd() -> bytes:
    """For each code unit whether it is odd: 0 if not, else _IN_PAIRS or _ALONE."""
    odd = bytearray(0x10000)
    for first, last in ((0x370, 0x52F), (0x3040, 0x312F), (0xFE10, 0xFE6F)):
        odd[first : last + 1] = bytes([_IN_PAIRS]) * (last + 1 - first)
    simplified, traditional = (_dear_hanzi(language) for language in ("zh_hans", "zh_hant"))
    odd[_HANZI] = (simplified & traditional).to_bytes(len(odd[_HANZI]), "big")
    for first, last in ((0xDC80, 0xDCFF), (0xE000, 0xF8FF)):
        odd[first : last + 1] = bytes([_ALONE]) * (last + 1 - first)
    return bytes(odd)


_HANZI = slice(0x4E00, 0xA000)
_IS_DEAR = bytes(_IN_PAIRS * (cost > _DEAR) for cost in range(256))


def _dear_hanzi(language: str) -> int:
    """A byte for each hanzi, _IN_PAIRS where it is dear; as one number, so that two of them can be combined."""
    return int.from_bytes(table(language)[_HANZI].translate(_IS_DEAR), "big")
