"""Whether a word runs from one line's end into the next line's beginning: then the two belong together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

_AROUND: Final = 4  # characters on either side; longer words than that are rare


@cache
def _cut() -> Callable[[str, bool], list[str]]:
    # Loading its dictionary takes a tenth of a second, which only a wrapped page pays.
    import rjieba

    cut: Callable[[str, bool], list[str]] = rjieba.cut
    return cut


def bridged(before: str, after: str) -> bool:
    """Whether the best segmentation of both lines, put together, has a word across the gap.

    Words from jieba's dictionary (mostly simplified; in Traditional text fewer bridges are seen, none wrongly).

    >>> bridged("清晨，冷却塔升", "起白雾"), bridged("摊位有了顶棚", "早市热闹")
    (True, False)
    """
    if before[-1:] == after[:1]:
        return False  # 刀 ⏎ 刀 is verse as often as a word
    return _runs_across(before[-_AROUND:], after[:_AROUND])


# The gate asks of some line ends what is asked of all of them a moment later.
@lru_cache(maxsize=4096)
def _runs_across(left: str, right: str) -> bool:
    at = 0
    end = len(left)
    for word in _cut()(left + right, False):
        at += len(word)
        if at == end:
            return False
        if at > end:
            return True
    return False
