"""crossed_heads: heads that came out together over the text of the first of two or three stories."""

from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.articles import articles
from hzclean.cleaners.page import Line, Page, Paragraph, Repair, Slice
from hzclean.cleaners.registry import Settings

FERRY = [
    "渡口的老船工今天交班。渡口在青河下游，渡船每天往返二十趟，船工撑船撑了四十年。",
    "船工说，渡船是祖父留下的，渡口的石阶是乡亲们凿的，撑船的竹篙换过一百多根。",
    "乡亲们到渡口送船工，渡船披红，竹篙立在船头，船工说舍不得这条河。",
]
TEA = [
    "茶山村的春茶昨天开采。茶农天不亮上山，头采的春茶每斤卖八百元，茶厂当天收茶。",
    "茶厂说，今年春茶比去年早五天，茶农的茶园没有受冻，春茶产量会多两成。",
    "茶农忙着采茶，茶厂忙着炒茶，茶山上到处是采茶的人，茶香飘满村子。",
]


def page_of(units: list[tuple[str, str, int, float]], mixed: bool) -> Page:
    """A page as `wraps` leaves it: (kind, text, blank lines before, where it is set) for each paragraph."""
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for kind, text, blanks, x in units:
        members = []
        for n in range(0, len(text), 14) if kind == "body" else [0]:
            said = text[n : n + 14] if kind == "body" else text
            piece = Slice(at, at + len(said))
            members.append(Line(said, (piece,), len(lines) + 1, blanks=0 if n else blanks, x=x))
            lines.append(said)
            at += len(said) + 1
        paragraphs.append(Paragraph(kind, tuple(members), ("",) * (len(members) - 1)))  # type: ignore[arg-type]
    repairs = (Repair("columns", 0, 1, "", "", "the next column begins here"),) if mixed else ()
    return Page("\n".join(lines), paragraphs=tuple(paragraphs), repairs=repairs)


def side_by_side(mixed: bool, x: float = 16.0, blanks: int = 0, between: int = 1) -> Page:
    heads = [("subhead", "渡口老船工交班", 1, 0.0), ("subhead", "茶山村春茶开采", between, 0.0)]
    left = [("body", text, 0, 0.0) for text in FERRY]
    right = [("body", text, blanks if text is TEA[0] else 0, x) for text in TEA]
    return page_of([*heads, *left, *right], mixed)


def told(page: Page) -> list[list[str]]:
    return [[p.text for p in article.paragraphs] for article in articles(page, Settings()).articles]


def test_the_second_head_goes_to_the_story_that_begins_at_a_columns_top() -> None:
    stories = [["渡口老船工交班", *FERRY], ["茶山村春茶开采", *TEA]]
    assert told(side_by_side(mixed=True)) == stories
    assert told(side_by_side(mixed=True, x=0.0, blanks=1)) == stories


def test_heads_that_no_blank_line_parts_are_told_apart() -> None:
    stories = [["渡口老船工交班", *FERRY], ["茶山村春茶开采", *TEA]]
    assert told(side_by_side(mixed=True, x=0.0, blanks=1, between=0)) == stories


BRIDGE = [
    "横跨青石峡的大桥昨夜合龙。大桥主跨六百米，桥塔高一百八十米，合龙段的钢箱梁重二百吨。",
    "建桥工人说，钢箱梁夜里吊装，桥塔上的灯亮了一夜，大桥合龙误差不到两毫米。",
    "大桥通车以后，过峡只要三分钟，桥塔下的工棚下月拆除，工人转去修下一座桥。",
]


def test_the_heads_of_three_stories_are_told_apart() -> None:
    heads = ["渡口老船工交班", "茶山村春茶开采", "青石峡大桥合龙"]
    units = [("subhead", text, 1, 0.0) for text in heads]
    for texts in (FERRY, BRIDGE, TEA):
        units += [("body", text, int(text is texts[0]), 0.0) for text in texts]
    stories = [[heads[0], *FERRY], [heads[2], *BRIDGE], [heads[1], *TEA]]
    assert told(page_of(units, mixed=True)) == stories


def test_a_caption_between_two_heads_is_no_story() -> None:
    units = [
        *[("subhead", text, 1, 0.0) for text in ("渡口老船工交班", "茶山村春茶开采")],
        *[("body", text, int(text is FERRY[0]), 0.0) for text in FERRY],
        ("subhead", "撑船四十年 竹篙换了一百多根", 1, 0.0),
        ("body", "船工在渡口。", 1, 0.0),
        ("subhead", "头采每斤八百元", 1, 0.0),
        *[("body", text, int(text is TEA[0]), 0.0) for text in TEA],
    ]
    stories = told(page_of(units, mixed=True))
    assert {*stories[0][:2]} == {"渡口老船工交班", "撑船四十年 竹篙换了一百多根"}
    assert stories[-1] == ["茶山村春茶开采", "头采每斤八百元", *TEA]


def test_a_deck_in_plain_type_begins_no_story_where_headlines_are_overprinted() -> None:
    heads = ["渡口老船工交班", "茶山村春茶开采"]
    units = [("subhead", heads[0], 1, 0.0), *[("body", text, int(text is FERRY[0]), 0.0) for text in FERRY]]
    units += [("subhead", heads[1], 1, 0.0), ("subhead", "茶香飘满茶山", 0, 0.0)]
    units += [("body", text, int(text is not TEA[1]), 16.0 * (text is TEA[2])) for text in TEA]
    page = page_of(units, mixed=True)
    paragraphs = tuple(
        p._replace(lines=tuple(line._replace(overprinted=True) for line in p.lines)) if p.text in heads else p
        for p in page.paragraphs
    )
    assert told(page.noting(paragraphs=paragraphs)) == [[heads[0], *FERRY], [heads[1], "茶香飘满茶山", *TEA]]


def test_nothing_moves_where_no_column_begins_or_the_page_was_in_order() -> None:
    whole = [["渡口老船工交班", "茶山村春茶开采", *FERRY, *TEA]]
    assert told(side_by_side(mixed=True, x=0.0)) == whole
    assert told(side_by_side(mixed=False)) == whole


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["body", "subhead", "byline", "caption", "furniture"]),
            st.sampled_from([*FERRY, *TEA, "渡口老船工交班", "茶山村春茶开采", "本报记者 方小渔"]),
            st.integers(0, 1),
            st.sampled_from([0.0, 16.0]),
        ),
        min_size=1,
        max_size=14,
    )
)
def test_every_paragraph_stands_exactly_once(units: list[tuple[str, str, int, float]]) -> None:
    page = page_of(units, mixed=True)
    out = articles(page, Settings())
    assert sorted(p.text for p in out.units()) == sorted(p.text for p in page.units())
