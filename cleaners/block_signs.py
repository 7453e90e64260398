"""What is seen of a block's end, of another's start and of the two together, by name: what block_links.py weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2
from typing import Final

from hzclean.cleaners.block_seen import Block, common_widths
from hzclean.cleaners.captions_amid import has_credit_astray, is_sentence, shows_picture
from hzclean.cleaners.grams import RarePairs
from hzclean.cleaners.joined import INDENT
from hzclean.cleaners.kinds import (
    NEVER_FIRST,
    OPENING_WORDS,
    SPEAKER,
    Ending,
    ending,
    opens_paragraph,
    stands_alone,
)
from hzclean.cleaners.language import Reader, reader_of
from hzclean.cleaners.links import SLACK, size
from hzclean.cleaners.neighbours import company
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import as_meant, is_recognised
from hzclean.cleaners.successors import EDGE, succession

_CLAUSE_END: Final = late("[，。、；：？！,.;:?!]")
_DIGITS: Final = late(r"\d")
_HAN: Final = late("[\u3400-\u9fff]")
_MOST_NATS: Final = 8.0
_MOST_PROSE: Final = 6.0  # nats that prose may speak for a join: characters are misread
_LEAST_FLOW, _MOST_FLOW = -4.0, 8.0  # nats that the network may speak against or for it
_TINY: Final = 3  # characters
_ALIKE: Final = 1.3  # em by which full lines of one column may differ
_FEWEST_SET_IN: Final = 3
_COMMON: Final = 3  # widths of a page's columns
_MOST_OVER: Final = 6.0  # em by which a line is wider than a column's
_NEAR: Final = 120  # characters of a story on either side of a join


class BlockSigns:
    """What is seen of the blocks of one page that may be read one after the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        texts = [line.text for block in blocks for line in block.lines]
        self.blocks = blocks
        self._begins = [block.lines[0].text for block in blocks]
        self._recognised = is_recognised("\n".join(texts))
        self._speakers: frozenset[str] = frozenset()
        self._credit_astray = False
        if self._recognised:
            self._credit_astray = has_credit_astray(
                texts, [line.blanks > 0 for block in blocks for line in block.lines]
            )
            self._begins = list(map(as_meant, self._begins))
            self._speakers = speakers(map(as_meant, texts))
        self._reader = reader_of(tuple(texts))
        self._firsts = [self._reader.symbols(block.lines[0].text)[0] for block in blocks]
        self._lasts = [self._reader.symbols(block.lines[-1].text)[1] for block in blocks]
        self._words = _Words(blocks)
        self._common = common_widths(texts)
        self._text = _DIGITS.sub("0", "\n".join(texts))
        firsts = [_first_line(block) for block in blocks]
        # Whether paragraphs are set in on this page: then a full first line is the first of none.
        self._set_in = firsts.count("set in") >= max(firsts.count("full"), _FEWEST_SET_IN)

    def join(self, tail: int, head: int) -> dict[str, float]:
        """What is seen of a join, by name."""
        a, b = self.blocks[tail], self.blocks[head]
        text, after = a.lines[-1].text, b.lines[0].text
        seen: dict[str, float] = {}
        if head == tail + 1:
            seen["as given" if b.inner else "next"] = 1.0
        else:
            seen["doublings"] = log2(abs(head - tail))
            seen["back"] = float(head < tail)
            low, high = min(head, tail) + 1, max(head, tail)
            seen["over headings"] = float(all(block.heading for block in self.blocks[low:high]))
        self._add_language(seen, text, after, _prose(succession(self._lasts[tail][-1], self._firsts[head][0])))
        seen["flow, mark" if "mark" in seen else "flow"] = _flow(self._reader.flow(text, after))
        near = company(self._lasts[tail], self._firsts[head])
        seen["near, mark" if "mark" in seen else "near"] = max(near, Reader.LEAST_NEAR)
        _add_widths(seen, a, b)
        if self._recognised:
            _add_lines_of_one(seen, a, b)
        if head != tail + 1:
            self._add_rows(seen, tail, head)
        seen["words"] = self._words.shared(tail, head)
        if text[-1] in "，、,":
            seen["comma"] = 1.0
        mark = _CLAUSE_END.search(after)
        if mark and mark.start() <= 2:
            seen["word cut"] = 1.0
        if b.closes in a.opened:
            seen["closes"] = 1.0
        elif a.opened and not b.closes:
            seen["stays open"] = 1.0
        return seen

    def _add_rows(self, seen: dict[str, float], tail: int, head: int) -> None:
        """What tells that a row was torn: its rest is a block by itself, and stands above what was below the row."""
        a, b = self.blocks[tail], self.blocks[head]
        if self._goes_on(tail) and not b.inner and len(b.lines) == 1:
            seen["one row" if self._fill(a, a, b) else "no row"] = 1.0
        elif b.inner and not self._goes_on(tail) and not a.inner and len(a.lines) == 1:
            seen["below the row" if self._fill(b, self.blocks[head - 1], a) else "below no row"] = 1.0

    def _fill(self, block: Block, left: Block, right: Block) -> bool:
        """Whether the last line of one block and the first of another side by side fill the column of a third."""
        wide = size(left.lines[-1].text) + size(right.lines[0].text)
        columns = [block.column] if block.column else self._common[:_COMMON]
        return any(min(abs(wide - column), abs(wide - column + INDENT)) <= _ALIKE for column in columns)

    def _goes_on(self, number: int) -> bool:
        """Whether what follows a block stands right below it, in what was one block."""
        return number + 1 < len(self.blocks) and self.blocks[number + 1].inner

    def _add_language(self, seen: dict[str, float], text: str, after: str, prose: float) -> None:
        found = self._reader.across(text, after)
        if found is None:
            seen["mark"] = 1.0
            seen["prose, mark"] = prose
            return
        word, _ = found
        a, b = _DIGITS.sub("0", text[-2:]), _DIGITS.sub("0", after[:2])
        pair = a[-1] + b[0]
        seen["word"] = min(max(word, 0.0), _MOST_NATS)
        if pair == "00":
            seen["figure"] = 1.0
        elif pair in self._text:
            seen["pair"] = 1.0
            if (len(a) > 1 and a + b[0] in self._text) or (len(b) > 1 and a[-1] + b in self._text):
                seen["triple"] = 1.0
        elif word <= 0:
            seen["nothing"] = 1.0
        unknown = "prose for" if prose > 0 else "prose against"
        seen[unknown if "nothing" in seen else "prose, known"] = prose
        if pair.isascii() and pair.isalpha():
            seen["letters"] = 1.0

    def rest_lost(self, tail: int) -> dict[str, float]:
        """What is seen of a block's end, by name."""
        block = self.blocks[tail]
        text = block.lines[-1].text
        seen = {"always": 1.0}
        if self._goes_on(tail):
            seen["goes on"] = 1.0
        if block.width:
            seen["lacks"] = min(_lacks(size(text), block.width), 4.0)
        if text[-1] in "，、,":
            seen["comma"] = 1.0
        if block.opened:
            seen["open marks"] = 1.0
        if not block.prose:
            seen["no prose"] = 1.0
        if len(text) <= _TINY:
            seen["tiny"] = 1.0
        return seen

    def beginning(self, head: int) -> dict[str, float]:
        """What is seen of a block's start, by name."""
        block = self.blocks[head]
        text = self._begins[head]
        seen = {"always": 1.0}
        before = self.blocks[head - 1] if head else None
        if before is None or ending(before.lines[-1].text) <= Ending.SEMICOLON:
            seen["after an end"] = 1.0
        elif before.heading:
            seen["after a heading"] = 1.0
        first = _first_line(block)
        if first:
            seen[first if self._set_in else f"{first}, as may be"] = 1.0
        if opens_paragraph(text) or _speaker(text) in self._speakers:
            seen["opens"] = 1.0
        elif OPENING_WORDS.match(text):
            seen["opening words"] = 1.0
        elif text[0] in "“「":
            seen["quote"] = 1.0
        elif text[0] in NEVER_FIRST:
            seen["never first"] = 1.0
        elif text[0] in _BOUND:
            seen["bound"] = 1.0
        seen["prose begins"] = _prose(succession(EDGE, self._firsts[head][0]))
        if block.heading:
            seen["heading"] = 1.0
        if stands_alone(text):
            seen["alone"] = 1.0
        if block.starts:
            seen["story"] = 1.0
        if block.inner:
            seen["inner"] = 1.0
        if not _HAN.search(text):
            seen["no text"] = 1.0
        closed = ending(block.lines[-1].text) is Ending.TERMINAL
        if len(text) <= _TINY:
            seen["tiny, closed" if closed else "tiny"] = 1.0
        elif len(block.lines) == 1:
            seen["one line, closed" if closed else "one line"] = 1.0
            if self._credit_astray and is_sentence(block.lines[0].text):
                seen["caption, shown" if shows_picture(block.lines[0].text) else "caption"] = 1.0
        return seen


