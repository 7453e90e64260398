"""`hzclean stats` in wrong hands: every error is one sentence that names the place, with exit code 1 or 2."""

import json

import pytest
from run import hzclean

from hzclean.cli import counting, parts
from hzclean.cli.inputs import find
from hzclean.stats.census import Plan
from hzclean.stats.ngrams import character_ngrams, word_ngrams


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("图书馆读书，增长3%。\n\n读者来信\n", encoding="utf-8")
    return path


def test_an_output_never_goes_over_an_input_or_the_other_output(page, tmp_path):
    before = page.read_bytes()
    other = tmp_path / "other.txt"
    other.write_text("图书馆\n", encoding="utf-8")
    for arguments, word in (
        ((page, "-o", page), "is an input"),
        ((page, "--html", page), "is an input"),
        ((page, "-t", "keyness", "--against", other, "-o", other), "is an input"),
        ((page, "--dict", other, "-o", tmp_path / "." / "other.txt"), "is an input"),
        ((page, "-o", tmp_path / "out.html", "--html", tmp_path / "out.html"), "same file"),
    ):
        done = hzclean("stats", *arguments)
        assert done.code == 2
        assert word in done.err
    assert page.read_bytes() == before
    assert other.read_text(encoding="utf-8") == "图书馆\n"
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["-", "-"], "named twice"),
        (["-t", "keyness", "--against", "-"], "named twice"),
        (["-t", "collocations", "--node", "读书", "--window", "0"], "window of 0"),
        (["-t", "collocations", "--node", " "], "--node"),
        (["--html", "-"], "--html needs"),
        (["-o", ""], "--output needs"),
        (["--dict", ""], "--dict needs"),
        (["-t", "mentions", "--sort", "count"], "only one order of mentions"),
    ],
)
def test_wrong_usage(arguments, word):
    done = hzclean("stats", *arguments, stdin="图书馆\n")
    assert done.code == 2
    assert word in done.err.splitlines()[-1]


@pytest.mark.parametrize("table", ["terms", "figures", "mentions"])
def test_surrogates_that_a_program_wrote_are_named(tmp_path, table):
    path = tmp_path / "faulty.txt"
    path.write_bytes("abc \ud842\udfb7\n".encode("utf-8", "surrogatepass") * 5)
    done = hzclean("stats", "--table", table, str(path))
    assert done.code == 1
    assert f"{path}, line 1, byte 4: not valid utf-8" in done.err


def test_groups_need_json_lines_and_say_so_once(page, tmp_path):
    done = hzclean("stats", page, "--by", "colour", "-t", "terms")
    assert done.code == 1
    assert done.err == f"hzclean: {page}: not JSON lines, which alone have a field “colour” to group --by\n"
    records = tmp_path / "records.txt"
    records.write_text('{"text": "图书馆", "colour": "red"}\n', encoding="utf-8")
    assert hzclean("stats", records, "--by", "colour", "-t", "terms", "-f", "csv").out.splitlines()[1].startswith("red")


def test_a_group_may_be_named_by_anything(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text('{"text": "图书馆", "g": {"a": [1]}}\n{"text": "图书馆", "g": null}\n', encoding="utf-8")
    done = hzclean("stats", path, "--by", "g", "-t", "terms", "-f", "tsv")
    assert [line.split("\t")[0] for line in done.out.splitlines()] == ["g", "", '{"a": [1]}']


def test_a_frequency_beyond_all_measure_is_named(page, tmp_path):
    (tmp_path / "words").write_text("读书 3\n图书馆 99999999999999999999 n\n", encoding="utf-8")
    done = hzclean("stats", page, "--dict", tmp_path / "words")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "words, line 2: no frequency may be above" in done.err


def test_no_more_processes_than_there_is_work_for(page):
    assert hzclean("stats", page, page, "-j", 10**8, "-t", "terms").code == 0


def test_many_bad_lines_are_counted_and_the_first_named(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "图书馆"}\n' + "nothing\n" * 500, encoding="utf-8")
    done = hzclean("stats", path, "-t", "terms", "-f", "csv")
    assert done.code == 1
    assert "图书馆,1," in done.out
    assert done.err.count("not JSON") == 3
    assert f"{path}: 497 more such lines" in done.err
    assert hzclean("stats", path, "--strict").code == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ('{"text": ' + "[" * 5000 + '"图"' + "]" * 5000 + "}", "nested too deeply"),
        ('{"text": "图书馆\\ud800"}', "\\ud800 is half a character"),
    ],
    ids=["very deep", "deep", "half a pair"],
)
def test_hostile_records_are_bad_lines(tmp_path, line, reason):
    path = tmp_path / "hostile.jsonl"
    path.write_text(line + '\n{"text": "读书\\ud83d\\ude00"}\n', encoding="utf-8")
    done = hzclean("stats", path, "-t", "terms", "-f", "csv")
    assert (done.code, done.err) == (1, f"hzclean: {path}, line 1: {reason}\n")
    assert "读书,1," in done.out


def test_lines_are_those_of_the_file_whatever_the_ranges(tmp_path, monkeypatch):
    """Bad records, and documents that are told by their line, in ranges of a kilobyte."""
    monkeypatch.setattr(parts, "RANGE", 1024)
    monkeypatch.setattr(parts, "SAMPLE", 512)
    path = tmp_path / "large.jsonl"
    lines = [json.dumps({"text": f"增长{n}%"}, ensure_ascii=False) for n in range(300)]
    lines[250] = "bad"
    path.write_text("\n".join(lines), encoding="utf-8")
    text = tmp_path / "large.txt"
    text.write_text("\n\n".join(f"增长{n}%" for n in range(500)), encoding="utf-8")
    plan = Plan(("figures",), figures_by="document")
    for named in (path, text):
        outcomes = [
            counting.count_inputs(find([str(named)]).inputs, plan, parts.Reading(), jobs, None, True) for jobs in (1, 2)
        ]
        one, two = ([row.document for row in outcome.groups[""]["figures"].rows()] for outcome in outcomes)
        assert sorted(one) == sorted(two)
        assert outcomes[0].failed == outcomes[1].failed
    assert f"{text}:999" in one


def test_ngrams_longer_than_any_run_cost_nothing():
    assert list(character_ngrams("上山，下", 2, 10**12)) == ["上山"]
    assert list(word_ngrams(["上", "山"], 1, 10**12)) == ["上", "山", "上 山"]
    assert list(character_ngrams("", 1, 10**12)) == []


def test_what_there_is_nothing_of_is_said(page, tmp_path):
    (tmp_path / "empty").touch()
    assert "no text" in hzclean("stats", page, "-t", "keyness", "--against", tmp_path / "empty").err
    assert "天文台 does not occur" in hzclean("stats", page, "-t", "collocations", "--node", "天文台").err
