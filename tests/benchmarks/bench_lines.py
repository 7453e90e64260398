"""How fast the steps are that mend lines: characters, overprint, spacing; on clean text and on spoiled pages.

MB are 10^6 bytes of UTF-8, on one core, the best of a few rounds; ftfy.fix_text beside it where it is installed.
"""

import time
from collections.abc import Callable
from pathlib import Path

from hzclean.cleaners import Settings
from hzclean.cleaners.page import Page
from hzclean.cleaners.registry import cleaners

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
STEPS = ("characters", "overprint", "spacing")
ROUNDS = 5


def best(function: Callable[[], object]) -> float:
    """Seconds, the least of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        function()
        taken.append(time.perf_counter() - began)
    return min(taken)


def row(label: str, pages: list[str]) -> None:
    """Print the rates of the steps, and of ftfy, over the pages."""
    size = sum(len(page.encode()) for page in pages) / 1e6
    lines = sum(len(page.split("\n")) for page in pages)
    print(f"{label}: {size:.2f} MB, {lines} lines")
    for cleaner in cleaners():
        if cleaner.name in STEPS:
            step, settings = cleaner.function, Settings()
            seconds = best(lambda step=step, settings=settings: [step(Page(page), settings) for page in pages])
            print(f"  {cleaner.name:12} {size / seconds:8.1f} MB/s {seconds / lines * 1e6:8.2f} µs a line")
    try:
        from ftfy import fix_text
    except ImportError:
        return
    seconds = best(lambda: [fix_text(page) for page in pages])
    print(f"  {'ftfy':12} {size / seconds:8.1f} MB/s {seconds / lines * 1e6:8.2f} µs a line")


def main() -> None:
    """Print the table."""
    clean = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "clean").glob("*.txt"))]
    # One of the raw pages is in another encoding; here it is only text to run over.
    raw = [path.read_text(encoding="utf-8", errors="replace") for path in sorted((SAMPLES / "raw").glob("*.txt"))]
    row("clean text", clean * 20)
    row("raw pages", raw * 20)


if __name__ == "__main__":
    main()
