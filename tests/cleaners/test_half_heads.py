"""Headlines whose halves, a blank between them, stand as far apart as columns do."""

from hzclean.cleaners.cells import cut_cells
from hzclean.cleaners.half_heads import with_halves_whole
from hzclean.cleaners.page import Page

TEXT = "  石榴湾的渡船每天开六趟，头一趟  摸黑擦净甲板，再把缆绳盘好，\n清晨五点，船工们要起来，老周说  等鸡叫三遍。\n"


def heads(text: str) -> list[str]:
    page = Page(text)
    return [cell.line.text for cell in with_halves_whole(cut_cells(page, list(page.lines))) if cell.row == 1]


def test_halves_of_one_headline_are_put_together() -> None:
    assert heads("渡口新桥开工      船家上岸谋生\n" + TEXT) == ["渡口新桥开工", "船家上岸谋生"]
    assert heads("渡口新桥开工         船家上岸谋生\n" + TEXT) == ["渡口新桥开工 船家上岸谋生"]


def test_halves_stand_beside_a_headline_that_is_printed_twice() -> None:
    text = "  石榴湾的渡船每天开六趟，头一趟  摸黑擦净甲板，再把缆绳盘好，\n"
    for beside, whole in (("茶农老了，，茶山还绿", True), ("茶农老了，茶山还绿了", False)):
        head = heads(f"{beside}{' ' * 14}渡口新桥开工         船家上岸谋生\n{' ' * 24}{text}")
        assert ("渡口新桥开工 船家上岸谋生" in head) is whole


def test_short_halves_may_have_one_blank_of_their_own_type_between_them() -> None:
    assert heads("渡口新桥开工    船家上岸谋生\n" + TEXT) == ["渡口新桥开工 船家上岸谋生"]
    assert heads("渡口新桥“    “开工\n" + TEXT) == ["渡口新桥“", "“开工"]


def test_headlines_of_two_stories_stay_apart() -> None:
    two = "渡口新桥开工         船家上岸谋生\n                记者 石青\n" + TEXT
    assert heads(two.replace("                记者", "               记者")) == ["渡口新桥开工", "船家上岸谋生"]
    assert heads("渡口新桥开工         （记者 石青）\n" + TEXT) == ["渡口新桥开工", "（记者 石青）"]
