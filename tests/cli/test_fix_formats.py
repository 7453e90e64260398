"""`hzclean fix --format` and `--no-articles`: records, Markdown, and the order of the page."""

import json

import pytest
from run import hzclean

TEXT = "新桥昨夜合龙\n本报讯 昨夜，新桥合龙。\n\f新茶今晨上市\n今晨，新茶上市。\n"


def test_jsonl_is_one_article_a_line_with_offsets_into_the_file(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    done = hzclean("fix", page, "--format", "jsonl")
    assert done.code == 0
    first, second = map(json.loads, done.out.splitlines())
    assert (first["headline"], first["dateline"], first["page"]) == ("新桥昨夜合龙", "本报讯", 1)
    assert first["file"] == second["file"] == str(page)
    [[start, end]] = second["blocks"][0]["source"]
    assert TEXT[start:end] == "新茶今晨上市"


def test_jsonl_of_standard_input_names_no_file():
    assert "file" not in json.loads(hzclean("fix", "--format", "jsonl", stdin="新桥合龙。\n").out)
    assert hzclean("fix", "--format", "jsonl").out == ""


def test_markdown():
    done = hzclean("fix", "--format", "markdown", stdin=TEXT)
    assert done.out == "# 新桥昨夜合龙\n\n本报讯 昨夜，新桥合龙。\n\n# 新茶今晨上市\n\n今晨，新茶上市。\n"


@pytest.mark.parametrize(("name", "suffix"), [("jsonl", ".jsonl"), ("markdown", ".md"), ("text", ".txt")])
def test_a_folder_gets_the_suffix_of_the_format(tmp_path, name, suffix):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "page.txt").write_text(TEXT, encoding="utf-8")
    assert hzclean("fix", tmp_path / "raw", "-o", tmp_path / "out", "--format", name).code == 0
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["page" + suffix]


def test_formats_do_not_go_over_the_inputs(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    done = hzclean("fix", page, "--in-place", "--format", "jsonl")
    assert done.code == 2
    assert "--format jsonl goes with -o" in done.err
    assert page.read_text(encoding="utf-8") == TEXT


def test_no_articles_is_skipping_that_step():
    assert hzclean("fix", "--no-articles", stdin=TEXT).out == TEXT
