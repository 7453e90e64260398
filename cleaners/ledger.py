"""Undo: the source of a cleaned text, character for character, from the text and a ledger.

The ledger says where each stretch of the output came from and holds what the output lacks: blanks and line ends
that fell away, copies that were removed, characters that were replaced.
"""

from __future__ import annotations

from typing import NamedTuple

from hzclean.cleaners.render import Rendered


class Ledger(NamedTuple):
    """`kept`: (offset in the output, offset in the source, length); `rest`: (offset in the source, its text).

    All in code points, both in the order of the source; together they cover the source exactly once. Plain tuples
    and strings, so it can be stored as JSON.
    """

    kept: tuple[tuple[int, int, int], ...]
    rest: tuple[tuple[int, str], ...]


def ledger(source: str, rendered: Rendered) -> Ledger:
    """What is needed to get `source` back from `rendered.text`.

    >>> from hzclean.cleaners.page import Page, Slice
    >>> ledger("同 比", Rendered("同比", ((0, Slice(0, 1)), (1, Slice(2, 3)))))
    Ledger(kept=((0, 0, 1), (1, 2, 1)), rest=((1, ' '),))
    """
    kept: list[tuple[int, int, int]] = []
    rest: list[tuple[int, str]] = []
    at = 0
    for out, piece in sorted(rendered.chunks, key=lambda chunk: chunk[1][:2]):
        start = max(piece.start, at)
        if piece.text is not None or start >= piece.end:
            continue
        if start > at:
            rest.append((at, source[at:start]))
        kept.append((out + start - piece.start, start, piece.end - start))
        at = piece.end
    if at < len(source):
        rest.append((at, source[at:]))
    return Ledger(tuple(kept), tuple(rest))


def restore(output: str, book: Ledger) -> str:
    """The source that `output` was made from.

    Raises `ValueError` where the output is shorter than the ledger says, so not the one that it belongs to.

    >>> restore("同比", Ledger(((0, 0, 1), (1, 2, 1)), ((1, " "),)))
    '同 比'
    """
    if any(out + length > len(output) for out, _, length in book.kept):
        raise ValueError("this text is shorter than its ledger says: it was changed, or belongs to another")
    parts = [(at, output[out : out + length]) for out, at, length in book.kept]
    return "".join(text for _, text in sorted([*parts, *book.rest]))
