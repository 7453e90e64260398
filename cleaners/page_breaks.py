"""Page breaks amid a paragraph: where a page of printed lines breaks off and the next one goes on.

Extractors part pages by form feeds. A page is cleaned by itself; so the rest of a paragraph that a page break cuts,
with the running head over it, is handed to the page on which the paragraph began.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from hzclean.cleaners.forms import is_folio
from hzclean.cleaners.joined import INDENT, PROSE_MARK
from hzclean.cleaners.kinds import (
    DATELINE,
    NEVER_FIRST,
    OPENERS,
    PAGE_NUMBER,
    Ending,
    ending,
    opens_paragraph,
    stands_alone,
)
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width
from hzclean.cleaners.wraps_gate import is_wrapped

FORM_FEED: Final = "\f"
_NEAR: Final = 1.1  # em by which full lines may differ
_SHORT: Final = 1.5  # em by which a paragraph's last line is shorter than a full one, at least
# How many lines before the break are looked at, and how many of them are full, or first lines that lack the indent.
_LAST, _LIKE_IT = 16, 3
_REST: Final = 40  # lines that a paragraph may have after the break, at most
_PIECES: Final = 4  # of a line that was cut before marks
_HEAD: Final = 3  # lines of a running head or foot, at most
_LONGEST_HEAD: Final = 24  # code points
_FOOT: Final = 200  # code points in which a page's last line ends
_OVER: Final = ("", *"。！？!?…”」』）)》】；;：:")  # no sentence breaks off there, or hardly one
_TAIL: Final = 4000  # code points on either side of a break that are looked at
_LINE: Final = late(r"[^\n]*\S[^\n]*")
_COUNTED: Final = late(r"[\d\s]+")


def flowing(parts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pages of a text, each with the break after it, where the rest of a cut paragraph goes with its beginning.

    Such a page holds the form feed; so it has no break after it.

    >>> lines = ["渡口的船如今只剩两条，一条载", "人，一条载货。梁师傅今年六十", "一岁，在渡口修了四十年的船，"] * 2
    >>> pages = list(flowing([("\\n".join(lines) + "\\n", "\\f"), ("没有回答。\\n\\n渡口的灯\\n", "")]))
    >>> pages[0][0][-7:], pages[1]
    ('\\x0c没有回答。\\n', ('\\n渡口的灯\\n', ''))
    """
    held: tuple[str, str] | None = None
    heads: list[str] = []
    for page, separator in parts:
        if held is None:
            held = page, separator
            continue
        breaks = held[1] == FORM_FEED
        at = _rest(held[0], page, heads or _first_lines(held[0])) if breaks else 0
        heads = _first_lines(page) if at else []  # a page without them has no running head to compare with
        if at:
            yield held[0] + FORM_FEED + page[:at], ""
            page = page[at:]
        else:
            yield held
        held = page, separator
    if held is not None:
        yield held


def has_inner_break(text: str) -> bool:
    """Whether a page's text holds a form feed amid its lines: a paragraph went on after it."""
    return FORM_FEED in text and FORM_FEED in text.strip()


