"""Captions and credits: to the story they show, where headlines were displaced and pictures may be too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.patterns import late
from hzclean.cleaners.stories import Story

# By so many nats a caption must fit another story better than the one it stands in.
_BETTER: Final = 6.0
_SHORTEST: Final = 8  # characters; what is shorter says too little
_NAME: Final = late("[\u3400-\u9fff·]{2,5}")


def put_pictures(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[Kind],
    stories: Sequence[Story],
    loose: list[int],
    page: Passages,
) -> None:
    """Move captions, each with its credit, to the story that says the same; lone credits to the story of that name.

    `page`: what its body says.
    """
    captions = [(n, story) for story in stories for n in story.pictures if kinds[n] == "caption"]
    for n, home in captions:
        text = paragraphs[n].text
        if len(text) < _SHORTEST:
            continue
        fits = {id(story): page.once(text, story.start.first, story.end) for story in stories}
        best = max(stories, key=lambda s: fits[id(s)])
        if fits[id(best)] - fits[id(home)] > _BETTER:
            _move(n, kinds, home, best)
    for n in [n for n in loose if kinds[n] == "credit"]:
        names = set(_NAME.findall(paragraphs[n].text))
        of = [s for s in stories if any(names & set(_NAME.findall(paragraphs[b].text)) for b in s.bylines)]
        if len(of) == 1:
            of[0].pictures.append(n)
            loose.remove(n)


def _move(n: int, kinds: Sequence[Kind], home: Story, to: Story) -> None:
    moving = [n]
    if n + 1 in home.pictures and kinds[n + 1] == "credit":
        moving.append(n + 1)
    for m in moving:
        home.pictures.remove(m)
        to.pictures.append(m)
