"""Whether a text is wrapped at all: most is not, and must come back as it is, fast.

In wrapped prose the lines break where the column ends, wherever that is in the sentence: most lines end in the middle
of one, are nearly as long as their neighbours, and full stops stand inside lines. Whole paragraphs end in terminal
punctuation; verse, lists, tables and code end lines without it, but have no full stops inside them, and verse has its
punctuation at the ends of lines.
"""

from __future__ import annotations

import re
from typing import Final

# A line's end in the middle of a sentence: after a letter, a digit or a Chinese character, comma or not.
_OPEN_END = re.compile(r"[\w，、,%％][ \t　]*\n")
_FEWEST_OPEN: Final = 0.3  # share of lines that end open
_FEWEST_CUT: Final = 0.25  # share of lines that are cut in a sentence, to be wrapped
_SHORTEST: Final = 6  # code points


def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` are printed lines rather than paragraphs, verse, items or rows.

    >>> is_wrapped("清晨六时，县工业园的冷却塔升\\n起白雾。与往年不同，塔里循环的\\n是自来水。")
    True
    >>> is_wrapped("床前明月光，\\n疑是地上霜。\\n举头望明月，\\n低头思故乡。")
    False
    """
    ends = text.count("\n") + (not text.endswith("\n"))
    if ends < 2:
        return False
    found = len(_OPEN_END.findall(text))
    if not found:
        return False
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    if found < _FEWEST_OPEN * len(lines) * 0.8:
        return False
    return _share_of_cut_lines(lines) >= _FEWEST_CUT


_INSIDE = re.compile("[。！？；，、：](?=[^”’」』）\\s])")
_NEVER_FIRST: Final = "，。、；：！？”’」』）】》〉"
_CUT_END = re.compile(r"[\w，、,%％）”’」』》]\s*$")


def _share_of_cut_lines(lines: list[str]) -> float:
    """The share of lines that end open, are as long as a neighbour, and stand in prose."""
    lines = [line.strip() for line in lines]
    lengths = [len(line) for line in lines]
    flags = [bool(_INSIDE.search(line)) for line in lines]
    cut = 0
    count = len(lines)
    for n in range(count - 1):
        length = lengths[n]
        if lines[n + 1][0] in _NEVER_FIRST:
            cut += 1
            continue
        if length < _SHORTEST or not (flags[n] or flags[n + 1]):
            continue
        if not _CUT_END.search(lines[n]):
            continue
        longest = max(lengths[n + 1], lengths[n - 1] if n else 0, lengths[n + 2] if n + 2 < count else 0)
        if length >= longest * 0.75 - 2 and (n == 0 or length >= lengths[n - 1] * 0.6):
            cut += 1
    return cut / count if count else 0.0
