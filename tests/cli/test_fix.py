"""`hzclean fix` as a user meets it: pipes, folders, bad input, interrupted work."""

import os
import signal
import subprocess
import time
from contextlib import ExitStack

import pytest
from run import HZCLEAN, hzclean

from hzclean.cli.outputs import whole


@pytest.fixture
def raw(tmp_path):
    """A folder with two texts, one in a folder below, an empty file and a picture."""
    folder = tmp_path / "raw"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("⼴州\n", encoding="utf-8")
    (folder / "sub" / "b.txt").write_text("⼭⽔", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    (folder / ".hidden").write_text("⼴", encoding="utf-8")
    return folder


def test_a_pipe():
    assert hzclean("fix", stdin="⼴州\n").out == "广州\n"
    assert hzclean("fix", "-", stdin="⼴州\n").out == "广州\n"


def test_markup_keeps_its_lines_unless_asked():
    text = "# 早市\n\n清晨六时，县工业园的冷却\n塔升起白雾。与往年不同，塔里\n循环的是再生水。\n"
    assert hzclean("fix", stdin=text).out == text
    assert "冷却塔升起白雾" in hzclean("fix", "--markup", stdin=text).out


def test_empty_in_empty_out():
    done = hzclean("fix")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_folder_gives_the_same_tree_and_names_what_is_not_text(raw, tmp_path):
    out = tmp_path / "out"
    done = hzclean("fix", raw, "-o", out)
    assert done.code == 0
    assert "1 skipped" in done.err
    assert "picture.png" in done.err
    assert {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()} == {"a.txt", "sub/b.txt", "empty.txt"}
    assert (out / "a.txt").read_text(encoding="utf-8") == "广州\n"
    assert (out / "sub" / "b.txt").read_text(encoding="utf-8") == "山水"


def test_two_processes_give_what_one_gives(raw):
    assert hzclean("fix", raw, "-j", 2).out == hzclean("fix", raw).out == "广州\n\f山水"


def test_files_in_one_stream_do_not_run_into_each_other(raw):
    assert hzclean("fix", raw / "sub" / "b.txt", raw / "a.txt").out == "山水\n\f广州\n"


def test_a_glob_that_the_shell_left_alone(raw):
    assert hzclean("fix", "**/*.txt", cwd=raw).out == "广州\n\f山水"


def test_in_place_keeps_a_backup(raw):
    page = raw / "a.txt"
    assert hzclean("fix", page, "--in-place", "--backup", ".bak").code == 0
    assert page.read_text(encoding="utf-8") == "广州\n"
    assert (raw / "a.txt.bak").read_text(encoding="utf-8") == "⼴州\n"


def test_a_missing_file_is_named_and_the_others_are_done(raw):
    done = hzclean("fix", raw / "none.txt", raw / "a.txt")
    assert done.code == 1
    assert done.out == "广州\n"
    assert done.err == f"hzclean: {raw / 'none.txt'}: no such file or folder\n"


def test_strict_stops_at_the_first(raw):
    done = hzclean("fix", "--strict", raw / "none.txt", raw / "a.txt")
    assert (done.code, done.out) == (1, "")


def test_a_folder_without_files(tmp_path):
    done = hzclean("fix", tmp_path)
    assert (done.code, done.err) == (1, f"hzclean: {tmp_path}: no file in this folder\n")


def test_a_binary_file_that_was_named_is_a_failure(raw):
    done = hzclean("fix", raw / "picture.png")
    assert done.code == 1
    assert "picture.png: not text" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "-o", "a.txt"], "the output is the input; use --in-place"),
        (["a.txt", "--backup", ".bak"], "--backup goes with --in-place"),
        (["--in-place"], "--in-place needs files"),
        (["a.txt", "--in-place", "-o", "x"], "does not go with -o"),
        (["a.txt", "sub/../a.txt", "-o", "out/"], "would both be written to"),
        (["--only", "nonsense"], "no step is called “nonsense”"),
        (["--page-break", "("], "--page-break: no regular expression: missing ), unterminated"),
        (
            ["--page-break", ""],
            "--page-break needs an expression that matches some text; this one matches none as well",
        ),
        (["--page-break", "x*"], "--page-break needs an expression that matches some text"),
        (["--only", ""], "--only needs the name of a step; there are mojibake, "),
        (["--skip", ","], "--skip needs the name of a step"),
    ],
)
def test_wrong_usage(raw, arguments, message):
    done = hzclean("fix", *arguments, cwd=raw)
    assert done.code == 2
    assert message in done.err