def _prose(nats: float) -> float:
    return min(max(nats, Reader.LEAST_PROSE), _MOST_PROSE)


def _flow(nats: float) -> float:
    return min(max(nats, _LEAST_FLOW), _MOST_FLOW)


_BOUND: Final = frozenset("的了着著过過们們地得等性化率业業员員")


def _lacks(width: float, column: float) -> float:
    """By how many em a line misses its column, as a full line or as a paragraph's first."""
    return max(min(abs(width - column), abs(width - column + INDENT)) - SLACK, 0.0)


def is_set_in(block: Block) -> bool:
    """Whether the block's first line is set in."""
    return _first_line(block) == "set in"


def _first_line(block: Block) -> str:
    """Whether the block's first line is "full" or "set in"; "" if it is neither, or nobody knows."""
    text = block.lines[0].text
    if len(block.lines) < 2 or not block.width or ending(text) < Ending.COMMA:
        return ""
    lacks = block.width - size(text)
    return "full" if abs(lacks) <= 1 else "set in" if 1 < lacks <= INDENT + _ALIKE else ""


def _add_widths(seen: dict[str, float], a: Block, b: Block) -> None:
    if not a.width:
        return
    text = b.lines[0].text
    lacks = a.width - size(text)
    if abs(lacks) <= _ALIKE:
        seen["full"] = 1.0
    elif lacks < 0:
        seen["too wide"] = 1.0
    elif ending(text) <= Ending.SEMICOLON:
        seen["last line"] = 1.0
    elif lacks <= INDENT + _ALIKE:
        seen["set in"] = 1.0
    else:
        seen["short"] = 1.0
    if a.column and b.column and abs(a.column - b.column) <= _ALIKE:
        seen["one width"] = 1.0


