"""How wide set type is, in em: a full-width character is one em, Latin letters and digits are about half."""

from __future__ import annotations

import unicodedata


def em(character: str, half: float = 0.5) -> float:
    """The width of one character in em; `half` is that of Latin letters, digits and half-width signs.

    East Asian Width (UAX #11) decides; ambiguous ones (“ ” … — · ①) are full-width in Chinese faces. Combining marks
    and format characters have no width.

    >>> em("字"), em("，"), em("“"), em("7"), em("\\u200b")
    (1.0, 1.0, 1.0, 0.5, 0.0)
    """
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else half


def width(text: str, half: float = 0.5) -> float:
    """The width of `text` in em when nothing is stretched or squeezed.

    >>> width("增长152.08%")
    5.5
    """
    return sum(em(character, half) for character in text)
