"""What stands on a page twice is kept once: at the place where the text around it goes on.

Extraction gives a text frame twice where the page file holds it twice (for print and for the screen, on a master page
and on the page), and parts of a paragraph beside the paragraph where frames overlap. Print does repeat things on
purpose (refrains, cells, labels, pull quotes, warnings), so only long prose is looked at, and parts only if they are
cut in the middle of a word or a sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.grams import grams
from hzclean.cleaners.kinds import LIST_ITEM, Ending, Mark, ending, inner_mark, opens_paragraph
from hzclean.cleaners.page import LONGEST_SHEET, Doubt, Page, Paragraph, Removal, Repair
from hzclean.cleaners.patterns import late
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.wraps_gate import is_code

SHORTEST_COPY: Final = 40  # code points of a whole paragraph
SHORTEST_PART: Final = 10  # code points of a fragment
# How much more of what stands beside it a copy says, in pairs said nowhere else, to be the one that stays.
_CLEARLY: Final = 0.5
_LABEL: Final = 4  # code points of a label over a paragraph, at most
_MOST_COPIES: Final = 2  # what stands three times is meant
_CUT: Final = "a part of another paragraph, cut within a sentence"
_SENTENCES: Final = "whole sentences of another paragraph"
_ALIKE: Final = 3  # code points
_KEY: Final = 8  # code points by which fragments are looked up


def repeats(page: Page, settings: Settings) -> Page:
    """The page without second copies of its paragraphs and without fragments of them.

    Left alone: programs, verse, dialogue, lists, headings in a table of contents, labelled warnings, cells, headlines,
    sentences said of two things alike, and whatever stands three times or more; on a page that is whole otherwise,
    sentences that stand again in a longer paragraph (they are told as doubts).
    """
    if len(page.text) > LONGEST_SHEET or not _may_repeat(page.line_texts) or is_code(page.text):
        return page
    # Asked of the text first, as splitting a clean page into `Line`s takes longer than all else.
    whole = page.untouched
    if whole and not _gone(page.line_texts):
        return page
    units = page.units()
    texts = [unit.text for unit in units]
    gone = _gone(texts)
    if not gone:
        return page
    if whole and all(reason == _SENTENCES for _, reason in gone.values()):
        # Nothing else is wrong with this page: its writer may well quote a sentence twice.
        told = (
            Doubt("repeats", units[n].lines[0].start, units[n].lines[-1].end, gone[n][1], 0.3) for n in sorted(gone)
        )
        return Page(page.text, page.number, page.removals, page.repairs, (*page.doubts, *told))
    removals = [_removal(units[n], reason) for n, (_, reason) in sorted(gone.items())]
    repairs = [_repair(units[n], texts[n], reason) for n, (_, reason) in sorted(gone.items())]
    kept = [unit for n, unit in enumerate(units) if n not in gone]
    return page.with_units(kept).noting(repairs, [r for rs in removals for r in rs])


def _gone(texts: Sequence[str]) -> dict[int, tuple[int, str]]:
    """What goes: place → (place of what stays, reason)."""
    gone = _copies(texts)
    gone.update(_fragments(texts, gone))
    return gone


def _may_repeat(texts: Sequence[str]) -> bool:
    """Whether two lines of some length begin or end alike; most pages are told so."""
    lines = [line for line in texts if len(line) >= SHORTEST_PART]
    return len({line[:_KEY] for line in lines}) < len(lines) or len({line[-_KEY:] for line in lines}) < len(lines)


def _copies(texts: Sequence[str]) -> dict[int, tuple[int, str]]:
    """The second copies of whole paragraphs of prose: place → (place of the first, reason)."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        if len(text) >= SHORTEST_COPY:
            places["".join(text.split())].append(n)
    out = {}
    for alike in places.values():
        ns = [n for n in alike if _is_prose(texts[n])] if len(alike) >= _MOST_COPIES else ()
        if len(ns) != _MOST_COPIES or ending(texts[ns[0]]) is not Ending.TERMINAL:
            continue
        if not _in_contents(texts, *ns) and not _labelled(texts, *ns) and not _in_parallel(texts, *ns):
            goes, stays = _kept_where_it_belongs(texts, *ns)
            out[goes] = stays, f"the same paragraph stands {'above' if stays < goes else 'below'}"
    return out