@pytest.mark.parametrize("output", ["page/out.txt", "page/deep/out.txt"])
def test_an_output_below_a_file(tmp_path, output):
    (tmp_path / "page").write_text("⼴州\n", encoding="utf-8")
    done = hzclean("fix", "page", "-o", output, cwd=tmp_path)
    assert done.code == 1
    assert done.err == f"hzclean: {output}: page is a file, not a folder; give -o another name\n"
    assert (tmp_path / "page").read_text(encoding="utf-8") == "⼴州\n"


def test_an_output_that_cannot_be_written(raw, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = hzclean("fix", raw / "a.txt", "-o", tmp_path / "file" / "x.txt")
    assert done.code == 1
    assert done.err.startswith(f"hzclean: {tmp_path / 'file' / 'x.txt'}: ")


def test_dry_run_counts_and_writes_nothing(raw, tmp_path):
    done = hzclean("fix", raw, "-o", tmp_path / "out", "--dry-run")
    assert done.out == "characters\t3\n"
    assert not (tmp_path / "out").exists()


def test_explain_names_place_change_and_reason(raw):
    done = hzclean("fix", raw / "a.txt", "--explain")
    assert done.out == "广州\n"
    assert done.err.startswith(f"{raw / 'a.txt'}:1:1: characters: ⼴ → 广 (")


def test_only_and_skip(raw):
    assert hzclean("fix", raw / "a.txt", "--skip", "characters").out == "⼴州\n"
    assert hzclean("fix", raw / "a.txt", "--only", "characters").out == "广州\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeff广州\n".encode(), "广州\n"),
        ("广州的春天来了，满城都是木棉花。\n".encode("utf-16"), "广州的春天来了，满城都是木棉花。\n"),
        ("广州的春天来了，满城都是木棉花。\n".encode("gb18030"), "广州的春天来了，满城都是木棉花。\n"),
        ("廣州的春天來了，滿城都是木棉花。\n".encode("big5"), "廣州的春天來了，滿城都是木棉花。\n"),
        ("广州的春天来了，满城都是木棉花。\n".encode("utf-16-le"), "广州的春天来了，满城都是木棉花。\n"),
        ("广州的春天来了，满城都是木棉花。\n".encode("hz"), "广州的春天来了，满城都是木棉花。\n"),
    ],
    ids=["utf-8 with BOM", "utf-16 with BOM", "gb18030", "big5", "utf-16 without BOM", "hz"],
)
def test_encodings_are_recognised(data, text):
    assert hzclean("fix", stdin=data).out == text


def test_a_text_cut_within_a_character_is_named_with_its_place():
    cut = "第一行。\n第二行。".encode()[:-1]
    done = hzclean("fix", stdin=cut)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("hzclean: standard input, line 2, byte 22: not valid utf-8 (--encoding NAME")
    assert hzclean("fix", "--errors", "replace", stdin=cut).out == "第一行。\n第二行\ufffd"


def test_an_unknown_encoding():
    done = hzclean("fix", "--encoding", "klingon", stdin="中文")
    assert done.code == 1
    assert "no encoding is called “klingon”" in done.err


def test_a_line_of_10_mb():
    text = "天地玄黄宇宙洪荒" * 420_000
    assert hzclean("fix", stdin=text).out == text


