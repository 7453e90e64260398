"""Headlines printed on several lines: what says that a heading goes on in the next line.

A headline wraps where its column ends, like prose, but in larger type, so its lines are as much shorter in em; and
nobody knows by how much the type is larger. What tells a further line from a kicker, deck or byline is that it is no
longer than the line before, how little of it there is, and the words at the break: a headline's line may end in a word
that wants another (还给 ⏎ 睡午觉的人), a kicker or a whole headline does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.forms import is_folio, reads_as_deck
from hzclean.cleaners.joins import half_said, hangs_on, heading_join, wants_more
from hzclean.cleaners.kinds import CLOSERS, Ending, Mark
from hzclean.cleaners.names import is_name, is_word
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late
from hzclean.cleaners.printed_lines import PrintedLines
from hzclean.cleaners.wrap_costs import COLUMN_NAME, HEADING_AFTER_COLON, HEADING_AFTER_NAME, HEADING_GOES_ON
from hzclean.cleaners.wrap_gaps import ALONE

# Nats for going on.
WANTS_MORE: Final = 2.5
HANGS_ON: Final = 2.0
REST: Final = 2.5  # hardly anything stands on the next line
SHORTER: Final = 0.7
FILLS: Final = 0.7  # in type as large as headlines are, the line fills the column of the text below
LIKE_THE_NEXT: Final = 2.0  # as long as the next line, which goes on itself
LONGER: Final = -2.5  # a word runs on in a longer line: only a line that is full breaks off within a word
BOTH_WHOLE: Final = -0.5  # no word or phrase was broken: as well a headline and its deck
IN_BLOCK: Final = 4.0  # halves of a headline
ACROSS_BLOCKS: Final = 4.0  # more
SHORT_HALF: Final = 1.6  # the second half of a heading is much shorter than the first, and would not be with the rest
SHORTER_HALF: Final = 3.0  # … even shorter
ANOTHER_TITLE: Final = -1.5  # 读《咸风》, 专家：…

_PARTED: Final = ALONE - 1.0  # prose says a little against each gap, also against one beside a byline
_MUCH: Final = 0.4  # of 174 headings in two halves 3 have a second one shorter than this part of the first
_SHORTEST_HALF, _LONGEST_HALF, _LONGEST_REST = 4.0, 9.5, 14.0  # em
_COLON_INSIDE: Final = late("[^，、。；！？：]+：[^，、。；！？：]+")
_AS_LONG: Final = 0.6  # em
_MORE: Final = 1.1  # em; a mark may have been squeezed or hang
_LEAST_REST: Final = 3.2  # em
_LARGER: Final = (1.45, 3.2)  # how many times headlines are as large as the text
_LONGEST_NAME: Final = 6.0  # em; what is no longer often names a column of the paper
_AHEAD: Final = 6  # lines in which the column of the text below is looked for
_OPEN: Final = Ending.CLOSER  # a heading ends so or in the ending after it
_COLON: Final = Ending.COLON


def headings_on(printed: PrintedLines, columns: Sequence[float], across: Sequence[bool]) -> list[float]:
    """What it costs, in nats, after each printed line, that the heading it is goes on in the next.

    `across`: before which lines a word runs across the gap.

    A line of two or three characters over another heading is a column's name (书评) or a short headline over a byline,
    and hardly ever the first line of a broken headline.
    """
    least, most = COLUMN_NAME
    widths, ends = printed.widths, printed.ends
    out = [
        HEADING_AFTER_COLON if end is _COLON else HEADING_AFTER_NAME if least <= wide <= most else HEADING_GOES_ON
        for end, wide in zip(ends, widths, strict=True)
    ]
    # From the end, as what speaks for a line going on may be that the next one does.
    said = 0.0
    for n in range(len(out) - 2, -1, -1):
        wide = widths[n]
        longer = widths[n + 1] - wide
        if longer > _MORE:
            said = 0.0
            if across[n + 1]:
                out[n] -= LONGER
        elif ends[n] >= _OPEN and most < wide <= columns[n] - 1 and longer <= _AS_LONG:
            said = _goes_on(printed, columns, n, said)
            out[n] -= said
        else:
            said = 0.0
    return out


def let_blocks_part_headings(
    lines: Sequence[Line], printed: PrintedLines, weights: list[float], on: list[float]
) -> None:
    """On a page whose blank lines part blocks of type let these say what a heading is.

    `pdftotext` takes a wide blank within a headline for a line's end: its halves stay in one block, while a kicker is
    in another. A deck may be in the headline's block, but under a line as short as a half there hardly is one (of
    typeset pages: 18 halves of a headline, 2 headlines with a deck).
    """
    halved = False  # whether the two lines before are halves of a headline
    for n in range(len(on) - 1):
        here, below = lines[printed.spans[n][1] - 1], lines[printed.spans[n + 1][0]]
        if below.blanks or below.number != here.number + 1:
            on[n] += ACROSS_BLOCKS
        elif not halved and weights[n + 1] < _PARTED and _are_halves(printed, n):
            begins = n == 0 or lines[printed.spans[n][0]].blanks or _is_half_below(printed, n)
            if begins:
                weights[n + 1] = min(weights[n + 1], 0.0)
                on[n] -= IN_BLOCK
                halved = True
                continue
        halved = False


def _are_halves(printed: PrintedLines, n: int) -> bool:
    """Whether line `n` and the next may be the halves of a headline, by their widths and marks."""
    if printed.marks[n] is not Mark.NONE or min(printed.ends[n : n + 2]) < _OPEN:
        return False
    if reads_as_deck(printed.texts[n + 1]):
        return False
    if printed.marks[n + 1] is not Mark.NONE and not _COLON_INSIDE.fullmatch(printed.texts[n + 1]):
        return False
    return _SHORTEST_HALF <= printed.widths[n] <= _LONGEST_HALF and printed.widths[n + 1] <= _LONGEST_REST


def _is_half_below(printed: PrintedLines, n: int) -> bool:
    """Whether line `n` begins a headline in the block of another one, which stands above.

    Then both halves are short: a deck's next line is one of text, or a byline.
    """
    return (
        printed.ends[n - 1] >= _OPEN
        and printed.marks[n - 1] is not Mark.SENTENCE
        and printed.widths[n + 1] <= _LONGEST_HALF
        and not is_name(printed.texts[n + 1])
    )


def _goes_on(printed: PrintedLines, columns: Sequence[float], n: int, next_said: float) -> float:
    """What speaks for a heading in line `n` going on in the next, no longer one; `next_said`: the same of that."""
    before, after = printed.texts[n], printed.texts[n + 1]
    if Mark.SENTENCE in (printed.marks[n], printed.marks[n + 1]) or not _may_end_heading(printed, n + 1):
        return 0.0
    if is_folio(before):
        return 0.0
    said = BOTH_WHOLE if heading_join(before, after) else 0.0
    said += (WANTS_MORE if wants_more(before) else 0.0) + (HANGS_ON if hangs_on(after) else 0.0)
    wide, rest = printed.widths[n], printed.widths[n + 1]
    column = _column_below(printed, columns, n + 1)
    half = half_said(before, after)
    if half < 1:
        said += SHORT_HALF if half >= _MUCH else SHORTER_HALF
    if column > _LARGER[1] * wide:
        return said  # much more would have fitted
    fills = column >= _LARGER[0] * wide
    if fills:
        said += FILLS
    named = wide <= _LONGEST_NAME
    if rest <= 1 or (rest <= _LEAST_REST and not named and _is_rest(after)):
        said += REST
    elif rest <= 0.75 * wide and fills and not named:
        said += SHORTER
    if next_said > 1.5 and abs(wide - rest) <= _AS_LONG and (not named or _stands_below(printed, columns, n)):
        said += LIKE_THE_NEXT
    return said + ANOTHER_TITLE if "《" in after or "：" in after else said


def _may_end_heading(printed: PrintedLines, n: int) -> bool:
    return printed.ends[n] >= _OPEN or printed.texts[n].rstrip(CLOSERS)[-1:] in "？！?!"


def _is_rest(text: str) -> bool:
    """Whether so little text is no name: an author's stands there as often."""
    return text[-1] in "？！?!" or (is_word(text) and not is_name(text))


def _stands_below(printed: PrintedLines, columns: Sequence[float], n: int) -> bool:
    """Whether a heading may stand over line `n`, so that it is no column's name."""
    return n > 0 and printed.ends[n - 1] >= _OPEN and printed.widths[n - 1] < columns[n - 1] - 1


def _column_below(printed: PrintedLines, columns: Sequence[float], n: int) -> float:
    """How wide the column of the first full line is that comes soon after line `n`."""
    for m in range(n + 1, min(n + _AHEAD, len(printed))):
        if printed.ends[m] >= Ending.COMMA and abs(printed.widths[m] - columns[m]) <= 2.5:
            return columns[m]
    return columns[n]
