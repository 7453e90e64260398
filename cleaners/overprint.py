"""Overprint: headlines and captions that the text layer holds twice, within a line or over several.

>>> from hzclean.cleaners.page import Page
>>> from hzclean.cleaners.registry import Settings
>>> lines = overprint(Page("一粒种子的\\n一粒种子的“出道\\n出道”之路\\n”之路"), Settings()).lines
>>> [(line.text, line.overprinted) for line in lines]
[('一粒种子的“出道”之路', True)]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from hzclean.cleaners.broken_runs import mended, overprinted_lines
from hzclean.cleaners.doubling import (
    LABEL_TWICE,
    LONGEST,
    Square,
    beside_overprint,
    has_commas_twice,
    has_marks_twice,
    suspicious,
)
from hzclean.cleaners.doubling_beside import parted, side_by_side
from hzclean.cleaners.doubling_chain import Chain
from hzclean.cleaners.doubling_gate import suspects
from hzclean.cleaners.doubling_growth import grow, may_grow
from hzclean.cleaners.doubling_halves import headlines_in, sets_halves
from hzclean.cleaners.doubling_lines import among_verse, drops_blanks, in_pieces, set_in_lines, standing_twice
from hzclean.cleaners.doubling_marks import with_full_width_marks
from hzclean.cleaners.doubling_pieces import stretches_but
from hzclean.cleaners.doubling_proof import overprinted
from hzclean.cleaners.doubling_rest import counts_again, is_last_run
from hzclean.cleaners.doubling_stairs import climb
from hzclean.cleaners.first_halves import first_halves
from hzclean.cleaners.kinds import BYLINE
from hzclean.cleaners.names import is_word
from hzclean.cleaners.opening_marks import opening_marks
from hzclean.cleaners.page import Line, Page, Removal, Repair, Slice
from hzclean.cleaners.records import are_records
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.script import script_of
from hzclean.cleaners.slices import cut, edit

_STEP = "overprint"
_REASON = "printed twice for bold type"
# Headlines are a small part of a page; where more lines than these and a third of all look doubled, it is a list or a
# log that says things again and again.
_FEW = 50
# Of many lines that are no printed ones neighbours often say the same (messages, entries), but hardly so many.
_MANY = 4
# Pen names are no longer than this, in code points.
_PEN_NAME = 3
# How far before a doubtful line a headline printed twice may begin, in lines.
_REACH = 3
# What stands straight below a line begins no farther to the left or right, in em.
_FLUSH = 1.5
# What two lines of a page hardly have in common by chance, in code points.
_LONG = 4
# No two headlines are so short together, in code points.
_ONE_HEADLINE = 22
_MARK_TWICE = ("？？", "！！")


def overprint(page: Page, settings: Settings) -> Page:
    """The page with each overprinted headline or caption said once; its line is marked `overprinted`.

    A line is repaired by itself where it proves overprint by itself (威海高新区威海高新区：：起步奋战起步奋战); lines
    together where each repeats the end of the one before, or is contained in it, at the ends of runs; a line that
    stands twice in succession where the page is set in printed lines and it is no verse. All dropped copies are noted
    as removals. Left alone: true reduplication, refrains, lists and code that say things twice; in records all but what
    a line says twice by itself.
    """
    texts = with_full_width_marks(page.line_texts)
    spots = suspects(texts)
    if not spots or len(spots) > _FEW + len(texts) // 3:
        return page

    repaired = _said_once(page, texts, spots)
    # Steps by themselves look like broken runs or like nothing; so what was left of stairs is put together before.
    stairs = _Repair(page, texts, spots).climbed([line.text for line in repaired.lines if line.overprinted])
    if stairs is page:
        return repaired
    texts = with_full_width_marks(stairs.line_texts)
    return _said_once(stairs, texts, suspects(texts))


def _said_once(page: Page, texts: tuple[str, ...], spots: set[int]) -> Page:
    """The page repaired, headlines that stand side by side on lines of their own."""

    def in_halves() -> bool:
        return script_of(page.text)[0] == "traditional"

    whole = mended(page, in_halves)
    if whole is not page:
        page, texts = whole, with_full_width_marks(whole.line_texts)
        spots = suspects(texts)
    seams = side_by_side(texts, spots, in_halves)
    while seams:
        halved = page.with_lines(parted(page.lines, seams))
        halves = with_full_width_marks(halved.line_texts)
        repair = _Repair(halved, halves, suspects(halves))
        repaired = repair.run()
        proved = repair.new.keys() | repair.gone
        # Each cut puts the lines after it one place further.
        held = {
            n: seam
            for before, (n, seam) in enumerate(seams.items())
            if (not seam.first or n + before in proved) and (not seam.second or n + before + 1 in proved)
        }
        if held == seams:
            return repaired
        seams = held
    return _Repair(page, texts, spots).run()


def _bare(text: str) -> str:
    return "".join(text.split())


class _Repair:
    """The repair of one page in the making: new lines, lines that are gone, and what is noted."""

    def __init__(self, page: Page, texts: tuple[str, ...], spots: set[int]) -> None:
        self.page = page
        self.texts = texts
        self.new: dict[int, Line] = {}
        self.gone: set[int] = set()
        self.repairs: list[Repair] = []
        self.removals: list[Removal] = []
        self._grown: dict[tuple[int, int], Chain] = {}
        self._in_lines = False
        # Lines that hold a broken run put together.
        self._mended = overprinted_lines(page)
        self.spots = spots | self._mended

    @property
    def lines(self) -> tuple[Line, ...]:
        """The page's lines; asked for only where there is a repair, as that splits the page."""
        return self.page.lines

    @property
    def _found(self) -> bool:
        """Whether anything on the page is overprint."""
        return bool(self.new or self._mended)

    def climbed(self, said: Sequence[str]) -> Page:
        """The page with headlines put together whose lines are stairs, and which are not `said`; the very page if none.

        `said`: the lines found to be overprint already; a long headline may be two of them.
        """
        lines = [_bare(text) for text in said]
        for at in [] if are_records(self.texts) else self._open():
            for start in range(max(0, at - _REACH), at + 1):
                done = self.gone | self.new.keys()
                if at in done:
                    break
                stairs = climb(self.texts, start, done, surely=bool(said))
                if stairs and at in stairs.used and self._is_new(stairs, lines):
                    stairs.finish()
                    self._join(stairs)
        return self._repaired()

    def _is_new(self, chain: Chain, said: Sequence[str]) -> bool:
        """Whether a chain's headline is none of the lines `said`, nor two of them that are two headlines.

        What is said in part must be a part of it, and not how it begins: then it is the headline, and ends as said.
        """
        text = _bare(chain.text)
        if any(text in line for line in said):
            return False
        if any("".join(two) == text for two in pairwise(said)):
            return len(text) <= _ONE_HEADLINE and len(self._headlines(chain)) == 1
        alike = [line for line in said if any(line[n : n + _LONG] in text for n in range(len(line) - _LONG + 1))]
        return all(line in text[1:] for line in alike) and text not in "".join(said)

    def run(self) -> Page:
        """The page repaired; the very page where nothing is overprint.

        What is sure comes first: it is evidence for the rest.
        """
        if are_records(self.texts):
            self._halves(0)
            self._alone(0)
        else:
            self._all(int(set_in_lines(self.texts, ragged=True)))
        return self._repaired()

    def _repaired(self) -> Page:
        if not self._found:
            return self.page
        kept = list(self.lines)
        for n, line in self.new.items():
            kept[n] = line
        for n in sorted(self.gone, reverse=True):
            del kept[n]
        return first_halves(opening_marks(self.page.with_lines(kept).noting(self.repairs, self.removals)))

    def _all(self, in_lines: int) -> None:
        """Look for all kinds of it; `in_lines`: 1 where the page is set in printed lines."""
        self._in_lines = bool(in_lines)
        a_page = in_lines or len(self.texts) <= _FEW
        self._halves(in_lines)
        self._chains(in_lines, 1 if a_page else _MANY)
        self._alone(in_lines)
        if in_lines or (self._found and a_page):
            self._whole_and_in_pieces()
            self._twice(2 if self._found else 1)
        if self._found and a_page:
            self.spots |= {n for n in self._likely() if overprinted(self.texts[n], 2)}
            self.spots |= {n for n, text in enumerate(self.texts) if has_commas_twice(text) and len(text) <= LONGEST}
            self._halves(2)
            self._chains(2)
            self._alone(2)
            self._twice(3)
            self._marks()
        self._in_mended()

    def _in_mended(self) -> None:
        """Runs of a headline whose broken one was put together need no more proof."""
        for at in sorted(self._mended - self.gone - self.new.keys()):
            if found := beside_overprint(self.texts[at]):
                self._say_once(at, list(found))

    def _marks(self) -> None:
        """A mark that writers double has no line of its own: there it is what a headline on the line before ends in."""
        for at, text in enumerate(self.texts):
            if text in _MARK_TWICE and at not in self.gone and at not in self.new:
                self._say_once(at, [Square(0, 1)])

    def _likely(self) -> set[int]:
        """The lines that may be overprint where others are."""
        labels = (n for n, text in enumerate(self.texts) if "：" in text and LABEL_TWICE.match(text))
        marks = (n for n, text in enumerate(self.texts) if has_marks_twice(text))
        return {*suspicious(self.texts), *labels, *marks}

    def _open(self) -> list[int]:
        """The doubtful lines that are not yet decided."""
        return sorted(self.spots - self.gone - self.new.keys())

    def _chains(self, evidence: int, fewest: int = 1) -> None:
        """Join the lines of headlines said over several; `fewest`: so many of them must repeat the one before."""
        for at in self._open():
            best: Chain | None = None
            done = self.gone | self.new.keys()
            if at in done:
                continue
            for start in range(max(0, at - _REACH), at + 1):
                if start in done or not may_grow(self.texts, start):
                    continue
                # Grown once for all doubtful lines near by, as long as no other line is done.
                chain = self._grown.get((start, len(done)))
                if chain is None:
                    chain = self._grown[start, len(done)] = grow(self.texts, start, done, self._is_below)
                if (
                    at in chain.used
                    and chain.joints >= fewest
                    and (chain.proved(evidence) or not self._mended.isdisjoint(chain.used))
                    and (best is None or sum(chain.doubled) > sum(best.doubled))
                ):
                    best = chain
            if best:
                best.finish()
                after = max(best.used) + 1
                below = after < len(self.texts) and after not in done and not self.lines[after].blanks
                counted = range(after, after + counts_again(self.texts, after)) if below else range(0)
                if counted and done.isdisjoint(counted):
                    best.count(after, self.texts[counted.start : counted.stop])
                elif below and is_last_run(best, self.texts, after):
                    best.append(after, self.texts[after])
                self._join(best)

    def _is_below(self, number: int) -> bool:
        """Whether a line stands straight below the one before it, so far as the page kept the lines' places."""
        above, line = self.lines[number - 1 : number + 1]
        return above.number != line.number and abs(line.x - above.x) <= _FLUSH

    def _halves(self, evidence: int) -> None:
        """Lines that are one text twice and no more: what follows may begin with the same words by itself."""
        for at in self._open():
            found = overprinted(self.texts[at], evidence)
            if len(found) == 1 and 2 * found[0].half == len(self.texts[at]):
                self._say_once(at, found)

    def _alone(self, evidence: int) -> None:
        for at in self._open():
            if found := overprinted(self.texts[at], evidence):
                self._say_once(at, found)

    def _whole_and_in_pieces(self) -> None:
        for at in self._open():
            done = self.gone | self.new.keys()
            if at not in done and (chain := in_pieces(self.texts, at, done)):
                self._join(chain)

    def _twice(self, evidence: int) -> None:
        for at in self._open():
            done = self.gone | self.new.keys()
            if at in done:
                continue
            chain = standing_twice(self.texts, at, done, evidence)
            if not chain or not self._may_be_headline(chain, done):
                continue
            if self._is_a_block(chain) or not among_verse(self.texts, chain, self.spots | done):
                self._join(chain)

    def _is_a_block(self, chain: Chain) -> bool:
        """Whether a text's copies, and no other line, are a block between blank lines on a page that has overprint.

        On a page of printed lines a stanza is hardly ever one line said twice; a headline is, and the lines near it may
        well look like verse: the kicker, the deck and the byline are short and without marks, too.
        """
        if not self._in_lines or not self._found:
            return False
        first, *others = sorted(chain.used)
        after = others[-1] + 1
        begins = not first or self.lines[first].blanks > 0
        ends = after == len(self.texts) or self.lines[after].blanks > 0
        return begins and ends and not any(self.lines[n].blanks for n in others)

    def _may_be_headline(self, chain: Chain, done: Collection[int]) -> bool:
        """Whether a text that stands twice may be one; a very short one that is no word may be a pen name.

        Whoever signs the end of a story may stand at the head of the next, or at those of two stories side by side.
        Headlines drawn last stand side by side.
        """
        if BYLINE.match(chain.text):
            return False
        if len(chain.text) > _PEN_NAME or is_word(chain.text):
            return True
        beside = {min(chain.used) - 1, max(chain.used) + 1}
        return not beside.isdisjoint(self.spots) or not beside.isdisjoint(done)

    def _say_once(self, number: int, found: list[Square]) -> None:
        """Say each square of a line once and note its second copies."""
        line = self.lines[number]
        for square in found:
            self._remove(cut(line, square.start + square.half, square.end))
        after = edit(line, self.page.text, [(s.start + s.half, s.end, "") for s in found])
        self.new[number] = after._replace(overprinted=True)
        self._note([number], after.text)

    def _join(self, chain: Chain) -> None:
        """Make one line of the characters that the chain keeps, or one for each headline in it; note all others."""
        used = sorted(chain.used)
        parts = self._headlines(chain)
        kept = {place for start, end in parts for place in chain.places[start:end]}
        for number in used:
            line = self.lines[number]
            self._remove(
                piece for start, end in stretches_but(line.text, number, kept) for piece in cut(line, start, end)
            )
        self.gone.update(used)
        homes = self._homes(chain, parts, used)
        for number, (start, end) in zip(homes, parts, strict=True):
            slices = tuple(s for place in chain.stretches(start, end) for s in cut(self.lines[place[0]], *place[1:]))
            text = "".join(self.lines[n].text[at] for n, at in chain.places[start:end])
            line = self.lines[number]._replace(text=text, slices=slices, overprinted=True)
            self.new[number] = line
            self.gone.discard(number)
        self._note(used, " / ".join(self.new[number].text for number in homes))

    def _headlines(self, chain: Chain) -> list[tuple[int, int]]:
        """Where in the text of a chain each headline begins and ends."""
        aside = self.spots | self.gone | self.new.keys() | chain.used
        apart = " " in chain.text and drops_blanks(self.texts, aside)
        parts = headlines_in(chain.text, apart, lambda: sets_halves(self.page.text, self.texts, aside))
        return parts if len(parts) <= len(chain.used) else [(0, len(chain.text))]

    @staticmethod
    def _homes(chain: Chain, parts: list[tuple[int, int]], used: list[int]) -> list[int]:
        """For each headline of a chain the line whose place it takes: ascending, where it is first said if possible."""
        homes: list[int] = []
        for n, (start, _) in enumerate(parts):
            free = [u for u in used[: len(used) - (len(parts) - n - 1)] if not homes or u > homes[-1]]
            said = [u for u in free if u >= chain.places[start][0]]
            homes.append(used[0] if n == 0 else (said or free)[0])
        return homes

    def _remove(self, pieces: Iterable[Slice]) -> None:
        for piece in pieces:
            last = self.removals[-1] if self.removals else None
            if last and last.end == piece.start:
                self.removals[-1] = last._replace(end=piece.end)
            else:
                self.removals.append(Removal(piece.start, piece.end, _STEP, _REASON))

    def _note(self, used: list[int], after: str) -> None:
        before = " / ".join(self.lines[n].text for n in used)
        start, end = min(self.lines[n].start for n in used), max(self.lines[n].end for n in used)
        self.repairs.append(Repair(_STEP, start, end, before, after, _REASON))


CLEANER = Cleaner(
    name=_STEP,
    function=overprint,
    what="headlines and captions said twice",
    why="Bold type is often made by printing a run twice, a hair apart; the text layer then holds both.",
    example=Example("威海高新区威海高新区：：起步奋战起步奋战", "威海高新区：起步奋战"),
)
