"""How fast `fix` is: on text that needs no repair, on wrapped pages in order, and from a cold start.

MB are 10^6 bytes of UTF-8, on one core, medians of a few rounds; ftfy.fix_text beside it where it is installed.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hzclean.cleaners import fix

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
ROUNDS = 5


def wrapped(text: str, width: int = 17) -> str:
    """Each paragraph cut into lines of `width` em, two less at its start, as a narrow newspaper column has them."""
    out: list[str] = []
    for line in text.splitlines():
        first, rest = line[: width - 2], line[width - 2 :]
        out.append(first)
        out += [rest[at : at + width] for at in range(0, len(rest), width)]
    return "\n".join(out) + "\n"


def rate(function: Callable[[str], object], text: str) -> float:
    """MB/s, the median of some rounds."""
    size = len(text.encode()) / 1e6
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        function(text)
        taken.append(time.perf_counter() - began)
    return size / statistics.median(taken)


def cold(*command: str, stdin: str = "") -> float:
    """Seconds for a whole process, the median of some runs."""
    taken = []
    for _ in range(4 * ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, input=stdin.encode(), stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    clean = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "clean").glob("*.txt"))]
    prose = "".join(clean) * 100
    pages = "\f".join(wrapped(text) for text in clean * 10)
    print(f"clean text, {len(prose.encode()) / 1e6:.1f} MB        fix {rate(fix, prose):8.1f} MB/s")
    print(f"wrapped pages, {len(pages.encode()) / 1e6:.2f} MB     fix {rate(fix, pages):8.2f} MB/s")
    try:
        from ftfy import fix_text
    except ImportError:
        print("ftfy is not installed: pip install ftfy, to see it beside")
    else:
        print(f"the same                     ftfy {rate(fix_text, ''.join(clean) * 10):8.2f} MB/s")
    hzclean = str(Path(sys.executable).with_name("hzclean"))
    floor = cold(sys.executable, "-c", "pass")
    for name, command in (("--help", [hzclean, "--help"]), ("echo 中文 | fix", [hzclean, "fix"])):
        print(f"hzclean {name:20} {cold(*command, stdin='中文') / floor:6.1f} × python -c pass ({floor * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
