"""What the search for mixed columns sees of a page's lines: their pieces, and the widths that columns may have."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from hzclean.cleaners.joined import INDENT, letter_spaced, tokens
from hzclean.cleaners.kinds import CREDIT
from hzclean.cleaners.language import Reader
from hzclean.cleaners.page import Line
from hzclean.cleaners.slices import part_of
from hzclean.cleaners.stream_looks import Looks
from hzclean.cleaners.streams import OPEN, SHORT, Costs, Piece, piece

# Gutters are narrow where so many of so many lines before and after are pieces of printed lines.
NARROW, NEAR = 0.12, 15
# So many lines may stand between a caption and its credit, those of a headline beside them.
HEADS_BETWEEN = 4
# Where fewer lines than that have blanks between their characters, these are stretched to the column's width.
TRACKED = 0.3


def split_joined(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """The lines, those of neighbouring columns that were written as one cut in two: (line, whether a cut is before)."""
    from hzclean.cleaners.cells import firsts_of_pieces

    raw = [(line, 0, 0, len(line.text), tokens(line.text)) for line in lines]
    out: list[tuple[Line, bool]] = []
    for (line, _, _, _, parts), firsts in zip(raw, firsts_of_pieces(raw), strict=True):
        if len(firsts) == 1:
            out.append((line, False))
            continue
        for n, first in enumerate(firsts):
            last = firsts[n + 1] - 1 if n + 1 < len(firsts) else len(parts) - 1
            low, high = parts[first][0], parts[last][1]
            piece_ = part_of(line, low, high)
            out.append((piece_._replace(blanks=0, indent=0.0) if n else piece_, n > 0))
    return out


def looked_at(
    cut_lines: Sequence[tuple[Line, bool]], reader: Reader, apart: bool, costs: Costs
) -> tuple[Looks, list[list[float]]]:
    """The looks of pieces of lines, each with whether it was cut off the one before, and the widths to think of."""
    pieces = pieces_of(cut_lines, apart)
    return Looks(pieces, reader, costs), widths_ahead(pieces)


def pieces_of(cut_lines: Sequence[tuple[Line, bool]], apart: bool) -> list[Piece]:
    """What the search sees of the lines; `apart` where blank lines tell nothing."""
    count = len(cut_lines)
    joins = [0, *itertools.accumulate(joined for _, joined in cut_lines)]
    spaced = [" " in line.text and letter_spaced(tokens(line.text)) for line, _ in cut_lines]
    some = sum(spaced) < TRACKED * count
    out = []
    for n, (line, joined) in enumerate(cut_lines):
        low, high = max(n - NEAR, 0), min(n + NEAR, count)
        narrow = joins[high] - joins[low] >= NARROW * (high - low)
        gap = None if apart else line.blanks > 0 and not joined
        out.append(piece(line.text, joined, gap, narrow=narrow, stretched=some and spaced[n]))
    for n, this in enumerate(out):
        last = bool(out[n + 1].gap) if n + 1 < count else this.end == SHORT and not apart
        out[n] = this._replace(caption=_is_caption(out, n), last=last)
    return out


def _is_caption(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a photographer's name follows a line, so that it seems a caption; it may come after heads set higher."""
    this = pieces[n]
    if n + 1 == len(pieces) or is_credit(this.text) or (this.running and this.end == OPEN):
        return False
    after = pieces[n + 1]
    if is_credit(after.text):
        return after.joined or after.gap is not False
    if this.end != SHORT or not after.gap:
        return False
    heads = itertools.takewhile(lambda other: not other.prose or other.last, pieces[n + 1 : n + 1 + HEADS_BETWEEN])
    return any(is_credit(other.text) for other in heads)


def is_credit(text: str) -> bool:
    """Whether a line names a photographer or an illustrator."""
    return CREDIT.match(text) is not None or text.endswith(("摄影", "攝影"))


def widths_ahead(pieces: Sequence[Piece], reach: int = 25, most: int = 3) -> list[list[float]]:
    """For each line the widths, in em, that the lines after it share: the columns that may begin there."""
    out: list[list[float]] = []
    found = [20.0]
    for n in range(len(pieces)):
        if n % 3 == 0:
            seen: Counter[float] = Counter()
            for this in pieces[max(n - 2, 0) : n + reach]:
                if this.end == OPEN and not this.stretched and (this.prose or this.width > 9):
                    seen[round(this.width * 2) / 2] += 1
            near = {w: seen[w] + 0.7 * (seen[w - 0.5] + seen[w + 0.5]) for w in seen if w >= 5}
            near = {w: v + 0.4 * (seen[w - 1.5] + seen[w - 2] + seen[w - 2.5]) for w, v in near.items()}
            best: list[float] = []
            for w in sorted(near, key=lambda w: -near[w]):
                if (near[w] >= 2.5 or not best) and all(abs(w - other) > 1 for other in best):
                    best.append(w)
            found = best[:most] or found
        this = pieces[n]
        own = round(this.width * 2) / 2
        wider = [w for w in (own, own + INDENT) if all(abs(w - other) > 0.5 for other in found)]
        begins = not n or this.gap or (pieces[n - 1].end == OPEN and not pieces[n - 1].prose)
        out.append([*found, *wider] if begins and this.end == OPEN and this.width > 9 else found)
    return out
