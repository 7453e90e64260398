"""Make cleaners/data/continuation.zlib: the network that tells how well a text goes on in another.

    python -m pip install torch numpy
    python tests/make_continuation.py

Source: the prose in tests/prose, written by the developers for it; each line is a paragraph. Traditional text is folded
with OpenCC's `t2s` (Apache-2.0), symbols are those of `successors`; as the older prose writes its numbers in
hanzi, most of these are made figures. Each paragraph is cut anywhere; of many cuts at once, many of them near each
other in the prose, the network learns to tell which rest belongs to which beginning, and the reverse. Every 40th
paragraph is kept apart, to see what was learned. Takes an hour on two cores; the seed is fixed, but another version of
torch, or another number of threads, gives another network, as good. (The one that is kept was taught in two goes: three
times through the first 1.16 million characters, and from there twice through all, nothing kept apart.)

File (zlib): a line of UTF-8, the symbols, a tab, and the shapes of the matrices; then for each matrix a factor for each
row (four bytes, little-endian), and its numbers, one signed byte each.
"""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from make_successors import whole
from torch import nn
from torch.nn import functional

from hzclean.cleaners.continuation import REACH
from hzclean.cleaners.successors import FIGURE

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "cleaners" / "data"
EMBEDDED, WIDTH, TOLD, DROPPED = 80, 192, 80, 0.25
CUTS, NEAR, EPOCHS, RATE = 512, 32, 4, 3e-3
RAREST = 3
VOID, UNKNOWN = 0, 1
_NUMBERS = re.compile(
    "百分之[一二三四五六七八九十百点零]+|[一二三四五六七八九十百千两零〇]{2,}(?:点[一二三四五六七八九零]+)?"
    "|(?<![一-鿿])[三五六八](?=[年月日个名人])"
)
# Of the cuts at a sentence's end, and before marks that no line should begin with, such a share is taken.
ENDS, HEADS = 0.5, 0.1
NO_HEADS = "，。、；：！？”’）》"


class Side(nn.Module):
    """Reads the symbols on one side, towards the join."""

    def __init__(self, embedded: nn.Embedding) -> None:
        super().__init__()
        self.embedded = embedded
        self.gates = nn.GRU(EMBEDDED, WIDTH, batch_first=True)
        self.out = nn.Linear(WIDTH, TOLD)
        self.dropped = nn.Dropout(DROPPED)

    def forward(self, read: torch.Tensor) -> torch.Tensor:
        states, _ = self.gates(self.dropped(self.embedded(read)))
        told: torch.Tensor = self.out(self.dropped(states[:, -1]))
        return told


class Network(nn.Module):
    """Both sides, which know the same symbols."""

    def __init__(self, count: int) -> None:
        super().__init__()
        embedded = nn.Embedding(count, EMBEDDED, padding_idx=VOID)
        nn.init.normal_(embedded.weight, 0, 0.3)
        self.left, self.right = Side(embedded), Side(embedded)

    def matrices(self) -> list[torch.Tensor]:
        """The matrices in the order in which they are kept."""
        found = [self.left.embedded.weight]
        for side in (self.left, self.right):
            gates = side.gates
            found += [gates.weight_ih_l0, gates.bias_ih_l0, gates.weight_hh_l0, gates.bias_hh_l0]
            found += [side.out.weight, side.out.bias]
        return [m.detach().reshape(-1, m.shape[-1]) for m in found]


class Prose:
    """Paragraphs as one row of numbers, and the places where it may be cut."""

    def __init__(self, paragraphs: list[str], numbers: dict[str, int]) -> None:
        self.paragraphs = paragraphs
        self.numbers = numbers

    def laid_out(self) -> tuple[torch.Tensor, np.ndarray]:
        """The row, with some numbers made figures, and the cuts."""
        void = [VOID] * REACH
        row: list[int] = []
        for paragraph in self.paragraphs:
            text = _NUMBERS.sub(lambda m: FIGURE if random.random() < 0.6 else m.group(), paragraph)
            row += [*void, *[self.numbers.get(x, UNKNOWN) for x in text], *void]
        laid = np.array(row)
        before, after = laid[:-1], laid[1:]
        ends = np.isin(before, self._numbers("。！？")) & (np.random.rand(len(before)) > ENDS)
        heads = np.isin(after, self._numbers(NO_HEADS)) & (np.random.rand(len(after)) > HEADS)
        never = ends | heads | (before == VOID) | (after == VOID)
        return torch.tensor(laid), np.nonzero(~never)[0] + 1

    def _numbers(self, symbols: str) -> list[int]:
        return [self.numbers[x] for x in symbols]