def _add_lines_of_one(seen: dict[str, float], a: Block, b: Block) -> None:
    """What recognition may have set alone: a caption is wider than the column, or as wide by chance."""
    if "too wide" in seen:
        seen["em over"] = min(size(b.lines[0].text) - a.width - _ALIKE, _MOST_OVER)
    elif "full" in seen and len(b.lines) == 1:
        seen["full, one line"] = 1.0


_FEWEST_SPEECHES: Final = 3


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """Who speaks on a page: the names before a colon that begin three of its lines at least.

    >>> speakers(["老丁：坐。", "小于：谢谢。", "老丁：走吧。", "老丁：慢走。"])
    frozenset({'老丁'})
    """
    seen = Counter(map(_speaker, texts))
    return frozenset(name for name, times in seen.items() if name and times >= _FEWEST_SPEECHES)


def _speaker(text: str) -> str:
    found = SPEAKER.match(text)
    return found.group()[:-1] if found else ""


class _Words:
    """The pairs of characters that blocks have in common: what goes on tells of the same things."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        texts = ["".join(line.text for line in block.lines) for block in blocks]
        self._pairs = RarePairs(texts)
        self._lengths = list(map(len, texts))
        self._before = [frozenset(self._near(n, -1)) for n in range(len(blocks))]
        self._after = [frozenset(self._near(n, 1)) for n in range(len(blocks))]
        self._known: dict[frozenset[int], frozenset[str]] = {}

    def shared(self, tail: int, head: int) -> float:
        """How many and how rare ones stand both in the text up to `tail` and in that from `head` on."""
        after = self._after[head]
        told = self._of(self._before[tail] - after) & self._of(after - {tail})
        return self._pairs.told(told)

    def _of(self, numbers: frozenset[int]) -> frozenset[str]:
        found = self._known.get(numbers)
        if found is None:
            found = self._known[numbers] = frozenset().union(*(self._pairs.each[n] for n in numbers))
        return found

    def _near(self, number: int, step: int) -> Iterator[int]:
        """The blocks from `number` on or back that are of its story by their order, to its heading or the next."""
        length = 0
        n = number
        while 0 <= n < len(self._blocks) and length < _NEAR:
            starts = self._blocks[n].heading or self._blocks[n].starts
            if starts and step > 0 and n != number:
                return
            yield n
            if starts and step < 0:
                return
            length += self._lengths[n]
            n += step
