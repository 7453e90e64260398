"""joined_pages: two pages in one text, each with its bold headlines last."""

from test_articles import page_of, told
from test_signed_twice import BRIDGE, LIBRARY, TEA

from hzclean.cleaners.articles import arrange
from hzclean.cleaners.joined_pages import joined_pages
from hzclean.cleaners.page import Page, Paragraph
from hzclean.cleaners.registry import Settings

HEADS = [("subhead", "青河新桥合龙", True), ("subhead", "茶山村春茶开采", True)]
FIRST = [*BRIDGE, ("byline", "本报记者 林小满", False), *TEA, *HEADS]
SECOND = [*LIBRARY, *LIBRARY, ("body", "读者说，梯子吱呀一声，就知道又有人上去找书了。", False)]
AFTER = len(FIRST)


def with_blank(page: Page, *numbers: int) -> list[Paragraph]:
    """The page's paragraphs, those of these numbers under a blank line."""
    return [
        p._replace(lines=(p.lines[0]._replace(blanks=1), *p.lines[1:])) if n in numbers else p
        for n, p in enumerate(page.paragraphs or ())
    ]


def test_headlines_before_a_page_break_head_what_is_before_it() -> None:
    page = page_of([*FIRST, *SECOND, *LIBRARY, *LIBRARY, ("subhead", "旧粮仓里的图书馆", True)])
    found = told(arrange(page, with_blank(page, AFTER), Settings()))
    assert [next(text for kind, text in story if kind == "headline") for story in found] == [
        "青河新桥合龙",
        "茶山村春茶开采",
        "旧粮仓里的图书馆",
    ]
    assert [story[-1][1] for story in found[:2]] == [BRIDGE[-1][1], TEA[-1][1]]


def test_many_blank_lines_or_one_headline_end_no_page() -> None:
    page = page_of([*FIRST, *SECOND, *LIBRARY, *LIBRARY])
    kinds = [p.kind for p in page.paragraphs or ()]
    whole = [range(len(kinds))]
    assert joined_pages(with_blank(page, AFTER), kinds) == [range(AFTER), range(AFTER, len(kinds))]
    assert joined_pages(with_blank(page, 2, AFTER), kinds) == whole
    assert joined_pages(with_blank(page, AFTER - 1), kinds) == whole
