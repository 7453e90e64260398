"""How well text b goes on after text a, in nats: the logarithm of how many times likelier the join is than chance.

Four sources. *Words*: a printed line is cut anywhere, so at nearly every second true join a word is cut in two; a word
of the `lexicon` that spans the join, weighed by its frequency against the frequencies of what else could stand there,
speaks for it. *The page itself*: what is written on one line of the page (a name, a term, a unit after a figure) is
often cut at another line's end. *Prose*: which character follows which (`successors`) and which stand near each other
(`neighbours`), as half of all line ends fall between two words. *Flow*: what a small network has learned from the same
prose of the twelve symbols on either side (`continuation`). On line ends of articles that none of them has seen, the
true next line is told from another of the page with an AUC of .96 where no mark stands (.87 without the network), and
of .90 at one (.72).

Lexicon, tables and network are of Simplified characters: Traditional text is folded before it is looked up (`folding`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from hzclean.cleaners.continuation import Continuation, read_back, read_on
from hzclean.cleaners.folding import fold_all, folding
from hzclean.cleaners.lexicon import REACH, word_bridge
from hzclean.cleaners.neighbours import FAR, company
from hzclean.cleaners.successors import EDGE, succession, symbol

_NEAR = FAR - 1
# A word across a join says so much at most, in nats.
_SUREST = 8.0


def _run_back(text: str) -> str:
    """The last characters of `text` that a word may span, at most REACH + 1."""
    at = len(text)
    low = max(at - REACH - 1, 0)
    while at > low and text[at - 1].isalnum():
        at -= 1
    return text[at:]


def _run_on(text: str) -> str:
    """The first characters of `text` that a word may span, at most REACH + 1."""
    at = 0
    high = min(len(text), REACH + 1)
    while at < high and text[at].isalnum():
        at += 1
    return text[:at]


class _End(NamedTuple):
    """A text's beginning or end: what of it a word may span; its first or last characters, as prose has them."""

    run: str
    symbols: str
    read: str  # what of it the network reads


