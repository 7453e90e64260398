"""beside: headings of the story on the right that came out between the head and the text of the one on the left."""

import pytest

from hzclean.cleaners.beside import set_beside
from hzclean.cleaners.page import Kind, Line, Paragraph, Slice
from hzclean.cleaners.stories import starts

# (kind, [(printed line, where it begins in em)]); two stories side by side, the right one 26 em from the edge.
LEFT_HEAD = ("subhead", [(1, 0.0)])
RIGHT_HEAD = ("subhead", [(1, 25.0)])
LEFT_NAME = ("byline", [(2, 0.0)])
RIGHT_NAME = ("byline", [(2, 26.0)])
LEFT_TEXT = ("body", [(4, 1.0), (5, 0.0), (6, 0.0)])
RIGHT_TEXT = ("body", [(4, 27.0), (5, 26.0), (6, 26.0)])


def beside(*units: tuple[Kind, list[tuple[int, float]]]) -> list[tuple[int, int]]:
    """Which heading goes to the story that begins with which paragraph."""
    paragraphs = []
    for kind, lines in units:
        text = {"byline": "柳小禾", "subhead": "渡口的灯亮了"}.get(kind, "灯在渡口亮了一夜。")
        members = tuple(Line(text, (Slice(0, len(text)),), number, x=x) for number, x in lines)
        paragraphs.append(Paragraph(kind, members, ("",) * (len(members) - 1)))
    kinds = [kind for kind, _ in units]
    return [(n, first) for n, first, _ in set_beside(paragraphs, kinds, starts(paragraphs, kinds, plain=True))]


def test_the_heading_on_the_right_goes_to_the_story_on_the_right() -> None:
    assert beside(LEFT_HEAD, RIGHT_HEAD, LEFT_NAME, LEFT_TEXT, RIGHT_NAME, RIGHT_TEXT) == [(1, 5)]


def test_a_heading_beside_the_text_cannot_head_it() -> None:
    low = ("subhead", [(5, 25.0)])
    assert beside(LEFT_HEAD, low, LEFT_TEXT, RIGHT_NAME, RIGHT_TEXT) == [(1, 4)]


def test_a_kicker_over_it_goes_with_it() -> None:
    kicker = ("subhead", [(1, 26.0)])
    lower = ("subhead", [(2, 25.0)])
    assert beside(LEFT_HEAD, kicker, lower, LEFT_TEXT, RIGHT_NAME, RIGHT_TEXT) == [(1, 5), (2, 5)]


@pytest.mark.parametrize("deck", [("subhead", [(2, 12.0)]), ("subhead", [(2, 25.0)])])
def test_a_deck_set_further_in_stays(deck: tuple[Kind, list[tuple[int, float]]]) -> None:
    assert beside(LEFT_HEAD, deck, LEFT_TEXT, RIGHT_NAME, RIGHT_TEXT) == []


def test_no_story_to_the_right() -> None:
    assert beside(LEFT_HEAD, RIGHT_HEAD, LEFT_NAME, LEFT_TEXT) == []
