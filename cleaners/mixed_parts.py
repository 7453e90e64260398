"""Parts of a page in order whose lines are mixed: one story's narrow columns on a page of wide ones.

`pdftotext` writes a block of columns one after the other where their gutters are wide enough for it, and row by row
where they are not; so a page may be in order but for a story. A line's end tells: where words run on from each line to
the next, the lines are in order; where none does for many lines, they are mixed (a search with two states).
"""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.language import Reader, reader_of
from hzclean.cleaners.mixed import Placed, arranged, confidence
from hzclean.cleaners.mixed_gate import holds_two, in_order
from hzclean.cleaners.mixed_looks import mean_join, set_apart
from hzclean.cleaners.page import Line
from hzclean.cleaners.streams import Costs

# What it says for mixed lines, in nats, that a line which breaks off goes on in the next (not, perhaps, surely; or it
# can not, as that begins with a mark), and that it would go on in one further down (not, perhaps, surely). Logarithms
# of how much oftener it is so at ends of mixed lines, counted at 8,670 ends on pages we typeset. Where it surely goes
# on in the next, what is further down says little more (-6.6, -4.9, -1.0) and is not looked at.
_SAYS = ((-0.1, 1.4, 4.7), (-2.8, -0.8, 1.6), (-4.0, -4.0, -4.0), (1.3, 1.8, 5.6))
NOT, PERHAPS, SURELY, CAN_NOT = range(4)
# … as far as can be hoped before it is looked further down.
_HOPED = (2.0, -0.3, -4.0, 3.2)
# A join may be from so many nats and is sure from so many (these tell most); so many lines further down are looked at.
POSSIBLE, SURE, FURTHER = -0.3, 2.3, 4
# What a blank in the middle says, as lines of two columns have it that were written as one.
GLUED = 1.5
# What it costs that lines are mixed from here on, or in order again; less at a blank line.
TURN, TURN_AT_BLANK = 2.0, 1.0
# A part so likely to be mixed, in nats, and of so many lines is looked at; with it the lines about it, up to a blank
# line if one is near.
LEAST, FEWEST, NEAR = 2.0, 6, 12
# Another order of a part is taken if it is likelier by so much, in nats: less than on other pages, as the lines' ends
# have said already that the part is mixed, which counts for so much a line.
LEAST_GAIN, SAID = 4.0, 0.44
# The mean of a page's joins, in nats, from which it is in order but for some part, though its lines' ends do not look
# so: of 58 pages between that and 0.45 57 are, of 223 below 27.
READS = -0.2


def reordered_parts(lines: Sequence[Line]) -> Placed | None:
    """The lines of a page in order but for some part, which is put in order too; None if there is none.

    The gain is that of the part that is least sure, so much a line as it would be for a whole page.
    """
    reader = reader_of(tuple([line.text for line in lines]))
    if set_apart(lines):
        return None
    rows_in_order = in_order("\n".join([line.text for line in lines]))
    if not rows_in_order and mean_join(lines, reader, enough=READS) < READS:
        return None
    out = list(lines)
    least = 0.0
    for part in reversed(parts(lines, reader)):
        some = lines[part.start : part.stop]
        found = arranged(some, reader, False, Costs(), True)
        sure = found.gain / len(some) + SAID
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
    texts = [line.text for line in lines]
    glued = list(map(holds_two, texts))
    ends = [_end(n, texts, glued, reader) for n in range(len(texts) - 1)]
    # What is further down is looked at only where the next lines alone leave it open.
    likely = _mixed(lines, [0.0 if end is None else _HOPED[end] for end in ends])
    says = []
    for n, end in enumerate(ends):
        said = GLUED * glued[n]
        if end is not None:
            said += _SAYS[end][_below(n, texts, reader) if likely[n] and end != SURELY else NOT]
        says.append(said)
    mixed = _mixed(lines, says)
    out: list[range] = []
    at = 0
    while at < len(mixed):
        end_of_part = at
        while end_of_part < len(mixed) and mixed[end_of_part]:
            end_of_part += 1
        if end_of_part > at and sum(says[at:end_of_part]) >= LEAST:
            part = _widened(lines, at, end_of_part + 1)
            if out and part.start <= out[-1].stop:
                part = range(out.pop().start, part.stop)
            out.append(part)
        at = end_of_part + 1
    return [part for part in out if len(part) >= FEWEST]


def _end(n: int, texts: Sequence[str], glued: Sequence[bool], reader: Reader) -> int | None:
    """Whether line `n` goes on in the next: NOT, PERHAPS, SURELY or CAN_NOT; None where its end does not tell.

    `glued`: which lines seem to hold those of two columns.
    """
    text, after = texts[n], texts[n + 1]
    if len(text) <= 5 or not text[-1].isalnum():
        return None
    # Of two rows that each hold two columns' lines, the first never goes on in the second's beginning.
    if glued[n] and glued[n + 1]:
        return None
    return _goes_on(text, after, reader) if after[:1].isalnum() else CAN_NOT


def _below(n: int, texts: Sequence[str], reader: Reader) -> int:
    """Whether line `n` would go on in one of those further down: NOT, PERHAPS or SURELY."""
    below = NOT
    for other in texts[n + 2 : n + 2 + FURTHER]:
        below = max(below, _goes_on(texts[n], other, reader))
        if below == SURELY:
            break
    return below


def _goes_on(text: str, after: str, reader: Reader) -> int:
    """Whether a line goes on in another: NOT, PERHAPS or SURELY."""
    join = reader.join(text, after)
    return NOT if join <= POSSIBLE else PERHAPS if join < SURE else SURELY


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
