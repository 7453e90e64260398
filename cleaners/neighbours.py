"""How much likelier characters stand near each other, in this order, than by chance, in nats.

Words that belong together stand near each other though not always side by side (召开 … 会议, 把 … 放, 从 … 到), so
what stands about a line's end and at the next line's beginning tells whether the text goes on there, also where a mark
stands between. The table counts pairs of characters two to `FAR` apart in the prose that `successors` was counted from
(`tests/prose`; `tests/make_successors.py` counts); what was seen too rarely is left out of it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log
from typing import Final, NamedTuple

from hzclean.cleaners import data_files
from hzclean.cleaners.successors import UNITS, groups

FAR: Final = 5


class _Table(NamedTuple):
    """For each symbol what those after it are worth, in half nats; and how common it is, in halves of powers of 2."""

    rows: dict[str, dict[str, int]]
    common: dict[str, int]


@cache
def _table() -> _Table:
    import zlib

    common, *rows = zlib.decompress(data_files.read("neighbours.zlib")).decode("utf-8").split("\n")
    table = _Table({}, {x: number for number, group in groups(common) for x in group})
    for row in rows:
        after = table.rows[row[0]] = {}
        for number, characters in groups(row[1:]):
            after.update(dict.fromkeys(characters, number))
    return table


# What a pair is worth that was not seen: the more its symbols are common, the less.
_LEAST, _MOST = -40, 40
_UNSEEN: Final = [-UNITS * log(1 + 2 ** (step / 2)) for step in (*range(_MOST + 1), *range(_LEAST, 0))]


def how_common(symbol: str) -> int:
    """How common a symbol is in prose, in halves of powers of two; 0 is about once in a thousand characters.

    >>> how_common("的") > how_common("港") > how_common("郦")
    True
    """
    return _table().common.get(symbol, _LEAST // 2)


@lru_cache(maxsize=20_000)
def _backwards(tail: str) -> list[tuple[dict[str, int], int]]:
    rows = _table().rows
    return [(rows.get(x, {}), how_common(x)) for x in reversed(tail[1 - FAR :])]


@lru_cache(maxsize=20_000)
def _onwards(head: str) -> list[list[tuple[str, int]]]:
    """For the last symbol before `head`, the last but one …, those of `head` that are near and no neighbours."""
    near = [(y, how_common(y)) for y in head[: FAR - 1]]
    return [near[far == FAR - 1 : far] for far in range(FAR - 1, 0, -1)]


def company(tail: str, head: str) -> float:
    """How much likelier `head` is after `tail` than by chance, in nats, summed up over pairs that are no neighbours.

    Both are of symbols (`successors.symbol`), of which the last FAR - 1 and the first FAR - 1 count.

    >>> company("昨天召开", "的会议上") > company("昨天召开", "的柳树上")
    True
    """
    total = 0.0
    for (after, common), near in zip(_backwards(tail), _onwards(head), strict=False):
        for y, also in near:
            found = after.get(y)
            total += _UNSEEN[common + also] if found is None else found
    return total / UNITS
