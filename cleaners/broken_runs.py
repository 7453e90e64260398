"""Runs of overprinted headlines that were broken over two lines, while their second copies were not.

A headline that is set on two lines breaks amid a run; the copy of the run is laid on the first line and runs on to the
right, over what stands beside, as far as the page goes. So an extractor gives the run's beginning, all of it (or what
the page has room for) and, below, its rest, with lines of the columns beside between: 昨夜谁来 ⏎ 昨夜谁来开秤 ⏎ 开秤.
The rest may stand behind a blank, on a line of other text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from hzclean.cleaners.doubling import HAN, IS_HAN, beside_overprint, boundaries, distinct_hanzi, last_run
from hzclean.cleaners.doubling_chain import is_short_name
from hzclean.cleaners.doubling_halves import may_be_first
from hzclean.cleaners.doubling_lines import set_in_lines
from hzclean.cleaners.doubling_pieces import LONGEST_REST, ends_a_sentence
from hzclean.cleaners.joins import said_again
from hzclean.cleaners.kinds import BYLINE
from hzclean.cleaners.page import Line, Page, Removal, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.records import are_cells, is_prose
from hzclean.cleaners.slices import cut, part_of

_STEP: Final = "overprint"
_REASON: Final = "the second copy of a run that was broken over two lines"
_RUN: Final = late(f"[{HAN}]+")
# A blank beside a foreign word parts nothing.
_PIECE: Final = late("(?:[^ ]| (?=[A-Za-z])|(?<=[A-Za-z]) )+")
# The copy stands so near the run's beginning, in lines; and the rest no more below the two.
_NEAR: Final = (-1, 1, -2, 2, -3, 3, -4, 4)
_BELOW: Final = 9
# A copy has so much room between the type and the page's edge, in code points.
_AT_EDGE: Final = 2
# What so little of the copy tells to be its rest is no longer, in code points; and so long no headline is.
_SHORT: Final = 8
_LONGEST: Final = 34
# A headline is set on no more lines.
_MOST_LINES: Final = 4
# So many characters two lines hardly share by chance.
_OVERLAP: Final = 3
# So many different hanzi said twice are no chance.
_SURE: Final = 4


class Piece(NamedTuple):
    """A stretch of a line: which line, from where and to where."""

    line: int
    start: int
    end: int


class Broken(NamedTuple):
    """A broken run: the piece of a line that ends in its beginning, its copy, the piece that begins with its rest."""

    begun: Piece
    copy: Piece
    rest: Piece


def mended(page: Page, halves: Callable[[], bool]) -> Page:
    """The page with each such run put together and without its copy; the same page where there is none.

    `halves`: whether headlines are set in two halves with a blank between. Text of the columns beside, to the left or
    the right of a piece, becomes a line of its own.
    """
    for _ in range(_MOST_LINES):
        known = overprinted_lines(page)
        found = list(broken_runs(page.line_texts, known))
        if not found or not (known or _has_prose(page.line_texts)):
            break  # lists and tables of contents say a thing in part and in whole as well
        page = _mended(page, found, halves)
    return page


def broken_lines(texts: Sequence[str]) -> set[int]:
    """The lines of broken runs on a page that shows no other overprint: pdftotext drops copies that lie on each other.

    Asked of every page: a line that ends in what the next one begins with, or begins with what that ends in, is looked
    for first; and the page must be set in printed lines, as lists repeat themselves as well.

    >>> headline = ["昨夜谁来开秤", "新棉：昨夜谁来", "开秤"]
    >>> body = ["第一，要有好的种子和", "土地，还要有好的农民"] * 3
    >>> broken_lines(headline), sorted(broken_lines([*headline, *body]))
    (set(), [0, 1, 2])
    """
    if not any(_goes_on(a, b) or _goes_on(b, a) for a, b in pairwise(texts)) or not _are_printed_lines(texts):
        return set()
    found = [broken for broken in broken_runs(texts) if _is_sure(texts, broken)]
    return {piece.line for broken in found for piece in broken}


def _is_sure(texts: Sequence[str], broken: Broken) -> bool:
    """Whether a broken run's beginning and copy stand on neighbouring lines, and prose hardly says so much twice."""
    begun, copy, _ = broken
    said = texts[copy.line][copy.start : copy.end]
    first = _last_hanzi(texts[begun.line][begun.start : begun.end])
    return abs(begun.line - copy.line) == 1 and distinct_hanzi(said) > _SURE and len(first) >= _OVERLAP


