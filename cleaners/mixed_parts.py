"""Parts of a page in order whose lines are mixed: one story's narrow columns on a page of wide ones.

`pdftotext` writes a block of columns one after the other where their gutters are wide enough for it, and row by row
where they are not; so a page may be in order but for a story. A line's end tells: where words run on from each line to
the next, the lines are in order; where none does for many lines, they are mixed (a search with two states).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hzclean.cleaners.language import Reader
from hzclean.cleaners.mixed import LEAST_GAIN, READS_WELL, Placed, arranged, confidence, mean_join, set_apart
from hzclean.cleaners.mixed_gate import in_order
from hzclean.cleaners.page import Line
from hzclean.cleaners.streams import Costs

# What it says for mixed lines, in nats, that a line that breaks off does not go on in the next (it is so at 45 of 100
# ends in order, at 90 of mixed ones), or does.
APART, GOES_ON = 0.7, -1.7
# What it costs that lines are mixed from here on, or in order again; less at a blank line.
TURN, TURN_AT_BLANK = 3.0, 1.0
# A part so likely to be mixed, in nats, and of so many lines is looked at; with it the lines about it, up to a blank
# line if one is near.
LEAST, FEWEST, NEAR = 2.0, 6, 12


def reordered_parts(lines: Sequence[Line]) -> Placed | None:
    """The lines of a page in order but for some part, which is put in order too; None if there is none.

    The gain is that of the part that is least sure, so much a line as it would be for a whole page.
    """
    reader = Reader(line.text for line in lines)
    if set_apart(lines):
        return None
    if not in_order("\n".join([line.text for line in lines])) and mean_join(lines, reader) < READS_WELL:
        return None
    out = list(lines)
    least = 0.0
    for part in reversed(parts(lines, reader)):
        some = lines[part.start : part.stop]
        found = arranged(some, reader, False, Costs(), True)
        sure = found.gain / len(some)
        if found.gain < LEAST_GAIN or confidence(sure) < 0.5:
            continue
        least = min(least or sure, sure)
        first = found.lines[0]
        found.lines[0] = first._replace(blanks=max(first.blanks, part.start > 0))
        if part.stop < len(lines):
            out[part.stop] = out[part.stop]._replace(blanks=max(out[part.stop].blanks, 1))
        out[part.start : part.stop] = found.lines
    return Placed(out, least * len(lines)) if least else None


def parts(lines: Sequence[Line], reader: Reader) -> list[range]:
    """The parts of a page whose lines seem to be mixed."""
    says = [_says(a.text, b.text, reader) for a, b in pairwise(lines)]
    mixed = _mixed(lines, says)
    out: list[range] = []
    at = 0
    while at < len(mixed):
        end = at
        while end < len(mixed) and mixed[end]:
            end += 1
        if end > at and sum(says[at:end]) >= LEAST:
            part = _widened(lines, at, end + 1)
            if out and part.start <= out[-1].stop:
                part = range(out.pop().start, part.stop)
            out.append(part)
        at = end + 1
    return [part for part in out if len(part) >= FEWEST]


def _says(text: str, after: str, reader: Reader) -> float:
    """What a line's end says for mixed lines."""
    if len(text) <= 5 or not text[-1].isalnum() or not after[0].isalnum():
        return 0.0
    return GOES_ON if reader.join(text, after) > 0 else APART


def _mixed(lines: Sequence[Line], says: Sequence[float]) -> list[bool]:
    """For each line's end whether it is one of mixed lines (a Viterbi search)."""
    kept, turned = 0.0, -TURN_AT_BLANK
    came: list[tuple[bool, bool]] = []
    for n, value in enumerate(says):
        cost = TURN_AT_BLANK if lines[n + 1].blanks else TURN
        came.append((turned - cost > kept, turned >= kept - cost))
        kept, turned = max(kept, turned - cost), max(turned, kept - cost) + value
    state = turned - TURN_AT_BLANK > kept
    out = []
    for from_kept, from_turned in reversed(came):
        out.append(state)
        state = from_turned if state else from_kept
    return out[::-1]


def _widened(lines: Sequence[Line], start: int, stop: int) -> range:
    """A part with the lines about it, up to a blank line if one is near."""
    first = next((n for n in range(start, max(start - NEAR, 0) - 1, -1) if not n or lines[n].blanks), start)
    ends = range(stop, min(stop + NEAR, len(lines)) + 1)
    return range(first, next((n for n in ends if n == len(lines) or lines[n].blanks), stop))
