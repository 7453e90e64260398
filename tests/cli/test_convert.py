"""`hzclean convert` as a user runs it: encodings, variants, streams, errors."""

import bz2
import gzip
import lzma
import os
import shutil
import subprocess
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from run import hzclean

from hzclean.cleaners.blocks import cut
from hzclean.cleaners.charsets import CHARSETS, decode, encode
from hzclean.cleaners.libc_iconv import ROOMS
from hzclean.cleaners.variants import convert
from hzclean.cli import streams
from hzclean.cli.changes import convert_block
from hzclean.cli.inputs import Input
from hzclean.cli.streams import Recipe, blocks, convert_all

TEXT = "清溪县今年新修水渠三十公里，灌溉面积扩大了一倍。\n“这台机器安静多了。”工人们说。\n"
TRADITIONAL = "清溪縣今年新修水渠三十公里，灌溉面積擴大了一倍。\n「這臺機器安靜多了。」工人們說。\n"


@pytest.mark.parametrize("charset", ["gb18030", "utf-16-le", "utf-16-be", "utf-32-be", "hz", "utf-8"])
def test_the_encoding_is_found_and_utf_8_written(charset):
    done = hzclean("convert", stdin=encode(TEXT, charset))
    assert (done.code, done.raw, done.err) == (0, TEXT.encode(), "")


@pytest.mark.parametrize("charset", ["big5", "euc-tw", "big5-hkscs", "gbk", "iso-2022-cn"])
def test_there_and_back(charset):
    there = hzclean("convert", "--to", charset, stdin=TRADITIONAL)
    assert there.raw == encode(TRADITIONAL, charset)
    back = hzclean("convert", "--from", charset, stdin=there.raw)
    assert back.raw == TRADITIONAL.encode()


