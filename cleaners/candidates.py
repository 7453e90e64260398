"""The encodings that bytes may be in, compared by how likely the text is that each makes of them.

Each candidate is decoded strictly, and its characters cost what they cost as Chinese (or, so that its neighbours are
not confused with it, Japanese or Korean) text: see likelihood.py. Since a reading of the same bytes is one to one,
the cheapest reading is the likeliest encoding, from two hanzi on. What looks like none of them is left to
charset-normalizer, which knows Latin, Cyrillic and other scripts. Long texts are judged by samples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from hzclean.cleaners.charsets import decode
from hzclean.cleaners.likelihood import LANGUAGES, QUARTER, cost
from hzclean.cleaners.patterns import late

if TYPE_CHECKING:
    from hzclean.cleaners.libc_iconv import Converter

SAMPLE = 240  # bytes of one sample: enough for a clear margin
_CLEAR = 160  # quarter bits; below this margin a sample is not enough
_HIGH = late(rb"[\x80-\xff]")
_ALONE = late(rb"(?<![\x80-\xff])[\xa0-\xff](?![\x80-\xff])")  # as letters with accents stand
_NOT_PLAIN = bytes({*range(0x20), *range(0x7F, 0x100)} - set(b"\t\n\r"))
_TWO_BYTE_UTF_8 = late(rb"[\xc2-\xdf][\x80-\xbf]")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


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
SUPERSETS = {"big5": "big5-hkscs", "shift_jis": "cp932", "euc-kr": "cp949"}


def likeliest(data: bytes) -> tuple[str | None, float]:
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
    if not matches or CONTROL.search(data):
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
        text = read(data, name)
        if text is not None and strict:
            prices[name] = cost(text, languages) + prior
        elif strict:
            prices[name] = prices[""] + 4 * _CLEAR
        elif name.startswith("utf-16"):
            prices[name] = cost(data.decode(name, "replace"), languages) + prior
        else:
            wider = SUPERSETS.get(name, name)
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


def read(data: bytes, name: str) -> str | None:
    """The text, without a character that is cut off at the end; None where bytes do not decode."""
    if name == "euc-tw" and (convert := _euc_tw()):
        from hzclean.cleaners.cns11643 import unfinished

        whole = len(data) - unfinished(data)
        utf_8 = convert(data[:whole]) if whole or not data else None
        return None if utf_8 is None else str(utf_8, "utf-8")
    try:
        return decode(data, name)
    except UnicodeDecodeError as error:
        if error.start == 0 or error.start < len(data) - 4 or not _unfinished(error):
            return None
        return decode(data[: error.start], name)


@cache
def _euc_tw() -> Converter | None:
    """The C library's EUC-TW, if it has it: ten times as fast as our table, which takes two milliseconds to load."""
    from hzclean.cleaners.libc_iconv import converter

    return converter("euc-tw", "utf-8")


def _unfinished(error: UnicodeDecodeError) -> bool:
    """Whether it may just be a character whose end is missing, by what the codecs say of one."""
    return "incomplete" in error.reason or "end of data" in error.reason or "truncated" in error.reason
