"""Stray gaps: blanks in body lines where the font changes, between hanzi and figures and within words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from hzclean.cleaners.doubling import HAN
from hzclean.cleaners.doubling_lines import set_in_lines
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】…—"
# Digits with points and commas within: the 6. of a list is none.
_NUMBER = "[0-9](?:[0-9.,]*[0-9])?"
_FIGURE_GAP = late(f" (?:(?<=[{HAN}] )(?={_NUMBER}[%％]?(?:[{HAN}{MARKS}]| [{HAN}]|$))|(?<=[0-9%％] )(?=[{HAN}]))")
_GAP_BEFORE = late(f"[{HAN}] {_NUMBER}[%％]?(?=[{HAN}])")
_GAP_AFTER = late(f"[{HAN}]{_NUMBER}[%％]? (?=[{HAN}])")
_FIGURE_BEFORE = late(f"{_NUMBER}[%％]?$")
_EVEN = late(f"[{HAN}] {_NUMBER}[%％]? (?=[{HAN}])|[{HAN}]{_NUMBER}[%％]?(?=[{HAN}])")
# No blank is ever set on the inner side of a bracket or quote, nor before a mark that closes.
_INNER_SIDE = "(?<=[“‘（《〈「『【〔] )|(?=[，。；：、？！”’）》〉」』】〕])"
_MARK_GAP = late(f" (?:{_INNER_SIDE})")
_HAN_GAP = late(f" (?<=[{HAN}] )(?=[{HAN}])")
# A blank that may be one of these three; it begins with the blank, too.
_GAP_GATE = late(f" (?:[0-9][0-9.,]*%?[{HAN}]|(?<=[0-9%{HAN}] )[{HAN}]|{_INNER_SIDE})")
_LIST_NUMBER = late(r"[0-9]+(?:\.[0-9]+)* ")
_TABLE = late(r"\S(?: {2,}|\t)\S.*(?: {2,}|\t)\S")
_WIRE = frozenset("讯訊电電")
# Lines that name people have blanks between the names.
_NAMES = late("记者|記者|通讯员|通訊員|实习生|實習生|作者|编辑|編輯|责编|責編|摄|攝")
_CLAUSE = late("[，。；、]")
# So many lines tell how a page sets its figures.
_ENOUGH = 800


def may_have_gaps(text: str) -> bool:
    """Whether a blank of the text may be a stray gap; quick.

    >>> may_have_gaps("增长 3.1亿元"), may_have_gaps("good morning")
    (True, False)
    """
    return _GAP_GATE.search(text) is not None


def stray_gaps(texts: Sequence[str], spaced: set[int]) -> dict[int, list[tuple[int, int]]]:
    """The gaps to close in body lines, by line, as (start, end): between hanzi and figures, and within words.

    `spaced`: the lines that are letter-spaced, which are left out. Left alone: a writer who sets figures off on both
    sides, names, datelines, tables, headings.

    >>> stray_gaps(["约 1026亿元，产值 1283亿元，多 117亿元。"], set())
    {0: [(1, 2), (11, 12), (20, 21)]}
    """
    blank = [n for n, t in enumerate(texts) if " " in t]
    doubtful = (n for n in blank if n not in spaced and _has_stray_gap(texts[n]))
    first = next(doubtful, None)
    if first is None:
        return {}
    in_lines = set_in_lines(texts)
    if not in_lines and not _one_sided([texts[n] for n in blank if n < _ENOUGH and _CLAUSE.search(texts[n])]):
        return {}
    out: dict[int, list[tuple[int, int]]] = {}
    for number in chain((first,), doubtful):
        text = texts[number]
        gaps: list[tuple[int, int]] = []
        if _CLAUSE.search(text) or (in_lines and _fills(texts, number)):
            gaps += _figure_gaps(text)
            gaps += _word_gaps(text) if in_lines else ()
        if in_lines:
            gaps += (found.span() for found in _MARK_GAP.finditer(text))
        if gaps:
            out[number] = sorted(set(gaps))
    return out


def _has_stray_gap(text: str) -> bool:
    return any(gap.search(text) for gap in (_FIGURE_GAP, _HAN_GAP, _MARK_GAP)) and not _TABLE.search(text)


def _figure_gaps(text: str) -> list[tuple[int, int]]:
    first = _LIST_NUMBER.match(text)
    found = _FIGURE_GAP.finditer(text, first.end() if first else 0)
    return [m.span() for m in found if _beside_figure(text, *m.span())]


def _word_gaps(text: str) -> list[tuple[int, int]]:
    if not _HAN_GAP.search(text) or _NAMES.search(text):
        return []
    return [m.span() for m in _HAN_GAP.finditer(text) if _parts_a_word(text, m.start())]


def _fills(texts: Sequence[str], number: int) -> bool:
    """Whether a line without punctuation is as wide as a line of prose beside it, so prose and no heading."""
    wide = width(texts[number].replace(" ", ""))
    beside = (texts[n] for n in (number - 1, number + 1) if 0 <= n < len(texts) and _CLAUSE.search(texts[n]))
    return any(abs(width(text.replace(" ", "")) - wide) <= 1 for text in beside)


def _beside_figure(text: str, start: int, end: int) -> bool:
    """Whether a gap stands between hanzi and a plain figure: not a dateline's, not part of a name (IPv4, F-16)."""
    if text[start - 1] in _WIRE:
        return False
    if text[end].isdigit():
        return True
    figure = _FIGURE_BEFORE.search(text, 0, start)
    return figure is not None and (figure.start() == 0 or not _latin(text[figure.start() - 1]))


def _one_sided(texts: Sequence[str]) -> bool:
    """Whether figures have a gap on one side and none on the other: a writer who sets them off does so on both.

    >>> _one_sided(["约 1026亿元，产值 1283亿元，多 117亿元。"]), _one_sided(["约 10 亿元，产值 12 亿元，多 1 亿元。"])
    (True, False)
    """
    even = sum(len(_EVEN.findall(t)) for t in texts)
    return any(sum(len(gap.findall(t)) for t in texts) >= 3 + 3 * even for gap in (_GAP_BEFORE, _GAP_AFTER))


def _parts_a_word(text: str, gap: int) -> bool:
    """Whether the blank at `gap` stands within a word of two or three hanzi.

    >>> _parts_a_word("推动园 区建设，", 3), _parts_a_word("记者王健 申红，", 4)
    (True, False)
    """
    if text[gap - 1] in _WIRE:
        return False
    import rjieba

    before, after = _han_run(text[gap - 1 :: -1])[::-1], _han_run(text[gap + 1 :])
    at = 0
    for word in rjieba.cut(before + after):
        if at < len(before) < at + len(word):
            return len(word) <= 3
        at += len(word)
    return False


def _han_run(text: str) -> str:
    """The hanzi that `text` begins with, eight at most."""
    found = re.match(f"[{HAN}]{{1,8}}", text)
    return found.group() if found else ""


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
