"""The clean texts that are set: stories and their parts, read from `tests/cases/texts/*.json`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["kicker", "headline", "deck", "byline", "body", "verse", "subhead", "caption", "credit"]
HEADS: tuple[Kind, ...] = ("kicker", "headline", "deck", "byline")

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "texts"


class Block(NamedTuple):
    """One paragraph, verse line, subhead or caption; `credit` is printed after it, on a line of its own."""

    kind: Kind
    text: str
    credit: str | None = None


class Paragraph(NamedTuple):
    """One unit of the gold: what a clean text has on one line. `story` counts from 0 over the page."""

    kind: Kind
    text: str
    story: int


class Story(NamedTuple):
    """A story as its author wrote it. `lang` is "zh-Hans" or "zh-Hant-TW"."""

    headline: str
    blocks: tuple[Block, ...]
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    lang: str = "zh-Hans"
    genre: str = ""
    name: str = ""

    def paragraphs(self, number: int = 0) -> list[Paragraph]:
        """Its units in reading order: heads, then the blocks with their credits, captions last.

        >>> [p.kind for p in Story("题", (Block("caption", "图"), Block("body", "文。", "甲乙"))).paragraphs()]
        ['headline', 'body', 'credit', 'caption']
        """
        heads = ((kind, getattr(self, kind)) for kind in HEADS)
        out = [Paragraph(kind, text, number) for kind, text in heads if text]
        for captions in (False, True):
            for block in self.blocks:
                if (block.kind == "caption") == captions:
                    out.append(Paragraph(block.kind, block.text, number))
                    if block.credit:
                        out.append(Paragraph("credit", block.credit, number))
        return out


def read(path: Path) -> Story:
    """The story in one JSON file: the fields of `Story`, a block as `[kind, text]` or `[kind, text, credit]`."""
    fields = json.loads(path.read_text(encoding="utf-8"))
    blocks = tuple(Block(*block) for block in fields.pop("blocks"))
    return Story(blocks=blocks, name=path.stem, **fields)


@lru_cache(maxsize=1)
def stories() -> tuple[Story, ...]:
    """All stories of `tests/cases/texts`, by file name."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.json")))
