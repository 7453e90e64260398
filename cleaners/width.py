"""How wide a text is printed, in em: a full-width character is one em, a half-width one half.

Source of the widths: Unicode's East Asian Width (W and F are wide; the ambiguous “ ” ‘ ’ … — · and the like are
wide in Chinese type, so they count as wide here).
"""

from __future__ import annotations

import re
from typing import Final

from hzclean.cleaners.kinds import CLOSERS, NEVER_FIRST, OPENERS
from hzclean.cleaners.patterns import late

# Everything below U+1100 but the ambiguous marks that Chinese type sets full width, and half-width forms.
_HALVES = (
    "\x20-\x7e\xa0-\xa6\xa8-\xaf\xb2\xb3\xb5-\xb6\xb8-\xd6\xd8-\xf6\xf8-\u02c6\u02c8\u02ca-\u0390"
    "\u03aa-\u03b0\u03ca-\u0400\u0450-\u10ff\u2000-\u2014\u201a\u201b\u201e-\u201f\uff61-\uffdc"
)
_ZEROS = "\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\xad"
_HALF, _ZERO, _NARROW = late(f"[{_HALVES}]"), late(f"[{_ZEROS}]"), late(f"[{_HALVES}{_ZEROS}]")
# A latin word or a figure with what clings to it; printed as one piece where there is room for it on a line.
_WORD: Final = "[0-9A-Za-z\xc0-\u024f.,%+/:@_~'&=?#$-]+"
_UNIT = late(f"[{re.escape(OPENERS)}]*(?:{_WORD}|.)?[{re.escape(NEVER_FIRST + CLOSERS)}]*")
_FULL_WIDTH_MARK = late(f"[{re.escape(OPENERS + CLOSERS)}，。、；：！？]")
# Two full-width marks side by side whose blank halves meet: 》（ or 。” or ：“ (CLREQ 3.1.6.1, 标点挤压).
_MARK_PAIR = late(
    f"[，。、；：！？{re.escape(CLOSERS)}](?=[，。、；：！？{re.escape(CLOSERS + OPENERS)}])"
    f"|[{re.escape(OPENERS)}](?=[{re.escape(OPENERS)}])"
)


def width(text: str) -> float:
    """The printed width of `text` in em.

    >>> width("同比增长11.3%")
    6.5
    """
    if text.isascii():
        return len(text) / 2
    # Most lines have but hanzi and full-width marks, so both kinds are looked for at once.
    found = _NARROW.findall(text)
    if not found:
        return float(len(text))
    narrow = "".join(found)
    if narrow.isascii():
        return len(text) - len(narrow) / 2
    return len(text) - len(_HALF.findall(narrow)) / 2 - len(_ZERO.findall(narrow))


def measured(text: str) -> tuple[float, int]:
    """The printed width in em and how many half-width characters are in it, both at once.

    >>> measured("同比增长11.3%")
    (6.5, 5)
    """
    count = len(_HALF.findall(text))
    zero = len(_ZERO.findall(text)) if count and not text.isascii() else 0
    return len(text) - count / 2 - zero / 2, count


def halves(text: str) -> int:
    """How many half-width characters there are, whose real width differs from type to type.

    >>> halves("同比增长11.3%")
    5
    """
    return len(text) if text.isascii() else len(_HALF.findall(text))


def first_unit(text: str) -> str:
    """What at least must move to the line before if anything does: a character, with what may not be torn from it.

    A mark that may not begin a line stays with what is before it, an opening bracket with what is after it, and
    the letters or digits of a word or figure stay together (CLREQ 3.1.2, 禁则).

    >>> [first_unit(t) for t in ("准。总", "《意见》共", "0.5NTU，部分")]
    ['准。', '《意', '0.5NTU，']
    """
    found = _UNIT.match(text)
    return found.group() if found else text[:1]


def full_width_marks(text: str) -> int:
    """How many full-width marks there are, each of which a printer may narrow by up to half an em.

    >>> full_width_marks("据悉，《意见》")
    3
    """
    return len(_FULL_WIDTH_MARK.findall(text))


def mark_pairs(text: str) -> int:
    """How many pairs of full-width marks stand side by side, each set half an em narrower than two marks.

    >>> mark_pairs("他说：“走。”")
    2
    """
    return len(_MARK_PAIR.findall(text))
