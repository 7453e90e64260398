"""Articles: each headline with its own story.

In the files that publishers' systems write, headlines lie before, after or far from their stories: what is printed
over itself is drawn last, boxes come in the order in which they were made. Kickers, decks, bylines and captions
float. This step tells stories apart, gives each displaced headline to the story that says the same, and lays every
story's parts in the order in which they are read. Where nothing is displaced the page keeps its order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from hzclean.cleaners.announced import announced
from hzclean.cleaners.broken_heads import join_broken_heads
from hzclean.cleaners.forms import dateline, says_role
from hzclean.cleaners.headlines import Move, jumbled
from hzclean.cleaners.headlines import moves as find_moves
from hzclean.cleaners.joined_heads import cut_joined_heads
from hzclean.cleaners.joined_pages import joined_pages
from hzclean.cleaners.names import are_names
from hzclean.cleaners.page import Article, Doubt, Kind, Page, Paragraph, Repair
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.pictures import put_pictures
from hzclean.cleaners.records import are_cells
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.roles import classify
from hzclean.cleaners.signatures import cut_signatures, said_twice
from hzclean.cleaners.signed_twice import signed_twice
from hzclean.cleaners.stories import Start, Story, bold, starts
from hzclean.cleaners.story_parts import (
    in_reading_order,
    leave_captions,
    put_captions,
    put_column_names,
    put_company,
    put_head,
    put_rest,
    put_signatures,
)

# So few of a text's paragraphs joined or printed bold make no newspaper page: a book with a heading that stands twice.
_RARELY = 0.02
# So many names on lines of their own are writers'.
_FEW_NAMES = 3


def articles(page: Page, settings: Settings) -> Page:
    """The page told apart into articles; the same page where no line was joined and nothing is overprinted."""
    if not page.paragraphs and not (page._lines and any(line.overprinted for line in page._lines)):
        return page
    paragraphs = page.units()
    joined, strong = sum(len(p.lines) > 1 for p in paragraphs), sum(map(bold, paragraphs))
    # Amid paragraphs that are whole lines one heading printed over itself does not show that anything is displaced.
    if joined + strong <= _RARELY * len(paragraphs) or (not joined and strong == 1) or are_cells(page.text):
        return page
    return arrange(page, paragraphs, settings)


def arrange(page: Page, paragraphs: Sequence[Paragraph], settings: Settings) -> Page:
    """Lay the parts of every story in the order in which they are read."""
    joined = _joined(paragraphs)
    kinds = classify(paragraphs, joined)
    if jumbled(paragraphs, kinds):
        return page
    whole = cut_signatures(join_broken_heads(page.text, paragraphs, kinds), said_twice(page))
    if whole is not paragraphs:
        paragraphs, kinds = whole, classify(whole, joined)
    told = _told_by(paragraphs, kinds)
    whole = cut_joined_heads(paragraphs, kinds, told)
    if whole is not paragraphs:
        paragraphs, kinds = whole, classify(whole, joined)
        told = _told_by(paragraphs, kinds)
    sure_enough = settings.min_confidence
    mixed = page.moved
    parts = joined_pages(paragraphs, kinds)
    made: list[Article] = []
    loose: list[Paragraph] = []
    moved: list[tuple[Paragraph, Move]] = []
    for part in parts:
        here, its = paragraphs[part.start : part.stop], kinds[part.start : part.stop]
        said = told if len(parts) == 1 else _told_by(here, its)
        stories, left, moves = tell_apart(here, its, sure_enough, said, mixed)
        made += [
            Article(tuple(in_reading_order(here, its, story)[1]), story.confidence, page.number) for story in stories
        ]
        loose += [here[n]._replace(kind=its[n]) for n in left]
        moved += [(here[n], move) for n, move in sorted(moves.items()) if not move.stays]
    repairs = [_told(paragraph, move) for paragraph, move in moved if move.confidence >= sure_enough]
    doubts = [
        Doubt("articles", *_span(paragraph), "a headline whose story is not sure; it stays", move.confidence)
        for paragraph, move in moved
        if move.confidence < sure_enough
    ]
    return page.noting(repairs, doubts=doubts, articles=tuple(made), loose=tuple(loose))


def _joined(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether `wraps` put lines together; where nearly each paragraph is one line, it had no headings to tell."""
    return 5 * sum(len(p.lines) > 1 for p in paragraphs) > len(paragraphs)


