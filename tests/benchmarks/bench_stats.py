"""How fast `stats` counts, on one process and on two, how much memory it takes, and what 100,000 small files cost.

MB are 10^6 bytes of UTF-8. The corpus is made of the samples by repeating them with variation (one line in twelve has
a character changed), so that new words keep coming as in real text; one article in six is in Traditional characters.
Each command is a whole process, start-up and all; CPU seconds stand beside wall seconds because machines are shared.
`BENCH_MB=1000` makes the corpus larger, `BENCH_FILES=100000` sets the number of small files.
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
HZCLEAN = str(Path(sys.executable).with_name("hzclean"))

FLOOR = """
import sys, rjieba
from collections import Counter
counts = Counter()
for line in open(sys.argv[1], encoding="utf-8"):
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


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.txt")
        write_corpus(corpus, MEGABYTES * 10**6)
        size = corpus.stat().st_size
        measure("rjieba + Counter, line by line", size, sys.executable, "-c", FLOOR, str(corpus))
        for jobs in ("1", "2"):
            measure(f"stats -t terms --jobs {jobs}", size, HZCLEAN, "stats", str(corpus), "-t", "terms", "-j", jobs)
        for table in ("characters", "ngrams", "dispersion", "figures", "new-words"):
            measure(f"stats -t {table}", size, HZCLEAN, "stats", str(corpus), "-t", table)
        measure("stats (overview, terms, figures)", size, HZCLEAN, "stats", str(corpus))
        small = Path(folder, "small")
        text = corpus.read_text("utf-8")[: FILES * 300]
        for number in range(FILES):
            path = small / f"{number // 1000:03}" / f"{number % 1000:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text[number * 300 : number * 300 + 300], "utf-8")
        size = len(text.encode())
        for jobs in ("1", "2"):
            command = (HZCLEAN, "stats", str(small), "-t", "terms", "-j", jobs)
            measure(f"{FILES} small files, --jobs {jobs}", size, *command)


if __name__ == "__main__":
    main()
