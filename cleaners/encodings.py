"""Which encoding bytes are in, and which script the text is.

Each candidate encoding is decoded strictly and scored by how likely the characters are as Chinese (or, so that its
neighbours are not confused with it, Japanese or Korean) text: see likelihood.py. Since a reading of the same bytes
is one to one, the cheapest reading is the likeliest encoding, from two hanzi on. What looks like none of them is
left to charset-normalizer, which knows Latin, Cyrillic and other scripts. Texts of any length are judged by samples;
that the whole decodes, and whether single lines are in another encoding, is looked at afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hzclean.cleaners.charsets import decode
from hzclean.cleaners.likelihood import LANGUAGES, QUARTER, cost
from hzclean.cleaners.mixed_lines import MISREAD, mixed_lines
from hzclean.cleaners.script import Region, Script, script_of

Newline = Literal["none", "lf", "crlf", "cr", "mixed"]

SAMPLE = 240  # bytes of one sample: enough for a clear margin
_LONG = 8 * SAMPLE  # bytes from which it matters how fast they are decoded
_CLEAR = 160  # quarter bits; below this margin a sample is not enough
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ISO_2022 = re.compile(rb"\x1b\$(?:(?P<cn>\)[AGE]|\*H)|(?P<kr>\)C)|(?P<jp>\(?[@BD]))|(?P<roman>\x1b\(J)")
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+(?:~\}|\n|\Z)")
_ALONE = re.compile(rb"(?<![\x80-\xff])[\xa0-\xff](?![\x80-\xff])")  # as letters with accents stand
_NOT_PLAIN = bytes({*range(0x20), *range(0x7F, 0x100)} - set(b"\t\n\r"))
_TWO_BYTE_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")


class _Candidate(NamedTuple):
    """A multi-byte encoding, the languages it is written in, and quarter bits against it beforehand."""

    name: str
    languages: tuple[str, ...]
    prior: int


_CHINESE = ("zh_hans", "zh_hant")
_CANDIDATES = (
    _Candidate("utf-8", _CHINESE, -24),
    _Candidate("gb18030", _CHINESE, 0),
    _Candidate("big5", ("zh_hant",), 0),
    _Candidate("euc-tw", ("zh_hant",), 16),
    _Candidate("euc-jp", ("ja",), 24),
    _Candidate("shift_jis", ("ja",), 24),
    _Candidate("euc-kr", ("ko",), 32),
    _Candidate("utf-16-le", LANGUAGES, 16),
    _Candidate("utf-16-be", LANGUAGES, 20),
)


@dataclass(frozen=True)
class Detection:
    """What bytes were found to be.

    `encoding` is a name that `charsets.decode` knows, or None for what is not text. `confidence` runs from 0 to 1.
    `bom` tells whether a byte order mark stands first; `undecodable` is the share of bytes (0 to 1) that do not
    decode. `script` is the writing, `region` the place where its forms or words tell one. `lines` is empty unless
    lines are in another encoding than `encoding`: then it gives the 1-based numbers of these lines by encoding.
    """

    encoding: str | None
    confidence: float
    bom: bool = False
    newline: Newline = "none"
    undecodable: float = 0.0
    script: Script = "none"
    region: Region = ""
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def mixed(self) -> bool:
        """Whether lines are in two encodings or more.

        >>> detect("第一行。\\n".encode() + "第二行也是中文。\\n".encode("gb18030")).mixed
        True
        """
        return bool(self.lines)


def detect(data: bytes) -> Detection:
    """What `data`, a whole file or its beginning, is encoded in.

    An unfinished character at the very end is not counted as an error.

    >>> found = detect("汉字编码".encode("gb18030"))
    >>> found.encoding, found.script
    ('gb18030', 'simplified')
    >>> detect("漢字編碼".encode("utf-16-be")).encoding
    'utf-16-be'
    >>> detect(b"plain words").encoding
    'ascii'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _describe(data[len(mark) :], name, 1.0, bom=True)
    likeliest, confidence = _guess(data)
    return _describe(data, likeliest, confidence, bom=False)


def _guess(data: bytes) -> tuple[str | None, float]:
    """The encoding and how sure it is, from 0 to 1."""
    ascii_only = data.isascii()
    controls = _CONTROL.search(data, 0, 4096)
    if ascii_only:
        shifted = _seven_bit(data)
        if shifted or not controls:
            return shifted or "ascii", 1.0
    wide = _utf_32(data)
    if wide:
        return wide, 1.0
    if not controls:
        text = _read(data, "utf-8")
        if text is not None and max(text[:4096]) >= "\u0800":
            return "utf-8", 1.0
    likeliest, sure = _by_likelihood(data)
    if ascii_only and (likeliest == "utf-8" or (likeliest is None and b"\0" not in data)):
        return "ascii", 1.0
    return likeliest, sure