def test_variants_words_and_protected_words(tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("# Namen\n清溪县\n", encoding="utf-8")
    assert hzclean("convert", "--variant", "s2t", stdin=TEXT).out.startswith("清溪縣")
    done = hzclean("convert", "--variant", "s2t", "--protect", words, stdin=TEXT)
    assert done.out.startswith("清溪县今年新修水渠三十公里，灌溉面積")


@pytest.mark.parametrize("jobs", [1, 2])
def test_variants_where_bytes_do_not_decode_or_are_nul(jobs):
    options = ("convert", "--variant", "s2t", "--from", "utf-8", "--jobs", jobs)
    lines = [b"\xe6\xb1\x89\0\n", b"\xe6\xb1\x89\n"] * 3
    assert hzclean(*options, stdin=b"".join(lines)).raw == b"".join(lines).replace(b"\xe6\xb1\x89", "漢".encode())
    lines[3] = b"\xff\xe6\xb1\x89\n"
    assert "line 4, byte 14: bytes ff" in hzclean(*options, stdin=b"".join(lines)).err
    assert "\n\ufffd漢\n" in hzclean(*options, "--errors", "replace", stdin=b"".join(lines)).out
    assert b"\n\xff\xe6\xbc\xa2\n" in hzclean(*options, "--errors", "keep", stdin=b"".join(lines)).raw


@pytest.mark.parametrize(("source", "target"), [("gb18030", "utf-8"), ("utf-8", "big5"), ("hz", "euc-tw")])
def test_variants_from_and_to_other_encodings(source, target):
    text = "水库的发电机里有面条。\n" * 3
    done = hzclean("convert", "--from", source, "--to", target, "--variant", "s2t", stdin=encode(text, source))
    assert done.raw == encode(convert(text, "s2t"), target)


def test_several_changes_at_once():
    done = hzclean(
        *("convert", "--variant", "s2tw", "--quotes", "corner", "--width", "half", "--newline", "crlf"),
        stdin="“ＡＢ１”软件，\n",
    )
    assert done.raw == "「AB1」軟件，\r\n".encode()


def test_width_by_class():
    text = "ＧＤＰ１２，３ab45"
    assert hzclean("convert", "--width", "digits=half", stdin=text).out == "ＧＤＰ12，3ab45"
    assert hzclean("convert", "--width", "latin=full,punctuation=half", stdin=text).out == "ＧＤＰ１２,３ａｂ45"
    assert hzclean("convert", "--width", "wide", stdin=text).code == 2


def test_a_bom_is_dropped_and_written_when_asked_for():
    assert hzclean("convert", stdin=b"\xef\xbb\xbf" + TEXT.encode()).raw == TEXT.encode()
    assert hzclean("convert", "--bom", stdin=TEXT).raw == b"\xef\xbb\xbf" + TEXT.encode()
    assert hzclean("convert", "--to", "utf-16", stdin="字").raw == b"\xff\xfe" + "字".encode("utf-16-le")
    assert hzclean("convert", "--to", "utf-16", "--no-bom", stdin="字").raw == "字".encode("utf-16-le")


def test_nothing_in_nothing_out():
    assert hzclean("convert", stdin=b"").raw == b""


def test_ascii_before_the_first_hanzi_does_not_mislead(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"plain line\n" * 60_000 + TEXT.encode("gb18030"))
    assert hzclean("convert", path).out.endswith(TEXT)


class TestErrors:
    """A file that cannot be converted stops, says where, and leaves the output alone."""

    BAD = TEXT.encode("gb18030") + "好".encode("gb18030") + b"\xff\xff\n" + TEXT.encode("gb18030")

    def test_strict_names_file_line_and_byte(self, tmp_path):
        path, out = tmp_path / "bad.txt", tmp_path / "out.txt"
        path.write_bytes(self.BAD)
        out.write_text("as it was", encoding="utf-8")
        done = hzclean("convert", "--from", "gb18030", path, "-o", out)
        offset = len(TEXT.encode("gb18030")) + 2
        assert done.code == 1
        assert f"{path}, line 3, byte {offset}: bytes ff are not gb18030" in done.err
        assert "--errors replace" in done.err
        assert out.read_text(encoding="utf-8") == "as it was"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.txt", "out.txt"]

    def test_in_place_leaves_the_bad_file_and_converts_the_good_one(self, tmp_path):
        bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
        bad.write_bytes(self.BAD)
        good.write_bytes(TEXT.encode("gb18030"))
        done = hzclean("convert", "--from", "gb18030", bad, good, "--in-place")
        assert done.code == 1
        assert bad.read_bytes() == self.BAD
        assert good.read_bytes() == TEXT.encode()

    def test_replace_counts_what_it_replaced(self):
        done = hzclean("convert", "--from", "gb18030", "--errors", "replace", stdin=self.BAD)
        assert (done.code, done.out) == (0, f"{TEXT}好��\n{TEXT}")
        assert "standard input: 2 bytes did not decode" in done.err

    def test_keep_writes_them_back(self):
        done = hzclean("convert", "--from", "gb18030", "--to", "gb18030", "--errors", "keep", stdin=self.BAD)
        assert (done.code, done.raw) == (0, self.BAD)
        refused = hzclean("convert", "--from", "gb18030", "--to", "utf-16-le", "--errors", "keep", stdin=self.BAD)
        assert refused.code == 1
        assert "line 3: utf-16-le cannot keep byte ff" in refused.err

    def test_a_character_the_target_lacks(self):
        done = hzclean("convert", "--to", "gb2312", stdin="好\n㐀\n")
        assert done.code == 1
        assert "standard input, line 2: gb2312 has no U+3400 㐀" in done.err
        replaced = hzclean("convert", "--to", "gb2312", "--errors", "replace", stdin="好\n㐀\n")
        assert (replaced.code, replaced.raw) == (0, "好\n?\n".encode("gb2312"))
        assert "1 characters" in replaced.err

    def test_two_encodings_are_told_and_read_when_allowed(self):
        data = TEXT.encode() * 3 + "漢字編碼很重要。\n".encode("big5") + TEXT.encode()
        done = hzclean("convert", stdin=data)
        assert done.code == 1
        assert "lines in two encodings (utf-8; big5: line 7); --lines" in done.err
        assert hzclean("convert", "--lines", stdin=data).out == TEXT * 3 + "漢字編碼很重要。\n" + TEXT

    def test_wrong_usage(self, tmp_path):
        for arguments in (
            ("--to", "klingon"),
            ("--to", "auto"),
            ("--variant", "s2x"),
            ("--protect", tmp_path / "none"),
        ):
            done = hzclean("convert", *arguments, stdin="字")
            assert done.code in (1, 2)
            assert done.raw == b""
            assert len(done.err.splitlines()) <= 4

    def test_a_damaged_archive_is_named(self, tmp_path):
        for suffix, packed in ((".gz", gzip.compress(TEXT.encode())), (".xz", lzma.compress(TEXT.encode()))):
            path = tmp_path / f"cut.txt{suffix}"
            path.write_bytes(packed[: len(packed) // 2] + b"xxxx")
            done = hzclean("convert", path)
            assert done.code == 1
            assert str(path) in done.err

    def test_what_is_no_text_is_skipped_in_a_folder_and_refused_by_name(self, tmp_path):
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "a.txt").write_bytes(TEXT.encode("gb18030"))
        (folder / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
        done = hzclean("convert", folder, "-o", tmp_path / "out")
        assert done.code == 0
        assert "1 skipped" in done.err
        assert [p.name for p in (tmp_path / "out").iterdir()] == ["a.txt"]
        assert hzclean("convert", folder / "b.png").code == 1


def test_compressed_input_is_read(tmp_path):
    import zstandard

    packers = {
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lzma.compress,
        ".zst": zstandard.ZstdCompressor().compress,
    }
    for suffix, pack in packers.items():
        path = tmp_path / f"page.txt{suffix}"
        path.write_bytes(pack(TEXT.encode("gb18030")))
        assert hzclean("convert", path).out == TEXT
    assert hzclean("convert", tmp_path, "-o", tmp_path / "one.txt").code == 2  # all four would be page.txt


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("options", [(), ("--variant", "t2s"), ("--to", "gb18030")])
def test_a_file_of_many_blocks(tmp_path, jobs, options):
    path, out = tmp_path / "long.txt", tmp_path / "out.txt"
    path.write_text(TEXT * 9_000, encoding="gb18030")
    assert hzclean("convert", path, "-o", out, "-j", jobs, *options).code == 0
    assert out.read_bytes() == (TEXT * 9_000).encode("gb18030" if "gb18030" in options else "utf-8")


def test_the_line_of_an_error_far_into_a_file(tmp_path):
    path = tmp_path / "long.txt"
    lines = [line.encode() for line in TEXT.splitlines(keepends=True)] * 9_000
    lines[17_000] = b"\xff\n"
    path.write_bytes(b"".join(lines))
    said = f"line 17001, byte {sum(map(len, lines[:17_000]))}: bytes ff"
    assert said in hzclean("convert", "--from", "utf-8", path).err
    assert said in hzclean("convert", "--from", "utf-8", stdin=path.read_bytes()).err


class Trickle:
    """A stream that gives a few bytes at a time, as pipes may."""

    def __init__(self, data, sizes):
        self.data, self.sizes = data, sizes

    def read(self, size):
        step = min(size, self.sizes[0])
        self.sizes = [*self.sizes[1:], self.sizes[0]]
        part, self.data = self.data[:step], self.data[step:]
        return part


@pytest.mark.parametrize("charset", sorted(CHARSETS))
@settings(max_examples=25, deadline=None)
@given(
    st.text("汉字漢字，。abc ①€𠀀\n\r", max_size=60),
    st.lists(st.integers(1, 7), min_size=1, max_size=5),
    st.sampled_from([2, 3, 4, 5, 8, 16]),
)
def test_characters_cut_at_block_borders_are_whole_again(charset, text, sizes, block):
    data = encode(text, charset, "ignore")
    before = streams.BLOCK, streams.HEAD
    streams.BLOCK = streams.HEAD = block
    try:
        recipe = Recipe(charset, "utf-8")
        parts = list(blocks(Input("test"), Trickle(data, sizes), recipe))
    finally:
        streams.BLOCK, streams.HEAD = before
    assert b"".join(part.data for part in parts) == data
    assert [part.offset for part in parts] == [sum(len(p.data) for p in parts[:n]) for n in range(len(parts))]
    done = [convert_block(recipe, part) for part in parts]
    assert not any(part.problem for part in done)
    assert b"".join(part.data for part in done).decode() == decode(data, charset)
    assert streams.AHEAD <= ROOMS
    threads = convert_all(parts, recipe, 2)
    assert b"".join(bytes(part.data) for part in threads).decode() == decode(data, charset)


@pytest.mark.parametrize("charset", sorted(CHARSETS))
@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_can_be_cut(charset, data):
    assert 0 <= cut(data, charset) <= len(data)


@pytest.mark.skipif(not shutil.which("iconv"), reason="there is no iconv here")
@pytest.mark.parametrize(
    ("charset", "name"),
    [("gb18030", "GB18030"), ("gbk", "GBK"), ("big5", "BIG5"), ("big5-hkscs", "BIG5-HKSCS"), ("euc-tw", "EUC-TW")],
)
def test_the_same_bytes_as_iconv(charset, name):
    every = (chr(code) for code in range(0xA0, 0x30000) if not 0xD800 <= code < 0xE000)
    text = "".join(f"{character}\n" for character in every if encode(character, charset, "ignore"))
    theirs = subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=text.encode(), capture_output=True, check=True)
    ours = hzclean("convert", "--from", "utf-8", "--to", charset, stdin=text)
    assert ours.raw == theirs.stdout
    assert hzclean("convert", "--from", charset, stdin=ours.raw).raw == text.encode()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_of_a_mixed_file_is_written_before_it_is_told(tmp_path, jobs):
    lines = ["后面的头发都是干部的，清溪县新修水渠。\n".encode("gb18030")] * 40_000
    lines[5_000] = "漢字編碼，清溪縣新修水渠。\n".encode("big5")
    clean, mixed = tmp_path / "a.txt", tmp_path / "b.txt"
    clean.write_bytes(b"".join(lines[:200]))
    mixed.write_bytes(b"".join(lines))
    done = hzclean("convert", "--jobs", jobs, str(clean), str(mixed))
    assert done.code == 1
    assert done.err.startswith(f"hzclean: {mixed}: lines in two encodings (gb18030; big5: line 5001); --lines")
    assert done.raw.decode() == b"".join(lines[:200]).decode("gb18030")


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030", "hz"])
@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["后面的头发", "干部", "\n", "abc", "\r\n", "清溪县"]), max_size=60))
def test_a_file_read_by_the_workers_is_the_same(tmp_path_factory, charset, parts):
    text = "".join(parts)
    path = tmp_path_factory.mktemp("segments") / "page.txt"
    path.write_bytes(streams.bom_of(charset) + encode(text, charset))
    recipe = Recipe(charset, "utf-8", changes=(("variant", ("s2t",)),))
    before = streams.BLOCK, streams._WINDOW, streams.LONGEST_LINE
    streams.BLOCK, streams._WINDOW, streams.LONGEST_LINE = 8, 8, 1 << 10
    try:
        with path.open("rb") as stream:
            done = [convert_block(recipe, block) for block in blocks(Input("page", str(path)), stream, recipe)]
        with path.open("rb") as stream:
            parts = blocks(Input("page", str(path)), stream, recipe)
            together = b"".join(bytes(part.data) for part in convert_all(parts, recipe, 2))
    finally:
        streams.BLOCK, streams._WINDOW, streams.LONGEST_LINE = before
    assert b"".join(part.data for part in done).decode() == together.decode() == convert(text, "s2t")


