"""The strips of a page cut into blocks: heads, captions and page furniture apart, text where they part it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from hzclean.cleaners.boxes import Block
from hzclean.cleaners.forms import by_form, dateline, says_role
from hzclean.cleaners.joined import INDENT, PROSE_MARK, SLACK, centred
from hzclean.cleaners.kinds import CLOSERS, CREDIT, NEVER_FIRST
from hzclean.cleaners.links import Links, ends, size
from hzclean.cleaners.page import Line, Paragraph

# As many rows may lie between two lines of a column that goes on past a heading beside it.
_STEP = 2
# So many rows between two lines of a strip leave room for a picture; above a caption fewer do.
_GAP, _PICTURE = 4, 3
# A caption has as many lines at most; what stands in a row of page furniture is no wider, in em.
_CAPTION, _WIDEST = 3, 25.0
# From so many nats on a word goes on from one line to the next.
_WORD = 1.0
# Running text so many character columns from a line stands beside it.
_CLOSE = 16
# A column of text has so many lines with marks at least.
_FEWEST = 3
# A head has so many lines at most.
_HEAD = 4
_NEVER_FIRST = frozenset(NEVER_FIRST)
_ASKING = ("？", "！", "?", "!")
_BRACKETS = tuple(zip("（“《「『〈", "）”》」』〉", strict=True))


def full_width(lines: Sequence[Line]) -> float:
    """The width of the full lines among some lines of prose, in em, the one that explains most; 0 for no prose."""
    sizes = [size(line.text) for line in lines]
    if not any(PROSE_MARK.search(line.text) for line in lines):
        return 0.0

    def explained(column: float) -> float:
        first = sum(s for s in sizes if abs(s - column + INDENT) <= SLACK)
        return sum(s for s in sizes if abs(s - column) <= SLACK) + first / 2

    return max(sizes, key=lambda s: (explained(s), s))


def caption_rows(lines: Sequence[Line], widths: dict[int, float]) -> dict[tuple[int, float], float]:
    """Captions with their credit flush right on the same line: (row, where a piece starts) → where the credit ends.

    `widths`: the widths of full lines, by region; a line that has it is text, and the credit another caption's, unless
    nothing else stands on the row and there is room for a column between them.
    """
    out: dict[tuple[int, float], float] = {}
    pieces = Counter(line.number for line in lines)
    last: Line | None = None
    for line in lines:
        if last and last.number == line.number and CREDIT.match(line.text):
            alone = pieces[line.number] == 2 and _left(line) - _right(last) > widths.get(last.region, 0.0)
            if alone or not _fills(last, widths):
                out[last.number, last.x] = out[line.number, line.x] = _right(line)
        last = line
    return out


def _fills(line: Line, widths: dict[int, float]) -> bool:
    column = widths.get(line.region, 0.0)
    set_in = INDENT * (line.indent >= INDENT / 2)
    return column > 0 and abs(size(line.text) - column + set_in) <= SLACK


def band_starts(lines: Sequence[Line]) -> list[int]:
    """The rows that follow a blank line, where blank lines are rare enough to mean the end of something."""
    rows = {line.number for line in lines}
    after = {line.number for line in lines if line.blanks}
    return sorted(after) if len(after) * 6 <= len(rows) else []


def _left(line: Line) -> float:
    return line.x * 2


def _right(line: Line) -> float:
    return line.x * 2 + len(line.text)


def heading_runs(
    strip: Sequence[Line], usual: Sequence[float] = (), links: Links | None = None, alone: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Where (from, to) the strip has headings: no marks of prose, after a sentence, of another width.

    `usual`: the widths of the page's columns in em. With `links`, what the next line surely goes on with is no heading.
    `alone`: the rows where nothing stands beside the strip; at its upper end a heading there may ask something.
    """
    for start, end in _runs(strip, usual, alone):
        while end > start and _runs_on(strip, end, links):
            end -= 1
        if end > start:
            yield start, end


def _runs_on(strip: Sequence[Line], end: int, links: Links | None) -> bool:
    """Whether the text goes on after line `end` - 1 of the strip: a bracket is still open, or words run on."""
    last = strip[end - 1]
    if last.overprinted:
        return False
    if any(last.text.count(a) > last.text.count(b) for a, b in _BRACKETS):
        return True
    if links is None or end == len(strip) or strip[end].number - last.number != 1:
        return False
    return links.words(last.text, strip[end].text) >= _WORD


