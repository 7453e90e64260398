"""Amounts: a numeral with its unit, ranges of amounts, fractions and ratios.

All of it reads text that begins with a numeral; whether that numeral is part of a name is told in names.py.
"""

from __future__ import annotations

import re
from math import prod
from typing import NamedTuple

from hzclean.stats.figures.numerals import BIG, DIGITS, SMALL, Number, digits, parse
from hzclean.stats.figures.units import UNIT, UNITS, Unit


class Amount(NamedTuple):
    """An amount found: where it ends, kind, value, unit, and the approximator inside it (余, 多).

    numeral is the (first) numeral alone and spelling the unit as spelled, for the rules that tell names from figures.
    """

    end: int
    kind: str
    value: Number | list[Number]
    unit: str | None
    qualifier: str | None
    numeral: str
    spelling: str


_SP = "(?:(?<=[0-9百千万亿])[ \u3000\xa0\u2009])?"
SEPARATOR = "(?:——|--|[-–—―－~～〜∼至到])"
_DIGIT = "[〇零一二三四五六七八九]"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,7}(?![0-9])(?:\.[0-9]{1,12})?|[0-9]{1,24}(?:\.[0-9]{1,12})?)"
# 千瓦 and 兆帕 are units, 百分之 and 百分点 no hundreds; 三千米 is three thousand metres, 12千米 twelve kilometres.
_HUNDRED = "百(?!分[之点比位数制])"
_THOUSAND = "千(?!瓦|克|卡|伏|赫|焦|帕|牛|字节|比特|兆|(?<=[0-9百万亿十]千)米)"
_MILLION = "兆(?!瓦|赫|帕|字节|比特|伏|焦|欧)"
_MULTIPLIER = f"(?:[十万亿]|{_HUNDRED}|{_THOUSAND}|{_MILLION})"
# 两 is a digit at a numeral's start and before 百, 千, 万, 亿, half of a pair in 一两天, else a weight (三十两).
_TWO = (
    "两(?=[百千万亿])|(?<=[一三])两(?=[个天年月日次句人名位步条项件种点里])"
    "|(?<![〇零一二三四五六七八九十百千万亿两0-9])两"
)
_HALF_OF = "半(?=个|年|天|日|小时|分钟|秒|公里|里|斤|公斤|吨|亩|米|折|成|世纪|倍|数以|多)"
_CHINESE = (
    rf"(?:(?:{_DIGIT}|{_TWO}|{_MULTIPLIER}){{1,32}}(?:点{_DIGIT}{{1,12}})?{_MULTIPLIER}{{0,3}}|(?<![0-9]){_HALF_OF})"
)
_MIXED = rf"{_ARABIC}(?:{_SP}{_MULTIPLIER}{{1,3}}(?:零?[0-9]{{1,4}}(?![0-9.:：年月日/]))?){{0,4}}"
NUMERAL = f"(?:{_MIXED}|{_CHINESE})"
_INSIDE = (
    "(?:多(?!样|功能|元化|媒体|边|民族)|余(?!额|热|款|杭|姚|震)"
    "|来(?=[个年天岁人名位家万亿吨亩里斤米公])|(?<=[十百千零])几)"
)
# 三个多月, 两个半小时: the approximator stands between 个 and what is measured.
_LONG = "个([多半余来])(月|小时|星期|礼拜|世纪|学期|钟头|季度|百分点|昼夜|学年)"
_AND_HALF = "(半(?![个年天日岛导径数程价截夜场山路成途]|小时))"
_SIDE = f"({NUMERAL})({_INSIDE})?({_MULTIPLIER}{{0,3}})(?:{_SP}(?:{_LONG}|({UNIT})(/{UNIT})?){_AND_HALF}?)?"
_AMOUNT = re.compile(f"({_SIDE})(?:{SEPARATOR}(负|零下|零上|-)?{_SIDE})?")
_SCALE = re.compile("[百千万亿兆]+\\Z")
_STEPS = {
    "年": (re.compile(f"零?({NUMERAL})个月"), 12, "月"),
    "天": (re.compile(f"零?({NUMERAL})个?小时"), 24, "小时"),
    "小时": (re.compile(f"零?({NUMERAL})分钟?(?!之)"), 60, "分"),
    "分": (re.compile(r"零?([0-9]{1,2}(?:\.[0-9]+)?|[零一二三四五六七八九十]{1,3})秒([0-9]{1,3})?"), 60, "秒"),
}
_HUNDREDTH = re.compile("[一二三四五六七八九](?![\u4e00-\u9fff])|[一二三四五六七八九](?=[的以左])")  # 七成六
_CENTIMETRES = re.compile("[0-9]{2}(?![0-9.万亿%米-])")  # 1米75
_CENTS = re.compile(f"({NUMERAL})(角|毛|分)(?:({NUMERAL})分)?")
_FRACTION = re.compile(
    f"(?:({NUMERAL})又)?([0-9]{{1,12}}|[〇零一二三四五六七八九十百千万亿]{{1,16}})分之(负)?({NUMERAL})({_INSIDE})?"
    f"(?:{SEPARATOR}(?:百分之)?({NUMERAL})(?!{UNIT}))?"
)
_SLASH = re.compile(r"([0-9]{1,6})/([1-9][0-9]{0,5})(?![0-9/.年月])")
_RATIO = re.compile(
    r"([0-9]{1,5}(?:\.[0-9]{1,4})?)[:：比]([0-9]{1,5}(?:\.[0-9]{1,4})?)((?:[:：比][0-9]{1,5}(?:\.[0-9]{1,4})?){0,4})(?![0-9%])"
    rf"|({_DIGIT}{{1,2}}|十)比({_DIGIT}{{1,2}}|十)(?![〇零一二三四五六七八九十])()"
)


