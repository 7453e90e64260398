"""Amounts: a numeral with its unit, and ranges of amounts.

All of it reads text that begins with a numeral; whether that numeral is part of a name is told in names.py.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hzclean.stats.figures.numerals import DIGITS, Number, digits, parse
from hzclean.stats.figures.units import FIRST, UNIT, UNITS, Unit


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


INSIDE_MEANS = {"余": "余", "多": "多", "几": "多", "来": "约"}
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
_HALF_OF = (
    "半(?=个|年|天|日|小时|分钟|秒|公里|里|斤|公斤|吨|亩|米|折|成|世纪|倍|数以|多"
    "|碗|杯(?!具)|瓶|桶|袋|盒|勺|匙|茶匙|汤匙|壶|锅|筐|箱|缸|盆)"
)
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
_LONG = re.compile("个([多半余来])(月|小时|星期|礼拜|世纪|学期|钟头|季度|百分点|昼夜|学年)")
# 两个亿: said of money, with no unit; 两个亿元级项目 are two.
_HUNDRED_MILLIONS = re.compile("个(多)?亿(?![元级美万])")
_AND_HALF = re.compile("半(?![个年天日岛导径数程价截夜场山路成途]|小时)")
_NUMBER = re.compile(f"({NUMERAL})({_INSIDE})?({_MULTIPLIER}{{0,3}})")
_TO = re.compile(f"{SEPARATOR}(负|零下|零上|-)?")
_MAY_RANGE = frozenset("-–—―－~～〜∼至到")
_BLANKS = frozenset(" \u3000\xa0\u2009")
_SCALE = re.compile("[百千万亿兆]+\\Z")
# What can go on in a smaller unit: the unit, what it is followed by, how many of these it holds.
_STEPS = {"年": ("个月", 12, "月"), "天": ("小时", 24, "小时"), "小时": ("分", 60, "分钟"), "分": ("秒", 60, "秒")}
_STEP = re.compile(
    r"零?([0-9]{1,3}(?:\.[0-9]{1,3})?|[零一二三四五六七八九十]{1,4})(个月|个?小时|分钟?(?!之)|秒|角|毛)(?:([0-9]{1,3}|[一二三四五六七八九])(分(?!钟)|(?<=[0-9])))?"
)
_HUNDREDTH = re.compile("[一二三四五六七八九](?![\u4e00-\u9fff])|[一二三四五六七八九](?=[的以左])")  # 七成六
_TENTH = re.compile("[一二三四五六七八九](?![\u4e00-\u9fff0-9])|[一二三四五六七八九](?=[的钱，。、；！？])")
_CENTISECONDS = re.compile("[0-9]{2}(?![0-9.%年])")  # 9秒83
_CENTIMETRES = re.compile("[0-9]{2}(?![0-9.万亿%米-])")  # 1米75


class _Side(NamedTuple):
    """One number with its unit: an amount, or an end of a range."""

    end: int
    value: Number | tuple[Number, Number]
    numeral: str
    multipliers: str
    inside: str | None
    unit: Unit | None
    spelling: str


def read(text: str, start: int, below_zero: bool = False) -> Amount | None:
    """The amount whose numeral begins at start, or None where there is no number.

    below_zero: whether a minus stands before it, which belongs to the low end of a range (-5至3℃).
    """
    first = _side(text, start)
    if first is None:
        return None
    if text[first.end : first.end + 1] in _MAY_RANGE:
        found = _range(text, first, below_zero)
        if found:
            return found
    end, value, numeral, _, inside, unit, spelling = first
    if unit and not isinstance(value, tuple):
        finer = _finer(text, first, value, unit)
        if finer:
            return finer
    return _amount(text, end, list(value) if isinstance(value, tuple) else value, unit, inside, numeral, spelling)


def _side(text: str, start: int) -> _Side | None:
    found = _NUMBER.match(text, start)
    if found is None:
        return None
    numeral, inside, multipliers = found.groups()
    end = found.end()
    place = end + 1 if text[end : end + 1] in _BLANKS and text[end - 1] in "0123456789百千万亿" else end
    unit, spelling = None, ""
    half = False
    scale = _HUNDRED_MILLIONS.match(text, place) if text.startswith("个", place) else None
    if scale:
        end, multipliers, inside = scale.end(), "亿", scale[1] or inside
        place = end
    spelled = _LONG.match(text, place) if text.startswith("个", place) else None
    if spelled:
        half = spelled[1] == "半"
        inside = inside if half else spelled[1]
        spelling = spelled[2]
    elif text[place : place + 1] in FIRST:
        spelled = UNIT.match(text, place)
        spelling = spelled.group() if spelled else ""
    if spelled:
        unit, end = UNITS[spelling], spelled.end()
        if text.startswith("半", end) and _AND_HALF.match(text, end):
            half, end = True, end + 1
    value = _value(numeral, multipliers, half, unit)
    return None if value is None else _Side(end, value, numeral, multipliers, inside, unit, spelling)


def _value(numeral: str, multipliers: str, half: bool, unit: Unit | None) -> Number | tuple[Number, Number] | None:
    number: Number | tuple[Number, Number] | None
    if numeral == "半":
        number = 5 if unit and unit.unit == "折" else 0.5
    elif unit and unit.unit == "折" and len(numeral) == 2:
        number = digits(numeral) or parse(numeral)
    else:
        number = parse(numeral + multipliers)
    if half and number is not None:
        number = None if isinstance(number, tuple) else number + 0.5
    return number


def _range(text: str, low: _Side, below_zero: bool) -> Amount | None:
    """The range that begins with low; None where there is none (different units, no unit, low above high)."""
    to = _TO.match(text, low.end)
    high = _side(text, to.end()) if to else None
    if to is None or high is None or isinstance(low.value, tuple) or isinstance(high.value, tuple):
        return None
    first, last = low.value, high.value
    scale = _SCALE.search(high.numeral + high.multipliers)
    if high.unit is None:
        if low.unit or not scale:
            return None
    elif low.unit and low.unit.unit != high.unit.unit:
        return None
    if to[1] in ("负", "零下", "-"):
        last = -last
    low_numeral = low.numeral + low.multipliers
    if scale and low.unit is None and low_numeral[-1] not in "万亿":  # 3-5万: both are 万
        scaled = parse(low_numeral + scale[0])
        if scaled is not None and not isinstance(scaled, tuple) and scaled <= last:
            first = scaled
    if first > last and not (to[1] or below_zero):
        return None
    inside = high.inside or low.inside
    return _amount(text, high.end, [first, last], high.unit, inside, low.numeral, high.spelling)


def _finer(text: str, side: _Side, value: Number, unit: Unit) -> Amount | None:
    """An amount told in two units or with a last digit: 7年零4个月, 5元3角, 1米75, 七成六."""
    end, spelling = side.end, side.spelling
    following = text[end : end + 1]
    if not following.isdigit() and following not in DIGITS and following != "十":
        return None
    if spelling == "米" and isinstance(value, int) and (rest := _CENTIMETRES.match(text, end)):
        metres = value + int(rest[0]) / 10 ** len(rest[0])
        return Amount(rest.end(), "length", metres, "米", None, side.numeral, spelling)
    if spelling == "秒" and isinstance(value, int) and (rest := _CENTISECONDS.match(text, end)):
        return Amount(rest.end(), "duration", value + int(rest[0]) / 100, "秒", None, side.numeral, spelling)
    if spelling == "成" and _HUNDREDTH.match(text, end):
        return Amount(end + 1, "percent", _tidy(value * 10 + DIGITS[following]), "%", None, side.numeral, spelling)
    if unit.kind == "money" and unit.unit == "元":
        return _cents(text, side, value)
    result: Amount | None = None
    name = "分" if unit.unit == "分钟" else unit.unit
    while name in _STEPS:
        expected, factor, smaller = _STEPS[name]
        found = _STEP.match(text, end)
        number = parse(found[1]) if found else None
        if found is None or number is None or isinstance(number, tuple) or number >= factor:
            break
        if not found[2].endswith(expected.removeprefix("个")) and not (expected == "分" and found[2] == "分钟"):
            break
        value, end = value * factor + number, found.end(2)
        if smaller == "秒" and found[3] and not found[4]:  # 5分41秒28: hundredths, as on a stopwatch
            value, end = round(value + int(found[3]) / 10 ** len(found[3]), 3), found.end(3)
        result = Amount(end, "duration", value, smaller, side.inside, side.numeral, spelling)
        name = "分" if smaller == "分钟" else smaller
    return result


def _cents(text: str, side: _Side, value: Number) -> Amount | None:
    if side.spelling == "块" and _TENTH.match(text, side.end):  # 二十三块五
        tenths = round(value * 10) + DIGITS[text[side.end]]
        return Amount(side.end + 1, "money", _tidy(tenths / 10), "元", side.inside, side.numeral, side.spelling)
    found = _STEP.match(text, side.end)
    if found is None or found[2] not in ("角", "毛", "分"):
        return None
    first, last = parse(found[1]), parse(found[3]) if found[4] else 0
    if not isinstance(first, int) or not isinstance(last, int) or first > (99 if found[2] == "分" else 9) or last > 9:
        return None
    end = found.end() if found[4] else found.end(2)
    hundredths = round(value * 100) + (first if found[2] == "分" else first * 10) + last
    return Amount(end, "money", hundredths / 100, "元", side.inside, side.numeral, side.spelling)


def _amount(
    text: str,
    end: int,
    value: Number | list[Number],
    unit: Unit | None,
    inside: str | None,
    numeral: str,
    spelling: str,
) -> Amount:
    qualifier = INSIDE_MEANS.get(inside or "")
    if unit is None:
        return Amount(end, "plain", value, None, qualifier, numeral, spelling)
    name = unit.unit
    if name in ("成", "折"):  # tenths: 七成 is 70 %, 八折 and 八五折 are prices of 80 % and 85 %
        parts = value if isinstance(value, list) else [value]
        tenths = [_tidy(part * 10 if name == "成" or part <= 10 else part) for part in parts]
        value = tenths if isinstance(value, list) else tenths[0]
        return Amount(end, "percent", value, "%", qualifier, numeral, spelling)
    if text.startswith("/", end) and (rate := UNIT.match(text, end + 1)):
        name, end = f"{name}/{UNITS[rate.group()].unit}", rate.end()
    return Amount(end, unit.kind, value, name, qualifier, numeral, spelling)


def _tidy(number: Number) -> Number:
    return int(number) if number == int(number) else round(number, 10)
