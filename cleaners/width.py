"""How wide a text is printed, in em: a full-width character is one em, a half-width one half.

Source of the widths: Unicode's East Asian Width (W and F are wide; the ambiguous “ ” ‘ ’ … — · and the like are
wide in Chinese type, so they count as wide here).
"""

from __future__ import annotations

import re

# Everything below U+1100 but the ambiguous marks that Chinese type sets full width, and half-width forms.
_HALF = re.compile(
    "[\x20-\x7e\xa0-\xa6\xa8-\xaf\xb2\xb3\xb5-\xb6\xb8-\xd6\xd8-\xf6\xf8-\u02c6\u02c8\u02ca-\u0390"
    "\u03aa-\u03b0\u03ca-\u0400\u0450-\u10ff\u2000-\u2014\u201a\u201b\u201e-\u201f\uff61-\uffdc]"
)
_ZERO = re.compile("[\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\xad]")


def width(text: str) -> float:
    """The printed width of `text` in em.

    >>> width("同比增长11.3%")
    6.5
    """
    if text.isascii():
        return len(text) / 2
    return len(text) - len(_HALF.findall(text)) / 2 - len(_ZERO.findall(text))
