"""Headlines of a recognised page that were cut at a gutter: each half stands alone over a column of its story.

Recognition (tesseract) looks for columns first; a headline over two of them may come out as two blocks, the second
amid the text, where the next column begins. Neither place nor length tells such a half from a kicker or the headline of
another story (of 55 short blocks amid sentences that go on, on pages that we typeset, 7 were halves), so only the words
decide: the story has them side by side, or a common word is cut in two. That found 8 halves on 370 pages, all rightly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.block_seen import Block, block_list
from hzclean.cleaners.forms import says_role
from hzclean.cleaners.kinds import Ending, Mark, ending, inner_mark, stands_alone
from hzclean.cleaners.language import Reader
from hzclean.cleaners.page import Line, Page, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised

_HAN: Final = late("[\u3400-\u9fff]")
_SHORTEST, _LONGEST, _WHOLE = 2, 16, 22  # code points: of a half, and of both together
_SURE: Final = 8.0  # nats of a word across the cut that decide by themselves


def with_whole_heads(page: Page) -> Page:
    """The page with such headlines whole, each where its first half stands; the same object where none is cut.

    Left alone: pages that were not recognised, halves that stand before their first half or among other headings.

    >>> story = "船工问: 去哪里? 镇上推行的\\n“便民摆渡‘一张票’”, 一人一年一"
    >>> page = with_whole_heads(Page(f"三里渡推出便民摆渡\\n\\n{story}\\n\\n一张票\\n\\n张, 过河不用再付钱!"))
    >>> [line.text for line in page.lines][0]
    '三里渡推出便民摆渡一张票'
    """
    if not is_recognised(page.text):
        return page
    blocks = block_list(page.lines)
    rests = [n for n in range(2, len(blocks) - 1) if blocks[n + 1].prose and _may_be_rest(blocks[n])]
    starts = [n for n, block in enumerate(blocks) if not block.prose and _may_be_start(block)] if rests else []
    pairs = _pairs(blocks, starts, rests) if starts else {}
    if not pairs:
        return page
    lines: list[Line] = []
    repairs = []
    for n in sorted(set(range(len(blocks))) - set(pairs.values())):
        lines += blocks[n].lines
        while n in pairs:
            n = pairs[n]
            first, half = lines[-1], blocks[n].lines[0]
            lines[-1] = first._replace(text=first.text + half.text, slices=first.slices + half.slices)
            why = "the headline was cut at the gutter under it"
            repairs.append(Repair("columns", first.start, half.end, first.text, lines[-1].text, why))
    return page.with_lines(lines).noting(repairs)


def _may_be_rest(block: Block) -> bool:
    text = block.lines[0].text
    return len(block.lines) == 1 and _is_half(text) and _HAN.match(text[0]) is not None


def _may_be_start(block: Block) -> bool:
    text = block.lines[-1].text
    return _is_half(text) and _HAN.match(text[-1]) is not None


def _is_half(text: str) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST or inner_mark(text) is not Mark.NONE:
        return False
    return (ending(text) is Ending.OPEN or text[-1] in "？！?!") and not stands_alone(text) and not says_role(text)


def _pairs(blocks: Sequence[Block], starts: Sequence[int], rests: Sequence[int]) -> dict[int, int]:
    """For each block that begins a headline the one that it goes on in, by number; the nearest of several."""
    reader = Reader([line.text for block in blocks for line in block.lines])
    story = "\n".join("".join(_bare(line.text) for line in block.lines) for block in blocks if block.prose)
    out: dict[int, int] = {}
    for rest in rests:
        after = blocks[rest].lines[0].text
        for start in reversed([n for n in starts if n < rest - 1 and n not in out]):
            before = blocks[start].lines[-1].text
            if len(before) + len(after) <= _WHOLE and _goes_on(before, after, story, reader):
                out[start] = rest
                break
    return out


def _goes_on(before: str, after: str, story: str, reader: Reader) -> bool:
    found = reader.across(before, after)
    return _bare(before)[-2:] + _bare(after)[:2] in story or (found is not None and found[0] >= _SURE)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
