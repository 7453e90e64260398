"""Encodings of 50 MB files beside iconv, whole processes, to /dev/null; first that both give the same bytes.

Two processors are used (`--jobs 2`). With 50 MB much of the time is Python's start (what a file of one line takes is
printed first), so some encodings are measured with 500 MB too, where memory must not be more.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import docs, news
from processes import compare

SIZE, LONG = 50_000_000, 500_000_000
LONG_ROUNDS = 3
HZCLEAN = str(Path(sys.executable).with_name("hzclean"))
SCRIPTS = {
    "gb18030": "hans",
    "big5": "hant",
    "utf-16-le": "hans",
    "euc-tw": "hant",
    "gbk": "hans",
    "big5-hkscs": "hant",
    "utf-16-be": "hans",
    "utf-32-le": "hans",
}
MEASURED_LONG = ("gb18030", "big5", "utf-16-le", "euc-tw")


def main() -> None:
    """Print the table; the number of rounds may be given, and encodings; each is read and written."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    wanted = sys.argv[2:] or SCRIPTS
    pairs = [(*pair, SCRIPTS[name]) for name in wanted for pair in ((name, "utf-8"), ("utf-8", name))]
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write("一行\n".encode())
        file.flush()
        line = [HZCLEAN, "convert", "--from", "utf-8", "--to", "gb18030", "--jobs", "2", file.name]
        compare("one line", ["iconv", "-f", "UTF-8", "-t", "GB18030", file.name], line, rounds)
    for source, target, script in pairs:
        text = news(script) + docs(script)
        data = _spelt(text, source, target)
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(data * (SIZE // len(data) + 1))
            file.flush()
            theirs = ["iconv", "-f", _name(source), "-t", _name(target), file.name]
            ours = [HZCLEAN, "convert", "--from", source, "--to", target, "--jobs", "2", file.name]
            same = _same(theirs, ours)
            print(f"{source} > {target}: {'the same bytes' if same else 'DIFFERENT BYTES'}")
            compare(f"{source} > {target}", theirs, ours, rounds)
            found = [HZCLEAN, "convert", "--to", target, "--jobs", "2", file.name]
            compare("  the encoding found", theirs, found, rounds)
            if source in MEASURED_LONG:
                file.write(data * ((LONG - SIZE) // len(data)))
                file.flush()
                compare("  500 MB", theirs, ours, LONG_ROUNDS)


def _name(charset: str) -> str:
    return re.sub("(UTF-[0-9]+)-", r"\1", charset.upper())


def _spelt(text: str, *charsets: str) -> bytes:
    """What both charsets have of the text, in the first."""
    from hzclean.cleaners.charsets import decode, encode

    for charset in reversed(charsets):
        data = encode(text, charset, "ignore")
        text = decode(data, charset)
    return data


def _same(first: list[str], second: list[str]) -> bool:
    """Whether both write the same bytes, compared block by block."""
    a, b = (subprocess.Popen(command, stdout=subprocess.PIPE) for command in (first, second))
    assert a.stdout is not None
    assert b.stdout is not None
    while True:
        one, two = a.stdout.read(1 << 20), b.stdout.read(1 << 20)
        if one != two:
            return False
        if not one:
            return a.wait() == b.wait() == 0


if __name__ == "__main__":
    main()
