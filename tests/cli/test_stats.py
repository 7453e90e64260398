"""`hzclean stats` as a user meets it: pipes, folders, JSON lines, jobs, bad input."""

import bz2
import csv
import gzip
import io
import json
from collections import Counter
from pathlib import Path

import pytest
import rjieba
from click.testing import CliRunner
from run import Done, hzclean

from hzclean.cli import commands, counting, parts
from hzclean.cli.stats import FORMATS, TABLE_NAMES
from hzclean.cli.tables import FORMATS as PRINTED
from hzclean.stats.tables import TABLES

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAGES = {
    "a.txt": "青湖市新建图书馆\n青湖市图书馆昨日开馆，总投资3.2亿元，藏书120万册。\n读者说，图书馆很安静。\n",
    "b.txt": "读者来信\n我们在图书馆读书。去年，青湖市接待读者45万人次，增长7.5%。\n\n天气\n今天晴，气温12℃。\n",
    "sub/c.txt": "科技创新带动产业发展。科技创新不停步，产业发展不停步。\n",
}


@pytest.fixture
def corpus(tmp_path):
    """A folder of three texts with four articles."""
    for name, text in PAGES.items():
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "corpus"


def stats(*arguments, stdin=None):
    """Run `hzclean stats` in this process where it reads files only: that is quicker."""
    if stdin is not None:
        return hzclean("stats", *arguments, stdin=stdin)
    ran = CliRunner().invoke(commands.hzclean, ["stats", *map(str, arguments)])
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return Done(ran.exit_code, ran.stdout, ran.stderr, b"")


def rows(*arguments, stdin=None):
    """The rows that a run prints as CSV."""
    done = stats(*arguments, "--format", "csv", "--quiet", stdin=stdin)
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def everything(*arguments, stdin=None):
    """Terms with nothing left out."""
    return rows(*arguments, "--table", "terms", "--stopwords", "none", "--min-length", "1", stdin=stdin)


def test_terms_are_those_of_a_plain_counter(corpus):
    tokens = Counter(token for text in PAGES.values() for token in rjieba.cut(text))
    words = sum(n for token, n in tokens.items() if any(map(str.isalnum, token)))
    expected = {t: n for t, n in tokens.items() if any("\u4e00" <= c <= "\u9fff" for c in t)}
    found = everything(corpus)
    assert {row["term"]: int(row["count"]) for row in found} == expected
    assert float(found[0]["per_million"]) == pytest.approx(int(found[0]["count"]) * 1e6 / words)
    assert [int(row["count"]) for row in found] == sorted(expected.values(), reverse=True)


def test_alone_it_prints_an_overview_the_top_terms_and_the_top_figures(corpus):
    out = stats(corpus).out
    assert [block.split("\n", 1)[0] for block in out.split("\n\n")] == ["overview", "terms", "figures"]
    overview = {row["measure"]: row["value"] for row in rows(corpus, "--table", "overview")}
    assert overview["documents"] == "4"
    assert overview["paragraphs"] == "8"
    assert overview["script"] == "Simplified"
    text = "".join(PAGES.values())
    assert int(overview["hanzi"]) == sum("\u4e00" <= c <= "\u9fff" for c in text)
    assert int(overview["characters"]) == sum(not c.isspace() for c in text)


def test_a_pipe_of_all_files_and_the_files_give_the_same(corpus):
    files = sorted(corpus.rglob("*.txt"))
    pipe = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for table in ("overview", "terms", "figures", "characters", "ngrams", "dispersion"):
        assert stats("-t", table, stdin=pipe).out == stats("-t", table, *files).out


def test_fix_then_stats_by_pipe_and_by_folder(corpus, tmp_path):
    """Pages as extractors write them, a form feed after each."""
    for path in corpus.rglob("*.txt"):
        path.write_text(path.read_text(encoding="utf-8") + "\f", encoding="utf-8")
    together = "".join(path.read_text(encoding="utf-8") for path in sorted(corpus.rglob("*.txt")))
    fixed = hzclean("fix", stdin=together).out
    assert hzclean("fix", corpus, "-o", tmp_path / "clean").code == 0
    for table in ("overview", "terms", "figures", "dispersion"):
        assert stats("-t", table, stdin=fixed).out == stats("-t", table, tmp_path / "clean").out


