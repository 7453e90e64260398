"""Of two headings over each other in plain type: kicker and headline, or headline and deck."""

import pytest

from hzclean.cleaners import fix
from hzclean.cleaners.heads import headline, is_deck
from hzclean.cleaners.page import Paragraph, split_lines
from hzclean.cleaners.stories import Start, Story
from hzclean.cleaners.story_parts import put_column_names
from hzclean.cleaners.structured import articles_of


def heading(text: str) -> Paragraph:
    return Paragraph("subhead", tuple(split_lines(text + "\n")))


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ("茶乡走笔", "青禾镇的炒茶锅边"),
        ("基层治理新观察", "一张长桌议出二十条：石桥村的板凳会开了三年"),
        ("新建桥梁三座 惠及八万人", "沅川县环湖公路全线通车"),
    ],
)
def test_a_kicker_over_a_headline(over: str, under: str) -> None:
    assert headline([heading(over), heading(under)], [0, 1]) == 1


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ("磨一把剪刀，收多少钱？", "石桥镇最后的磨刀摊"),
        ("渡口的灯：一盏亮了四十年", "青禾渡守灯人见闻"),
        ("一群孩子和一座没有围墙的图书馆", "石桥村小学的阅读课"),
        ("老粮仓改成了剧场", "——沅川县的旧屋新用"),
        ("小纽扣闯出大名堂", "青禾县纽扣产业集群调查"),
    ],
)
def test_a_deck_under_a_headline(over: str, under: str) -> None:
    assert headline([heading(over), heading(under)], [0, 1]) == 0


def test_a_long_heading_alone_over_the_text_of_a_headline_that_came_from_elsewhere_is_its_deck() -> None:
    assert is_deck("石桥镇里最后的一位磨刀匠", "磨刀的人")
    assert is_deck("沅川县山区公路改造三年回望", "橘子红了，路也宽了")
    assert not is_deck("新建桥梁三座 惠及八万人民众", "沅川县环湖公路通车")


def test_the_record_has_the_headline_and_its_deck() -> None:
    page = (
        "磨一把剪刀，收多少钱？\n石桥镇最后的磨刀摊\n记者 何立\n"
        "老毕师傅每天早上八点出摊，磨刀\n石是父亲留下的。一把剪刀磨十分\n钟，收三块钱，十年没有涨过价。\n"
        "青禾镇昨夜停水\n记者 林苇\n本报讯 昨夜青禾镇主管道爆裂，\n全镇停水六小时，今晨已经恢复。\n"
        "供水公司说，管道用了三十年。\n"
    )
    first = next(iter(articles_of(page)))
    assert first["headline"] == "磨一把剪刀，收多少钱？"
    assert first["deck"] == "石桥镇最后的磨刀摊"
    assert fix(page).startswith("磨一把剪刀，收多少钱？\n石桥镇最后的磨刀摊\n记者 何立\n")


def test_a_column_s_name_below_a_headline_heads_the_story_beside() -> None:
    paragraphs = [heading(t) for t in ("磨一把剪刀，收多少钱？", "渡口记事", "青禾镇昨夜停水", "3月4日")]
    here, beside = (Story(Start(n, n + 1, n + 1, 0.0), n + 2, headline=n, decks=[n + 1]) for n in (0, 2))
    put_column_names(paragraphs, [here, beside])
    assert (here.kickers, here.decks, beside.kickers, beside.decks) == ([], [], [1], [3])


def test_a_columns_name_below_a_longer_headline_is_its_kicker_where_no_story_follows() -> None:
    paragraphs = [heading(t) for t in ("一架无人机 一早撒完六十亩", "渡口快递")]
    story = Story(Start(0, 2, 2, 0.0), 3, headline=1, kickers=[0])
    put_column_names(paragraphs, [story])
    assert (story.kickers, story.headline, story.decks) == ([1], 0, [])
