"""Script variants of 50 MB files beside OpenCC's own command line, whole processes, on two processors.

The command is the one that OpenCC's Python package installs: the same library as is used here, and several times as
quick as Debian's (1.1.6).
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import docs, news, repeated
from processes import compare

SIZE = 50_000_000
HZCLEAN = str(Path(sys.executable).with_name("hzclean"))
OPENCC = str(Path(sys.executable).with_name("opencc"))


def main() -> None:
    """Print the table; rounds, and the names of conversions, may be given."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for name in sys.argv[2:] or ("t2s", "s2t", "tw2sp", "s2twp"):
        script = "hans" if name.startswith("s") else "hant"
        with tempfile.TemporaryDirectory() as folder:
            _compare_lines(name, news(script) + docs(script), Path(folder))
            path = Path(folder, "long.txt")
            path.write_bytes(repeated(news(script), SIZE, "utf-8"))
            theirs = [OPENCC, "-c", name, "-i", str(path), "-o", "/dev/null"]
            compare(name, theirs, [HZCLEAN, "convert", "--variant", name, "--jobs", "2", str(path)], rounds)


def _compare_lines(name: str, text: str, folder: Path) -> None:
    source, theirs, ours = (folder / part for part in ("in.txt", "theirs.txt", "ours.txt"))
    source.write_text(text, encoding="utf-8")
    subprocess.run([OPENCC, "-c", name, "-i", source, "-o", theirs], check=True)
    subprocess.run([HZCLEAN, "convert", "--variant", name, source, "-o", ours, "--jobs", "2"], check=True)
    pairs = list(zip(theirs.read_text("utf-8").split("\n"), ours.read_text("utf-8").split("\n"), strict=True))
    print(f"{name}: {sum(a == b for a, b in pairs)} of {len(pairs)} lines as OpenCC's")


if __name__ == "__main__":
    main()
