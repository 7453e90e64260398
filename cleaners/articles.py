"""Articles: each headline with its own story.

In the files that publishers' systems write, headlines lie before, after or far from their stories: what is printed
over itself is drawn last, boxes come in the order in which they were made. Kickers, decks, bylines and captions
float. This step tells stories apart, gives each displaced headline to the story that says the same, and lays every
story's parts in the order in which they are read. Where nothing is displaced the page keeps its order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from hzclean.cleaners.announced import announced
from hzclean.cleaners.broken_heads import join_broken_heads
from hzclean.cleaners.headlines import Move, jumbled
from hzclean.cleaners.headlines import moves as find_moves
from hzclean.cleaners.heads import headline, is_deck, names_column
from hzclean.cleaners.joined_heads import cut_joined_heads
from hzclean.cleaners.kinds import Ending, ending
from hzclean.cleaners.page import Article, Doubt, Kind, Page, Paragraph, Repair
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.pictures import put_pictures
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.roles import classify
from hzclean.cleaners.signatures import cut_signatures
from hzclean.cleaners.stories import Start, Story, bold, starts

# So few of a text's paragraphs joined or printed bold make no newspaper page: a book with a heading that stands twice.
_RARELY = 0.02


def articles(page: Page, settings: Settings) -> Page:
    """The page told apart into articles; the same page where no line was joined and nothing is overprinted."""
    if not page.paragraphs and not (page._lines and any(line.overprinted for line in page._lines)):
        return page
    paragraphs = page.units()
    if sum(len(p.lines) > 1 or bold(p) for p in paragraphs) <= _RARELY * len(paragraphs):
        return page
    return arrange(page, paragraphs, settings)


def arrange(page: Page, paragraphs: Sequence[Paragraph], settings: Settings) -> Page:
    """Lay the parts of every story in the order in which they are read."""
    joined = _joined(paragraphs)
    kinds = classify(paragraphs, joined)
    if jumbled(paragraphs, kinds):
        return page
    whole = cut_signatures(join_broken_heads(page.text, paragraphs, kinds))
    if whole is not paragraphs:
        paragraphs, kinds = whole, classify(whole, joined)
    told = _told_by(paragraphs, kinds)
    whole = cut_joined_heads(paragraphs, kinds, told)
    if whole is not paragraphs:
        paragraphs, kinds = whole, classify(whole, joined)
        told = _told_by(paragraphs, kinds)
    sure_enough = settings.min_confidence
    mixed = any(repair.step == "columns" for repair in page.repairs)
    stories, loose, moves = tell_apart(paragraphs, kinds, sure_enough, told, mixed)
    made = tuple(
        Article(tuple(_numbered(paragraphs, kinds, story)[1]), story.confidence, page.number) for story in stories
    )
    moved = {n: move for n, move in sorted(moves.items()) if not move.stays}
    repairs = [_told(paragraphs[n], move) for n, move in moved.items() if move.confidence >= sure_enough]
    doubts = [
        Doubt("articles", *_span(paragraphs[n]), "a headline whose story is not sure; it stays", move.confidence)
        for n, move in moved.items()
        if move.confidence < sure_enough
    ]
    out = tuple(paragraphs[n]._replace(kind=kinds[n]) for n in loose)
    return page.noting(repairs, doubts=doubts, articles=made, loose=out)


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
        parts = dict(zip(*_numbered(paragraphs, kinds, story), strict=True))
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
    places = starts(paragraphs, kinds, plain=told is not None, gaps=told is None)
    if not places:
        return [_whole(kinds)], [], {}
    found = find_moves(paragraphs, kinds, places, told, mixed) if told else {}
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
    _leave_captions(paragraphs, kinds, stories)
    for story in stories:
        _put_head(paragraphs, kinds, story, placed)
    _put_company(paragraphs, kinds, {n: by_first[m.first] for n, m in moves.items()}, placed)
    stories[0].settled = len(stories) == 1 and not moves
    loose = _put_rest(paragraphs, kinds, stories, placed)
    if told and len(stories) > 1:
        for story in stories:
            story.body = announced(paragraphs, kinds, story.body)
    if told and moves:
        put_pictures(paragraphs, kinds, stories, loose, told())
    return stories, loose, found


def _whole(kinds: Sequence[Kind]) -> Story:
    return Story(Start(0, 0, 0, 0.0), len(kinds), body=list(range(len(kinds))))


def _leave_captions(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], stories: Sequence[Story]) -> None:
    """What stands over a column's name is no heading of the story under it: it closes the one before, as a caption."""
    for before, story in pairwise(stories):
        start = story.start
        headings = [n for n in range(start.head, start.neck) if kinds[n] == "subhead"]
        # The last heading of all would be the headline, unless that came from elsewhere.
        names = [n for n in headings[1 : None if story.moved else -1] if names_column(paragraphs[n].text)]
        if names and not any(bold(paragraphs[n]) for n in headings):
            story.start = start._replace(head=names[-1])
            before.end = names[-1]


