"""Inputs as pages: a large file is read piece by piece and gives what it gives as a whole."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hzclean.cleaners.pipeline import PAGE_BREAK
from hzclean.cli import texts
from hzclean.cli.errors import Failure
from hzclean.cli.inputs import Input


def read(path, break_=PAGE_BREAK):
    return list(texts.pages(Input(str(path), str(path)), break_, None, "strict"))


@pytest.fixture
def pieces(monkeypatch):
    """Every file counts as large and is read in pieces of five bytes."""
    monkeypatch.setattr(texts, "_LARGE", 0)
    monkeypatch.setattr(texts, "_PIECE", 5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(alphabet="\ufeff早a\n\f ~{", min_size=1, max_size=40))
def test_a_large_file_has_the_pages_of_a_small_one(tmp_path, text):
    path = tmp_path / "页.txt"
    path.write_bytes(text.encode())
    whole = read(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_LARGE", 0)
        patch.setattr(texts, "_PIECE", 5)
        assert read(path) == whole


@pytest.mark.parametrize(
    "data", ["早市".encode("gb18030"), "早市".encode("utf-16"), b"~{Trj~}", "早".encode() + b"\x1b(B"]
)
def test_only_plain_utf_8_is_read_in_pieces(tmp_path, pieces, data):
    path = tmp_path / "页.txt"
    path.write_bytes(data)
    assert not texts.is_utf_8(Input(str(path), str(path)))


def test_a_large_file_that_does_not_decode_gives_no_page(tmp_path, pieces):
    path = tmp_path / "页.txt"
    path.write_bytes("早市\n".encode() * 9 + b"\xe6\x97")
    with pytest.raises(Failure, match="line 10"):
        read(path)


def test_other_page_breaks_are_looked_for_in_the_whole_text(tmp_path, pieces):
    path = tmp_path / "页.txt"
    path.write_text("早市\n=====\n夜市\n", encoding="utf-8")
    assert [page.text for page in read(path, re.compile("=+\n"))] == ["早市\n", "夜市\n"]
