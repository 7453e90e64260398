"""What a paragraph is about, as the lines above it in a column are, or those in another column.

Where a strip ends with a paragraph, the next one may begin in any column, and neither its words nor its width tell
which. But a story says its own names and things again and again: of 16,630 lines and a stretch of twenty lines before
them, of their own story and of another on the page, their own had more characters in common with 76 of 100, weighed by
how rare they are, the other with 17.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.neighbours import how_common

# A column's last lines that a line is compared with.
_RECENT: Final = 20
# What a character says that comes again, in nats: common ones less. Learned on those lines by logistic regression, and
# drawn as a straight line between its ends.
_LEAST, _MOST, _MIDDLE, _SLOPE = 0.3, 1.8, 1.05, 0.18
# So much is enough, in nats.
_ENOUGH: Final = 12.0


class Subjects:
    """The characters that lines of a page have in common. A column's last lines are told by the bits of a number."""

    def __init__(self, texts: Sequence[str]) -> None:
        where: dict[str, list[int]] = {}
        for n, text in enumerate(texts):
            for character in dict.fromkeys(text):
                if "\u3400" <= character <= "\u9fff":
                    where.setdefault(character, []).append(n)
        self._said: list[list[tuple[int, float]]] = [[] for _ in texts]
        for character, numbers in where.items():
            if len(numbers) > 1:
                nats = min(max(_MIDDLE - _SLOPE * how_common(character), _LEAST), _MOST)
                lines = sum([1 << n for n in numbers])
                for n in numbers:
                    self._said[n].append((lines, nats))
        self._asked, self._known = -1, dict[int, float]()

    def in_common(self, n: int, recent: int) -> float:
        """How much line n has in common with some lines, in nats, never more than is enough.

        >>> subjects = Subjects(["港口的岸电", "菌子下山了", "岸电用不起来", "山里起雾"])
        >>> subjects.in_common(2, 1 << 0) > subjects.in_common(2, 1 << 1), subjects.in_common(3, 1 << 1) > 0
        (True, True)
        """
        if n != self._asked:  # line after line is asked for, and none again
            self._asked, self._known = n, {}
        found = self._known.get(recent)
        if found is None:
            nats = sum([nats for lines, nats in self._said[n] if lines & recent])
            found = self._known[recent] = min(nats, _ENOUGH)
        return found


def with_line(recent: int, n: int) -> int:
    """The last lines of a column once line n stands in it.

    >>> with_line(0b101, 4)
    21
    """
    recent |= 1 << n
    return recent & (recent - 1) if recent.bit_count() > _RECENT else recent
