"""How fast figures are found, every kind on: in articles, in texts full of figures, and as the text grows.

MB are 10^6 bytes of UTF-8, on one core (CPU time, the best of a few rounds). How many figures a KB holds decides the
speed, so it stands beside: pages of a daily paper have six to seven, a government's report up to eighteen.
Recognizers-Text and JioNLP are measured on the same articles where they are installed
(pip install recognizers-text-suite 'emoji<2' jionlp).
"""

import contextlib
import io
import json
import logging
import re
import time
from collections.abc import Callable
from pathlib import Path

from hzclean.stats.figures import FigureCounts, find

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5


def rate(function: Callable[[str], object], text: str, rounds: int = ROUNDS) -> float:
    """MB/s, the best of some rounds: machines are shared."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        function(text)
        taken.append(time.process_time() - began)
    return len(text.encode()) / 1e6 / min(taken)


def count(text: str) -> FigureCounts:
    """Find and count, as `hzclean stats --table figures` does."""
    counts = FigureCounts()
    counts.add_mentions("text", find(text, nouns=False))
    return counts


def peers() -> dict[str, Callable[[str], object]]:
    """What other tools take for the same text, where they are installed."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        import recognizers_number as numbers
        import recognizers_number_with_unit as measures

        models = (
            *(numbers.recognize_number, numbers.recognize_percentage, numbers.recognize_ordinal),
            *(measures.recognize_currency, measures.recognize_dimension, measures.recognize_age),
        )
        found["Recognizers-Text, six models"] = lambda text: [model(text, numbers.Culture.Chinese) for model in models]
    except ImportError as error:
        print(f"Recognizers-Text is not installed ({error})")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import jionlp

        found["JioNLP, money and time"] = lambda text: (jionlp.ner.extract_money(text), jionlp.ner.extract_time(text))
    except ImportError as error:
        print(f"JioNLP is not installed ({error})")
    return found


def articles_of_ours() -> str:
    """The articles of tests/cases/texts: news, reports, essays, verse."""
    paths = sorted((ROOT / "tests" / "cases" / "texts").glob("*.json"))
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return "\n".join(block[1] for article in articles for block in article["blocks"])


def figures_of_ours() -> str:
    """The sentences of tests/cases/figures, which hold nothing but figures and names with digits."""
    paths = sorted((ROOT / "tests" / "cases" / "figures").glob("*.json"))
    return "\n".join(
        re.sub("[【】]", "", case["text"]) for path in paths for case in json.loads(path.read_text("utf-8"))
    )


def main() -> None:
    """Print the tables."""
    clean = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples" / "clean").glob("*.txt")))
    articles = articles_of_ours()
    texts = {
        "articles": articles * 25,
        "samples, full of figures": clean * 50,
        "nothing but figures": figures_of_ours() * 10,
    }
    for name, text in texts.items():
        figures = len(find(text))
        size = len(text.encode()) / 1e6
        print(f"{name}: {size:.2f} MB, {figures} figures ({figures / size / 1000:.1f} a KB)")
        print(f"  find   {rate(find, text):6.2f} MB/s")
        print(f"  count  {rate(count, text):6.2f} MB/s")
    logging.disable()  # JioNLP reports each number that is no time, with a traceback
    for name, function in peers().items():
        function("三元")  # loads its models
        print(f"  {name}  {rate(function, articles[:2000], 1):8.4f} MB/s (articles)")
    print("growth: seconds for ten times the text, as a multiple (10 is linear)")
    for name, piece in {"prose": clean, "digits": "1" * 5000, "brackets": "（" * 2000, "ranges": "3-" * 2000}.items():
        small, large = piece * 5, piece * 50
        print(f"  {name:9}{len(large) / len(small) * rate(find, small) / rate(find, large):6.1f}")


if __name__ == "__main__":
    main()
