"""From text to clean text: the steps in order, page by page, until nothing changes any more."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from hzclean.cleaners.characters import hides_lines
from hzclean.cleaners.line_ends import told_in_source, with_line_feeds
from hzclean.cleaners.markup import is_marked_up
from hzclean.cleaners.page import Article, Doubt, Page, Removal, Repair, Slice, shift
from hzclean.cleaners.page_breaks import FORM_FEED, flowing, has_inner_break
from hzclean.cleaners.patterns import late
from hzclean.cleaners.registry import Cleaner, Settings, cleaners
from hzclean.cleaners.render import Rendered, compose, render, translate

PAGE_BREAK = late("\f")
_TAIL = 4096  # code points at a text's end that are looked at together
_NOT_BLANK = late("\\S")
# A page that never ends (a corpus in one stream) is cut at a blank line once it is longer than this, in code
# points, so that memory and time stay bounded. A full broadsheet page has about 10,000.
LONGEST_PAGE = 400_000
# The steps run again on their own output until it stays as it is; damage is rarely more than two layers deep.
MOST_PASSES = 16
_Note = TypeVar("_Note", Repair, Doubt)
# These mend single characters, and the others, which look at the page's text, are to see it mended.
_OF_CHARACTERS = frozenset({"mojibake", "characters"})


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage meanwhile, as there is none: it would go through the thousands of lines, words and costs
    that a page is made of again and again, a twentieth of the time. What goes round in a circle is found afterwards.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def once(page: Page, settings: Settings) -> Page:
    """Run the chosen steps over the page, once, each in its turn."""
    return _run(page, settings, cleaners())


def _run(page: Page, settings: Settings, steps: Iterable[Cleaner]) -> Page:
    lines_stand = not settings.markup and is_marked_up(page.text)
    for cleaner in steps:
        chosen = cleaner.default if settings.steps is None else cleaner.name in settings.steps
        if chosen and not (lines_stand and cleaner.of_lines):
            page = cleaner.function(page, settings)
    return page


def clean_page(text: str, settings: Settings, number: int = 1) -> tuple[Page, Rendered]:
    """Clean one page: the page model, and its text with each character's place in the source.

    The steps run on their own output until it no longer changes, so cleaning twice is cleaning once by
    construction. Should texts ever go round in a circle, the least of the circle is taken, wherever it began;
    should they not settle at all, the page stays as it is and says so.
    """
    feeds = with_line_feeds(text)
    page, done = _settled(feeds, settings, number)
    if has_inner_break(feeds) and FORM_FEED not in done.text:
        done = Rendered(done.text + FORM_FEED, done.chunks)
    if feeds == text:
        return page, done
    if page.untouched and not page.doubts:
        page = Page(text, number)
        return page, render(page)
    return told_in_source(page, done, text)


def _settled(text: str, settings: Settings, number: int) -> tuple[Page, Rendered]:
    """As `clean_page`, of a text whose lines end in line feeds."""
    steps = cleaners()
    page = _run(Page(text, number), settings, (c for c in steps if c.name in _OF_CHARACTERS))
    # A radical for a character here and there hinders no pattern, and to begin anew takes time.
    if page.untouched or not (hides_lines(text) or any(r.step == "mojibake" for r in page.repairs)):
        page = _run(page, settings, (c for c in steps if c.name not in _OF_CHARACTERS))
        done = render(page)
        if done.text == text:
            return page, done
    else:
        spelled = render(page)
        again = once(Page(spelled.text, number), settings)
        doubts = [d for d in again.doubts if d.step not in _OF_CHARACTERS]
        page = _after(page, spelled, again, text).noting(doubts=_moved(doubts, spelled))
        done = compose(spelled, render(again))
    seen = {text: None, done.text: (page, done)}
    for _ in range(MOST_PASSES):
        again = once(Page(done.text, number), settings)
        step = render(again)
        if step.text == done.text:
            break
        if step.text in seen:
            texts = list(seen)
            least = seen[min(texts[texts.index(step.text) :])]
            # The circle's least may be the input itself: then nothing was to be done.
            return least or (Page(text, number), render(Page(text, number)))
        page = _after(page, done, again, text)
        done = compose(done, step)
        seen[done.text] = (page, done)
    else:
        unsettled = Doubt("fix", 0, len(text), "each repair called for another, so none was made", 0.0)
        page = Page(text, number, doubts=(unsettled,))
        done = render(page)
    return page, done


def _after(page: Page, done: Rendered, again: Page, text: str) -> Page:
    """What the steps made of a page's output (`again`), in places of the source, with what they had noted before."""
    whole = translate(again, done, text).noting(page.repairs, page.removals, page.doubts)
    return whole.noting(_moved(again.repairs, done), _moved_removals(again.removals, done))


def _moved(notes: Iterable[_Note], through: Rendered) -> Iterator[_Note]:
    for note in notes:
        found = through.sources(note.start, note.end) or [Slice(0, 0)]
        yield note._replace(start=min(s.start for s in found), end=max(s.end for s in found))


