"""Overprint: headlines and captions that the text layer holds twice, within a line or over several.

>>> from hzclean.cleaners.page import Page
>>> from hzclean.cleaners.registry import Settings
>>> lines = overprint(Page("一粒种子的\\n一粒种子的“出道\\n出道”之路\\n”之路"), Settings()).lines
>>> [(line.text, line.overprinted) for line in lines]
[('一粒种子的“出道”之路', True)]
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hzclean.cleaners.broken_runs import broken_lines, mended
from hzclean.cleaners.doubling_beside import parted, side_by_side
from hzclean.cleaners.doubling_chain import Chain
from hzclean.cleaners.doubling_gate import suspects
from hzclean.cleaners.doubling_marks import with_full_width_marks
from hzclean.cleaners.doubling_once import STEP, SaidOnce
from hzclean.cleaners.doubling_search import REACH, Search
from hzclean.cleaners.doubling_stairs import climb, with_mark_twice
from hzclean.cleaners.page import Page
from hzclean.cleaners.records import repeat_on_purpose
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.script import script_of

# Headlines are a small part of a page; where more lines than these and a third of all look doubled, it is a list or a
# log that says things again and again.
_FEW = 50
# What two lines of a page hardly have in common by chance, in code points.
_LONG = 4
# No two headlines are so short together, in code points.
_ONE_HEADLINE = 22


def overprint(page: Page, settings: Settings) -> Page:
    """The page with each overprinted headline or caption said once; its line is marked `overprinted`.

    A line is repaired by itself where it proves overprint by itself (威海高新区威海高新区：：起步奋战起步奋战); lines
    together where each repeats the end of the one before, or is contained in it, at the ends of runs; a line that
    stands twice in succession where the page is set in printed lines and it is no verse. All dropped copies are noted
    as removals. Left alone: true reduplication, refrains, lists and code that say things twice; in records, tables and
    forms all but what a line says twice by itself.
    """
    texts = with_full_width_marks(page.line_texts)
    spots = suspects(texts) or broken_lines(texts)
    if not spots or len(spots) > _FEW + len(texts) // 3:
        return page

    repaired = _said_once(page, texts, spots)
    # Steps by themselves look like broken runs or like nothing; so what was left of stairs is put together before.
    stairs = _climbed(SaidOnce(page, texts, spots), [line.text for line in repaired.lines if line.overprinted])
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
        repair = Search(halved, halves, suspects(halves))
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
    return Search(page, texts, spots).run()


def _climbed(once: SaidOnce, said: Sequence[str]) -> Page:
    """The page with headlines put together whose lines are stairs, and which are not `said`; the very page if none.

    `said`: the lines found to be overprint already; a long headline may be two of them.
    """
    lines = [_bare(text) for text in said]
    for at in [] if repeat_on_purpose(once.texts) else once.open_spots():
        for start in range(max(0, at - REACH), at + 1):
            done = once.gone | once.new.keys()
            if at in done:
                break
            stairs = with_mark_twice(once.texts, start, done) or climb(once.texts, start, done, bool(said))
            if stairs and at in stairs.used and _is_new(once, stairs, lines):
                stairs.finish()
                once.join(stairs)
    return once.page_repaired()


def _is_new(once: SaidOnce, chain: Chain, said: Sequence[str]) -> bool:
    """Whether a chain's headline is none of the lines `said`, nor two of them that are two headlines.

    What is said in part must be a part of it, and not how it begins: then it is the headline, and ends as said.
    """
    text = _bare(chain.text)
    if any(text in line for line in said):
        return False
    if any("".join(two) == text for two in pairwise(said)):
        return len(text) <= _ONE_HEADLINE and len(once.headlines(chain)) == 1
    alike = [line for line in said if any(line[n : n + _LONG] in text for n in range(len(line) - _LONG + 1))]
    return all(line in text[1:] for line in alike) and text not in "".join(said)


def _bare(text: str) -> str:
    return "".join(text.split())


CLEANER = Cleaner(
    name=STEP,
    function=overprint,
    what="headlines and captions said twice",
    why="Bold type is often made by printing a run twice, a hair apart; the text layer then holds both.",
    example=Example("威海高新区威海高新区：：起步奋战起步奋战", "威海高新区：起步奋战"),
)
