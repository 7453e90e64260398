"""Detection: every encoding named from a few bytes, neighbours not confused, damage told."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.charsets import CHARSETS, decode, encode
from hzclean.cleaners.encodings import detect
from hzclean.cleaners.script import _marks

SIMPLIFIED = (
    "清溪县今年新修水渠三十公里，灌溉面积扩大了一倍。",
    "“这台机器比去年的安静多了。”工人们说。",
    "图书馆周末开放，读者可以凭身份证借书五本。",
    "技术人员检查了全部线路，没有发现问题。",
)
TRADITIONAL = (
    "清溪縣今年新修水渠三十公里，灌溉面積擴大了一倍。",
    "「這臺機器比去年的安靜多了。」工人們說。",
    "圖書館週末開放，讀者可以憑身分證借書五本。",
    "技術人員檢查了全部線路，沒有發現問題。",
)
JAPANESE = "新しい図書館は来月から開館します。利用者は身分証明書を見せると、本を五冊まで借りることができます。" * 2
KOREAN = "새 도서관은 다음 달부터 문을 엽니다. 이용자는 신분증을 보여 주면 책을 다섯 권까지 빌릴 수 있습니다. " * 2


def pieces(text: str, charset: str, size: int) -> list[bytes]:
    """Windows of at most `size` bytes, from every character on."""
    found = []
    for start in range(len(text) - 4):
        end = start + 1
        while end < len(text) and len(encode(text[start : end + 1], charset)) <= size:
            end += 1
        found.append(encode(text[start:end], charset))
    return found


@pytest.mark.parametrize(
    ("charset", "texts"),
    [
        ("utf-8", SIMPLIFIED),
        ("gb18030", SIMPLIFIED),
        ("utf-16-le", SIMPLIFIED),
        ("utf-16-be", SIMPLIFIED),
        ("hz", SIMPLIFIED),
        ("big5", TRADITIONAL),
        ("euc-tw", TRADITIONAL),
        ("utf-16-le", TRADITIONAL),
        ("utf-16-be", TRADITIONAL),
        ("utf-32-le", TRADITIONAL),
        ("utf-32-be", SIMPLIFIED),
    ],
)
@pytest.mark.parametrize("size", [20, 50])
def test_a_few_bytes_are_enough(charset: str, texts: tuple[str, ...], size: int) -> None:
    for text in texts:
        for piece in pieces(text, charset, size):
            assert detect(piece).encoding == charset, decode(piece, charset)


@pytest.mark.parametrize(
    ("text", "charset", "script"),
    [
        (JAPANESE, "euc-jp", "japanese"),
        (JAPANESE, "shift_jis", "japanese"),
        (JAPANESE, "iso-2022-jp", "japanese"),
        (JAPANESE, "utf-16-le", "japanese"),
        (JAPANESE, "utf-8", "japanese"),
        (KOREAN, "euc-kr", "korean"),
        (KOREAN, "utf-16-be", "korean"),
        (KOREAN, "utf-8", "korean"),
        (SIMPLIFIED[0] + TRADITIONAL[3], "iso-2022-cn", "mixed"),
    ],
)
def test_neighbours_are_not_called_chinese(text: str, charset: str, script: str) -> None:
    found = detect(encode(text, charset))
    assert (found.encoding, found.script) == (charset, script)


def test_latin_text_goes_to_charset_normalizer() -> None:
    text = "Le château était fermé à cause de la fête; l’été dernier, déjà, les élèves y étaient allés.".replace(
        "’", "'"
    )
    found = detect(text.encode("latin-1"))
    assert found.encoding is not None
    assert decode(text.encode("latin-1"), found.encoding) == text
    assert found.script == "latin"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)])
def test_what_is_no_text_has_no_encoding(data: bytes) -> None:
    assert detect(data).encoding is None


@pytest.mark.parametrize("data", [b"", b"a", b"\x80", b"\xff", b"\xd6", b"\n", b"~{", b"\x1b$", b"\xff\xfe", b"\x00"])
def test_the_shortest_inputs_are_survived(data: bytes) -> None:
    assert 0 <= detect(data).confidence <= 1


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_bom_is_told(name: str) -> None:
    found = detect(encode("\ufeff汉字\r\n", name))
    assert (found.encoding, found.bom, found.newline) == (name, True, "crlf")


@pytest.mark.parametrize(
    ("text", "newline"), [("汉字", "none"), ("汉\n字\n", "lf"), ("汉\r字\r", "cr"), ("汉\r\n字\n", "mixed")]
)
def test_newline_styles(text: str, newline: str) -> None:
    assert detect(text.encode("gb18030")).newline == newline


def test_the_share_of_bad_bytes_is_told() -> None:
    data = SIMPLIFIED[0].encode("gb18030") + b"\xff\xff" + SIMPLIFIED[1].encode("gb18030")
    found = detect(data)
    assert found.encoding == "gb18030"
    assert found.undecodable == pytest.approx(2 / len(data))


def test_a_character_cut_off_at_the_end_is_no_error() -> None:
    for charset in ("utf-8", "gb18030", "utf-16-le"):
        found = detect(encode(SIMPLIFIED[0], charset)[:-1])
        assert (found.encoding, found.undecodable) == (charset, 0)


@pytest.mark.parametrize(
    "text", ["\ud842\udfb7\n" * 3, "\ud800", "abc \ud842\udfb7\n" * 5, "字\ud842\udfb7很好\n", "\ud83d笑"]
)
def test_surrogates_by_themselves_are_bad_bytes_of_utf_8_and_no_other_encoding(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    found = detect(data)
    bad = sum("\ud800" <= character <= "\udfff" for character in text)
    assert (found.encoding, found.lines, found.undecodable) == ("utf-8", {}, pytest.approx(3 * bad / len(data)))


def test_noise_is_no_text() -> None:
    noise = random.Random(7)
    assert {detect(noise.randbytes(size)).encoding for size in (100, 300, 1000, 3000) for _ in range(20)} == {None}
    assert detect(SIMPLIFIED[0].encode() * 9 + noise.randbytes(30)).encoding == "utf-8"


def test_extensions_of_big5_are_named() -> None:
    text = "①②③" + TRADITIONAL[0] + "\n香港嘅啲㗎"
    assert detect(text.encode("big5hkscs")).encoding == "big5-hkscs"


MIXTURES = [
    ("utf-8", "gb18030", SIMPLIFIED, SIMPLIFIED),
    ("gb18030", "utf-8", SIMPLIFIED, SIMPLIFIED),
    ("gb18030", "big5", SIMPLIFIED, TRADITIONAL),
    ("big5", "gb18030", TRADITIONAL, SIMPLIFIED),
    ("big5", "utf-8", TRADITIONAL, TRADITIONAL),
]


@pytest.mark.parametrize(("main", "other", "texts", "strange"), MIXTURES)
def test_lines_in_another_encoding_are_numbered(
    main: str, other: str, texts: tuple[str, ...], strange: tuple[str, ...]
) -> None:
    lines = [encode(line, main) for line in texts * 3]
    lines[4], lines[9] = encode(strange[0], other), encode(strange[3], other)
    found = detect(b"\n".join(lines))
    assert (found.encoding, found.lines, found.undecodable) == (main, {other: (5, 10)}, 0)


def test_rare_names_are_not_another_encoding() -> None:
    names = "堃喆祎淼鑫垚焱犇骉羴猋\n彧晟翀翯奭璟瓛\n龑甯佘逄亓仝郄郗邰亶\n" + "\n".join(SIMPLIFIED)
    found = detect(names.encode("gb18030"))
    assert (found.encoding, found.lines) == ("gb18030", {})


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_survived_and_the_answer_is_usable(data: bytes) -> None:
    found = detect(data)
    assert 0 <= found.confidence <= 1
    assert 0 <= found.undecodable <= 1
    if found.encoding is not None:
        assert isinstance(decode(data, found.encoding, "replace"), str)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SIMPLIFIED), min_size=1, max_size=6), st.sampled_from(sorted(CHARSETS)))
def test_whole_sentences_come_back(sentences: list[str], charset: str) -> None:
    text = "\n".join(sentences)
    if (
        len(encode(text, charset, "ignore").decode("latin-1"))
        and decode(encode(text, charset, "ignore"), charset) == text
    ):
        data = encode(text, charset)
        found = detect(data)
        assert found.encoding is not None
        assert decode(data, found.encoding) == text


def test_gb_2312_has_no_traditional_form():
    # That is why the script of HZ is told without counting.
    assert not [character for character in _marks("traditional") if character.encode("gb2312", "ignore")]
