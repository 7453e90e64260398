"""Overprint looked for on a page, the surest kinds first: they are evidence for the others."""

from __future__ import annotations

from collections.abc import Collection

from hzclean.cleaners.doubling import (
    LABEL_TWICE,
    LONGEST,
    Square,
    beside_overprint,
    has_commas_twice,
    has_marks_twice,
    suspicious,
)
from hzclean.cleaners.doubling_chain import Chain
from hzclean.cleaners.doubling_growth import grow, may_grow
from hzclean.cleaners.doubling_lines import among_verse, in_pieces, set_in_lines, standing_twice
from hzclean.cleaners.doubling_once import SaidOnce
from hzclean.cleaners.doubling_proof import overprinted
from hzclean.cleaners.doubling_rest import counts_again, is_last_run
from hzclean.cleaners.kinds import BYLINE
from hzclean.cleaners.names import is_word
from hzclean.cleaners.page import Page
from hzclean.cleaners.records import are_cells, repeat_on_purpose

# On so few lines the page need not be set in printed lines.
_FEW = 50
# Of many lines that are no printed ones neighbours often say the same (messages, entries), but hardly so many.
_MANY = 4
# Pen names are no longer than this, in code points.
_PEN_NAME = 3
# How far before a doubtful line a headline printed twice may begin, in lines.
REACH = 3
# What stands straight below a line begins no farther to the left or right, in em.
_FLUSH = 1.5
# So many lines above and below tell what stands around a line.
_NEAR = 8
_MARK_TWICE = ("？？", "！！")


class Search(SaidOnce):
    """The search for overprint on one page."""

    def __init__(self, page: Page, texts: tuple[str, ...], spots: set[int]) -> None:
        super().__init__(page, texts, spots)
        self._grown: dict[tuple[int, int], Chain] = {}
        self._in_lines = False

    def run(self) -> Page:
        """The page repaired; the very page where nothing is overprint.

        What is sure comes first: it is evidence for the rest.
        """
        if repeat_on_purpose(self.texts):
            self._halves(0)
            self._alone(0)
        else:
            self._all(int(set_in_lines(self.texts, ragged=True)))
        return self.page_repaired()

    def _all(self, in_lines: int) -> None:
        """Look for all kinds of it; `in_lines`: 1 where the page is set in printed lines."""
        self._in_lines = bool(in_lines)
        a_page = in_lines or len(self.texts) <= _FEW
        self._halves(in_lines)
        self._chains(in_lines, 1 if a_page else _MANY)
        self._alone(in_lines)
        if in_lines or (self.found and a_page):
            self._whole_and_in_pieces()
            self._twice(2 if self.found else 1)
        if self.found and a_page:
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
        for at in sorted(self.mended - self.gone - self.new.keys()):
            if found := beside_overprint(self.texts[at]):
                self.say_once(at, list(found))

    def _marks(self) -> None:
        """A mark that writers double has no line of its own: there it is what a headline on the line before ends in."""
        for at, text in enumerate(self.texts):
            if text in _MARK_TWICE and at not in self.gone and at not in self.new:
                self.say_once(at, [Square(0, 1)])

    def _likely(self) -> set[int]:
        """The lines that may be overprint where others are."""
        labels = (n for n, text in enumerate(self.texts) if "：" in text and LABEL_TWICE.match(text))
        marks = (n for n, text in enumerate(self.texts) if has_marks_twice(text))
        return {*suspicious(self.texts), *labels, *marks}

    def _chains(self, evidence: int, fewest: int = 1) -> None:
        """Join the lines of headlines said over several; `fewest`: so many of them must repeat the one before."""
        for at in self.open_spots():
            best: Chain | None = None
            done = self.gone | self.new.keys()
            if at in done:
                continue
            for start in range(max(0, at - REACH), at + 1):
                if start in done or not may_grow(self.texts, start):
                    continue
                # Grown once for all doubtful lines near by, as long as no other line is done.
                chain = self._grown.get((start, len(done)))
                if chain is None:
                    chain = self._grown[start, len(done)] = grow(self.texts, start, done, self._is_below)
                if (
                    at in chain.used
                    and chain.joints >= fewest
                    and (chain.proved(evidence) or not self.mended.isdisjoint(chain.used))
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
                self.join(best)

    def _is_below(self, number: int) -> bool:
        """Whether a line stands straight below the one before it, so far as the page kept the lines' places."""
        above, line = self.lines[number - 1 : number + 1]
        return above.number != line.number and abs(line.x - above.x) <= _FLUSH

    def _halves(self, evidence: int) -> None:
        """Lines that are one text twice and no more: what follows may begin with the same words by itself."""
        for at in self.open_spots():
            found = overprinted(self.texts[at], evidence)
            if len(found) == 1 and 2 * found[0].half == len(self.texts[at]):
                self.say_once(at, found)

    def _alone(self, evidence: int) -> None:
        for at in self.open_spots():
            if found := overprinted(self.texts[at], evidence):
                self.say_once(at, found)

    def _whole_and_in_pieces(self) -> None:
        for at in self.open_spots():
            done = self.gone | self.new.keys()
            if at not in done and (chain := in_pieces(self.texts, at, done)):
                self.join(chain)

    def _twice(self, evidence: int) -> None:
        for at in self.open_spots():
            done = self.gone | self.new.keys()
            if at in done:
                continue
            chain = standing_twice(self.texts, at, done, evidence)
            if not chain or not self._may_be_headline(chain, done) or (not self.found and self._is_cell(chain)):
                continue
            sure = self._is_a_block(chain) or self._is_beside_others(chain, done)
            if sure or not among_verse(self.texts, chain, self.spots | done):
                self.join(chain)

    def _is_cell(self, chain: Chain) -> bool:
        """Whether a text's copies are cells among cells, or the first may be the page's running head.

        For a page on which nothing else is overprint; there copies stand straight under one another.
        """
        first, *others = sorted(chain.used)
        near = range(max(first - _NEAR, 0), min(others[-1] + _NEAR + 1, len(self.texts)))
        around = [self.texts[n] for n in near if n not in chain.used]
        return any(self.lines[n].blanks for n in others) or are_cells("\n".join(around))

    def _is_beside_others(self, chain: Chain, done: Collection[int]) -> bool:
        """Whether a text's copies stand straight below a headline printed twice, on a page of printed lines.

        An extractor may write all of a page's bold type last, headline after headline.
        """
        return self._in_lines and min(chain.used) - 1 in done

    def _is_a_block(self, chain: Chain) -> bool:
        """Whether a text's copies, and no other line, are a block between blank lines on a page that has overprint.

        On a page of printed lines a stanza is hardly ever one line said twice; a headline is, and the lines near it may
        well look like verse: the kicker, the deck and the byline are short and without marks, too.
        """
        if not self._in_lines or not self.found:
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
