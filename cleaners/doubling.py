"""Text printed twice within one line: which stretches are squares XX, and whether that is overprint or language.

Bold type is often made by printing a run twice, a hair apart; the text layer then holds each run twice over. Where a
run ends depends on the typesetting system; most often at a change of font, that is between hanzi, digits with Latin
letters, and each mark of punctuation: 威海高新区威海高新区：：起步奋战起步奋战. Chinese doubles words by itself, too
(人人, 高高兴兴, 商量商量, ——, ……), so a square alone proves little: the proof is the number of squares side by
side, their length, and marks that no one writes twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hzclean.cleaners.patterns import late

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Runs as typesetting systems split them: hanzi, digits and Latin, blanks, each mark by itself.
# A letter-spaced stretch (水 文 专 家) is one run.
_RUN = late(f"[{HAN}](?: [{HAN}](?![{HAN}]))+|[{HAN}]+|[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.%+-]+|\\s+|.", re.DOTALL)
IS_HAN = late(f"[{HAN}]")
# Marks that no writer sets twice in succession; ！！ ？？ …… —— and the like are set twice all the time.
HARD = frozenset("“”‘’《》〈〉「」『』【】（）：；")
# Marks that are not doubled for emphasis only; beside other overprint they are overprint, too.
_MARKS = HARD | frozenset("，。、？！℃％")
# What a clause ends with: a square whose half ends in one is a writer's repetition (我该怎么办？我该怎么办？).
_CLAUSE = frozenset("，。！？；、…—～,.!?;~\u3000 \t")
_CLOSERS = frozenset("”’」』")
_DASH = "——"
# An opening bracket that its own closes is no such run.
_RUN_OF_MARKS = late(
    "[”’」』》】）]{1,2}(?:[，。、：；？！]|——)|[，：；]?[“‘「『《【（]|——[“‘「『《【（]|[：；，？！]——"
)
_HARD_TWICE = late("([“”‘’《》〈〉「」『』【】（）：；])\\1")
_ASCII = late("[\x00-\x7f]+")
LABEL_TWICE = late(f"([{HAN}]{{2,8}})\\1：")  # 主帅主帅：
_ROUND_YEAR = late(r"(19|20|21)\1")
# No headline is longer, in code points, even when it is doubled; it also bounds the time.
LONGEST = 160
# Beyond this only marks set twice are a sign: a longer text repeats so much by itself.
_LONG = 80


class Square(NamedTuple):
    """A stretch XX: where it starts and the length of X, in code points."""

    start: int
    half: int

    @property
    def end(self) -> int:
        """Where the second X ends."""
        return self.start + 2 * self.half


@lru_cache(maxsize=2048)
def boundaries(text: str) -> frozenset[int]:
    """The offsets at which a run of one kind of character starts or ends, both ends of the text included.

    >>> sorted(boundaries("首个P3实验室"))
    [0, 2, 4, 7]
    """
    return frozenset((0, *(found.end() for found in _RUN.finditer(text))))


def last_run(text: str) -> str:
    """The run of one kind of character that ends a text.

    >>> last_run("首个P3实验室"), last_run("首个P3")
    ('实验室', 'P3')
    """
    return text[max([edge for edge in boundaries(text) if edge < len(text)], default=0) :]


def distinct_hanzi(text: str) -> int:
    """How many different hanzi there are in `text`.

    >>> distinct_hanzi("人人为我，P3")
    3
    """
    return len(set(IS_HAN.findall(text)))


def has_commas_twice(text: str) -> bool:
    """Whether a comma stands twice, a slip of a writer's at most.

    >>> has_commas_twice("昨夜，，一支乐队"), has_commas_twice("快！！——走……")
    (True, False)
    """
    return "，，" in text or "、、" in text


def has_marks_twice(text: str) -> bool:
    """Whether a mark that no writer sets twice in succession stands twice.

    >>> has_marks_twice("威海高新区：：起步"), has_marks_twice("快！！——走……")
    (True, False)
    """
    return _HARD_TWICE.search(text) is not None


@lru_cache(maxsize=1)  # asked again where some line of a page is overprint
def suspicious(texts: tuple[str, ...]) -> list[int]:
    """The indices of texts with so few different characters for their length that they may be doubled; for gates.

    ASCII is left out: words of few letters are no sign. The longer a text, the more it repeats by itself.

    >>> suspicious(("起步奋战起步奋战", "威海高新区起步奋战"))
    [0]
    """
    marks_twice = has_marks_twice("\n".join(texts))
    out = []
    for n, text in enumerate(texts):
        length = len(text)
        if length > _LONG:
            if marks_twice and length <= LONGEST and has_marks_twice(text):
                out.append(n)
        # Most texts are told by this, so it stands here and not in a function.
        elif len(set(text)) * 5 <= length * 4 and length > 3 and _repeats(text, marks_twice):
            out.append(n)
    return out


def _repeats(text: str, marks_twice: bool) -> bool:
    """Whether a short text says enough twice; `marks_twice`: whether some text of the page `has_marks_twice`."""
    if text.isascii():
        return False
    if marks_twice and has_marks_twice(text):
        return True
    length = len(text)
    chinese = _ASCII.sub("", text)
    kinds = len(set(chinese)) * 20
    if kinds > len(chinese) * (16 if length <= 40 else 13):
        return False
    # Characters doubled one by one leave half of all; longer squares repeat pairs of characters.
    again = length - 1 - len(set(pairwise(text)))
    return kinds <= len(chinese) * 11 or again >= max(2, length // (10 if length <= 40 else 5))


@lru_cache(maxsize=2048)  # asked again and again, by what the page says meanwhile
def squares(text: str) -> tuple[Square, ...]:
    """The squares of `text`, as long and as few as cover most of it, not overlapping, in order.

    >>> squares("威海威海：：第93个")
    (Square(start=0, half=2), Square(start=4, half=1))
    """
    length = len(text)
    if length > LONGEST:
        return ()
    best = [0.0] * (length + 1)
    step = [0] * length
    for at in range(length - 1, -1, -1):
        char = text[at]
        best[at] = best[at + 1] + (0.0 if char.isspace() else 1.0)
        other = text.find(char, at + 1, (at + length) // 2 + 1)
        while other > 0:
            half = other - at
            end = other + half
            if text[at:other] == text[other:end] and _may_be_printed_twice(text, at, other):
                cost = best[end] + (0.4 if half > 1 else 0.6)
                if cost < best[at]:
                    best[at] = cost
                    step[at] = half
            other = text.find(char, other + 1, (at + length) // 2 + 1)
    found: list[Square] = []
    at = 0
    while at < length:
        if step[at]:
            found.append(Square(at, step[at]))
            at += 2 * step[at]
        else:
            at += 1
    return tuple(found)


def _may_be_printed_twice(text: str, start: int, end: int) -> bool:
    if end - start == 1:
        return not text[start].isspace()
    if _is_run_of_marks(text[start:end]):
        return True
    last = end - 1
    if text[last] in _CLOSERS and last > start:
        last -= 1  # a clause in quotes is a clause
    return text[last] not in _CLAUSE and text[start] not in _CLAUSE


def _is_run_of_marks(half: str) -> bool:
    """Whether some marks are one run, as they are of one font, and no one writes them twice: ”，”，, 》：》：, ————.

    （）（） is a form's blanks, ？！？！ shouts.
    """
    if half[0].isalnum() or half[-1].isalnum():
        return False
    return half == _DASH or bool(_RUN_OF_MARKS.fullmatch(half) and not HARD.isdisjoint(half))


@lru_cache(maxsize=2048)
def beside_overprint(text: str) -> tuple[Square, ...]:
    """The squares of `text` that are overprint if the lines around it are: less proof is asked of each.

    Marks, numbers and whole runs of hanzi; not ABAB words, round years (2020) or repeated digits standing alone.

    >>> beside_overprint("集装箱提前4141天到港")
    (Square(start=5, half=2),)
    >>> beside_overprint("2020年大家商量商量")
    ()
    """
    found = squares(text)
    if not found:
        return ()
    edges = boundaries(text)
    sure: list[Square] = []
    perhaps: list[Square] = []
    for square in found:
        if square.start not in edges or square.end not in edges:
            continue
        (sure if _sure_beside(text, square) else perhaps).append(square)
    ends = {s.end for s in sure} | {s.start for s in sure}
    ends |= {a.end for a, b in pairwise(perhaps) if a.end == b.start and _word_and_number(text, a, b)}
    return tuple(sorted([*sure, *(s for s in perhaps if s.start in ends or s.end in ends)]))


def _sure_beside(text: str, square: Square) -> bool:
    first = text[square.start]
    if square.half == 1:
        counted = square.start > 0 and text[square.start - 1].isdigit()
        return first in _MARKS or (counted and bool(IS_HAN.match(first)))
    if first.isalnum() and not IS_HAN.match(first):
        run = text[square.start : square.end]
        return len(set(run)) > 1 and not _ROUND_YEAR.fullmatch(run)
    return square.half >= 3 or _is_run_of_marks(text[square.start : square.start + square.half])


def _word_and_number(text: str, first: Square, then: Square) -> bool:
    """Whether a word said twice stands beside a number said twice: 地铁地铁44."""
    word, number = (first, then) if IS_HAN.match(text, first.start) else (then, first)
    return word.half > 1 and IS_HAN.match(text, word.start) is not None and text[number.start].isdigit()


def is_proof(text: str, square: Square) -> bool:
    """Whether a square is a proof of overprint by itself: no mark that writers double.

    >>> is_proof("怎么会？？", Square(3, 1)), is_proof("““第二次", Square(0, 1))
    (False, True)
    """
    return square.half > 1 or text[square.start] in HARD or text[square.start].isalnum()


def collapse(text: str, found: Sequence[Square]) -> str:
    """`text` with each square said once.

    >>> collapse("9393个个", squares("9393个个"))
    '93个'
    """
    out: list[str] = []
    at = 0
    for square in found:
        out.append(text[at : square.start + square.half])
        at = square.end
    return "".join((*out, text[at:]))
