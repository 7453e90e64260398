"""Headlines whose second half an extractor wrote below what stands under the first."""

from hzclean.cleaners.cells import cut_cells
from hzclean.cleaners.page import Page
from hzclean.cleaners.torn_heads import whole_heads


def heads(text: str) -> list[str]:
    page = Page(text)
    return [cell.line.text for cell in whole_heads(cut_cells(page, list(page.lines)))]


def test_a_half_that_a_deck_pushed_to_the_right():
    text = "秋蟹来了\n首批湖蟹进城\n一天上市1.4万只，比去年多\n               商户：好卖得很\n"
    assert heads(text)[1] == "首批湖蟹进城 商户：好卖得很"


def test_a_byline_or_body_beside_a_deck_is_no_half():
    assert len(heads("秋蟹来了\n首批湖蟹进城\n一天上市1.4万只\n         本报记者 石青\n")) == 4
    assert len(heads("首批湖蟹进城\n清晨六时，码头上排起了。\n              长队绕湖\n")) == 3


def test_a_half_behind_a_blank_below_the_byline():
    text = "秋蟹今晨进城\n本报记者 石青\n       一天上市一万四千只\n  本报讯 清晨六时，码头上排起了\n"
    assert heads(text)[0] == "秋蟹今晨进城 一天上市一万四千只"
    for other in (text.replace("       一", "          一"), text.replace("本报记者 石青", "码头今晨加开三班")):
        assert heads(other)[0] == "秋蟹今晨进城"
    twice = text.replace("       一", "       一天上市\n       一")
    assert "一天上市一万四千只" in heads(twice)


def test_the_second_copy_of_a_half_follows_it_above_the_byline():
    text = "秋蟹今晨进城\n本报记者 石青\n            今年谁来吃\n            今年谁来吃？？\n"
    assert heads(text) == ["秋蟹今晨进城 今年谁来吃", "今年谁来吃？？", "本报记者 石青"]


def test_a_first_mark_that_came_out_over_its_headline_goes_back_to_it():
    text = "《记者 石青\n  渡口\n  渡口》》谢幕\n        谢幕，，船还在\n清晨五点，船工们擦净甲板。\n"
    assert heads(text) == ["《渡口", "渡口》》谢幕", "记者 石青", "谢幕，，船还在", "清晨五点，船工们擦净甲板。"]
    text = "《渡口船工手记\n  渡口\n  渡口的灯\n"
    assert heads(text) == text.split()
