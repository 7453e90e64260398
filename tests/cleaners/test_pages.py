"""Where a text's pages end: told of the whole text and of a text that comes in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import pipeline
from hzclean.cleaners.pipeline import split_pages, split_stream

TEXTS = st.text(alphabet="一\n\f \u3000", max_size=60)


@pytest.fixture(autouse=True, scope="module")
def short_pages():
    """Pages so short that the texts here are cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "LONGEST_PAGE", 7)
        patch.setattr(pipeline, "_TAIL", 3)
        yield


@given(TEXTS, st.integers(1, 9))
def test_a_text_in_pieces_has_the_pages_of_the_whole(text, size):
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(split_stream(pieces)) == list(split_pages(text))


@given(TEXTS)
def test_pages_and_breaks_are_the_text(text):
    assert "".join(page + after for page, after in split_pages(text)) == text


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [("", "")]),
        ("一\f二\f\n", [("一", "\f"), ("二\f\n", "")]),
        ("一一一一\n\n二二二二", [("一一一一\n\n", ""), ("二二二二", "")]),
    ],
)
def test_breaks_after_the_last_page_are_its_own_and_long_pages_are_cut_at_blank_lines(text, pages):
    assert list(split_pages(text)) == pages
