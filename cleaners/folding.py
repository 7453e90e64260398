"""Traditional text folded to Simplified, character by character, to look its words up in a lexicon of Simplified ones.

The tables are those of OpenCC's `t2s` (Apache licence). Only what is looked up is folded, never what is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import ne
from typing import Final

from hzclean.cleaners.patterns import late

_HAN = late("[\u3400-\u9fff]+")
_SURROGATE = late("[\ud800-\udfff]")
_SAMPLE: Final = 200  # lines tell the script of a page
# Of the commonest characters those that only Traditional text has; there one in twenty is of them.
_OFTEN_TRADITIONAL: Final = "這來個們會說為國時過對學後還與從無種樣開"
_PER_OFTEN: Final = 200


@lru_cache(maxsize=1)
def _to_simplified() -> Callable[[str], str]:
    # Reading its tables takes longer than folding a page.
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def folding(sample: str) -> Callable[[str], str]:
    """The identity for Simplified text, else a function that folds to Simplified character by character."""
    if not _is_traditional(sample[:4000]):
        return str
    convert = _to_simplified()

    def fold(text: str) -> str:
        done = convert(_SURROGATE.sub("\ufffd", text))
        return done if len(done) == len(text) else text

    return fold


def folded(text: str) -> str:
    """The text folded to Simplified character by character if it is Traditional, however short.

    >>> folded("全市工業經濟")
    '全市工业经济'
    """
    return folding(text)(text)


def folded_lines(texts: Sequence[str]) -> Sequence[str]:
    """The texts folded to Simplified character by character if they are Traditional, else the same object.

    >>> folded_lines(["起步即冲刺"]), folded_lines(["種子與土地"])
    (['起步即冲刺'], ['种子与土地'])
    """
    sample = "".join(texts[:_SAMPLE])
    # Reading OpenCC's tables and folding a page takes longer than all else that is asked of its lines.
    if sum(map(sample.count, _OFTEN_TRADITIONAL)) * _PER_OFTEN < len(sample):
        return texts
    fold = folding(sample)
    return texts if fold is str else list(map(fold, texts))


# The steps ask this of the same page, one after the other.
@lru_cache(maxsize=8)
def _is_traditional(sample: str) -> bool:
    han = "".join(_HAN.findall(sample))
    folded: str = _to_simplified()(han)
    parts = ((han[at : at + _PART], folded[at : at + _PART]) for at in range(0, len(han), _PART))
    changed = sum(sum(map(ne, a, b)) for a, b in parts if a != b)
    return changed * 20 >= len(han)


_PART: Final = 64  # of most parts of Simplified text none is changed, which is told at once
