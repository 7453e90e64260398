"""Parts of a whole and sides of a balance: 百分之五, 三分之一, 1/10, 9:1."""

from __future__ import annotations

import re

from hzclean.stats.figures.amounts import SEPARATOR, Amount
from hzclean.stats.figures.numerals import BIG, SMALL, Number, parse
from hzclean.stats.figures.units import UNIT

_CHINESE = "(?:[〇零一二三四五六七八九十千万亿两]|百(?!分))"
_NUMBER = rf"[0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,12}})?[百千万亿]{{0,2}}|{_CHINESE}{{1,24}}(?:点{_CHINESE}{{1,12}})?"
_FRACTION = re.compile(
    f"(?:({_NUMBER})又)?([0-9]{{1,12}}|[〇零一二三四五六七八九十百千万亿两]{{1,16}})分之(负)?({_NUMBER})([多余几])?(?:{SEPARATOR}(?:百分之)?({_NUMBER}))?"
)
_SLASH = re.compile(r"([0-9]{1,6})/([1-9][0-9]{0,5})(?![0-9/.年月A-Za-z])")
_SIDE = r"[0-9]{1,5}(?:\.[0-9]{1,4})?"
_RATIO = re.compile(
    rf"{_SIDE}(?:[:：比]{_SIDE}){{1,5}}(?![0-9%])"
    r"|(?:[〇零一二三四五六七八九]{1,2}|十)比(?:[〇零一二三四五六七八九]{1,2}|十)(?![〇零一二三四五六七八九十])"
)


def fraction(text: str, start: int) -> Amount | None:
    """百分之五 and 千分之三 as percentages, 三分之一 and 一又二分之一 as ratios; start is that of the first numeral."""
    found = _FRACTION.match(text, start)
    if found is None:
        return None
    whole, divisor, minus, above, inside, last = found.groups()
    if last and UNIT.match(text, found.end()):
        last = None  # 百分之五到十个: the second number counts something else
    end = found.end() if last else found.end(5) if inside else found.end(4)
    qualifier = {"余": "余", "多": "多", "几": "多"}.get(inside or "")
    of = parse(divisor)
    number = parse(above)
    following = text[end : end + 1]
    if of is None or number is None or isinstance(of, tuple) or not of or (following.isascii() and following.isalpha()):
        return None
    if minus and not isinstance(number, tuple):
        number = -number
    if all(character in SMALL or character in BIG for character in divisor) and not whole:
        upto = parse(last) if last else None
        ends = [*number] if isinstance(number, tuple) else [number]
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
