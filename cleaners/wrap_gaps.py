"""What the gap between two printed lines says: whether the second goes on where the first ended.

The answer is a weight in nats: above 0 the second line more likely begins a paragraph, below 0 it goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.kinds import (
    CLOSERS,
    DATELINE,
    ELLIPSIS,
    NEVER_FIRST,
    OPENING_WORDS,
    OPENING_WORDS_BEGIN,
    QUESTION_ANSWER,
    SALUTATION,
    SPEAKER,
    Ending,
    Mark,
    begins_dated,
    is_bulleted,
    opens_paragraph,
    stands_alone,
)
from hzclean.cleaners.names import are_names, bare_names, is_word
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late
from hzclean.cleaners.printed_lines import PrintedLines
from hzclean.cleaners.verses import are_verses
from hzclean.cleaners.wrap_blocks import let_blocks_break_off
from hzclean.cleaners.wrap_learned import add_learned

OPENS: Final = 5.0  # a list item, a question
DATED: Final = 8.0  # a dateline
ASKED: Final = 8.0  # a question or an answer after a sentence's end
FORMULA: Final = "此致"  # what ends a letter stands on a line of its own: 敬礼！
ALONE: Final = 6.0  # on either side of a byline, a credit, a date
SPEAKS: Final = 4.0  # a speaker who speaks elsewhere on the page
BRIDGE: Final = 3.0  # a word across the gap
NO_BRIDGE: Final = 0.2
DASH: Final = 2.0  # ——读《渡》, a deck
WORDS: Final = 1.2  # words that open paragraphs
ANSWER: Final = 2.5  # a quote after a quote: another speaks
ORPHAN: Final = 4.0  # a single character: the rest of the line before
SIGNS: Final = 5.0  # a dash after a full line: who wrote the letter (不急。 ⏎ ——老读者)
COUPLETS: Final = 6.0  # two sentences with their marks at the same places: couplets of a poem
CLOSING: Final = 1.5  # a sentence on one line that comes last: a caption, or a story's last word
QUOTE: Final = 0.7  # an opening quote
AFTER_COLON: Final = 1.0  # after a colon what is said goes on, if no quote or item begins
NEVER: Final = 9.0  # a mark that may not begin a line
UNCLOSED_QUOTE: Final = 2.5
UNCLOSED_BRACKET: Final = 3.5
ANOTHER_REGION: Final = 50.0
_LONGEST_NAMES: Final = 10.0  # em
_LONGEST_SIGNED: Final = 24.0  # em, with who the author is in brackets
_FULL: Final = 1.5  # em
_SHORTER: Final = 3.0  # em
_FEWEST_COUPLETS: Final = 3
_LONGEST_SPEAKER: Final = 7  # characters, the colon with them
_FAR: Final = 10  # lines after which an open quote is taken for a lost closing mark

_FIGURES: Final = frozenset("0123456789")
_MEASURES: Final = frozenset(  # what is counted in figures: 2024 ⏎ 年
    "年月日号號时時分秒度个個名位元角万萬亿億千百岁歲届屆次米公吨噸亩畝条條人家户戶项項件台臺辆輛倍成层層室"
)
_WORD: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-@_")

# Looking a name up in its class takes longer than to compare.
_TERMINAL, _COLON, _COMMA, _OPEN = Ending.TERMINAL, Ending.COLON, Ending.COMMA, Ending.OPEN

_MARKS = late("[“”‘’「」『』（）()《》]")
_CLOSES: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《"}


def bridges(printed: PrintedLines, texts: Sequence[str]) -> list[bool]:
    """For the gap before each printed line whether a word runs across it. `texts`: the lines' texts, folded."""
    return [
        False,
        *(
            end is _OPEN
            and "\u4e00" <= after[0] <= "\u9fff"
            and "\u4e00" <= before[-1] <= "\u9fff"
            and bridged(before, after)
            for end, before, after in zip(printed.ends, texts, texts[1:], strict=False)
        ),
    ]


def gap_weights(
    lines: Sequence[Line],
    printed: PrintedLines,
    columns: Sequence[float],
    across: Sequence[bool],
    names: frozenset[int] = frozenset(),
) -> list[float]:
    """The weight of the gap before each printed line (the first is 0).

    `across`: as `bridges` gives it; `names`: which of the `lines` are nothing but an author's name.
    """
    count = len(printed)
    weights = [0.0] * count
    speakers = _speakers(printed)
    texts, ends = printed.texts, printed.ends
    bulleted = is_bulleted(texts)
    alone = [
        (len(t) <= 48 and (stands_alone(t) or (ends[n] is _COLON and SALUTATION.match(t))) and not DATELINE.match(t))
        or _is_signed(printed, columns, n)
        for n, t in enumerate(texts)
    ]
    if names:
        alone = [here or a in names for here, (a, _) in zip(alone, printed.spans, strict=True)]
    for n in range(1, count):
        if bulleted and texts[n][0] == "·":
            weight = OPENS
        else:
            weight = _beginning(texts[n - 1], ends[n - 1], texts[n], speakers, across[n])
        if ends[n - 1] is _TERMINAL:
            if texts[n][0] == "—" and abs(printed.widths[n - 1] - columns[n - 1]) <= _FULL:
                weight = -SIGNS
            elif ends[n] is _TERMINAL and texts[n][0] not in CLOSERS and _is_over(printed, columns, n):
                weight += CLOSING
        if alone[n] or alone[n - 1]:
            weight += ALONE
        elif printed.widths[n] <= 1 and ends[n] is _OPEN and ends[n - 1] is _OPEN:
            weight -= ORPHAN
        weights[n] = weight
    _let_couplets_stand(printed, weights)
    regions = [lines[a].region for a, _ in printed.spans]
    for n, (before, region) in enumerate(pairwise(regions), 1):
        if region != before:
            weights[n] += ANOTHER_REGION
    _add_open_marks(printed, weights)
    add_learned(lines, printed, columns, weights)
    let_blocks_break_off(printed, columns, weights)
    return weights


