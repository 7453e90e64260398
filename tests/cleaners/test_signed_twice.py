"""signed_twice: an author's name as byline and as signature; what else stands twice over a text is no bold type."""

from test_articles import page_of, told

from hzclean.cleaners.articles import articles
from hzclean.cleaners.registry import Settings

BRIDGE = [
    ("body", "昨夜，横跨青河的新桥合龙，两镇之间的路程缩短到十分钟，桥上装了路灯三百盏。", False),
    ("body", "新桥桥长二百余米，由两镇村民出资修建，合龙以后还要铺路面、装栏杆。", False),
]
TEA = [
    ("body", "茶山村的采茶工早早上山，头采的明前茶已经被订购一空，春茶价钱比去年好。", False),
    ("body", "茶山村有茶园两千亩，茶农说今年雨水足，春茶芽头肥，采茶要采到谷雨。", False),
]
LIBRARY = [
    ("body", "柳湾图书馆由旧粮仓改建，馆内藏书三万册，开馆当天办理借书证四百张。", False),
    ("body", "图书馆的梯子还是粮仓的旧梯子，管理员说，找书先要学会爬粮仓。", False),
]


def test_headlines_drawn_last_are_such_though_a_name_stands_twice_over_a_text() -> None:
    """The name of an author who signs one story and heads the next came out twice, as bold type does."""
    units = [
        ("subhead", "葭月", True),
        *BRIDGE,
        ("byline", "本报记者 林小满", False),
        *TEA,
        ("byline", "本报记者 蔡沚彦", False),
        *LIBRARY,
        ("subhead", "青河新桥合龙", True),
        ("subhead", "茶山村春茶开采", True),
        ("subhead", "旧粮仓里的图书馆", True),
    ]
    found = told(articles(page_of(units), Settings()))
    titles = ["青河新桥合龙", "茶山村春茶开采", "旧粮仓里的图书馆"]
    firsts = [story[0][1] for story in (BRIDGE, TEA, LIBRARY)]
    assert [next(t for k, t in s if k == "headline") for s in found] == titles
    assert [next(t for k, t in s if k == "body") for s in found] == firsts


def test_a_name_printed_twice_over_a_text_is_its_byline() -> None:
    units = [("subhead", "新桥合龙记", False), ("subhead", "柳小禾", True), *BRIDGE, ("body", "灯亮了。", False)]
    (story,) = told(articles(page_of(units), Settings()))
    assert story[:2] == [("headline", "新桥合龙记"), ("byline", "柳小禾")]


def test_a_line_in_plain_type_among_headlines_drawn_last_does_not_part_them() -> None:
    """The end of a headline printed twice in part: the other headlines still come in the order of their stories."""
    units = [
        ("byline", "本报记者 柳小禾", False),
        *BRIDGE,
        ("byline", "本报记者 林小满", False),
        *TEA,
        ("byline", "本报记者 蔡沚彦", False),
        *LIBRARY,
        ("subhead", "青河新桥", True),
        ("subhead", "合龙", False),
        ("subhead", "今年是个好年", True),
        ("subhead", "旧粮仓里的图书馆", True),
    ]
    found = told(articles(page_of(units), Settings()))
    titles = [next(t for k, t in s if k == "headline") for s in found]
    assert titles == ["青河新桥", "今年是个好年", "旧粮仓里的图书馆"]


def test_a_name_first_on_the_page_signs_the_story_whose_byline_it_is() -> None:
    units = [
        ("byline", "柳小禾", False),
        ("subhead", "青河新桥合龙", False),
        *BRIDGE,
        ("subhead", "茶山村春茶开采", False),
        ("byline", "柳小禾", False),
        *TEA,
        ("byline", "本报记者 蔡沚彦", False),
        *LIBRARY,
        ("subhead", "旧粮仓里的图书馆", True),
    ]
    first, second, third = told(articles(page_of(units), Settings()))
    assert [kind for kind, _ in first] == ["headline", "body", "body"]
    assert [(kind, text) for kind, text in second if kind != "body"] == [
        ("headline", "茶山村春茶开采"),
        ("byline", "柳小禾"),
        ("credit", "柳小禾"),
    ]
    assert third[0] == ("headline", "旧粮仓里的图书馆")


def test_a_name_between_a_text_and_another_storys_headings_signs_that_story() -> None:
    units = [
        ("subhead", "青河新桥合龙", False),
        ("byline", "蔡沚彦", False),
        *BRIDGE,
        ("byline", "柳小禾", False),
        ("subhead", "茶山村春茶开采", False),
        ("byline", "柳小禾", False),
        *TEA,
    ]
    first, second = told(articles(page_of(units), Settings()))
    assert [kind for kind, _ in first] == ["headline", "byline", "body", "body"]
    assert second[-1] == ("credit", "柳小禾")


def test_a_signature_straight_over_the_byline_of_the_next_story() -> None:
    units = [
        ("subhead", "青河新桥合龙", False),
        *BRIDGE,
        ("byline", "柳小禾", False),
        ("byline", "柳小禾", False),
        *TEA,
        ("subhead", "茶山村春茶开采", True),
    ]
    first, second = told(articles(page_of(units), Settings()))
    assert [kind for kind, _ in first] == ["headline", "body", "body"]
    assert [kind for kind, _ in second] == ["headline", "byline", "body", "body", "credit"]


def test_names_over_a_heading_are_no_byline_of_its_story() -> None:
    """The headline drawn last goes to the story that has none, though names stand over the first one's."""
    units = [
        ("byline", "蔡沚彦", False),
        ("subhead", "图书馆里的旧梯子", False),
        *LIBRARY,
        ("body", "一、凡在茶山村采茶的茶农，可领茶篮一只，每户限领一只，领完为止。", False),
        ("body", "二、领茶篮时带上采茶的记录，茶篮不得转卖，违者三年之内不再发给。", False),
        ("byline", "本报记者 林小满", False),
        *BRIDGE,
        ("subhead", "茶山村发茶篮的公告", True),
        ("subhead", "青河新桥合龙", True),
    ]
    found = told(articles(page_of(units), Settings()))
    heads = [next(text for kind, text in story if kind == "headline") for story in found]
    assert heads == ["图书馆里的旧梯子", "茶山村发茶篮的公告", "青河新桥合龙"]


def test_who_took_a_picture_is_no_heading_though_the_blank_is_dropped() -> None:
    units = [
        ("credit", "柳小禾摄", False),
        ("subhead", "青河两岸", False),
        ("byline", "本报记者 林小满", False),
        *BRIDGE,
        ("subhead", "青河新桥合龙", True),
    ]
    (story,) = told(articles(page_of(units), Settings()))
    assert [(kind, text) for kind, text in story if kind not in ("body", "credit")] == [
        ("kicker", "青河两岸"),
        ("headline", "青河新桥合龙"),
        ("byline", "本报记者 林小满"),
    ]


def test_a_line_under_a_credit_is_a_headline_where_a_byline_stands_below() -> None:
    units = [
        ("subhead", "青河新桥合龙", False),
        *BRIDGE,
        ("credit", "资料图片 林小满/摄", False),
        ("subhead", "春茶开采，头茶订购一空", False),
        ("subhead", "茶山村两千亩茶园迎来第一批采茶工", False),
        ("byline", "本报记者 蔡沚彦", False),
        *TEA,
    ]
    _, second = told(articles(page_of(units), Settings()))
    assert [text for _, text in second[:3]] == [units[n][1] for n in (4, 5, 6)]
