"""Hypothesis strategies: clean Chinese texts, and pages set from them and spoiled.

Random texts are of common characters, so nothing rests on words; `our_stories` gives the true texts of `cases/texts`.
Clean means: one paragraph a line, no blanks but between Latin words, no damage of any kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from typesetter.characters import COMMON, TRADITIONAL
from typesetter.page import Order, Typeset, typeset
from typesetter.spoil import Damage
from typesetter.style import Style
from typesetter.texts import Block, Story, stories

FIGURES = st.sampled_from(
    ["3", "18", "2024", "6.3%", "1,100.9", "152.08%", "5G", "GDP", "PM2.5", "20", "100", "0.5", "COVID-19", "AI"]
)
_LATIN = st.sampled_from(["Tom Lee", "New York", "OpenType", "D. Santos", "www.example.com", "iPhone"])


@st.composite
def clauses(draw: st.DrawFn, characters: str = COMMON) -> str:
    """A few characters up to a dozen, now and then with a figure or a Latin word inside."""
    text = draw(st.text(characters, min_size=2, max_size=12))
    extra = draw(st.one_of(st.just(""), st.just(""), FIGURES, _LATIN))
    return text[:2] + extra + text[2:]


@st.composite
def sentences(draw: st.DrawFn, characters: str = COMMON) -> str:
    """Clauses with commas, ended by a full stop or the like; some are quoted, some hold a title or brackets."""
    traditional = characters is TRADITIONAL
    left, right = ("「", "」") if traditional else ("“", "”")
    parts = draw(st.lists(clauses(characters), min_size=1, max_size=4))
    text = draw(st.sampled_from("，，，、；")).join(parts)
    end = draw(st.sampled_from("。。。。？！"))
    form = draw(st.sampled_from(["plain"] * 5 + ["said", "quoted", "title", "brackets", "dash", "dots"]))
    if form == "said":
        return f"{draw(clauses(characters))}说：{left}{text}{end}{right}"
    if form == "quoted":
        return f"{draw(clauses(characters))}，{left}{text}{right}{end}"
    if form == "title":
        return f"{draw(clauses(characters))}《{draw(st.text(characters, min_size=2, max_size=8))}》{text}{end}"
    if form == "brackets":
        return f"{text}（{draw(clauses(characters))}）{end}"
    if form == "dash":
        return f"{text}——{draw(clauses(characters))}{end}"
    return f"{text}……" if form == "dots" else text + end


def paragraphs(characters: str = COMMON, max_sentences: int = 4) -> st.SearchStrategy[str]:
    """One to `max_sentences` sentences."""
    return st.lists(sentences(characters), min_size=1, max_size=max_sentences).map("".join)


@st.composite
def random_stories(draw: st.DrawFn, max_paragraphs: int = 4) -> Story:
    """A story of random characters in either script, with some of the parts that a story may have."""
    characters = draw(st.sampled_from([COMMON, COMMON, TRADITIONAL]))
    phrase = st.text(characters, min_size=4, max_size=14)
    blocks = [
        Block("body", text) for text in draw(st.lists(paragraphs(characters), min_size=1, max_size=max_paragraphs))
    ]
    if draw(st.booleans()):
        blocks.insert(draw(st.integers(1, len(blocks))), Block("subhead", draw(phrase)))
    if draw(st.booleans()):
        blocks.append(Block("caption", draw(phrase)))
    optional = st.one_of(st.none(), phrase)
    lang = "zh-Hant-TW" if characters is TRADITIONAL else "zh-Hans"
    return Story(draw(phrase), tuple(blocks), draw(optional), draw(optional), draw(optional), lang)


def our_stories() -> st.SearchStrategy[Story]:
    """One of the stories of `cases/texts`."""
    return st.sampled_from(stories())


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """Any page that a designer might set: one to five columns of 9 to 40 em."""
    columns = draw(st.integers(1, 5))
    return Style(
        columns=columns,
        measure=draw(st.integers(18, 80)) / 2,
        indent=draw(st.sampled_from([2.0, 2.0, 2.0, 0.0])),
        half=draw(st.sampled_from([0.5, 0.5, 0.45, 0.55])),
        squeeze=draw(st.sampled_from([0.0, 0.0, 0.5])),
        whole_words=draw(st.booleans()),
        stagger=draw(st.sampled_from([0, 0, 3])),
        ragged=draw(st.sampled_from([0, 0, 4])),
        abreast=draw(st.integers(1, min(2, columns))),
        captions=draw(st.sampled_from(["foot", "middle"])),
    )


@st.composite
def damages(draw: st.DrawFn, repeats: int = 2) -> Damage:
    """Any mixture of damage, with up to `repeats` repeated fragments."""
    return Damage(
        overprint=draw(st.sampled_from(["none", "runs", "characters", "line", "over lines"])),
        overprinted=draw(st.sampled_from([frozenset({"headline"}), frozenset({"headline", "subhead", "caption"})])),
        letterspaced=draw(st.sampled_from([0.0, 0.5, 1.0])),
        radicals=draw(st.sampled_from([0.0, 0.5, 1.0])),
        digit_gaps=draw(st.sampled_from([0.0, 0.5])),
        indents=draw(st.sampled_from(["lost", "spaces", "ideographic"])),
        blank_lines=draw(st.sampled_from(["none", "paragraphs", "all"])),
        repeats=draw(st.integers(0, repeats)),
    )


ORDERS: Sequence[Order] = ("in order", "side by side", "alternating", "displaced")


def pages(
    stories: st.SearchStrategy[Story] | None = None,
    styles: st.SearchStrategy[Style] = styles(),  # noqa: B008 - strategies are immutable
    damages: st.SearchStrategy[Damage] = st.just(Damage()),  # noqa: B008
    orders: Sequence[Order] = ORDERS,
) -> st.SearchStrategy[Typeset]:
    """Spoiled pages of one to three stories with their gold; random stories unless told otherwise."""
    return st.builds(
        typeset,
        st.lists(random_stories() if stories is None else stories, min_size=1, max_size=3, unique=True),
        styles,
        damages,
        st.sampled_from(orders),
        st.integers(0, 2**16),
    )
