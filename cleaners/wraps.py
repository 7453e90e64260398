"""Paragraphs from printed lines: where a paragraph wraps, its lines are put together again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.column_width import column_widths, far_wider_apart
from hzclean.cleaners.folding import folded_lines
from hzclean.cleaners.furniture import interruptions
from hzclean.cleaners.heading_breaks import Seen, let_signs_speak
from hzclean.cleaners.joins import heading_join, join_between
from hzclean.cleaners.kinds import BYLINE, CREDIT, FURNITURE
from hzclean.cleaners.page import Doubt, Kind, Line, Page, Paragraph, Repair
from hzclean.cleaners.page_breaks import around_break, has_inner_break
from hzclean.cleaners.printed_lines import glue_pieces, measure, squeezed
from hzclean.cleaners.recognised import is_recognised
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.running_heads import running_heads
from hzclean.cleaners.signatures import names_apart, said_twice
from hzclean.cleaners.slices import part_of
from hzclean.cleaners.specks import specks
from hzclean.cleaners.spread_lines import put_spread_together
from hzclean.cleaners.table_rows import let_rows_stand
from hzclean.cleaners.torn import may_be_torn, run_together, sets_blanks, torn_gaps
from hzclean.cleaners.whole_lines import are_whole
from hzclean.cleaners.wrap_blocks import let_blocks_end, let_verses_stand
from hzclean.cleaners.wrap_costs import BOLD_CHANGES, BOTH_OVERPRINTED, Role
from hzclean.cleaners.wrap_gaps import bridges, gap_weights
from hzclean.cleaners.wrap_habits import habits
from hzclean.cleaners.wrap_headings import headings_on, let_blocks_part_headings
from hzclean.cleaners.wrap_pieces import Weighed, cheapest_of_pieces, cuts, glue_costs, group_costs, groups_at
from hzclean.cleaners.wrap_search import cheapest, emissions, join_margins
from hzclean.cleaners.wrap_successors import let_prose_speak
from hzclean.cleaners.wraps_gate import is_uneven, is_wrapped

# What is set in by so many em begins a paragraph: no rest of one is.
_SET_IN: Final = 1.5


def wraps(page: Page, settings: Settings) -> Page:
    """The page with its printed lines put together to paragraphs.

    Left alone: text whose lines are paragraphs already, verse, lists, rows, code. Page numbers and running heads are
    lifted out of the paragraph that they interrupt and stand after it, noise of recognition at the page's end.
    """
    if not _may_be_wrapped(page):
        return _mended(page)
    lines = page.lines
    if len(lines) < 2:
        return page
    recognised = "\n\n" in page.text and is_recognised(page.text)
    noise = specks(lines) if recognised else frozenset()
    heads = running_heads(lines)
    between = interruptions(lines).union(heads) - noise
    if has_inner_break(page.text):
        between |= around_break(page.text, lines)
    kept, names = names_apart(_without(lines, between, noise) if between or noise else lines, said_twice(page))
    if not kept:
        return page
    # What `pdftotext` mixed has been put in order, and keeps the blank lines that it sets between blocks.
    blocks = not recognised and any(repair.step == "columns" for repair in page.repairs)
    roles, spans, sure = read(kept, names, recognised, blocks)
    doubts = _doubts(kept, roles, spans, sure, settings.min_confidence)
    paragraphs = _paragraphs(kept, roles, spans, sure, settings.min_confidence)
    repairs = [_repair(p) for p in paragraphs if len(p.lines) > 1]
    if between:
        apart = [part for n in sorted(between) for part in heads.get(n, (lines[n],))]
        paragraphs = _put_back(paragraphs, apart)
    if noise:
        paragraphs.append(_together([lines[n] for n in sorted(noise)]))
        repairs += [_set_apart(lines[n]) for n in sorted(noise)]
    return page.noting(repairs, doubts=doubts, paragraphs=tuple(paragraphs))


def _may_be_wrapped(page: Page) -> bool:
    """Whether the page's lines are printed lines; where they were moved, as they stand now or as they stood."""
    if not page.moved:
        return is_wrapped(page.text) and not (are_whole(page.line_texts) or is_uneven(page.line_texts))
    return is_wrapped(page.text) or is_wrapped("\n".join(page.line_texts))


