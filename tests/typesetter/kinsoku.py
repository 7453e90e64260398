"""Breaking text into lines: no closing mark at a line's start, no opening mark at its end, words and numbers whole.

The rules are those of GB/T 15834 (punctuation at line ends) and of W3C's "Requirements for Chinese Text Layout"
(clreq, 3.1.3): the text is glued into boxes that never break, and lines are filled with boxes from the left.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from typesetter.widths import width

CLOSING = frozenset("，。、；：？！）〉》」』】〕］｝”’…—·～,.;:?!)]}%％°℃‰")
OPENING = frozenset("（〈《「『【〔［｛“‘([{$￥")

# Pairs of dashes and dots stay together; so do Latin words and numbers with the signs inside them.
_PAIRS = "——|……|[ \u00a0]+"
_WORD = "[0-9A-Za-zÀ-ɏ]+(?:[.,:/_@&'+?=#~-]+[0-9A-Za-zÀ-ɏ]+)*"
_ATOM = re.compile(f"{_PAIRS}|{_WORD}|.", re.DOTALL)
_SMALL_ATOM = re.compile(f"{_PAIRS}|.", re.DOTALL)


class Cut(NamedTuple):
    """One line of a paragraph; `glue` is what stood between it and the next ("" or " "; "" after the last)."""

    text: str
    glue: str = ""


def boxes(text: str, whole_words: bool = True) -> list[str]:
    """`text` cut at every place where a line may end. Blanks are boxes of their own; joined they are the text.

    >>> boxes("他说：“好……”走了 Tom Lee 3.5%")
    ['他', '说：', '“好……”', '走', '了', ' ', 'Tom', ' ', 'Lee', ' ', '3.5%']
    """
    out: list[str] = []
    for found in (_ATOM if whole_words else _SMALL_ATOM).finditer(text):
        atom = found.group()
        sticks = bool(out) and not atom.isspace() and not out[-1].isspace()
        if sticks and (atom[0] in CLOSING or out[-1][-1] in OPENING):
            out[-1] += atom
        else:
            out.append(atom)
    return out


def wrap(
    text: str, measure: float, indent: float = 0.0, half: float = 0.5, squeeze: float = 0.0, whole_words: bool = True
) -> list[Cut]:
    """The lines of one paragraph, `measure` em wide, the first `indent` em shorter.

    `squeeze`: em by which closing marks at a line's end may be pushed in (推入) rather than the word before them be
    carried over. `whole_words=False` breaks Latin words and numbers anywhere, as narrow columns do. A box that is
    wider than a whole line is broken at the last character that fits.

    >>> [cut.text for cut in wrap("水库蓄水率跌破三成了，农民忧心。", 6, indent=2)]
    ['水库蓄水', '率跌破三成', '了，农民忧', '心。']
    """
    lines: list[Cut] = []
    line, room = "", measure - indent
    todo = boxes(text, whole_words)[::-1]
    while todo:
        box = todo.pop()
        if width(line + box, half) <= room + _push(box, squeeze, half) or box.isspace():
            line += box
            continue
        if line.strip():
            lines.append(_cut(line))
        else:
            fits = [n for n in range(1, len(box)) if width(box[:n], half) <= room]
            lines.append(Cut(box[: max(fits, default=1)]))
            box = box[max(fits, default=1) :]
        line, room = "", measure
        if box:
            todo.append(box)
    if line.strip():
        lines.append(Cut(line.strip()))
    return lines


def _push(box: str, squeeze: float, half: float) -> float:
    return min(squeeze, width(box[-1], half) / 2) if box[-1] in CLOSING else 0.0


def _cut(line: str) -> Cut:
    text = line.rstrip()
    return Cut(text, line[len(text) :])
