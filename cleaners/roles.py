"""What each paragraph of a page is: body, heading, byline, caption, credit or furniture.

`wraps` has joined the lines and guessed a kind from their form; here the neighbours speak too. Which heading is the
headline of which story, and which its kicker or deck, is for `articles` to say: here all headings are "subhead".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.bylines import names_with_role, of_picture, run_together, wrote_and_took
from hzclean.cleaners.captions import find_captions
from hzclean.cleaners.forms import ASIDE, ROLE, blanks_tell, by_form, dateline, is_heading
from hzclean.cleaners.kinds import NAMES, Ending, ending
from hzclean.cleaners.names import are_names, bare_names, is_word, spaced_out
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.stories import bold
from hzclean.cleaners.table_rows import is_figure
from hzclean.cleaners.width import width

_LONGEST_PAGE_HEAD: Final = 6  # lines
_LONGEST_NAME_OF_PAGE: Final = 8  # characters
_NEWSPAPER: Final = "报報刊"  # its name ends so
_LONGEST_NAME_OF_COLUMN: Final = 6.0  # em
# Standing names of a newspaper's columns.
_COLUMNS: Final = late(
    "讣闻|訃聞|讣告|訃告|简讯|簡訊|快讯|快訊|短讯|短訊|要闻|要聞|消息|公告|通告|启事|啟事|声明|聲明|更正|社论|社論|社评|社評|时评|時評"
)
_FEWEST_FIGURES: Final = 4  # a table has
_VERSE: Final = 3  # lines that tell it
_LONGEST_VERSE: Final = 20.0  # em
_LONGEST_NAMES: Final = 24  # characters of a line of names
_SHORTEST_DECK: Final = 7.0  # em, with its dash
# More headings than this in a row are the lines of a poem, a list or a table; where columns were side by side the
# heads of two stories may have come together.
MOST_HEADINGS: Final = 4
MOST_HEADINGS_JOINED: Final = 6


def classify(paragraphs: Sequence[Paragraph], joined: bool = True) -> list[Kind]:
    """The kind of each paragraph; `joined`: wraps has looked at them, so that its guess counts.

    Headings, whatever they head, come out as "subhead"; authors' names as "byline", whether over or under the text.
    """
    kinds = [by_form(p, joined) for p in paragraphs]
    _cells(paragraphs, kinds)
    _running_heads(paragraphs, kinds)
    _page_head(paragraphs, kinds)
    # What stands between two paragraphs only because a page ends there does not part them.
    kept = [n for n, kind in enumerate(kinds) if kind != "furniture"]
    near = [paragraphs[n] for n in kept]
    found = [kinds[n] for n in kept]
    wrote_and_took(near, found)
    if joined:
        _overlooked(near, found)
    _questions(near, found)
    _runs_of_headings(near, found, MOST_HEADINGS_JOINED if joined else MOST_HEADINGS)
    _names(near, found)
    find_captions(near, found)
    for n, kind in zip(kept, found, strict=True):
        kinds[n] = kind
    _labels_of_figures(paragraphs, kinds)
    return kinds


def _cells(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Bare numbers that do not rise down the page are no page numbers but a table's cells."""
    found = [n for n, kind in enumerate(kinds) if kind == "furniture" and paragraphs[n].text.isdecimal()]
    if any(int(paragraphs[b].text) <= int(paragraphs[a].text) for a, b in pairwise(found)):
        for n in found:
            kinds[n] = "body"


