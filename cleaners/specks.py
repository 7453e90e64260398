"""Specks: lines of a recognised page that are no text, but what recognition made of rules, pictures and bold type.

Where ink is no character recognition writes some all the same, mostly of few strokes, with marks and letters between:
4圭一      三|, [可 ZN, I二一       一 /AN Y. Such a line stands between the lines of a paragraph or over a headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.furniture import SEPARATOR
from hzclean.cleaners.kinds import Ending, ending, inner_mark, stands_alone
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late

_LONGEST: Final = 24  # characters
_LONGEST_LETTERS: Final = 3
_LONGEST_RUN: Final = 4  # Chinese characters side by side
_RUN: Final = late("[\u3400-\u9fff]+")
_ODD: Final = late(r"[|<>\\/_^~{}=+#*`\[\]]")
_LETTER: Final = late("[A-Za-z]")
_WORD: Final = late("[A-Za-z]{4}")
_GAP: Final = late(r"\S\s+(?=\S)")
_PROSE: Final = late('[，。；！？：、,;!?:](?=.)|[，。；！？：,;!?:][”」』"]*$')
# A percentage, a page number, a label, a title: short, and text.
_TERSE: Final = late(
    r"\d+(?:[.,:/-]\d+)*[%°℃]|[A-Z]?\d{1,4}[A-Z]?$|[A-Za-z0-9]{1,3} ?[:：.、．)）]"
    r"|[(（〈<《]\S{1,9}[)）〉>》]$|[A-Za-z]{3,}"
)
# A figure and what it counts, a word in quotation marks: no noise looks so.
_TEXT: Final = late("\\d{2}[\u3400-\u9fff]|[“「][\u3400-\u9fff]+[”」]")
_STROKES: Final = frozenset("一二三十人入口上了丨〇个")


def specks(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines of a recognised page are no text.

    >>> from hzclean.cleaners.page import split_lines
    >>> sorted(specks(split_lines("4圭一      三|\\n老渡口的早晨\\n\\n何立\\n\\n天\\n\\n9%。\\nC区")))
    [0, 3]
    """
    return frozenset(n for n, line in enumerate(lines) if len(line.text) <= _MOST_BLANKS and _is_speck(lines, n))


_MOST_BLANKS: Final = 240  # characters; a line with more is several, far apart


def _is_speck(lines: Sequence[Line], n: int) -> bool:
    text = lines[n].text
    bare = "".join(text.split())
    if len(bare) > _LONGEST or stands_alone(text) or SEPARATOR.fullmatch(text) or _TEXT.search(text):
        return False
    runs: list[str] = _RUN.findall(bare)
    han = sum(map(len, runs))
    own = (n == 0 or lines[n].blanks > 0) and (n + 1 == len(lines) or lines[n + 1].blanks > 0)
    if not han:
        return _is_marks(text, bare, own)
    before = lines[n - 1].text if n else ""
    if ending(text) is Ending.TERMINAL or (ending(before) is Ending.OPEN and bridged(before, bare)):
        return False
    if han == len(bare) == 1:
        return own
    strokes = sum(map(bare.count, _STROKES))
    in_prose = n > 0 and not lines[n].blanks and inner_mark(before) and ending(before) >= Ending.COMMA
    if in_prose and 2 * strokes < han:
        return False
    return (
        max(map(len, runs)) <= _LONGEST_RUN and 3 * _in_words(runs) <= len(bare) and _is_odd(text, bare, han, strokes)
    )


def _is_marks(text: str, bare: str, own: bool) -> bool:
    """Whether what has no Chinese character is a speck. `own`: it stands by itself between blank lines."""
    if _ODD.search(bare):
        return True
    if _TERSE.match(text):
        return False
    return bool(_LETTER.search(bare) and len(bare) <= _LONGEST_LETTERS) or (own and not any(map(str.isdecimal, bare)))


def _is_odd(text: str, bare: str, han: int, strokes: int) -> bool:
    """Whether what has `han` Chinese characters and hardly a word is a speck; `strokes`: those of few strokes."""
    odd = len(_ODD.findall(bare))
    gaps = len(_GAP.findall(text))
    if 3 * odd >= han and (odd > 1 or han <= 2 or gaps or 2 * strokes >= han):
        return True
    if _PROSE.search(text) or _TERSE.match(text) or _WORD.search(text):
        return False
    others = len(bare) - han
    if _LETTER.search(bare):
        return (others >= han or 2 * strokes >= han) and gaps + strokes > 0
    return (gaps >= 2 and others + strokes >= han - 1) or (gaps > 0 and strokes == han == len(bare))


def _in_words(runs: Sequence[str]) -> int:
    """How many characters stand in words, but for those of few strokes, which specks are read as."""
    import rjieba

    return sum(
        len(word) for run in runs for word in rjieba.cut(run, False) if len(word) > 1 and not _STROKES.issuperset(word)
    )
