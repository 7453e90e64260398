"""The units and measure words of data/units.tsv and data/measures.tsv, and one regular expression for them all."""

from __future__ import annotations

import re
from typing import NamedTuple

from hzclean.stats.figures.tables import rows, trie


class Unit(NamedTuple):
    """What a spelling stands for: the kind of figure it makes, the unit as reported, and after what it may stand."""

    kind: str
    unit: str
    after: str


MEASURED = frozenset({"area", "mass", "length", "volume", "energy", "power", "speed", "temperature"})
"""The kinds of physical quantities."""

UNITS: dict[str, Unit] = {}
_FOLLOWERS: dict[str, str] = {}


def _add(kind: str, unit: str, spellings: str, not_before: str, after: str) -> None:
    # A second line for a unit adds spellings with rules of their own (块 for 元).
    for spelling in [*([] if unit in UNITS else [unit]), *spellings.split()]:
        # Units in letters and signs are reported as printed (km, ㎡), others under one name (平米 as 平方米).
        printed = spelling[0].isascii() or spelling[0] in "㎡㎥㎢μ"
        UNITS[spelling] = Unit(kind, spelling if printed else unit, after)
        guard = "|".join(not_before.split())
        if spelling[-1].isascii() and spelling[-1].isalnum():
            guard = "[A-Za-z0-9]"
        _FOLLOWERS[spelling] = f"(?!{guard})" if guard else ""


for _kind, *_cells in rows("units.tsv", 5):
    _add(_kind, *_cells)
for _cells in rows("measures.tsv", 4):
    _add("count", *_cells)

UNIT = re.compile(trie(_FOLLOWERS))
"""Matches the longest unit that starts here; the text it matches is a key of :data:`UNITS`."""

FIRST = frozenset(spelling[0] for spelling in UNITS)
"""The characters a unit may begin with."""