@pytest.mark.parametrize("charset", ["utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_code_points_that_are_none_are_told_with_their_place(tmp_path, charset, jobs):
    good = (TEXT * 20_000).encode(charset)
    order = "little" if charset.endswith("le") else "big"
    path = tmp_path / "page.txt"
    path.write_bytes(good)
    for source in (("--from", charset), ()):
        assert hzclean("convert", "--jobs", jobs, *source, str(path)).out == TEXT * 20_000
    for code in (0xD800, 0x110000):
        path.write_bytes(good + code.to_bytes(4, order) + good)
        done = hzclean("convert", "--jobs", jobs, "--from", charset, str(path), "-o", str(tmp_path / "out.txt"))
        assert done.code == 1
        assert f"page.txt, line {TEXT.count(chr(10)) * 20_000 + 1}, byte {len(good)}: " in done.err
        assert not (tmp_path / "out.txt").exists()


def test_fix_points_to_lines_where_a_file_is_in_two_encodings():
    done = hzclean("fix", stdin=TEXT.encode() + TEXT.encode("gb18030"))
    assert done.code == 1
    assert "standard input, line 3, byte" in done.err
    assert "hzclean convert --lines" in done.err
    assert hzclean("convert", "--lines", stdin=TEXT.encode() + TEXT.encode("gb18030")).out == TEXT * 2


def test_a_pipe_that_has_a_name_is_read_to_its_end(tmp_path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    text = TEXT * 20_000
    writer = threading.Thread(target=pipe.write_bytes, args=(text.encode(),))
    writer.start()
    done = hzclean("convert", "--variant", "s2t", "--jobs", "2", pipe)
    writer.join()
    assert (done.code, done.out) == (0, convert(text, "s2t"))


def test_a_line_longer_than_memory_allows_is_as_opencc_makes_it(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(TEXT.replace("\n", "") * 12_000, encoding="utf-8")
    whole = convert(path.read_text(encoding="utf-8"), "s2t")
    for jobs in (1, 2):
        assert hzclean("convert", "--variant", "s2t", "--jobs", jobs, path).out == whole


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("command", ["convert", "fix", "detect"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told_in_one_sentence(command, unbuffered):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hzclean.cli.main", command],
            input=TEXT.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "hzclean: standard output: No space left on device\n"


class TestWhereItWrites:
    """Devices and links stay what they are."""

    def test_a_device_is_written_to_not_replaced(self, tmp_path):
        device = tmp_path / "pipe"
        os.mkfifo(device)
        found = []
        reader = threading.Thread(target=lambda: found.append(device.read_bytes()))
        reader.start()
        assert hzclean("convert", "-o", device, stdin=TEXT).code == 0
        reader.join()
        assert found == [TEXT.encode()]
        assert device.is_fifo()

    def test_a_full_device_is_told(self):
        if not os.path.exists("/dev/full"):
            pytest.skip("there is no /dev/full here")
        done = hzclean("convert", "-o", "/dev/full", stdin=TEXT)
        assert (done.code, done.err) == (1, "hzclean: /dev/full: No space left on device\n")

    @pytest.mark.parametrize("options", [("-o",), ("--in-place",), ("--in-place", "--backup", ".old")])
    def test_a_link_stays_and_what_it_points_to_is_written(self, tmp_path, options):
        (tmp_path / "real").mkdir()
        page, link = tmp_path / "real" / "page.txt", tmp_path / "link.txt"
        page.write_bytes(TEXT.encode("gb18030"))
        link.symlink_to(page)
        data = b"" if "--in-place" in options else TEXT.encode("gb18030")
        assert hzclean("convert", *options, link, stdin=data).code == 0
        assert link.is_symlink()
        assert page.read_text(encoding="utf-8") == TEXT
        old = tmp_path / "real" / "page.txt.old"
        assert old.exists() == (".old" in options)

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("-o", ""), "-o needs the name of a file or a folder"),
            (("--in-place", "--backup", "/"), "--backup needs a suffix such as .bak, not a path"),
            (("--in-place", "--backup", "../x"), "--backup needs a suffix such as .bak, not a path"),
        ],
    )
    def test_what_is_no_name(self, tmp_path, options, said):
        path = tmp_path / "page.txt"
        path.write_bytes(TEXT.encode("gb18030"))
        done = hzclean("convert", path, *options)
        assert done.code == 2
        assert said in done.err
        assert path.read_bytes() == TEXT.encode("gb18030")
        assert os.listdir(tmp_path) == ["page.txt"]


@pytest.mark.parametrize("name", ["idna", "punycode", "unicode_escape", "undefined", "base64", "", "auto"])
def test_what_is_no_encoding_of_files_is_refused(name):
    done = hzclean("convert", "--to", name, stdin=TEXT)
    assert done.code == 2
    assert "Invalid value for '--to'" in done.err


@pytest.mark.parametrize("command", ["convert", "fix", "detect"])
@pytest.mark.parametrize("length", [10, 60, -4])
def test_a_zst_file_that_breaks_off_is_told(tmp_path, command, length):
    zstandard = pytest.importorskip("zstandard")
    path = tmp_path / "page.txt.zst"
    whole = zstandard.compress(TEXT.encode() * 50)
    path.write_bytes(whole + whole[:length])
    done = hzclean(command, path)
    assert done.code == 1
    assert "Compressed file ended before" in done.err
    path.write_bytes(whole + whole)
    assert hzclean("convert", path).out == TEXT * 100
    path.write_bytes(whole + b"rest")
    assert hzclean("convert", path).code == 1


def test_from_big5_to_gb_2312_no_character_is_swapped():
    done = hzclean("convert", "--from", "big5", "--to", "gb2312", stdin="清溪縣\n".encode("big5"))
    assert (done.code, done.raw) == (1, b"")
    assert "line 1: gb2312 has no U+7E23 縣" in done.err


def test_what_is_on_standard_output_already_is_to_be_thrown_away(tmp_path):
    whole = gzip.compress(TEXT.encode() * 40_000)
    page = tmp_path / "page.txt.gz"
    page.write_bytes(whole[:-8] + bytes(4) + whole[-4:])  # the checksum is wrong
    done = hzclean("convert", page)
    assert done.code == 1
    assert f"hzclean: {page}: a compressed file that is damaged (CRC check failed" in done.err
    assert f"; {len(done.raw):,} bytes of it are on standard output already: throw them away" in done.err
    for output in ("out.txt", "folder/"):
        done = hzclean("convert", page, "-o", f"{tmp_path}/{output}")
        assert (done.code, "throw" in done.err) == (1, False)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [page]


@pytest.mark.parametrize("command", ["convert", "fix", "stats"])
def test_files_that_are_no_text_are_told_by_their_first_bytes(command, tmp_path):
    done = hzclean(command, stdin=gzip.compress(TEXT.encode()))
    assert done.code == 1
    assert "hzclean: standard input: not text but compressed; give it a name in .gz" in done.err


@pytest.mark.parametrize("command", ["convert", "fix", "stats"])
def test_a_folder_without_any_text_is_a_failure(command, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n\0\1\2")
    done = hzclean(command, tmp_path)
    assert done.code == 1
    assert "hzclean: 2 skipped: " in done.err
    assert "b.pdf: not text but a PDF; extract its text first" in done.err
    assert done.err.endswith("hzclean: none of the files is text: nothing is done\n")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    assert hzclean(command, tmp_path).code == 0


def test_half_a_pair_is_named_as_what_it_is():
    done = hzclean("convert", stdin="第一行\n罕\ud842\udfb7字\n".encode("utf-8", "surrogatepass"))
    assert done.code == 1
    assert "standard input, line 2, byte 13: bytes ed a1 82 are not utf-8 (half of a UTF-16 pair" in done.err