def _mended(page: Page) -> Page:
    """A page of whole paragraphs with those that were torn in two put together."""
    if not may_be_torn(page.text):
        return page
    # Asked of the text first, as splitting a clean page into `Line`s takes longer than all else.
    if page.untouched and not torn_gaps([line for line in map(str.strip, page.text.split("\n")) if line]):
        return page
    lines = page.lines
    gaps = frozenset(n for n in torn_gaps([line.text for line in lines]) if lines[n].indent < _SET_IN)
    if not gaps:
        return page
    if sets_blanks(page.text):
        pieces = [[line] for line in lines]
    else:
        pieces = [_apart(line, n in gaps, n + 1 in gaps) for n, line in enumerate(lines)]
    roles = [
        Role.MIDDLE if n in gaps and k == 0 else Role.FIRST for n, parts in enumerate(pieces) for k in range(len(parts))
    ]
    lines = tuple(part for parts in pieces for part in parts)
    paragraphs = _paragraphs(lines, roles, [(n, n + 1) for n in range(len(lines))], [1.0] * len(lines), 0.0)
    repairs = [_repair(p) for p in paragraphs if len(p.lines) > 1]
    return page.noting(repairs, paragraphs=tuple(paragraphs))


def _apart(line: Line, goes_on: bool, is_torn: bool) -> list[Line]:
    """The paragraphs that were run together in one line, each a line."""
    starts = [0, *run_together(line.text, goes_on, is_torn), len(line.text)]
    if len(starts) == 2:
        return [line]
    out = []
    for start, end in pairwise(starts):
        end = start + len(line.text[start:end].rstrip())
        out.append(part_of(line, start, end, blanks=line.blanks))
    return out


def _without(lines: Sequence[Line], between: frozenset[int], noise: frozenset[int]) -> list[Line]:
    """The lines without those; what stood before a block's first line that was noise stands before its next line."""
    out = []
    blanks = 0
    for n, line in enumerate(lines):
        if n in noise:
            blanks = max(blanks, line.blanks)
        elif n not in between:
            out.append(line._replace(blanks=blanks) if blanks > line.blanks else line)
            blanks = 0
    return out


def _together(noise: Sequence[Line]) -> Paragraph:
    """Noise of recognition from all over the page, on one line at its end."""
    return Paragraph("furniture", tuple(noise), (" ",) * (len(noise) - 1))


