"""A headline printed twice, put together from the lines it was broken over: what each line repeats of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from hzclean.cleaners.doubling import boundaries, distinct_hanzi
from hzclean.cleaners.doubling_pieces import (
    COMMAS,
    NEVER_LAST,
    NO_HEADLINE_ENDS,
    STOPS,
    Piece,
    ends_a_sentence,
    overlap,
    piece_of,
    size,
)
from hzclean.cleaners.kinds import BYLINE, CREDIT, NAME_MARKS
from hzclean.cleaners.names import is_name
from hzclean.cleaners.patterns import late

_DOUBLED_NUMBER = late(r"(?<![0-9.])([0-9]+)\1(?![0-9.])")
# A word and a mark have so many characters at least.
_BESIDE = 3
# What may stand before a writer's name.
_BEFORE_NAMES = frozenset(NAME_MARKS + "◇◆○▲△☆★")
# A dateline stands in these, and may say again what the byline says.
_BRACKETS = frozenset("〔【（")
# Headlines hold quotes, and hardly brackets.
_BRACKET_END = late("^[^（]*）$")
_QUOTE_END = late(r"^\w[”」』》]$")
# Names are no longer than this, in code points.
_LONGEST_NAME = 4
# Where two lines are not next to each other, what goes on for so long after the word they share, and has a comma, is
# text, in code points.
_LONG_LINE = 9
# So many different hanzi stand twice in succession by no chance.
_LONG = 6


class Chain:
    """Pieces of one headline put together: its text, the place (line, offset) of each character, what was doubled."""

    def __init__(self, number: int, text: str) -> None:
        piece = piece_of(number, text)
        self.text, self.places, self.doubled = piece.text, piece.places, piece.doubled
        self.used = {number}
        self.joints = 0
        self.squares = piece.squares
        self.proofs = piece.proofs
        self.anchored = piece.squares > 0
        self.longest = size(text)
        self.said = {text}
        self._verse_like = False
        self._goes_on = False

    def add(self, number: int, text: str, near: bool) -> bool:
        """Join another line's text if it repeats a part of this; whether it did.

        `near`: the line follows at once; if not, the repeated part must be a mark or two characters at least.
        """
        # Whichever repeats the other, it begins with a character that the other has; most lines are told by that.
        if text[0] not in self.text and self.text[0] not in text:
            return False
        piece = piece_of(number, text)
        single = size(text) <= 2 and self.longest <= 2
        if self._hold(self, piece, near, single) or self._hold(piece, self, near, single):
            self.anchored = True
        elif not (self._run_on(self, piece, near, single) or self._run_on(piece, self, near)):
            return False
        self.joints += 1
        self.said.add(text)
        self._count(number, piece)
        return True

    def append(self, number: int, text: str) -> None:
        """Put a line's text after this without anything repeated."""
        piece = piece_of(number, text)
        self._set(self.text + piece.text, self.places + piece.places, self.doubled + piece.doubled)
        self._count(number, piece)

    def go_on(self, number: int, text: str) -> None:
        """Put a line's text after a run that no headline ends in."""
        self._goes_on = True
        self.append(number, text)

    def begin_with(self, number: int, text: str, surely: bool) -> None:
        """Take a line that says what this begins with; not `surely`: verse may go on so as well."""
        self._verse_like = not surely
        self.say_again(number, text, 0)
        self.joints += 1
        self.anchored = True

    def repeat(self, number: int, text: str, begun: int = 0) -> None:
        """Take a line that says what this ends in once more, the whole of a run that was broken over two lines.

        `begun`: it was cut off, and says no more than so many characters of the last line's text.
        """
        end = len(self.text)
        if begun:
            end -= len([place for place in self.places if place[0] == self.places[-1][0]]) - begun
        self.say_again(number, text, end - len(text))
        self.joints += 2  # either part of the run is said twice
        self.anchored = True

    def end_with(self, number: int, text: str, said: int) -> None:
        """Take a line that begins with the last characters of this, `said` of them, and goes on."""
        piece = piece_of(number, text)
        self.doubled[-said:] = [True] * said
        self._set(self.text + piece.text[said:], self.places + piece.places[said:], self.doubled + piece.doubled[said:])
        self.said.add(text)
        self._count(number, piece)

    def step(self, number: int, text: str, said: int) -> str:
        """Take a line that says again the last `said` characters of this, and goes on; returns what it goes on with."""
        if len(text) == said:
            self.repeat(number, text)
            return ""
        self.end_with(number, text, said)
        self.joints += 1
        return text[said:]

    def say_again(self, number: int, text: str, start: int) -> None:
        """Take a line that says again what stands at `start`; by itself this proves nothing."""
        self.doubled[start : start + len(text)] = [True] * len(text)
        self.said.add(text)
        self._count(number, Piece(text, [], [], 0, 0))

    def count(self, number: int, texts: Sequence[str]) -> None:
        """Take a number from line `number` on, it again with what it counts and, if it is there, that again."""
        self.append(number, texts[0])
        self.end_with(number + 1, texts[1], len(texts[0]))
        for text in texts[2:]:
            self.repeat(number + 2, text)

    def cross(self, number: int, mark: str, text: str) -> None:
        """Take a mark, the first mark of its run once more and the line that says the mark again, one after the other.

        The run's first mark is what this ends in: 回头看” ⏎ ， ⏎ ” ⏎ ，看出.
        """
        self.append(number, mark)
        self.doubled[-2:] = [True, True]
        piece = piece_of(number + 2, text)
        self._set(self.text + piece.text[1:], self.places + piece.places[1:], self.doubled + piece.doubled[1:])
        self.used.add(number + 1)
        self.said.add(text)
        self.joints += 2
        self.anchored = True
        self._count(number + 2, piece)

    @property
    def surely_twice(self) -> bool:
        """Whether so much was said twice so far that what comes next needs less proof."""
        return self.joints > 1 or sum(self.doubled) >= _LONG

    def _count(self, number: int, piece: Piece) -> None:
        self.used.add(number)
        self.squares += piece.squares
        self.proofs += piece.proofs
        self.anchored |= piece.squares > 0
        self.longest = max(self.longest, size(piece.text))

    def _set(self, text: str, places: list[tuple[int, int]], doubled: list[bool]) -> None:
        self.text, self.places, self.doubled = text, places, doubled

    def _hold(self, whole: Chain | Piece, part: Chain | Piece, near: bool, single: bool) -> bool:
        """Become the whole, if that begins or ends in what the part says; one of the two is this chain."""
        if not near and all(self.doubled):
            return False  # the text further down says a headline's words again
        edges = boundaries(whole.text)
        length = len(part.text)
        for start in (0, len(whole.text) - length):
            end = start + length
            if start >= 0 and whole.text[start:end] == part.text and (single or (start in edges and end in edges)):
                whole.doubled[start:end] = [True] * length
                self._set(whole.text, whole.places, whole.doubled)
                return True
        return False

    def _run_on(self, first: Chain | Piece, then: Chain | Piece, near: bool, single: bool = False) -> bool:
        """Become both, if one begins in what the other ends in; one of the two is this chain."""
        # A mark that ends one piece and begins another is a run, whatever stands between, as no line begins with it.
        marked = first is self and self.joints > 0 and then.text[0] in STOPS and first.text[-1] == then.text[0]
        length = overlap(first.text, then.text, near or marked, single)
        if then is self and any(self.doubled[:length]):
            return False  # the text below says a headline's first words again, at a line's end
        if first is self and length and all(self.doubled[-length:]):
            return False  # … or its last words, at a line's beginning
        if length > 1 and (all(then.doubled[:length]) or all(first.doubled[-length:])):
            return False  # … or one of the two says it twice by itself
        if 1 < length < _BESIDE and length not in boundaries(then.text) and not single and not any(first.doubled):
            return False  # … or text above ends in the word that a headline begins with
        if first is self and length and not near and _is_prose(then, length):
            return False  # … or they stand there once, and are the text's
        if length:
            first.doubled[-length:] = [True] * length
            self._set(
                first.text + then.text[length:],
                first.places + then.places[length:],
                first.doubled + then.doubled[length:],
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
            or (self._verse_like and not evidence)
            or self.text[0] in NO_HEADLINE_ENDS
            or (ends_a_sentence(self.text) and not (evidence and self._ends_in_comma_twice()))
            or self._signs()
            or self._closes_twice()
            or distinct_hanzi(self.text) < (4, 4, 2)[evidence]
            or _is_list(self.said)
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
        # … or any mark said twice, or a number, straight after a word that stood alone on its line, as pieces do.
        beside = beside or (evidence > 0 and self._broken_by_a_run())
        # All but a mark (问 ⏎ 问？), whose second copy lies on the first.
        whole = evidence > 0 and all(spoken) and distinct_hanzi(self.text) >= _LONG
        return anchored and (enough or beside or whole or (evidence == 2 and twice >= max(2, length / 5)))

    def _ends_in_comma_twice(self) -> bool:
        """Whether a comma said twice ends it after a run said twice, as where a headline is set on two lines."""
        return self.text[-1] in COMMAS and self.doubled[-1] and sum(self.doubled) > _LONG

    def _signs(self) -> bool:
        """Whether it is names of which one stands below a story, or over another one, or credits a picture.

        柳小禾 ⏎ 柳小禾/摄, 柳小禾 ⏎ □ 柳小禾, 柳小禾 ⏎ 通讯员 柳小禾, 本报记者 柳小禾 ⏎ 本报记者 柳小禾 闻人毅,
        記者柳小禾 ⏎ 〔記者柳小禾／青禾報導〕
        """
        names = any(map(is_short_name, self.said))
        if names and CREDIT.fullmatch(self.text):
            return True
        if self.text[0] in _BRACKETS and any(map(_is_byline, self.said)):
            return True
        # What is printed twice throughout is on three lines, or says all of it twice.
        return len(self.used) == 2 and _is_byline(self.text) and (not all(self.doubled) or names)

    def _closes_twice(self) -> bool:
        """Whether all that is said twice is the end of a bracket, as of two lines that end alike: …，10岁） ⏎ 岁）.

        Or the end of a quote and no more than a character before it: “红果 ⏎ 贷” ⏎ “羊圈贷”. What is printed twice is
        broken before the bracket, too.
        """
        twice = "".join(char for char, said in zip(self.text, self.doubled, strict=True) if said)
        if not self.squares and _QUOTE_END.match(twice):
            return True
        if len(self.used) > 2 or len(twice) < 2 or not self.text.endswith(twice):
            return False
        return _BRACKET_END.match(twice) is not None

    def _broken_by_a_run(self) -> bool:
        """Whether a run and the mark or the number behind it are said twice, and the rest once or no more.

        昨夜 ⏎ 昨夜， ⏎ ， ⏎ 一支乐队, 昨夜 ⏎ 昨夜，，一支乐队, 昨夜 ⏎ 昨夜！ ⏎ ！一支乐队, 地铁 ⏎ 地铁44号线
        """
        begun = next((n for n, said in enumerate(self.doubled) if not said), 0)
        if self._goes_on:
            return begun >= _BESIDE
        if self.joints == 2 and begun >= _BESIDE and self.text[begun - 1] in STOPS:
            return True
        if begun < _BESIDE - 1 or self.joints != 1:
            return False
        if self.text[begun - 1] in COMMAS:
            return begun >= _BESIDE and self.squares > 0
        found = _DOUBLED_NUMBER.search(self.text, begun - 1)
        return found is not None and found.start() == begun and COMMAS.isdisjoint(self.text)

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

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The characters `start` to `end` of the text as stretches of lines: (line, start, end), in their order."""
        for _, group in groupby(enumerate(self.places[start:end]), lambda p: (p[1][0], p[1][1] - p[0])):
            places = [place for _, place in group]
            yield places[0][0], places[0][1], places[-1][1] + 1


def is_short_name(text: str) -> bool:
    """Whether a line says no more than one person's name.

    >>> is_short_name("柳小禾"), is_short_name("柳小禾于小满")
    (True, False)
    """
    return len(text) <= _LONGEST_NAME and is_name(text)


def _is_prose(piece: Chain | Piece, start: int) -> bool:
    """Whether marks part clauses in the rest of a piece, or one in as long a line, and nothing of it is said twice."""
    marks = sum(char in NEVER_LAST for char in piece.text[start:-1])
    return marks > (len(piece.text) - start < _LONG_LINE) and not any(piece.doubled[start:])


def _is_list(said: Collection[str]) -> bool:
    """Whether lines grow one from another, as entries of a list do: 底线, 底线颜色, 底线颜色设定.

    A headline in runs A, B, C comes as A / AB / BC / C.
    """
    grown = [(text, other) for text in said for other in said if other != text and other.startswith(text)]
    return any(
        len(text) > 1 and other.startswith(longer)
        for text, longer in grown
        for begun, other in grown
        if begun == longer
    )


def _is_byline(text: str) -> bool:
    """Whether it says who wrote: the role before the names or, of a second author, between them; or a mark before."""
    first, _, rest = text.partition(" ")
    marked = text[0] in _BEFORE_NAMES and is_name(text[1:].lstrip())
    return marked or BYLINE.match(text) is not None or (is_name(first) and BYLINE.match(rest) is not None)
