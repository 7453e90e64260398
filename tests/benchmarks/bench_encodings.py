"""Detection beside its peers: % of windows whose guess decodes back to the text, and the time for a call.

Windows of at most N bytes, cut at character borders, with two hanzi or more; characters that the codec lacks are
dropped beforehand. EUC-TW is written by this project's table, which is iconv's. Peers that are installed are run in
the same process, window by window: pip install chardet faust-cchardet charset-normalizer.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

from corpus import HAN, HANGUL, KANA, docs, news

from hzclean.cleaners.charsets import decode, encode
from hzclean.cleaners.encodings import detect

SIZES = (20, 50, 100, 200, 500, 1000, 4000)
ENCODINGS = {
    "utf-8": "hans",
    "gb18030": "hans",
    "big5": "hant",
    "utf-16-le": "hans",
    "utf-16-be": "hant",
    "hz": "hans",
    "euc-tw": "hant",
}
WINDOWS = 300


def detectors() -> dict[str, Callable[[bytes], str | None]]:
    """Each detector here as bytes → a name."""
    found: dict[str, Callable[[bytes], str | None]] = {"hzclean": lambda data: detect(data).encoding}
    try:
        import chardet
    except ImportError:
        print("chardet is not installed")
    else:
        found["chardet"] = lambda data: chardet.detect(data)["encoding"]
    try:
        import cchardet
    except ImportError:
        print("faust-cchardet is not installed")
    else:
        found["faust-cchardet"] = lambda data: cchardet.detect(data)["encoding"]
    from charset_normalizer import from_bytes

    found["charset-normalizer"] = lambda data: getattr(from_bytes(data).best(), "encoding", None)
    return found


def written(character: str, charset: str) -> bytes:
    """One character, b"" where the charset lacks it, or where two tables of Big5 disagree about it."""
    if charset == "big5" and character.encode("big5", "ignore") != character.encode("cp950", "ignore"):
        return b""
    return encode(character, "gb2312" if charset == "hz" else charset, "ignore")


def windows(text: str, charset: str, size: int, letters=HAN) -> list[tuple[bytes, str]]:
    """WINDOWS pieces of `text` of at most `size` bytes, as bytes and as text."""
    chance = random.Random(f"{charset} {size}")
    codes = {character: written(character, charset) for character in set(text)}
    text = "".join(character for character in text if codes[character])
    found: list[tuple[bytes, str]] = []
    for _ in range(400 * WINDOWS):
        start = chance.randrange(len(text))
        end, length = start, 0
        while end < len(text) and length + len(codes[text[end]]) <= size:
            length += len(codes[text[end]])
            end += 1
        piece = text[start:end]
        while charset == "hz" and piece and len(encode(piece, "hz")) > size:
            piece = piece[:-1]
        if len(letters.findall(piece)) >= 2:
            found.append((encode(piece, charset), piece))
            if len(found) == WINDOWS:
                break
    return found


def right(data: bytes, text: str, name: str | None) -> bool:
    """Whether the guess decodes back to the text."""
    try:
        return name is not None and decode(data, name) == text
    except (LookupError, UnicodeError):
        return False


def chinese(sources: dict[str, dict[str, str]]) -> None:
    """The table of encodings and sizes, and the times."""
    tools = detectors()
    for tool in tools.values():
        tool("预热一下".encode("gb18030"))
    times: dict[tuple[str, int], list[float]] = {}
    cells: dict[tuple[str, str, int], list[float]] = {}
    for source, texts in sources.items():
        print(f"\n{source}: % of {WINDOWS} windows right at {', '.join(map(str, SIZES))} bytes")
        for charset, script in ENCODINGS.items():
            shares: dict[str, list[str]] = {name: [] for name in tools}
            for size in SIZES:
                pieces = windows(texts[script], charset, size)
                for name, tool in tools.items():
                    began = time.perf_counter()
                    guesses = [tool(data) for data, _ in pieces]
                    taken = (time.perf_counter() - began) / len(pieces) * 1e6
                    times.setdefault((name, size), []).append(taken)
                    cells.setdefault((name, charset, size), []).append(taken)
                    good = sum(right(data, text, guess) for (data, text), guess in zip(pieces, guesses, strict=True))
                    shares[name].append(f"{100 * good / len(pieces):5.1f}")
            for name, row in shares.items():
                print(f"  {charset:10} {name:20} {' '.join(row)}", flush=True)
    print(f"\nµs a call, median over the encodings, at {', '.join(map(str, SIZES))} bytes")
    for name in tools:
        medians = [statistics.median(times[name, size]) for size in SIZES]
        base = [statistics.median(times["hzclean", size]) for size in SIZES]
        row = " ".join(f"{m:6.0f} (×{m / b:.1f})" for m, b in zip(medians, base, strict=True))
        print(f"  {name:20} {row}")
    if "chardet" in tools:
        print("\nµs a call in each encoding, ours/chardet's")
        for charset in ENCODINGS:
            pairs = [[min(cells[name, charset, size]) for name in ("hzclean", "chardet")] for size in SIZES]
            print(f"  {charset:10}", " ".join(f"{ours:6.0f}/{theirs:.0f}" for ours, theirs in pairs))


def neighbours() -> None:
    """How many windows of Japanese and Korean are called Chinese."""
    print("\nJapanese and Korean called Chinese, of windows of 50, 100, 200 bytes")
    for language, letters, charsets in (
        ("ja", KANA, ("utf-8", "euc-jp", "shift_jis", "utf-16-le", "utf-16-be")),
        ("ko", HANGUL, ("utf-8", "euc-kr", "cp949", "utf-16-le")),
    ):
        text = docs(language)
        if not text:
            print(f"  {language}: the manuals are not here (see corpus.py)")
            continue
        for charset in charsets:
            row = []
            for size in (50, 100, 200):
                pieces = windows(text, charset, size, letters)
                called = sum(detect(data).script in ("simplified", "traditional", "mixed") for data, _ in pieces)
                row.append(f"{called}/{len(pieces)}")
            print(f"  {language} {charset:10} {' '.join(row)}")


def main() -> None:
    """Print the tables; `news` or `docs` as an argument measures only these."""
    sources = {"news": {script: news(script) for script in ("hans", "hant")}}
    if docs("hans") and docs("hant"):
        sources["docs"] = {script: docs(script) for script in ("hans", "hant")}
    else:
        print("the Chinese manuals are not here (see corpus.py): news only")
    wanted = set(sys.argv[1:]) or set(sources)
    chinese({name: texts for name, texts in sources.items() if name in wanted})
    neighbours()


if __name__ == "__main__":
    main()
