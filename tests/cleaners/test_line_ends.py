"""A page is read alike whatever ends its lines; and a clean one keeps its own line ends."""

import pathlib

import pytest

from hzclean.cleaners import Settings, clean, fix
from hzclean.cleaners.encodings import detect
from hzclean.cleaners.ledger import ledger, restore
from hzclean.cleaners.pipeline import clean_page
from hzclean.cleaners.structured import articles_of

PAGES = sorted((pathlib.Path(__file__).parents[2] / "samples" / "raw").glob("*.txt"))
ENDS = pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CR LF", "CR"])


def text_of(path):
    data = path.read_bytes()
    return data.decode(detect(data).encoding)


@ENDS
@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_a_page_from_another_system_is_read_as_ours(path, end):
    """pdftotext on Windows ends lines with CR LF; to the gates a return was a blank, and columns stayed mixed."""
    page = text_of(path)
    other = page.replace("\n", end)
    assert fix(other) == fix(page).replace("\n", end)
    done, rendered = clean_page(other, Settings())
    assert restore(rendered.text, ledger(other, rendered)) == other
    assert [r.step for r in done.repairs] == [r.step for r in clean(page).repairs]
    for removal, same in zip(done.removals, clean(page).removals, strict=True):
        assert other[removal.start : removal.end] == page[same.start : same.end].replace("\n", end)
    for line in (line for unit in done.units() for line in unit.lines):
        assert "".join(other[s.start : s.end] if s.text is None else s.text for s in line.slices) == line.text


@ENDS
@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_records_hold_the_same_texts(path, end):
    page = text_of(path)
    said = [[b["text"] for b in r["blocks"]] for r in articles_of(page)]
    assert [[b["text"] for b in r["blocks"]] for r in articles_of(page.replace("\n", end))] == said


@pytest.mark.parametrize(
    "text",
    ["天\r\n地\n人\r玄\r\r\n黄", "第一章\r\n\r\n　　水从山上流下来。\r\n", "一\r", "\r\n", "\r", "甲\r\n\f乙\r\n\f"],
)
def test_clean_text_keeps_its_line_ends(text):
    assert fix(text) == text


def test_mixed_ends_stay_where_they_were():
    assert fix("⼴州\r\n天⽔\n⼭中\r人") == "广州\r\n天水\n山中\r人"
