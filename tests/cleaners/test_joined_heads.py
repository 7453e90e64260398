"""joined_heads: the headlines of two stories on one line are cut; the two halves of one headline are not."""

from hzclean.cleaners.joined_heads import cut_joined_heads
from hzclean.cleaners.page import Kind, Line, Paragraph, Slice
from hzclean.cleaners.passages import Passages

BRIDGE = (
    "昨夜，横跨青河的新桥顺利合龙，新桥全长三百米。",
    "新桥明年春天通车，通车以后两岸往来只要十分钟。",
    "合龙当晚，两岸村民提着灯笼上了桥头。",
    "施工队在青河两岸守了三年，为的是这一晚合龙。",
)
TEA = (
    "茶山村的春茶今晨开采，头采的春茶每斤卖到八百元。",
    "采茶工天不亮就上了茶山，茶篓很快装满。",
    "村里有茶园两千亩，开采要持续到四月。",
    "今年的春茶比去年早采十天，茶香更浓。",
)


def cut(head: str, *, overprinted: bool = True) -> list[str]:
    """The texts of the headings after two stories and this headline at the page's end."""
    units = [*((("body", text, False)) for text in (*BRIDGE, *TEA)), ("subhead", head, overprinted)]
    paragraphs = [
        Paragraph(kind, (Line(text, (Slice(0, len(text)),), n, overprinted=bold),))
        for n, (kind, text, bold) in enumerate(units, 1)
    ]
    kinds: list[Kind] = [kind for kind, _, _ in units]
    told = Passages([text if kind == "body" else "" for kind, text, _ in units])
    return [p.text for p in cut_joined_heads(paragraphs, kinds, lambda: told)[len(BRIDGE) + len(TEA) :]]


def test_two_headlines_of_two_stories() -> None:
    assert cut("青河新桥昨夜合龙 茶山村春茶今晨开采") == ["青河新桥昨夜合龙", "茶山村春茶今晨开采"]


def test_one_headline_in_halves() -> None:
    assert cut("青河新桥昨夜合龙 通车以后往来十分钟") == ["青河新桥昨夜合龙 通车以后往来十分钟"]


def test_what_is_not_overprinted_stays() -> None:
    head = "青河新桥昨夜合龙 茶山村春茶今晨开采"
    assert cut(head, overprinted=False) == [head]


def test_plain_headlines_that_are_too_long_together() -> None:
    head = "青河新桥昨夜顺利合龙 明春通车 茶山村春茶今晨开采"
    assert cut(head, overprinted=False) == ["青河新桥昨夜顺利合龙 明春通车", "茶山村春茶今晨开采"]
    for stays in (
        "青河新桥昨夜顺利合龙 全长三百米 明年春天即可通车",
        "本报讯 青河新桥昨夜顺利合龙 茶山村春茶今晨开采",
    ):
        assert cut(stays, overprinted=False) == [stays]


def test_short_halves_are_cut_only_where_both_tell_far_more_of_their_own_story() -> None:
    assert cut("青河新桥昨夜合龙 茶山可期") == ["青河新桥昨夜合龙 茶山可期"]


def test_a_half_must_tell_far_more_where_no_story_is_seen_to_begin() -> None:
    assert cut("青河新桥昨夜终于顺利合龙 采茶工上茶山") == ["青河新桥昨夜终于顺利合龙 采茶工上茶山"]


def test_headlines_joined_of_several_lines_are_cut_too() -> None:
    first, second = "青河新桥昨夜顺利合龙 明春通车", "茶山村春茶今晨开采 头采八百元"
    units = [*((("body", text)) for text in (*BRIDGE, *TEA))]
    lines = [
        Line(f"{first} 茶山村春茶今晨开采", (Slice(0, 25),), 9),
        Line("头采八百元", (Slice(26, 31),), 10),
    ]
    paragraphs = [Paragraph(kind, (Line(text, (Slice(0, len(text)),), n),)) for n, (kind, text) in enumerate(units, 1)]
    paragraphs.append(Paragraph("subhead", tuple(lines), (" ",)))
    told = Passages([text for _, text in units] + [""])
    kinds: list[Kind] = [*(["body"] * len(units)), "subhead"]
    found = cut_joined_heads(paragraphs, kinds, lambda: told)[len(units) :]
    assert [p.text for p in found] == [first, second]
    assert [[line.text for line in p.lines] for p in found] == [[first], ["茶山村春茶今晨开采", "头采八百元"]]
    assert [line.slices for line in found[1].lines] == [(Slice(16, 25),), (Slice(26, 31),)]


def test_headlines_in_the_other_order_are_cut_where_both_tell_far_more() -> None:
    head = "茶山村春茶今晨开采 茶园两千亩采茶工上山 青河新桥昨夜合龙 全长三百米通车"
    parts = ["茶山村春茶今晨开采 茶园两千亩采茶工上山", "青河新桥昨夜合龙 全长三百米通车"]
    assert cut(head, overprinted=False) == parts
    weak = "茶山村明天就要下雨了请大家注意 青河新桥昨夜合龙两岸通车"
    assert cut(weak, overprinted=False) == [weak]


def test_notices_stay_whole() -> None:
    notice = "青河新桥昨夜合龙通车两岸 茶山村春茶开采 营业时间：5时至10时"
    assert cut(notice, overprinted=False) == [notice]