def _put_head(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], story: Story, placed: set[int]) -> None:
    """Give a story the headings and names that stand over it, less those that went elsewhere."""
    head = [
        n for n in range(story.start.head, story.start.neck) if n not in placed and kinds[n] in ("subhead", "byline")
    ]
    headings = [n for n in head if kinds[n] == "subhead"]
    story.bylines += [n for n in head if kinds[n] == "byline"]
    named = story.moved or headings
    if named:
        story.headline = headline(paragraphs, named)
        story.kickers = [n for n in named if n < story.headline]
        story.decks = [n for n in named if n > story.headline]
    if story.moved and headings and story.headline is not None:
        title = paragraphs[story.headline].text
        last = headings[-1]
        several = len(headings) > 1 and not names_column(paragraphs[last].text)
        decks = [last] if several or is_deck(paragraphs[last].text, title) else []
        story.kickers = [n for n in headings if n not in decks] + story.kickers
        story.decks += decks
    placed.update(head)


def _put_company(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[Kind],
    moved: dict[int, Story],
    placed: set[int],
) -> None:
    """A kicker before a moved headline, a deck or a byline after it, go where it goes."""
    for n, story in sorted(moved.items()):
        if not bold(paragraphs[n]):
            continue
        # Straight after a text it is more likely that text's caption.
        first = n
        while first and kinds[first - 1] in ("subhead", "byline"):
            first -= 1
        above = n - 1
        while above > first and kinds[above] == "subhead" and above not in placed and not bold(paragraphs[above]):
            story.kickers.insert(0, above)
            placed.add(above)
            above -= 1
        below = n + 1
        while below < len(kinds) and kinds[below] in ("subhead", "byline") and below not in placed:
            if bold(paragraphs[below]):
                break
            (story.decks if kinds[below] == "subhead" else story.bylines).append(below)
            placed.add(below)
            below += 1


def _put_rest(
    paragraphs: Sequence[Paragraph], kinds: list[Kind], stories: Sequence[Story], placed: set[int]
) -> list[int]:
    """Body, subheads, pictures and signatures go to the story in whose stretch they stand. Returns what is loose."""
    loose: list[int] = []
    several = len(stories) > 1
    for k, story in enumerate(stories):
        begin = 0 if k == 0 else story.start.head
        for n in range(begin, story.end):
            if n in placed:
                continue
            kind = kinds[n]
            amid_head = story.start.head < n < story.start.first and "furniture" in kinds[: story.start.head]
            if (kind == "furniture" and (several or amid_head)) or (n < story.start.head and not story.settled):
                loose.append(n)
            elif kind in ("caption", "credit") and several:
                story.pictures.append(n)
            elif (
                kind == "byline"
                and several
                and not story.bylines
                and _signs_the_end(paragraphs, kinds, n, [k for k in range(n + 1, story.end) if k not in placed])
            ):
                story.bylines.append(n)
            elif kind == "subhead" and several and n > story.start.first and "body" not in kinds[n + 1 : story.end]:
                # No text follows it in its story: a headline whose story was not found or is on the next page, or
                # a caption.
                if bold(paragraphs[n]):
                    loose.append(n)
                elif "byline" in kinds[n + 1 : story.end]:
                    story.body.append(n)
                else:
                    kinds[n] = "caption"
                    story.pictures.append(n)
            else:
                story.body.append(n)
    return loose


def _signs_the_end(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int, after: Sequence[int]) -> bool:
    """Whether names stand straight after a story's last sentence. `after`: what else of it follows."""
    before = paragraphs[n - 1]
    return (
        kinds[n - 1] == "body"
        and ending(before.lines[-1].text) is Ending.TERMINAL
        and not any(kinds[k] in ("body", "subhead", "byline") for k in after)
    )


def _numbered(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], story: Story
) -> tuple[list[int], list[Paragraph]]:
    """The story's paragraphs with the parts they play, in reading order, and their numbers on the page."""
    named: list[tuple[int, Kind]] = [(n, "kicker") for n in story.kickers]
    if story.headline is not None:
        named.append((story.headline, "headline"))
    named += [(n, "deck") for n in story.decks]
    named += [(n, "byline") for n in story.bylines]
    named += [(n, kinds[n]) for n in (*story.body, *story.pictures)]
    if story.settled:
        named.sort()
    return [n for n, _ in named], [
        p if p.kind == kind else p._replace(kind=kind) for p, kind in ((paragraphs[n], kind) for n, kind in named)
    ]


CLEANER = Cleaner(
    name="articles",
    function=articles,
    what="headlines far from their stories, floating captions and bylines",
    why="Publishing systems write a page's boxes in the order in which they were made, overprinted headlines last.",
    example=Example(
        "本报讯 昨夜，横跨青河的新桥\n合龙，两镇之间的路程缩短到十分\n钟，村民出行方便多了。\n"
        "本报讯 今晨，茶山村的明前茶\n开采，头采的新茶每斤卖到八百元，\n茶农忙得不亦乐乎。\n"
        "新茶今晨开采\n青河新桥合龙\n",
        "青河新桥合龙\n本报讯 昨夜，横跨青河的新桥合龙，两镇之间的路程缩短到十分钟，村民出行方便多了。\n\n"
        "新茶今晨开采\n本报讯 今晨，茶山村的明前茶开采，头采的新茶每斤卖到八百元，茶农忙得不亦乐乎。\n",
    ),
)
