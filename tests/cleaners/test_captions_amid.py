"""Captions that recognition set amid a column: told by what they say, where a credit shows that one strayed."""

from hzclean.cleaners import fix
from hzclean.cleaners.captions_amid import has_credit_astray, is_sentence, shows_picture

# Recognised, as half-width marks show. The caption stands right below a line that breaks off, as if it were its rest.
TIGHT = """\
早市的新顶棚

早市在河东岸: 天不亮就开
了门; 卖菜的多是近郊的农户，
车上装着头天傍晚摘下的黄瓜
和豆角! 棚下新来的一位管理
摊主们在棚下码放黄瓜。

员每天五点半到场，先看水电，
再看消防通道，最后把昨夜的落

叶扫成一堆。
"""
CREDIT = "\n三里渡市场管理处供图\n"
CAPTION = "摊主们在棚下码放黄瓜。"
WHOLE = (
    "早市在河东岸: 天不亮就开了门; 卖菜的多是近郊的农户，车上装着头天傍晚摘下的黄瓜和豆角! 棚下新来的一位管理员"
    "每天五点半到场，先看水电，再看消防通道，最后把昨夜的落叶扫成一堆。"
)


def test_a_caption_below_an_open_line_is_not_its_rest_where_a_credit_strayed() -> None:
    out = fix(TIGHT + CREDIT).splitlines()
    assert WHOLE in out
    assert CAPTION in out


def test_a_caption_between_two_columns_stands_by_itself_though_nothing_goes_on() -> None:
    apart = TIGHT.replace(CAPTION, "\n" + CAPTION).split("员每天")[0]
    assert CAPTION in fix(apart + CREDIT).splitlines()


def test_what_a_word_goes_on_in_is_its_rest_whatever_it_says() -> None:
    rest = TIGHT.replace(CAPTION, "员们在棚下码放黄瓜。").replace("员每天", "今年每天")
    whole = "棚下新来的一位管理员们在棚下码放黄瓜。"
    assert whole in fix(rest)
    assert whole in fix(rest + CREDIT)


def test_what_captions_say() -> None:
    shown = (
        "运维船正驶向三里渡升压站。",
        "新城服务中心，代办员帮老人填表。",
        "選手們從三里橋上跑過。",
        "前排三人（左二）是老渡工。",
        "5月拍摄的三里渡。",
    )
    assert [text for text in shown if not shows_picture(text)] == []
    told = ("渡口存在了三百年。", "他现在不走了。", "水位降了两米", "修了路。又修桥。")
    assert [text for text in told if shows_picture(text)] == []


def test_a_sentence_is_neither_too_short_nor_too_long() -> None:
    assert not is_sentence("好。")
    assert not is_sentence("渡" * 80 + "。")


def test_a_credit_on_its_caption_s_line_or_below_it_did_not_stray() -> None:
    assert not has_credit_astray(["摊主们在棚下码放黄瓜。 石青/摄"], [True])
    assert not has_credit_astray(["雨也停了。", CAPTION, "石青/摄"], [True, True, True])
    assert has_credit_astray(["雨停", CAPTION, "石青/摄"], [True, True, True])