def _put_back(paragraphs: Sequence[Paragraph], furniture: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs, and each piece of furniture after the last paragraph that begins before it."""
    out: list[Paragraph] = []
    waiting = list(reversed(furniture))
    for paragraph in paragraphs:
        while waiting and waiting[-1].number < paragraph.lines[0].number:
            out.append(Paragraph("furniture", (waiting.pop(),)))
        out.append(paragraph)
    out += [Paragraph("furniture", (line,)) for line in reversed(waiting)]
    return out


def read(
    lines: Sequence[Line], names: frozenset[int] = frozenset(), recognised: bool = False, blocks: bool = False
) -> tuple[list[Role], list[tuple[int, int]], list[float]]:
    """The role of each printed line, which `lines` (from, to) are its pieces, and how sure it goes on (0 to 1).

    `names`: which lines are nothing but an author's name; `recognised`: whether it is known that the page was;
    `blocks`: whether blank lines part blocks of type of one size.
    """
    printed = put_spread_together(measure(lines, recognised))
    given = len(printed)
    printed, columns = glue_pieces(printed, column_widths(printed))
    spans = printed.spans
    pieces = cuts(printed, columns, given - len(printed))
    real = squeezed(printed, columns)
    if real is not printed:
        printed, columns = real, column_widths(real)
    if recognised:
        columns = far_wider_apart(printed, columns)
    folded = folded_lines(printed.texts)
    across = bridges(printed, folded)
    weights = gap_weights(lines, printed, columns, across, names)
    if recognised:
        let_blocks_end(printed, weights)
    overprinted = [False] * len(printed)
    some_bold = any(line.overprinted for line in lines)
    if some_bold:
        overprinted = [
            lines[a].overprinted if b == a + 1 else any(line.overprinted for line in lines[a:b])
            for a, b in printed.spans
        ]
        for n, (before, bold) in enumerate(pairwise(overprinted), 1):
            if bold is not before:
                weights[n] = max(weights[n], BOLD_CHANGES)
    usual = habits(printed, columns, across)
    costs = emissions(printed, columns, usual, overprinted)
    on = headings_on(printed, columns, across)
    if some_bold:
        for n, both in enumerate(pairwise(overprinted)):
            if all(both):
                on[n] += BOTH_OVERPRINTED
    if blocks:
        let_blocks_part_headings(lines, printed, weights, on)
    let_prose_speak(printed, columns, folded, across, weights, on)
    let_signs_speak(Seen(lines, printed, columns, across, weights, costs, overprinted, blocks, names), on)
    if recognised:
        let_verses_stand(printed, weights, on)
    else:
        let_rows_stand(printed.texts, weights, on)
    if pieces:
        groups = groups_at(printed, columns, pieces)
        grouped = group_costs(printed, columns, usual, overprinted, groups)
        glues = glue_costs(printed, weights, pieces, recognised)
        roles, made = cheapest_of_pieces(Weighed(costs, weights, columns, on), groups, grouped, glues)
        costs_of = dict(zip(groups, grouped, strict=True))
        costs = [costs_of.get((a, b), costs[a]) for a, b in made]
        weights, on = [weights[a] for a, _ in made], [on[b - 1] for _, b in made]
        spans = [(spans[a][0], spans[b - 1][1]) for a, b in made]
    else:
        roles = cheapest(costs, weights, columns, on)
    margins = join_margins(roles, costs, weights, on)
    return roles, spans, [1 / (1 + math.exp(-m)) for m in margins]


_DEFAULT: Final = 0.5  # the cheapest reading as a whole; a single join in it may be less sure than that
_DOUBTFUL: Final = 0.3  # how sure a join that was not made must be to be named


def _doubts(
    lines: Sequence[Line],
    roles: Sequence[Role],
    spans: Sequence[tuple[int, int]],
    sure: Sequence[float],
    min_confidence: float,
) -> list[Doubt]:
    """The gaps that were left open though the line may go on."""
    out = []
    for n in range(1, len(roles)):
        made = roles[n] in _GOES_ON and not sure[n] < min_confidence > _DEFAULT
        if not made and sure[n] >= _DOUBTFUL:
            before, after = lines[spans[n - 1][1] - 1], lines[spans[n][0]]
            why = f"line {after.number} may go on with the paragraph of line {before.number}"
            out.append(Doubt("wraps", min(before.start, after.start), max(before.end, after.end), why, sure[n]))
    return out


_GOES_ON: Final = frozenset((Role.MIDDLE, Role.LAST, Role.HEADING_ON))


def _paragraphs(
    lines: Sequence[Line],
    roles: Sequence[Role],
    spans: Sequence[tuple[int, int]],
    sure: Sequence[float],
    min_confidence: float,
) -> list[Paragraph]:
    out: list[Paragraph] = []
    start = 0
    count = len(roles)
    while start < count:
        end = start + 1
        while end < count and roles[end] in _GOES_ON and not sure[end] < min_confidence > _DEFAULT:
            end += 1
        members = tuple(lines[spans[start][0] : spans[end - 1][1]])
        texts = [line.text for line in members]
        if roles[start] is Role.HEADING:
            firsts = {spans[n][0] for n in range(start + 1, end)}
            joins = tuple(
                heading_join(a, b) if k in firsts else join_between(a, b)
                for k, (a, b) in enumerate(pairwise(texts), spans[start][0] + 1)
            )
        else:
            joins = tuple(map(join_between, texts, texts[1:]))
        confidence = min(sure[start + 1 : end], default=1.0)
        out.append(Paragraph(_kind(roles[start], texts[0]), members, joins, confidence))
        start = end
    return out


def _kind(role: Role, text: str) -> Kind:
    if role is not Role.HEADING and role is not Role.VERSE:
        return "body"
    if FURNITURE.match(text):
        return "furniture"
    if CREDIT.match(text):
        return "credit"
    if BYLINE.match(text):
        return "byline"
    return "subhead" if role is Role.HEADING else "body"


def _repair(paragraph: Paragraph) -> Repair:
    kind, lines, _, confidence = paragraph
    first, last = lines[0], lines[-1]
    before = "⏎".join([line.text for line in lines])
    why = f"{len(lines)} printed lines of one {'paragraph' if kind == 'body' else kind}"
    start, end = first.start, last.end
    if last.start < start or end < first.end:
        start, end = min(start, last.start), max(end, first.end)
    return Repair("wraps", start, end, before, paragraph.text, why, confidence)


def _set_apart(line: Line) -> Repair:
    why = "no text but noise of recognition; it stands at the page's end"
    return Repair("wraps", line.start, line.end, line.text, line.text, why)


CLEANER = Cleaner(
    name="wraps",
    function=wraps,
    what="printed lines put together to paragraphs",
    why="Extraction and OCR give each printed line a line of its own, and nothing says where a paragraph ends.",
    of_lines=True,
    example=Example(
        "清晨六时，县工业园的冷却\n塔升起白雾。与往年不同，塔里\n循环的是再生水。\n",
        "清晨六时，县工业园的冷却塔升起白雾。与往年不同，塔里循环的是再生水。\n",
    ),
)
