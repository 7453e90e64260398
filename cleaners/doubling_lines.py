"""Text printed twice over several lines: the copies told apart, and the one text they stand for.

An extractor breaks the line between the two copies of a run (they overlap on the page), so a headline of the runs A,
B, C comes as A / AB / BC / C; some copies may be missing, and pdfminer gives the pieces out of order: C / ABBC / A.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from hzclean.cleaners.doubling import HAN, distinct_hanzi
from hzclean.cleaners.doubling_chain import Chain, is_short_name
from hzclean.cleaners.doubling_pieces import INNER, NO_HEADLINE_ENDS, ends_a_sentence
from hzclean.cleaners.kinds import CREDIT
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

_TERMINALS = frozenset("。！？；…”’」』）》：.!?:;")
# What a line of a poem hardly has: a stop within, brackets, figures, the words of a byline.
_NO_VERSE = late("[，。、；（）《》0-9]|记者|記者|通讯员|通訊員|作者|编辑|編輯|摄影|攝影")
_BLANK_BETWEEN_HANZI = late(f"[{HAN}] [{HAN}]")
# A dateline or names without the blank after them, or a mark that no printed line begins with.
_SET_CLOSE = late(
    f"^[，。、；：！？”’」』）》]|(?:本报|本報)[讯訊][{HAN}]|(?:记者|記者|通讯员|通訊員)[{HAN}]{{2,3}}(?:$|通讯员|通訊員|[摄攝）])"
    f"|^[1-9]\\.[{HAN}]"
)
# Bold on bold; more equal lines than this are a table's or a log's.
_MOST_COPIES = 4
# So many lines tell whether a page is set in lines.
_ENOUGH = 800
# In fewer lines nothing may tell whether blanks were dropped.
_FEW_LINES = 8
# No column is narrower or wider than this, in em.
_NARROWEST, _WIDEST = 8, 60
# A headline is broken over no more lines than this.
_MOST_PIECES = 4


def _unblanked(text: str) -> str:
    return "".join(text.split())


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
    if distinct_hanzi(whole) < 5 or whole[-1] in NO_HEADLINE_ENDS:
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


def standing_twice(texts: Sequence[str], at: int, gone: set[int], evidence: int) -> Chain | None:
    """The chain of a headline that stands twice (or more) in succession around line `at`; None if there is none.

    Up to four copies: bold on bold. A line of less than three different hanzi, or that ends in a stop, is none; nor is
    a name: whoever signs the end of a story may stand at the head of the next, or of the same one. Nor is a credit:
    two pictures may be of one photographer.

    >>> [standing_twice([text, text], 0, set(), 1) is None for text in ("欧阳家的渡口", "欧阳听澜 摄", "柳小禾")]
    [False, True, True]
    """
    text = texts[at]
    if is_short_name(text) or CREDIT.fullmatch(text):
        return None
    first = last = at
    while at - first <= _MOST_COPIES and first > 0 and texts[first - 1] == text and first - 1 not in gone:
        first -= 1
    while last - at <= _MOST_COPIES and last + 1 < len(texts) and texts[last + 1] == text and last + 1 not in gone:
        last += 1
    if first == last or last - first >= _MOST_COPIES or distinct_hanzi(text) < 5 - evidence or ends_a_sentence(text):
        return None
    chain = Chain(first, text)
    for number in range(first + 1, last + 1):
        chain.add(number, text, True)
    return chain


def set_in_lines(texts: Sequence[str], ragged: bool = False) -> bool:
    """Whether the texts are printed lines: body text that wraps, at one width (in em), with no terminal at the end.

    There is punctuation within, so a poem without any is none, and no wide blank, so a row of a table is none. One
    line in five must be such, one in sixteen as wide as the next; in manuals and other clean text it is hardly one in
    fifty. `ragged`: the widths may differ; then it must be one line in four.

    >>> set_in_lines(["第一，要有好的种子和", "土地，还要有好的农民"] * 3), set_in_lines(["让我们荡起双桨"] * 9)
    (True, False)
    """
    texts = texts[:_ENOUGH]
    count = len(texts)
    if ragged and _surely_wrapped(texts):
        return True
    wrapped = even = 0
    after: float | None = None
    for a, b in pairwise(texts):
        known, after = after, None
        if len(a) < _NARROWEST or a[-1] in _TERMINALS or "  " in a or not (INNER.search(a) or INNER.search(b)):
            continue
        # Stray gaps are damage, not width: a page full of them must still be seen as printed lines.
        wide = width(a.replace(" ", "")) if known is None else known
        after = width(b.replace(" ", ""))
        wrapped += _NARROWEST <= wide <= _WIDEST
        even += wide >= _NARROWEST and abs(wide - after) <= 1
        if wrapped >= 3 and (
            (ragged and wrapped * 4 >= count) or (even >= 3 and even * 16 >= count and wrapped * 5 >= count)
        ):
            return True
    return False


def _surely_wrapped(texts: Sequence[str]) -> bool:
    """Whether one line in four is printed text that wraps, told by the number of its characters alone."""
    wrapped = 0
    for a, b in pairwise(texts):
        if (
            2 * _NARROWEST <= len(a) <= _WIDEST
            and a[-1] not in _TERMINALS
            and " " not in a
            and (INNER.search(a) or INNER.search(b))
        ):
            wrapped += 1
            if wrapped >= 3 and wrapped * 4 >= len(texts):
                return True
    return False


def among_verse(texts: Sequence[str], chain: Chain, spots: set[int]) -> bool:
    """Whether most of the lines near by, doubtful ones aside, are short lines without punctuation, as verse is.

    Not where a line of prose stands straight above and a doubtful one, as of the next headline, straight below.
    """
    first, last = min(chain.used), max(chain.used)
    if first and last + 1 in spots and _NO_VERSE.search(texts[first - 1]):
        return False
    before = [n for n in range(first - 1, max(first - 9, -1), -1) if n not in spots][:3]
    after = [n for n in range(last + 1, min(last + 9, len(texts))) if n not in spots][:3]
    near = [texts[n] for n in (*before, *after)]
    longest = 1.5 * len(texts[first])
    alike = sum(len(t) <= longest and not _NO_VERSE.search(t) and t[-1] not in _TERMINALS for t in near)
    return alike * 2 > len(near)


def drops_blanks(texts: Sequence[str], aside: set[int]) -> bool:
    """Whether the extractor keeps no blanks between hanzi (pdftotext -raw): hardly one line
    has some, those set `aside` left out; a blank is then the gap between columns.

    That there are none is not enough on a whole page, which may have had none: they must be missing where there always
    is one, or lines begin with a mark, as such an extractor cuts them there.

    >>> drops_blanks(["本报记者闻笛", "起步即冲刺"], set()), drops_blanks(["本报记者 闻笛"], set())
    (True, False)
    >>> drops_blanks(["起步即冲刺"] * 40, set())
    False
    """
    kept = sum(bool(_BLANK_BETWEEN_HANZI.search(t)) for n, t in enumerate(texts) if " " in t and n not in aside)
    if kept > 3 or kept * 60 > len(texts):
        return False
    return len(texts) < _FEW_LINES or len(list(islice(filter(_SET_CLOSE.search, texts), 2))) > 1