def _told_by(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> Callable[[], Passages]:
    """What the page's body says, made when it is first asked for; on most pages nothing has to be searched."""
    return cache(
        lambda: Passages(
            [p.text if kind == "body" else "" for p, kind in zip(paragraphs, kinds, strict=True)],
            [p.text for p, kind in zip(paragraphs, kinds, strict=True) if kind in ("subhead", "caption")],
        )
    )


def _told(paragraph: Paragraph, move: Move) -> Repair:
    text = paragraph.text
    return Repair("articles", *_span(paragraph), text, text, "a headline given to its story", move.confidence)


def _span(paragraph: Paragraph) -> tuple[int, int]:
    return min(line.start for line in paragraph.lines), max(line.end for line in paragraph.lines)


def in_page_order(page: Page) -> tuple[tuple[Article, ...], tuple[Paragraph, ...]]:
    """The articles of a page that needs no repair, each paragraph where it stands; nothing is moved or loose.

    >>> articles, loose = in_page_order(Page("新桥合龙\\n昨夜，新桥合龙。\\n\\n新茶上市\\n今晨，新茶上市。"))
    >>> [[(p.kind, p.text) for p in a.paragraphs][0] for a in articles]
    [('headline', '新桥合龙'), ('headline', '新茶上市')]
    """
    paragraphs = page.units()
    kinds = classify(paragraphs, _joined(paragraphs))
    stories, _, _ = tell_apart(paragraphs, kinds, 0.0, None)
    out = []
    for k, story in enumerate(stories):
        begin = 0 if k == 0 else story.start.head
        parts = dict(zip(*in_reading_order(paragraphs, kinds, story), strict=True))
        out.append(
            Article(tuple(parts.get(n) or paragraphs[n]._replace(kind=kinds[n]) for n in range(begin, story.end)))
        )
    return tuple(a._replace(page=page.number) for a in out if a.paragraphs), ()


def tell_apart(
    paragraphs: Sequence[Paragraph],
    kinds: list[Kind],
    sure_enough: float,
    told: Callable[[], Passages] | None,
    mixed: bool = False,
) -> tuple[list[Story], list[int], dict[int, Move]]:
    """The stories of a page, what is loose, and where displaced headings belong; the sure ones are put there.

    `told`: what the page's body says; None: nothing is to be moved. `mixed`: its columns came out mixed.
    """
    signing = signed_twice(paragraphs, kinds) if told else {}
    for n in signing:
        kinds[n] = "credit"
    places = starts(paragraphs, kinds, plain=told is not None, gaps=told is None)
    if not places:
        return [_whole(kinds)], [], {}
    news = told is None or mixed or _is_news(paragraphs, kinds)
    found = find_moves(paragraphs, kinds, places, told, mixed) if told and news else {}
    moves = {n: m for n, m in found.items() if m.confidence >= sure_enough}
    wanted = {m.first for m in moves.values()}
    chosen = [j for j, s in enumerate(places) if s.evidence > 0 or s.first in wanted]
    stories = [
        Story(places[j], places[chosen[k + 1]].head if k + 1 < len(chosen) else len(kinds))
        for k, j in enumerate(chosen)
    ]
    by_first = {story.start.first: story for story in stories}
    placed: set[int] = set()
    for n, m in sorted(moves.items()):
        story = by_first[m.first]
        (story.bylines if kinds[n] == "byline" else story.moved).append(n)
        story.confidence = min(story.confidence, m.confidence)
        placed.add(n)
    leave_captions(paragraphs, kinds, stories)
    for story in stories:
        put_head(paragraphs, kinds, story, placed)
    if mixed:
        put_column_names(paragraphs, stories)
    put_company(paragraphs, kinds, {n: by_first[m.first] for n, m in moves.items()}, placed)
    for story in stories:
        story.settled = not news or (len(stories) == 1 and not moves)
    loose = put_rest(paragraphs, kinds, stories, placed)
    if told and news and len(stories) > 1:
        for story in stories:
            story.body = announced(paragraphs, kinds, story.body)
        put_captions(paragraphs, kinds, stories)
    put_signatures(stories, loose, signing)
    if told and moves:
        put_pictures(paragraphs, kinds, stories, loose, told())
    return stories, loose, found


def _is_news(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind]) -> bool:
    """Whether a page has what newspapers have and manuals and newsletters have not: bylines, credits, datelines, bold.

    What else has headings and captions was written in the order in which it is read (上图是……). A name alone on a line
    may be none (封面图), so it takes a few.
    """
    names = 0
    for kind, paragraph in zip(kinds, paragraphs, strict=True):
        if kind == "byline":
            if says_role(paragraph.text):
                return True
            names += are_names(paragraph.text)
        elif kind == "credit" or bold(paragraph) or (kind == "body" and dateline(paragraph.text) is not None):
            return True
    return names >= _FEW_NAMES


def _whole(kinds: Sequence[Kind]) -> Story:
    return Story(Start(0, 0, 0, 0.0), len(kinds), body=list(range(len(kinds))))


CLEANER = Cleaner(
    name="articles",
    function=articles,
    what="headlines far from their stories, floating captions and bylines",
    why="Publishing systems write a page's boxes in the order in which they were made, overprinted headlines last.",
    of_lines=True,
    example=Example(
        "本报讯 昨夜，横跨青河的新桥\n合龙，两镇之间的路程缩短到十分\n钟，村民出行方便多了。\n"
        "本报讯 今晨，茶山村的明前茶\n开采，头采的新茶每斤卖到八百元，\n茶农忙得不亦乐乎。\n"
        "新茶今晨开采\n青河新桥合龙\n",
        "青河新桥合龙\n本报讯 昨夜，横跨青河的新桥合龙，两镇之间的路程缩短到十分钟，村民出行方便多了。\n\n"
        "新茶今晨开采\n本报讯 今晨，茶山村的明前茶开采，头采的新茶每斤卖到八百元，茶农忙得不亦乐乎。\n",
    ),
)
