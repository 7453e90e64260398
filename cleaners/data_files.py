"""The tables in data/, read when they are first needed."""

from __future__ import annotations

import os


def read(name: str) -> bytes:
    """The bytes of data/`name`. (Not through pathlib: importing that takes longer than reading.)

    >>> read("char_scripts.txt")[:10]
    b'simplified'
    """
    with open(os.path.join(os.path.dirname(__file__), "data", name), "rb") as file:
        return file.read()


def lines(name: str) -> list[str]:
    """The lines of a table in UTF-8.

    >>> [line.split("\\t")[0] for line in lines("char_scripts.txt")]
    ['simplified', 'traditional', 'tw', 'hk']
    """
    return read(name).decode("utf-8").splitlines()
