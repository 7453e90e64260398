"""The figure found in a text."""

from __future__ import annotations

from typing import NamedTuple

Value = float | int | list[float | int] | str


class Mention(NamedTuple):
    """A figure: a numeral with what it measures, and where it stands.

    - start, end: half-open range of code points in the text searched;
    - text: numeral, approximator inside it and unit, as printed (1120余万元), without the word before it (约, 超);
    - kind: money, percent, percentage_point, count, area, mass, length, volume, energy, power, speed, temperature,
      duration, date, ordinal, ratio, score or plain;
    - value: the amount multiplied out; [low, high] for a range; an ISO-like string for a date (2021-Q1, --03);
      the printed sides of a score (3:1);
    - unit: the unit without 万 or 亿, in Simplified characters and half width (元, %, 平方米/年), or None;
    - qualifier: 约, 近, 超, 余, 多, 以上, 以下, 至少, 最高, for ranks 前, or None;
    - noun: what is counted or measured, where the sentence says it (总投资), else None;
    - direction: for percentages the change they tell of (同比增长, 下降), else None.
    """

    start: int
    end: int
    text: str
    kind: str
    value: Value
    unit: str | None
    qualifier: str | None = None
    noun: str | None = None
    direction: str | None = None


class Date(NamedTuple):
    """A date found: its half-open range, its value and the unit it is told in."""

    start: int
    end: int
    value: str
    unit: str
