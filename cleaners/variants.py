"""Variants of Chinese writing: Simplified and Traditional, width, punctuation, quotation marks.

The conversion between scripts is OpenCC's, unchanged (https://github.com/BYVoid/OpenCC, Apache-2.0). The folds are
tables of Unicode's own full-width forms (U+FF01 to U+FF5E) and of the marks of GB/T 15834 and CLREQ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal

from hzclean.cleaners.patterns import late

Width = Literal["half", "full"]


def configurations() -> tuple[str, ...]:
    """The conversions that the installed OpenCC has: "s2t", "tw2sp" …

    >>> {"s2t", "t2s", "s2twp", "tw2sp", "t2jp"} <= set(configurations())
    True
    """
    import opencc

    return tuple(sorted(name.removesuffix(".json") for name in opencc.CONFIGS))


@cache
def _opencc(name: str) -> Callable[[str], str]:
    import opencc

    if name not in configurations():
        raise ValueError(f"OpenCC has no conversion called “{name}”; it has {', '.join(configurations())}")
    convert: Callable[[str], str] = opencc.OpenCC(name).convert

    def around_bytes(text: str) -> str:
        try:
            return convert(text)
        except UnicodeEncodeError:  # bytes that did not decode, as surrogateescape keeps them
            parts = _SURROGATE.split(text)
            parts[::2] = map(convert, parts[::2])
            return "".join(parts)

    return around_bytes


_SURROGATE = late("([\ud800-\udfff])")


def converter(name: str, protect: Iterable[str] = ()) -> Callable[[str], str]:
    """A function that converts text as OpenCC's `name` does, leaving the words in `protect` as they are.

    A protected word ends the phrase before it: OpenCC sees what stands between such words. Where two of them
    overlap, the one that begins first counts, and of those the longest. Raises ValueError for an unknown name.

    >>> converter("s2twp")("鼠标和软件")
    '滑鼠和軟體'
    >>> converter("s2t", ["干细胞"])("干细胞很干燥")
    '干细胞很乾燥'
    """
    convert = _opencc(name)
    words = sorted({word for word in protect if word}, key=lambda word: (-len(word), word))
    if not words:
        return convert
    protected = re.compile(f"({'|'.join(map(re.escape, words))})")

    def around(text: str) -> str:
        parts = protected.split(text)
        parts[::2] = [convert(part) if part else part for part in parts[::2]]
        return "".join(parts)

    return around


def convert(text: str, name: str, protect: Iterable[str] = ()) -> str:
    """`converter(name, protect)` applied once.

    >>> convert("漢字", "t2s")
    '汉字'
    """
    return converter(name, protect)(text)


_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_MARKS = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())


def fold_width(
    text: str, latin: Width | None = None, digits: Width | None = None, punctuation: Width | None = None
) -> str:
    """Latin letters, digits and ASCII punctuation made half-width or full-width, each apart; None leaves it.

    Only Unicode's full-width forms are touched: ， becomes a comma, 。 and 、 stay, since they have no ASCII form.

    >>> fold_width("ＧＤＰ增长１２％，", latin="half", digits="half")
    'GDP增长12％，'
    >>> fold_width("3D打印", digits="full")
    '３D打印'
    """
    table = _width_table(latin, digits, punctuation)
    return text.translate(table) if table else text


@cache
def _width_table(latin: Width | None, digits: Width | None, punctuation: Width | None) -> dict[int, int]:
    table: dict[int, int] = {}
    for characters, width in ((_LATIN, latin), (_DIGITS, digits), (_MARKS, punctuation)):
        pairs = [(ord(one), ord(one) + 0xFEE0) for one in characters]
        if width == "full":
            table.update(pairs)
        elif width == "half":
            table.update((wide, narrow) for narrow, wide in pairs)
    return table


_TO_ASCII = {
    "，": ",", "、": ",", "。": ".", "．": ".", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")",
    "［": "[", "］": "]", "｛": "{", "｝": "}", "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"',
    "『": "'", "』": "'", "—": "-", "–": "-", "…": "...", "～": "~", "／": "/", "％": "%", "　": " ",
}  # fmt: skip
_ASCII_TABLE = str.maketrans(_TO_ASCII)
_HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_SIDE = f"[{_HAN}”’」』》】）]"
# An ASCII mark after a hanzi or right before one; a full stop only after one, and not in 报告.txt.
_ASCII_MARK = late(
    rf"(?<={_SIDE})(?:(?P<dots>\.{{3,6}})|(?P<after>[,:;?!]|\.(?![.A-Za-z0-9])))|(?P<before>[,:;?!])(?=[{_HAN}“‘「『《])"
)
_PARENTHESES = late(f"\\((?=[^()\n]*[{_HAN}])([^()\n]*)\\)")
_STRAIGHT = late(f'"(?=[^"\n]*[{_HAN}])([^"\n]*)"')
_CHINESE_MARKS = dict(zip(",.:;?!", "，。：；？！", strict=True))


def fold_punctuation(text: str, to: Literal["chinese", "ascii"]) -> str:
    """Punctuation marks made Chinese, or ASCII.

    To Chinese: marks after or before a hanzi, brackets and straight quotes around hanzi; marks within figures, times,
    names of files and Latin words stay. To ASCII: all marks that have a counterpart; 《》【】· have none and stay.

    >>> fold_punctuation('他说:"好,3.5元."(12:30)', "chinese")
    '他说：“好，3.5元。”(12:30)'
    >>> fold_punctuation("他说：“好……”（笑）", "ascii")
    '他说:"好......"(笑)'
    """
    if to == "ascii":
        return text.translate(_ASCII_TABLE)
    text = _STRAIGHT.sub(r"“\1”", text)
    text = _PARENTHESES.sub(r"（\1）", text)
    # Twice, as the mark that was made may stand before the next.
    for _ in range(2):
        text = _ASCII_MARK.sub(lambda found: _CHINESE_MARKS.get(found["after"] or found["before"], "……"), text)
    return text


_CURLY = "“”‘’"
_CORNER = "「」『』"
_APOSTROPHE = late("(?<=[A-Za-z])’(?=[A-Za-z])")


def fold_quotes(text: str, to: Literal["curly", "corner"]) -> str:
    """“” and ‘’ made 「」 and 『』, or back; the apostrophe of a Latin word stays.

    >>> fold_quotes("“他说‘好’。”it’s", "corner")
    '「他说『好』。」it’s'
    """
    if to == "curly":
        return text.translate(str.maketrans(_CORNER, _CURLY))
    if "’" not in text:
        return text.translate(str.maketrans(_CURLY, _CORNER))
    table = str.maketrans(_CURLY, _CORNER)
    return "’".join(part.translate(table) for part in _APOSTROPHE.split(text))
