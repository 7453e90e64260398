"""Newspaper articles as clean text come back byte for byte: nobody's tool may rewrite what is right already.

`press/*.json`: articles of many genres in both scripts, written for these tests, one on a line: `kicker`, `title`,
`subtitle`, `byline`, and `blocks` of type p, subhead or caption, with the `credit` printed behind.
"""

import json
from pathlib import Path

import pytest

from hzclean.cleaners import fix

FOLDER = Path(__file__).parent / "press"


def lines_of(article):
    """The article's lines as a clean text has them, an author's name below, a photographer's behind the caption."""
    yield from (article[part] for part in ("kicker", "title", "subtitle", "byline") if part in article)
    for block in article["blocks"]:
        credit = block.get("credit", "")
        if block["type"] == "caption":
            yield f"{block['text']} {credit}".rstrip()
        else:
            yield block["text"]
            if credit:
                yield credit


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.json")))
def test_clean_articles_come_back(name):
    for article in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
        for between in ("\n", "\n\n"):
            text = between.join(lines_of(article)) + "\n"
            assert fix(text) == text