def _runs(strip: Sequence[Line], usual: Sequence[float], alone: Collection[int]) -> Iterator[tuple[int, int]]:
    start = -1
    whole = full_width(strip)
    lead = _lead(strip, alone)
    for n, line in enumerate(strip):
        others = [*strip[max(n - 4, 0) : n], *strip[n + 1 : n + 7]]
        around = full_width(others)
        wide = size(line.text)
        kept = 1.0 if _keeps_one(strip, n) else 0.0
        fits = any(_fills_column(line, wide + more, w) for w in (around, whole) if w for more in (0.0, kept))
        odd = wide > 1.4 * around or (n == 0 and wide < 0.8 * around)
        # Lines beside it may be the short ends of paragraphs, or verse; then other columns tell what a full line is.
        if odd and (len(others) < 3 or PROSE_MARK.search(line.text)):
            odd = not any(abs(wide - w) <= SLACK for w in usual)
        asks = (n == 0 or start == 0) and line.number in alone and is_question(line.text)
        may = (
            (asks or ends(line.text) < 1)
            and line.text[-1] not in "：:；;，、"
            and (n < lead or (not fits and (odd or not PROSE_MARK.search(line.text))))
        )
        if line.overprinted or (may and dateline(line.text) is None):
            if start < 0 and (n == 0 or ends(strip[n - 1].text) == 1.0 or CREDIT.match(strip[n - 1].text)):
                start = n
        elif start >= 0:
            if line.indent > 0.5 or start == 0 or not strip[start].indent > 0.5:
                yield start, n
            start = -1
    if start == 0 or (start > 0 and start < len(strip)):
        yield start, len(strip)


def _fills_column(line: Line, wide: float, column: float) -> bool:
    return abs(wide - column) <= SLACK or (abs(wide - column + INDENT) <= SLACK and line.indent > 0)


def _keeps_one(strip: Sequence[Line], n: int) -> bool:
    """Whether a line has room for one character more, which went to the next as a mark follows that may begin none."""
    return n + 1 < len(strip) and strip[n + 1].text[1:2] in _NEVER_FIRST


def _lead(strip: Sequence[Line], alone: Collection[int]) -> int:
    """How many lines a head has at the strip's upper end: nothing stands beside them, and the text below is set in."""
    found = next((n for n, line in enumerate(strip) if line.number not in alone), len(strip))
    if strip[0].indent > 0.5:
        return 0
    return found if found == len(strip) or strip[found].indent > 0.5 else 0


def is_question(text: str) -> bool:
    """Whether a line asks or exclaims something and says nothing else, as headlines may.

    >>> is_question("竹子为什么开花？"), is_question("“灯亮了！”"), is_question("灯亮了。为什么？")
    (True, True, False)
    """
    return "。" not in text and text.rstrip(CLOSERS)[-1:] in _ASKING


def _alone(strip: Sequence[Line], rows: Mapping[int, Sequence[Line]]) -> list[int]:
    """The rows of the strip's first lines beside which no running text stands close."""
    return [line.number for line in strip[:_HEAD] if not any(_is_beside(line, other) for other in rows[line.number])]


def _is_beside(line: Line, other: Line) -> bool:
    gap = max(_left(other) - _right(line), _left(line) - _right(other))
    return other is not line and gap <= _CLOSE and bool(PROSE_MARK.search(other.text) or ends(other.text) == 1.0)


def _is_subhead(strip: Sequence[Line], start: int, end: int) -> bool:
    """Whether a heading of one line is centred in its column: one over several would stand elsewhere."""
    text = [line for line in strip if PROSE_MARK.search(line.text)]
    if end - start > 1 or len(text) < _FEWEST:
        return False
    before = _left(strip[start]) - min(map(_left, text))
    return centred(before, size(strip[start].text), full_width(text))


def _reach(run: Sequence[Line], strips: Sequence[Sequence[Line]], edge: float) -> float:
    """How far to the right a heading reaches: up to the next text beside it."""
    left, right = min(map(_left, run)), max(map(_right, run))
    top, bottom = run[0].number, run[-1].number
    for strip in strips:
        start = min(map(_left, strip))
        if start < max(left + 4, right - 1) or start >= edge:
            continue
        above = [line.number for line in strip if line.number < top]
        below = [line.number for line in strip if line.number > bottom]
        beside = any(top <= line.number <= bottom for line in strip)
        if beside or (above and below and below[0] - above[-1] <= _STEP):
            edge = start - 1
    return max(edge, right)


