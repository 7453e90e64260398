"""Write what the documents take from the code; with --check say whether they are up to date."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from hzclean.cleaners.registry import cleaners
from hzclean.cli.steps import markdown

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "cleaners"
# Beside the steps, what the commands `convert` and `detect` begin with.
OTHERS = ("encodings", "variants")
# A file that so many steps need stands under all of them.
MANY = 9


def filled(text: str) -> str:
    """The README with the table of steps in its place."""
    table = markdown(cleaners())
    return re.sub(r"(?s)<!-- steps -->\n.*?<!-- end -->", lambda _: f"<!-- steps -->\n{table}<!-- end -->", text)


def users() -> dict[str, list[str]]:
    """For each file of cleaners/ the steps, and the others, that need it; a step's own file is its own alone."""
    trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in HOUSE.glob("[!_]*.py")}
    roots = [step.name for step in cleaners()] + list(OTHERS)
    found: dict[str, list[str]] = {name: [] for name in sorted(trees)}
    for root in roots:
        waiting, seen = [root], {root}
        while waiting:
            name = waiting.pop()
            found[name].append(root)
            new = {other for other in imported(trees[name]) if other in trees} - seen - set(roots)
            seen |= new
            waiting += new
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """The files of cleaners/ that a module imports, at its head or later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "hzclean.cleaners":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hzclean.cleaners."):
            yield str(node.module).split(".")[2]


def the_map() -> str:
    """cleaners/README.md: each file once, under the step that alone needs it, or among what several need."""
    needed = users()
    parts = ["# What is where\n\nWritten by `make docs` from the files themselves. The steps stand as they run.\n"]
    for root in [step.name for step in cleaners()] + list(OTHERS):
        names = [root, *(name for name, by in needed.items() if by == [root] and name != root)]
        parts.append(section(root, [(name, summary(name)) for name in names]))
    shared = [(name, f"{summary(name)} For: {', '.join(by)}.") for name, by in needed.items() if 1 < len(by) < MANY]
    parts.append(section("what several steps need", shared))
    parts.append(
        section("what all stands on", [(name, summary(name)) for name, by in needed.items() if len(by) >= MANY])
    )
    parts.append(section("around the steps", [(name, summary(name)) for name, by in needed.items() if not by]))
    return "\n".join(parts)


def section(title: str, rows: list[tuple[str, str]]) -> str:
    """A heading and a table of files."""
    return f"## {title}\n\n| file | says |\n|---|---|\n" + "".join(f"| `{n}.py` | {line} |\n" for n, line in rows)


def summary(name: str) -> str:
    """The first line of a module's docstring, fit for a table."""
    text = ast.get_docstring(ast.parse((HOUSE / f"{name}.py").read_text(encoding="utf-8"))) or ""
    return text.split("\n", 1)[0].replace("|", "\\|")


if __name__ == "__main__":
    readme = ROOT / "README.md"
    wanted = {readme: filled(readme.read_text(encoding="utf-8")), HOUSE / "README.md": the_map()}
    old = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        sys.exit(f"not up to date: {', '.join(str(path) for path in old)}" if old else 0)
    for path in old:
        path.write_text(wanted[path], encoding="utf-8")