def _seven_bit(data: bytes) -> str:
    """The name where an encoding makes hanzi of ASCII bytes, else ""."""
    if b"\x1b" in data:
        found = _ISO_2022.search(data)
        if found:
            return "iso-2022-cn" if found["cn"] else "iso-2022-kr" if found["kr"] else "iso-2022-jp"
    if b"~{" in data and _HZ.search(data):
        text = _read(data, "hz")
        if text is not None and not text.isascii():
            return "hz"
    return ""


def _utf_32(data: bytes) -> str:
    """ "utf-32-le" or -be where every fourth byte is 0 and the rest decodes, else ""."""
    head = data[: min(len(data), 4096) // 4 * 4]
    for name, place in (("utf-32-le", 3), ("utf-32-be", 0)):
        if len(head) >= 8 and not any(head[place::4]) and _read(head, name) is not None:
            return name
    return ""


def _read(data: bytes, name: str) -> str | None:
    """The text, without a character that is cut off at the end; None where bytes do not decode."""
    if name == "euc-tw" and len(data) > _LONG and (text := _euc_tw_by_iconv(data)) is not None:
        return text
    try:
        return decode(data, name)
    except UnicodeDecodeError as error:
        if error.start == 0 or error.start < len(data) - 4 or not _unfinished(error):
            return None
        return decode(data[: error.start], name)


def _euc_tw_by_iconv(data: bytes) -> str | None:
    """As `_read`, ten times as fast; None also where there is no iconv. Python has no codec of its own for EUC-TW."""
    from hzclean.cleaners.cns11643 import unfinished
    from hzclean.cleaners.libc_iconv import converter

    convert = converter("euc-tw", "utf-8")
    read = convert(data[: len(data) - unfinished(data)]) if convert else None
    return None if read is None else str(read, "utf-8")


def _unfinished(error: UnicodeDecodeError) -> bool:
    """Whether it may just be a character whose end is missing, by what the codecs say of one."""
    return "incomplete" in error.reason or "end of data" in error.reason or "truncated" in error.reason


def _by_likelihood(data: bytes) -> tuple[str | None, float]:
    """Compare the candidates; where none is better than noise, again with bad bytes allowed, then as Latin text."""
    name, confidence = _cheapest(data, strict=True)
    if not name:
        name, confidence = _cheapest(data, strict=False)
    return (name, confidence) if name else _by_charset_normalizer(data)


def _cheapest(data: bytes, strict: bool) -> tuple[str, float]:
    """The candidate that costs least, "" for noise. One sample is enough where it is clear, else there are more."""
    total: dict[str, int] = {}
    ranking: list[tuple[int, str]] = []
    for sample, wide in _samples(data):
        for name, price in _prices(sample, wide, strict).items():
            total[name] = total.get(name, 0) + price
        ranking = sorted((price, name) for name, price in total.items())
        if ranking[1][0] - ranking[0][0] >= _CLEAR:
            break
    margin = (ranking[1][0] - ranking[0][0]) / QUARTER
    return ranking[0][1], round(1 - 0.5 * 2.0 ** -min(margin, 40.0), 4)


def _by_charset_normalizer(data: bytes) -> tuple[str | None, float]:
    """What charset-normalizer takes it for, if that is a single-byte encoding; (None, 0.0) if it is no text."""
    from charset_normalizer import from_bytes

    # Of the encodings that write CJK it need not judge again; their names follow no pattern.
    matches = list(from_bytes(data[:20000], cp_exclusion=_JUDGED))
    if not matches or _CONTROL.search(data):
        return None, 0.0
    # Its first match is the least chaotic; among those nearly as good the one that reads best is more often right.
    good = [match for match in matches if match.chaos <= matches[0].chaos + 0.1]
    best = max(good, key=lambda match: match.coherence)
    return best.encoding.replace("_", "-"), round(max(0.0, 1 - best.chaos) * 0.9, 4)


def _samples(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Samples of `data` from its first byte above 0x7F on: one cut at a line's start, one at an even place.

    The very first byte above 0x7F always starts a character; later samples start after a line feed.
    """
    first = _HIGH.search(data)
    start = first.start() if first and b"\0" not in data[: first.start()] else 0
    start = max(start - 16, 0)
    yield data[start : start + SAMPLE], data[start & ~1 : (start & ~1) + SAMPLE]
    step = max((len(data) - start) // 8, SAMPLE)
    for place in range(start + step, len(data) - 1, step):
        line = data.find(b"\n", place, place + 4 * SAMPLE) + 1
        if line:
            even = line & ~1
            yield data[line : line + SAMPLE], data[even : even + SAMPLE]
    if len(data) > start + SAMPLE:
        yield data[start : start + 8 * SAMPLE], data[start & ~1 : (start & ~1) + 8 * SAMPLE]


def _prices(sample: bytes, wide: bytes, strict: bool) -> dict[str, int]:
    """What each candidate costs on a sample; under "" what bytes without a meaning cost.

    If `strict`, a candidate that does not decode costs more than noise. Else each bad byte counts as U+FFFD, but no
    line costs much more than noise: a few lines in another encoding must not spoil the rest.
    """
    prices = {"": _noise(sample)}
    for name, languages, prior in _CANDIDATES:
        data = wide if name.startswith("utf-16") else sample
        text = _read(data, name)
        if text is not None and strict:
            prices[name] = cost(text, languages) + prior
        elif strict:
            prices[name] = prices[""] + 4 * _CLEAR
        elif name.startswith("utf-16"):
            prices[name] = cost(data.decode(name, "replace"), languages) + prior
        else:
            wider = _SUPERSETS.get(name, name)
            prices[name] = prior + sum(
                min(cost(decode(line, wider, "replace"), languages), _noise(line) + 40)
                for line in sample.splitlines(keepends=True)
            )
    # Letters with accents are dear in Chinese, yet bytes that are UTF-8 by chance are rarer still.
    prices["utf-8"] -= 16 * len(_TWO_BYTE_UTF_8.findall(sample))
    return prices


def _noise(sample: bytes) -> int:
    """What bytes cost that are taken for no characters: a little more than Latin text would."""
    plain = sample.translate(None, _NOT_PLAIN)
    alone = len(_ALONE.findall(sample))
    return cost(plain.decode("ascii"), _CHINESE) + 26 * (len(sample) - len(plain) - alone) + 18 * alone + 24


_JUDGED = [
    *("big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jis_2004", "euc_jisx0213", "euc_jp", "euc_kr"),
    *("gb18030", "gb2312", "gbk", "hz", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004"),
    *("iso2022_jp_3", "iso2022_jp_ext", "iso2022_kr", "johab", "shift_jis", "shift_jis_2004", "shift_jisx0213"),
    *("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"),
]
_SUPERSETS = {"big5": "big5-hkscs", "shift_jis": "cp932", "euc-kr": "cp949"}
_BIG5_PRIVATE = re.compile("[\uf6b1-\uf848]")  # what rows C6–C8 are where neither ETEN nor HKSCS is meant


def _describe(data: bytes, name: str | None, confidence: float, bom: bool) -> Detection:
    """Look at the whole: what does not decode, the newlines, the script, lines in other encodings."""
    if name is None:
        return Detection(None, 0.0)
    encoding, text, bad = _read_all(data, name)
    lines: dict[str, tuple[int, ...]] = {}
    if encoding in MISREAD or (bad and encoding == "utf-8"):
        lines, bad = mixed_lines(data, encoding, text, bad)
    script, region = script_of(text)
    share = bad / len(data) if data else 0.0
    return Detection(encoding, confidence, bom, _newline(text), share, script, region, lines)


def _read_all(data: bytes, name: str) -> tuple[str, str, int]:
    """The name (of a superset, where only that decodes all), the text, and how many bytes do not decode."""
    text = _read(data, name)
    wider = _SUPERSETS.get(name)
    if wider and (text is None or (name == "big5" and _BIG5_PRIVATE.search(text))):
        other = _read(data, wider)
        if other is not None:
            return wider, other, 0
    if text is not None:
        return name, text, 0
    if name.startswith(("utf-16", "utf-32")):
        text = data.decode(name, "replace")
        unit = 2 if name.startswith("utf-16") else 4
        return name, text, min(text.count("\ufffd") * unit, len(data))
    text = decode(data, name, "surrogateescape")
    return name, text, len(_ESCAPED.findall(text))


_ESCAPED = re.compile("[\udc80-\udcff]")


def _newline(text: str) -> Newline:
    """Which newline the text uses.

    >>> _newline("a\\r\\nb"), _newline("a\\nb\\rc")
    ('crlf', 'mixed')
    """
    pairs = text.count("\r\n")
    feeds, returns = text.count("\n") - pairs, text.count("\r") - pairs
    if (pairs > 0) + (feeds > 0) + (returns > 0) > 1:
        return "mixed"
    return "crlf" if pairs else "lf" if feeds else "cr" if returns else "none"
