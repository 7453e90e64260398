"""Blocks of a recognised page cut where a line hardly goes on in the one below it.

Mostly a row was torn there: recognition read the first row of a paragraph as two, the rest of it in a block of its own,
blocks away; or a caption was taken for the last line of the column over it. Whether anything belongs between, or where
the sentence goes on, is for `block_order` to find; where it finds nothing, the lines stay together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.block_seen import Block, common_widths, seen
from hzclean.cleaners.captions_amid import has_credit_astray, shows_picture
from hzclean.cleaners.kinds import Ending, ending, stands_alone
from hzclean.cleaners.language import Reader, reader_of

# What is less likely than that to go on below, in nats. One in ten such joins was wrong on 80 pages that we typeset.
_HARDLY: Final = -1.5


def cut_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each cut where other text may belong between two of its lines; each rest is marked as `inner`.

    >>> from hzclean.cleaners.block_seen import block_list
    >>> from hzclean.cleaners.page import split_lines
    >>> page = split_lines("早上六点，渡口的石阶上站满\\n县里说要修一座新的桥。\\n\\n早市已经热闹起\\n来。")
    >>> [(len(block.lines), block.inner) for block in cut_apart(block_list(page))]
    [(1, False), (1, True), (2, False)]
    """
    texts = [line.text for block in blocks for line in block.lines]
    common = common_widths(texts)
    reader = reader_of(tuple(texts))
    astray = has_credit_astray(texts, [line.blanks > 0 for block in blocks for line in block.lines])
    out: list[Block] = []
    for block in blocks:
        rows = [line.text for line in block.lines]
        cuts = [n for n, (a, b) in enumerate(pairwise(rows), 1) if _hardly_goes_on(a, b, reader)]
        last = len(rows) - 1
        if astray and last and last not in cuts and _may_end_in_caption(*rows[-2:]):
            cuts.append(last)
        if not cuts:
            out.append(block)
            continue
        for low, high in pairwise((0, *cuts, len(rows))):
            piece = seen(block.lines[low:high], common)
            if block.column:
                piece = piece._replace(column=block.column, width=block.column)
            out.append(piece._replace(starts=block.starts and not low, inner=low > 0))
    return out


def _hardly_goes_on(before: str, after: str, reader: Reader) -> bool:
    return ending(before) >= Ending.COMMA and not stands_alone(before) and reader.join(before, after) < _HARDLY


def _may_end_in_caption(before: str, after: str) -> bool:
    """Whether the last line of a block says what a picture shows, and the sentence above it breaks off."""
    return ending(before) >= Ending.COMMA and not stands_alone(before) and shows_picture(after)
