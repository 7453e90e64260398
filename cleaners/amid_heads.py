"""Headlines amid another story's text, for stories that came out without one.

Where columns came out mixed a wide headline may stand on the rows of the story beside it, and be read as a subhead of
that one. Its own story then has no headline: names or a deck stand over it, or a dateline begins it. A headline that
says what that story says, and nothing of what stands about it, goes there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hzclean.cleaners.heads import headline
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.sheet import Sheet
from hzclean.cleaners.stories import Start, bold

# What it must say of the story, and how much more than of the one that it stands in, in nats.
_SAYS: Final = 5.0
_DOUBT: Final = 10.0


def amid_heads(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[Kind],
    places: Sequence[Start],
    passages: Passages,
    going: Mapping[int, int],
) -> Iterator[tuple[int, int, float]]:
    """Such headlines: number of the paragraph, the first paragraph of its story, how sure.

    `going`: the headings that go to a story elsewhere, or stay with theirs for certain: the first paragraph of each.
    """
    sheet = Sheet(paragraphs, kinds, [s for s in places if s.evidence > 0], passages)
    want = {j: heads for j in range(len(sheet.places)) if len(heads := _heads(sheet, j, going)) < 2}
    over = {n for s in sheet.places for n in range(s.head, s.neck)}
    found: dict[int, tuple[float, int]] = {}
    for n in _amid(kinds):
        own = max((j for j, s in enumerate(sheet.places) if s.first <= n), default=None)
        if n in over or n in going or own is None:
            continue
        for j, heads in want.items():
            if j == own or sheet.like(n, j) < _SAYS or headline(paragraphs, [n, *heads]) != n:
                continue
            gain = sheet.like(n, j) - sheet.like(n, own) - _DOUBT
            if gain > max(0.0, found.get(j, (0.0, 0))[0]):
                found[j] = gain, n
    for j, (gain, n) in found.items():
        yield n, sheet.places[j].first, 1 / (1 + math.exp(-gain))


def _heads(sheet: Sheet, j: int, going: Mapping[int, int]) -> list[int]:
    """The headings that the story at place j has; two where one of them is its headline by its type."""
    first = sheet.places[j].first
    here = [n for n in sheet.heads[j] if going.get(n, first) == first]
    heads = sorted({*here, *(n for n, story in going.items() if story == first and sheet.kinds[n] == "subhead")})
    return heads * 2 if any(bold(sheet.paragraphs[n]) for n in heads) else heads


def _amid(kinds: Sequence[Kind]) -> Iterator[int]:
    """The headings that stand straight between two paragraphs of text."""
    for n in range(1, len(kinds) - 1):
        if kinds[n] == "subhead" and kinds[n - 1] == kinds[n + 1] == "body":
            yield n