def test_fix_then_stats_on_the_samples(tmp_path):
    """`cat raw/*.txt | hzclean fix | hzclean stats`: all six, in two encodings, all kinds of layout."""
    files = sorted((SAMPLES / "raw").glob("*.txt"))
    assert len(files) == 6
    assert all(path.read_bytes().endswith(b"\f") for path in files), "pages end as extractors end them"
    fixed = hzclean("fix", stdin=b"".join(path.read_bytes() for path in files)).out
    assert hzclean("fix", SAMPLES / "raw").out == fixed
    assert hzclean("fix", SAMPLES / "raw", "-o", tmp_path / "clean").code == 0
    alone = stats(stdin=fixed)
    assert alone.out.count("\n\n") == 2  # overview, terms, figures
    assert alone.out == stats(tmp_path / "clean").out
    for table in ("overview", "terms", "figures", "dispersion", "ngrams", "characters"):
        assert rows("-t", table, stdin=fixed) == rows("-t", table, tmp_path / "clean")


def test_files_that_fix_writes_to_one_stream_stay_documents(corpus, tmp_path):
    """No form feed at the end of any page: `fix` parts its inputs itself."""
    fixed = hzclean("fix", corpus).out
    assert hzclean("fix", corpus, "-o", tmp_path / "clean").code == 0
    for table in ("overview", "terms", "figures", "dispersion"):
        assert stats("-t", table, stdin=fixed).out == stats("-t", table, tmp_path / "clean").out


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_large_file_cut_into_ranges_counts_the_same(tmp_path, monkeypatch, jobs):
    """Ranges of some kilobytes, with blank lines and without, one document a file and several."""
    monkeypatch.setattr(parts, "RANGE", 4096)
    monkeypatch.setattr(parts, "SAMPLE", 2048)
    lines = [f"第{n}行，{'青湖市图书馆' * (n % 7)}读者{n % 13}人。" for n in range(900)]
    for text in ("\n".join(lines), "\n\n".join(lines), "\n".join(lines[:600]) + "\n\n" + "\n\n".join(lines[600:])):
        path = tmp_path / "large.txt"
        path.write_text(text, encoding="utf-8")
        for unit in ("article", "file"):
            assert _counted(path, unit, jobs) == _counted(path, unit, None)


def _counted(path, unit, jobs):
    """Tallies and documents; jobs=None reads the file in one go, 1 reads its ranges in this process."""
    from hzclean.cli.inputs import Input
    from hzclean.stats.census import Plan
    from hzclean.stats.tables import Maker, Request

    source, plan = Input(str(path), str(path)), Plan(("overview", "terms", "ngrams", "dispersion"))
    reading = parts.Reading(unit)
    if jobs == 2:
        outcome = counting.count_inputs([source], plan, reading, 2, None, quiet=True)
    else:
        counter = counting.Counter(plan, reading, None)
        for part in parts.ranges(source, 0, records=False) if jobs else [parts.Part(source, 0)]:
            counter.count(part)
        outcome = counter.outcome
        outcome.settle()
    assert not outcome.failed
    maker = Maker(outcome.groups[""], Request(top=None))
    return {name: sorted(map(repr, maker.table(name).rows)) for name in plan.tables}


def test_jobs_change_nothing(corpus):
    for table in ("overview", "dispersion", "mentions"):
        one = stats(corpus, "-t", table, "-f", "json", "--jobs", "1")
        assert one.out == stats(corpus, "-t", table, "-f", "json", "--jobs", "2").out


def test_compressed_files_count_as_plain_ones(corpus, tmp_path):
    folder = tmp_path / "packed"
    folder.mkdir()
    (folder / "a.txt.gz").write_bytes(gzip.compress((corpus / "a.txt").read_bytes()))
    (folder / "b.txt.bz2").write_bytes(bz2.compress((corpus / "b.txt").read_bytes()))
    assert everything(folder) == everything(corpus / "a.txt", corpus / "b.txt")


def test_other_encodings_and_large_files_in_them(corpus, tmp_path, monkeypatch):
    text = (corpus / "a.txt").read_text(encoding="utf-8")
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(text.encode(encoding))
        assert everything(path) == everything(corpus / "a.txt")
        with monkeypatch.context() as patch:
            patch.setattr(parts, "SMALL", 16)
            patch.setattr(parts, "BLOCK", 7)
            source = parts.Input(str(path), str(path))
            assert "".join(parts.decoded(parts.Part(source, 0), parts.Reading())) == text


