"""The value of a numeral: Arabic, Chinese, formal and mixed.

Takes the numeral alone, folded to Simplified and half width (:mod:`hzclean.stats.figures.fold`); finding numerals in
running text is the grammar's work. Values are exact: whole numbers come back as int, all others as the nearest float.
Rules after GB/T 15835-2011 《出版物上数字用法》 and everyday usage (一万三 is 13,000, 十七八 is 17 or 18).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

Number = int | float

DIGITS = {
    **{digit: value for value, digit in enumerate("〇一二三四五六七八九")},
    **{"零": 0, "两": 2},
    **{digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")},
}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
CHINESE = "".join(dict.fromkeys([*DIGITS, *SMALL, *BIG]))

_TOKEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|.")
_DECIMAL = re.compile(rf"([{CHINESE}]+)点([{''.join(DIGITS)}]+)([十百千万亿兆]*)\Z")
# Two neighbours in the row of numbers mean "one or the other": 二三十, 十七八; so do 三五 and 三两.
_PAIR = re.compile(
    "(?<![〇零一二三四五六七八九])(?:一两|两三|一二|二三|三四|四五|五六|六七|七八|八九|三五|三两)(?![〇零一二三四五六七八九])"
)


@lru_cache(maxsize=65536)
def parse(numeral: str) -> Number | tuple[Number, Number] | None:
    """The value of a numeral; a pair for 三五 and 二三十; None where the characters make no number.

    >>> parse("1,100.9亿"), parse("3万4000"), parse("四百五"), parse("三十七八")
    (110090000000, 34000, 450, (37, 38))
    >>> parse("一点五亿"), parse("半百"), parse("十四五"), parse("二〇二一")
    (150000000, None, (14, 15), None)
    """
    pair = _PAIR.search(numeral)
    if pair and "点" not in numeral:
        first, second = pair[0][0], pair[0][1]
        ends = [_number(numeral[: pair.start()] + digit + numeral[pair.end() :]) for digit in (first, second)]
        if ends[0] is None or ends[1] is None:
            return None
        low, high = sorted(map(plain, (ends[0], ends[1])))
        return low, high
    number = _number(numeral)
    return None if number is None else plain(number)


def digits(numeral: str) -> int | None:
    """The value of digits read one by one, as in a year (二〇二一 is 2021), Arabic or Chinese; None for others."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if numeral and all(digit in DIGITS for digit in numeral):
        return int("".join(str(DIGITS[digit]) for digit in numeral))
    return None


def plain(number: Decimal) -> Number:
    """A whole number as int, any other as the nearest float."""
    return int(number) if number == number.to_integral_value() else float(number)


def _number(numeral: str) -> Decimal | None:
    decimal = _DECIMAL.match(numeral)
    if decimal:
        whole = _whole(decimal[1])
        if whole is None:
            return None
        number = Decimal(f"{whole}.{''.join(str(DIGITS[digit]) for digit in decimal[2])}")
        for multiplier in decimal[3]:
            number *= SMALL.get(multiplier) or BIG[multiplier]
        return number
    return _whole(numeral)


def _whole(numeral: str) -> Decimal | None:
    """A number read from the left, in sections of up to four digits closed by 万, 亿 or 兆."""
    total = section = Decimal(0)
    pending: Decimal | None = None  # a digit whose place is not known yet
    shorthand = False  # 四百五: a last Chinese digit stands for the next lower place
    after_zero = False
    place = 0  # the last multiplier
    ceiling = 10**16  # multipliers inside a section fall: 三十百 is no number
    last_big = 10**16
    tokens = _TOKEN.findall(numeral)
    for token in tokens:
        if token in SMALL:
            multiplier = SMALL[token]
            if multiplier >= ceiling or (pending is None and section and not after_zero and multiplier != 10):
                return None
            section += (Decimal(1) if pending is None else pending) * multiplier
            place = ceiling = multiplier
            pending, shorthand, after_zero = None, False, False
        elif token in BIG:
            multiplier = BIG[token]
            section += pending or Decimal(0)
            if not section:
                total = (total or Decimal(1)) * multiplier
            elif total and multiplier > last_big:
                total = (total + section) * multiplier
            else:
                total += section * multiplier
            place = last_big = multiplier
            section, ceiling = Decimal(0), 10**16
            pending, shorthand, after_zero = None, False, False
        else:
            if pending is not None:
                return None
            if token in ("零", "〇") and len(tokens) > 1:
                after_zero = True
                continue
            shorthand = token in DIGITS and not after_zero
            pending = Decimal(DIGITS[token]) if token in DIGITS else _arabic(token)
            if pending is None:
                return None
    if pending is not None:
        section += pending * place / 10 if shorthand and place >= 100 else pending
    return total + section


def _arabic(token: str) -> Decimal | None:
    token = token.replace(",", "")
    return Decimal(token) if token[:1].isdigit() and token.isascii() else None
