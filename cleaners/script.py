"""Which script a text is written in, and whether its forms and words are Taiwan's or Hong Kong's.

The characters are in data/char_scripts.txt, made from OpenCC's tables by tests/make_char_scripts.py.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from hzclean.cleaners import data_files
from hzclean.cleaners.patterns import late

Script = Literal["none", "latin", "simplified", "traditional", "mixed", "japanese", "korean"]
Region = Literal["", "tw", "hk"]

_LOOK_AT = 900  # characters at the beginning, in the middle and at the end together
_MIXED = 0.1  # share of the rarer script from which a text counts as mixed
# The upper bytes of code units that are not U+3400 to U+9FFF, U+AC00 to U+D7FF. (The pattern of a large range takes
# longer to compile than telling a file's encoding.)
_NOT_HAN = bytes({*range(0x100)} - {*range(0x34, 0xA0)})
_NOT_HANGUL = bytes({*range(0x100)} - {*range(0xAC, 0xD8)})
_KANA = late("[\u3041-\u30fa]")
# Words of the trades that OpenCC's s2twp changes, and characters that only Cantonese writes.
_TAIWAN = (
    "軟體|硬體|資訊|網路|網際|程式|伺服器|硬碟|記憶體|滑鼠|印表機|螢幕|預設|檔案|位元|數位|影片|品質|計程車|捷運"
    "|行動電話|公車|立委"
)
_HONG_KONG = "[嘅喺咗冇佢啲嚟睇嘢唔咁]|的士|巴士|立法會|特區政府|屋邨|港鐵|行政長官|互聯網|流動電話|智能"


@cache
def _marks(name: str) -> frozenset[str]:
    return frozenset(dict(line.split("\t") for line in data_files.lines("char_scripts.txt"))[name])


def script_of(text: str, gb2312: bool = False) -> tuple[Script, Region]:
    """The script of `text`, and its region ("" where nothing tells one).

    `gb2312` tells that all its characters are of GB 2312, which has no Traditional form: that is quicker.
    Three places of a long text are looked at. A text is mixed where one script has at least a tenth of the
    characters that belong to one script alone; where none does (中文 is the same in both), it counts as simplified.

    >>> script_of("汉字编码"), script_of("漢字編碼"), script_of("かな漢字"), script_of("abc")
    (('simplified', ''), ('traditional', ''), ('japanese', ''), ('latin', ''))
    >>> script_of("這個軟體的預設檔案"), script_of("佢喺度搭緊的士")
    (('traditional', 'tw'), ('traditional', 'hk'))
    """
    if len(text) > _LOOK_AT:
        third, middle = _LOOK_AT // 3, len(text) // 2
        text = text[:third] + text[middle : middle + third] + text[-third:]
    upper = text.encode("utf-16-be", "surrogatepass")[::2]
    han, hangul = len(upper.translate(None, _NOT_HAN)), len(upper.translate(None, _NOT_HANGUL))
    kana = len(_KANA.findall(text))
    if not han + kana + hangul:
        return ("latin" if re.search(r"[^\W\d_]", text) else "none"), ""
    if hangul > 0.3 * (han + kana + hangul):
        return "korean", ""
    if kana > 0.1 * (han + kana):
        return "japanese", ""
    if gb2312:
        return "simplified", ""
    simplified = sum(map(_marks("simplified").__contains__, text))
    traditional = sum(map(_marks("traditional").__contains__, text))
    rarer = min(simplified, traditional)
    if rarer and rarer >= _MIXED * (simplified + traditional):
        return "mixed", ""
    if traditional <= simplified:
        return "simplified", ""
    return "traditional", _region(text)


def _region(text: str) -> Region:
    taiwan = sum(map(_marks("tw").__contains__, text)) + 2 * len(re.findall(_TAIWAN, text))
    hong_kong = sum(map(_marks("hk").__contains__, text)) + 2 * len(re.findall(_HONG_KONG, text))
    if taiwan >= 2 and taiwan > 2 * hong_kong:
        return "tw"
    if hong_kong >= 2 and hong_kong > 2 * taiwan:
        return "hk"
    return ""
