"""Whether a heading goes on in the next line: what was learned from typeset pages.

`wrap_headings` says what each sign of a broken heading should be worth; how much they say together, and together with
what the network finds of the two lines, was learned: by a logistic regression of 15,706 pairs of lines, the first of
them a heading or a part of one (1,957 go on), of 640 articles that we typeset in seven layouts and took out of the PDF
by five extractors. Learned on one half of the pages and told of the other, rules and signs together miss 265 and join
247 wrongly. (On 14,194 of them, before narrow boxes were among the layouts, the rules by themselves missed 421 and
joined 191, signs and rules 290 and 237.) Signs of pairs that are left to the rules here, such as bold over bold, are
not in the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from hzclean.cleaners.heading_widths import broken_alike
from hzclean.cleaners.joins import half_said
from hzclean.cleaners.kinds import CLOSERS, Ending, Mark, begins_dated, stands_alone
from hzclean.cleaners.language import Reader
from hzclean.cleaners.names import are_names, is_name, is_word
from hzclean.cleaners.page import Line
from hzclean.cleaners.printed_lines import PrintedLines
from hzclean.cleaners.verses import are_verses
from hzclean.cleaners.wrap_costs import HEADING_AFTER_HEADING
from hzclean.cleaners.wrap_gaps import FORMULA

# In nats, by what is seen.
SIGNS: Final[Mapping[str, float]] = {
    "across": 2.99,
    "always": -2.33,
    "below a name": 0.40,
    "blank": 0.01,
    "blank below": -0.49,
    "block begins": 0.65,
    "bold changes": -1.47,
    "breaks alike": 1.12,
    "breaks alike often": 0.60,
    "breaks alike twice": 1.02,
    "byline's mark": -3.59,
    "colon": 3.89,
    "colon below": -0.85,
    "comma": 3.46,
    "ends a sentence": -1.10,
    "ends in a comma": -0.71,
    "ends in a question": 2.76,
    "ends open": 0.81,
    "even": 0.53,
    "flow": 0.50,
    "flow begins": -0.58,
    "half": 2.76,
    "less than half": 0.93,
    "longer": -0.58,
    "marks": 0.79,
    "marks below": -2.31,
    "may break": 0.64,
    "much longer": -1.01,
    "much room": -0.82,
    "name below": -1.65,
    "narrow": -0.78,
    "open mark": 0.23,
    "parted": -1.88,
    "parted blocks": -0.67,
    "quote below": 1.38,
    "rest of five": 0.90,
    "rest of one": -0.18,
    "rest of three": 1.37,
    "rules": 0.02,
    "rules for": 1.98,
    "said again": -3.01,
    "sentence": 0.43,
    "stands alone below": -2.52,
    "stands over a byline": 0.43,
    "stands over a dateline": 0.99,
    "text below": -1.40,
    "third": 1.48,
    "title below": -2.24,
    "two thirds": 0.96,
    "wide": -1.62,
    "word": 1.25,
}
# So many nats must speak for a join; and so many more do at most, as what looks like a heading may be prose.
_FOR, _MOST = 1.0, 2.5
_BREAKS_OFF: Final = -2.0  # nats of `flow`; 24 of 1,832 broken headlines the signs see go on so badly
_FAR: Final = 6.0  # nats by which a line is rather something else than a heading: then it is none
_LARGER: Final = 3.2  # times headlines are as large as the text, at most
_AHEAD: Final = 4  # lines in which the column of the text below is looked for
_ALIKE: Final = {1: "breaks alike", 2: "breaks alike twice", 3: "breaks alike often"}
_MARKS: Final = (("“", "”"), ("「", "」"), ("《", "》"), ("（", "）"))
_BYLINE_MARKS: Final = "□■◎●▶"
_NAME: Final = 6.0  # em of the longest name of a column


class Seen(NamedTuple):
    """What `wraps` knows of a page's printed lines.

    `costs`: of each role, as `wrap_search.emissions` gives them; `weights`: of the gap before each; `bold`: which are
    overprinted; `blocks`: whether blank lines part blocks of type; `names`: which of `lines` are an author's name.
    """

    lines: Sequence[Line]
    printed: PrintedLines
    columns: Sequence[float]
    across: Sequence[bool]
    weights: Sequence[float]
    costs: Sequence[tuple[float, ...]]
    bold: Sequence[bool]
    blocks: bool
    names: frozenset[int]


def let_signs_speak(seen: Seen, on: list[float]) -> None:
    """Lower what it costs that a heading goes on in the next line where the signs speak for it more than the rules.

    Left as the rules have it: bold type over bold type, a name, a formula, the second of two verses, and lines that do
    not go on in words either: a kicker over a short headline (the widths say the same of a headline's last word). What
    speaks against a join is not heard: we typeset headlines that broke where their column ended, newspapers break them
    by sense.
    """
    reader = Reader([])
    printed, costs = seen.printed, seen.costs
    unlike = [min(c[4:6]) - min(c) for c in costs]
    may_be = [nats <= _FAR for nats in unlike]
    alike = broken_alike(seen.lines, printed, [nats == 0 for nats in unlike], may_be)
    for n in range(len(on) - 1):
        if not (may_be[n] and may_be[n + 1]) or printed.marks[n] is Mark.SENTENCE or printed.ends[n] < Ending.COLON:
            continue
        if (seen.bold[n] and seen.bold[n + 1]) or not _may_end_heading(printed, n + 1):
            continue
        if _is_signature(printed.texts[n]) or seen.names.intersection((printed.spans[n][0], printed.spans[n + 1][0])):
            continue
        if n and are_verses(printed.texts[n - 1], printed.texts[n]):
            continue
        found = signs(seen, n, on[n], reader, alike.get(n))
        if found["flow"] < _BREAKS_OFF:
            continue
        nats = sum(SIGNS.get(name, 0.0) * value for name, value in found.items())
        # As a heading by itself the next line costs so much more, or less, before anything speaks for either.
        even = HEADING_AFTER_HEADING + costs[n + 1][4] - costs[n + 1][5] - seen.weights[n + 1]
        if nats > _FOR:
            on[n] = min(on[n], even - min(nats - _FOR, _MOST))


def _is_signature(text: str) -> bool:
    """Whether a line ends what stands above it: a byline, a credit, an author's name, a letter's formula."""
    return text == FORMULA or stands_alone(text) or is_name(text) or are_names(text)


def _may_end_heading(printed: PrintedLines, n: int) -> bool:
    return printed.ends[n] >= Ending.COLON or _asks(printed.texts[n])


def _asks(text: str) -> bool:
    return text.rstrip(CLOSERS)[-1:] in "？！?!"


def signs(seen: Seen, n: int, on: float, reader: Reader, alike: int | None) -> dict[str, float]:
    """What is seen of lines `n` and `n + 1`, by name.

    `on`: what the rules say that going on costs; `alike`: how many headings break at this width (see `broken_alike`).
    """
    printed = seen.printed
    before, after = printed.texts[n], printed.texts[n + 1]
    found = {
        "always": 1.0,
        "rules": min(max(-on, -8.0), 6.0),
        "rules for": float(on < 0),
        "flow": min(max(reader.flow(before, after), -4.0), 6.0),
        "flow begins": min(max(reader.flow("。", after), -4.0), 4.0),
        "across": float(seen.across[n + 1]),
        "bold changes": float(seen.bold[n] is not seen.bold[n + 1]),
    }
    if alike is not None:
        found["may break"] = 1.0
        for least, name in _ALIKE.items():
            found[name] = float(alike >= least)
    _add_widths(found, seen, n)
    _add_blanks(found, seen, n)
    _add_ends(found, printed, n)
    _add_words(found, printed, n)
    return found


def _add_widths(found: dict[str, float], seen: Seen, n: int) -> None:
    printed = seen.printed
    wide, rest = printed.widths[n], printed.widths[n + 1]
    column = max([c for c in seen.columns[n + 1 : n + 1 + _AHEAD] if c], default=0.0)
    found["much room"] = float(column > _LARGER * wide)
    found["wide"] = min(max((wide - 8) / 8, -1.0), 1.5)
    found["narrow"] = float(wide <= 4.5)
    found["rest of one"] = float(rest <= 1)
    found["rest of three"] = float(1 < rest <= 3.2)
    found["rest of five"] = float(3.2 < rest <= 5.2)
    found["third"] = float(rest <= 0.34 * wide)
    found["two thirds"] = float(0.34 * wide < rest <= 0.67 * wide)
    found["even"] = float(abs(rest - wide) <= 0.6)
    found["longer"] = float(rest - wide > 1.1)
    found["much longer"] = float(rest > 1.5 * wide)
    half = half_said(printed.texts[n], printed.texts[n + 1])
    found["half"] = float(half < 1)
    found["less than half"] = float(half < 0.4)
    if n + 2 < len(printed):
        found["text below"] = float(printed.widths[n + 2] >= 0.8 * column and printed.marks[n + 2] is not Mark.NONE)
    found["below a name"] = float(n > 0 and 0 < printed.widths[n - 1] <= _NAME and printed.ends[n - 1] >= Ending.CLOSER)


def _add_blanks(found: dict[str, float], seen: Seen, n: int) -> None:
    spans = seen.printed.spans
    parted = seen.lines[spans[n + 1][0]].blanks > 0
    found["parted"] = float(parted)
    found["parted blocks"] = float(parted and seen.blocks)
    found["block begins"] = float(seen.lines[spans[n][0]].blanks > 0)


def _add_ends(found: dict[str, float], printed: PrintedLines, n: int) -> None:
    before, after = printed.texts[n], printed.texts[n + 1]
    end = printed.ends[n + 1]
    found["marks"] = float(printed.marks[n] is not Mark.NONE)
    found["marks below"] = float(printed.marks[n + 1] is not Mark.NONE)
    found["sentence"] = float(printed.marks[n + 1] is Mark.SENTENCE)
    found["ends open"] = float(end >= Ending.CLOSER)
    found["ends in a comma"] = float(end is Ending.COMMA)
    found["ends a sentence"] = float(end is Ending.TERMINAL)
    found["ends in a question"] = float(_asks(after))
    found["comma"] = float(before[-1] in "，、")
    found["colon"] = float(before[-1] in "：:")
    found["open mark"] = float(any(before.count(a) > before.count(b) for a, b in _MARKS))


def _add_words(found: dict[str, float], printed: PrintedLines, n: int) -> None:
    before, after = printed.texts[n], printed.texts[n + 1]
    found["stands alone below"] = float(stands_alone(after))
    found["name below"] = float(is_name(after) or are_names(after))
    found["byline's mark"] = float(after[0] in _BYLINE_MARKS)
    found["said again"] = float(len(after) > 2 and after in before)
    found["word"] = float(is_word(after))
    found["blank"] = float(" " in before)
    found["blank below"] = float(" " in after)
    found["quote below"] = float(after[0] in "“「《")
    found["title below"] = float("《" in after)
    found["colon below"] = float("：" in after)
    if n + 2 < len(printed):
        third = printed.texts[n + 2]
        found["stands over a byline"] = float(stands_alone(third))
        found["stands over a dateline"] = float(begins_dated(third))