def _labels_of_figures(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """What stands over a figure, where several figures stand by themselves, is its label in a table and no heading."""
    figures = [n for n, paragraph in enumerate(paragraphs) if is_figure(paragraph.text)]
    for n in figures if len(figures) >= _FEWEST_FIGURES else ():
        for m in (n - 1, n):
            if m >= 0 and kinds[m] in ("subhead", "caption") and not bold(paragraphs[m]):
                kinds[m] = "body"


def _running_heads(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """A short line that comes again, at least once next to a page number or date line, is furniture everywhere."""
    places: dict[str, list[int]] = {}
    for n, paragraph in enumerate(paragraphs):
        if len(paragraph.lines) == 1 and len(paragraph.lines[0].text) <= 20 and kinds[n] in ("body", "subhead"):
            places.setdefault(paragraph.lines[0].text, []).append(n)
    for numbers in places.values():
        if len(numbers) > 1 and sum("furniture" in kinds[max(n - 1, 0) : n + 2] for n in numbers) > 1:
            for n in numbers:
                kinds[n] = "furniture"


def _page_head(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Short lines at the page's top, over or between its number and date line, name the page and not a story."""
    top = 0
    while top < min(len(kinds), _LONGEST_PAGE_HEAD) and len(paragraphs[top].lines) == 1:
        top += 1
    known = [n for n in range(top) if kinds[n] == "furniture"]
    if not known or known[-1] + 1 >= len(kinds):
        return
    # Only where a story's own heading comes after them, or the last of them may be just that.
    after = known[-1] + 1
    if kinds[after] not in ("subhead", "byline"):
        return
    names = [n for n in range(known[-1]) if kinds[n] in ("body", "subhead") and _may_name_page(paragraphs[n])]
    signed = kinds[after] == "byline" or are_names(paragraphs[after].text)
    if signed and kinds[after + 1 : after + 2] == ["body"]:
        # Its headline is one of them, the last that is no newspaper's name.
        heads = [n for n in names if paragraphs[n].text[-1] not in _NEWSPAPER]
        names = [n for n in names if n not in heads[-1:]]
    for n in names:
        kinds[n] = "furniture"


def _may_name_page(paragraph: Paragraph) -> bool:
    line = paragraph.lines[0]
    return len(line.text) <= _LONGEST_NAME_OF_PAGE and not line.overprinted


def _overlooked(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Up to three short lines over a heading, a byline or a long text are headings, where such may stand."""
    end = len(kinds) - 1
    while end > 0:
        if _may_sign(paragraphs, kinds, end - 1):
            end -= 1
            continue
        start = end
        over_deck = kinds[end] == "subhead" and kinds[end + 1 : end + 2] == ["byline"]
        if (over_deck or kinds[end] == "byline") and _asks(paragraphs[end - 1], kinds[end - 1]):
            start -= 1
        while start and end - start < 4 and _may_be_heading(paragraphs[start - 1], kinds[start - 1]):
            start -= 1
        signed = kinds[end] == "byline" or _may_sign(paragraphs, kinds, end)
        below = signed or kinds[end] == "subhead" or (kinds[end] == "body" and len(paragraphs[end].lines) > 1)
        over = not start or kinds[start - 1] != "body"
        over = over or _may_end_a_story(paragraphs[start - 1].lines[-1].text)
        over = over or (signed and len(paragraphs[start - 1].lines) > 1)
        if 0 < end - start < 4 and below and over:
            kinds[start:end] = ["subhead"] * (end - start)
            end = start
        else:
            end -= 1


def _may_sign(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether it is a line of nothing but names, or in brackets, over a text of several lines or over verse."""
    if kinds[n] != "body" or len(paragraphs[n].lines) > 1 or kinds[n + 1 : n + 2] != ["body"]:
        return False
    text = paragraphs[n].lines[0].text
    return (
        len(text) <= _LONGEST_NAMES
        and (len(paragraphs[n + 1].lines) > 1 or _is_verse(paragraphs[n + 1 : n + 1 + _VERSE]))
        and (bool(ASIDE.match(text)) or are_names(bare_names(text)))
    )


def _is_verse(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether they are lines of a poem: enough of them, short, no sentences.

    >>> from hzclean.cleaners.page import split_lines
    >>> poem = [Paragraph("body", (line,)) for line in split_lines("渡口没有船\\n只有一根竹竿\\n插在水里")]
    >>> _is_verse(poem), _is_verse(poem[:2])
    (True, False)
    """
    return len(paragraphs) == _VERSE and all(
        len(p.lines) == 1 and is_heading(p.lines[0].text) and width(p.lines[0].text) <= _LONGEST_VERSE
        for p in paragraphs
    )


def _may_end_a_story(line: str) -> bool:
    """Whether a story may end in this line: in a full stop, in names, or in a note on the author or the text."""
    return (
        ending(line) is Ending.TERMINAL or (len(line) < _LONGEST_NAMES and are_names(line)) or bool(ASIDE.match(line))
    )


def _asks(paragraph: Paragraph, kind: Kind) -> bool:
    """Whether it is a short question or exclamation, which over a byline is a headline."""
    text = paragraph.lines[0].text
    return kind == "body" and len(paragraph.lines) == 1 and text[-1] in "？！?!" and is_heading(text[:-1])


def _may_be_heading(paragraph: Paragraph, kind: Kind) -> bool:
    return kind == "body" and len(paragraph.lines) == 1 and is_heading(paragraph.lines[0].text)


def _questions(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """A short question or exclamation is a headline at the page's head, over a byline, or under a column's name.

    So is one that blank lines set apart, where they do not part paragraphs.
    """
    tell = blanks_tell(paragraphs)
    apart = [p.lines[0].blanks > 0 for p in paragraphs]
    for n in range(len(kinds) - 1):
        if not _asks(paragraphs[n], kinds[n]):
            continue
        name = n and kinds[n - 1] == "subhead" and width(paragraphs[n - 1].text) <= _LONGEST_NAME_OF_COLUMN
        if not n or name or kinds[n + 1] == "byline" or (tell and apart[n] and apart[n + 1]):
            kinds[n] = "subhead"


def _runs_of_headings(paragraphs: Sequence[Paragraph], kinds: list[Kind], most: int) -> None:
    """Lines of verse, lists and tables look like headings, but there are many of them, or a colon announces them."""
    start = 0
    while start < len(kinds):
        if kinds[start] != "subhead":
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] == "subhead":
            end += 1
        strong = [n for n in range(start, end) if bold(paragraphs[n])]
        announced = start and kinds[start - 1] == "body" and paragraphs[start - 1].lines[-1].text[-1] in "：:"
        if start and kinds[start - 1] == "body" and _is_aside(paragraphs, kinds, start):
            kinds[start] = "body"
        # What is bold is a heading; the lines of a poem below its title are not.
        for before, after in pairwise((start - 1, *strong, end)):
            if after - before - 1 > most or (announced and end - start > 1 and not strong):
                kinds[before + 1 : after] = ["body"] * (after - before - 1)
        start = end


def _is_aside(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether a line under a text that begins with a dash (——幕落) is no deck whose headline stands elsewhere."""
    text = paragraphs[n].lines[0].text
    if text[0] not in "—─":
        return False
    heads = n + 1 < len(kinds) and (kinds[n + 1] == "byline" or len(paragraphs[n + 1].lines) > 1)
    return not heads or width(text) < _SHORTEST_DECK


def _names(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """A line of names alone is a byline under a heading, and a signature after the text's last sentence."""
    for n, kind in enumerate(kinds):
        if kind not in ("subhead", "body", "byline", "credit") or len(paragraphs[n].lines) > 1:
            continue
        line = paragraphs[n].lines[0]
        if ASIDE.match(line.text) and _says_who(kinds, n):
            kinds[n] = "byline"
            continue
        said = bare_names(line.text)
        if len(line.text) > _LONGEST_NAMES:
            continue
        if kind in ("subhead", "byline") and not line.overprinted and _names_who(kinds, n, said):
            kinds[n] = "byline"
            continue
        if not NAMES.match(said) or ROLE.match(said):
            continue
        # A name that stands twice over a text signs it twice; elsewhere it may be a headline.
        if line.overprinted and not (kinds[n + 1 : n + 2] == ["body"] and are_names(said)):
            continue
        if _signs(paragraphs, kinds, n):
            kinds[n] = "byline"
        elif kind == "byline" or (kind == "credit" and not of_picture(said)):
            kinds[n] = "subhead"


def _names_who(kinds: Sequence[Kind], n: int, text: str) -> bool:
    """Whether a line is names with a role, or straight over a text names that run into each other."""
    over = kinds[n + 1 : n + 2] == ["body"] and (not n or kinds[n - 1] == "subhead")
    return names_with_role(text) or (over and run_together(text))


def _says_who(kinds: Sequence[Kind], n: int) -> bool:
    """Whether a line in brackets stands over a text, under its headings if any: then it tells of the author."""
    before = kinds[n - 1] if n else None
    return kinds[n] == "body" and before in ("subhead", "byline", None) and kinds[n + 1 : n + 2] == ["body"]


def _signs(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether the line, which may be a name by its form, stands where a name stands."""
    text = bare_names(paragraphs[n].lines[0].text)
    names = are_names(text)
    before = kinds[n - 1] if n else None
    after = kinds[n + 1] if n + 1 < len(kinds) else None
    if before in ("subhead", None) and after in ("body", "caption", "credit"):
        return names
    over = after in (None, "caption", "credit", "furniture") or (
        after == "body" and dateline(paragraphs[n + 1].text[:60])
    )
    if before in ("body", "caption", "credit") and over:
        # Pen names and offices sign too, so no surname is asked for; but what names a column does not.
        short = len(text) < 4 and ending(paragraphs[n - 1].text) is Ending.TERMINAL
        return names or (short and not _COLUMNS.fullmatch(text))
    # Of two characters (文化, 高欣) only what is no word is a name.
    return names and (len(spaced_out(text)) > 2 or not is_word(spaced_out(text)))
