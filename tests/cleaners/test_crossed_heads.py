"""crossed_heads: the heads of two stories side by side, parts of which came out over the other one's text."""

from hypothesis import given
from hypothesis import strategies as st
from test_shared_heads import FERRY, TEA, page_of, told

from hzclean.cleaners.articles import articles
from hzclean.cleaners.head_parting import MOST_PARTS, Part, parted
from hzclean.cleaners.registry import Settings

KICKER, HEADLINE, DECK = "青河见闻", "渡口老船工交班", "撑船四十年 竹篙换了一百多根"
OTHER_KICKER, OTHER_HEADLINE, OTHER_NAMES = "茶乡早春", "茶山村春茶开采", "本报记者 方小渔"


def crossed(mixed):
    """A page on which both kickers came out over the first story, and all else over the second."""
    return page_of(
        [
            ("subhead", KICKER, 1, 0.0),
            ("subhead", OTHER_KICKER, 1, 0.0),
            *[("body", text, int(text is FERRY[0]), 0.0) for text in FERRY],
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


def test_heads_stay_on_a_page_that_was_not_mixed():
    first, _ = told(crossed(mixed=False))
    assert first[:2] == [KICKER, OTHER_KICKER]


def test_what_stays_is_told_as_no_repair():
    page = articles(crossed(mixed=True), Settings())
    assert {repair.after for repair in page.repairs if repair.step == "articles"} == {OTHER_KICKER, HEADLINE, DECK}


def part(says, over_second=False, byline=False, follows=False, overprinted=False):
    return Part(over_second, byline, overprinted, follows, says)


def test_headings_that_say_little_stay():
    assert parted([part(-1.0), part(2.0), part(1.0, over_second=True)]).second == (False, False, True)


def test_a_whole_head_under_another_goes_as_one():
    found = parted([part(-20.0), part(20.0), part(0.0, byline=True, follows=True)])
    assert found.second == (False, True, True)
    assert found.gain > 0


@given(
    st.lists(
        st.builds(Part, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.floats(-60, 60)),
        max_size=MOST_PARTS + 1,
    )
)
def test_parting_never_loses(parts):
    parts = [p._replace(follows=p.follows and n > 0) for n, p in enumerate(parts)]
    found = parted(parts)
    assert len(found.second) == len(parts)
    assert found.gain >= 0
    if not found.gain:
        assert found.second == tuple(p.over_second for p in parts)


def test_names_stay_off_a_text_that_says_who_wrote_it():
    parts = [part(-20.0), part(20.0, over_second=True), part(-30.0, over_second=True, byline=True)]
    assert parted(parts).second == (False, True, False)
    assert parted(parts, (True, False)).second == (False, True, True)
