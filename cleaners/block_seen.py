"""Blocks of a recognised page: the lines between two blank lines, and what is seen of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.kinds import DATELINE, Ending, ending, inner_mark, stands_alone
from hzclean.cleaners.links import SLACK, size
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late

_FEWEST_ALIKE: Final = 3
_CLOSES: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", ")": "(", "】": "【", "》": "《", "〉": "〈"}
_MARKS: Final = late("[“”‘’「」『』（）()【】《》〈〉]")


class Block(NamedTuple):
    """Lines between two blank lines.

    `column`: how wide its full lines are, in em (0: not known); `width`: that, or what its lines most likely fill;
    `open`: no sentence ends with its last line; `prose`: it has marks inside its lines; `heading`: it holds no
    sentence; `opened`: marks that it leaves open; `closes`: the opening mark that it closes and did not open;
    `starts`: a story begins here; `inner`: it stands right below the block before, as the rest of what was one block.
    """

    lines: tuple[Line, ...]
    column: float
    width: float
    open: bool
    prose: bool
    heading: bool
    opened: tuple[str, ...] = ()
    closes: str = ""
    starts: bool = False
    inner: bool = False


def block_list(lines: Sequence[Line]) -> list[Block]:
    """The lines' blocks and what is seen of them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.blanks or not groups:
            groups.append([])
        groups[-1].append(line)
    common = common_widths([line.text for line in lines])
    blocks = [seen(group, common) for group in groups]
    return [block._replace(starts=_starts(blocks, n)) for n, block in enumerate(blocks)]


def common_widths(texts: Iterable[str]) -> list[int]:
    """The widths in em that three lines at least have which break off in prose, or nearly; the commonest first."""
    seen = Counter(round(size(t)) for t in texts if ending(t) >= Ending.COMMA and inner_mark(t))
    near = {w: seen[w] + 0.5 * (seen[w - 1] + seen[w + 1]) for w in seen}
    return [w for w in sorted(near, key=lambda w: (-near[w], w)) if near[w] >= _FEWEST_ALIKE]


def seen(lines: Sequence[Line], common: Sequence[int]) -> Block:
    """These lines as one block and what is seen of it, but for whether a story begins there. `common`: widths in em."""
    texts = [line.text for line in lines]
    last = texts[-1]
    prose = any(map(inner_mark, texts))
    heading = not prose and (ending(last) >= Ending.CLOSER or stands_alone(last))
    off = [ending(t) >= Ending.COMMA and not stands_alone(t) for t in texts]
    later = sorted(size(t) for t, breaks in zip(texts[1:], off[1:], strict=True) if breaks)
    # The wider ones: where a mark was lost, or read as a narrow one, a line seems shorter than it is.
    column = later[len(later) * 2 // 3] if later and prose else 0.0
    width = column or next((float(w) for w in common if _short(size(last), w) <= 1), 0.0)
    opened, closes = _open_marks(texts)
    return Block(tuple(lines), column, width, off[-1], prose, heading, opened, closes)


def _short(width: float, column: float) -> float:
    """By how many em a line misses its column, as a full line or as a paragraph's first."""
    return max(min(abs(width - column), abs(width - column + 2)) - SLACK, 0.0)


def _open_marks(texts: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """The opening marks that are not closed, and the first that is closed without having been opened."""
    opened: list[str] = []
    closes = ""
    for text in texts:
        for mark in _MARKS.findall(text):
            opener = _CLOSES.get(mark)
            if opener is None:
                opened.append(mark)
            elif opened and opened[-1] == opener:
                opened.pop()
            elif not opened and not closes:
                closes = opener
    return tuple(opened), closes


def _starts(blocks: Sequence[Block], n: int) -> bool:
    """Whether a story begins at block `n`: two headings, or one and a dateline or byline; or a dateline by itself."""
    block = blocks[n]
    if DATELINE.match(block.lines[0].text):
        return n == 0 or not blocks[n - 1].heading
    if not block.heading or (n and blocks[n - 1].heading):
        return False
    if len(block.lines) > 1 or n + 1 == len(blocks):
        return True
    return blocks[n + 1].heading or bool(DATELINE.match(blocks[n + 1].lines[0].text))
