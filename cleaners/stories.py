"""Where on a page a story begins: the places that may, and how much speaks for each.

The evidence, in nats (log-odds), is added up; its weights say in numbers what an editor would say in words: a dateline
or a byline under a heading is almost proof, two headings over each other are more than one, a text column of another
width is a hint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from hzclean.cleaners.forms import dateline, signature
from hzclean.cleaners.kinds import BYLINE, SALUTATION, Ending, ending
from hzclean.cleaners.names import are_names
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

# What speaks for a beginning between two paragraphs where nothing does:
PLAIN: Final = -4.0  # of twenty paragraphs about one begins a story
_DATELINE: Final = 8.0
_BYLINE: Final = 6.0  # under a heading
_BARE_BYLINE: Final = 4.5  # 本报记者 … with no heading over it
_BARE_NAMES: Final = 4.5  # they sign what is over them or head what is under them: either way a story ends
_HEADING: Final = 1.0
_MORE_HEADINGS: Final = 3.5
_OVERPRINTED: Final = 6.0
_GREETS: Final = 4.5  # a line that says whom a letter or notice addresses
_SIGNED: Final = 3.5  # the paragraph before ends in its author's name
_PICTURE: Final = 1.5  # a caption or credit stands between
_NO_MORE_THAN_A_LINE: Final = -4.0  # under a name at the end of a story, a stray line is no story
_REGION: Final = 1.0
_MEASURE: Final = 2.5  # the column's width changes, by more than so many em
_OTHER_MEASURE: Final = 1.5
_MOST_MEASURED: Final = 8  # lines
_GAP: Final = 7.0  # a blank line, where they are few, and where there are some but none here
_NO_GAP: Final = -6.0
_UNFINISHED: Final = -5.0  # the paragraph before goes on
_NUMBERED: Final = -3.5  # 第一章, 1.1, 一、: parts of one text

_ORDINAL: Final = late(
    "第[\\d一二三四五六七八九十百零〇]{1,4}[章节節回篇卷部编編条條讲講课課]"
    "|[\\d]{1,2}(?:[.．]\\d{1,2}){0,3}[.． 、\u3000]|[一二三四五六七八九十]{1,3}[、．.]"
    "|[（(][一二三四五六七八九十\\d]{1,3}[）)]|(?:附录|附錄|Chapter|Part)"
)


class Start(NamedTuple):
    """A place where a story may begin.

    Paragraphs `head` to `neck` are the headings and bylines over it, `neck` to `first` captions that stand between,
    `first` is its first body paragraph; `evidence` in nats: over 0 it does begin here, below it begins only if a
    headline asks for it.
    """

    head: int
    neck: int
    first: int
    evidence: float


@dataclass
class Story:
    """A story while it is put together: numbers of paragraphs."""

    start: Start
    end: int
    kickers: list[int] = field(default_factory=list)
    headline: int | None = None
    decks: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)  # the headings that came from elsewhere
    confidence: float = 1.0
    settled: bool = False  # it is alone on its page and nothing is astray: all stays in order


def bold(paragraph: Paragraph) -> bool:
    """Whether it was printed over itself, as headlines are."""
    for line in paragraph.lines:  # noqa: SIM110 (`any` takes three times as long)
        if line.overprinted:
            return True
    return False


def starts(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], plain: bool = False, gaps: bool = False
) -> list[Start]:
    """All places where a story may begin, in page order; the first body paragraph always is one.

    `plain`: also those for which nothing speaks. `gaps`: blank lines tell stories apart, if the page has but few.
    """
    out: list[Start] = []
    spaced = [n for n, p in enumerate(paragraphs) if n and p.lines[0].blanks]
    gaps = gaps and 0 < 3 * len(spaced) < len(paragraphs)
    measures = [
        _measure(p) if k == "body" and len(p.lines) > 3 else 0.0 for p, k in zip(paragraphs, kinds, strict=True)
    ]
    last = -1
    for n, kind in enumerate(kinds):
        if kind != "body":
            continue
        if last < 0:
            out.append(Start(*_head(kinds, n), n, 99.0))
        elif plain or gaps or n - last > 1 or _may_begin(paragraphs, n, last, measures):
            head, neck = _head(kinds, n)
            if head < neck == n and all(are_names(p.text) for p in paragraphs[head:n]) and _dated(paragraphs[n]):
                head = neck = n  # names alone before a dateline sign the story above
            evidence = _evidence(paragraphs, kinds, head, neck, n, last, measures)
            if gaps:
                evidence += _GAP if paragraphs[head].lines[0].blanks else _NO_GAP
            out.append(Start(head, neck, n, evidence))
        last = n
    return out


def _dated(paragraph: Paragraph) -> bool:
    return dateline(paragraph.lines[0].text[:60]) is not None


def _greets(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1 and bool(SALUTATION.match(paragraph.lines[0].text))


def _may_begin(paragraphs: Sequence[Paragraph], first: int, last: int, measures: Sequence[float]) -> bool:
    """Whether anything speaks for a beginning between two body paragraphs that stand next to each other."""
    here, before = paragraphs[first], paragraphs[last]
    return (
        here.lines[0].region != before.lines[-1].region
        or bool(measures[first] and measures[last] and abs(measures[first] - measures[last]) > _OTHER_MEASURE)
        or _dated(here)
        or _greets(here)
        or signature(before.lines[-1].text) is not None
    )


def _head(kinds: Sequence[Kind], first: int) -> tuple[int, int]:
    """Where the headings over a body paragraph begin and end; pictures may stand between them and the text."""
    if first and kinds[first - 1] == "body":
        return first, first
    neck = first
    while neck and kinds[neck - 1] in ("caption", "credit", "furniture"):
        neck -= 1
    if not neck or kinds[neck - 1] not in ("subhead", "byline"):
        return first, first
    head = neck
    while head and kinds[head - 1] in ("subhead", "byline"):
        head -= 1
    if "body" not in kinds[:head]:
        # The page's own head may stand amid the first story's: its headline, the page's name, its byline.
        lacks = "byline" if "subhead" in kinds[head:neck] else "subhead"
        above = [n for n in range(head) if kinds[n] in ("subhead", "byline")]
        if above and kinds[above[-1]] == lacks and lacks not in kinds[head:neck]:
            head = above[-1]
    # Names straight after a text and before a heading sign the text above.
    while head < neck and kinds[head] == "byline" and (head < neck - 1 or neck < first) and head:
        if kinds[head - 1] in ("subhead", "furniture"):
            break
        head += 1
    head = max(head, _second_head(kinds, head, neck))
    return (head, neck) if head < neck else (first, first)


def _second_head(kinds: Sequence[Kind], head: int, neck: int) -> int:
    """Where another story's headings begin in a run of them: each story has its own names below its headings.

    Names that furniture parts from their text sign the story above where others stand below the headings.

    >>> _second_head(["subhead", "byline", "subhead", "subhead", "byline", "body"], 0, 5)
    2
    >>> _second_head(["body", "furniture", "byline", "subhead", "byline", "body"], 2, 5)
    3
    """
    parts = [n for n in range(head + 1, neck) if kinds[n] == "subhead" and kinds[n - 1] == "byline"]
    below = head > 0 and kinds[head - 1] == "furniture"
    signed = [n for n in parts if "byline" in kinds[n:neck] and (below or "subhead" in kinds[head:n])]
    return signed[-1] if signed else head


def _evidence(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[Kind],
    head: int,
    neck: int,
    first: int,
    last: int,
    measures: Sequence[float],
) -> float:
    total = PLAIN + (_of_heads(paragraphs, kinds, head, neck, first) if head < neck else 0.0)
    here, before = paragraphs[first], paragraphs[last]
    if _dated(here):
        total += _DATELINE
    if _greets(here):
        total += _GREETS
    between = kinds[last + 1 : head]
    if "byline" in between or signature(_tail(before)) is not None:
        total += _SIGNED
    elif ending(before.lines[-1].text) not in (Ending.TERMINAL, Ending.SEMICOLON, Ending.COLON):
        total += 0.0 if head < neck or len(before.lines) == 1 else _UNFINISHED
    if "caption" in between or "credit" in between:
        total += _PICTURE
    if here.lines[0].region != before.lines[-1].region:
        total += _REGION
    if measures[first] and measures[last] and abs(measures[first] - measures[last]) > _OTHER_MEASURE:
        total += _MEASURE
    return total


def _tail(paragraph: Paragraph) -> str:
    """The end of its text: the last lines, which are enough for the names of those who signed it."""
    lines = paragraph.lines[-3:]
    if not any(paragraph.joins):
        return "".join([line.text for line in lines])
    joins = (*paragraph.joins[len(paragraph.joins) + 1 - len(lines) :], "")
    return "".join([part for line, join in zip(lines, joins, strict=True) for part in (line.text, join)])


def _of_heads(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], head: int, neck: int, first: int) -> float:
    """What the headings and names over a place speak for a story's beginning there."""
    total = 0.0
    headings = [n for n in range(head, neck) if kinds[n] == "subhead"]
    names = [n for n in range(head, neck) if kinds[n] == "byline"]
    if names and headings and names[-1] > headings[0]:
        total += _BYLINE
    elif names:
        total += _BARE_BYLINE if BYLINE.match(paragraphs[names[0]].text) else _BARE_NAMES
        if len(paragraphs[first].lines) == 1 and kinds[first + 1 : first + 2] != ["body"]:
            total += _NO_MORE_THAN_A_LINE
    if headings:
        total += _HEADING + (_MORE_HEADINGS if len(headings) > 1 else 0.0)
        if any(_ORDINAL.match(paragraphs[n].text) for n in headings):
            total += _NUMBERED
        if any(bold(paragraphs[n]) for n in headings):
            total += _OVERPRINTED
    return total


def _measure(paragraph: Paragraph) -> float:
    """The width of the column it is set in, in em, from its first lines; it must have four or more to tell."""
    lines = paragraph.lines[1 : min(len(paragraph.lines) - 1, _MOST_MEASURED)]
    widths: list[float] = []
    for line in lines:
        here = width(line.text)
        widths.append(here)
        if 2 * widths.count(here) > len(lines):
            return here
    return max(widths, key=widths.count)
