"""The parts of a page's stories: which headings, names, text and pictures each story has, and in which order.

`articles` knows where the stories begin and which headings were moved; here what stands between two beginnings is
given out: kicker, headline, deck and byline, body with its subheads, captions and credits after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.captions import ends_in_caption
from hzclean.cleaners.heads import headline, is_deck, names_column
from hzclean.cleaners.kinds import Ending, ending
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.stories import Story, bold

_LABEL: Final = late("[一-鿿·]{4,}")  # 记者调查, no torn piece, hour or figure


def leave_captions(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], stories: Sequence[Story]) -> None:
    """What stands over a column's name is no heading of the story under it: it closes the one before, as a caption."""
    for before, story in pairwise(stories):
        start = story.start
        headings = [n for n in range(start.head, start.neck) if kinds[n] == "subhead"]
        # The last heading of all would be the headline, unless that came from elsewhere.
        names = [n for n in headings[1 : None if story.moved else -1] if names_column(paragraphs[n].text)]
        if names and not any(bold(paragraphs[n]) for n in headings):
            story.start = start._replace(head=names[-1])
            before.end = names[-1]


def put_head(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], story: Story, placed: set[int]) -> None:
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


def put_column_names(paragraphs: Sequence[Paragraph], stories: Sequence[Story]) -> None:
    """The name of a newspaper's column is no deck, and no headline below a longer one: where columns came out mixed it
    heads the story beside, the next; if that has a kicker or there is none, its own.
    """
    for story, following in zip(stories, [*stories[1:], None], strict=True):
        title = story.headline
        plain = title is not None and not bold(paragraphs[title])
        if title is not None and plain and len(story.kickers) == 1 and _is_label(paragraphs[title]):
            over = story.kickers[0]
            if not names_column(paragraphs[over].text):
                story.headline, story.kickers = over, []
                story.decks.insert(0, title)
        if following is None and not plain:
            continue  # below an overprinted headline it may be a deck
        for n in [n for n in story.decks if _is_label(paragraphs[n])]:
            story.decks.remove(n)
            heads = following if following and following.headline is not None and not following.kickers else story
            heads.kickers.append(n)


def _is_label(paragraph: Paragraph) -> bool:
    return names_column(paragraph.text) and _LABEL.fullmatch(paragraph.text) is not None


def put_company(
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


def put_rest(
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
                if "byline" in kinds[n + 1 : story.end]:
                    story.body.append(n)
                elif bold(paragraphs[n]):
                    loose.append(n)
                else:
                    kinds[n] = "caption"
                    story.pictures.append(n)
            else:
                story.body.append(n)
    return loose


def put_captions(paragraphs: Sequence[Paragraph], kinds: list[Kind], stories: Sequence[Story]) -> None:
    """A caption that came last in a story's body goes with its pictures."""
    for story in stories:
        if ends_in_caption(paragraphs, kinds, story.body):
            kinds[story.body[-1]] = "caption"
            story.pictures.insert(0, story.body.pop())


def put_signatures(stories: Sequence[Story], loose: list[int], signing: Mapping[int, int]) -> None:
    """Names that sign a story whose byline they are too go after its text. `signing`: which byline each one is."""
    for n, byline in signing.items():
        of = next((story for story in stories if byline in story.bylines), None)
        here = next((story.pictures for story in stories if n in story.pictures), loose)
        if of is not None and n in here:
            here.remove(n)
            of.pictures.append(n)


def _signs_the_end(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int, after: Sequence[int]) -> bool:
    """Whether names stand straight after a story's last sentence. `after`: what else of it follows."""
    before = paragraphs[n - 1]
    return (
        kinds[n - 1] == "body"
        and ending(before.lines[-1].text) is Ending.TERMINAL
        and not any(kinds[k] in ("body", "subhead", "byline") for k in after)
    )


def in_reading_order(
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
