"""Verses: lines that have their marks at the same places, as lines of prose have only by chance."""

from __future__ import annotations

from typing import Final

_CAESURAS: Final = frozenset("，、；：。！？")
_QUOTES: Final = frozenset("“”「」")


def are_verses(before: str, after: str) -> bool:
    """Whether two lines have marks inside, all at the same places, whether a mark ends the second or not.

    >>> are_verses("渡头人未散，桥上月先明", "水落石初出，风来竹有声。")
    True
    >>> are_verses("人未散，月先明", "水落石初出，风来")
    False
    """
    if len(after) - len(before) not in (0, 1) or not _QUOTES.isdisjoint(before + after):
        return False
    marks, others = ([n for n, c in enumerate(line[: len(before)]) if c in _CAESURAS] for line in (before, after))
    return marks == others and any(n < len(before) - 1 for n in marks)