def furniture_rows(lines: Sequence[Line]) -> set[int]:
    """The first row of the page, and the last, where the paper's name, date and page stand side by side there."""
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        rows[line.number].append(line)
    ends_of_page = {min(rows), max(rows)} if len(rows) > 2 else set()
    return {row for row in ends_of_page if _is_furniture(rows[row])}


def _is_furniture(row: Sequence[Line]) -> bool:
    plain = all(size(x.text) < _WIDEST and not x.overprinted and not PROSE_MARK.search(x.text) for x in row)
    return plain and any(by_form(Paragraph("body", (line,)), joined=False) == "furniture" for line in row)


def captions_below_pictures(strip: Sequence[Line]) -> dict[int, int]:
    """Where captions begin, and where they end: at the credit, in the strip's first lines or below a picture's room."""
    out: dict[int, int] = {}
    for n, line in enumerate(strip):
        if n and line.number - strip[n - 1].number < _PICTURE:
            continue
        for m in range(n, min(n + _CAPTION, len(strip))):
            text = strip[m].text
            if m > n and strip[m].number - strip[m - 1].number >= _PICTURE:
                break
            if CREDIT.match(text) or CREDIT.match(text.rsplit(" ", 1)[-1]):
                if not says_role(text):
                    out[n] = m + 1
                break
    return out


def cut_blocks(
    strips: Sequence[list[Line]], captions: dict[tuple[int, float], float], bands: list[int], links: Links | None = None
) -> list[Block]:
    """The strips as blocks: headings and captions by themselves, the text cut where headings stand over it."""
    edge = max(_right(line) for strip in strips for line in strip)
    runs: list[tuple[int, int, int, float, float]] = []
    usual = [full_width(strip) for strip in strips if len(strip) > 3]
    rows_of_page: dict[int, list[Line]] = defaultdict(list)
    for line in (line for strip in strips for line in strip):
        rows_of_page[line.number].append(line)
    for k, strip in enumerate(strips):
        for a, b in heading_runs(strip, usual, links, _alone(strip, rows_of_page)):
            reach = _right(strip[a]) if _is_subhead(strip, a, b) else _reach(strip[a:b], strips, edge)
            runs.append((k, a, b, _left(strip[a]), reach))
    blocks: list[Block] = []
    for k, strip in enumerate(strips):
        left, right = min(map(_left, strip)), max(map(_right, strip))
        apart = {a: (b, max(map(_right, strip[a:b]))) for a, b in captions_below_pictures(strip).items()}
        apart = {a: (b, reach) for n, a, b, _, reach in runs if n == k} | apart
        heads = {strip[a].number for n, a, *_ in runs if n == k}
        apart |= {n: (n + 1, captions[at]) for n, line in enumerate(strip) if (at := (line.number, line.x)) in captions}
        rows = sorted(
            strips[n][a].number for n, a, _, low, high in runs if n != k and low < left + 4 and high > left + 4
        )
        for lines, reach in _pieces(strip, apart, rows):
            column = 0.0 if reach else full_width(lines)
            box = min(map(_left, lines)), reach or max(map(_right, lines))
            band = bisect_right(bands, lines[0].number)
            credited = len(lines) == 1 and (lines[0].number, lines[0].x) in captions
            blocks.append(Block(lines, *box, column, band, reach > right + 4, lines[0].number in heads, credited))
    return blocks


def _pieces(
    strip: list[Line], apart: dict[int, tuple[int, float]], rows: list[int]
) -> Iterator[tuple[list[Line], float]]:
    """The strip cut at what stands `apart` in it, (lines, how far they reach), at the `rows` of others' and at gaps."""
    text: list[Line] = []
    skip = 0
    for n, line in enumerate(strip):
        if n < skip:
            continue
        if text and (
            n in apart
            or line.number - text[-1].number >= _GAP
            or bisect_right(rows, line.number) > bisect_right(rows, text[-1].number)
        ):
            yield text, 0.0
            text = []
        if n in apart:
            skip, reach = apart[n]
            yield strip[n:skip], reach
        else:
            text.append(line)
    if text:
        yield text, 0.0
