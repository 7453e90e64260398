"""Which lines may be text printed twice at all; cheap, as it is asked of every page."""

from __future__ import annotations

from hzclean.cleaners.doubling import LONGEST, beside_overprint, suspicious
from hzclean.cleaners.doubling_proof import overprinted
from hzclean.cleaners.table_rows import is_row_of_figures

# What tables are drawn with: their cells say the same things again and again.
_RULE = frozenset("|\t│┃║")
_LONG = 6  # code points that a text does not begin with once more by chance


def suspects(texts: tuple[str, ...]) -> set[int]:
    """The indices of texts that look doubled in themselves or begin or end as a neighbour does. Cheap, for the gate.

    >>> suspects(("一粒种子的", "一粒种子的“出道", "出道”之路", "本报记者"))
    {0, 1, 2}
    >>> sorted(suspects(("棠溪旧渡口今起停航三天", "棠溪旧渡口今起  他说，今年的秤", "停航三天")))
    [0, 1]
    """
    out = {n for n in suspicious(texts) if beside_overprint(texts[n]) or overprinted(texts[n])}
    older, before, last = "", "", "。"
    for n, text in enumerate(texts):
        end = text[-1]
        if len(older) >= _LONG and text.startswith(older):
            out |= {n - 2, n}  # a headline on two lines, and its second copy, which is cut off
        if "  " in text and _begins_beside(before, text):
            out |= {n - 1, n}
        if (
            end != "。" != last
            and (end == last or text[0] == before[0] or before[-2:] in text)
            and len(text) <= LONGEST
            and not text.isascii()
            and (
                min(len(before), len(text)) > 1 or len(before) + len(text) <= 3 or min(before, text, key=len) > "\u2e80"
            )
            and _share(before, text)
        ):
            out |= {n - 1, n}
        older, before, last = before, text, end
    return {n for n in out if _RULE.isdisjoint(texts[n]) and not is_row_of_figures(texts[n])}


def _begins_beside(before: str, text: str) -> bool:
    """Whether a text begins as the one before does up to a wide blank, which parts it from another column.

    The second copy of a headline that is set on two lines stands on one line.
    """
    piece = text.partition("  ")[0]
    return len(piece) >= _LONG and before.startswith(piece) and len(before) > len(piece)


def _share(a: str, b: str) -> bool:
    """Whether one text is the other's beginning or end, or two characters or more that end `a` begin `b`."""
    if a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a):
        return True
    tail = b.find(a[-2:])
    return tail >= 0 and a.endswith(b[: tail + 2])
