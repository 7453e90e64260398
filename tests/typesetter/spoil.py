"""Damage, one function a kind: what printing and extraction do to the lines of a page that was set cleanly.

Each takes printed lines and gives printed lines; `clean` says what of a line belongs to the text and is never changed
by damage that only spoils characters.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from typesetter.columns import Printed
from typesetter.kinsoku import boxes

_RUN = re.compile("[\u3400-\u9fff]+|[0-9A-Za-z.%+-]+|[^\u3400-\u9fff0-9A-Za-z.%+-]+")
_GAP = re.compile("(?<=[0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])")

# From EquivalentUnifiedIdeograph.txt of the Unicode Character Database; the radicals that PDF fonts really yield.
_SUPPLEMENT = (
    "⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻚页 ⻛风 ⻜飞 ⻝食 "
    "⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⺠民 ⺟母"
)
RADICALS: dict[str, str] = {
    **{unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)},
    **{pair[1]: pair[0] for pair in _SUPPLEMENT.split()},
}

Overprint = Literal["none", "runs", "characters", "line", "over lines"]


@dataclass(frozen=True)
class Damage:
    """What is done to a page; everything off by default.

    `overprint`: bold type made by printing twice, on `overprinted` kinds. `letterspaced`: share (0 to 1) of the
    stretched lines that come out as 同 比 增 长, from `loose` em of slack on. `radicals`: share of the characters for
    which the font yields Kangxi radicals. `digit_gaps`: share of the places between digits and hanzi that get a
    blank. `indents`: what becomes of first-line indents. `blank_lines`: between no lines, after paragraphs, or
    between all lines, where they mean nothing. `repeats`: stretches of lines that stand a second time elsewhere.
    """

    overprint: Overprint = "none"
    overprinted: frozenset[str] = frozenset({"headline"})
    letterspaced: float = 0.0
    loose: float = 1.0
    radicals: float = 0.0
    digit_gaps: float = 0.0
    indents: Literal["lost", "spaces", "ideographic"] = "lost"
    blank_lines: Literal["none", "paragraphs", "all"] = "none"
    repeats: int = 0


def spoil(lines: Sequence[Printed], damage: Damage, rng: random.Random) -> list[Printed]:
    """The lines with everything `damage` asks for, but for indents and blank lines, which are matters of output."""
    out = [
        letterspace(line) if line.slack >= damage.loose and rng.random() < damage.letterspaced else line
        for line in lines
    ]
    out = [gaps_at_digits(line, damage.digit_gaps, rng) for line in out]
    out = [part for line in out for part in overprint(line, damage)]
    out = repeat(out, damage.repeats, rng)
    table = {ord(c): r for c, r in RADICALS.items() if rng.random() < damage.radicals}
    return [line._replace(text=line.text.translate(table)) for line in out] if table else out


def letterspace(line: Printed) -> Printed:
    """A justified line whose gaps an extractor took for blanks; numbers and words stay whole.

    >>> from typesetter.columns import Printed
    >>> letterspace(Printed("增长152.08%，进", "", "", "body", 0, 0, 0, 0, 3)).text
    '增 长 152.08% ， 进'
    """
    if " " in line.text:
        return line
    parts = []
    for box in boxes(line.text):
        word = re.match("[0-9A-Za-z.%]+", box)
        parts += [word.group(), *box[word.end() :]] if word else [*box]
    return line._replace(text=" ".join(parts))


def gaps_at_digits(line: Printed, share: float, rng: random.Random) -> Printed:
    """Blanks between digits and hanzi, as fonts of different widths leave them: 总磷低于0.2 毫克."""
    if not share:
        return line
    return line._replace(text=_GAP.sub(lambda _: " " if rng.random() < share else "", line.text))


def overprint(line: Printed, damage: Damage) -> list[Printed]:
    """A bold line as it comes out of a PDF in which bold is the same type printed twice.

    >>> from typesetter.columns import Printed
    >>> line = Printed("稻田里的“课”", "稻田里的“课”", "", "headline", 0, 0, 0, 0, 0)
    >>> [[part.text for part in overprint(line, Damage(overprint=how))] for how in ("runs", "over lines")]
    [['稻田里的稻田里的““课课””'], ['稻田里的', '稻田里的“', '“课', '课”', '”']]
    """
    if damage.overprint == "none" or line.kind not in damage.overprinted:
        return [line]
    if damage.overprint == "characters":
        return [line._replace(text="".join(c + c for c in line.text))]
    if damage.overprint == "line":
        return [line, line._replace(clean="", glue="", sub=line.sub + 1)]
    runs = _RUN.findall(line.text)
    if damage.overprint == "runs":
        return [line._replace(text="".join(run + run for run in runs))]
    out = []
    for n, (before, run) in enumerate(zip(["", *runs], [*runs, ""], strict=True)):
        glue = line.glue if n == len(runs) - 1 else ""
        out.append(line._replace(text=(before + run).strip(), clean=run, glue=glue, sub=line.sub + n))
    return [part for part in out if part.text]


def repeat(lines: list[Printed], times: int, rng: random.Random) -> list[Printed]:
    """One to three lines of the body stand again after some other line, `times` over."""
    out = list(lines)
    body = [n for n, line in enumerate(lines) if line.kind == "body"]
    for at in rng.sample(body, min(times, len(body))):
        first = rng.choice(body)
        stretch = [n for n in range(first, min(first + rng.randint(1, 3), len(lines))) if n in body]
        target = lines[at]
        for n, source in enumerate(stretch, 1):
            copy = lines[source]._replace(
                clean="", glue="", band=target.band, row=target.row, column=target.column, sub=target.sub + n
            )
            out.insert(out.index(target) + n, copy)
    return out