class Reader:
    """Judges joins on one page. `lines` are the page's own texts, for its n-grams.

    >>> reader = Reader(["缺水的县城要用再生水", "再生水能不能用"])
    >>> reader.join("工厂喝上了再生", "水，河道也是") > 1 > 0 > reader.join("工厂喝上了", "们，河道也是")
    True
    """

    # How much each source weighs: a logistic regression on line ends of pages we typeset ourselves, the true next line
    # against lines of the same page taken at random. Where a word or a pair of the page's stands across the join
    # (SOMETHING), what prose has after what counts by KNOWN; where neither does (NOTHING), by FOR or AGAINST; where a
    # mark stands there (MARK), by AT_MARK. What prose has near what counts by NEAR, or by NEAR_MARK; what the network
    # finds by FLOW_KNOWN, FLOW, FLOW_MARK.
    MARK, NOTHING, SOMETHING = 0.05, 0.2, 0.3
    FLOW_MARK, FLOW, FLOW_KNOWN = 0.83, 0.92, 0.68
    WORD, PAIR, TRIPLE = 0.3, 0.66, 1.25
    AT_MARK, KNOWN, FOR, AGAINST = 0.02, 0.15, 0.23, 0.61
    NEAR, NEAR_MARK = 0.1, 0.08
    # A pair that prose does not have is worth so little at least.
    LEAST_PROSE, LEAST_NEAR = -3.0, -6.0
    # The same without prose (`words`): with a mark, with nothing, which is the least, and with something.
    MARK_ALONE, NOTHING_ALONE, SOMETHING_ALONE = -0.3, -0.65, 0.4
    WORD_ALONE, PAIR_ALONE, TRIPLE_ALONE, UNIT_ALONE = 0.46, 0.8, 1.1, 2.0

    def __init__(self, lines: Iterable[str]) -> None:
        texts = list(lines)
        self._fold = folding("".join(texts))
        together = fold_all(texts, self._fold)
        self._folded = dict(zip(texts, together, strict=True))
        self._text = "\n".join(together)
        self._asked = 0
        self._grams: set[str] | None = None  # the pairs and triples of each line, once it is worth to count them
        self._spans: dict[str, tuple[str, str]] = {}
        self._ends: dict[str, tuple[_End, _End]] = {}
        self._known: dict[tuple[_End, _End], float] = {}
        self._flow: Continuation | None = None

    def expect(self, texts: Iterable[str]) -> None:
        """Joins of these texts will be asked for, too, as of pieces of lines: the network reads them together."""
        if fresh := [text for text in dict.fromkeys(texts) if text not in self._folded]:
            self._folded.update(zip(fresh, fold_all(fresh, self._fold), strict=True))
            self._flow = None

    def join(self, before: str, after: str) -> float:
        """How well the line `after` goes on after the line `before`, in nats; 0 where nothing speaks either way."""
        key = (self._end(before)[1], self._end(after)[0])
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._judge(*key)
        return found

    def flow(self, before: str, after: str) -> float:
        """How well the network alone finds that `after` goes on after `before`, in nats.

        >>> reader = Reader([])
        >>> reader.flow("全县的水稻获得", "了丰收") > 1 > reader.flow("全县的水稻获得", "表示，将")
        True
        """
        return self._flows(self._end(before)[1].read, self._end(after)[0].read)

    def prose(self, before: str, after: str) -> float:
        """How well the first character of `after` follows the last of `before`, as prose has it, in nats.

        >>> reader = Reader([])
        >>> reader.prose("全县经济增", "长") > 0 > reader.prose("全县的", "了")
        True
        """
        return self._prose(self._end(before)[1], self._end(after)[0])

    def words(self, before: str, after: str) -> float:
        """How well the line `after` goes on after `before` as the lexicon and the page alone have it, in nats.

        Prose always finds a paragraph of a long text that suits, and it takes twice as long to ask.

        >>> reader = Reader(["缺水的县城要用再生水", "再生水能不能用"])
        >>> reader.words("工厂喝上了再生", "水，河道也是") > 1 > 0 > reader.words("今天召开了", "会议")
        True
        """
        a, b = self._runs(before)[1], self._runs(after)[0]
        if not a or not b:
            return self.MARK_ALONE
        word, pair, triple, unit = self._spanned(a, b)
        if word <= 0 and not (pair or unit):
            return self.NOTHING_ALONE
        score = self.SOMETHING_ALONE + self.WORD_ALONE * word + self.UNIT_ALONE * unit
        return score + self.PAIR_ALONE * pair + self.TRIPLE_ALONE * triple

    def begins(self, text: str) -> float:
        """How well the line begins a paragraph, as prose has it, in nats.

        >>> reader = Reader([])
        >>> reader.begins("本报讯") > 0 > reader.begins("的孙子")
        True
        """
        return max(succession(EDGE, self._end(text)[0].symbols[:1] or EDGE), self.LEAST_PROSE)

    def across(self, before: str, after: str) -> tuple[float, bool] | None:
        """What stands across the join: how likely a word is, in nats, and whether its pair stands on the page.

        None where a mark stands at the join.

        >>> Reader(["再生水"]).across("喝上了再", "生，河道")[1]
        True
        """
        a, b = self._runs(before)[1], self._runs(after)[0]
        return (word_bridge(a, b), self._has(a[-1] + b[0])) if a and b else None

    def symbols(self, text: str) -> tuple[str, str]:
        """The first and the last characters of a text as the tables of prose have them.

        >>> Reader([]).symbols("生水，")
        ('生水，', '生水，')
        """
        start, end = self._end(text)
        return start.symbols, end.symbols

    def _has(self, gram: str) -> bool:
        """Whether a pair or triple of characters stands in a line of the page."""
        if self._grams is None:
            self._asked += 1
            if self._asked <= _FEW_QUESTIONS:
                return gram in self._text
            self._grams = set()
            for text in self._text.split("\n"):
                self._grams.update(map(str.__add__, text, text[1:]))
                self._grams.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
        return gram in self._grams

    def _spanned(self, a: str, b: str) -> tuple[float, bool, bool, bool]:
        """What lexicon and page say of the join of two runs: how likely a word spans it, in nats; whether its pair of
        characters stands in a line of the page, and a triple that it is part of; whether a unit follows a figure.
        """
        pair = self._has(a[-1] + b[0])
        triple = pair and any(len(gram) > 2 and self._has(gram) for gram in (a[-2:] + b[0], a[-1] + b[:2]))
        unit = a[-1].isdigit() and b[0] in _AFTER_DIGITS
        return min(word_bridge(a, b), _SUREST), pair, triple, unit

    def _runs(self, text: str) -> tuple[str, str]:
        """What of a text's beginning, and of its end, a word may span."""
        found = self._spans.get(text)
        if found is None:
            folded = self._folded.get(text) or self._fold(text)
            found = self._spans[text] = _run_on(folded), _run_back(folded)
        return found

    def _end(self, text: str) -> tuple[_End, _End]:
        """What stands at a text's beginning, and at its end."""
        found = self._ends.get(text)
        if found is None:
            folded = self._folded.get(text) or self._fold(text)
            first, last = "".join(map(symbol, folded[:_NEAR])), "".join(map(symbol, folded[-_NEAR:]))
            start, end = self._runs(text)
            found = self._ends[text] = _End(start, first, read_on(folded)), _End(end, last, read_back(folded))
        return found

    def _prose(self, before: _End, after: _End) -> float:
        if not before.symbols or not after.symbols:
            return 0.0
        return max(succession(before.symbols[-1], after.symbols[0]), self.LEAST_PROSE)

    def _flows(self, before: str, after: str) -> float:
        """How well the network finds that a text goes on; both as it reads them."""
        if self._flow is None:
            self._flow = Continuation(self._folded.values())
        return self._flow.of(before, after)

    def _judge(self, before: _End, after: _End) -> float:
        """What the sources say of a join, each with its weight, in nats."""
        if not before.symbols or not after.symbols:
            return 0.0
        prose = self._prose(before, after)
        near = max(company(before.symbols, after.symbols), self.LEAST_NEAR)
        flow = self._flows(before.read, after.read)
        if not before.run or not after.run:
            return self.MARK + self.FLOW_MARK * flow + self.AT_MARK * prose + self.NEAR_MARK * near
        word, pair, triple, unit = self._spanned(before.run, after.run)
        if word <= 0 and not (pair or unit):
            for_it = self.FOR if prose > 0 else self.AGAINST
            return self.NOTHING + self.FLOW * flow + for_it * prose + self.NEAR * near
        score = self.SOMETHING + self.FLOW_KNOWN * flow + self.WORD * word + self.KNOWN * prose + self.NEAR * near
        return score + self.PAIR * pair + self.TRIPLE * triple


# What stands after a figure more often than elsewhere: signs, scales, measure words.
_AFTER_DIGITS = frozenset("%％.年月日时分秒个名家项亿万千百元米公吨人件次只条台套种位岁倍户亩成多余度章级号届期")
# So many are looked for in the text itself; for more the grams of the page are counted first.
_FEW_QUESTIONS: Final = 300


# Steps that come one after the other judge joins of the same lines.
@lru_cache(maxsize=1)
def reader_of(lines: tuple[str, ...]) -> Reader:
    """The reader of these lines, which keeps what it was asked before.

    >>> reader_of(("再生水",)) is reader_of(("再生水",))
    True
    """
    return Reader(lines)
