"""Reading order of lines that an extractor gave row by row or in strips, their places on the page lost.

`pdftotext` without options, some OCR: a line of the first column, a line of the second; `pdfminer`: a few lines of one
column, a few of the next. Pages in order, nearly all, are told by what stands across their line ends and left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hzclean.cleaners.joined import letter_spaced, piece_width, tokens
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links, ends
from hzclean.cleaners.page import Line, Page, cut
from hzclean.cleaners.streams import OPEN, Costs, Piece, Search, piece
from hzclean.cleaners.threads import Ends, thread

# A line's end inside a sentence and the next line's beginning, both of characters that a word may hold.
_OPEN_JOIN = re.compile(r"([\u3400-\u9fff])[ \t]*\n\s*([\u3400-\u9fff0-9])")
# So many of the pairs across line ends of a page in order are found elsewhere on the page (22 % at a mean; across
# lines that do not belong together 4 %).
IN_ORDER, ENOUGH = 0.14, 30


class Placed(NamedTuple):
    """The lines in another order, and how much likelier it is than the page's own, in nats."""

    lines: list[Line]
    gain: float


def in_order(text: str) -> bool:
    """Whether a text's line ends show that its lines are in order, or that it has too few of them to tell.

    >>> in_order("缺水的县城要用再生水。\\n再生水能不能用？")
    True
    """
    pairs = _OPEN_JOIN.findall(text)
    if len(pairs) < 6:
        return True
    pairs = pairs[:: len(pairs) // 200 + 1]
    hits = sum(a + b in text for a, b in pairs)
    return len(pairs) >= ENOUGH and hits >= IN_ORDER * len(pairs)


def reordered(page: Page) -> Placed:
    """The page's lines in the likeliest order."""
    lines = page.lines
    apart = sum(line.blanks > 0 for line in lines) >= 0.6 * len(lines)
    cut_lines = [(line, False) for line in lines] if apart else split_joined(lines)
    texts = [line.text for line, _ in cut_lines]
    pieces = [
        piece(line.text, joined, None if apart else line.blanks > 0 and not joined) for line, joined in cut_lines
    ]
    reader = Reader(texts)
    _, above = Search(pieces, widths_ahead(pieces), reader, Costs(), apart).above()
    order = chained(pieces, above, reader)
    found = [cut_lines[n][0] for n in order]
    links = Links(reader)
    gain = worth(links, [texts[n] for n in order]) - worth(links, [line.text for line in lines])
    return Placed(found, gain)


def split_joined(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """The lines, those of neighbouring columns that were written as one cut in two: (line, whether a cut is before)."""
    from hzclean.cleaners.gutters import firsts_of_pieces

    raw = [(line, 0, 0, len(line.text), tokens(line.text)) for line in lines]
    out: list[tuple[Line, bool]] = []
    for (line, _, _, _, parts), firsts in zip(raw, firsts_of_pieces(raw), strict=True):
        if len(firsts) == 1:
            out.append((line, False))
            continue
        for n, first in enumerate(firsts):
            last = firsts[n + 1] - 1 if n + 1 < len(firsts) else len(parts) - 1
            low, high = parts[first][0], parts[last][1]
            piece_ = line._replace(text=line.text[low:high], slices=cut(line, low, high))
            out.append((piece_._replace(blanks=0, indent=0.0) if n else piece_, n > 0))
    return out


def widths_ahead(pieces: Sequence[Piece], reach: int = 25, most: int = 3) -> list[list[float]]:
    """For each line the widths, in em, that the lines after it share: the columns that may begin there."""
    out: list[list[float]] = []
    found = [20.0]
    for n in range(len(pieces)):
        if n % 3 == 0:
            seen: Counter[float] = Counter()
            for this in pieces[max(n - 2, 0) : n + reach]:
                if this.end == OPEN and (this.prose or this.width > 9):
                    seen[round(this.width * 2) / 2] += 1
            near = {w: seen[w] + 0.7 * (seen[w - 0.5] + seen[w + 0.5]) for w in seen if w >= 5}
            near = {w: v + 0.4 * (seen[w - 1.5] + seen[w - 2] + seen[w - 2.5]) for w, v in near.items()}
            best: list[float] = []
            for w in sorted(near, key=lambda w: -near[w]):
                if (near[w] >= 2.5 or not best) and all(abs(w - other) > 1 for other in best):
                    best.append(w)
            found = best[:most] or found
        out.append(found)
    return out


def chained(pieces: Sequence[Piece], above: Sequence[int], reader: Reader) -> list[int]:
    """The order of the lines: each column from top to bottom, the columns as their ends and beginnings say."""
    blocks: list[list[int]] = []
    where: dict[int, int] = {}
    for n, up in enumerate(above):
        if up >= 0:
            where[n] = where[up]
            blocks[where[up]].append(n)
        else:
            where[n] = len(blocks)
            blocks.append([n])
    ends_ = []
    for block in blocks:
        sizes = Counter(round(pieces[n].width) for n in block if pieces[n].end == OPEN)
        column = float(sizes.most_common(1)[0][0]) if sizes and any(pieces[n].prose for n in block) else 0.0
        ends_.append(Ends(pieces[block[0]].text, pieces[block[-1]].text, column, None))
    return [n for k in thread(ends_, Links(reader)) for n in blocks[k]]


def worth(links: Links, texts: Sequence[str]) -> float:
    """How well each line follows the one before, in nats, summed up."""
    total = 0.0
    for a, b in zip(texts, texts[1:], strict=False):
        if ends(a) == 0 and len(a) > 5 and len(b) > 1:
            total += links.goes_on(a, b, 0.0)
    return total


_ = letter_spaced, piece_width