def sides(row: torch.Tensor, cuts: torch.Tensor, *, short: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """What stands before and after the cuts, the farthest first; `short`: of some only what is nearest."""
    before = row[cuts[:, None] + torch.arange(-REACH, 0)]
    after = row[cuts[:, None] + torch.arange(REACH - 1, -1, -1)]
    if short:
        for read in (before, after):
            blind = torch.randint(-4 * REACH, REACH - 2, (len(cuts), 1)).clamp(min=0)
            read[torch.arange(REACH)[None] < blind] = VOID
    return before, after


def learn(network: Network, prose: Prose) -> None:
    """Go through the prose EPOCHS times."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    row, cuts = prose.laid_out()
    steps = len(cuts) // CUTS
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * (steps + 50), pct_start=0.1)
    for epoch in range(EPOCHS):
        row, cuts = prose.laid_out()
        total = 0.0
        for _ in range(steps):
            starts = np.random.randint(0, len(cuts) - 22 * NEAR, CUTS // NEAR)
            near = starts[:, None] + np.cumsum(np.random.randint(10, 22, (CUTS // NEAR, NEAR)), 1)
            before, after = sides(row, torch.tensor(cuts[near.ravel()]), short=True)
            loss = contrast(network, before, after)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"{epoch + 1}: {total / steps:.3f} nats", flush=True)


def contrast(network: Network, before: torch.Tensor, after: torch.Tensor) -> torch.Tensor:
    """How far the network is from telling which rest belongs to which beginning, in nats."""
    scores = network.left(before) @ network.right(after).T
    own = torch.arange(len(scores))
    return (functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)) / 2


def packed(network: Network, known: str) -> bytes:
    """The network as the file has it."""
    shapes, data = [], b""
    for matrix in network.matrices():
        values = matrix.numpy().astype("<f4")
        factors = np.maximum(np.abs(values).max(1) / 127, 1e-9).astype("<f4")
        shapes.append(f"{values.shape[0]}x{values.shape[1]}")
        data += factors.tobytes() + np.rint(values / factors[:, None]).astype(np.int8).tobytes()
    return zlib.compress(f"{known}\t{' '.join(shapes)}\n".encode() + data, 9)


def common() -> str:
    """The 3,755 characters of the first level of GB 2312, which are known whether the prose has them or not."""
    rows = [bytes([a, b]) for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF) if (a, b) < (0xD7, 0xFA)]
    return b"".join(rows).decode("gb2312")


def main() -> None:
    """Read the prose, teach the network, write it."""
    import opencc

    random.seed(0), np.random.seed(0), torch.manual_seed(0)
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted((HERE / "prose").glob("*.txt")))
    paragraphs = [whole(line) for line in opencc.OpenCC("t2s").convert(text).split("\n") if line.strip()]
    often = Counter("".join(paragraphs))
    known = "".join(dict.fromkeys([x for x, times in often.most_common() if times >= RAREST] + list(FIGURE + common())))
    numbers = {x: n for n, x in enumerate(known, UNKNOWN + 1)}
    network = Network(len(numbers) + 2)
    print(f"{len(text):,} characters, {len(known):,} symbols")
    learn(network, Prose([p for n, p in enumerate(paragraphs) if n % 40], numbers))
    network.eval()
    row, cuts = Prose(paragraphs[::40], numbers).laid_out()
    with torch.no_grad():
        kept = torch.tensor(np.random.permutation(cuts)[:CUTS])
        print(f"kept apart: {contrast(network, *sides(row, kept, short=False)).item():.3f} nats")
    data = packed(network, known)
    (DATA / "continuation.zlib").write_bytes(data)
    print(f"{len(data):,} bytes")


if __name__ == "__main__":
    main()
