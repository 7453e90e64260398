"""Which lines stand below one another in a column, found from the order and the look of the lines alone.

An extractor that goes down the page row by row gives a line of the first column, one of the second, and so on. Read
backwards that is a game of cards: each line is laid on one of the columns (streams) or begins a new one. A beam search
keeps the likeliest layouts. What speaks for a column: the line goes on where the column's last line breaks off; it is
as wide as the column; and its turn has come by the baseline clock. Each column's lines are one line height apart, and
the extractor sorts by baseline, then from left to right; so a column can miss its turn only where it has ended, or
where a subhead or a picture has shifted it.

Where gutters are narrow, a line that reaches its column's edge and one beside it that is not set in were written as
one; so two that were not tell a short line or a paragraph's beginning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.kinds import BYLINE, DATELINE
from hzclean.cleaners.labels import Label, label
from hzclean.cleaners.lexicon import begins_inside
from hzclean.cleaners.links import ends, size
from hzclean.cleaners.names import is_name, is_word
from hzclean.cleaners.patterns import late

# States of a column's last line: it breaks off, it ends a sentence before or at the column's edge, it is a heading, or
# it ends in a mark that may end a paragraph (a colon, a bracket, a quote).
OPEN, SHORT, FULL, HEADING, COLON = range(5)
# How a line stands in its column: at the edge, set in, or as a heading.
FLUSH, SET_IN, APART = range(3)

# Paragraphs are rarely so short, in em.
TINY = 5.0
# What is never broken at a line's end, with an opening mark before it.
_WORD = late(r"[“‘（《「『(]*[0-9A-Za-z.,%+-]{2,}")
# What a line does: it is laid on a column, opens one beside the others, begins other columns, or stands alone.
LAY, OPENS, RESETS, ALONE = range(4)


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats. All can be set to nothing, to see what each is worth."""

    broken: float = 5.0  # a line that breaks off, with a paragraph's beginning below it
    after_short: float = 5.0  # a line that goes on below one that ended before the column's edge
    after_full: float = 1.2  # … below one that ended a sentence at the edge
    after_room: float = 2.0  # … and for each em between the two
    begin: float = 0.3  # a paragraph begins
    inside: float = 2.0  # … with what begins no sentence
    tiny: float = 2.0  # … and ends on the same line, after so few words that it is rather another's last line
    heading: float = 3.4  # a line is a heading, or of verse
    heading_prose: float = 1.5  # … although it has marks of prose
    heading_on: float = 0.8  # … after another such line
    subhead: float = 0.7  # for a subhead: such a line, without marks of prose, after one that ends a sentence, …
    below_subhead: float = 0.7  # … and for a paragraph that begins below it and fills its line, or is prose
    after_colon: float = 1.0  # a paragraph begins after a colon, a quote or a bracket
    misfit: float = 1.5  # an em that a line falls short of its column
    most_misfit: float = 5.6
    most_too_wide: float = 6.0  # … or is wider
    reset: float = 3.0  # all columns end, and others begin
    reset_headed: float = 0.5  # … after headings
    reset_inside: float = 4.0  # … though no blank line stands there
    unfinished: float = 2.5  # a column breaks off, and the next does not go on
    unfinished_last: float = 3.5  # … and there is no next
    past_heading: float = 2.7  # columns go on below a heading that stands in none
    open: float = 1.0  # one more column in the first row
    open_late: float = 4.5  # a column begins later
    open_left: float = 2.5  # … left of all others
    open_left_first: float = 6.5  # … in the first row, which is written from left to right
    alone: float = 5.5  # a line stands in no column (a title, a caption)
    alone_apart: float = 2.0  # … after a blank line
    alone_on: float = 0.7  # … after another such line
    alone_last: float = 2.5  # … before a blank line, where a column would break off
    alone_between: float = 0.3  # … between blank lines, prose or not
    alone_foot: float = 4.5  # … before a blank line, with a sentence's end
    alone_named: float = 0.7  # … with nothing but an author's name
    caption: float = 0.5  # … before a photographer's name: it is a caption
    caption_laid: float = 3.0  # a caption stands in a column
    open_bare: float = 1.0  # a column begins with a line that has no mark of prose
    other_width: float = 1.0  # … of another width than the columns beside it
    gap: float = 0.7  # a column goes on after a blank line
    prose_alone: float = 5.0  # … although it looks like running text
    prose_alone_on: float = 2.5  # … after another such line
    prose_alone_apart: float = 3.0  # … or after a blank line
    heading_first: float = 4.0  # a column begins with a heading
    colon_quote: float = 1.0  # for a quote that begins a paragraph after a colon
    skip: float = 0.7  # a column misses its turn: it has ended, or is shifted
    wake: float = 2.4  # … and goes on later, …
    wake_headed: float = 0.7  # … with or after a heading
    late: float = 1.5  # … for each row that it comes too late
    most_late: float = 6.0
    uneven: float = 1.5  # a column that is not the story's last ends two rows or more above another's end
    uneven_row: float = 0.5  # … a row above it
    short_last: float = 1.0  # the last column ends so far above the others that all could have ended higher
    torn: float = 6.0  # pieces of one printed line that do not stand side by side
    joined_set_in: float = 4.0  # a piece of a printed line after another, but set in
    joined_short: float = 3.0  # … after one that does not reach its column's edge
    apart: float = 1.7  # where gutters are narrow, neighbours that were not written as one line, but would be
    next_label: float = 2.7  # for a paragraph whose label is the one after the label before: 1. 2., 问：答：
    next_turn: float = 1.0
    other_label: float = 2.0  # a paragraph whose label is another one
    other_turn: float = 1.0
    label_inside: float = 1.0  # a line goes on with what looks like a label
    language: float = 0.75  # what the reader finds of a join counts so much
    indent: float = INDENT  # how far a paragraph's first line is set in, in em
    spaced: bool = False  # whether a row is left free before each paragraph
    free: float = 0.3  # … so a column that may have ended a paragraph misses its turn
    unspaced: float = 3.0  # … and none is