def _let_couplets_stand(printed: PrintedLines, weights: list[float]) -> None:
    """Add what couplets say to the weights of the gaps between them and, where they are three, of those around them."""
    texts, ends, count = printed.texts, printed.ends, len(weights)
    start = 0
    for n in range(1, count + 1):
        if n < count and ends[n - 1] is ends[n] is _TERMINAL and are_verses(texts[n - 1], texts[n]):
            weights[n] += COUPLETS
            continue
        if n - start >= _FEWEST_COUPLETS:
            if start and ends[start - 1] is not _OPEN:
                weights[start] += COUPLETS
            if n < count:
                weights[n] += COUPLETS
        start = n


def _is_over(printed: PrintedLines, columns: Sequence[float], n: int) -> bool:
    """Whether what stands below line `n` looks like another story's headline, or nothing does."""
    below = n + 1
    if below == len(printed):
        return True
    short = printed.widths[below] <= columns[below] - _SHORTER
    return short and printed.ends[below] >= Ending.CLOSER and printed.marks[below] is not Mark.SENTENCE


def _is_signed(printed: PrintedLines, columns: Sequence[float], n: int) -> bool:
    """Whether line `n` is nothing but names, or one and who that is, below what is no prose, so below a headline."""
    end, wide = printed.ends[n], printed.widths[n]
    if end < Ending.CLOSER or wide > (_LONGEST_NAMES if end is _OPEN else _LONGEST_SIGNED):
        return False
    if n == 0 or not _may_be_headline(printed, n - 1):
        return False
    text = printed.texts[n]
    if end is _OPEN:
        # A line that is full before it is prose.
        if printed.marks[n] or abs(printed.widths[n - 1] - columns[n - 1]) <= _FULL:
            return False
    elif text[-1] in "）)":
        text = bare_names(text)
    else:
        return False
    return are_names(text) and not is_word(text)


def _may_be_headline(printed: PrintedLines, n: int) -> bool:
    """Whether line `n` ends as headlines do and has at most a comma or a colon in it."""
    end = printed.ends[n]
    return printed.marks[n] is not Mark.SENTENCE and (end >= Ending.CLOSER or printed.texts[n][-1] in "？！?!")


def _beginning(before: str, end: Ending, text: str, speakers: frozenset[str], across: bool) -> float:
    """What the first characters of a line say, after a line that ends so."""
    first = text[0]
    if first in NEVER_FIRST and not ELLIPSIS.match(text):
        return -NEVER
    if opens_paragraph(text):
        if begins_dated(text):
            return DATED
        if QUESTION_ANSWER.match(text):
            return ASKED if end is _TERMINAL else OPENS
        return OPENS if end != _COMMA else 1.0
    if first == "【" and end is _TERMINAL:
        return OPENS  # 【注】, 【编者按】
    if first in "“「":
        return ANSWER if (before[-1] in "”」" and end is _TERMINAL) or end is _COLON else QUOTE
    if end is _COLON:
        return -AFTER_COLON
    if before[-1] in "】〕" and DATELINE.fullmatch(before):
        return -BRIDGE
    if before == FORMULA:
        return ALONE
    if first == "—":
        return DASH
    if first in _WORD and before[-1] in _WORD:
        return -BRIDGE
    if "\u4e00" <= first <= "\u9fff":
        if across or (first in _MEASURES and before[-1] in _FIGURES):
            return -BRIDGE
        if speakers and (found := SPEAKER.match(text)) and found.group()[:-1] in speakers:
            return SPEAKS
        if first in OPENING_WORDS_BEGIN and OPENING_WORDS.match(text):
            return WORDS
        if end is _OPEN and "\u4e00" <= before[-1] <= "\u9fff":
            return NO_BRIDGE
    return 0.0


def _speakers(printed: PrintedLines) -> frozenset[str]:
    """Names before a colon that begin at least three lines of the page after a sentence's end; two where others do."""
    seen: Counter[str] = Counter()
    for n, text in enumerate(printed.texts):
        if "：" not in (begins := text[:_LONGEST_SPEAKER]) and ":" not in begins:
            continue
        found = SPEAKER.match(text)
        if found and (n == 0 or printed.ends[n - 1] is _TERMINAL):
            seen[found.group()[:-1]] += 1
    fewest = 2 if sum(times >= 3 for times in seen.values()) > 1 else 3
    return frozenset(name for name, times in seen.items() if times >= fewest)


def _add_open_marks(printed: PrintedLines, weights: list[float]) -> None:
    """A quote or bracket that is open at a line's end wants the next line.

    Where a block ends with a full stop the closing mark was not read.
    """
    opened: list[tuple[str, int]] = []
    for n, found in enumerate(map(_MARKS.findall, printed.texts)):
        if opened:
            if n - opened[0][1] > _FAR or (printed.parted[n] and printed.ends[n - 1] is _TERMINAL):
                opened.clear()
            else:
                first = printed.texts[n][0]
                again = first in "“「" and opened[-1][0] == first
                if again and printed.ends[n - 1] is _TERMINAL:
                    opened.clear()  # each paragraph of a long quotation begins with a quote
                elif weights[n] < ANOTHER_REGION:
                    weights[n] -= UNCLOSED_BRACKET if opened[-1][0] in "（(《" else UNCLOSED_QUOTE
        for mark in found:
            opener = _CLOSES.get(mark)
            if opener is None:
                opened.append((mark, n))
            elif opened:
                while opened and opened.pop()[0] != opener:
                    pass
