"""Write what the documents take from the registry; with --check say whether they are up to date."""

import re
import sys
from pathlib import Path

from hzclean.cleaners.registry import cleaners
from hzclean.cli.steps import markdown

README = Path(__file__).resolve().parent.parent / "README.md"


def filled(text: str) -> str:
    """The README with the table of steps in its place."""
    table = markdown(cleaners())
    return re.sub(r"(?s)<!-- steps -->\n.*?<!-- end -->", lambda _: f"<!-- steps -->\n{table}<!-- end -->", text)


if __name__ == "__main__":
    old = README.read_text(encoding="utf-8")
    new = filled(old)
    if "--check" not in sys.argv:
        README.write_text(new, encoding="utf-8")
    sys.exit(int("--check" in sys.argv and old != new))
