"""What is seen of a page's printed lines before their columns are known: form, width, and the widths they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hzclean.cleaners.joined import INDENT, letter_spaced, tokens
from hzclean.cleaners.kinds import BYLINE, CREDIT, SPEAKER, opens_paragraph, stands_alone
from hzclean.cleaners.labels import Label, label
from hzclean.cleaners.links import ends, size
from hzclean.cleaners.names import is_name
from hzclean.cleaners.page import Line
from hzclean.cleaners.patterns import late

# A paragraph's first line stands flush, and not set in, where of enough lines that fill the column, give or take _ALIKE
# em, so few are two em shorter. But a width that many lines exceed by little is no column's.
_ALIKE, _ENOUGH, _SET_IN, _WIDER = 0.75, 10, 0.07, 0.5
# Columns that may begin at a line: so many lines soon or some way ahead share the width (near ones count in part).
_SOON, _FEW, _AHEAD, _SOME = 14, 1.6, 60, 2.5
NARROWEST, _HEADLINE = 5, 9  # em
_CAPTION = 8  # em; what is shorter is the rest of a sentence
_LONGEST_NAME = 4  # code points
# An extractor writes a blank where characters stand so many em apart or more, so a letter-spaced line is at least so
# much wider; as a rule a little more, and sometimes much.
_GAP, _MORE, _LOOSE = 0.1, 0.3, 1.5  # em
# A line that begins with a closing mark, or with so little before one that it is the end of a clause.
_PAIRED = (re.compile("[“”「」]"), re.compile("[（）]"), re.compile("[《》〈〉]"))
_OPENERS = frozenset("“「（《〈")
# So many lines that begin with the same name and a colon are what a speaker says.
_SPEAKS = 3
_STOPS = late("[。；]|^本[报報][讯訊]")
_MIDST = late(".?[，、；：！？”’」』）》…%％]|.{0,2}。")


class Seen(NamedTuple):
    """What the search knows of a line: its text, width in em, whether it ends a sentence (0, 0.5, 1), and so on."""

    text: str
    width: float
    done: float
    prose: bool
    held: bool  # in one box with the line before
    heading: bool = False  # printed twice over, so it is a heading
    signs: bool = False  # a byline or a credit by its form
    opens: bool = False  # a paragraph's first line by its form
    midst: bool = False  # begins with the end of a clause, or closes what another line opened
    first: tuple[int, ...] = ()  # for quotes, brackets, titles: whether the first such mark opens (1) or closes (-1)
    last: tuple[int, ...] = ()  # … and the last
    label: Label | None = None  # a number or a speaker that it begins with
    stops: bool = False  # has a mark that no headline has
    loose: float = 0.0  # letter-spaced to fill its column, which may be wider by so much, in em
    credited: bool = False  # a whole sentence with a picture's credit next to it: mostly a caption


def seen(text: str, held: bool, heading: bool = False) -> Seen:
    """What the search needs to know of a line; `heading`: it was printed twice over."""
    parts = tokens(text) if " " in text else []
    spaced = letter_spaced(parts)
    if spaced:
        text = "".join([text[start:end] for start, end, _ in parts])
    prose = any(mark in text for mark in "，。、；") or text.startswith(("本报讯", "本報訊"))
    opens = opens_paragraph(text)
    signs = not opens and len(text) < 40 and stands_alone(text) and bool(BYLINE.match(text) or CREDIT.match(text))
    signs = signs or (len(text) <= _LONGEST_NAME and is_name(text))
    marks = [pair.findall(text) for pair in _PAIRED]
    first = tuple([(1 if m[0] in _OPENERS else -1) if m else 0 for m in marks])
    last = tuple([(1 if m[-1] in _OPENERS else -1) if m else 0 for m in marks])
    midst = -1 in first or (not opens and _MIDST.match(text) is not None)
    width = size(text) + (_GAP * (len(parts) - 1) + _MORE if spaced else 0.0)
    loose = _LOOSE if spaced else 0.0
    return Seen(
        text,
        width,
        ends(text),
        prose and not heading,
        held,
        heading,
        signs,
        opens,
        midst,
        first,
        last,
        label(text),
        prose and not heading and _STOPS.search(text) is not None,
        loose,
    )


def looks_of(lines: Sequence[Line], doubled: Container[int] = ()) -> list[Seen]:
    """What the search needs to know of the lines; `doubled`: the numbers of those that were printed twice over."""
    looks = [seen(line.text, n > 0 and not line.blanks, n in doubled) for n, line in enumerate(lines)]
    for n, (a, b) in enumerate(pairwise(looks)):
        if b.signs and CREDIT.match(b.text):
            if not a.done:
                looks[n] = a._replace(signs=True)  # a caption
            elif a.text.endswith("。") and a.width >= _CAPTION and not (a.midst or BYLINE.match(b.text)):
                looks[n] = a._replace(credited=True)
    said = [SPEAKER.match(look.text) for look in looks]
    times = Counter([found.group() for found in said if found])
    for n, found in enumerate(said):
        if found and times[found.group()] >= _SPEAKS:
            looks[n] = looks[n]._replace(opens=True, midst=False, signs=False)
    return looks


def widths_ahead(looks: Sequence[Seen]) -> list[list[float]]:
    """For each line the widths, in em, that the lines after it share: the columns that may begin there."""
    out: list[list[float]] = []
    found: list[float] = []
    for n in range(len(looks)):
        if n % 3 == 0:
            found = _shared_widths(looks[max(n - 2, 0) : n + _SOON], _FEW)
            for w in _shared_widths(looks[max(n - 2, 0) : n + _AHEAD], _SOME):
                if all(abs(w - other) > 1 for other in found):
                    found.append(w)
        # A short story at the page's foot shares its width with no other: its first line is a paragraph's.
        own = looks[n].width + INDENT
        lone = not looks[n].done and looks[n].width > _HEADLINE and all(abs(own - w) > 1 for w in found)
        out.append([*found, own] if lone else found or [own])
    return out


def indents(looks: Sequence[Seen], widths: Iterable[float]) -> dict[float, float]:
    """For each of the column widths by how much a paragraph's first line is set in, in em: 2, or 0 if it stands flush.

    >>> lines = [seen("渡口在县城西边三里，老", False)] * 12
    >>> indents(lines, [11.0]), indents([*lines, seen("老宋在这里撑了四十", False)], [11.0])
    ({11.0: 0.0}, {11.0: 2.0})
    """
    had = [look.width for look in looks if not (look.done or look.loose)]
    out = {}
    for column in widths:
        full = sum([abs(width - column) <= _ALIKE for width in had])
        short = sum([abs(width - column + INDENT) <= _ALIKE for width in had])
        wider = sum([_ALIKE < width - column <= INDENT + _ALIKE for width in had])
        flush = full >= _ENOUGH and short <= _SET_IN * (full + short) and wider <= _WIDER * full
        out[column] = 0.0 if flush else INDENT
    return out


def _shared_widths(looks: Sequence[Seen], least: float, most: int = 4) -> list[float]:
    had = Counter(
        round(look.width * 2) / 2 for look in looks if not look.done and (look.prose or look.width > _HEADLINE)
    )
    # Full lines differ by half an em either way, and a paragraph's first is two em shorter.
    near = {w: had[w] + 0.7 * (had[w - 0.5] + had[w + 0.5]) for w in had if w >= NARROWEST}
    near = {w: v + 0.4 * (had[w - 1.5] + had[w - 2] + had[w - 2.5]) for w, v in near.items()}
    best: list[float] = []
    for w in sorted(near, key=lambda w: -near[w]):
        if near[w] >= least and all(abs(w - other) > 1 for other in best):
            best.append(w)
    return best[:most]