def _moved_removals(removals: Iterable[Removal], through: Rendered) -> Iterator[Removal]:
    for removal in removals:
        for found in through.sources(removal.start, removal.end):
            yield removal._replace(start=found.start, end=found.end)


def split_pages(text: str, page_break: re.Pattern[str] = PAGE_BREAK) -> Iterator[tuple[str, str]]:
    """The pages of a text, each with the break that follows it ("" after the last).

    A break that nothing but blanks follows belongs to the last page: extractors write one after every page. What a
    form feed cuts from a paragraph goes with its beginning (see page_breaks.py).

    >>> list(split_pages("一\\f二\\f"))
    [('一', '\\x0c'), ('二\\x0c', '')]
    """
    return flowing(_split(text, page_break))


def _split(text: str, page_break: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    at = 0
    ends = len(text)
    while ends:  # strip would copy all of the text
        tail = text[max(ends - _TAIL, 0) : ends]
        ends -= len(tail) - len(tail.rstrip())
        if not tail.isspace():
            break
    for found in page_break.finditer(text):
        if found.end() >= ends:
            break
        yield from _bounded(text[at : found.start()], found.group())
        at = found.end()
    if at < len(text) or not text:
        yield from _bounded(text[at:], "")


def split_stream(pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pages of a text that comes in pieces, as `split_pages` gives them; no more than a page or two is kept.

    >>> list(split_stream(["一\\f", "二", "\\f"]))
    [('一', '\\x0c'), ('二\\x0c', '')]
    """
    return flowing(_split_stream(pieces))


def _split_stream(pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    text = ""
    at = 0  # where the page begins
    looked = 0  # no page ends before
    for piece in pieces:
        if at:
            text, looked, at = text[at:], looked - at, 0
        text += piece
        while (end := text.find("\f", looked)) >= 0 and _NOT_BLANK.search(text, end + 1):
            yield from _bounded(text[at:end], "\f")
            at = looked = end + 1
        if end < 0:
            for part, cut in _cuts(text, at):
                yield part, ""
                at = cut
        looked = end if end >= 0 else len(text)
    yield from _bounded(text[at:], "")


def _bounded(page: str, separator: str) -> Iterator[tuple[str, str]]:
    at = 0
    for part, cut in _cuts(page, 0):
        yield part, ""
        at = cut
    yield page[at:], separator


def _cuts(text: str, at: int) -> Iterator[tuple[str, int]]:
    """What is cut from the page that begins at `at`, where it is too long, each part with its end."""
    while len(text) - at > LONGEST_PAGE:
        ends = at + LONGEST_PAGE
        cut = max(text.rfind("\n\n", at, ends) + 2, text.rfind("\n\r\n", at, ends) + 3, at)
        if cut <= at + 2:
            cut = text.find("\n", ends) + 1
        if cut <= at + 2:
            break
        yield text[at:cut], cut
        at = cut


def fix(text: str, settings: Settings | None = None) -> str:
    """Clean `text`: raw text of one or more pages in, one paragraph, headline or caption a line out.

    Text that needs no repair comes back as it is. Pages are told apart by form feeds. Raises nothing of its own.

    >>> fix("⼴州")
    '广州'
    """
    settings = settings or Settings()
    out: list[str] = []
    for number, (page, separator) in enumerate(split_pages(text), 1):
        with _no_collection():
            out += (clean_page(page, settings, number)[1].text, separator)
    return "".join(out)


def clean(text: str, settings: Settings | None = None) -> Page:
    """The page model of `text` after all steps: articles, paragraphs, what was removed, repaired and in doubt.

    A text of several pages gives one `Page` over all of them, each article with its page number.

    >>> clean("⼴州").repairs[0].after
    '广'
    """
    settings = settings or Settings()
    pages: list[Page] = []
    at = 0
    for number, (page, separator) in enumerate(split_pages(text), 1):
        with _no_collection():
            pages.append(shift(clean_page(page, settings, number)[0], at))
        at += len(page) + len(separator)
    return pages[0] if len(pages) == 1 else _together(text, pages)


def _together(text: str, pages: list[Page]) -> Page:
    """One page model over several, whose slices are already told in the whole text.

    Where some page has articles, one without is a single article: it is no stray.
    """
    told = any(p.articles or p.loose for p in pages)
    articles = [
        article
        for p in pages
        for article in (p.articles if p.articles or p.loose else (Article(p.units(), page=p.number),))
        if article.paragraphs
    ]
    return Page(
        text,
        removals=tuple(r for p in pages for r in p.removals),
        repairs=tuple(r for p in pages for r in p.repairs),
        doubts=tuple(d for p in pages for d in p.doubts),
        paragraphs=tuple(u for p in pages for u in p.units()),
        articles=tuple(articles) if told else (),
        loose=tuple(u for p in pages for u in p.loose),
    )