def _has_prose(texts: Sequence[str]) -> bool:
    return any("。" in text for text in texts) and is_prose(texts) and not are_cells("\n".join(texts))


def _are_printed_lines(texts: Iterable[str]) -> bool:
    """Whether text is set in printed lines, which may stand side by side."""
    return set_in_lines([piece for text in texts for piece in text.split("  ") if piece.strip()], ragged=True)


def _goes_on(first: str, second: str) -> bool:
    """Whether a text ends in what another one begins with, and that goes on."""
    return 0 < said_again(first, second, _OVERLAP) < len(second)


def overprinted_lines(page: Page) -> set[int]:
    """The numbers of the lines that are known to be overprint; a page that no step has changed is not split for it."""
    return set() if page.untouched else {n for n, line in enumerate(page.lines) if line.overprinted}


def _mended(page: Page, found: Iterable[Broken], halves: Callable[[], bool]) -> Page:
    """The page with the broken runs that were found put together."""
    lines = page.lines
    new: dict[int, list[Line]] = {}
    repairs: list[Repair] = []
    removals: list[Removal] = []
    for broken in found:
        begun, copy, rest = _widened(broken, page.line_texts, halves)
        first, second = lines[begun.line], lines[rest.line]
        slices = (*cut(first, begun.start, begun.end), *cut(second, rest.start, rest.end))
        text = first.text[begun.start : begun.end] + second.text[rest.start : rest.end]
        whole = part_of(first, begun.start, begun.end)._replace(text=text, slices=slices, overprinted=True)
        for taken in {begun.line, copy.line, rest.line}:
            pieces = [piece for piece in (begun, copy, rest) if piece.line == taken]
            left = _without(lines[taken], pieces)
            if taken == begun.line:
                left.insert(sum(line.start < whole.start for line in left), whole)
            new[taken] = left
        removals += (Removal(s.start, s.end, _STEP, _REASON) for s in cut(lines[copy.line], copy.start, copy.end))
        used = sorted({begun.line, copy.line, rest.line})
        before = " / ".join(lines[n].text for n in used)
        repairs.append(Repair(_STEP, lines[used[0]].start, lines[used[-1]].end, before, text, _REASON))
    out = [kept for n, line in enumerate(lines) for kept in new.get(n, (line,))]
    return page.with_lines(out).noting(repairs, removals)


def _widened(broken: Broken, texts: Sequence[str], halves: Callable[[], bool]) -> Broken:
    """With the first half of a headline before its run, or the second one behind it, where headlines have such."""
    begun, copy, rest = broken
    first = texts[begun.line][: begun.start].rstrip()
    if first and may_be_first(first) and halves():
        begun = begun._replace(start=0)
    text = texts[rest.line]
    if not rest.start and len(text) > rest.end and len(text) <= begun.end - begun.start + 1 and halves():
        rest = rest._replace(end=len(text))
    return Broken(begun, copy, rest)


def _without(line: Line, pieces: Sequence[Piece]) -> list[Line]:
    """What is left of a line, as lines of their own."""
    out: list[Line] = []
    at = 0
    for start, end in [*sorted((piece.start, piece.end) for piece in pieces), (len(line.text), len(line.text))]:
        text = line.text[at:start]
        if text.strip():
            low = at + len(text) - len(text.lstrip())
            more = {"blanks": 0, "indent": 0.0} if low else {}
            out.append(part_of(line, low, at + len(text.rstrip()), **more))
        at = end
    return out


def broken_runs(texts: Sequence[str], known: Collection[int] = ()) -> Iterator[Broken]:
    """The broken runs of a page's lines, each line in one of them at most; the lines `known` are overprint.

    >>> for broken in broken_runs(["昨夜谁来", "昨夜谁来开秤", "他说，今年的秤", "还是去年的。 开秤"]):
    ...     print(*map(tuple, broken))
    (0, 0, 4) (1, 0, 6) (3, 7, 9)
    """
    done: set[int] = set()
    for n in range(len(texts)):
        found = None if n in done else _beside(texts, n, done, known) or _within(texts, n, done)
        if found:
            done |= {found.begun.line, found.copy.line, found.rest.line}
            yield found


