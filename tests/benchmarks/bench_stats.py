"""How fast `stats` counts, on one process and on two, how much memory it takes, and what many small files cost.

MB are 10^6 bytes of UTF-8. The corpus is made of the samples by repeating them with variation (one line in twelve has
a character changed), so that new words keep coming as in real text; one article in six is in Traditional characters.
Each command is a whole process, start-up and all; CPU seconds stand beside wall seconds because machines are shared,
and rjieba with a plain Counter over the same lines stands beside both, because machines are slow at times.
`BENCH_MB=1000` makes the corpus larger, `BENCH_FILES=100000` sets the number of small files, `BENCH_ONLY=small` or
`large` leaves the rest out.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
MEGABYTES = int(os.environ.get("BENCH_MB", "40"))
FILES = int(os.environ.get("BENCH_FILES", "20000"))
ONLY = os.environ.get("BENCH_ONLY", "large small").split()
SMALL = (300, 1200)  # code points of a small file
HZCLEAN = str(Path(sys.executable).with_name("hzclean"))

FLOOR = """
import sys, rjieba
from collections import Counter
from pathlib import Path
counts = Counter()
named = Path(sys.argv[1])
for path in sorted(named.glob("*/*")) if named.is_dir() else [named]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(rjieba.cut(line))
"""


def write_corpus(path: Path, size: int) -> None:
    """Write at least `size` bytes of articles to `path`."""
    pick = random.Random(7)
    scripts: dict[bool, list[str]] = {True: [], False: []}
    for page in sorted((SAMPLES / "clean").glob("*.txt")):
        scripts["traditional" in page.name] += filter(None, page.read_text("utf-8").split("\n"))
    hanzi = [c for lines in scripts.values() for line in lines for c in line if "\u4e00" <= c <= "\u9fff"]
    with path.open("w", encoding="utf-8") as file:
        while file.tell() < size:
            for line in pick.choices(scripts[pick.random() < 1 / 6], k=12):
                at = pick.randrange(len(line))
                changed = pick.random() < 1 / 12
                file.write(line[:at] + pick.choice(hanzi) + line[at + 1 :] if changed else line)
                file.write("\n")
            file.write("\n")


def measure(name: str, size: int, *command: str) -> None:
    """Run a command and print its speed and the memory of its largest process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    watched = ["/usr/bin/env", "python3", "-c", WATCH, *command]
    done = subprocess.run(watched, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = int(done.stderr.splitlines()[-1]) / 1024
    print(f"{name:44} {size / wall / 1e6:6.1f} MB/s wall {size / cpu / 1e6:6.1f} MB/s CPU {memory:6.0f} MB", flush=True)


# The largest process among those a command starts: the memory of children counts one by one.
WATCH = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(done.returncode)
"""


def large(folder: Path) -> None:
    """One large file, all tables."""
    corpus = folder / "corpus.txt"
    write_corpus(corpus, MEGABYTES * 10**6)
    size = corpus.stat().st_size
    measure("rjieba + Counter, line by line", size, sys.executable, "-c", FLOOR, str(corpus))
    for jobs in ("1", "2"):
        measure(f"stats -t terms --jobs {jobs}", size, HZCLEAN, "stats", str(corpus), "-t", "terms", "-j", jobs)
    for table in ("characters", "ngrams", "dispersion", "figures", "new-words"):
        measure(f"stats -t {table}", size, HZCLEAN, "stats", str(corpus), "-t", table)
    measure("stats (overview, terms, figures)", size, HZCLEAN, "stats", str(corpus))


def small(folder: Path, length: int) -> None:
    """Many files of `length` code points, a thousand a folder."""
    corpus = folder / f"{length}.txt"
    write_corpus(corpus, FILES * length * 3)
    files = folder / str(length)
    size = 0
    with corpus.open(encoding="utf-8") as stream:
        for number in range(FILES):
            path = files / f"{number // 1000:03}" / f"{number % 1000:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            size += path.write_bytes(stream.read(length).encode())
    print(f"{FILES} files of {length} characters")
    measure("rjieba + Counter, line by line", size, sys.executable, "-c", FLOOR, str(files))
    for jobs in ("1", "2"):
        measure(f"stats -t terms --jobs {jobs}", size, HZCLEAN, "stats", str(files), "-t", "terms", "-j", jobs)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        if "large" in ONLY:
            large(Path(folder))
        for length in SMALL if "small" in ONLY else ():
            small(Path(folder), length)


if __name__ == "__main__":
    main()
