"""Tables: the same as iconv's, where there is an iconv to compare with."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.charsets import CHARSETS, canonical, decode, encode
from hzclean.cleaners.cns11643 import unfinished
from hzclean.cleaners.libc_iconv import converter

ICONV = {
    "gb2312": "GB2312",
    "gbk": "GBK",
    "gb18030": "GB18030",
    "big5": "BIG5",
    "big5-hkscs": "BIG5-HKSCS",
    "euc-tw": "EUC-TW",
    "utf-16-le": "UTF-16LE",
    "utf-32-be": "UTF-32BE",
}


@pytest.mark.parametrize("source", ["gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "euc-tw"])
def test_from_one_to_another_no_character_becomes_a_different_one(source: str) -> None:
    # glibc has a table of its own from Big5 to GB 2312, in which 縣 is 县.
    codes = {one: encode(one, source, "ignore") for one in map(chr, (*range(0xA0, 0x3400), *range(0x4E00, 0xA000)))}
    for target in ("gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "euc-tw"):
        convert = converter(source, target)
        if convert is None or source == target:
            continue
        other = {one: encode(one, target, "ignore") for one, code in codes.items() if code}
        shared = [one for one, code in other.items() if code]
        found = convert(b"".join(codes[one] for one in shared))
        assert found is not None
        assert bytes(found) == b"".join(other[one] for one in shared)
        assert not any(convert(codes[one]) for one in [one for one, code in other.items() if not code][::29])


def test_a_letter_that_waits_for_its_mark_is_not_lost_at_the_end() -> None:
    convert = converter("big5-hkscs", "utf-8")
    assert convert is None or bytes(convert(encode("香港Ê", "big5-hkscs")) or b"").decode() == "香港Ê"


def iconv(data: bytes, source: str, target: str) -> bytes:
    run = subprocess.run(["iconv", "-f", source, "-t", target], input=data, capture_output=True, check=True)
    return run.stdout


@pytest.mark.skipif(not shutil.which("iconv"), reason="there is no iconv here")
@pytest.mark.parametrize("charset", ICONV)
def test_all_characters_are_written_and_read_as_iconv_does(charset: str) -> None:
    every = (chr(code) for code in range(0xA0, 0x30000) if not 0xD800 <= code < 0xE000)
    ours = {character: encode(character, charset, "ignore") for character in every}
    text = "".join(f"{character}\n" for character, code in ours.items() if code)
    data = encode(text, charset)
    assert iconv(text.encode(), "UTF-8", ICONV[charset]) == data
    assert iconv(data, ICONV[charset], "UTF-8") == decode(data, charset).encode()


@pytest.mark.parametrize("charset", CHARSETS)
def test_what_is_written_can_be_read(charset: str) -> None:
    text = "清溪县新修水渠，清溪縣新修水渠。ABC 123\n第二行\r\n"
    data = encode(text, charset, "ignore")
    assert encode(decode(data, charset), charset) == data


@pytest.mark.parametrize("charset", ["gb18030", "big5", "euc-tw", "utf-8", "iso-2022-cn"])
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60))
def test_bad_bytes_can_be_kept(charset: str, data: bytes) -> None:
    if charset == "iso-2022-cn":
        assert isinstance(decode(data, charset, "replace"), str)
    else:
        text = decode(data, charset, "surrogateescape")
        assert decode(encode(text, charset, "surrogateescape"), charset, "surrogateescape") == text


@pytest.mark.parametrize("charset", ["euc-tw", "iso-2022-cn", "gb18030", "big5"])
def test_strict_errors_name_their_place(charset: str) -> None:
    with pytest.raises(UnicodeDecodeError) as raised:
        decode(b"ok\xff\xff", charset)
    assert raised.value.start == 2
    with pytest.raises(UnicodeEncodeError) as unwritable:
        encode("ok\U0001f600" if charset != "gb18030" else "ok\ud800", charset)
    assert unwritable.value.start == 2


@settings(max_examples=200, deadline=None)
@given(data=st.lists(st.sampled_from([b"a", b"\xa4\xa1", b"\xff", b"\x8e", b"\xa2", b"\xb1", b"\xfe"])).map(b"".join))
def test_what_is_unfinished_at_the_end_of_euc_tw_is_what_decoding_calls_incomplete(data: bytes) -> None:
    rest = data
    while True:
        try:
            decode(rest, "euc-tw")
        except UnicodeDecodeError as error:
            rest = rest[error.start if error.reason.startswith("incomplete") else error.end :]
            if error.reason.startswith("incomplete"):
                break
        else:
            rest = b""
            break
    assert unfinished(data) == len(rest)


def test_the_codes_that_tell_whose_iconv_it_is_are_those_that_differ() -> None:
    path = Path(__file__).resolve().parent.parent / "make_charset_differences.py"
    spec = importlib.util.spec_from_file_location("make_charset_differences", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert (made.DATA / "charset_probes.txt").read_text(encoding="utf-8") == made.probes()


def test_unknown_names_are_refused() -> None:
    for name in ("klingon", "base64", "rot13"):
        with pytest.raises(LookupError):
            canonical(name)


def test_iso_2022_cn_matches_iconv_on_lines_of_one_charset() -> None:
    if not shutil.which("iconv"):
        pytest.skip("there is no iconv here")
    for text in ("清溪县新修水渠。ABC\n第二行 3 公里\n", "清溪縣新修水渠\n臺灣鐵路\n", "汉字 abc 漢字\n"):
        data = iconv(text.encode(), "UTF-8", "ISO-2022-CN")
        assert encode(text, "iso-2022-cn") == data
        assert decode(data, "iso-2022-cn") == text