def _kept_where_it_belongs(texts: Sequence[str], first: int, second: int) -> tuple[int, int]:
    """Which of two copies goes, and which stays: the one that says more of what the paragraphs beside it say.

    Pairs of characters, the rarer on the page the more they count; where they do not tell, the first stays.
    """
    said = Counter(pair for n, text in enumerate(texts) if n != second for pair in set(grams(text, 2)))

    def near(n: int) -> float:
        beside = (m for m in (n - 1, n + 1) if 0 <= m < len(texts) and m not in (first, second))
        again = {pair for m in beside for pair in grams(texts[m], 2)}.intersection(grams(texts[first], 2))
        return sum(1 / said[pair] for pair in again)

    return (first, second) if near(second) - near(first) > _CLEARLY else (second, first)


def _in_contents(texts: Sequence[str], first: int, second: int) -> bool:
    """Whether a numbered line stands among others of its kind first, and then over a text: contents and heading."""
    if not LIST_ITEM.match(texts[second]):
        return False
    near = (*texts[max(first - 1, 0) : first], *texts[first + 1 : first + 2])
    below = texts[second + 1 : second + 2]
    # Of a list that stands twice the last item has no other below it, but the same above it.
    return (
        any(map(LIST_ITEM.match, near))
        and not any(map(LIST_ITEM.match, below))
        and (not first or texts[first - 1] != texts[second - 1])
    )


def _labelled(texts: Sequence[str], first: int, second: int) -> bool:
    """Whether the same label stands over both, as over the warnings in a manual: 小心."""
    above = texts[first - 1] if first else ""
    return bool(above) and len(above) <= _LABEL and above == texts[second - 1]


def _in_parallel(texts: Sequence[str], first: int, second: int) -> bool:
    """Whether what stands over both, or below both, begins alike, and is no copy of prose itself.

    Rules and reports say a sentence of each of two things, and go on alike: 对于甲类渡船，每年检查…… below the one,
    对于乙类渡船，每季检查…… below the other; or both stand below the same answer: √适用 □不适用.
    """
    for step in (-1, 1):
        one, other = (texts[n + step] if 0 <= n + step < len(texts) else "" for n in (first, second))
        alike = len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE]
        if alike and not (one == other and len(one) >= SHORTEST_COPY):
            return True
    return False


def _is_prose(text: str) -> bool:
    return inner_mark(text) is not Mark.NONE and is_chinese(text)


