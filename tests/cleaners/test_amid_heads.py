"""amid_heads: a story's headline that came out amid the text of the story beside it."""

from test_heads_together import FERRY, TEA, page_of, told

NAMES = "本报记者 方小渔"
HEADLINE = "春茶开采 茶农上山"


def amid(heading, mixed=True, over=()):
    """A page on which a heading stands amid the first story; over the second stand names and other headings."""
    return page_of(
        [
            ("subhead", "渡口老船工交班", 0, 0.0),
            ("byline", "本报记者 何水清", 0, 0.0),
            *[("body", text, 0, 0.0) for text in FERRY[:2]],
            ("subhead", heading, 0, 0.0),
            ("body", FERRY[2], 0, 0.0),
            *[("subhead", text, int(not n), 0.0) for n, text in enumerate(over)],
            ("byline", NAMES, 0, 0.0),
            *[("body", text, 0, 0.0) for text in TEA],
        ],
        mixed,
    )


def test_a_headline_goes_to_the_story_that_came_out_without_one():
    assert told(amid(HEADLINE)) == [["渡口老船工交班", "本报记者 何水清", *FERRY], [HEADLINE, NAMES, *TEA]]


def test_a_heading_of_figures_does_not_stand_for_the_headline():
    deck = "每斤卖到800元 产量多2成"
    assert told(amid(HEADLINE, over=[deck]))[1][:3] == [deck, HEADLINE, NAMES]


def test_a_subhead_stays_in_its_story_and_so_does_any_on_a_page_in_order():
    subhead = "竹篙换过一百多根"
    assert told(amid(subhead))[0][4] == subhead
    assert told(amid(HEADLINE, mixed=False))[0][4] == HEADLINE


def test_a_story_that_has_its_headline_wants_none():
    assert told(amid(HEADLINE, over=["茶乡早春", "茶山村春茶开采"]))[0][4] == HEADLINE
