"""Text printed twice over several lines: the copies told apart, and the one text they stand for.

An extractor breaks the line between the two copies of a run (they overlap on the page), so a headline of the runs A,
B, C comes as A / AB / BC / C; some copies may be missing, and pdfminer gives the pieces out of order: C / ABBC / A.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from hzclean.cleaners.doubling import HAN, LONGEST, beside_overprint, boundaries, distinct_hanzi, is_proof
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

_OPENERS = frozenset("“‘《〈「『【（")
_CLOSERS = frozenset("”’》〉」』】）")
_MARKS = _OPENERS | _CLOSERS | {"：", "；"}
# What a body line has and a headline never ends in.
_NO_HEADLINE_ENDS = frozenset("。，、；,;")
_TERMINALS = frozenset("。！？；…”’」』）》：.!?:;")
_INNER = late("[，。、；].")
_DOUBLED_NUMBER = late(r"(?<![0-9.])([0-9]+)\1(?![0-9.])")
_BLANKS = late(" +")
# What a line of a poem hardly has: a stop within, brackets, figures, the words of a byline.
_NO_VERSE = late("[，。、；（）《》0-9]|记者|記者|通讯员|通訊員|作者|编辑|編輯|摄影|攝影")
_BLANK_BETWEEN_HANZI = late(f"[{HAN}] [{HAN}]")
_WIDE_GAP = late(r"\s\s+")
# Lines of the next column may stand between two pieces of a headline.
_MOST_BETWEEN = 2
# Bold on bold; more equal lines than this are a table's or a log's.
_MOST_COPIES = 4
# So many lines tell whether a page is set in lines.
_ENOUGH = 800
# No column is wider than this, in em.
_WIDEST = 60
# A word and a mark have so many characters at least.
_BESIDE = 3
# A headline is broken over no more lines than this.
_MOST_PIECES = 4


class _Piece(NamedTuple):
    """A line with its squares said once: text, places, what was doubled, how many squares, how many prove it."""

    text: str
    places: list[tuple[int, int]]
    doubled: list[bool]
    squares: int
    proofs: int


class Chain:
    """Pieces of one headline put together: its text, the place (line, offset) of each character, what was doubled."""

    def __init__(self, number: int, text: str) -> None:
        piece = _piece(number, text)
        self.text, self.places, self.doubled = piece.text, piece.places, piece.doubled
        self.used = {number}
        self.joints = 0
        self.squares = piece.squares
        self.proofs = piece.proofs
        self.anchored = piece.squares > 0
        self.longest = len(text)
        self.said = {text}

    def add(self, number: int, text: str, near: bool) -> bool:
        """Join another line's text if it repeats a part of this; whether it did.

        `near`: the line follows at once; if not, the repeated part must be a mark or two characters at least.
        """
        # Whichever repeats the other, it begins with a character that the other has; most lines are told by that.
        if text[0] not in self.text and self.text[0] not in text:
            return False
        piece = _piece(number, text)
        single = len(text) <= 2 and self.longest <= 2
        if self._contain(piece, single) or self._be_contained(piece, single):
            self.anchored = True
        elif not (self._go_on(piece, near, single) or self._go_before(piece, near)):
            return False
        self.joints += 1
        self.said.add(text)
        self._count(number, piece)
        return True

    def append(self, number: int, text: str) -> None:
        """Put a line's text after this without anything repeated."""
        piece = _piece(number, text)
        self._set(self.text + piece.text, self.places + piece.places, self.doubled + piece.doubled)
        self._count(number, piece)

    def _count(self, number: int, piece: _Piece) -> None:
        self.used.add(number)
        self.squares += piece.squares
        self.proofs += piece.proofs
        self.anchored |= piece.squares > 0
        self.longest = max(self.longest, len(piece.text))

    def _set(self, text: str, places: list[tuple[int, int]], doubled: list[bool]) -> None:
        self.text, self.places, self.doubled = text, places, doubled

    def _contain(self, piece: _Piece, single: bool) -> bool:
        edges = boundaries(self.text)
        length = len(piece.text)
        for start in (0, len(self.text) - length):
            end = start + length
            if start >= 0 and self.text[start:end] == piece.text and (single or (start in edges and end in edges)):
                self.doubled[start:end] = [True] * length
                return True
        return False

    def _be_contained(self, piece: _Piece, single: bool) -> bool:
        edges = boundaries(piece.text)
        length = len(self.text)
        for start in (0, len(piece.text) - length):
            end = start + length
            if start >= 0 and piece.text[start:end] == self.text and (single or (start in edges and end in edges)):
                piece.doubled[start:end] = [True] * length
                self._set(piece.text, piece.places, piece.doubled)
                return True
        return False

    def _go_on(self, piece: _Piece, near: bool, single: bool) -> bool:
        length = _overlap(self.text, piece.text, near, single)
        if length:
            self.doubled[-length:] = [True] * length
            self._set(
                self.text + piece.text[length:],
                self.places + piece.places[length:],
                self.doubled + piece.doubled[length:],
            )
        return length > 0

    def _go_before(self, piece: _Piece, near: bool) -> bool:
        length = _overlap(piece.text, self.text, near)
        if length:
            piece.doubled[-length:] = [True] * length
            self._set(
                piece.text + self.text[length:],
                piece.places + self.places[length:],
                piece.doubled + self.doubled[length:],
            )
        return length > 0

    def proved(self, evidence: int) -> bool:
        """Whether the chain is overprint; `evidence` is what the page says, as for `overprinted`.

        Lines that all say the same are not (see `standing_twice`). One end is contained in another line, or three in
        four characters are said twice; near half of it is in any case; there are two proofs. Where other lines are
        overprint, one is enough for a headline.
        """
        if (
            not self.joints
            or len(self.said) == 1
            or self.text[0] in _NO_HEADLINE_ENDS
            or _ends_a_sentence(self.text)
            or distinct_hanzi(self.text) < (4, 4, 2)[evidence]
        ):
            return False
        spoken = [twice for char, twice in zip(self.text, self.doubled, strict=True) if char.isalnum()]
        twice = sum(self.doubled)
        if self.longest <= 2:
            return all(spoken) and self.joints >= 3
        length = len(self.text) - sum(map(str.isspace, self.text))
        proofs = self.joints + (self.squares if evidence else self.proofs)
        anchored = self.anchored or spoken.count(False) * 4 <= len(spoken)
        enough = proofs >= 2 and twice * 20 >= length * 9
        # A hard mark said twice beside a word said twice: pdftotext leaves out other copies, which lie on one another.
        beside = self.proofs > 0 and twice >= _BESIDE
        return anchored and (enough or beside or (evidence == 2 and twice >= 2))

    def finish(self) -> None:
        """Say doubled numbers beside what is doubled once: each digit of a 44 was 4, or its copy would be there."""
        for found in reversed(list(_DOUBLED_NUMBER.finditer(self.text))):
            start, end = found.span()
            beside = self.doubled[start - 1 : start] + self.doubled[end : end + 1]
            if any(beside) and not any(self.doubled[start:end]):
                middle = (start + end) // 2
                self._set(
                    self.text[:middle] + self.text[end:],
                    self.places[:middle] + self.places[end:],
                    self.doubled[:middle] + self.doubled[end:],
                )

    def parts(self, blanks_are_columns: bool) -> list[tuple[int, int]]:
        """The headlines in the chain as (start, end): two that stand side by side are one chain.

        A gap of two blanks or more parts them; a single blank does where the extractor keeps none within text.
        """
        gap = _BLANKS if blanks_are_columns else _WIDE_GAP
        out: list[tuple[int, int]] = []
        at = 0
        for found in gap.finditer(self.text):
            out.append((at, found.start()))
            at = found.end()
        return [*out, (at, len(self.text))]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The characters `start` to `end` of the text as stretches of lines: (line, start, end), in their order."""
        for _, group in groupby(enumerate(self.places[start:end]), lambda p: (p[1][0], p[1][1] - p[0])):
            places = [place for _, place in group]
            yield places[0][0], places[0][1], places[-1][1] + 1


def _piece(number: int, text: str) -> _Piece:
    """A line's text with its squares said once."""
    found = beside_overprint(text)
    if not found:
        return _Piece(text, [(number, n) for n in range(len(text))], [False] * len(text), 0, 0)
    keep = [True] * len(text)
    twice = [False] * len(text)
    for square in found:
        middle = square.start + square.half
        keep[middle : square.end] = [False] * square.half
        twice[square.start : middle] = [True] * square.half
    at = [n for n, kept in enumerate(keep) if kept]
    return _Piece(
        "".join(text[n] for n in at),
        [(number, n) for n in at],
        [twice[n] for n in at],
        len(found),
        sum(is_proof(text, square) for square in found),
    )


