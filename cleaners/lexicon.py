"""The lexicon: whether a word stands across a join, and which words can begin no sentence.

The lexicon and its frequencies are those of jieba (MIT licence) as rjieba (MIT licence) carries them; it takes a
quarter of a second to load and is loaded when the first join is asked for. It is a lexicon of Simplified characters:
Traditional text is folded with OpenCC's `t2s` (Apache licence) before it is looked up (`folding`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from math import log
from typing import Final

# How many characters either side of a join are looked at: jieba has few words longer than four that a join cuts.
REACH = 4
# jieba's frequencies add up to about sixty million.
_TOTAL = log(60_101_967)
# A single character that the lexicon lacks counts as seen once.
_UNKNOWN = -_TOTAL


@cache
def _lexicon() -> Callable[[str], bool]:
    import rjieba

    has_word: Callable[[str], bool] = rjieba.has_word
    return has_word


@lru_cache(maxsize=200_000)
def _log_frequency(word: str) -> float | None:
    """The logarithm of the share of `word` among all words of the lexicon; None for what is not in it."""
    import rjieba

    if not rjieba.has_word(word):
        return _UNKNOWN if len(word) == 1 else None
    return log(max(rjieba.suggest_freq(word), 1)) - _TOTAL


def _best_prefixes(text: str) -> list[float]:
    """For each length n, the log probability of the likeliest words that make up the first n characters."""
    best = [0.0]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(end - REACH, 0), end):
            found = _log_frequency(text[start:end])
            if found is not None:
                options.append(best[start] + found)
        best.append(max(options))
    return best


@lru_cache(maxsize=20_000)
def _tail(text: str) -> tuple[float, ...]:
    """For n = 0 … the log probability of the text without its last n characters."""
    return tuple(reversed(_best_prefixes(text)))


@lru_cache(maxsize=20_000)
def _head(text: str) -> tuple[float, ...]:
    """For n = 0 … the log probability of the text without its first n characters."""
    size = len(text)
    best = [0.0] * (size + 1)
    for start in range(size - 1, -1, -1):
        options = []
        for end in range(start + 1, min(start + REACH, size) + 1):
            found = _log_frequency(text[start:end])
            if found is not None:
                options.append(best[end] + found)
        best[start] = max(options)
    return tuple(best)


@lru_cache(maxsize=100_000)
def word_bridge(tail: str, head: str) -> float:
    """How much likelier the best reading with a word across the join is than the best one without; 0 where none is.

    `tail` ends one line and `head` begins the other; both should hold only characters that a word may hold.

    >>> word_bridge("总投资五亿", "元人民币") > 0, word_bridge("缺水的", "把门")
    (True, 0.0)
    """
    is_word = _lexicon()
    across = [
        (i, j)
        for i in range(1, min(len(tail), REACH - 1) + 1)
        for j in range(1, min(len(head), REACH - i + 1) + 1)
        if is_word(tail[-i:] + head[:j])
    ]
    if not across:
        return 0.0  # as nearly always: what stands on either side need not be read
    before, after = _tail(tail), _head(head)
    apart = before[0] + after[0]
    best = 0.0
    for i, j in across:
        found = _log_frequency(tail[-i:] + head[:j])
        if found is not None:
            best = max(best, before[i] + found + after[j] - apart)
    return best


# Particles, suffixes and measure words, by jieba's tags: with none of them does a sentence begin.
_DEPENDENT: Final = ("u", "y", "k", "q")
_UNITS: Final = frozenset("年月日元亿万億萬里裡")
_SIMPLIFIED: Final = str.maketrans("個們過嗎麼著", "个们过吗么着")


@lru_cache(maxsize=20_000)
def begins_inside(text: str) -> bool:
    """Whether a text begins with what can only stand within a sentence: 的, 了, 们, a measure word by itself.

    >>> begins_inside("的孙子阿炎"), begins_inside("個月後"), begins_inside("地铁4号线"), begins_inside("个人申请")
    (True, True, False, False)
    """
    import rjieba

    head = text[: REACH + 2]
    if not head or not "\u3400" <= head[0] <= "\u9fff":
        return False
    word, tag = rjieba.tag(head.translate(_SIMPLIFIED), False)[0]
    return len(word) == 1 and (tag[0] in _DEPENDENT or word in _UNITS)
