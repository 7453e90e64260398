"""Whether a text is wrapped at all: most is not, and must come back as it is, fast.

In wrapped prose the lines break where the column ends, wherever that is in the sentence: most lines end in the middle
of one, are nearly as long as their neighbours, and words run on from line to line. Whole paragraphs end in terminal
punctuation; verse, lists, tables and code end lines without it, but words do not run across their ends.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.folding import folding
from hzclean.cleaners.kinds import CLOSERS, NEVER_FIRST, PAGE_NUMBER, SPEAKER, is_bulleted, is_one_token_a_line, is_rest
from hzclean.cleaners.language import Reader
from hzclean.cleaners.patterns import late
from hzclean.cleaners.recognised import is_recognised, sets_half_width, with_full_marks
from hzclean.cleaners.verses import are_verses
from hzclean.cleaners.width import width

# A line's end in the middle of a sentence: after a letter, a digit or a Chinese character, comma or not.
# The pattern begins with the line's end, as the search for what is rare is quick.
_OPEN_END = late("\n(?<=[\\w，、,%％]\n)")
_BLANKS = " \t\u3000\r"
_FEWEST_OPEN: Final = 0.24  # share of lines that end open, for a page to be looked at
_FEWEST_CUT: Final = 0.2  # share of lines that seem to be cut in a sentence, for it to be wrapped
_FEW_CUT: Final = (0.08, 3)  # share of lines and lines that will do where it is sure that they are
_SURE: Final = 2.0  # nats
_SHORTEST: Final = 6  # code points
_PROSE: Final = 20  # code points; a line so long with a full stop inside is no headline
# Full lines of a column are as wide as each other, give or take so many em: this share of eight and more (of two in
# three at least on 277 pages in order; of two in five at most in authors' notes, whose sentences are unfinished).
_ALIKE: Final = 0.55
_MOST_ALIKE: Final = 0.55
_FEWEST_ALIKE: Final = 8
_MOST_GAPS: Final = 60  # so many and more, spread evenly, are enough to tell
# Nats for and against, from counts on typeset pages: a word runs across 44 % of the line ends inside paragraphs
# (23 % in Traditional text, of whose words the dictionary has fewer) and 2 % of the others.
_BRIDGE: Final = 3.0
_NO_BRIDGE: Final = -0.35
_STOP_INSIDE: Final = 2.0
_CUT_PIECE: Final = 3.0
_UNLIKELY: Final = -2.0
# Where so few gaps tell nothing by words, the network is asked; each says so much at most, so one suffices only where
# it says very much: at most 2.3 of two lines of 4,800 cuttings of clean articles.
_FEW_GAPS: Final = 20
_MOST_FLOW: Final = 2.0
_SURE_FLOW: Final = 3.5
_FULL_STOP: Final = late("[。！？]")
_CLAUSES: Final = late("[，。；！？]")
_BULLETS: Final = frozenset("-+*#>•·")

# Not before a remark in brackets that ends the line: 照做。（旧版）
_STOP: Final = late("[。！？；](?=[^”’」』）\\s])(?![（(][^（）()]*[）)]$)")
_MARK: Final = late("[。！？；，、：](?=[^”’」』）\\s])")
_SIGNED: Final = late("[。！？…][”’」』]?——?[\u3400-\u9fff· 0-9]{2,14}$")  # 第一封，再版必改。——老贺的儿子


_HANZI = late("[\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf]+")
_HEAD = 20_000  # code points
# How lines of programs and of data end, and no line of prose does.
_CODE_END = late("[{}\\[\\];>]$|[\"'\\]}]\\),?$|[\"'\\])}],$")
_CODE_LAST: Final = frozenset("{}[];>),")  # the last characters of these
_MOST_CODE: Final = 0.2  # share of lines


def is_code(text: str) -> bool:
    """Whether hardly any of it is Chinese, as in data and programs: there a line's end always means something.

    >>> is_code("print('早市')\\nreturn stalls[:60]"), is_code("早市的 60 个摊位")
    (True, False)
    """
    head = text[:_HEAD]
    enough = len(head) - head.count(" ")
    # In Chinese text less than a half holds enough.
    half = len(head) // 2
    hanzi = sum(map(len, _HANZI.findall(head, 0, half)))
    return hanzi * 3 < enough and (hanzi + sum(map(len, _HANZI.findall(head, half)))) * 3 < enough


@lru_cache(maxsize=4)  # three steps ask it of the same page
def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` are printed lines rather than paragraphs, verse, items or rows.

    >>> is_wrapped("清晨六时，县工业园的冷却塔升\\n起白雾。与往年不同，塔里循环的\\n是自来水。")
    True
    >>> is_wrapped("清晨六時，縣工業園的冷卻塔升\\n起白霧。與往年不同，塔裡循環的\\n是自來水。")
    True
    >>> is_wrapped("床前明月光，\\n疑是地上霜。\\n举头望明月，\\n低头思故乡。")
    False
    """
    count = text.count("\n")
    found = _open_ends(text)
    if not found or found < _FEWEST_OPEN * 0.4 * count:  # many lines may be blank
        return False
    if is_code(text):
        return False
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    if len(lines) < 2 or found < _FEWEST_OPEN * 0.8 * len(lines) or is_one_token_a_line(lines):
        return False
    code = [line for line in lines if line[-1] in _CODE_LAST]
    if sum(_CODE_END.search(line) is not None for line in code) > _MOST_CODE * len(lines):
        return False
    gaps, enough = _cuts(text, lines)
    if not gaps and (sets_half_width(text) or ("\n\n" in text and is_recognised(text))):
        lines = list(map(with_full_marks, lines))
        gaps, enough = _cuts(text, lines)
    if not gaps:
        return False
    asked = gaps[:: max(len(gaps) // _MOST_GAPS, 1)]
    if _evidence(lines, asked, enough) > enough:
        return True
    # The lexicon has Simplified words; without folding half of those in Traditional text are not seen.
    fold = folding(text)
    if fold is not str:
        for n in {*asked, *(n + 1 for n in asked)}:
            lines[n] = fold(lines[n])
        if _evidence(lines, asked, enough) > enough:
            return True
    return len(gaps) <= _FEW_GAPS and _flow(lines, gaps) > enough


def _flow(lines: Sequence[str], gaps: Sequence[int]) -> float:
    """What the network finds of these gaps, for (above 0) or against their being cut, in nats.

    A short text may have no word that runs across a gap: of the beginnings of 180 articles that were broken to lines of
    13 to 24 em, four lines each, 43 % had none or too few. Not asked of lines without a full stop, which are items or
    names, nor of one that begins with a bullet, nor where neither has clauses (竣工日期：5月 ⏎ 工期：90天), nor of one
    that ends in a comma: verse goes on, too.
    """
    ends = [(lines[n], lines[n + 1]) for n in gaps if lines[n][-1] not in "，、,"]
    ends = [(a, b) for a, b in ends if b[0] not in _BULLETS and not are_verses(a, b) and _CLAUSES.search(a + b[:-1])]
    if not ends or not any(map(_FULL_STOP.search, lines)):
        return _UNLIKELY
    reader = Reader(lines)
    flows = [reader.flow(*end) for end in ends]
    if max(flows) >= _SURE_FLOW:
        return _SURE
    return _UNLIKELY + sum(max(-_MOST_FLOW, min(_MOST_FLOW, flow)) for flow in flows)


def is_uneven(lines: Sequence[str]) -> bool:
    """Whether the lines that seem to be cut are of any width, so none is cut: they are paragraphs, if unfinished ones.

    Asked of lines in order, as those of several columns on one row are of any width, too; as `Page.line_texts` has
    them, without blanks about them.

    >>> notes = ["他，" + "走" * n for n in (9, 12, 15, 18, 21, 24, 27, 30, 33, 36)]
    >>> is_uneven(notes), is_uneven(["他，" + "走" * 15] * 10)
    (True, False)
    """
    widths = sorted([width(lines[n].replace(" ", "")) for n in islice(_cut_lines(lines), _MOST_GAPS)])
    alike = sum(bisect_right(widths, w + _ALIKE) - bisect_left(widths, w - _ALIKE) > 1 for w in widths)
    return len(widths) >= _FEWEST_ALIKE and alike < _MOST_ALIKE * len(widths)


def _open_ends(text: str) -> int:
    """How many lines end in the middle of a sentence, blanks at their ends put aside."""
    if any(f"{blank}\n" in text for blank in _BLANKS):
        text = "\n".join([line.rstrip(_BLANKS) for line in text.split("\n")])
    return len(_OPEN_END.findall(text))


def _cuts(text: str, lines: Sequence[str]) -> tuple[list[int], float]:
    """The lines that seem to be cut, none if they are too few, and how sure it must be that they are, in nats.

    Whole paragraphs have few such lines; so have dialogue, verse and items that are wrapped. In blocks that stand
    apart what follows a line may belong elsewhere.
    """
    gaps = list(_cut_lines(lines))
    if len(gaps) >= _FEWEST_CUT * len(lines):
        return gaps, 0.0
    if "\n\n" in text:
        return [], 0.0
    # Whole paragraphs may be torn before a full stop, and commands stand below an unfinished sentence.
    gaps = [n for n in gaps if lines[n + 1][0] not in NEVER_FIRST and not lines[n + 1][0].isascii()]
    share, fewest = _FEW_CUT
    return gaps if len(gaps) >= max(share * len(lines), fewest) else [], _SURE


def _cut_lines(lines: Sequence[str]) -> Iterator[int]:
    """The lines that end open, are as long as a neighbour or long for a headline, and stand in prose."""
    lengths = [*map(len, lines), 0, 0]
    bulleted = is_bulleted(lines)
    earlier = 0
    for n, (line, following) in enumerate(pairwise(lines)):
        length = lengths[n]
        first = following[0]
        if first == "·" and (bulleted or _is_label(line)) and not PAGE_NUMBER.match(following):
            pass  # an item
        elif first in NEVER_FIRST and is_rest(line, following):
            yield n
        elif (
            length >= _SHORTEST
            and (line[-1].isalnum() or _ends_open(line))
            and not ("—" in line and _SIGNED.search(line))
            and not ("：" in following[:8] and SPEAKER.match(following))
        ):
            longest = max(lengths[n + 1], earlier, lengths[n + 2])
            if length >= longest * 0.75 - 2 and length >= earlier * 0.6:
                if _MARK.search(line) or _MARK.search(following):
                    yield n
            elif length >= _PROSE and _STOP.search(line):
                yield n
        earlier = length


def _is_label(line: str) -> bool:
    """Whether a line is too short, or too much of a row, to end in half of a name: below it a dot begins an item."""
    return len(line) < _SHORTEST or "  " in line


def _ends_open(line: str) -> bool:
    """Whether a line that ends with a mark ends open."""
    last = line[-1]
    return last in "，、,%％" or (last in CLOSERS and line[-2:-1] not in "。！？…；：!?")


def _evidence(lines: Sequence[str], gaps: Sequence[int], enough: float) -> float:
    """For (above 0) or against the lines before these gaps being cut, in nats.

    No more are looked at than it takes for `enough`: the rest can say no more against it than that no word runs across.
    """
    total = _UNLIKELY
    for left, n in zip(range(len(gaps), 0, -1), gaps, strict=True):
        if total + left * _NO_BRIDGE > enough:
            break
        before, after = lines[n], lines[n + 1]
        if _STOP.search(before):
            total += _STOP_INSIDE
        if is_rest(before, after):
            total += _CUT_PIECE
        elif before[-1] not in "，、,":
            # Letters and digits on either side would look like one word.
            latin = after[0].isascii() and (after[0].isalpha() or before[-1].isascii())
            runs_on = not latin and bridged(before, after) and not are_verses(before, after)
            total += _BRIDGE if runs_on else _NO_BRIDGE
    return total
