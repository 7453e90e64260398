"""Many small files: counts are a plain counter's whatever the batches, and what is broken spoils nothing beside it."""

import os
from collections import Counter

import pytest
import rjieba
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hzclean.cli import counting, parts
from hzclean.cli.inputs import find
from hzclean.stats.census import Plan
from hzclean.stats.counts import Tally

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))
BROKEN = "图书馆".encode() + b"\xe5\x9b\n"
LINES = ["科技创新带动产业发展。", "我们在图书馆读书，", "全年增长7.5%", "國家圖書館", " ", ""]
TEXTS = st.lists(st.sampled_from(LINES), max_size=6).map("\n".join)
FILES = st.lists(st.one_of(TEXTS, st.sampled_from([PICTURE, BROKEN])), max_size=12)


def write(folder, files):
    """One file for each text or bytes; returns the folder's inputs."""
    for number, content in enumerate(files):
        (folder / f"{number:03}.txt").write_bytes(content.encode() if isinstance(content, str) else content)
    return find([str(folder)]).inputs


def counted(inputs, jobs=1):
    """The outcome of counting terms, all in UTF-8."""
    return counting.count_inputs(inputs, Plan(("terms",)), parts.Reading(encoding="utf-8"), jobs, None, True)


def reference(texts):
    """Tallies by plain counters: documents are what blank lines part, each line is cut alone."""
    total, within = Counter(), Counter()
    documents = 0
    for text in texts:
        document = set()
        for line in [*text.split("\n"), ""]:
            if line.strip():
                document.update(tokens := rjieba.cut(line.replace("國家圖書館", "国家图书馆")))
                total.update(tokens)
            elif document:
                within.update(document)
                documents += 1
                document = set()
    return documents, {(token, n, within[token]) for token, n in total.items()}


def tallies(outcome):
    """What was counted, blanks left out, Traditional words as their Simplified forms."""
    table = str.maketrans("國圖書館", "国图书馆")
    found = Counter(), Counter()
    for item, count, documents in outcome.groups[""]["tokens"].tallies():
        if item.strip():
            found[0][item.translate(table)] += count
            found[1][item.translate(table)] += documents
    return {(item, count, found[1][item]) for item, count in found[0].items()}


@pytest.mark.parametrize("jobs", [1, 2])
@given(files=FILES, batch=st.integers(1, 5))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_errors_are_named_and_all_else_is_counted_whatever_the_batches(tmp_path_factory, jobs, files, batch):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "BATCH_FILES", batch)
        outcome = counted(write(folder := tmp_path_factory.mktemp("small"), files), jobs)
    good = [content for content in files if isinstance(content, str)]
    documents, expected = reference(good)
    assert outcome.groups[""]["tokens"].documents == documents
    assert tallies(outcome) == expected
    broken = [f"{folder}/{number:03}.txt" for number, content in enumerate(files) if isinstance(content, bytes)]
    assert sorted(message.split(",")[0] for message in outcome.failed) == broken


def test_binary_files_of_a_batch_are_skipped_and_named(tmp_path):
    inputs = write(tmp_path, ["图书馆", PICTURE, "图书馆"])
    outcome = counting.count_inputs(inputs, Plan(("terms",)), parts.Reading(), 1, None, True)
    assert outcome.skipped == [f"{tmp_path}/001.txt: not text"]
    assert list(outcome.groups[""]["tokens"].top(1)) == [Tally("图书馆", 2, 2)]


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts open files as Linux shows them")
def test_no_file_stays_open(tmp_path):
    inputs = write(tmp_path, ["图书馆", PICTURE, BROKEN, "", "\n"] * 20)
    (tmp_path / "003.txt").unlink()
    before = os.listdir("/proc/self/fd")
    outcome = counted(inputs)
    assert os.listdir("/proc/self/fd") == before
    assert len(outcome.failed) == 41


@pytest.mark.parametrize("limit", [parts.SMALL, 10])
def test_progress_tells_every_byte(tmp_path, monkeypatch, limit):
    """Files read at once and block by block; a compressed one counts with its size on disk."""
    monkeypatch.setattr(parts, "SMALL", limit)
    monkeypatch.setattr(parts, "BLOCK", 16)
    monkeypatch.setattr(counting, "STEP", 1)
    inputs = write(tmp_path, ["图书馆读书\n" * 9, PICTURE, BROKEN])
    told = []
    counter = counting.Counter(Plan(("terms",)), parts.Reading(), None, told.append)
    for task in parts.tasks_of(inputs, Plan(("terms",)), parts.Reading(), 1):
        for part in task.parts(inputs):
            counter.count(part)
    assert sum(told) == sum(source.size for source in inputs)
    assert min(told) > 0


def test_a_file_that_grew_or_shrank_since_it_was_found_is_read_as_it_is(tmp_path):
    [source] = write(tmp_path, ["图书馆"])
    for text in ("图书馆读书" * 9, "馆", ""):
        (tmp_path / "000.txt").write_text(text, encoding="utf-8")
        assert "".join(parts.decoded(parts.Part(source, 0, size=9), parts.Reading())) == text
