"""From the page model to structure: one record an article (JSON Lines), or Markdown.

The records follow the schema beside this file (`data/article.schema.json`), which documents every field. What the
page holds is in one of three places of its records: in a block, in `loose`, or in `removed`.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import Any, Final

from hzclean.cleaners.articles import in_page_order
from hzclean.cleaners.forms import dateline, signature
from hzclean.cleaners.page import Article, Page, Paragraph, Removal, shift
from hzclean.cleaners.patterns import late
from hzclean.cleaners.pipeline import clean_page, split_pages
from hzclean.cleaners.registry import Settings

Record = dict[str, Any]


def schema() -> Record:
    """The JSON Schema (2020-12) that every record of `records` follows."""
    found: Record = json.loads(
        resources.files("hzclean.cleaners").joinpath("data/article.schema.json").read_text("utf-8")
    )
    return found


def articles_of(text: str, settings: Settings | None = None) -> Iterator[Record]:
    """The records of `text`, raw text of one or more pages: each page cleaned and told apart into its articles.

    >>> text = "新桥昨夜合龙\\n本报讯 昨夜，新桥合龙。\\n"
    >>> [record] = articles_of(text)
    >>> record["headline"], record["dateline"], record["blocks"][1]["source"]
    ('新桥昨夜合龙', '本报讯', [[7, 19]])
    """
    settings = settings or Settings()
    at = 0
    for number, (page, separator) in enumerate(split_pages(text), 1):
        yield from records(shift(clean_page(page, settings, number)[0], at))
        at += len(page) + len(separator)


def records(page: Page) -> list[Record]:
    """One record for each article of one cleaned page, in reading order; none for a page without text.

    The page's last record has what belongs to no article in `loose`; what was removed is told in the record of the
    article next to which it stood.
    """
    articles, loose = told_apart(page)
    if not articles:
        if not loose and not page.removals:
            return []
        articles = (Article((), page=page.number),)
    out = [_record(article) for article in articles]
    out[-1]["loose"] = [_block(p) for p in loose]
    for n, removal in _beside(articles, page.removals):
        out[n]["removed"].append(_removed(page, removal))
    return out


def json_lines(page: Page, file: str | None = None) -> str:
    """The records of one cleaned page as JSON Lines, `file` first in each where it is given.

    >>> from hzclean.cleaners import clean
    >>> json_lines(clean("新桥昨夜合龙\\n昨夜，新桥合龙。"), "a.txt")[:38]
    '{"file": "a.txt", "headline": "新桥昨夜合龙"'
    """
    first = {"file": file} if file else {}
    return "".join(json.dumps({**first, **record}, ensure_ascii=False) + "\n" for record in records(page))


def told_apart(page: Page) -> tuple[tuple[Article, ...], tuple[Paragraph, ...]]:
    """The page's articles and what is loose; told apart in page order where no step has done so.

    The steps run again on their own output, where a headline that was moved stands over its story like any other; so
    an article is no surer than the headlines in it were when they were moved.
    """
    articles, loose = (page.articles, page.loose) if page.articles or page.loose else in_page_order(page)
    moved = {repair.start: repair.confidence for repair in page.repairs if repair.step == "articles"}
    if moved:
        articles = tuple(
            a._replace(confidence=min([a.confidence, *(moved.get(p.lines[0].start, 1.0) for p in a.paragraphs)]))
            for a in articles
        )
    return articles, loose


def markdown(page: Page) -> str:
    """One cleaned page as Markdown: headlines and subheads as headings, captions and credits emphasised.

    >>> from hzclean.cleaners import clean
    >>> print(markdown(clean("新桥昨夜合龙\\n本报讯 昨夜，新桥*合龙。\\n图为合龙现场。 林小满/摄")), end="")
    # 新桥昨夜合龙
    <BLANKLINE>
    本报讯 昨夜，新桥\\*合龙。
    <BLANKLINE>
    *图为合龙现场。 林小满/摄*
    """
    articles, loose = told_apart(page)
    parts = [_marked(p) for article in articles for p in article.paragraphs]
    if loose:
        parts += ["* * *", *(_marked(p) for p in loose)]
    return "\n\n".join(parts) + "\n" if parts else ""


def _record(article: Article) -> Record:
    body = article.texts("body")
    byline = " ".join(article.texts("byline"))
    if not byline and body and (at := signature(body[-1])) is not None:
        byline = body[-1][at:]
    return {
        "headline": _said(article, "headline"),
        "kicker": _said(article, "kicker"),
        "deck": _said(article, "deck"),
        "byline": byline or None,
        "dateline": dateline(body[0]) if body else None,
        "blocks": [_block(p) for p in article.paragraphs],
        "page": article.page,
        "confidence": round(article.confidence, 3),
        "loose": [],
        "removed": [],
    }


def _said(article: Article, kind: Any) -> str | None:
    return " ".join(article.texts(kind)) or None


def _block(paragraph: Paragraph) -> Record:
    return {"type": paragraph.kind, "text": paragraph.text, "source": _ranges(paragraph)}


def _ranges(paragraph: Paragraph) -> list[list[int]]:
    """The paragraph's slices in reading order; those that touch become one."""
    out: list[list[int]] = []
    for line in paragraph.lines:
        for piece in line.slices:
            if out and out[-1][1] == piece.start:
                out[-1][1] = piece.end
            elif piece.start < piece.end:
                out.append([piece.start, piece.end])
    return out


def _beside(articles: Sequence[Article], removals: Iterable[Removal]) -> Iterator[tuple[int, Removal]]:
    """Each removal with the number of the article whose text stands before it in the source, or else first."""
    starts = sorted(
        (line.start, n) for n, article in enumerate(articles) for p in article.paragraphs for line in p.lines
    )
    for removal in sorted(removals):
        at = bisect_right(starts, (removal.start, len(articles))) - 1
        yield (starts[max(at, 0)][1] if starts else 0), removal


def _removed(page: Page, removal: Removal) -> Record:
    return {
        "text": page.text[removal.start - page.at : removal.end - page.at],
        "source": [[removal.start, removal.end]],
        "step": removal.step,
        "reason": removal.reason,
    }


# What Markdown would take for markup; a number with a dot at a line's start is a list there as it is in print.
_INLINE: Final = late(r"([\\`*_\[\]<>])")
_AT_START: Final = late(r"([#+=~-])")


def _marked(paragraph: Paragraph) -> str:
    text = _INLINE.sub(r"\\\1", paragraph.text)
    if _AT_START.match(text):
        text = "\\" + text
    kind = paragraph.kind
    if kind == "headline":
        return f"# {text}"
    if kind == "subhead":
        return f"## {text}"
    if kind in ("kicker", "deck"):
        return f"**{text}**"
    return f"*{text}*" if kind in ("caption", "credit") else text