def _overlap(a: str, b: str, near: bool, single: bool = False) -> int:
    """How many characters that end `a` begin `b`, as whole runs of one of the two; 0 if none.

    `single`: each character may be a run of its own.

    >>> _overlap("一粒种子的“出道", "出道”之路", True), _overlap("月光照着窗", "窗前的人", True)
    (2, 0)
    """
    before, after = boundaries(a), boundaries(b)
    for length in range(min(len(a), len(b)) - 1, 0, -1):
        starts, ends = len(a) - length in before, length in after
        whole = single or starts or ends
        if not single and ((not starts and a[-length].isascii()) or (not ends and b[length - 1].isascii())):
            continue  # no part of a number or a Latin word is a run
        if whole and b.startswith(a[-length:]) and (near or length > 1 or b[0] in _MARKS):
            return length
    return 0


def _unblanked(text: str) -> str:
    return "".join(text.split())


def grow(texts: Sequence[str], start: int, gone: set[int]) -> Chain:
    """The longest chain of lines that begins at `start`; no more than two other lines stand between two of it."""
    chain = Chain(start, texts[start])
    at = start
    while True:
        for number in range(at + 1, min(at + 2 + _MOST_BETWEEN, len(texts))):
            if number in gone or len(texts[number]) > LONGEST or (number > at + 1 and "。" in texts[number]):
                continue  # 试运行 at a headline's end is not the 试运行。 that begins a line of text below
            if chain.add(number, texts[number], number == at + 1):
                at = number
                break
        else:
            if not (chain.joints and at + 1 < len(texts) and at + 1 not in gone):
                return chain
            follower = texts[at + 1]
            if chain.text[-1] not in _OPENERS and follower[0] not in _CLOSERS:
                return chain
            at += 1
            chain.append(at, follower)


