"""What stands between two lines that are put together: nothing between Chinese characters, a space between words."""

from __future__ import annotations

from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

# The end of an address or a path: it goes on without a space wherever it was broken.
_ADDRESS = late(r"(?:https?://|www\.|[\w.]+@)\S*$|[-/_=&?@#\\]$")


_DECIMAL: Final = late(r"\d\.\d+$")

# What wants a word after it, and what belongs to the word before: no headline, nor half of one, ends or begins so.
_WANTING: Final = frozenset("的不与和或及在向为把被将从对于以让使给而之是等與為將從對於讓給並并")
_HANGING: Final = frozenset("的了着过们吗呢吧過們嗎著")
# 十七个村庄和一条 ⏎ 断头路; not 第一名, 前三名, 剩下的那一家.
_COUNTING: Final = late(
    "(?<![第前后後那这這哪每某另同])[一两兩三四五六七八九十几幾][个個条條座项項种種件张張篇片本位家處处封场場]$"
)
_SHORTEST_HALF: Final = 4  # code points
# Of 174 headings in two halves 159 have a second one that is at least this part of the first.
_EVEN: Final = 0.6


def wants_more(before: str) -> bool:
    """Whether a line ends in a word that wants another: a preposition, a conjunction, a number of things.

    >>> [wants_more(t) for t in ("把渡口还给", "两个村庄和一条", "勇夺第一名", "剩下的那一家")]
    [True, True, False, False]
    """
    return before[-1] in _WANTING or bool(_COUNTING.search(before))


def hangs_on(after: str) -> bool:
    """Whether a line begins with a particle that belongs to the word before it.

    >>> hangs_on("的三十年"), hangs_on("三十年")
    (True, False)
    """
    return after[0] in _HANGING


def half_said(before: str, after: str) -> float:
    """How much of a heading's second half stands on its first line, where the rest would make it as long as the first.

    The width of what stands there as a part of the first half's; 1 where it is no heading in two halves, where they
    are about as long without the rest, or not even with it.

    >>> half_said("渡口改走新桥 两岸", "只要十分钟"), half_said("渡口改走新桥 两岸少绕十里", "只要十分钟")
    (0.3333333333333333, 1.0)
    """
    halves = before.replace("\u3000", " ").split(" ")
    if len(halves) != 2 or " " in after:
        return 1.0
    first, second, rest = map(width, (*halves, after))
    uneven = second < _EVEN * first and _EVEN * first <= second + rest <= first / _EVEN
    return second / first if uneven else 1.0


def join_between(before: str, after: str) -> str:
    """ "" or " ": what the line's end between the two stood for.

    Latin words are broken only where a space was; figures (`20` ⏎ `23年`), addresses and words with a hyphen go on, but
    no figure that has decimals already: what comes next is another cell.

    >>> [join_between(a, b) for a, b in (("增长", "5%"), ("New", "York"), ("20", "23年"), ("well-", "known"))]
    ['', ' ', '', '']
    >>> join_between("比率 33.23", "2019 年")
    ' '
    """
    last, first = before[-1:], after[:1]
    if last > "\u2e80" or first > "\u2e80" or not last or not first:
        return ""
    if last.isdigit() and first.isdigit():
        return " " if _DECIMAL.search(before[-12:]) else ""
    if not (last.isalnum() or last in ",;:!?.)\"'%") or not (first.isalnum() or first in "(\"'"):
        return ""
    words = before[-80:].split()
    if words and _ADDRESS.search(words[-1]):
        return ""
    return " "


def said_again(before: str, after: str, least: int) -> int:
    """How many characters that end one text begin the next, if they are so many at least; else 0.

    >>> said_again("新棉：昨夜谁来", "昨夜谁来开秤", 3), said_again("昨夜谁来", "来年开秤", 2)
    (4, 0)
    """
    at = before.rfind(after[:least])
    said = len(before) - at
    return said if at >= 0 and said >= least and after.startswith(before[at:]) else 0


def heading_join(before: str, after: str) -> str:
    """What stands between two lines of a headline: a space, as headlines are broken where one would pause.

    Nothing stands where a word, a phrase or the second of two halves was broken or hardly anything was left over: then
    the line was full. Nor where the second line begins in what the first one ends in: a run printed twice.

    >>> heading_join("产业先行", "筑牢发展根基"), heading_join("两镇不再绕", "行"), heading_join("园区冷却", "塔换水")
    (' ', '', '')
    >>> heading_join("分机 0755-8101", "A4 要闻")
    ' '
    """
    if said_again(before, after, 2):
        return ""
    if before[-1:].isascii() and after[:1].isascii():
        return join_between(before, after)
    rest = len(after) < _SHORTEST_HALF and 2 * len(after) < len(before)
    if rest or wants_more(before) or hangs_on(after) or half_said(before, after) < 1:
        return ""
    return "" if before[-1:] > "\u2e80" and after[:1] > "\u2e80" and bridged(before, after) else " "
