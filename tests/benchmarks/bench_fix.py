"""How fast `fix` is: clean text, wrapped pages in order, interleaved pages, growing and odd input, a cold start.

MB are 10^6 bytes of UTF-8, on one core, seconds of CPU, medians of a few rounds; ftfy.fix_text beside it in the same
rounds where it is installed (pip install ftfy). No two pages are alike, as what was looked up for one page must not
help another. Files named on the command line are measured as well, each as pages in order.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from processes import environment
from typesetter import Damage, Order, Style, stories, typeset

from hzclean.cleaners import fix

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
ROUNDS = 5
# Every kind of page that is in order: plain, with bold type drawn twice, with blanks and figures set apart.
DAMAGES = (
    Damage(),
    Damage(overprint="over lines", indents="ideographic"),
    Damage(overprint="runs", letterspaced=0.1, radicals=0.3, digit_gaps=0.2),
)


def peer() -> Callable[[str], str] | None:
    """ftfy's fix_text, if it is there."""
    try:
        from ftfy import fix_text
    except ImportError:
        print("ftfy is not installed: pip install ftfy, to see it beside")
        return None
    return fix_text  # type: ignore[no-any-return]


def clean_texts() -> list[str]:
    """The samples' clean pages."""
    return [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "clean").glob("*.txt"))]


def wrapped(text: str, width: int) -> str:
    """Each paragraph cut into lines of `width` em, two less at its start, as a narrow newspaper column has them."""
    out: list[str] = []
    for line in text.splitlines():
        first, rest = line[: width - 2], line[width - 2 :]
        out.append(first)
        out += [rest[at : at + width] for at in range(0, len(rest), width)]
    return "\n".join(out) + "\n"


def typeset_pages(order: Order) -> Iterator[str]:
    """Newspaper pages of several stories, by the tests' typesetter, in columns of many widths."""
    for lang in ("zh-Hans", "zh-Hant-TW"):
        texts = [story for story in stories() if story.lang == lang]
        for measure in range(12, 22):
            style = Style(columns=4, measure=measure, head_scale=1.5)
            yield typeset(texts, style, DAMAGES[measure % len(DAMAGES)], order, measure).text


def seconds(function: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds for all of the texts."""
    began = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - began


def row(label: str, texts: list[str], other: Callable[[str], str] | None) -> None:
    """Print the rates over the texts, in turn with the peer."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(size / seconds(fix, texts))
        if other:
            theirs.append(size / seconds(other, texts))
    lines = sum(text.count("\n") for text in texts)
    line = f"{label:34s}{size:6.2f} MB  fix {statistics.median(ours):7.2f} MB/s"
    if theirs:
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        line += f"  ftfy {statistics.median(theirs):6.2f} MB/s  fix/ftfy {ratio:6.2f}"
    print(f"{line}  {size / statistics.median(ours) / lines * 1e6:6.1f} µs a line", flush=True)


def interleaved() -> None:
    """Print how long pages take whose columns are mixed, told for 8,000 characters."""
    orders: tuple[Order, ...] = ("side by side", "alternating", "displaced")
    for order in orders:
        taken = []
        for text in typeset_pages(order):
            taken.append(8000 * seconds(fix, [text]) / len("".join(text.split())))
        print(
            f"{order:34s}{statistics.median(taken):6.2f} s for 8,000 characters (at most {max(taken):.2f})", flush=True
        )


def growth() -> None:
    """Print how many times as long four times the input takes; 4 is linear."""
    clean = "".join(clean_texts())
    page = wrapped(clean, 17)
    cases = {
        "pages, with form feeds": lambda n: "\f".join([page] * n),
        "pages, without": lambda n: page * n,
        "short lines": lambda n: "\n".join(clean[at : at + 6].replace("\n", "") for at in range(0, 250 * n, 6)),
        "rows of a table": lambda n: "".join(f"{k},早市,{k * 37 % 1000 / 10},摊位\n" for k in range(150 * n)),
        "blank lines": lambda n: "\n" * (2500 * n),
        "one line": lambda n: clean.replace("\n", "") * n,
    }
    for name, make in cases.items():
        small, large = make(10), make(40)
        one, four = (min(seconds(fix, [text]) for _ in range(3)) for text in (small, large))
        rate = len(large.encode()) / 1e6 / four
        print(f"growth: {name:26s}{four / one:6.1f} times as long for four times as much ({rate:.2f} MB/s)", flush=True)


def cold(*command: str, stdin: str = "") -> float:
    """Seconds for a whole process, the median of some runs."""
    taken = []
    for _ in range(4 * ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, input=stdin.encode(), stdout=subprocess.DEVNULL, check=True, env=environment())
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    other = peer()
    clean = clean_texts()
    row("clean text, one paragraph a line", ["".join(clean) * 100], other)
    row("clean text, blank lines between", ["".join(clean).replace("\n", "\n\n") * 100], other)
    row("clean pages one by one", clean * 20, other)
    row("clean text wrapped", [wrapped(text, width) for text in clean for width in range(13, 33)], other)
    row("newspaper pages in order", list(typeset_pages("in order")), other)
    for name in sys.argv[1:]:
        row(Path(name).name, Path(name).read_text(encoding="utf-8").split("\f"), other)
    interleaved()
    growth()
    hzclean = str(Path(sys.executable).with_name("hzclean"))
    floor = cold(sys.executable, "-c", "pass")
    for name, command in (("--help", [hzclean, "--help"]), ("echo 中文 | fix", [hzclean, "fix"])):
        print(f"hzclean {name:20} {cold(*command, stdin='中文') / floor:6.1f} × python -c pass ({floor * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