def in_pieces(texts: Sequence[str], at: int, gone: set[int]) -> Chain | None:
    """The chain of a headline that stands whole on line `at` and once more broken over the lines before or after.

    >>> chain = in_pieces(["青潭水庫蓄水率", "跌破三成", "青潭水庫蓄水率跌破三成"], 2, set())
    >>> (chain.text, sorted(chain.used)) if chain else None
    ('青潭水庫蓄水率跌破三成', [0, 1, 2])

    Or over the one before and the one after, where an extractor dropped the blank between its two halves.

    >>> chain = in_pieces(["一座旧桥", "一座旧桥半座新城", "半座新城"], 1, set())
    >>> (chain.text, sorted(chain.used)) if chain else None
    ('一座旧桥半座新城', [0, 1, 2])
    """
    whole = _unblanked(texts[at])
    if distinct_hanzi(whole) < 5 or whole[-1] in _NO_HEADLINE_ENDS:
        return None
    if 0 < at < len(texts) - 1 and not gone & {at - 1, at + 1}:
        halves = _unblanked(texts[at - 1]), _unblanked(texts[at + 1])
        if "".join(halves) == whole and min(map(len, halves)) > 1:
            return _whole_and(range(at - 1, at + 2), at, texts)
    for step in (-1, 1):
        said = ""
        for number in range(at + step, at + step * (_MOST_PIECES + 1), step):
            if not 0 <= number < len(texts) or number in gone:
                break
            piece = _unblanked(texts[number])
            said = piece + said if step < 0 else said + piece
            if said == whole and number != at + step:
                return _whole_and(range(at, number + step, step), at, texts)
            if not (whole.endswith(said) if step < 0 else whole.startswith(said)):
                break
    return None


