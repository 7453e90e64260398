"""The lines that a headline printed twice was broken over, one by one: each said once, and what two of them share."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from hzclean.cleaners.doubling import beside_overprint, boundaries, is_proof
from hzclean.cleaners.patterns import late

OPENERS = frozenset("“‘《〈「『【（")
CLOSERS = frozenset("”’》〉」』】）")
_MARKS = OPENERS | CLOSERS | {"：", "；"}
# What a body line has and a headline never ends in.
NO_HEADLINE_ENDS = frozenset("。，、；,;")
# What parts the clauses of a headline.
COMMAS = frozenset("，、")
# What a headline goes on after, and what begins no line by itself.
NEVER_LAST = COMMAS | frozenset("：；")
STOPS = NEVER_LAST | frozenset("！？")
# A mark between the clauses of a line.
INNER = late("[，。、；].")
# The rest of a headline's first copy stands no more lines below the second.
REST_BELOW = 6
# … and it is no longer, in code points.
LONGEST_REST = 24
# A blank one em wide stands within a headline, and is printed twice with it.
_BLANK_TWICE = late("([\u2003\u3000])(?=\\1)")
# Where the extractor puts the type on a grid, the two copies of a mark may come apart; and a blank behind a quote is
# printed twice with it.
_MARK_TWICE_APART = late("([，、：；？！])(?P<again> +\\1 *)")
_CLOSER_TWICE_APART = late("([”’》〉」』】）])(?P<again> +\\1)(?! *[”’》〉」』】）])")
# So may the copies of a number before what it counts.
_NUMBER_TWICE_APART = late(r"(?<![0-9.])([0-9]+(?:\.[0-9]+)?)(?P<again> +\1)(?= ?[\u4e00-\u9fff])")


class Piece(NamedTuple):
    """A line with its squares said once: text, places, what was doubled, how many squares, how many prove it."""

    text: str
    places: list[tuple[int, int]]
    doubled: list[bool]
    squares: int
    proofs: int


def size(text: str) -> int:
    """How many characters the text has, without blanks."""
    return len(text) - text.count(" ")


def piece_of(number: int, text: str) -> Piece:
    """A line's text with its squares said once."""
    found = beside_overprint(text)
    blanked = not text.isascii() and len(text.split(None, 1)) > 1
    blanks = [blank.span() for blank in _BLANK_TWICE.finditer(text)] if blanked else []
    patterns = (_MARK_TWICE_APART, _CLOSER_TWICE_APART, _NUMBER_TWICE_APART) if blanked else ()
    apart = [copy for pattern in patterns for copy in pattern.finditer(text)]
    if not found and not blanks and not apart:
        return Piece(text, [(number, n) for n in range(len(text))], [False] * len(text), 0, 0)
    keep = [True] * len(text)
    twice = [False] * len(text)
    for square in found:
        middle = square.start + square.half
        keep[middle : square.end] = [False] * square.half
        twice[square.start : middle] = [True] * square.half
    for start, end in [*blanks, *(copy.span("again") for copy in apart)]:
        keep[start:end] = [False] * (end - start)
    for copy in apart:
        start, end = copy.span(1)
        twice[start:end] = [True] * (end - start)
    at = [n for n, kept in enumerate(keep) if kept]
    return Piece(
        "".join(text[n] for n in at),
        [(number, n) for n in at],
        [twice[n] for n in at],
        len(found) + len(apart),
        sum(is_proof(text, square) for square in found),
    )


def overlap(a: str, b: str, near: bool, single: bool = False) -> int:
    """How many characters that end `a` begin `b`, as whole runs of one of the two; 0 if none.

    `single`: each character may be a run of its own.

    >>> overlap("一粒种子的“出道", "出道”之路", True), overlap("月光照着窗", "窗前的人", True)
    (2, 0)
    """
    before, after = boundaries(a), boundaries(b)
    for length in range(min(len(a), len(b)) - 1, 0, -1):
        starts, ends = len(a) - length in before, length in after
        whole = single or starts or ends
        if not single and ((not starts and a[-length].isascii()) or (not ends and b[length - 1].isascii())):
            continue  # no part of a number or a Latin word is a run
        if whole and b.startswith(a[-length:]) and (near or length > 1 or b[0] in _MARKS):
            return length
    return 0


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends in a stop, within closing quotes or not, as no headline does."""
    return (text.rstrip("”’」』") or text)[-1] in NO_HEADLINE_ENDS


def stretches_but(text: str, number: int, kept: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches (from, to) of line `number` that hold neither characters `kept`, as (line, offset), nor blanks."""
    start = -1
    for at, char in enumerate(text):
        if (number, at) in kept or char.isspace():
            if start >= 0:
                yield start, at
            start = -1
        elif start < 0:
            start = at
    if start >= 0:
        yield start, len(text)
