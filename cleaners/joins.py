"""What stands between two lines that are put together: nothing between Chinese characters, a space between words."""

from __future__ import annotations

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.patterns import late

# The end of an address or a path: it goes on without a space wherever it was broken.
_ADDRESS = late(r"(?:https?://|www\.|[\w.]+@)\S*$|[-/_=&?@#\\]$")


def join_between(before: str, after: str) -> str:
    """ "" or " ": what the line's end between the two stood for.

    Latin words are broken only where a space was; figures (`20` ⏎ `23年`), addresses and words with a hyphen go on.

    >>> [join_between(a, b) for a, b in (("增长", "5%"), ("New", "York"), ("20", "23年"), ("well-", "known"))]
    ['', ' ', '', '']
    """
    last, first = before[-1:], after[:1]
    if last > "\u2e80" or first > "\u2e80" or not last or not first:
        return ""
    if last.isdigit() and first.isdigit():
        return ""
    if not (last.isalnum() or last in ",;:!?.)\"'%") or not (first.isalnum() or first in "(\"'"):
        return ""
    words = before[-80:].split()
    if words and _ADDRESS.search(words[-1]):
        return ""
    return " "


def heading_join(before: str, after: str) -> str:
    """What stands between two lines of a headline: a space, as headlines are broken where one would pause.

    Nothing stands where a word was broken or a single character was left over: then the line was full.

    >>> heading_join("产业先行", "筑牢发展根基"), heading_join("两镇不再绕", "行"), heading_join("园区冷却", "塔换水")
    (' ', '', '')
    """
    full = len(after) == 1 or (before[-1:] > "\u2e80" and after[:1] > "\u2e80" and bridged(before, after))
    return "" if full else " "
