"""Headlines torn apart by an extractor that keeps the page's layout: their second half stands below the byline.

A headline that was printed over itself is written row by row, run by run; a run whose baseline lies a hair lower
comes after the byline or deck, as far to the right as the headline had come. Nor may it begin before the deck's end:
rows are filled from left to right, so it is pushed right up to that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Final

from hzclean.cleaners.cells import Cell, joined_cells
from hzclean.cleaners.joined import piece_width, tokens
from hzclean.cleaners.kinds import BYLINE, CLOSER_OF, NEVER_FIRST, Ending, Mark, ending, inner_mark
from hzclean.cleaners.names import are_names
from hzclean.cleaners.patterns import late
from hzclean.cleaners.side_heads import copies_above
from hzclean.cleaners.slices import part_of
from hzclean.cleaners.width import width

# A layout's character column is half an em of the text; headlines are set up to twice as large.
_SMALLEST, _LARGEST = 1.8, 4.0
# Pushed to the end of a deck, the second half stands this many em of the first from where that begins.
_PUSHED = 1.0, 4.0
# How many columns the byline may stand beside the headline's start.
_BESIDE: Final = 2
# Halves that a blank parts are no shorter, in code points.
_SHORTEST: Final = 4
# The second half of a letter-spaced headline stands so many rows lower at most, and so many columns to the right.
_APART, _CLOSE = 3, 4
_SPREAD: Final = late(f"\\S[{re.escape(NEVER_FIRST)}]?(?: \\S[{re.escape(NEVER_FIRST)}]?)+")
_MARKS: Final = late(f"[{re.escape(NEVER_FIRST)}]+")


def whole_heads(cells: list[Cell]) -> list[Cell]:
    """The cells with torn headlines put together, each where its first half stands; the same list if none is torn."""
    cells = _with_openers(cells)
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    out = cells
    for cell in cells:
        row = rows[cell.row]
        if cell.start > 2 and _may_end_head(cell.line.text):
            left = max((c.end for c in row if c.start < cell.start), default=-1)
            head = _first_half(cell, left, rows.get(cell.row - 2, []), rows.get(cell.row - 1, []))
            head = head or _straight_above(cell, rows)
            if head:
                out = [joined_cells([*head, cell]) if c is head[0] else c for c in out if c not in (*head[1:], cell)]
                out = _with_copy_above(out, head[0], cell, rows)
    return _with_spread_halves(out)


def _with_copy_above(cells: list[Cell], head: Cell, half: Cell, rows: dict[int, list[Cell]]) -> list[Cell]:
    """The cells, the second copy of a headline's half above the byline, too; the same list where there is none."""
    copies = [c for c in rows.get(half.row + 1, ()) if copies_above(half, c)]
    if not copies or half.row != head.row + 2:
        return cells
    bylines = [c for c in rows[head.row + 1] if abs(c.start - head.start) <= _BESIDE and _signs(c.line.text)]
    moved = {id(c): replace(c, row=half.row) for c in bylines} | {id(c): replace(c, row=head.row + 1) for c in copies}
    return sorted([moved.get(id(c), c) for c in cells], key=lambda c: (c.row, c.start))


def _with_openers(cells: list[Cell]) -> list[Cell]:
    """The cells, an opening mark that came out over its headline put there; the same list where there are none.

    A headline's first mark may stand a hair higher than the rest; then the byline or the text below it is written
    behind that mark, and the headline, run by run and twice, in the rows below: 《记者 何立 ⏎ 渡口 ⏎ 渡口》》谢幕.
    """
    marked = [cell for cell in cells if _is_left_open(cell.line.text)]
    if not marked:
        return cells
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    out = list(cells)
    for cell in marked:
        head = _closed_below(cell, rows)
        if head:
            text = cell.line.text
            mark, rest = part_of(cell.line, 0, 1), part_of(cell.line, 1, len(text), indent=0.0, blanks=0)
            first = head[0].line
            line = first._replace(text=mark.text + first.text, slices=mark.slices + first.slices)
            moved = {id(c): replace(c, row=c.row - 1) for c in head}
            moved[id(head[0])] = replace(moved[id(head[0])], line=line, size=head[0].size + 1)
            moved[id(cell)] = Cell(
                rest, head[-1].row, cell.start + 1, cell.end, piece_width(tokens(rest.text)), cell.joined
            )
            out = [moved.get(id(c), c) for c in out]
    return sorted(out, key=lambda c: (c.row, c.start))


def _closed_below(cell: Cell, rows: dict[int, list[Cell]]) -> list[Cell]:
    """The headline's pieces, row by row, to which a cell's first mark belongs; none if there is no such."""
    close = CLOSER_OF[cell.line.text[0]]
    for first in rows.get(cell.row + 1, ()):
        copies = (c for c in rows.get(cell.row + 2, ()) if c.start == first.start)
        if 0 < first.start - cell.start <= _CLOSE and any(
            c.line.text.startswith(first.line.text + close) for c in copies
        ):
            head = [first]
            while below := [c for c in rows.get(head[-1].row + 1, ()) if copies_above(head[-1], c)]:
                head.append(below[0])
            return head
    return []


def _is_left_open(text: str) -> bool:
    """Whether it begins with a mark that something else must close."""
    close = CLOSER_OF.get(text[0])
    return close is not None and len(text) > 1 and text.count(text[0]) > text.count(close)