class Piece(NamedTuple):
    """What the search knows of a line: its number, look and place in a printed line."""

    text: str
    width: float
    end: int  # OPEN, SHORT (ends a sentence) or HEADING (breaks off without a mark of prose)
    prose: bool
    joined: bool
    gap: bool | None = None  # whether a blank line stands before it; None where blank lines tell nothing
    label: Label | None = None
    tiny: bool = False  # whether it is a few words that end a sentence, no label or quote
    inside: bool = False  # whether it begins with what begins no sentence
    running: bool = False  # whether it is running text for sure: a sentence ends inside it
    stretched: bool = False  # whether blanks stretch it to its column's width
    latin: float = 0.0  # the width of the word or figure it begins with, which can not be broken
    caption: bool = False  # whether a photographer's name follows
    last: bool = False  # whether a blank line follows
    named: bool = False  # whether it says who wrote a story, and no more
    narrow: bool = False  # whether full lines of neighbouring columns are written as one hereabouts


class Way(NamedTuple):
    """A way to lay a line on a column."""

    gain: float
    stands: int  # FLUSH, SET_IN or APART
    state: int  # the state of the column then
    short: float | None  # how far the line falls short of the column's edge, in em; None: not known


class Stream(NamedTuple):
    """A column so far: its last line, how far down it is, its width in em (0: none), the state of its last line."""

    tail: int
    y: float
    column: float
    state: int
    head: int  # its first line
    label: Label | None = None  # the label of a paragraph that began last
    paid: float | None = None  # what was paid when it missed its turn
    ended: float = 0.0  # what it costs if it ends here
    passed: float = 0.0  # … and its turn is passed over
    ways: Mapping[int, Sequence[Way]] = MappingProxyType({})  # for each line the ways to lay it, as far as known


class Path(NamedTuple):
    """What was done with the lines so far, the last first."""

    line: int
    above: int  # the line above it in its column; -1 where it begins one, -2 where it stands alone
    stands: int  # FLUSH, SET_IN or APART
    ended: tuple[int, ...]  # the first lines of the columns that ended before it, if it begins others below
    before: Path | None


class State(NamedTuple):
    score: float
    streams: tuple[Stream, ...]
    last: int  # which stream was laid on last, -1: none
    y: float  # how far down that was
    fresh: bool  # whether only the first row has been laid
    short: float | None  # how far the line laid last falls short of its column's edge, in em; None: not known
    path: Path | None
    promise: float = 0.0  # what it would be worth if its columns ended here
    uneven: float = 0.0  # what has been paid for columns that ended above others


class Move(NamedTuple):
    """A way to lay the next line, before the layout is built."""

    score: float
    hope: float  # what it would be worth if its columns ended here
    state: State
    stream: int  # which to lay on; where a new one begins; -1: none
    y: float
    way: Way
    column: float = 0.0  # the width of a new stream
    how: int = LAY
    uneven: float = 0.0  # what is paid, in all, for columns that ended above others


class Layout(NamedTuple):
    score: float
    above: list[int]  # for each line the line above it; -1 where a column begins, -2 where a line stands alone
    stands: list[int]  # for each line FLUSH, SET_IN or APART
    heads: list[tuple[int, ...]]  # the first lines of columns that stand side by side, from left to right


# Half-width marks after hanzi are prose's too; that of a subhead's number is not (一、建在哪里), and a question in the
# middle of a long line is no headline's.
_PROSE = late(
    "[，。；]|(?<!^[一二三四五六七八九十])(?<!^十[一二三四五六七八九])、|(?<=[\u3400-\u9fff”’）》」』])[,;]"
    "|.{6}[？！][\u4e00-\u9fff]{6}"
)
# For sure: a sentence ends inside it.
_RUNNING = late("。.|^本[报報][讯訊]")
_QUOTES = tuple("“‘「『（(—")


def piece(
    text: str, joined: bool = False, gap: bool | None = None, narrow: bool = False, stretched: bool = False
) -> Piece:
    """What the search needs to know of a line.

    >>> [piece(text).prose for text in ("路通不通？县里查了一次", "客车为什么开不下去？县里先后做了三次")]
    [False, True]
    """
    done = ends(text)
    end = SHORT if done == 1.0 else COLON if done else OPEN
    width = size(text)
    named = label(text)
    word = _WORD.match(text)
    return Piece(
        text=text,
        width=width,
        end=end,
        prose=_PROSE.search(text) is not None or DATELINE.match(text) is not None,
        joined=joined,
        gap=gap,
        label=named,
        tiny=end == SHORT and width <= TINY and not named and not text.startswith(_QUOTES),
        inside=begins_inside(text),
        running=_RUNNING.search(text) is not None,
        stretched=stretched,
        latin=size(word[0]) if word else 0.0,
        named=end == OPEN and ((is_name(text) and not is_word(text)) or BYLINE.match(text) is not None),
        narrow=narrow,
    )
