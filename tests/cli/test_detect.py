"""`hzclean detect` as a user runs it."""

import json

import pytest
from rich.cells import cell_len
from run import hzclean
from terminal import COLOUR, screen

TEXT = "清溪县今年新修水渠三十公里，灌溉面积扩大了一倍。\n"


def records(done):
    return [json.loads(line) for line in done.out.splitlines()]


def test_one_json_record_a_file_in_a_pipe(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("gb18030"))
    (tmp_path / "b.txt").write_bytes("\ufeff這個軟體的預設檔案，說明書裡沒有寫。\r\n".encode("utf-16-le"))
    done = hzclean("detect", tmp_path)
    assert done.code == 0
    first, second = records(done)
    assert first == {
        "file": str(tmp_path / "a.txt"),
        "encoding": "gb18030",
        "confidence": 1.0,
        "bom": False,
        "newline": "lf",
        "script": "simplified",
        "region": None,
        "undecodable": 0.0,
        "lines": {},
        "repairs": {},
        "sampled": False,
    }
    assert [second[key] for key in ("encoding", "bom", "newline", "script", "region")] == [
        *("utf-16-le", True, "crlf", "traditional", "tw")
    ]


def test_the_damage_is_counted_a_step():
    (record,) = records(hzclean("detect", stdin="⼴州的⽔渠\nÖÐ¹úÈËÃñ\n"))
    assert record["repairs"]["characters"] == 2
    assert record["repairs"]["mojibake"] == 1
    assert records(hzclean("detect", "--no-repairs", stdin="⼴州"))[0]["repairs"] == {}


def test_lines_in_another_encoding_are_numbered():
    data = TEXT.encode() * 3 + TEXT.encode("gb18030") + TEXT.encode()
    (record,) = records(hzclean("detect", stdin=data))
    assert (record["encoding"], record["lines"], record["undecodable"]) == ("utf-8", {"gb18030": [4]}, 0)


def test_a_long_file_is_read_to_its_end(tmp_path):
    path = tmp_path / "long.txt"
    data = TEXT.encode("gb18030") * 90_000
    assert len(data) > 1 << 22
    path.write_bytes(data + b"\xff\xff\n")
    (record,) = records(hzclean("detect", path))
    assert record["encoding"] == "gb18030"
    assert round(record["undecodable"] * (len(data) + 3)) == 2
    assert record["sampled"]


def test_tables(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("gb18030"))
    tsv = hzclean("detect", "--format", "tsv", tmp_path).out.splitlines()
    assert tsv[0].split("\t")[:3] == ["file", "encoding", "confidence"]
    assert tsv[1].split("\t")[1] == "gb18030"
    assert "gb18030" in hzclean("detect", "--format", "table", tmp_path).out


def test_what_is_missing_is_named_and_the_rest_done(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("gb18030"))
    done = hzclean("detect", tmp_path / "a.txt", tmp_path / "none.txt")
    assert done.code == 1
    assert len(records(done)) == 1
    assert "none.txt: no such file" in done.err


def test_what_is_no_text_is_told(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    (record,) = records(hzclean("detect", path))
    assert record["encoding"] is None


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_at_a_narrow_terminal_files_and_encodings_stay(tmp_path, columns):
    """At forty columns all ten columns were shortened to nothing."""
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_bytes("清晨六时，县工业园的冷却塔升起白雾。\n".encode("gb18030"))
    shown = COLOUR.sub("", screen("detect", tmp_path, columns=columns))
    assert all(word in shown for word in ("first.txt", "second.txt", "gb18030"))
    assert all(cell_len(line) <= columns for line in shown.splitlines())