def _with_spread_halves(cells: list[Cell]) -> list[Cell]:
    """The cells with the halves of letter-spaced headlines put together; the same list where there are none."""
    if not any(_is_spread(cell) for cell in cells):
        return cells
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    out: list[Cell] = []
    joined: set[int] = set()
    for cell in cells:
        if id(cell) in joined:
            continue
        while _is_spread(cell):
            near = [c for row in range(cell.row, cell.row + _APART + 1) for c in rows.get(row, ())]
            below = (c for c in near if c.row > cell.row and 0 <= c.start - cell.end <= _CLOSE and _is_spread(c))
            half = next((c for c in below if id(c) not in joined and _is_free(cell, c, near)), None)
            if half is None:
                break
            joined.add(id(half))
            cell = joined_cells([cell, half])
        out.append(cell)
    return out


def _is_spread(cell: Cell) -> bool:
    return bool(_SPREAD.fullmatch(cell.line.text)) and _is_half(cell.line.text)


def _is_free(a: Cell, b: Cell, near: list[Cell]) -> bool:
    """Whether only kickers, decks and bylines stand between the rows of two halves, if anything."""
    between = (c for c in near if c.row <= b.row and c.start < b.end and c.end > a.start)
    others = (c.line.text for c in between if c is not b and (c.row, c.start) != (a.row, a.start))
    return all(_is_half(text) or _signs(text) for text in others)


def _first_half(cell: Cell, left: int, above: list[Cell], between: list[Cell]) -> list[Cell]:
    """The pieces of the headline two rows above that the cell goes on from, if a byline stands between; else none.

    `left`: where what stands left of the cell ends.
    """
    head: list[Cell] = []
    for piece in above:
        if piece.start > left and piece.end <= cell.start:
            head = [*head, piece] if head and _MARKS.fullmatch(piece.line.text) else [piece]
    if not head or not _is_half(head[0].line.text):
        return []
    start = head[0].start
    wide = width(head[0].line.text)
    away = cell.start - start
    if _PUSHED[0] * wide <= away <= _PUSHED[1] * wide and any(_pushes(c, head[0], cell) for c in between):
        return head
    if not _is_half(cell.line.text) or not _SMALLEST * wide <= away <= _LARGEST * wide + 2:
        return []
    return head if any(abs(c.start - start) <= _BESIDE and _signs(c.line.text) for c in between) else []


def _straight_above(cell: Cell, rows: dict[int, list[Cell]]) -> list[Cell]:
    """The headline that ends, a byline between, where the cell begins; none if there is no such.

    It begins as many columns farther to the right as the headline has characters, a mark that is set closer being
    one less, or right after the byline; what begins with no mark, one more, as there is a blank before it.
    """
    if cell is not rows[cell.row][0] and _is_near(cell, rows[cell.row]):
        return []
    marked = cell.line.text[0] in NEVER_FIRST
    if not marked and any(copies_above(c, cell) for c in rows.get(cell.row - 1, ())):
        return []  # `overprint` puts it together
    between: list[Cell] = []
    for row in range(cell.row - 1, cell.row - _APART - 1, -1):
        for head in rows.get(row, ()):
            ends_at = {head.end + 1}
            if marked:
                ends_at |= {head.end - 1, head.end} | {c.end + 1 for c in between if c.start == head.start}
            elif not _are_phrases(head, cell) or all(abs(c.start - head.start) > _BESIDE for c in between):
                continue
            if between and cell.start in ends_at and head.start < cell.start and _is_half(head.line.text):
                # Two such marks may be meant, so that `overprint` would not take one away.
                return [] if head.line.text[-1] == cell.line.text[0] and cell.line.text[0] in "！？!?" else [head]
        between += [c for c in rows.get(row, ()) if _signs(c.line.text)]
        if any(c.start < cell.start < c.end and not _signs(c.line.text) for c in rows.get(row, ())):
            return []
    return []


def _are_phrases(first: Cell, second: Cell) -> bool:
    """Whether two cells may be a headline's halves with a blank between."""
    texts = first.line.text, second.line.text
    return all(len(text) >= _SHORTEST and " " not in text for text in texts)


def _is_near(cell: Cell, row: list[Cell]) -> bool:
    """Whether something stands close left of the cell on its row."""
    return any(0 <= cell.start - c.end <= _CLOSE for c in row if c is not cell)


def _pushes(deck: Cell, first: Cell, second: Cell) -> bool:
    """Whether a deck between two halves of a headline reaches from the first up to where the second begins."""
    text = deck.line.text
    if inner_mark(text) is Mark.SENTENCE or text[-1] in "。；，、":
        return False  # running text
    if first.line.text[-2:] in text or first.line.text[-1] == second.line.text[0]:
        return False  # the headline's own copy, which `overprint` takes away
    return deck.start <= first.start + _BESIDE and 0 <= second.start - deck.end <= 1


def _may_end_head(text: str) -> bool:
    """Whether it may be a headline's second half, with a colon in it or without, and no name."""
    return text[-1] not in "。；" and _is_half(text.replace("：", "")) and not _signs(text.split(" ", 1)[0])


def _is_half(text: str) -> bool:
    """Whether it may be half a headline: no sentence, no end of one, no comma but at the break."""
    bare = text.strip(NEVER_FIRST)
    return bool(bare) and inner_mark(bare) is Mark.NONE and ending(bare) >= Ending.CLOSER


def _signs(text: str) -> bool:
    """Whether a line of names, or of what each has done (示范／石青 文字／何立), stands there."""
    return bool(BYLINE.match(text)) or are_names(text) or ("／" in text and _is_half(text))
