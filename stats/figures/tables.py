"""Reading the data files of this package: tab between columns, # before a remark, UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """The lines of data/name that hold data, without their line ends."""
    for line in (files("hzclean.stats.figures") / "data" / name).read_text(encoding="utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of data/name, each filled up with empty cells to the number of columns."""
    for line in lines(name):
        cells = [cell.strip() for cell in line.split("\t")]
        yield cells + [""] * (columns - len(cells))


def trie(words: dict[str, str]) -> str:
    """A regular expression for the longest of the words, as a tree; the value is what follows the word, a lookahead.

    >>> trie({"人": "(?!民)", "人次": ""})
    '(?:人(?:次|(?!民)))'
    """
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[0], []).append(word)
    branches = []
    for first, below in sorted(tree.items()):
        rest = {word[1:]: words[word] for word in below}
        end = rest.pop("", None)
        branch = _escape(first)
        if rest and end is not None:
            branch += f"(?:{trie(rest)[3:-1]}|{end})"
        elif rest:
            branch += (
                trie(rest) if len(rest) > 1 else "".join(map(_escape, next(iter(rest)))) + next(iter(rest.values()))
            )
        else:
            branch += end or ""
        branches.append(branch)
    return f"(?:{'|'.join(branches)})"


def _escape(character: str) -> str:
    return "\\" + character if character in r"\.^$*+?{}[]|()" else character
