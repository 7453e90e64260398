"""Clean texts of many genres come back byte for byte, however their lines end and their paragraphs are set off.

`genres/*.txt`: texts of our own (and some in the public domain), each after a line `=== name`.
"""

import pathlib
import re
from itertools import pairwise

import opencc
import pytest

from hzclean.cleaners import fix

FOLDER = pathlib.Path(__file__).parent / "genres"
CONVERSIONS = [opencc.OpenCC(name).convert for name in ("s2t", "t2s")]
SET_OFF = re.compile("(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")
# What is repaired, rightly or as no one can tell: a catalogue of lines that look as damaged ones do.
AS_DAMAGED = {
    "segmented": "two of its lines by themselves have a blank between any two characters",
    "items that end in commas": "one of them by itself, with the text below it, is a sentence cut at its comma",
    "fenshou": "a row of dynasties by itself is made of words",
}


def texts():
    for path in sorted(FOLDER.glob("*.txt")):
        for part in ("\n" + path.read_text("utf-8")).split("\n=== ")[1:]:
            name, text = part.split("\n", 1)
            yield pytest.param(name, text.rstrip("\n"), id=f"{path.stem}: {name}")


def in_scripts(text):
    """The text in either script, and as many are typed, with a blank between Chinese and figures or letters."""
    said = {text, *(convert(text) for convert in CONVERSIONS)}
    return said | {SET_OFF.sub(" ", one) for one in said}


def settings_of(text):
    """The text as files have it."""
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    yield text
    yield text + "\n"
    yield text.replace("\n", "\r\n")
    yield text.replace("\n", "\r\n") + "\r\n"
    yield text.replace("\n", "\r")
    yield "\n\n".join(full) + "\n"
    yield "\n".join(full)
    yield "\n\n" + text + "\n\n\n"
    yield text + "\n\f" + text + "\n\f"
    yield "\n".join(line + " " for line in lines)
    for indent in ("　　", "    "):
        yield "\n".join(indent + line if line.strip() else line for line in lines) + "\n"
    yield "\n\n".join("　　" + line for line in full) + "\n"


def excerpts(text):
    """Short inputs: each line alone, and each few lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    yield from lines
    for before, after in pairwise(lines):
        yield f"{before}\n\n{after}\n"
    for count in (2, 3, 4, 5):
        for start in range(len(lines) - count + 1):
            yield "\n".join(lines[start : start + count]) + "\n"


@pytest.mark.parametrize(("name", "text"), [*texts()])
def test_clean_text_comes_back(name, text):
    for said in in_scripts(text):
        for given in settings_of(said):
            assert fix(given) == given


@pytest.mark.parametrize(("name", "text"), [*texts()])
def test_a_few_lines_of_it_come_back(name, text):
    if name in AS_DAMAGED:
        pytest.skip(AS_DAMAGED[name])
    for said in in_scripts(text):
        for given in excerpts(said):
            assert fix(given) == given
