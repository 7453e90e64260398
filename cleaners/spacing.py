"""Spacing: blanks that justification or extraction put between characters that belong together.

>>> unspaced("同 比 增 长 152.08% ，进 出 口 总 量")
'同比增长152.08%，进出口总量'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hzclean.cleaners.doubling import HAN
from hzclean.cleaners.doubling_lines import set_in_lines
from hzclean.cleaners.page import Page, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.slices import edit, source_offset
from hzclean.cleaners.stray_gaps import MARKS, may_have_gaps, stray_gaps

_STEP = "spacing"
_ANY_BLANK = late("[ \t\u3000]+")
_SINGLE = f"[{HAN}{MARKS}]"
# Three blanks with a character between each: cheap, and hardly ever in text that is not letter-spaced. It begins with
# the blank, which is rare, so that the search runs over plain text at once.
# So many blanks at most, as a long run of them would be looked through from each of them.
_GATE = late(f"(?P<b>(?P<one>[ \u3000])(?P=one){{0,30}}){_SINGLE}(?P=b){_SINGLE}(?P=b)")
_HAN_RUN = late(f"[{HAN}]+")
_COUNTING = frozenset("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥一二三四五六七八九十百千日")
# A date to fill in, as forms have it.
_BLANK_DATE = late("年[ \u3000]+月[ \u3000]+日")
_WHY_TRACKED = "letter-spaced to fill the line"
_WHY_GAP = "a gap where the font changes"
# So many hanzi with a blank on either side prove letter-spacing: with marks between them; without; where other lines
# of the page are letter-spaced.
_WITH_MARKS, _WITHOUT, _AMONG_OTHERS = 3, 7, 2


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
    if not (_GATE.search(page.text) or may_have_gaps(page.text)):
        return page
    texts = page.line_texts
    if _in_words(texts):
        return page
    cuts = _letter_gaps(texts)
    spaced = set(cuts)
    for number, gaps in stray_gaps(texts, spaced).items():
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
    spaced = [text for text in texts if text.count(" ") >= _SHORTEST_ROW - 1]
    if not spaced:
        return False
    words = single = 0
    others = sum(len(text) > _LONGEST_WORD and text.count(" ") < _SHORTEST_ROW - 1 for text in texts)
    for text in spaced:
        tokens = text.split()
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
    if proof > _AMONG_OTHERS and not any(c in MARKS for c in said) and (singles < _WITHOUT or not _words(said)):
        return []
    digits = [text[t.start : t.end] for t in run if text[t.start : t.end].isdigit()]
    tracked = len(digits) > 1 and all(len(d) == 1 for d in digits)
    return [
        (a.end, b.start)
        for a, b in pairwise(run)
        if not (text[a.end - 1].isascii() and text[b.start].isascii())
        or (tracked and text[a.start : a.end].isdigit() and text[b.start : b.end].isdigit())
    ]


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


CLEANER = Cleaner(
    name=_STEP,
    function=spacing,
    what="letter-spaced lines, gaps within words and before figures",
    why="Justified lines are filled with blanks between the characters; a change of font leaves a gap.",
    of_lines=True,
    example=Example("同 比 增 长 152.08% ，进 出 口 总 量", "同比增长152.08%，进出口总量"),
)
