"""How well a text goes on in another, as a small network has learned it from prose.

`successors` looks at two characters, `neighbours` at pairs near a join; the network reads the last and the first
REACH symbols on either side, and so knows clauses, too: 一座 wants a building, 表示 what is said. Two recurrent
networks (gated recurrent units; Cho et al. 2014, "Learning Phrase Representations using RNN Encoder-Decoder") read
towards the join, one from the left, one from the right, each to a vector; the product of both vectors tells how much
likelier the second text is after the first than after another line of the same page. They were taught by telling the
true rest of a text from those of other texts at hand (van den Oord et al. 2018, "Representation Learning with
Contrastive Predictive Coding") on the prose in `tests/prose`, 1.95 million characters; `tests/make_continuation.py`
does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from hzclean.cleaners import data_files
from hzclean.cleaners.successors import symbols

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

# The symbols on either side that are read; the numbers of the void beside them, and of a symbol that is not known.
REACH: Final = 12
_VOID, _UNKNOWN = 0, 1
# What the network finds where nothing speaks either way.
_NEUTRAL = 1.65
# The prose has no line that begins with one of these.
_NEVER_FIRST = frozenset("，。、；：！？”’）》…")
# For so many texts each is read when it is asked for; then all of the page are read at once.
_FEW = 8
# What was read is kept, as one step after another asks for the same lines; up to so many texts.
_MOST_KEPT = 4000
# So many code points may make REACH symbols.
_LONG = 4 * REACH
# How texts are read together, and the processor, show in the seventh digit, which decides where two readings of a page
# are worth the same: then what came before would tell how a page is read.
_DIGITS = 3


class _Gates(NamedTuple):
    """One network: what the symbols and the state before do to its three gates, and what it tells in the end."""

    symbols: Matrix  # symbols × 3 gates of one width each: reset, update, new
    before: Matrix
    bias: Matrix  # of `before`
    out: Matrix
    out_bias: Matrix


class _Network(NamedTuple):
    numbers: dict[str, int]
    left: _Gates
    right: _Gates


@cache
def _network() -> _Network:
    """The networks as they were learned: whole numbers from -127 to 127, each row with its factor."""
    # 0.7 megabytes, and numpy takes a tenth of a second: both are read once a page has a join to judge.
    import zlib

    import numpy as np

    data = zlib.decompress(data_files.read("continuation.zlib"))
    header, rest = data.split(b"\n", 1)
    known, shapes = header.decode("utf-8").split("\t")
    at = 0
    found: list[Matrix] = []
    for shape in shapes.split():
        rows, columns = map(int, shape.split("x"))
        factors = np.frombuffer(rest, "<f4", rows, at)[:, None]
        at += 4 * rows
        found.append(np.frombuffer(rest, np.int8, rows * columns, at).reshape(rows, columns) * factors)
        at += rows * columns
    embedded, *networks = found
    left, right = (_gates(embedded, networks[k : k + 6]) for k in (0, 6))
    return _Network({x: n for n, x in enumerate(known, _UNKNOWN + 1)}, left, right)


def _gates(embedded: Matrix, parts: Sequence[Matrix]) -> _Gates:
    of_symbols, of_symbols_bias, before, bias, out, out_bias = parts
    return _Gates(embedded @ of_symbols.T + of_symbols_bias[0], before.T, bias[0], out.T, out_bias[0])


def lefts(texts: Sequence[str]) -> Matrix:
    """What the last symbols of texts say of what follows, a row each; the texts are of `successors.symbol`s."""
    return _told(_network().left, [text[-REACH:].rjust(REACH, "\0") for text in texts])


def rights(texts: Sequence[str]) -> Matrix:
    """What the first symbols of texts say of what goes before, a row each."""
    return _told(_network().right, [text[REACH - 1 :: -1].rjust(REACH, "\0") for text in texts])


def _told(gates: _Gates, texts: Sequence[str]) -> Matrix:
    import numpy as np

    numbers = _network().numbers
    read = np.array([[numbers.get(x, _UNKNOWN) if x != "\0" else _VOID for x in text] for text in texts])
    width = len(gates.before)
    state = np.zeros((len(texts), width), np.float32)
    for place in range(REACH):
        seen = gates.symbols[read[:, place]]
        kept = state @ gates.before + gates.bias
        reset = _opened(seen[:, :width] + kept[:, :width])
        update = _opened(seen[:, width : 2 * width] + kept[:, width : 2 * width])
        new = np.tanh(seen[:, 2 * width :] + reset * kept[:, 2 * width :])
        state = new + update * (state - new)
    told: Matrix = state @ gates.out + gates.out_bias
    return told


def _opened(x: Matrix) -> Matrix:
    """How far gates are open, from 0 to 1."""
    import numpy as np

    opened: Matrix = 0.5 + 0.5 * np.tanh(0.5 * x)
    return opened


def read_back(text: str) -> str:
    """What the network reads of a text that goes on: its last REACH symbols.

    >>> read_back("去年全县新修公路 128.5 公里，")
    '去年全县新修公路0公里，'
    """
    return symbols(text[-_LONG:])[-REACH:]


def read_on(text: str) -> str:
    """What the network reads of a text that another may go on in: its first REACH symbols.

    >>> read_on("128.5公里")
    '0公里'
    """
    return symbols(text[:_LONG])[:REACH]


class _Side:
    """What the networks of one side have read, for all pages: text → vector."""

    def __init__(self, told: Callable[[Sequence[str]], Matrix], seen: Callable[[str], str]) -> None:
        self.told = told
        self.seen = seen
        self.known: dict[str, Matrix] = {}

    def read(self, wanted: Sequence[str]) -> dict[str, Matrix]:
        """Read some texts, all at once; what is told of them is kept, too."""
        found = dict(zip(wanted, self.told(wanted), strict=True))
        if len(self.known) > _MOST_KEPT:
            self.known = {}  # not emptied: another thread may be asking
        self.known.update(found)
        return found


_BEFORE, _AFTER = _Side(lefts, read_back), _Side(rights, read_on)


class Continuation:
    """Judges joins of a page's texts (folded): the first few are read as they are asked for, then all together."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._alone = 0

    def of(self, before: str, after: str) -> float:
        """How much likelier `after` is next than another text, in nats; both as they are read.

        Nothing is said (0.0) of a text that begins with a mark that no line should begin with, or where a symbol at the
        join is not known.

        >>> Continuation([]).of(read_back("全县的水稻获得"), read_on("了丰收")) > 1
        True
        """
        first, numbers = after[:1], _network().numbers
        if first in _NEVER_FIRST or first not in numbers or before[-1:] not in numbers:
            return 0.0
        left, right = _BEFORE.known.get(before), _AFTER.known.get(after)
        if left is None:
            left = self._read(_BEFORE, before)
        if right is None:
            right = self._read(_AFTER, after)
        return round(float(left @ right) - _NEUTRAL, _DIGITS)

    def _read(self, side: _Side, text: str) -> Matrix:
        self._alone += 1
        if self._alone == _FEW:
            for each in (_BEFORE, _AFTER):
                if wanted := sorted({each.seen(other) for other in self._texts} - each.known.keys()):
                    each.read(wanted)
        found = side.known.get(text)
        return side.read([text])[text] if found is None else found