def read(text: str, start: int, below_zero: bool = False) -> Amount | None:
    """The amount whose numeral begins at start, or None where there is no number.

    below_zero: whether a minus stands before it, which belongs to the low end of a range (-5至3℃).
    """
    found = _AMOUNT.match(text, start)
    if found is None:
        return None
    side, n1, a1, x1, g1, l1, u1, r1, h1, sign, n2, a2, x2, g2, l2, u2, r2, h2 = found.groups()
    sign = sign or ("+" if below_zero else None)
    unit, spelling = _unit(l1 or u1)
    first = _value(n1, x1, g1, h1, unit)
    if first is None:
        return None
    if n2:
        second_unit, second_spelling = _unit(l2 or u2)
        whole = _range(first, n1 + x1, unit, _value(n2, x2, g2, h2, second_unit or unit), n2 + x2, second_unit, sign)
        if whole:
            unit = second_unit or unit
            return _amount(found.end(), whole, unit, a2 or _between(g2) or a1, n1, second_spelling, r2 or r1)
    end = start + len(side)
    value = list(first) if isinstance(first, tuple) else first
    if spelling == "米" and isinstance(value, int) and (rest := _CENTIMETRES.match(text, end)):
        return Amount(rest.end(), "length", value + int(rest[0]) / 10 ** len(rest[0]), "米", None, n1, spelling)
    if spelling == "成" and not isinstance(value, list) and _HUNDREDTH.match(text, end):
        return Amount(end + 1, "percent", _tidy(value * 10 + DIGITS[text[end]]), "%", None, n1, spelling)
    if unit and not isinstance(value, list):
        stepped = _step(text, end, value, unit)
        if stepped:
            return Amount(*stepped, a1, n1, spelling)
    return _amount(end, value, unit, a1 or _between(g1), n1, spelling, r1)


def _amount(
    end: int,
    value: Number | list[Number],
    unit: Unit | None,
    inside: str | None,
    numeral: str,
    spelling: str,
    rate: str | None,
) -> Amount:
    qualifier = {"余": "余", "多": "多", "几": "多", "来": "约"}.get(inside or "")
    if unit is None:
        return Amount(end, "plain", value, None, qualifier, numeral, spelling)
    name = unit.unit
    if name in ("成", "折"):  # tenths: 七成 is 70 %, 八折 and 八五折 are prices of 80 % and 85 %
        parts = value if isinstance(value, list) else [value]
        tenths = [_tidy(part * 10 if name == "成" or part <= 10 else part) for part in parts]
        return Amount(
            end, "percent", tenths if isinstance(value, list) else tenths[0], "%", qualifier, numeral, spelling
        )
    if rate:
        name += "/" + UNITS[rate[1:]].unit
    return Amount(end, unit.kind, value, name, qualifier, numeral, spelling)


def _tidy(number: Number) -> Number:
    return int(number) if number == int(number) else round(number, 10)


def _unit(spelling: str | None) -> tuple[Unit | None, str]:
    return (UNITS[spelling], spelling) if spelling else (None, "")


def _between(inside: str | None) -> str | None:
    return None if inside == "半" else inside


def _value(
    numeral: str, multipliers: str, between: str | None, half: str | None, unit: Unit | None
) -> Number | tuple[Number, Number] | None:
    number: Number | tuple[Number, Number] | None
    if numeral == "半":
        number = 5 if unit and unit.unit == "折" else 0.5
    elif unit and unit.unit == "折" and len(numeral) == 2:
        number = digits(numeral) or parse(numeral)
    else:
        number = parse(numeral + multipliers if multipliers and numeral[0] not in "0123456789" else numeral)
        if multipliers and numeral[0] in "0123456789":
            number = parse(numeral + multipliers)
    if number is not None and (half or between == "半"):
        number = number + 0.5 if not isinstance(number, tuple) else None
    return number


