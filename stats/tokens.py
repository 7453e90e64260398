"""Words: cutting a text into tokens, and which tokens count as terms.

Segmentation is rjieba's (dictionary, maximum probability, a hidden Markov model for what the dictionary lacks).
Its dictionary is mainly of Simplified words; a text in Traditional characters is therefore cut where its
character-by-character Simplified shadow is cut, and keeps its own characters.

Source of the script test: the character sets of GB 2312 (Simplified) and Big5 (Traditional) as Python's codecs
have them; source of the shadow: OpenCC's Traditional to Simplified, one character at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The ranges of hanzi, for a regular expression's class: the unified ideographs, their extensions, and 〇."""

_HAN = re.compile(f"[{HANZI}]")
_NO_HAN = re.compile(f"[^{HANZI}]+")

MOST_FREQUENT = 10**15
"""Of words in a dictionary: their sum must be a number of 64 bits."""

Cut = Callable[[str], list[str]]


class Entry(NamedTuple):
    """A line of a user dictionary: the word, how strongly it holds together (None: enough to be cut), its tag."""

    word: str
    frequency: int | None
    tag: str | None


def read_dictionary(lines: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of a dictionary in jieba's format: `word [frequency] [tag]`, one a line, parted by blanks.

    ValueError with the line's number where a line has another form, or a frequency above MOST_FREQUENT.

    >>> read_dictionary(["青川 3 ns", "云上高铁 nz", "", "数智化"])[1]
    Entry(word='云上高铁', frequency=None, tag='nz')
    """
    entries = []
    for number, line in enumerate(lines, 1):
        match = re.fullmatch(r"\s*(\S+)(?:\s+([0-9]+))?(?:\s+([a-zA-Z]+))?\s*", line)
        if match:
            word, frequency, tag = match.groups()
            if frequency and int(frequency) > MOST_FREQUENT:
                raise ValueError(f"line {number}: no frequency may be above 10¹⁵: {frequency[:40]}")
            entries.append(Entry(word, int(frequency) if frequency else None, tag))
        elif line.strip():
            raise ValueError(f"line {number}: not `word [frequency] [tag]`: {line.strip()[:40]}")
    return tuple(entries)


@dataclass(frozen=True)
class Segmenter:
    """How text is cut. `fold` first writes it in Simplified characters (OpenCC), so 國 and 国 count together.

    >>> Segmenter().cutter()("我们在图书馆读书。")
    ['我们', '在', '图书馆', '读书', '。']
    >>> Segmenter().cutter()("國家圖書館")
    ['國家圖書館']
    """

    dictionary: tuple[Entry, ...] = ()
    hmm: bool = True
    fold: bool = False

    def cutter(self) -> Cut:
        """A function from text to its tokens, blanks and punctuation included: joined, they are the text."""
        import rjieba

        # The module's own instance is shared; words are added to a fresh one.
        jieba = rjieba.Jieba() if self.dictionary else rjieba
        for entry in self.dictionary:
            jieba.add_word(*entry)
        cut: Cut = jieba.cut if self.hmm else lambda text: jieba.cut(text, False)
        if self.fold:
            simplify = _simplify()
            return lambda text: cut(simplify(text))
        return _by_shadow(cut)

    def tagger(self) -> Callable[[str], str]:
        """A function from a token to its part of speech, in jieba's tags (`n` noun, `v` verb, `x` unknown …)."""
        import rjieba

        own = {entry.word: entry.tag for entry in self.dictionary if entry.tag}

        def tag(token: str) -> str:
            shadow = token.translate(_shadow_table()) if traditional_only().search(token) else token
            # rjieba tags by its dictionary, word by word; a token it cuts again alone has a tag for each part.
            tagged = rjieba.tag(shadow)
            return own.get(token) or "+".join(tag for _, tag in tagged)

        return tag


def _by_shadow(cut: Cut) -> Cut:
    traditional = traditional_only()

    def cut_shadow(text: str) -> list[str]:
        if not traditional.search(text):
            return cut(text)
        tokens: list[str] = []
        # A word never reaches over a line's end, and seldom are all lines of a text Traditional.
        for in_traditional, lines in groupby(
            text.splitlines(keepends=True), lambda line: bool(traditional.search(line))
        ):
            stretch = "".join(lines)
            tokens += _in_shadow(cut, stretch) if in_traditional else cut(stretch)
        return tokens

    return cut_shadow


def _in_shadow(cut: Cut, text: str) -> list[str]:
    tokens = []
    start = 0
    for shadow in cut(text.translate(_shadow_table())):
        end = start + len(shadow)
        tokens.append(text[start:end])
        start = end
    return tokens


@cache
def traditional_only() -> re.Pattern[str]:
    """Matches a hanzi that Big5 has and GB 2312 lacks."""
    return _only("big5", "gb2312")


@cache
def simplified_only() -> re.Pattern[str]:
    """Matches a hanzi that GB 2312 has and Big5 lacks."""
    return _only("gb2312", "big5")


def _only(charset: str, other: str) -> re.Pattern[str]:
    hanzi = "".join(map(chr, range(0x4E00, 0xA000)))
    excluded = set(hanzi.encode(other, "ignore").decode(other))
    return re.compile(f"[{''.join(c for c in hanzi.encode(charset, 'ignore').decode(charset) if c not in excluded)}]")


class _Shadows(dict[int, int]):
    """A table for `str.translate`; other characters are noted as their own: to miss one takes twice as long."""

    def __missing__(self, character: int) -> int:
        self[character] = character
        return character


@cache
def _shadow_table() -> _Shadows:
    """The Simplified form of each such hanzi that has one of its own."""
    characters = traditional_only().pattern[1:-1]
    simplified = _simplify()("\n".join(characters)).split("\n")
    return _Shadows({ord(c): ord(s) for c, s in zip(characters, simplified, strict=True) if c != s and len(s) == 1})


def _simplify() -> Callable[[str], str]:
    from hzclean.cleaners.variants import converter

    return converter("t2s")


def lexicon(segmenter: Segmenter) -> Callable[[str], bool]:
    """A function that tells whether a string is a word of the dictionaries."""
    import rjieba

    own = {entry.word for entry in segmenter.dictionary}
    return lambda string: string in own or rjieba.has_word(string.translate(_shadow_table()))


def is_word(token: str) -> bool:
    """Whether a token is a word or number, not punctuation or blanks: it has a letter, hanzi or digit.

    >>> [t for t in ["图书馆", "，", "5G", " ", "3.5", "——"] if is_word(t)]
    ['图书馆', '5G', '3.5']
    """
    return token.isalnum() or any(map(str.isalnum, token))


def count_hanzi(token: str) -> int:
    """The number of hanzi in a token."""
    return len(_NO_HAN.sub("", token))


@dataclass(frozen=True)
class TermFilter:
    """Which tokens are listed as terms: hanzi words, no stop-words, not shorter than `min_length` code points.

    `latin` also admits words of other letters; numbers without hanzi never are terms (they are figures).
    """

    stopwords: frozenset[str] = frozenset()
    min_length: int = 1
    latin: bool = False

    def __call__(self, token: str) -> bool:
        return (
            len(token) >= self.min_length
            and token not in self.stopwords
            and (_HAN.search(token) is not None or (self.latin and any(map(str.isalpha, token))))
        )


def read_words(lines: Iterable[str]) -> frozenset[str]:
    """The words of a list, one a line; blank lines and what follows a # are left out."""
    words = (line.partition("#")[0].strip() for line in lines)
    return frozenset(word for word in words if word)


@cache
def chinese_stopwords() -> frozenset[str]:
    """Our own list of Chinese function words, in both scripts (data/stopwords_zh.txt)."""
    text = (files("hzclean.stats") / "data" / "stopwords_zh.txt").read_text(encoding="utf-8")
    return frozenset(_both_scripts(read_words(text.splitlines())))


def _both_scripts(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from word.split("/")
