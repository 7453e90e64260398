"""How fast figures are found, every kind on: in prose, in sentences full of figures, and as the text grows.

MB are 10^6 bytes of UTF-8, on one core, medians of a few rounds. Beside it Recognizers-Text and JioNLP where they are
installed (pip install recognizers-text-suite jionlp).
"""

import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from hzclean.stats.figures import FigureCounts, find

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5


def rate(function: Callable[[str], object], text: str, rounds: int = ROUNDS) -> float:
    """MB/s, the median of some rounds."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        function(text)
        taken.append(time.process_time() - began)
    return len(text.encode()) / 1e6 / statistics.median(taken)


def count(text: str) -> FigureCounts:
    """Find and count, as `hzclean stats --table figures` does."""
    counts = FigureCounts()
    counts.add("text", text)
    return counts


def peers() -> dict[str, Callable[[str], object]]:
    """What other tools take for the same text, where they are installed."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        from recognizers_number import Culture, recognize_number

        found["Recognizers-Text, numbers alone"] = lambda text: recognize_number(text, Culture.Chinese)
    except ImportError:
        print("recognizers-text-number is not installed")
    try:
        import jionlp

        found["JioNLP, money alone"] = jionlp.extract_money
    except ImportError:
        print("jionlp is not installed")
    return found


def main() -> None:
    """Print the tables."""
    clean = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples" / "clean").glob("*.txt")))
    cases = [
        case["text"]
        for path in sorted((ROOT / "tests" / "cases" / "figures").glob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]
    texts = {"prose": clean * 50, "nothing but figures": re.sub("[【】]", "", "\n".join(cases)) * 10}
    for name, text in texts.items():
        figures = len(find(text))
        size = len(text.encode()) / 1e6
        print(f"{name}: {size:.2f} MB, {figures} figures ({figures / size / 1000:.1f} a KB)")
        print(f"  find   {rate(find, text):6.2f} MB/s")
        print(f"  count  {rate(count, text):6.2f} MB/s")
    for name, function in peers().items():
        print(f"  {name}  {rate(function, clean[:2000], 1):8.4f} MB/s (prose)")
    print("growth: seconds for ten times the text, as a multiple (10 is linear)")
    for name, piece in {"prose": clean, "digits": "1" * 5000, "brackets": "（" * 2000, "ranges": "3-" * 2000}.items():
        small, large = piece * 5, piece * 50
        print(f"  {name:9}{len(large) / len(small) * rate(find, small) / rate(find, large):6.1f}")


if __name__ == "__main__":
    main()