def _fragments(texts: Sequence[str], gone: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Fragments that another paragraph contains, cut in the middle of a word or sentence."""
    skipped = set(gone)
    heads, tails = Counter(t[:_KEY] for t in texts), Counter(t[-_KEY:] for t in texts)
    found: dict[int, tuple[int, str]] = {}
    # Lines that say the same are searched once.
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        numbers[text].append(n)
    different = list(numbers)
    whole = "\n".join(different)
    starts = list(accumulate((len(t) + 1 for t in different), initial=0))
    candidates = [
        n
        for n, text in enumerate(texts)
        if len(text) >= SHORTEST_PART
        and n not in skipped
        and not opens_paragraph(text)
        and (heads[text[:_KEY]] > 1 or tails[text[-_KEY:]] > 1 or _is_torn_off(text))
        # Looked for first, as it is soon told of a few characters that they stand nowhere else.
        and whole.count(text[:_KEY]) > 1
    ]
    for n in sorted(candidates, key=lambda k: len(texts[k])):
        text = texts[n]
        longer = [
            (m, at) for k, at in _places(text, whole, starts) if different[k] != text for m in numbers[different[k]]
        ]
        for m, at in sorted(longer):
            if m not in found and m not in skipped and not _goes_on_alike(texts, n, m, at):
                reason = _why_cut(texts[m], at, at + len(text))
                if reason:
                    found[n] = (m, reason)
                    break
    return found


def _goes_on_alike(texts: Sequence[str], n: int, m: int, at: int) -> bool:
    """Whether the lines beside a part say what the whole does before or behind it: a sentence said twice, on two lines.

    `at`: where in text `m` the part, which is text `n`, begins.
    """
    whole, end = texts[m], at + len(texts[n])
    above, below = texts[n - 1] if n else "", texts[n + 1] if n + 1 < len(texts) else ""
    return above[-1:] == whole[at - 1 : at] != "" or below[:1] == whole[end : end + 1] != ""


def _places(text: str, whole: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each line of `whole` that holds `text`, and where in the line it first does. `starts`: where lines begin."""
    at = whole.find(text)
    while at >= 0:
        line = bisect_right(starts, at) - 1
        yield line, at - starts[line]
        at = whole.find(text, starts[line + 1])


def _is_torn_off(text: str) -> bool:
    """Whether it may be the middle or the end of a paragraph that was put together, and so begins like none."""
    return ending(text) is Ending.TERMINAL and is_chinese(text)


def _why_cut(whole: str, start: int, end: int) -> str:
    """Why a part of `whole` is a fragment: it is cut within a word, or is whole sentences of some length; else ""."""
    part = whole[start:end]
    if not is_chinese(part):
        return ""
    if end < len(whole) and ending(part) is Ending.OPEN:
        return _CUT if inner_mark(part) is not Mark.NONE and _mid_word(part, whole[end:]) else ""
    if start and ending(part) is Ending.TERMINAL:
        before = whole[:start].rstrip()
        return _CUT if _mid_word(before, part) else _SENTENCES if _long_sentence(part, before) else ""
    return ""


def _mid_word(before: str, after: str) -> bool:
    return "\u4e00" <= before[-1] <= "\u9fff" and "\u4e00" <= after[0] <= "\u9fff" and bridged(before, after)


@lru_cache(maxsize=1024)  # whole paragraphs are asked about as copies and as fragments
def is_chinese(text: str) -> bool:
    """Whether most of it is Chinese, so that it is neither code nor a table."""
    return 2 * len(_NOT_HANZI.sub("", text)) > len(text)


_NOT_HANZI: Final = late("[^\u4e00-\u9fff]+")


def _long_sentence(part: str, before: str) -> bool:
    """Whether `part` is prose so long that it was not repeated on purpose, and whole sentences of the paragraph."""
    return len(part) >= SHORTEST_COPY and ending(before) is Ending.TERMINAL


def _removal(unit: Paragraph, reason: str) -> list[Removal]:
    return [Removal(s.start, s.end, "repeats", reason) for line in unit.lines for s in line.slices]


def _doubt(unit: Paragraph, reason: str) -> Doubt:
    return Doubt("repeats", unit.lines[0].start, unit.lines[-1].end, reason, 0.3)


def _repair(unit: Paragraph, text: str, reason: str) -> Repair:
    start = min(line.start for line in unit.lines)
    return Repair("repeats", start, max(line.end for line in unit.lines), text, "", reason)


_PROSE = "清晨六时，县工业园的冷却塔升起白雾。塔里循环的是从三公里外的污水处理厂送来的再生水，一年省下一个小水库。"

CLEANER = Cleaner(
    name="repeats",
    function=repeats,
    what="paragraphs and fragments of paragraphs that stand on the page twice",
    why="A page file holds a text frame twice, or frames overlap, and extraction gives both.",
    of_lines=True,
    example=Example(f"{_PROSE}\n价格是企业最关心的事。\n{_PROSE}\n", f"{_PROSE}\n价格是企业最关心的事。\n"),
)