def test_json_lines_by_field_and_by_group(tmp_path):
    path = tmp_path / "pages.jsonl"
    records = [
        {"page": 1, "text": "图书馆开馆"},
        {"page": 2, "text": "读者来信"},
        {"page": 1, "text": "图书馆读者"},
    ]
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    found = rows(path, "-t", "terms", "--by", "page")
    assert [(row["page"], row["term"], row["count"], row["documents"]) for row in found] == [
        ("1", "图书馆", "2", "2"),
        ("1", "开馆", "1", "1"),
        ("1", "读者", "1", "1"),
        ("2", "读者来信", "1", "1"),
    ]
    assert rows("-t", "terms", stdin=path.read_text(encoding="utf-8"))[0]["count"] == "2"


def test_the_articles_that_fix_writes_are_documents(corpus):
    articles = hzclean("fix", corpus, "--format", "jsonl").out
    found = {row["term"]: row["count"] for row in everything(stdin=articles)}
    assert found == {row["term"]: row["count"] for row in everything(stdin=hzclean("fix", corpus).out)}


def test_a_bad_record_is_named_with_its_line_and_the_others_count(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "图书馆"}\n{"text"\n{"body": "读者"}\n', encoding="utf-8")
    done = stats(path, "-t", "terms", "-f", "csv")
    assert done.code == 1
    assert "line 2: not JSON" in done.err
    assert "line 3: no field “text” (--field NAME; there are: body)" in done.err
    assert "图书馆,1," in done.out


def test_what_cannot_be_read_is_named_and_the_rest_counts(corpus, tmp_path):
    (corpus / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    done = stats(corpus, "missing.txt", "-t", "terms", "-f", "csv")
    assert done.code == 1
    assert "missing.txt: no such file or folder" in done.err
    assert "1 skipped" in done.err
    assert "picture.png" in done.err
    assert "图书馆" in done.out
    strict = stats("missing.txt", "--strict")
    assert (strict.code, strict.out) == (1, "")
    (corpus / "a.txt").write_bytes(b"\xff" * 99)
    for jobs in ("1", "2"):
        named = stats(corpus / "a.txt", corpus / "b.txt", "--strict", "--encoding", "utf-8", "-j", jobs)
        assert (named.code, named.out) == (1, "")
        assert "a.txt, line 1" in named.err


def test_a_broken_archive_is_a_failure(tmp_path):
    path = tmp_path / "broken.txt.gz"
    path.write_bytes(gzip.compress("图书馆".encode() * 99)[:-9])
    done = stats(path, "-t", "terms")
    assert done.code == 1
    assert "broken.txt.gz" in done.err


def test_wrong_usage_is_exit_2_and_says_what_helps(corpus):
    for arguments, hint in (
        (["-t", "collocations"], "--node WORD"),
        (["-t", "keyness"], "--against FILES"),
        (["-n", "5-2"], "LOW-HIGH"),
        (["--window", "x"], "LEFT,RIGHT"),
        (["-t", "terms", "--sort", "colour"], "count, documents"),
        (["-t", "nothing"], "terms"),
    ):
        done = stats(corpus, *arguments)
        assert done.code == 2, arguments
        assert hint in done.err


def test_a_bad_dictionary_is_named_with_its_line(corpus, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("青湖市 5 ns\n图书馆 很多 的 词\n", encoding="utf-8")
    done = stats(corpus, "--dict", words)
    assert (done.code, done.out) == (1, "")
    assert "words.txt, line 2" in done.err


def test_segmentation_options(corpus, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("科技创新 99999 n\n", encoding="utf-8")
    found = {row["term"]: row["pos"] for row in rows(corpus, "-t", "terms", "--pos", "--dict", words)}
    assert "科技创新" in found
    assert found["图书馆"] == "n"
    stop = tmp_path / "stop.txt"
    stop.write_text("图书馆  # too frequent here\n", encoding="utf-8")
    assert "图书馆" not in {row["term"] for row in rows(corpus, "-t", "terms", "--stopwords", stop)}
    assert "℃" not in {row["term"] for row in everything(corpus, "--keep-latin")}


def test_variants_fold():
    text = "國家圖書館\n\n国家图书馆\n"
    apart = {row["term"]: row["documents"] for row in rows("-t", "terms", stdin=text)}
    assert all(count == "1" for count in apart.values())
    folded = {row["term"]: row["documents"] for row in rows("-t", "terms", "--fold-variants", stdin=text)}
    assert folded == dict.fromkeys(folded, "2")
    assert {"國家圖書館"} <= apart.keys() or {"國家", "圖書館"} <= apart.keys()


def test_keyness_collocations_and_concordance(corpus):
    key = rows(corpus / "sub", "-t", "keyness", "--against", corpus / "a.txt")
    assert {key[0]["term"], key[1]["term"]} <= {"科技", "创新", "产业", "发展", "不停步", "停步"}
    assert float(key[0]["log_ratio"]) > 0
    near = rows(corpus, "-t", "collocations", "--node", "创新", "--min-length", "1")
    [science] = [row for row in near if row["collocate"] == "科技"]
    assert science["together"] == science["left"] == science["count"] == "2"
    lines = rows(corpus, "-t", "concordance", "--node", "图书馆", "--context", "4")
    assert [(row["line"], row["left"], row["right"]) for row in lines] == [
        ("1", "青湖市新建"[1:], ""),
        ("2", "青湖市", "昨日开馆"),
        ("3", "读者说，", "很安静。"),
        ("2", "我们在", "读书。去"),
    ]


def test_mentions_have_places_in_the_whole_input(corpus):
    text = PAGES["b.txt"]
    for record in map(json.loads, stats(corpus / "b.txt", "-t", "mentions", "-f", "jsonl").out.splitlines()):
        assert text[record["start"] : record["end"]] == record["text"]
        assert record["line"] == text.count("\n", 0, record["start"]) + 1
        assert record["text"] in record["context"]
    keys = [
        "file",
        "line",
        "start",
        "end",
        "text",
        "kind",
        "value",
        "unit",
        "qualifier",
        "noun",
        "direction",
        "context",
    ]
    assert list(record) == keys


def test_figures_by_document_are_named_by_file_and_line(corpus):
    names = {row["document"] for row in rows(corpus, "-t", "figures", "--by", "document")}
    assert str(corpus / "a.txt") + ":1" in names


def test_a_hint_where_lines_cut_figures():
    raw = "全年总投资约1026\n亿元，同比增长\n"
    done = stats("-t", "figures", stdin=raw)
    assert done.err.count("hzclean fix") == 1
    assert stats("-t", "figures", "--quiet", stdin=raw).err == ""
    assert stats("-t", "figures", stdin=raw.replace("\n", "\n\n")).err.count("hzclean fix") == 1
    assert stats("-t", "figures", stdin=raw.replace("\n亿", "亿")).err == ""


def test_a_hint_where_the_node_lies_inside_other_words(tmp_path):
    text = "鼓励创新，支持创新型企业。"
    done = stats("-t", "collocations", "--node", "创新", stdin=text)
    assert "1 more 创新 inside other words" in done.err
    (tmp_path / "words").write_text("创新 1000000000\n", encoding="utf-8")
    assert stats("-t", "collocations", "--node", "创新", "--dict", tmp_path / "words", stdin=text).err == ""


def test_an_empty_corpus_has_empty_tables(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = stats(tmp_path / "empty.txt", "-f", "json")
    assert done.code == 0
    tables = json.loads(done.out)
    assert tables["terms"] == tables["figures"] == []
    assert tables["overview"][0] == {"measure": "documents", "value": 0}


def test_output_goes_to_a_file_in_the_format_of_its_name(corpus, tmp_path):
    target = tmp_path / "terms.tsv"
    done = stats(corpus, "-t", "terms", "-o", target)
    assert (done.code, done.out) == (0, "")
    assert target.read_text(encoding="utf-8").splitlines()[0] == "term\tcount\tper_million\tdocuments"
    failed = stats(corpus, "-t", "terms", "-o", target, "--dict", "missing")
    assert failed.code == 1
    assert target.read_text(encoding="utf-8").startswith("term\t")


def test_the_names_said_twice_are_the_same():
    assert set(TABLE_NAMES) == set(TABLES)
    assert FORMATS == PRINTED
