"""crossed_heads: the heads of two stories side by side, parts of which came out over the other one's text."""

from hypothesis import given
from hypothesis import strategies as st
from test_heads_together import BRIDGE, FERRY, TEA, page_of, told

from hzclean.cleaners import headlines
from hzclean.cleaners.articles import articles
from hzclean.cleaners.crossed_heads import Crossed
from hzclean.cleaners.head_parting import MOST_PARTS, Part, Text, parted
from hzclean.cleaners.passages import Passages
from hzclean.cleaners.registry import Settings

KICKER, HEADLINE, DECK = "青河见闻", "渡口老船工交班", "撑船四十年 竹篙换了一百多根"
OTHER_KICKER, OTHER_HEADLINE, OTHER_NAMES = "茶乡早春", "茶山村春茶开采", "本报记者 方小渔"


def crossed(mixed, dateline=""):
    """A page on which both kickers came out over the first story, and all else over the second."""
    return page_of(
        [
            ("subhead", KICKER, 1, 0.0),
            ("subhead", OTHER_KICKER, 1, 0.0),
            ("body", dateline + FERRY[0], 1, 0.0),
            *[("body", text, 0, 0.0) for text in FERRY[1:]],
            ("subhead", DECK, 1, 0.0),
            ("subhead", HEADLINE, 1, 0.0),
            ("subhead", OTHER_HEADLINE, 1, 0.0),
            ("byline", OTHER_NAMES, 0, 0.0),
            *[("body", text, int(text is TEA[0]), 0.0) for text in TEA],
        ],
        mixed,
    )


def test_each_part_of_crossed_heads_goes_to_its_story():
    first, second = told(crossed(mixed=True))
    assert (set(first[:3]), first[3:]) == ({KICKER, HEADLINE, DECK}, FERRY)
    assert second == [OTHER_KICKER, OTHER_HEADLINE, OTHER_NAMES, *TEA]


def test_heads_stay_on_a_page_that_was_not_mixed_and_is_no_news():
    first, _ = told(crossed(mixed=False))
    assert first[:2] == [KICKER, OTHER_KICKER]


def test_heads_of_boxes_side_by_side_are_parted_where_columns_were_not_mixed_on_a_page_of_news():
    first, second = told(crossed(mixed=False, dateline="本报讯 "))
    assert (set(first[:3]), first[3:]) == ({KICKER, HEADLINE, DECK}, ["本报讯 " + FERRY[0], *FERRY[1:]])
    assert second == [OTHER_KICKER, OTHER_HEADLINE, OTHER_NAMES, *TEA]


def test_overprinted_heads_stay_on_a_page_of_news_that_was_not_mixed():
    page = crossed(mixed=False, dateline="本报讯 ")
    bold = [p._replace(lines=tuple(line._replace(overprinted=True) for line in p.lines)) for p in page.paragraphs]
    paragraphs = tuple(b if p.text == OTHER_KICKER else p for b, p in zip(bold, page.paragraphs, strict=True))
    first, _ = told(page.noting(paragraphs=paragraphs))
    assert KICKER in first
    assert OTHER_KICKER in first


def test_what_stays_is_told_as_no_repair():
    page = articles(crossed(mixed=True), Settings())
    assert {repair.after for repair in page.repairs if repair.step == "articles"} == {OTHER_KICKER, HEADLINE, DECK}


def part(says, over_second=False, byline=False, follows=False, overprinted=False):
    """A part of two stories' heads that says so much more of the second than of the first, in nats."""
    return Part(int(over_second), byline, overprinted, follows, (-says / 2, says / 2))


def given_to(parts, *texts):
    return parted(parts, texts or [Text(named=False, doubtful=False)] * 2, lambda first, second: True)


def test_headings_that_say_little_stay():
    assert given_to([part(-1.0), part(2.0), part(1.0, over_second=True)]).stories == (0, 0, 1)


def test_a_whole_head_under_another_goes_as_one():
    found = given_to([part(-20.0), part(20.0), part(0.0, byline=True, follows=True)])
    assert found.stories == (0, 1, 1)
    assert found.gain > 0


def test_heads_of_one_text_stay():
    parts = [part(-20.0), part(20.0)]
    assert parted(parts, [Text(False, False)] * 2, lambda first, second: False).stories == (0, 0)


def test_heads_go_round_three_stories():
    fits = [(-20.0, 20.0, -20.0), (-20.0, -20.0, 20.0), (20.0, -20.0, -20.0)]
    parts = [Part(home, False, True, False, said) for home, said in enumerate(fits)]
    assert given_to(parts, *[Text(False, False)] * 3).stories == (1, 2, 0)


def test_a_stretch_without_heads_is_the_rest_of_the_story_before():
    headline = Part(0, False, True, False, (20.0, -20.0))
    deck = Part(1, False, False, False, (20.0, -20.0))
    assert given_to([headline, deck], Text(False, False), Text(False, True)).stories == (0, 0)


def test_a_headline_in_plain_type_begins_a_story_of_other_words_where_the_others_are_overprinted():
    parts = [Part(0, False, True, False, (20.0, -20.0)), Part(0, False, False, False, (-20.0, 20.0))]
    assert given_to(parts, Text(False, False), Text(False, True)).stories == (0, 0)
    assert given_to(parts, Text(False, False), Text(False, True, other_words=True)).stories == (0, 1)


