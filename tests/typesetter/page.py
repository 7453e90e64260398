"""From stories to a spoiled page with gold: what each stretch of the output says, and what follows it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Literal, NamedTuple

from typesetter.columns import Printed, lay
from typesetter.interleave import ORDERS, Out, Part
from typesetter.spoil import Damage, spoil
from typesetter.style import Style
from typesetter.texts import HEADS, Paragraph, Story

Order = Literal["in order", "side by side", "alternating", "displaced"]
_INDENTS = {"lost": "", "spaces": " ", "ideographic": "\u3000"}


class Piece(NamedTuple):
    """A printed line in the output: `Typeset.lines[line][start:end]`, in code points, without its indent.

    `clean` is what it adds to its paragraph ("" for a copy), `glue` what stands between it and the next piece ("\\n":
    the paragraph ends here), `paragraph` the number of its paragraph, `next` the piece that follows in reading (None
    for a copy and at the end of a story or caption).
    """

    line: int
    start: int
    end: int
    clean: str
    glue: str
    paragraph: int
    next: int | None


class Typeset(NamedTuple):
    """A spoiled page and its gold. `pieces` are in the order of the output, `paragraphs` in reading order."""

    text: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def lines(self) -> list[str]:
        """The output's lines, blank ones too."""
        return self.text.split("\n")

    def shown(self, piece: Piece) -> str:
        """What the page shows where `piece` stands."""
        return self.lines[piece.line][piece.start : piece.end]

    def clean(self) -> str:
        """The text as it should come out: one paragraph a line, a blank line between stories."""
        out: list[str] = []
        for before, paragraph in zip([None, *self.paragraphs], self.paragraphs, strict=False):
            if before and before.story != paragraph.story:
                out.append("")
            out.append(paragraph.text)
        return "\n".join(out) + "\n" if out else ""


def typeset(
    stories: Sequence[Story],
    style: Style | None = None,
    damage: Damage | None = None,
    order: Order = "in order",
    seed: int = 0,
) -> Typeset:
    """The page of these stories as an extractor gives it. The same arguments give the same page.

    >>> from typesetter.texts import Block
    >>> story = Story("水流进河道", (Block("body", "再生水流进河道，河水清了。"),))
    >>> page = typeset([story], Style(columns=2, measure=5), order="side by side")
    >>> print(page.text.rstrip())
    水流进河道
      再生水    河水清了。
    流进河道，
    >>> [(piece.clean, piece.next) for piece in page.pieces]
    [('水流进河道', 1), ('再生水', 3), ('河水清了。', None), ('流进河道，', 2)]
    """
    style, damage = style or Style(), damage or Damage()
    rng = random.Random(seed)
    gold = [story.paragraphs(n) for n, story in enumerate(stories)]
    lines = spoil(lay(gold, style, rng), damage, rng)
    rows = ORDERS[order](lines, rng)
    if damage.blank_lines != "none":
        rows = _blank_lines(rows, lines, damage)
    return _assemble(rows, lines, damage, [paragraph for story in gold for paragraph in story], order)


def _blank_lines(rows: Out, lines: Sequence[Printed], damage: Damage) -> Out:
    """Blank lines after paragraphs, or between all lines, but never inside a headline that goes over two lines."""
    out: Out = []
    for row, after in zip(rows, [*rows[1:], []], strict=True):
        out.append(row)
        if not row or not after:
            continue
        last, following = lines[row[-1].line], lines[after[0].line]
        one_head = last.kind in (*HEADS, "subhead") and last.paragraph == following.paragraph
        if not one_head and (damage.blank_lines == "all" or last.glue == "\n"):
            out.append([])
    return out


def _assemble(
    rows: Out, lines: Sequence[Printed], damage: Damage, paragraphs: Sequence[Paragraph], order: Order
) -> Typeset:
    texts: list[str] = []
    found: list[tuple[Part, int, int, int]] = []
    for n, row in enumerate(rows):
        text = ""
        for part in row:
            line = lines[part.line]
            text += " " * part.pad
            if order != "side by side":
                text += _INDENTS[damage.indents] * round(line.indent)
            found.append((part, n, len(text), len(text) + len(line.text)))
            text += line.text
        texts.append(text)
    follows = _successors(lines)
    number = {part.line: n for n, (part, *_) in enumerate(found)}
    pieces = []
    for part, n, start, end in found:
        line, after = lines[part.line], follows.get(part.line)
        pieces.append(
            Piece(n, start, end, line.clean, line.glue, line.paragraph, None if after is None else number[after])
        )
    return Typeset("\n".join(texts).rstrip("\n") + "\n" if texts else "", tuple(pieces), tuple(paragraphs))


def _successors(lines: Sequence[Printed]) -> dict[int, int]:
    """Line number → the line that is read next; copies neither follow nor are followed."""
    out: dict[int, int] = {}
    last: dict[int, int] = {}
    for n, line in enumerate(lines):
        if line.clean:
            if line.flow in last:
                out[last[line.flow]] = n
            last[line.flow] = n
    return out
