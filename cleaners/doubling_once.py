"""A page on which what is printed twice is said once: lines cut or joined, and what goes noted."""

from __future__ import annotations

from collections.abc import Iterable

from hzclean.cleaners.broken_runs import overprinted_lines
from hzclean.cleaners.doubling import Square
from hzclean.cleaners.doubling_chain import Chain
from hzclean.cleaners.doubling_halves import headlines_in, sets_halves
from hzclean.cleaners.doubling_lines import drops_blanks
from hzclean.cleaners.doubling_pieces import stretches_but
from hzclean.cleaners.first_halves import first_halves
from hzclean.cleaners.open_halves import open_halves
from hzclean.cleaners.opening_marks import opening_marks
from hzclean.cleaners.page import Line, Page, Removal, Repair, Slice
from hzclean.cleaners.slices import cut, edit

STEP = "overprint"
_REASON = "printed twice for bold type"


class SaidOnce:
    """A page in the making: new lines, lines that are gone, and what is noted.

    `texts`: its lines' texts; `spots`: which of them may be printed twice.
    """

    def __init__(self, page: Page, texts: tuple[str, ...], spots: set[int]) -> None:
        self.page = page
        self.texts = texts
        self.new: dict[int, Line] = {}
        self.gone: set[int] = set()
        self.repairs: list[Repair] = []
        self.removals: list[Removal] = []
        # Lines that hold a broken run put together.
        self.mended = overprinted_lines(page)
        self.spots = spots | self.mended

    @property
    def lines(self) -> tuple[Line, ...]:
        """The page's lines; asked for only where there is a repair, as that splits the page."""
        return self.page.lines

    @property
    def found(self) -> bool:
        """Whether anything on the page is overprint."""
        return bool(self.new or self.mended)

    def page_repaired(self) -> Page:
        """The page as it is now; the very page where nothing was found."""
        if not self.found:
            return self.page
        kept = list(self.lines)
        for n, line in self.new.items():
            kept[n] = line
        for n in sorted(self.gone, reverse=True):
            del kept[n]
        repaired = self.page.with_lines(kept).noting(self.repairs, self.removals)
        return open_halves(first_halves(opening_marks(repaired)))

    def open_spots(self) -> list[int]:
        """The doubtful lines that are not yet decided."""
        return sorted(self.spots - self.gone - self.new.keys())

    def say_once(self, number: int, found: list[Square]) -> None:
        """Say each square of a line once and note its second copies."""
        line = self.lines[number]
        for square in found:
            self._remove(cut(line, square.start + square.half, square.end))
        after = edit(line, self.page.text, [(s.start + s.half, s.end, "") for s in found])
        self.new[number] = after._replace(overprinted=True)
        self._note([number], after.text)

    def join(self, chain: Chain) -> None:
        """Make one line of the characters that the chain keeps, or one for each headline in it; note all others."""
        used = sorted(chain.used)
        parts = self.headlines(chain)
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

    def headlines(self, chain: Chain) -> list[tuple[int, int]]:
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
                self.removals.append(Removal(piece.start, piece.end, STEP, _REASON))

    def _note(self, used: list[int], after: str) -> None:
        before = " / ".join(self.lines[n].text for n in used)
        start, end = min(self.lines[n].start for n in used), max(self.lines[n].end for n in used)
        self.repairs.append(Repair(STEP, start, end, before, after, _REASON))