def around_break(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Which lines of a page with a form feed amid them are the running foot before it, and the running head after it.

    >>> from hzclean.cleaners.page import split_lines
    >>> text = "石桥记\\n" + "渡口的船只剩两条，一条\\n" * 4 + "· 1 ·\\n\\f石桥记\\n载人。\\n"
    >>> sorted(around_break(text, split_lines(text)))
    [0, 5, 6]
    """
    at = text.find(FORM_FEED)
    count = sum(line.start < at for line in lines)
    texts = [line.text for line in lines]
    foot = 0
    while foot < count and _is_page(texts[count - foot - 1]):
        foot += 1
    full = _full_width(_glued(texts[max(count - foot - _LAST, 0) : count - foot])) if foot < count else 0.0
    rest = texts[count:]
    head = next((n for n in range(min(_HEAD + 1, len(rest))) if _goes_on(rest[n], rest[n:], full)), 0)
    said = {_COUNTED.sub("", text) for text in rest[:head]} - {""}
    tops = (n for n, text in enumerate(texts[: min(_HEAD, count)]) if _COUNTED.sub("", text) in said)
    return frozenset([*tops, *range(count - foot, count + head)])


def _rest(page: str, following: str, heads: Sequence[str]) -> int:
    """How many characters of the page that follows are the rest of a paragraph that this page breaks off in.

    `heads`: the first lines of the page, with its running head if there is one.
    """
    if page[-_FOOT:].rstrip()[-1:] in _OVER:
        return 0
    before = [text for line in page[-_TAIL:].split("\n")[-2 * _LAST :] if (text := line.strip())][-_LAST:]
    while before and _is_page(before[-1]):
        before.pop()
    if len(before) <= _LIKE_IT or ending(before[-1]) < Ending.COMMA:
        return 0
    texts = _glued(before)
    full = _full_width(texts)
    if not full or not any(map(PROSE_MARK.search, texts[-3:])) or any("  " in text for text in texts):
        return 0
    found = list(islice(_LINE.finditer(following[:_TAIL]), _HEAD + _REST))
    after = [line.group().strip() for line in found]
    head = _head(heads, after)
    if head == len(after) or not _goes_on(found[head].group(), after[head:], full):
        return 0
    last = _last_line(after, head, full)
    if last < 0 or not following[found[last].end() :].strip() or not is_wrapped(page):
        return 0
    return min(found[last].end() + 1, len(following))


def _first_lines(page: str) -> list[str]:
    return [found.group().strip() for found in islice(_LINE.finditer(page), _HEAD)]


def _full_width(texts: Sequence[str]) -> float:
    """The width of full lines, in em, if the last of them is one, or lacks but an indent; else 0."""
    wide = [width(text) for text in texts]
    for full in (wide[-1], wide[-1] + INDENT):
        whole = sum(abs(w - full) <= _NEAR for w in wide[:-1])
        first = sum(abs(w - full + INDENT) <= _NEAR for w in wide[:-1])
        if whole and whole + first >= _LIKE_IT and max(wide) <= full + _NEAR:
            return full
    return 0.0


def _glued(pieces: Sequence[str]) -> list[str]:
    """The lines that an extractor cut before marks, put together."""
    out: list[str] = []
    for text in pieces:
        if out and text[0] in NEVER_FIRST:
            out[-1] += text
        else:
            out.append(text)
    return out


def _goes_on(line: str, texts: Sequence[str], full: float) -> bool:
    """Whether a page's first line of text, the first of some, may be amid a paragraph whose full lines are so wide."""
    text = _glued(texts[:_PIECES])[0]
    set_in = len(line) - len(line.lstrip(" \u3000\f")) > 1
    wide = width(text)
    cut = wide < full and len(texts) > 1 and texts[1][0] in OPENERS
    fits = abs(wide - full) <= _NEAR or (wide < full and ending(text) <= Ending.COLON) or cut
    return fits and not (set_in or "  " in text or opens_paragraph(text) or stands_alone(text) or DATELINE.match(text))


def _last_line(texts: Sequence[str], start: int, full: float) -> int:
    """Where a paragraph surely ends that goes on at line `start`; -1 where that is not told."""
    line = ""
    for n in range(start, len(texts)):
        follows = texts[n + 1] if n + 1 < len(texts) else ""
        line += texts[n]
        if follows and (
            follows[0] in NEVER_FIRST or (follows[0] in OPENERS and width(line + follows) <= full + 2 * _NEAR)
        ):
            continue  # the line may have been cut here
        end, wide = ending(line), width(line)
        if wide > full + 2 * _NEAR or "  " in line:
            return -1
        if end <= Ending.COLON and ((end is Ending.TERMINAL and wide <= full - _SHORT) or opens_paragraph(follows)):
            return n
        line = ""
        if end >= Ending.CLOSER and wide < full - INDENT - _NEAR:
            # A heading: the paragraph was over, if the line before it may end one.
            return n - 1 if n > start and ending(texts[n - 1]) is Ending.TERMINAL else -1
    return -1


def _head(heads: Sequence[str], after: Sequence[str]) -> int:
    """How many lines after a break are its running head: as on the page before, a page number, or beside one."""
    known = {_COUNTED.sub("", text) for text in heads}
    out = 0
    for n, text in enumerate(after[:_HEAD]):
        beside = n + 1 < len(after) and _is_page(after[n + 1]) and not PROSE_MARK.search(text)
        if len(text) > _LONGEST_HEAD or not (_is_page(text) or _COUNTED.sub("", text) in known or beside):
            break
        out = n + 1
    return out


def _is_page(text: str) -> bool:
    return bool(PAGE_NUMBER.match(text)) or is_folio(text)
