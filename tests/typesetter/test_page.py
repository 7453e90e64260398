"""The typesetter loses nothing, and its gold says how to get the text back."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typesetter import Damage, Story, Style, Typeset, stories, typeset
from typesetter.spoil import RADICALS
from typesetter.strategies import ORDERS, damages, our_stories, pages, random_stories, styles

HARMLESS = damages(repeats=0).map(lambda damage: replace(damage, overprint="none"))


def rebuilt(page: Typeset) -> list[str]:
    """The paragraphs as the gold's pieces say them: from each piece that none points to, along `next`."""
    followed = {piece.next for piece in page.pieces}
    texts: dict[int, str] = {}
    for n, piece in enumerate(page.pieces):
        if n in followed or not piece.clean:
            continue
        while True:
            texts[piece.paragraph] = texts.get(piece.paragraph, "") + piece.clean + piece.glue
            if piece.next is None:
                break
            piece = page.pieces[piece.next]
    return [texts[number].rstrip("\n") for number in sorted(texts)]


def characters(*texts: str) -> Counter[str]:
    """What is printed, blanks aside, radicals as the characters they stand for."""
    back = str.maketrans({radical: character for character, radical in RADICALS.items()})
    return Counter(c for text in texts for c in text.translate(back) if not c.isspace())


@given(pages(damages=damages()) | pages(stories=our_stories(), damages=damages()))
def test_the_gold_leads_back_to_the_paragraphs_and_damage_only_adds(page):
    texts = [paragraph.text for paragraph in page.paragraphs]
    assert rebuilt(page) == texts
    assert not characters(*texts) - characters(page.text)


@given(pages(damages=HARMLESS))
def test_nothing_is_lost_and_nothing_added(page):
    assert characters(page.text) == characters(*(paragraph.text for paragraph in page.paragraphs))


@settings(max_examples=30)
@given(pages())
def test_an_unspoiled_piece_is_what_it_shows(page):
    assert [page.shown(piece) for piece in page.pieces] == [piece.clean for piece in page.pieces]


@given(pages(damages=damages()))
def test_pieces_cover_the_page_in_order_and_do_not_overlap(page):
    lines = page.lines
    at = (0, 0)
    for piece in page.pieces:
        assert (piece.line, piece.start) >= at
        assert piece.start < piece.end <= len(lines[piece.line])
        at = (piece.line, piece.end)
    shown = (lines[piece.line][piece.start : piece.end] for piece in page.pieces)
    assert characters(page.text) == characters(*shown)


@settings(max_examples=30)
@given(st.lists(random_stories(), min_size=1, max_size=3), styles(), damages(), st.sampled_from(ORDERS), st.integers())
def test_the_same_arguments_give_the_same_page(texts, style, damage, order, seed):
    assert typeset(texts, style, damage, order, seed) == typeset(texts, style, damage, order, seed)


@settings(max_examples=50)
@given(pages(orders=["in order"]))
def test_in_order_each_body_line_is_followed_by_its_successor(page):
    """But for captions, which stand between, and lines beside one another in heads."""
    body = [n for n, piece in enumerate(page.pieces) if page.paragraphs[piece.paragraph].kind == "body"]
    for n, after in pairwise(body):
        piece = page.pieces[n]
        same = page.paragraphs[piece.paragraph].kind == page.paragraphs[page.pieces[after].paragraph].kind
        if piece.glue != "\n" and same:
            assert piece.next == after


def test_seeds_differ():
    texts = stories()[:3]
    made = {typeset(texts, Style(stagger=3), order="displaced", seed=seed).text for seed in range(8)}
    assert len(made) == 8


def test_side_by_side_has_several_pieces_on_a_line():
    page = typeset(stories()[:1], Style(columns=3, measure=14), order="side by side")
    assert max(Counter(piece.line for piece in page.pieces).values()) == 3


def test_alternating_changes_columns_from_line_to_line():
    page = typeset(stories()[:1], Style(columns=3, measure=14), order="alternating")
    jumps = [piece.next - n for n, piece in enumerate(page.pieces) if piece.next is not None]
    assert Counter(jumps).most_common(1)[0][0] == 3


def test_displaced_keeps_most_lines_together_and_moves_some():
    page = typeset(stories()[:2], Style(columns=3, measure=14), order="displaced")
    links = [(n, piece.next) for n, piece in enumerate(page.pieces) if piece.next is not None]
    kept = sum(after == n + 1 for n, after in links)
    assert 0.5 < kept / len(links) < 1


@pytest.mark.parametrize(("how", "shown"), [("runs", "稻田稻田3G3G，，"), ("characters", "稻稻田田33GG，，")])
def test_overprint_by_hand(how, shown):
    page = typeset([Story("稻田3G，", ())], damage=Damage(overprint=how))
    assert page.text == shown + "\n"
    assert page.pieces[0].clean == "稻田3G，"


def test_a_page_without_stories_is_empty():
    assert typeset([]) == Typeset("", (), ())


@pytest.mark.parametrize("style", [{"abreast": 3, "columns": 2}, {"measure": 3}])
def test_impossible_pages_are_refused(style):
    with pytest.raises(ValueError, match=r"columns|em for|em has"):
        Style(**style)
