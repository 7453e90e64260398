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
_HEAD: Final = 4000  # … or so many code points
_LONG: Final = 1000  # code points in which common characters come
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
    head = sample[:_HEAD]
    return _fold if (len(head) < _LONG or _seems_traditional(head)) and _is_traditional(head) else str


def _fold(text: str) -> str:
    done = _simplified(text)
    return done if len(done) == len(text) else text


def _simplified(text: str) -> str:
    """As OpenCC has it; a word of other length is rare."""
    return _to_simplified()(_SURROGATE.sub("\ufffd", text))


def fold_all(texts: Sequence[str], fold: Callable[[str], str]) -> Sequence[str]:
    """Each of the texts folded, as `folding` says: of a whole page in one go, which takes a third of the time.

    >>> fold_all(["種子", "與土地"], folding("種子與土地"))
    ['种子', '与土地']
    """
    if fold is str:
        return texts
    together = _simplified("\n".join(texts)).split("\n")
    # No word of OpenCC's goes past a line's end. Where a text has one itself, or another length, each is folded alone.
    if list(map(len, together)) == list(map(len, texts)):
        return together
    return list(map(fold, texts))


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
    return fold_all(texts, folding(sample)) if _seems_traditional(sample) else texts


def _seems_traditional(sample: str) -> bool:
    return sum(map(sample.count, _OFTEN_TRADITIONAL)) * _PER_OFTEN >= len(sample)


# The steps ask this of the same page, one after the other.
@lru_cache(maxsize=8)
def _is_traditional(sample: str) -> bool:
    han = "".join(_HAN.findall(sample))
    folded: str = _to_simplified()(han)
    changed = 0
    for at in range(0, len(han), _PART):
        before, after = han[at : at + _PART], folded[at : at + _PART]
        if before != after:
            changed += sum(map(ne, before, after))
            if changed * _PER_CHANGED >= len(han):
                return True
    return not han


_PER_CHANGED: Final = 20
_PART: Final = 64  # of most parts of Simplified text none is changed, which is told at once
