"""OpenCC through its C interface: the very text that its Python interface gives."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import variants
from hzclean.cleaners.libopencc import converter

TEXT = (
    "清溪县的干部发现，后面的面馆里有台湾来的软件工程师。\n這個軟體的預設檔案，裡面有隻貓；衛生、為了、說明、綫。\r\n"
    "\t𠮷野家3D。"
)
BLOCKS = ((0x2E80, 0x3100), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))

pytestmark = pytest.mark.skipif(converter("s2t") is None, reason="this OpenCC has no C interface")


def hanzi() -> Iterator[str]:
    """All hanzi and radicals, each on a line of its own, and each after and before others that begin phrases."""
    for first, end in BLOCKS:
        for code in range(first, end):
            yield f"{chr(code)}\n干{chr(code)}后\n"


@pytest.mark.parametrize("name", variants.configurations())
def test_every_hanzi_is_as_the_python_interface_makes_it(name: str) -> None:
    convert, text = converter(name), "".join(hanzi()) + TEXT
    assert convert is not None
    assert convert(text.encode()) == variants.convert(text, name).encode()


@given(st.text(st.sampled_from("后皇干部里发展头髮臺灣面麵软件软體，a1 \n"), max_size=60))
def test_any_text_is_as_the_python_interface_makes_it(text: str) -> None:
    for name in ("s2twp", "tw2sp", "t2s"):
        convert = converter(name)
        assert convert is not None
        assert convert(bytearray(text.encode())) == convert(text.encode()) == variants.convert(text, name).encode()


@pytest.mark.parametrize("data", [b"a\0b", "汉".encode()[:2], b"\xff\xfe", "汉".encode("gb18030")])
def test_what_it_cannot_do_is_left_to_python(data: bytes) -> None:
    convert = converter("s2t")
    assert convert is not None
    assert convert(data) is None


def test_threads_share_the_dictionaries() -> None:
    convert = converter("s2twp")
    assert convert is not None
    lines = [f"第{number}个软件在后面的面馆里。\n" * 50 for number in range(200)]
    right = [variants.convert(line, "s2twp").encode() for line in lines]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(convert, [line.encode() for line in lines])) == right
