"""Spacing: blanks that justification or extraction put between characters that belong together.

>>> unspaced("同 比 增 长 152.08% ，进 出 口 总 量")
'同比增长152.08%，进出口总量'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from hzclean.cleaners.doubling import HAN
from hzclean.cleaners.doubling_lines import set_in_lines
from hzclean.cleaners.page import Page, Repair, edit, source_offset
from hzclean.cleaners.patterns import late
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.width import width

_STEP = "spacing"
_MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】…—"
_ANY_BLANK = late("[ \t\u3000]+")
_SINGLE = f"[{HAN}{_MARKS}]"
# Three blanks with a character between each: cheap, and hardly ever in text that is not letter-spaced. It begins with
# the blank, which is rare, so that the search runs over plain text at once.
# So many blanks at most, as a long run of them would be looked through from each of them.
_GATE = late(f"(?P<b>(?P<one>[ \u3000])(?P=one){{0,30}}){_SINGLE}(?P=b){_SINGLE}(?P=b)")
# Digits with points and commas within: the 6. of a list is none.
_NUMBER = "[0-9](?:[0-9.,]*[0-9])?"
_HAN_RUN = late(f"[{HAN}]+")
_FIGURE_GAP = late(f" (?:(?<=[{HAN}] )(?={_NUMBER}[%％]?(?:[{HAN}{_MARKS}]| [{HAN}]|$))|(?<=[0-9%％] )(?=[{HAN}]))")
_GAP_BEFORE = late(f"[{HAN}] {_NUMBER}[%％]?(?=[{HAN}])")
_GAP_AFTER = late(f"[{HAN}]{_NUMBER}[%％]? (?=[{HAN}])")
_FIGURE_BEFORE = late(f"{_NUMBER}[%％]?$")
_EVEN = late(f"[{HAN}] {_NUMBER}[%％]? (?=[{HAN}])|[{HAN}]{_NUMBER}[%％]?(?=[{HAN}])")
# No blank is ever set on the inner side of a bracket or quote, nor before a mark that closes.
_INNER_SIDE = "(?<=[“‘（《〈「『【〔] )|(?=[，。；：、？！”’）》〉」』】〕])"
_MARK_GAP = late(f" (?:{_INNER_SIDE})")
_HAN_GAP = late(f" (?<=[{HAN}] )(?=[{HAN}])")
# A blank that may be one of these three; it begins with the blank, too.
_GAP_GATE = late(f" (?:[0-9][0-9.,]*%?[{HAN}]|(?<=[0-9%{HAN}] )[{HAN}]|{_INNER_SIDE})")
_LIST_NUMBER = late(r"[0-9]+(?:\.[0-9]+)* ")
_TABLE = late(r"\S(?: {2,}|\t)\S.*(?: {2,}|\t)\S")
_WIRE = frozenset("讯电")
_COUNTING = frozenset("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥一二三四五六七八九十百千日")
# Lines that name people have blanks between the names.
_NAMES = late("记者|記者|通讯员|通訊員|实习生|實習生|作者|编辑|編輯|责编|責編|摄|攝")
_CLAUSE = late("[，。；、]")
# A date to fill in, as forms have it.
_BLANK_DATE = late("年[ \u3000]+月[ \u3000]+日")
_WHY_TRACKED = "letter-spaced to fill the line"
_WHY_GAP = "a gap where the font changes"
# So many hanzi with a blank on either side prove letter-spacing: with marks between them; without; where other lines
# of the page are letter-spaced.
_WITH_MARKS, _WITHOUT, _AMONG_OTHERS = 3, 7, 2

# So many lines tell how a page sets its figures.
_ENOUGH = 800


class _Token(NamedTuple):
    """A stretch without blanks: its start and end, and how many hanzi stand together in it."""

    start: int
    end: int
    hanzi: int


def spacing(page: Page, settings: Settings) -> Page:
    """The page without the blanks that justification and extraction put in; `Line.spaced` marks letter-spaced lines.

    Letter-spaced stretches lose their blanks: four hanzi or more, each by itself, with a mark among them, or many
    that make words; a wider gap within stays. Body lines also lose the gap between hanzi and figures, where it
    is on one side only or the page is set in printed lines (print has none), and there a gap that parts a word.
    Left alone: the blank after 本报讯, between names and the halves of a headline, between Latin words; tables, code,
    rows of single characters, text in which a blank stands between all words (a segmented corpus), forms.
    """
    if not (_GATE.search(page.text) or _GAP_GATE.search(page.text)):
        return page
    texts = page.line_texts
    if _in_words(texts):
        return page
    cuts = _letter_gaps(texts)
    spaced = set(cuts)
    for number, gaps in _stray_gaps(texts, spaced).items():
        cuts[number] = gaps
    if not cuts:
        return page
    lines = page.lines
    out = list(lines)
    repairs: list[Repair] = []
    for number, gaps in sorted(cuts.items()):
        line = lines[number]
        after = edit(line, page.text, [(start, end, "") for start, end in gaps])
        why = _WHY_TRACKED if number in spaced else _WHY_GAP
        start, end = source_offset(line, gaps[0][0]), source_offset(line, gaps[-1][1] - 1) + 1
        repairs.append(Repair(_STEP, min(start, end - 1), max(start + 1, end), line.text, after.text, why))
        out[number] = after._replace(spaced=number in spaced)
    return page.with_lines(out).noting(repairs)


def unspaced(text: str) -> str:
    """One line of text without letter-spacing; as it is where it has none.

    For widths and comparisons: the page is taken to have letter-spaced lines, so three hanzi in a row prove it.

    >>> unspaced("浊 度 不 超 过"), unspaced("王健 申红"), unspaced("本报讯 近日")
    ('浊度不超过', '王健 申红', '本报讯 近日')
    """
    if not _GATE.search(text):
        return text
    out: list[str] = []
    at = 0
    for start, end in _gaps_of(text, _AMONG_OTHERS):
        out.append(text[at:start])
        at = end
    return "".join((*out, text[at:]))


def _letter_gaps(texts: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """The gaps to close, by line, in letter-spaced lines."""
    if not _GATE.search("\n".join(texts)):
        return {}
    doubtful = [n for n, t in enumerate(texts) if t.count(" ") + t.count("\u3000") > 2 and _GATE.search(t)]
    cuts: dict[int, list[tuple[int, int]]] = {}
    for number in doubtful:
        if gaps := _gaps_of(texts[number], _WITH_MARKS):
            cuts[number] = gaps
    rows = [n for n in doubtful if _is_row(texts[n])]
    if len(rows) > 2 * len(cuts) and cuts.keys() <= set(rows):
        return {}  # rows of words of one character, of which some make longer ones
    if cuts and len(doubtful) > len(cuts) and set_in_lines(texts):
        for number in doubtful:
            if number not in cuts and (gaps := _gaps_of(texts[number], _AMONG_OTHERS)):
                cuts[number] = gaps
    return cuts


def _is_row(text: str) -> bool:
    """Whether a line is nothing but hanzi, each by itself."""
    return all(len(token) == 1 and _HAN_RUN.match(token) for token in text.split())


_LONGEST_WORD = 6  # code points, of nearly all words
_SHORTEST_ROW = 4  # words; a shorter row is names or a headline


def _in_words(texts: Sequence[str]) -> bool:
    """Whether blanks part the words of the text, as in a segmented or tagged corpus: 他 在 河边 散步 。

    >>> _in_words(["今天 天气 很 好 ， 我们 去 爬山 吧 。"]), _in_words(["同 比 增 长 152.08% ，进 出 口 总 量"])
    (True, False)
    """
    words = single = others = 0
    for text in texts:
        tokens = text.split() if text.count(" ") >= _SHORTEST_ROW - 1 else ()
        rows = [len(found.group()) for token in tokens if (found := _HAN_RUN.search(token))]
        if len(rows) < _SHORTEST_ROW or max(map(len, tokens)) > _LONGEST_WORD:
            others += len(text) > _LONGEST_WORD
            continue
        several = sum(size > 1 for size in rows)
        if several > 1 and several * 4 >= len(rows) > several:
            words += 1
        else:
            single += 1
    return words > 0 and words >= single and words + single >= others


def _gaps_of(text: str, proof: int) -> list[tuple[int, int]]:
    """The letter-spacing gaps of one line as (start, end); `proof`: how many single hanzi in succession are needed."""
    if _BLANK_DATE.search(text):
        return []
    tokens = _tokens(text)
    modal = Counter(b.start - a.end for a, b in pairwise(tokens) if a.hanzi < 2 and b.hanzi < 2)
    if not modal:
        return []
    usual = modal.most_common(1)[0][0]
    runs: list[list[_Token]] = []
    for token in tokens:
        if token.hanzi > 1:
            runs.append([])
        elif runs and runs[-1] and token.start - runs[-1][-1].end <= usual:
            runs[-1].append(token)
        else:
            runs.append([token])
    gaps = [gap for run in runs for gap in _run_gaps(text, run, proof)]
    if gaps and proof > _AMONG_OTHERS:
        return [gap for run in runs for gap in _run_gaps(text, run, _AMONG_OTHERS)]
    return gaps


def _tokens(text: str) -> list[_Token]:
    out: list[_Token] = []
    at = 0
    for found in [*_ANY_BLANK.finditer(text), None]:
        end = found.start() if found else len(text)
        if end > at:
            out.append(_Token(at, end, max(map(len, _HAN_RUN.findall(text, at, end)), default=0)))
        at = found.end() if found else end
    return out


def _run_gaps(text: str, run: list[_Token], proof: int) -> list[tuple[int, int]]:
    """The gaps of a run of single characters, if it is letter-spaced."""
    singles = sum(a.hanzi == 1 and b.hanzi == 1 for a, b in pairwise(run))
    if singles < min(proof, _WITH_MARKS) or len(run) < 4 - (proof == _AMONG_OTHERS):
        return []
    said = text[run[0].start : run[-1].end]
    if proof > _AMONG_OTHERS and not any(c in _MARKS for c in said) and (singles < _WITHOUT or not _words(said)):
        return []
    digits = [text[t.start : t.end] for t in run if text[t.start : t.end].isdigit()]
    tracked = len(digits) > 1 and all(len(d) == 1 for d in digits)
    return [
        (a.end, b.start)
        for a, b in pairwise(run)
        if not (text[a.end - 1].isascii() and text[b.start].isascii())
        or (tracked and text[a.start : a.end].isdigit() and text[b.start : b.end].isdigit())
    ]


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _words(said: str) -> bool:
    """Whether single characters in a row make words, as prose does; cells of a table and counting words do not."""
    if sum(c in _COUNTING for c in said) * 2 > len(said) // 2:
        return False
    import rjieba

    from hzclean.cleaners.folding import folded

    # Words of the dictionary alone: it would make some of any characters in a row.
    words = rjieba.cut(folded("".join(said.split())), False)
    joined = sum(len(w) for w in words if len(w) > 1)
    return joined * 10 >= 7 * sum(map(len, words)) and len({w for w in words if len(w) == 2}) >= 2


def _stray_gaps(texts: Sequence[str], spaced: set[int]) -> dict[int, list[tuple[int, int]]]:
    """The gaps to close in body lines of a page set in printed lines: between hanzi and figures, and within words."""
    blank = [n for n, t in enumerate(texts) if " " in t]
    doubtful = (n for n in blank if n not in spaced and _has_stray_gap(texts[n]))
    first = next(doubtful, None)
    if first is None:
        return {}
    in_lines = set_in_lines(texts)
    if not in_lines and not _one_sided([texts[n] for n in blank if n < _ENOUGH and _CLAUSE.search(texts[n])]):
        return {}
    out: dict[int, list[tuple[int, int]]] = {}
    for number in chain((first,), doubtful):
        text = texts[number]
        gaps: list[tuple[int, int]] = []
        if _CLAUSE.search(text) or (in_lines and _fills(texts, number)):
            gaps += _figure_gaps(text)
            gaps += _word_gaps(text) if in_lines else ()
        if in_lines:
            gaps += (found.span() for found in _MARK_GAP.finditer(text))
        if gaps:
            out[number] = sorted(set(gaps))
    return out


def _has_stray_gap(text: str) -> bool:
    return any(gap.search(text) for gap in (_FIGURE_GAP, _HAN_GAP, _MARK_GAP)) and not _TABLE.search(text)


def _figure_gaps(text: str) -> list[tuple[int, int]]:
    first = _LIST_NUMBER.match(text)
    found = _FIGURE_GAP.finditer(text, first.end() if first else 0)
    return [m.span() for m in found if _beside_figure(text, *m.span())]


def _word_gaps(text: str) -> list[tuple[int, int]]:
    if not _HAN_GAP.search(text) or _NAMES.search(text):
        return []
    return [m.span() for m in _HAN_GAP.finditer(text) if _parts_a_word(text, m.start())]


def _fills(texts: Sequence[str], number: int) -> bool:
    """Whether a line without punctuation is as wide as a line of prose beside it, so prose and no heading."""
    wide = width(texts[number].replace(" ", ""))
    beside = (texts[n] for n in (number - 1, number + 1) if 0 <= n < len(texts) and _CLAUSE.search(texts[n]))
    return any(abs(width(text.replace(" ", "")) - wide) <= 1 for text in beside)


def _beside_figure(text: str, start: int, end: int) -> bool:
    """Whether a gap stands between hanzi and a plain figure: not a dateline's, not part of a name (IPv4, F-16)."""
    if text[start - 1] in _WIRE:
        return False
    if text[end].isdigit():
        return True
    figure = _FIGURE_BEFORE.search(text, 0, start)
    return figure is not None and (figure.start() == 0 or not _latin(text[figure.start() - 1]))


