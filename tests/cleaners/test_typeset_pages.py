"""What must hold for any typeset page, however spoiled; the typesetter is the witness, not the cleaners' own parts."""

import unicodedata
from collections import Counter
from dataclasses import replace

from hypothesis import assume, given, settings
from typesetter.spoil import RADICALS
from typesetter.strategies import damages, our_stories, pages, random_stories
from typesetter.texts import Paragraph

from hzclean.cleaners import clean as model
from hzclean.cleaners import fix
from hzclean.cleaners.page import Page
from hzclean.cleaners.registry import Settings, cleaners
from hzclean.cleaners.slices import slice_text

# Damage that only spoils characters and adds blanks; nothing is printed twice.
ADDS_NOTHING = damages(repeats=0).map(lambda damage: replace(damage, overprint="none"))


def clean(paragraphs: list[Paragraph]) -> str:
    """One paragraph a line."""
    return "".join(f"{paragraph.text}\n" for paragraph in paragraphs)


def printed(text: str) -> Counter[str]:
    """Its characters, blanks aside, radicals as the characters they stand for."""
    back = str.maketrans({radical: character for character, radical in RADICALS.items()})
    return Counter(c for c in unicodedata.normalize("NFC", text.translate(back)) if not c.isspace())


@settings(max_examples=60)
@given(random_stories() | our_stories())
def test_a_clean_text_comes_back_byte_for_byte(story):
    said = [paragraph.text for paragraph in story.paragraphs()]
    # A paragraph that stands twice on a page is damage, and mended by a step of its own: no clean text has one.
    assume(len(set(said)) == len(said))
    text = clean(story.paragraphs())
    assert fix(text) == text


@settings(max_examples=60)
@given(pages(damages=ADDS_NOTHING) | pages(stories=our_stories(), damages=ADDS_NOTHING))
def test_no_printed_character_is_lost_or_added_but_those_reported(page):
    # Random stories may say a sentence twice, which is then a repeat: removed, and reported.
    removed = "".join(page.text[r.start : r.end] for r in model(page.text).removals)
    assert printed(fix(page.text)) + printed(removed) == printed(page.text)


@settings(max_examples=60)
@given(pages(stories=our_stories(), damages=damages()))
def test_with_overprint_no_character_of_the_text_is_lost(page):
    assert not printed(clean(list(page.paragraphs))) - printed(fix(page.text))


@settings(max_examples=60)
@given(pages(damages=damages()) | pages(stories=our_stories(), damages=damages()))
def test_twice_is_once(page):
    once = fix(page.text)
    assert fix(once) == once


@settings(max_examples=40)
@given(pages(damages=damages()) | pages(stories=our_stories(), damages=damages()))
def test_after_each_step_each_line_says_what_its_slices_say(page):
    model = Page(page.text)
    for cleaner in cleaners():
        model = cleaner.function(model, Settings())
        for line in (line for unit in model.units() for line in unit.lines):
            assert line.text == slice_text(page.text, line.slices).strip(), cleaner.name
