"""Recognised pages of Traditional text, whose marks are half width: their lines are printed lines all the same."""

from hzclean.cleaners.wraps_gate import is_wrapped

PAGE = """\
三里渡推出便民擺渡

縣裡的渡口昨天開了新船,船頭掛著一
塊木牌,寫著: 八點開船, 五點收班

趕集的人問: 船票幾塊錢? 船工說,這
是鎮上推行的便民擺渡,一人一年一張
"""


def test_half_width_marks_stand_in_prose() -> None:
    assert is_wrapped(PAGE)


def test_so_they_do_not_where_nothing_was_recognised() -> None:
    assert not is_wrapped("小計,合計\n新船,舊船\n茶行,米行\n")
