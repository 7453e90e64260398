"""Documents and pieces: every character in its place, whatever the blocks."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from hzclean.stats import documents
from hzclean.stats.documents import split

TEXT = st.text(alphabet="天地 \n\t\r\u3000\f。", max_size=60)


def by_blank_lines(text):
    """The reference: lines, gathered until a blank one or one that begins a page."""
    found, current = [], []
    for line in re.split(r"(?<=\n)|(?<=\f)", text):
        body = line.strip("\n\f\r\t \u3000")
        if body:
            current.append(line)
        if (not body or line.endswith("\f")) and current:
            found.append("".join(current))
            current = []
    return [*found, "".join(current)] if current else found


@given(TEXT.map(lambda t: t.replace("\f", "")), st.lists(st.integers(1, 7), min_size=1))
@example("天\n\n地", [1])
@example("天\n \u3000\n地\n", [2])
@example("\n\n天", [1])
def test_articles_are_the_lines_between_blank_lines(text, sizes):
    text = text.rstrip(" \t\r\u3000")  # blanks without a line end after them are part of the last document
    whole = by_blank_lines(text)
    got = {}
    for piece in split(blocks_of(text, sizes)):
        got.setdefault(piece.document, []).append(piece.text)
    assert ["".join(parts) for parts in got.values()] == whole


def blocks_of(text, sizes):
    at, turn = 0, 0
    while at < len(text):
        yield text[at : at + sizes[turn % len(sizes)]]
        at += sizes[turn % len(sizes)]
        turn += 1


@given(TEXT, st.lists(st.integers(1, 7), min_size=1), st.sampled_from(["article", "file"]))
def test_places_point_into_the_input(text, sizes, unit):
    for piece in split(blocks_of(text, sizes), unit):
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        assert piece.line == text.count("\n", 0, piece.start) + 1


@given(TEXT, st.sampled_from(["article", "file"]))
def test_each_document_ends_once_and_numbers_rise(text, unit):
    pieces = list(split([text], unit, first=5))
    last = [piece.document for piece in pieces if piece.last]
    assert last == sorted({piece.document for piece in pieces})
    assert last == list(range(5, 5 + len(last)))
    if unit == "file":
        assert len(last) == (1 if text.strip() else 0)


def test_a_form_feed_ends_a_document():
    assert [p.text for p in split(["甲\n\f乙\n"]) if p.text] == ["甲\n", "乙\n"]


def test_long_documents_come_in_pieces_of_whole_lines():
    text = "一行字。\n" * 20_000
    pieces = list(split([text]))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text.endswith("\n") for piece in pieces if piece.text)
    assert max(len(piece.text) for piece in pieces) <= documents.PIECE
    assert {piece.document for piece in pieces} == {0}


def test_a_text_without_line_ends_is_cut_after_punctuation_wherever_its_blocks_end():
    text = "天地玄黄，" * 600_000
    one = ["".join(p.text for p in split([text]))]
    assert one == [text]
    cuts = [p.start for p in split([text])]
    assert cuts == [p.start for p in split([text[at : at + 99_999] for at in range(0, len(text), 99_999)])]
    assert all(text[at - 1] == "，" for at in cuts if 0 < at < len(text))
