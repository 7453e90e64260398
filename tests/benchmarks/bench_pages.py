"""How right `fix` is on pages of the tests' own typesetter, and how fast: one row an order and a kind of damage.

`exact`: F1 of whole paragraphs, headlines and captions that come out exactly; `heads`: share of headlines that do;
`lost`: characters of the text that the output lacks, in per mille. The pages are the same on every machine.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typesetter import Damage, Order, Style, Typeset, stories, typeset

from hzclean.cleaners import fix

DAMAGES = {
    "none": Damage(),
    "indents": Damage(indents="ideographic"),
    "blanks": Damage(blank_lines="all"),
    "spoiled": Damage(overprint="runs", letterspaced=1.0, radicals=0.7, digit_gaps=0.3),
    "doubled": Damage(overprint="over lines", repeats=2),
}
STYLES = (
    Style(columns=3, measure=14, head_scale=1.5),
    Style(columns=2, measure=22, abreast=2, head_scale=1.5, captions="middle"),
    Style(columns=4, measure=17, abreast=2, stagger=3, ragged=3),
    Style(columns=1, measure=32),
)
ORDERS: tuple[Order, ...] = ("in order", "side by side", "alternating", "displaced")


def pages(order: Order, damage: Damage) -> Iterator[Typeset]:
    """Pages of two and three stories of one script, in every style."""
    for lang in ("zh-Hans", "zh-Hant-TW"):
        texts = [story for story in stories() if story.lang == lang]
        for n in range(0, len(texts), 2):
            for seed, style in enumerate(STYLES):
                yield typeset(texts[n : n + 2 + seed % 2], style, damage, order, seed)


def score(page: Typeset, text: str) -> tuple[float, float, float]:
    """Exact paragraphs (F1), exact headlines (share), lost characters (per mille)."""
    want = Counter(paragraph.text for paragraph in page.paragraphs)
    have = Counter(line for line in text.split("\n") if line.strip())
    heads = [paragraph.text for paragraph in page.paragraphs if paragraph.kind == "headline"]
    gold = Counter(c for paragraph in want.elements() for c in paragraph if not c.isspace())
    lost = gold - Counter(text)
    return (
        2 * (want & have).total() / (want.total() + have.total()),
        sum(head in have for head in heads) / len(heads),
        1000 * lost.total() / gold.total(),
    )


def main() -> None:
    """Print the table."""
    print(f"{'order':14s}{'damage':10s}{'exact':>7s}{'heads':>7s}{'lost':>7s}{'KB/s':>8s}")
    for order in ORDERS:
        for name, damage in DAMAGES.items():
            figures = []
            size = taken = 0.0
            for page in pages(order, damage):
                began = time.perf_counter()
                text = fix(page.text)
                taken += time.perf_counter() - began
                size += len(page.text.encode()) / 1e3
                figures.append(score(page, text))
            exact, heads, lost = (sum(column) / len(figures) for column in zip(*figures, strict=True))
            print(f"{order:14s}{name:10s}{exact:7.3f}{heads:7.3f}{lost:7.2f}{size / taken:8.0f}", flush=True)


if __name__ == "__main__":
    main()