def _beside(texts: Sequence[str], n: int, done: Collection[int], known: Collection[int]) -> Broken | None:
    """A run whose copy begins line `n`, its beginning ending a piece of a line near by."""
    text = texts[n]
    run = _RUN.match(text)
    if not run or run.end() <= _AT_EDGE or BYLINE.match(text):
        return None  # a dateline breaks amid what the byline says
    copy = run.group()
    whole = run.end() == len(text) or text[run.end()] == " "
    for m in (n + step for step in _NEAR):
        if not 0 <= m < len(texts) or m in done or copy[0] not in texts[m]:
            continue
        for start, end in _pieces(texts[m]):
            begun = len(_last_hanzi(texts[m][start:end]))
            if not 1 < begun < len(copy) or copy[:begun] != texts[m][end - begun : end]:
                continue
            rest, said = _rest(texts, max(n, m), _Run(copy, begun, whole, m in known, end - start), {n, m, *done})
            if not rest:
                continue
            # Text that breaks amid what a headline or a signature near by says, too, goes on, and in lines as long.
            twice = m in known or beside_overprint(texts[m][start:end])
            alone = not IS_HAN.search(texts[m], start, end - begun)
            shorter = rest.end - rest.start < end - start and abs(n - m) == 1
            if twice or alone or (shorter and _ends_in(texts, rest, said)):
                return Broken(Piece(m, start, end), Piece(n, 0, begun + said), rest)
    return None


def _ends_in(texts: Sequence[str], rest: Piece, said: int) -> bool:
    """Whether nothing but marks follows the first characters of a run's rest, `said` of them, nor a clause below it."""
    more = texts[rest.line][rest.start + said : rest.end]
    below = texts[rest.line + 1] if rest.line + 1 < len(texts) else ""
    return not any(map(str.isalnum, more)) and not below.startswith("，")


def _within(texts: Sequence[str], n: int, done: Collection[int]) -> Broken | None:
    """A run whose beginning and copy stand beside one another on line `n`: 今年，，昨昨夜谁来 ⏎ … ⏎ 夜谁来."""
    text = texts[n]
    for start, end in _pieces(text):
        run = _last_hanzi(text[start:end])
        for size in range(1, (len(run) + 1) // 2):
            if run[:size] != run[size : 2 * size]:
                continue
            at = end - len(run) + size
            sure = any(square.end == at - size for square in beside_overprint(text))
            rest, _ = _rest(texts, n, _Run(run[size:], size, True, sure, at - start), {n, *done})
            if rest:
                return Broken(Piece(n, start, at), Piece(n, at, end), rest)
    return None


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between its blanks."""
    return (found.span() for found in _PIECE.finditer(text))


def _last_hanzi(text: str) -> str:
    """The run of hanzi that ends a text."""
    run = last_run(text)
    return run if _RUN.fullmatch(run) else ""


class _Run(NamedTuple):
    """A run's copy and how much of it was said before; whether nothing of another text follows the copy, and whether
    what stands before it is printed twice; how long the piece is that ends in its beginning.
    """

    copy: str
    begun: int
    whole: bool
    sure: bool
    first: int


def _rest(texts: Sequence[str], at: int, run: _Run, done: Collection[int]) -> tuple[Piece | None, int]:
    """Where below line `at` the rest of a run stands, and how much of the copy it says."""
    for number in range(at + 1, min(at + 1 + _BELOW, len(texts))):
        text = texts[number]
        if number in done or run.copy[run.begun] not in text:
            continue
        for start, end in _pieces(text):
            piece = text[start:end]
            said = _said(piece, run)
            fits = len(piece) <= LONGEST_REST and len(piece) + run.first <= _LONGEST
            if said and fits and not ends_a_sentence(piece) and "。" not in piece:
                return Piece(number, start, end), said
    return None, 0


def _said(piece: str, run: _Run) -> int:
    """How many characters of a run's rest a piece of text begins with, all there are; 0 if it is not the rest."""
    rest = run.copy[run.begun :]
    kinds = distinct_hanzi(run.copy[: run.begun])
    if piece.startswith(rest):
        if len(rest) <= _AT_EDGE and len(piece) > _SHORT:
            return 0
        if len(rest) in boundaries(piece) and (run.sure or kinds + distinct_hanzi(rest) >= _SURE):
            return len(rest)
        # What the page had no room for.
        return len(rest) if run.whole and len(rest) <= _AT_EDGE and (run.sure or kinds >= _SURE) else 0
    # The copy goes on in another text, which may begin with a name that signs it as well.
    known = kinds > 1 and kinds + distinct_hanzi(piece) > _SURE and not is_short_name(piece)
    return len(piece) if not run.whole and len(piece) > 1 and known and rest.startswith(piece) else 0
