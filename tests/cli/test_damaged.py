"""Damaged archives are named in one sentence by every command, and no output goes over what is no file."""

import bz2
import gzip
import lzma
import os
import random
import threading

import pytest
from run import hzclean

from hzclean.cli.inputs import Input
from hzclean.cli.zstd import reader

TEXT = "图书馆读书。" * 500 + "".join(map(chr, random.Random(1).choices(range(0x4E00, 0x9000), k=5000)))
COMMANDS = {"fix": (), "detect": (), "convert": ("--to", "gb18030"), "stats": ("-t", "terms")}


def packed(suffix):
    """The text compressed."""
    if suffix == ".zst":
        zstandard = pytest.importorskip("zstandard")
        return zstandard.ZstdCompressor(write_checksum=True).compress(TEXT.encode())
    return {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}[suffix](TEXT.encode())


def flipped(data):
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], flipped], ids=["cut", "flipped"])
def test_a_damaged_archive_is_one_sentence(tmp_path, command, suffix, damage):
    path = tmp_path / f"page.txt{suffix}"
    path.write_bytes(damage(packed(suffix)))
    done = hzclean(command, path, *COMMANDS[command])
    if command == "detect" and done.code == 0:
        return  # it looks at the beginning only
    assert done.code == 1
    [line] = done.err.splitlines()
    assert line.startswith(f"hzclean: {path}")


def test_zstd_frames_one_after_another(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    frames = [zstandard.ZstdCompressor().compress(text.encode()) for text in (TEXT, "", "读者来信")]
    (tmp_path / "page.zst").write_bytes(b"".join(frames))
    with reader(str(tmp_path / "page.zst")) as stream:
        assert stream.read().decode() == TEXT + "读者来信"
    with Input("page", str(tmp_path / "page.zst")).open() as stream:
        assert b"".join(iter(lambda: stream.read(7), b"")).decode() == TEXT + "读者来信"


def test_a_named_pipe_is_written_to_and_a_link_stays_one(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("图书馆读书。\n", encoding="utf-8")
    pipe, link, target = tmp_path / "pipe", tmp_path / "link.csv", tmp_path / "target.csv"
    os.mkfifo(pipe)
    got = []
    listener = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    listener.start()
    assert hzclean("stats", page, "-t", "terms", "-f", "csv", "-o", pipe).code == 0
    listener.join(20)
    assert got[0].startswith("term,count")
    assert pipe.is_fifo()
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    assert hzclean("stats", page, "-t", "terms", "-o", link).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == got[0]


def test_standard_output_by_its_name_in_dev(tmp_path):
    (tmp_path / "page.txt").write_text("图书馆读书。\n", encoding="utf-8")
    if not os.path.islink("/dev/stdout") or os.access("/dev", os.W_OK):
        pytest.skip("a mistake would break this machine's /dev")
    done = hzclean("stats", tmp_path / "page.txt", "-t", "terms", "-f", "csv", "-o", "/dev/stdout")
    assert (done.code, done.out.partition(",")[0]) == (0, "term")
