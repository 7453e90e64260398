"""How likely line b is the next line after line a, in nats: from widths, indents, marks and language.

A line goes on in the next (the paragraph wraps there) or ends its paragraph, and then the next begins one; a link is
worth the better of the two.
"""

from __future__ import annotations

from functools import lru_cache

from hzclean.cleaners.joined import INDENT, piece_width, set_width, tokens
from hzclean.cleaners.language import Reader
from hzclean.cleaners.patterns import late

_END = late("(?:[。！？!?…]|——(?=[”’」』]))(?:[”’」』）)》〉】]{0,2})$")
_HALF_END = late("[；;：:](?:[”’」』）)]?)$|[”」』]$|[）)]$")
_OPENERS = frozenset("“‘（《「『〈【(")
_NO_START = frozenset("，。、；：？！”’）》」』〉】…%％")
SLACK = 0.7
# What the reader finds of a join counts so much beside widths and marks.
LANGUAGE = 0.5


@lru_cache(maxsize=20_000)
def size(text: str) -> float:
    """The width of a line in em, letter-spacing taken out."""
    return piece_width(tokens(text)) if " " in text else set_width(text)


@lru_cache(maxsize=20_000)
def ends(text: str) -> float:
    """How surely the line ends a sentence: 1 it does, 0.5 it may, 0 it does not.

    >>> ends("起白雾。"), ends("他说："), ends("的冷却塔升")
    (1.0, 0.5, 0.0)
    """
    return 1.0 if _END.search(text) else 0.5 if _HALF_END.search(text) else 0.0


def shortfall(text: str, column: float) -> float:
    """How many em a line falls short of (or goes over) its column, less what justification explains."""
    return max(abs(size(text) - column) - SLACK, 0.0)


class Links:
    """Links between the lines of one page, in nats; above 0 they are likelier than chance."""

    # Fitted by hand on pages we typeset ourselves, in nats.
    BROKEN, SHORT_END, NEW = -6.0, -3.0, 0.0

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def words(self, a: str, b: str) -> float:
        """What the words at the join say for b's going on after a, whatever their widths."""
        return LANGUAGE * self._reader.join(a, b)

    def goes_on(self, a: str, b: str, column: float) -> float:
        """How well b continues a's paragraph; `column` is the width in em of a full line, 0 if not known."""
        score = LANGUAGE * self._reader.join(a, b)
        if b[0] in _NO_START:
            score -= 2.0
        done = ends(a)
        if column:
            short = min(shortfall(a, column), shortfall(a, column - INDENT) + 0.3)
            score -= min(short * 1.5, 4.0)
            if not ends(b):
                score -= min(shortfall(b, column) * 1.0, 1.5)
        if done == 1.0:
            score -= 1.2
        return score

    def begins(self, a: str, b: str, column: float) -> float:
        """How well b begins a paragraph after a has ended one."""
        done = ends(a)
        score = self.NEW if done == 1.0 else -1.5 if done else self.SHORT_END
        if not done and column and shortfall(a, column) == 0:
            score += self.BROKEN - self.SHORT_END
        if column and not ends(b) and b[0] not in _OPENERS:
            score -= min(shortfall(b, column - INDENT) * 1.0, 1.5)
        return score

    def link(self, a: str, b: str, column: float) -> float:
        """The better of the two."""
        return max(self.goes_on(a, b, column), self.begins(a, b, column))
