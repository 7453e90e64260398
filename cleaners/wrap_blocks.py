"""What the blocks of a recognised page say: recognition sets paragraphs, headlines and areas apart by blank lines.

After a block that breaks off may stand what is not its rest, which stands elsewhere on the page or was not recognised.
Short lines with no blank line between are verse: a headline is set apart from its kicker and deck.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.captions_amid import has_credit_astray, shows_picture
from hzclean.cleaners.kinds import OPENING_WORDS, SPEAKER, Ending, Mark, opens_paragraph, stands_alone
from hzclean.cleaners.printed_lines import PrintedLines

BREAKS_OFF: Final = 6.0  # a heading after a blank line and an unfinished sentence
BEGINS: Final = 5.0  # a paragraph's first line there
ENDS: Final = 6.0  # after a sentence's end and a blank line text hardly ever goes on: 5 times of 2,232
CAPTION: Final = 12.0  # a caption after a blank line and an unfinished sentence
VERSE: Final = 2.5  # a line of verse is no further line of a heading
UNLIKE: Final = 6.0  # lines of verse of unlike lengths are no paragraph
_FEWEST_VERSES, _FEWEST_UNLIKE = 3, 4  # lines
_UNLIKE: Final = 1.5  # em between the shortest and the longest
_LONGEST_VERSE: Final = 14.0  # em
_LONGEST_HEADLINE: Final = 30  # code points
_LEAST_INDENT, _MOST_INDENT = 1.2, 3.2  # em that a line lacks which is set in


def let_blocks_break_off(printed: PrintedLines, columns: Sequence[float], weights: list[float]) -> None:
    """Weigh the gaps between blocks, of which the first breaks off, for a heading or a paragraph that begins there.

    A heading is told by not being full, as a line is within a paragraph that ends open; it may have one comma.
    """
    for n in range(1, len(weights)):
        if not printed.parted[n] or printed.ends[n - 1] < Ending.COMMA:
            continue
        heading = printed.ends[n] >= Ending.CLOSER and (not printed.marks[n] or _may_be_headline(printed, n))
        if heading and abs(printed.widths[n] - columns[n - 1]) > 1.5:
            weights[n] += BREAKS_OFF
        elif not heading and _begins(printed, columns, n):
            weights[n] += BEGINS


def _may_be_headline(printed: PrintedLines, n: int) -> bool:
    """Whether a line with a comma in it is a block by itself over what begins a story or a paragraph."""
    text = printed.texts[n]
    if printed.marks[n] >= Mark.SENTENCE or len(text) > _LONGEST_HEADLINE or text.count("，") != 1:
        return False
    after = n + 1
    if after == len(printed) or not printed.parted[after] or text[0] in "问問答" or text[-1].isdigit():
        return False
    below = printed.texts[after]
    return stands_alone(below) or opens_paragraph(below) or printed.ends[after] >= Ending.COMMA


def let_blocks_end(printed: PrintedLines, weights: list[float]) -> None:
    """Weigh the gaps where a sentence and a block end, or a caption begins, on a page that is known to be recognised.

    What blank lines mean is learned where they are few; here they part paragraphs where each has one or two lines, too.
    """
    astray = has_credit_astray(printed.texts, printed.parted)
    for n in range(1, len(weights)):
        if printed.parted[n] and printed.ends[n - 1] is Ending.TERMINAL:
            weights[n] += ENDS
        elif astray and printed.parted[n] and _is_alone(printed, n) and shows_picture(printed.texts[n]):
            weights[n] += CAPTION


def let_verses_stand(printed: PrintedLines, weights: list[float], on: list[float]) -> None:
    """Weigh the gaps within blocks of short lines without marks, and add to what it costs that a heading goes on there.

    Of 90 lines of such blocks joined to a heading on 223 pages 7 were so rightly; where four lines and more at a
    block's beginning or end are of unlike lengths, of 32 joined to anything 4.
    """
    start = 0
    for n in range(len(on) + 1):
        plain = n < len(on) and _may_be_verse(printed, n)
        if plain and n > start and not printed.parted[n]:
            continue
        if n - start >= _FEWEST_VERSES:
            for k in range(start, n - 1):
                on[k] += VERSE
            at_edge = printed.parted[start] or n == len(on) or printed.parted[n]
            if at_edge and n - start >= _FEWEST_UNLIKE and _are_unlike(printed.widths[start : n - 1]):
                for k in range(start + 1, n):
                    weights[k] += UNLIKE
        start = n if plain else n + 1


def _are_unlike(widths: Sequence[float]) -> bool:
    return max(widths) - min(widths) > _UNLIKE


def _may_be_verse(printed: PrintedLines, n: int) -> bool:
    if printed.marks[n] is not Mark.NONE or printed.ends[n] < Ending.CLOSER or printed.widths[n] > _LONGEST_VERSE:
        return False
    return not stands_alone(printed.texts[n])


def _begins(printed: PrintedLines, columns: Sequence[float], n: int) -> bool:
    """Whether line `n`, the first of its block, begins a paragraph by its words, or because it is set in."""
    text = printed.texts[n]
    if opens_paragraph(text) or OPENING_WORDS.match(text) or SPEAKER.match(text):
        return True
    several = n + 1 < len(printed) and not printed.parted[n + 1]
    lacks = columns[n] - printed.widths[n]
    return several and printed.ends[n] >= Ending.COMMA and _LEAST_INDENT <= lacks <= _MOST_INDENT


def _is_alone(printed: PrintedLines, n: int) -> bool:
    """Whether the first line of a block is its last."""
    return n + 1 == len(printed) or printed.parted[n + 1]