def _range(
    low: Number | tuple[Number, Number],
    low_numeral: str,
    low_unit: Unit | None,
    high: Number | tuple[Number, Number] | None,
    high_numeral: str,
    high_unit: Unit | None,
    sign: str | None,
) -> list[Number] | None:
    """[low, high], or None where the two make no range (different units, no unit, low above high)."""
    if high is None or isinstance(low, tuple) or isinstance(high, tuple):
        return None
    if high_unit is None or (low_unit is not None and low_unit.unit != high_unit.unit):
        both_scaled = low_unit is high_unit is None and _SCALE.search(high_numeral)
        if not both_scaled:
            return None
    if sign in ("负", "零下", "-"):
        high = -high
    scale = _SCALE.search(high_numeral)
    if scale and low_unit is None and low_numeral[-1] not in "万亿":
        factor = prod(SMALL.get(multiplier) or BIG[multiplier] for multiplier in scale[0])
        if low * factor <= high:
            scaled = parse(low_numeral + scale[0])
            low = low if scaled is None or isinstance(scaled, tuple) else scaled
    return [low, high] if low <= high or sign else None


def _step(text: str, end: int, value: Number, unit: Unit) -> tuple[int, str, Number, str] | None:
    """What follows in the next smaller unit: 7年零4个月 is 88 months, 5元3角 is 5.3 yuan."""
    if unit.kind == "money" and unit.unit == "元":
        cents = _CENTS.match(text, end)
        if cents is None or (cents[2] == "分" and cents[3]):
            return None
        first, last = parse(cents[1]), parse(cents[3]) if cents[3] else 0
        if not isinstance(first, int) or not isinstance(last, int) or first > 99 or last > 9:
            return None
        hundredths = round(value * 100) + (first if cents[2] == "分" else first * 10) + last
        return cents.end(), "money", hundredths / 100, "元"
    result: tuple[int, str, Number, str] | None = None
    name = unit.unit if unit.unit != "分钟" else "分"
    while name in _STEPS:
        pattern, factor, smaller = _STEPS[name]
        found = pattern.match(text, end)
        number = parse(found[1]) if found else None
        if found is None or number is None or isinstance(number, tuple) or number >= factor:
            break
        value, end = value * factor + number, found.end()
        if smaller == "秒" and found[2]:  # 5分41秒28: hundredths, as on a stopwatch
            value = round(value + int(found[2]) / 10 ** len(found[2]), 3)
        result = (end, "duration", value, "分钟" if smaller == "分" else smaller)
        name = smaller
    return result


def fraction(text: str, start: int) -> Amount | None:
    """百分之五 and 千分之三 as percentages, 三分之一 and 一又二分之一 as ratios; start is that of the first numeral."""
    found = _FRACTION.match(text, start)
    if found is None:
        return None
    whole, divisor, minus, above, inside, last = found.groups()
    qualifier = {"余": "余", "多": "多", "几": "多"}.get(inside or "")
    of = parse(divisor)
    number = parse(above)
    following = text[found.end() : found.end() + 1]
    if of is None or number is None or isinstance(of, tuple) or not of or (following.isascii() and following.isalpha()):
        return None
    if minus and not isinstance(number, tuple):
        number = -number
    if all(character in SMALL or character in BIG for character in divisor) and not whole:
        upto = parse(last) if last else None
        ends = [*number] if isinstance(number, tuple) else [number]
        end = found.end()
        if last and not isinstance(upto, tuple) and upto is not None and upto >= ends[0]:
            ends.append(upto)
        elif last:
            end = found.end(5) if inside else found.end(4)
        percents: list[Number] = [_exact(part * 100, of) for part in ends]
        return Amount(end, "percent", percents if len(percents) > 1 else percents[0], "%", qualifier, divisor, "分之")
    if isinstance(number, tuple):
        return None
    base = parse(whole) if whole else 0
    if base is None or isinstance(base, tuple):
        return None
    value = _exact(base * of + number, of)
    return Amount(found.end(5) if inside else found.end(4), "ratio", value, None, qualifier, divisor, "分之")


def slash(text: str, start: int) -> Amount | None:
    """1/10 as a ratio."""
    found = _SLASH.match(text, start)
    return (
        Amount(found.end(), "ratio", _exact(int(found[1]), int(found[2])), None, None, found[1], "/") if found else None
    )


def sides(text: str, start: int) -> tuple[int, list[Number]] | None:
    """The end and the sides of 9:1, 3比2 or 5:3:2, or None."""
    found = _RATIO.match(text, start)
    if found is None:
        return None
    parts = re.split("[:：比]", found.group())
    numbers = [parse(part) for part in parts]
    if any(number is None or isinstance(number, tuple) for number in numbers):
        return None
    return found.end(), [number for number in numbers if isinstance(number, int | float)]


def _exact(above: Number, below: Number) -> Number:
    value = above / below
    return int(value) if value == int(value) and isinstance(above, int) else round(value, 15)