def _one_sided(texts: Sequence[str]) -> bool:
    """Whether figures have a gap on one side and none on the other: a writer who sets them off does so on both.

    >>> _one_sided(["约 1026亿元，产值 1283亿元，多 117亿元。"]), _one_sided(["约 10 亿元，产值 12 亿元，多 1 亿元。"])
    (True, False)
    """
    even = sum(len(_EVEN.findall(t)) for t in texts)
    return any(sum(len(gap.findall(t)) for t in texts) >= 3 + 3 * even for gap in (_GAP_BEFORE, _GAP_AFTER))


def _parts_a_word(text: str, gap: int) -> bool:
    """Whether the blank at `gap` stands within a word of two or three hanzi.

    >>> _parts_a_word("推动园 区建设，", 3), _parts_a_word("记者王健 申红，", 4)
    (True, False)
    """
    if text[gap - 1] in _WIRE:
        return False
    import rjieba

    before, after = _han_run(text[gap - 1 :: -1])[::-1], _han_run(text[gap + 1 :])
    at = 0
    for word in rjieba.cut(before + after):
        if at < len(before) < at + len(word):
            return len(word) <= 3
        at += len(word)
    return False


def _han_run(text: str) -> str:
    """The hanzi that `text` begins with, eight at most."""
    found = re.match(f"[{HAN}]{{1,8}}", text)
    return found.group() if found else ""


CLEANER = Cleaner(
    name=_STEP,
    function=spacing,
    what="letter-spaced lines, gaps within words and before figures",
    why="Justified lines are filled with blanks between the characters; a change of font leaves a gap.",
    example=Example("同 比 增 长 152.08% ，进 出 口 总 量", "同比增长152.08%，进出口总量"),
)