def test_ctrl_c_leaves_no_half_written_file(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for n in range(40):
        (raw / f"{n:02}.txt").write_text("⼴州的春天\f" * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [*HZCLEAN, "fix", raw, "-o", out, "-j", "2"], stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.time() + 300  # on a busy machine
    while not list(out.glob("*.txt")) and time.time() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode() == "hzclean: interrupted\n"
    assert {p.suffix for p in out.iterdir()} == {".txt"}
    for written in out.iterdir():
        assert written.read_text(encoding="utf-8") == "广州的春天\f" * 20_000


def test_ctrl_c_just_as_a_file_is_made_leaves_none(tmp_path, monkeypatch):
    make = os.open

    def interrupted(*args):
        os.close(make(*args))
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", interrupted)
        with pytest.raises(KeyboardInterrupt):
            ExitStack().enter_context(whole(str(tmp_path / "a.txt")))
    assert not list(tmp_path.iterdir())


def test_a_backup_is_never_written_over(raw):
    """Run twice, by a link to the same file or on a folder that holds backups: the first text is still there."""
    page, first = raw / "a.txt", "⼴州\n"
    (raw / "z.txt").symlink_to(page)
    for _ in range(2):
        assert hzclean("fix", raw, "--in-place", "--backup", ".bak", "-q").code == 0
        assert page.read_text(encoding="utf-8") == "广州\n"
        assert (raw / "a.txt.bak").read_text(encoding="utf-8") == first
        assert not list(raw.rglob("*.bak.bak"))
    page.write_text("⻘年\n", encoding="utf-8")
    done = hzclean("fix", page, "--in-place", "--backup", ".bak")
    assert (done.code, page.read_text(encoding="utf-8")) == (1, "⻘年\n")
    assert done.err == (
        f"hzclean: {page}: the backup {page}.bak is there already and is not written over; "
        "move it away, or give another --backup\n"
    )


def test_backups_in_a_folder_are_no_pages(raw):
    (raw / "a.txt.bak").write_text("⻘年\n", encoding="utf-8")
    done = hzclean("fix", raw, "--in-place", "--backup", ".bak")
    assert f"{raw / 'a.txt.bak'}: a backup" in done.err
    assert (raw / "a.txt.bak").read_text(encoding="utf-8") == "⻘年\n"


def test_what_needs_no_repair_is_not_written_in_place(tmp_path):
    page = tmp_path / "clean.txt"
    page.write_text("山水。\n", encoding="utf-8")
    before = page.stat()
    assert hzclean("fix", page, "--in-place", "--backup", ".bak").code == 0
    assert (page.stat().st_mtime_ns, page.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert not (tmp_path / "clean.txt.bak").exists()


def test_links_in_a_folder(tmp_path):
    """None is left out in silence: one that leads nowhere fails, a folder's is skipped and named."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("⼴州\n", encoding="utf-8")
    (raw / "again").symlink_to(raw)
    (raw / "gone.txt").symlink_to("nowhere")
    done = hzclean("fix", raw, "-o", tmp_path / "out")
    assert done.code == 1
    assert f"{raw / 'gone.txt'}: No such file or directory" in done.err
    assert f"1 skipped: {raw / 'again'}: not text but a link to a folder; name it to have it read" in done.err
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == "广州\n"
    assert hzclean("fix", str(raw / "**" / "*.txt")).out == "广州\n"


@pytest.mark.parametrize(("given", "parts"), [("^-+\n", 2), ("\n-+$\n", 2)])
def test_a_page_break_may_be_told_by_its_line(given, parts):
    done = hzclean("fix", "--page-break", given, "--format", "jsonl", stdin="山水。\n----\n人家。\n")
    assert done.out.count('"headline"') == parts


def test_an_output_folder_within_the_input_is_not_read_again(raw):
    for _ in range(2):
        done = hzclean("fix", raw, "-o", raw / "out")
        assert done.code == 0
        assert (raw / "out" / "a.txt").read_text(encoding="utf-8") == "广州\n"
        assert not (raw / "out" / "out").exists()
    assert f"{raw / 'out' / 'a.txt'}: in the output folder" in done.err