def test_subheads_of_a_stretch_stay_there():
    texts = Text(False, False), Text(False, True)
    assert given_to([part(-20.0), part(-9.0, over_second=True)], *texts).stories == (0, 1)


@given(
    st.integers(1, 4).flatmap(
        lambda count: st.tuples(
            st.lists(
                st.builds(
                    Part,
                    st.integers(0, count - 1),
                    st.booleans(),
                    st.booleans(),
                    st.booleans(),
                    st.tuples(*[st.floats(-60, 60)] * count),
                    st.booleans(),
                ),
                max_size=MOST_PARTS + 1,
            ),
            st.tuples(*[st.builds(Text, *[st.booleans()] * 3, signed=st.floats(-1.5, 1.5))] * count),
        )
    )
)
def test_parting_never_loses(page):
    parts, texts = page
    parts = sorted((p._replace(follows=p.follows and n > 0) for n, p in enumerate(parts)), key=lambda p: p.home)
    found = given_to(parts, *texts)
    assert len(found.stories) == len(parts)
    assert found.gain >= 0
    if not found.gain:
        assert found.stories == tuple(p.home for p in parts)


def test_names_stay_off_a_text_that_says_who_wrote_it():
    parts = [part(-20.0), part(20.0, over_second=True), part(-22.0, over_second=True, byline=True)]
    assert given_to(parts).stories == (0, 1, 0)
    assert given_to(parts, Text(named=True, doubtful=False), Text(named=False, doubtful=False)).stories == (0, 1, 1)


def test_names_go_to_the_text_that_has_a_byline_sooner():
    parts = [part(-20.0), part(20.0), part(-1.0, byline=True)]
    assert given_to(parts, Text(False, False, signed=-1.5), Text(False, False, signed=1.5)).stories == (0, 1, 1)
    assert given_to(parts, Text(False, False, signed=1.5), Text(False, False, signed=-1.5)).stories == (0, 1, 0)


def test_a_stretch_is_made_no_story_because_it_wants_no_byline():
    headline, deck = part(-20.0), part(-1.0, over_second=True)
    long, stretch = Text(False, False, signed=1.5), Text(False, True)
    names = part(-20.0, byline=True)
    assert given_to([headline, names, deck], long, stretch).stories == (0, 0, 1)
    assert given_to([headline, names, part(-1.0)], long, stretch).stories == (0, 0, 0)


def test_a_name_below_a_text_signs_it_and_stands_over_no_heading():
    names = Part(0, True, False, False, (0.0, 0.0), signs=True)
    heads = [part(-20.0), names, part(20.0, over_second=True), part(0.0, over_second=True, byline=True)]
    assert given_to(heads, Text(False, False, signed=1.5), Text(False, False)).stories == (0, 0, 1, 1)
    # Had it none, the first story would want one of the names below.
    unsigned = [heads[0], *heads[2:]]
    assert given_to(unsigned, Text(False, False, signed=1.5), Text(False, False, signed=-1.5)).stories == (0, 1, 0)
    # It is the second one's byline where only that may have one.
    over_both = [part(-20.0), names, part(20.0)]
    assert given_to(over_both, Text(True, False, signed=-1.5), Text(False, False, signed=1.5)).stories == (0, 1, 1)


def test_an_author_below_a_text_stays_there_where_the_heads_of_the_next_stories_came_out_together():
    page = page_of(
        [
            ("subhead", HEADLINE, 1, 0.0),
            *[("body", text, int(text is FERRY[0]), 0.0) for text in FERRY],
            ("byline", "方小渔", 1, 0.0),
            ("subhead", OTHER_HEADLINE, 1, 0.0),
            ("byline", "记者 江晓渡", 0, 0.0),
            ("subhead", "青石峡大桥合龙", 1, 0.0),
            ("byline", "本报记者 石桥生", 0, 0.0),
            *[("body", text, int(text is BRIDGE[0]), 0.0) for text in BRIDGE],
            *[("body", text, int(text is TEA[0]), 0.0) for text in TEA],
        ],
        True,
    )
    assert told(page) == [
        [HEADLINE, "方小渔", *FERRY],
        ["青石峡大桥合龙", "本报记者 石桥生", *BRIDGE],
        [OTHER_HEADLINE, "记者 江晓渡", *TEA],
    ]


def test_of_two_answers_the_surer_one_is_taken(monkeypatch):
    doubtful, sure = headlines.Move(1, 0.1), headlines.Move(1, 0.9)
    monkeypatch.setattr(headlines, "_astray_moves", lambda *args: {0: doubtful, 2: sure})
    monkeypatch.setattr(
        headlines, "crossed_heads", lambda *args: [Crossed(0, 1, 0.7, False), Crossed(2, 3, 0.7, False)]
    )
    monkeypatch.setattr(headlines, "set_beside", lambda *args: [])
    monkeypatch.setattr(headlines, "amid_heads", lambda *args: [])
    found = headlines.moves([], [], [], lambda: Passages([]), mixed=True)
    assert found == {0: headlines.Move(1, 0.7), 2: sure}
