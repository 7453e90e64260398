"""Alternating lines put in order: what each kind of evidence is worth, and how the time grows with the text.

`links`: share of lines that are followed by the line that follows them in the text; the pages are set from the
tests' own stories, the same on every machine. Times are of one process, in CPU seconds, the lexicon loaded before.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typesetter import stories

from hzclean.cleaners import fix
from hzclean.cleaners.kinds import NEVER_FIRST
from hzclean.cleaners.mixed import reordered
from hzclean.cleaners.page import Page
from hzclean.cleaners.streams import Costs

# Columns, characters a line, whether the gutters are so narrow that full lines beside each other come as one.
SHAPES = ((2, 20, False), (2, 22, True), (3, 14, True), (4, 17, False), (4, 17, True), (5, 16, True))
OFF: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "baseline clock": ("skip", "wake", "wake_headed", "late", "most_late"),
    "lines written as one": ("torn", "joined_set_in", "joined_short", "apart"),
    "column width": ("misfit",),
    "language": ("language",),
    "marks and indents": ("broken", "after_short", "after_full", "after_room", "after_colon", "tiny"),
    "labels": ("next_label", "next_turn", "other_label", "other_turn", "label_inside"),
    "columns' ends": ("unfinished", "unfinished_last"),
}


def wrapped(text: str, measure: int) -> list[str]:
    """The printed lines of a paragraph, the first set in by two ideographic spaces."""
    text = "　　" + text
    lines: list[str] = []
    while text:
        end = measure
        while end < len(text) and text[end] in NEVER_FIRST and end > measure - 3:
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def row_by_row(lines: list[str], columns: int, measure: int, narrow: bool) -> str:
    """Lines set in columns of one height, and read as poppler reads them: by baseline, then from left to right."""
    height = -(-len(lines) // columns)
    out: list[str] = []
    for row in range(height):
        before = ""
        for line in lines[row::height]:
            if narrow and len(before) > measure - 2 and not line.startswith("　"):
                out[-1] += " " + line
            else:
                out.append(line.strip("　"))
            before = line
    return "\n".join(out)


def pages() -> Iterator[tuple[str, str]]:
    """Pages of two stories, one below the other, in every shape: (text as extracted, text as it is read)."""
    for lang in ("zh-Hans", "zh-Hant-TW"):
        bodies = [
            [block.text for block in story.blocks if block.kind == "body"] for story in stories() if story.lang == lang
        ]
        for n in range(0, len(bodies) - 1, 2):
            for columns, measure, narrow in SHAPES:
                parts = [[line for text in body for line in wrapped(text, measure)] for body in bodies[n : n + 2]]
                spoiled = "\n\n".join(row_by_row(part, columns, measure, narrow) for part in parts)
                yield spoiled + "\n", "".join(text for body in bodies[n : n + 2] for text in body)


def links(page: tuple[str, str], costs: Costs) -> tuple[int, int]:
    """How many lines are followed by the right one, of how many."""
    spoiled, text = page
    lines = [line.text for line in reordered(Page(spoiled), costs).lines]
    return sum(a[-9:] + b[:9] in text for a, b in pairwise(lines)), len(lines) - 1


def main() -> None:
    """Print the tables."""
    sheets = list(pages())
    links(sheets[0], Costs())
    print(f"{'evidence off':24s}{'links':>7s}{'s a page':>10s}")
    for name, off in OFF.items():
        costs = replace(Costs(), **dict.fromkeys(off, 0.0))
        began = time.process_time()
        counts = [links(sheet, costs) for sheet in sheets]
        spent = (time.process_time() - began) / len(sheets)
        print(f"{name:24s}{sum(r for r, _ in counts) / sum(n for _, n in counts):7.3f}{spent:10.3f}", flush=True)
    print(f"\n{'pages':>8s}{'characters':>12s}{'s':>8s}{'µs a character':>16s}")
    for count in (1, 2, 4, 8, 16):
        text = "\f".join(spoiled for spoiled, _ in sheets[:8] * 2)
        text = "\f".join(text.split("\f")[:count])
        began = time.process_time()
        fix(text)
        spent = time.process_time() - began
        print(f"{count:8d}{len(text):12d}{spent:8.2f}{spent / len(text) * 1e6:16.0f}", flush=True)


if __name__ == "__main__":
    main()
