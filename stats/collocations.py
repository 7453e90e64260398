"""Collocations: the words that stand near a word more often than their frequency lets expect.

Near means within so many words to the left and right, in the same paragraph; punctuation is not counted as a
word. A word within reach of two occurrences of the node counts once (surface co-occurrence as in S. Evert,
Corpora and collocations, 2008): so the 2×2 table always adds up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from hzclean.stats.association import log_dice, log_likelihood, pmi
from hzclean.stats.counts import Counts
from hzclean.stats.documents import Piece
from hzclean.stats.table import Column, Table, sort_key
from hzclean.stats.tokens import is_word

COLUMNS = (
    Column("collocate"),
    Column("together", "count", rank=0),
    Column("left", "count", rank=4),
    Column("right", "count", rank=4),
    Column("count", "count", rank=3),
    Column("log_likelihood", "number", 2, bar=True),
    Column("pmi", "number", 2, rank=1),
    Column("log_dice", "number", 2, rank=2),
)


class Neighbours:
    """Collects the words within reach of a node, the node being one token.

    node_count: occurrences of the node.  inside: its occurrences inside other tokens, which count as no node.
    reach: words within reach of it, the node itself never.
    """

    def __init__(self, node: str, window: tuple[int, int]) -> None:
        self.node = node
        self.window = window
        self.left: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.node_count = 0
        self.inside = 0

    @property
    def reach(self) -> int:
        """The number of words within reach."""
        return self.left.total() + self.right.total()

    def take(self, piece: Piece, tokens: list[str], source: str) -> None:
        """Count the neighbours of each node in the piece, paragraph by paragraph."""
        occurrences = "".join(tokens).count(self.node)
        if not occurrences:
            return
        self.inside += max(0, occurrences - tokens.count(self.node))
        words: list[str] = []
        for token in [*tokens, "\n"]:
            if is_word(token):
                words.append(token)
            elif "\n" in token:
                self._paragraph(words)
                words = []

    def _paragraph(self, words: list[str]) -> None:
        nodes = [at for at, word in enumerate(words) if word == self.node]
        self.node_count += len(nodes)
        before, after = self.window
        near: dict[int, int] = {}  # place → how far from the nearest node, negative to its left
        for node in nodes:
            for at in range(max(0, node - before), min(len(words), node + after + 1)):
                if words[at] != self.node and (at not in near or abs(at - node) < abs(near[at])):
                    near[at] = at - node
        self.left.update(words[at] for at, distance in near.items() if distance < 0)
        self.right.update(words[at] for at, distance in near.items() if distance > 0)

    def settle(self, same: Mapping[int, int]) -> None:
        """Nothing to do: a paragraph is never cut apart."""

    def __iadd__(self, other: Neighbours) -> Neighbours:
        self.left.update(other.left)
        self.right.update(other.right)
        self.node_count += other.node_count
        self.inside += other.inside
        return self


def collocations(
    near: Neighbours,
    counts: Counts,
    words: int,
    wanted: Callable[[str], bool],
    top: int | None = 20,
    min_count: int = 1,
    sort: str | None = None,
) -> Table:
    """The collocates of a node by log-likelihood (or another column), those it avoids left out.

    counts: of all tokens; words: how many of them are words. Log-likelihood and PMI compare the words within
    reach with all the others; logDice the joint frequency with that of node and collocate.
    """
    together = near.left + near.right
    total = words - near.node_count
    rows = []
    for tally in counts.tallies():
        word, count, joint = tally.item, tally.frequency, together.get(tally.item, 0)
        if joint < max(1, min_count) or not wanted(word) or joint * total <= count * near.reach:
            continue
        outside = near.reach - joint
        strength = log_likelihood(joint, outside, count - joint, total - outside - count)
        score = pmi(joint, near.reach, count, total)
        dice = log_dice(joint, near.node_count, count)
        rows.append((word, joint, near.left[word], near.right[word], count, strength, score, dice))
    rows.sort(key=sort_key(COLUMNS, sort or "log_likelihood"))
    note = f"{near.node_count} × {near.node}, {near.window[0]} words left, {near.window[1]} right"
    if near.inside:
        note += f"; {near.inside} more inside other words"
    return Table("collocations", COLUMNS, list(rows[:top]), note)