def _whole_and(lines: Iterable[int], at: int, texts: Sequence[str]) -> Chain:
    """The chain of the whole headline on line `at` and of its pieces on other `lines`."""
    chain = Chain(at, texts[at])
    chain.used.update(lines)
    chain.doubled = [True] * len(chain.text)
    return chain


def _ends_a_sentence(text: str) -> bool:
    """Whether the text ends in a stop, within closing quotes or not, as no headline does."""
    return (text.rstrip("”’」』") or text)[-1] in _NO_HEADLINE_ENDS


def standing_twice(texts: Sequence[str], at: int, gone: set[int], evidence: int) -> Chain | None:
    """The chain of a headline that stands twice (or more) in succession around line `at`; None if there is none.

    Up to four copies: bold on bold. A line of less than three different hanzi, or that ends in a stop, is none.
    """
    text = texts[at]
    first = last = at
    while at - first <= _MOST_COPIES and first > 0 and texts[first - 1] == text and first - 1 not in gone:
        first -= 1
    while last - at <= _MOST_COPIES and last + 1 < len(texts) and texts[last + 1] == text and last + 1 not in gone:
        last += 1
    if first == last or last - first >= _MOST_COPIES or distinct_hanzi(text) < 5 - evidence or _ends_a_sentence(text):
        return None
    chain = Chain(first, text)
    for number in range(first + 1, last + 1):
        chain.add(number, text, True)
    return chain


def set_in_lines(texts: Sequence[str], ragged: bool = False) -> bool:
    """Whether the texts are printed lines: body text that wraps, at one width (in em), with no terminal at the end.

    There is punctuation within, so a poem without any is none. One line in five must be such, one in sixteen as wide
    as the next; in manuals and other clean text it is hardly one in fifty. `ragged`: the widths may differ; then it
    must be one line in four.

    >>> set_in_lines(["第一，要有好的种子和", "土地，还要有好的农民"] * 3), set_in_lines(["让我们荡起双桨"] * 9)
    (True, False)
    """
    texts = texts[:_ENOUGH]
    count = len(texts)
    wrapped = even = 0
    for a, b in pairwise(texts):
        if len(a) < 8 or a[-1] in _TERMINALS or not (_INNER.search(a) or _INNER.search(b)):
            continue
        # Stray gaps are damage, not width: a page full of them must still be seen as printed lines.
        wide = width(a.replace(" ", ""))
        wrapped += 8 <= wide <= _WIDEST
        even += wide >= 8 and abs(wide - width(b.replace(" ", ""))) <= 1
        if wrapped >= 3 and (
            (ragged and wrapped * 4 >= count) or (even >= 3 and even * 16 >= count and wrapped * 5 >= count)
        ):
            return True
    return False


def among_verse(texts: Sequence[str], chain: Chain, spots: set[int]) -> bool:
    """Whether most of the lines near by, doubtful ones aside, are short lines without punctuation, as verse is."""
    first, last = min(chain.used), max(chain.used)
    before = [n for n in range(first - 1, max(first - 9, -1), -1) if n not in spots][:3]
    after = [n for n in range(last + 1, min(last + 9, len(texts))) if n not in spots][:3]
    near = [texts[n] for n in (*before, *after)]
    longest = 1.5 * len(texts[first])
    alike = sum(len(t) <= longest and not _NO_VERSE.search(t) and t[-1] not in _TERMINALS for t in near)
    return alike * 2 > len(near)


def drops_blanks(texts: Sequence[str], aside: set[int]) -> bool:
    """Whether the extractor keeps no blanks between hanzi (pdftotext -raw): hardly one line
    has some, those set `aside` left out; a blank is then the gap between columns.

    >>> drops_blanks(["本报记者闻笛", "起步即冲刺"], set()), drops_blanks(["本报记者 闻笛"], set())
    (True, False)
    """
    kept = sum(bool(_BLANK_BETWEEN_HANZI.search(t)) for n, t in enumerate(texts) if " " in t and n not in aside)
    return kept <= 3 and kept * 60 <= len(texts)
