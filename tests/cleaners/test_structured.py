"""The records: they follow the schema, hold every character, and say where it came from."""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from test_invariants import TEXTS
from typesetter.texts import stories

from hzclean.cleaners import clean
from hzclean.cleaners.page import Page, Repair
from hzclean.cleaners.structured import articles_of, json_lines, markdown, records, schema, told_apart

VALIDATOR = Draft202012Validator(schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def ranges(record: dict) -> list[list[int]]:
    blocks = [*record["blocks"], *record["loose"], *record["removed"]]
    return [span for block in blocks for span in block["source"]]


@given(TEXTS)
def test_every_character_is_in_a_block_or_loose_or_removed(text: str) -> None:
    covered = bytearray(len(text))
    for record in articles_of(text):
        VALIDATOR.validate(record)
        for start, end in ranges(record):
            covered[start:end] = b"\1" * (end - start)
        for gone in record["removed"]:
            assert gone["text"] == "".join(text[start:end] for start, end in gone["source"])
    assert not [c for c, held in zip(text, covered, strict=True) if not held and not c.isspace()]


@pytest.mark.parametrize("told", [True, False])
def test_an_article_is_no_surer_than_its_headline_was_when_it_was_moved(told: bool) -> None:
    page = Page("新桥合龙\n昨夜，新桥合龙。\n\n新茶上市\n今晨，新茶上市。\n")
    articles = told_apart(page)[0] if told else ()
    page = page.noting([Repair("articles", 0, 4, "新桥合龙", "新桥合龙", "", 0.6)], articles=articles)
    assert [record["confidence"] for record in records(page)] == [0.6, 1.0]


@pytest.mark.parametrize("story", stories(), ids=lambda s: s.name)
def test_a_story_on_its_own_is_one_record(story) -> None:
    text = "\n".join(p.text for p in story.paragraphs()) + "\n"
    [record] = records(Page(text))
    VALIDATOR.validate(record)
    assert [b["text"] for b in record["blocks"]] == [p.text for p in story.paragraphs()]
    for block in record["blocks"]:
        assert "".join(text[a:b] for a, b in block["source"]) == block["text"]


def test_offsets_count_from_the_start_of_the_text_over_pages() -> None:
    text = "新桥合龙\n昨夜，新桥合龙。\n\f新茶上市\n今晨，新茶上市。\n"
    first, second = articles_of(text)
    assert (first["page"], second["page"]) == (1, 2)
    [[start, end]] = second["blocks"][0]["source"]
    assert text[start:end] == second["headline"] == "新茶上市"


def test_a_record_by_its_parts() -> None:
    text = (
        "两年零七个月\n溪口大桥合龙\n——预计国庆前通车\n本报记者 孟小满\n"
        "本报讯（通讯员 林一）昨日，溪口大桥合龙。\n大桥全长一千米，众志成城，强大合力。\n"
    )
    [record] = articles_of(text)
    assert record["kicker"] == "两年零七个月"
    assert record["headline"] == "溪口大桥合龙"
    assert record["deck"] == "——预计国庆前通车"
    assert record["byline"] == "本报记者 孟小满"
    assert record["dateline"] == "本报讯（通讯员 林一）"
    assert record["confidence"] == 1.0


def test_the_name_after_the_last_sentence_is_the_byline() -> None:
    [record] = articles_of("溪口大桥合龙\n昨日，溪口大桥合龙，众志成城，强大合力。 蔡沚彦\n")
    assert record["byline"] == "蔡沚彦"


def test_a_page_without_text_has_no_record() -> None:
    assert records(Page(" \n\n")) == []
    assert json_lines(Page("")) == markdown(Page("")) == ""


def test_json_lines_are_one_object_a_line_with_the_file() -> None:
    lines = json_lines(clean("新桥合龙\n昨夜，新桥合龙。"), "a.txt").splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["a.txt"]
    VALIDATOR.validate(json.loads(lines[0]))


def test_markdown_escapes_what_would_be_markup() -> None:
    assert markdown(Page("# 一\n\n*二* [三] 说完了。\n")) == "# \\# 一\n\n\\*二\\* \\[三\\] 说完了。\n"


def test_what_was_removed_from_a_later_page_is_said():
    text = "山\u200b水。\n\f岚山湾软件交易会岚山湾软件交易会\n人\u200b家。\n\f"
    removed = [gone for record in articles_of(text) for gone in record["removed"]]
    assert [gone["text"] for gone in removed] == ["\u200b", "岚山湾软件交易会", "\u200b"]
    assert all(gone["text"] == "".join(text[a:b] for a, b in gone["source"]) for gone in removed)
