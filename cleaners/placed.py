"""Reading order of lines whose place on the page is known: from top to bottom, column by column, story by story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hzclean.cleaners.boxes import Block, geometric_order, over
from hzclean.cleaners.forms import says_role
from hzclean.cleaners.head_groups import head_groups, joined_block
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links, ends, size
from hzclean.cleaners.names import are_names
from hzclean.cleaners.next_block import Sheet, kind
from hzclean.cleaners.page import Line
from hzclean.cleaners.page_blocks import band_starts, caption_rows, cut_blocks, full_width, furniture_rows
from hzclean.cleaners.threads import thread

# A strip's own blanks tell something if there are so many of them, and this share of them stand after a sentence.
# The usual step from line to line is the smallest that this share of the steps has.
_FEWEST, _CLOSED, _OFTEN = 2, 0.8, 0.2
# Columns over one caption end so many rows above it, at most.
_UNDER = 4
# Lines of a head begin so many character columns from one another; its headline is so many times as large as text.
_FLUSH, _LARGEST = 2, 2.6
# So many em of a headline are its rest, where a line of it is full, as large as it may be and wherever it begins.
_REST, _FULL = 3.2, (2.0, 2.9)


def in_reading_order(lines: Sequence[Line]) -> tuple[list[Line], dict[int, float]]:
    """The lines of strips (told apart by `region`) in reading order, and how sure it is that a block comes next.

    The second is told for each block but the first, by where in the source its first line starts.
    """
    furniture = furniture_rows(lines)
    by_strip: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.number not in furniture:
            by_strip[line.region].append(line)
    strips = list(by_strip.values())
    widths = {region: full_width(strip) for region, strip in by_strip.items()}
    links = Links(Reader([line.text for line in lines]))
    blocks = cut_blocks(strips, caption_rows(lines, widths), band_starts(lines), links)
    captions = [block for block in blocks if block.caption]
    parts = geometric_order([block for block in blocks if not block.caption] or blocks)
    kinds = "".join(map(kind, parts))
    groups = head_groups(parts, kinds)
    sheet = Sheet([joined_block([parts[n] for n in group]) for group in groups], links)
    order = thread(sheet)
    below: dict[int, list[Block]] = defaultdict(list)
    if len(parts) < len(blocks):
        for caption in sorted(captions, key=lambda c: (c.top, c.left)):
            below[_text_over(caption, [sheet.blocks[g] for g, _ in order])].append(caption)
    parted = {row for strip in by_strip.items() for row in _parted(*strip)}
    # A heading over several columns or a caption is no part of the paragraphs around it.
    out: list[Line] = []
    unit = len(order)
    for k, (g, _) in enumerate(order, 1):
        block, head = sheet.blocks[g], sheet.kinds[g] == "H"
        own = [line for n in groups[g] for line in parts[n].lines]
        if head:
            own = _with_rests(own, block.right)
        region = k if block.apart or sheet.kinds[g] == "C" else 0
        for m, line in enumerate(own):
            if m and head and _has_room(own[m - 1], line, block.right):
                unit += 1
                region = unit
            blanks = max(line.blanks, int((line.region, line.number) in parted))
            # A head's lines are centred, or set in for looks: none but the first tells of a paragraph.
            indent = 0.0 if m and head else line.indent
            out.append(line._replace(region=region, blanks=blanks, indent=indent))
        out += [line._replace(region=k) for caption in below[k - 1] for line in caption.lines]
    sure = {parts[groups[g][0]].lines[0].start: likely for g, likely in order[1:]}
    # Nor is a piece of page furniture part of the next.
    apart = [line._replace(region=-2 - n) for n, line in enumerate(lines) if line.number in furniture]
    first = out[0].number
    top, foot = [x for x in apart if x.number < first], [x for x in apart if x.number > first]
    return [*top, *out, *foot], sure


def _with_rests(head: Sequence[Line], right: float) -> list[Line]:
    """The lines of a head, what a headline's full line left over, two or three characters, put behind that."""
    out: list[Line] = []
    for line in head:
        if out and _is_rest(out[-1], line, right):
            out[-1] = out[-1]._replace(text=out[-1].text + line.text, slices=out[-1].slices + line.slices)
        else:
            out.append(line)
    return out


def _is_rest(head: Line, below: Line, right: float) -> bool:
    """Whether a line of a head is full in the type that headlines are set in, and what stands below it is the rest."""
    room = right - head.x * 2
    if not _FULL[0] * size(head.text) <= room < (size(head.text) + 1) * _FULL[1]:
        return False
    if below.number == head.number or abs(below.x - head.x) * 2 > _FLUSH or head.overprinted or below.overprinted:
        return False
    return size(below.text) <= _REST and not are_names(below.text) and not says_role(below.text)


def _has_room(head: Line, below: Line, right: float) -> bool:
    """Whether a headline's line, as large as headlines are, left room for more before `right`: the next is no rest."""
    if below.number == head.number or abs(below.x - head.x) * 2 > _FLUSH:
        return False
    return (size(head.text) + 1) * _LARGEST < right - head.x * 2


def _text_over(caption: Block, blocks: Sequence[Block]) -> int:
    """After which of the blocks, in the order in which they are read, a caption under the text of its story comes."""
    above = [n for n, b in enumerate(blocks) if over(b, caption) and b.bottom < caption.top]
    near = max((blocks[n].bottom for n in above), default=0)
    return max((n for n in above if blocks[n].bottom >= near - _UNDER), default=len(blocks) - 1)


def _parted(region: int, strip: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines of a strip that stand after a blank of its own, where such blanks part paragraphs: (region, row).

    Beside the blank other columns run on, so that no line of the page is blank there.
    """
    pairs = [(a, b, b.number - a.number) for a, b in pairwise(strip)]
    steps = Counter(step for *_, step in pairs)
    usual = min((step for step, times in steps.items() if times >= _OFTEN * len(pairs)), default=0)
    after = [(a, b) for a, b, step in pairs if step > usual]
    if len(after) >= _FEWEST and sum(ends(a.text) == 1.0 for a, _ in after) >= _CLOSED * len(after):
        yield from ((region, b.number) for a, b in after if ends(a.text))
