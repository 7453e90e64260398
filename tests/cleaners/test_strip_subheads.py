"""Subheads that came out in a row, in no column: each is put over its text, and a headline is not taken for one."""

from hzclean.cleaners.strip_layout import ALONE, FIRST, Layout
from hzclean.cleaners.strip_lines import seen
from hzclean.cleaners.strip_subheads import give_subheads

_UPPER = ["渡口的船一天开六趟，到", "桥修好以后，船就少了，", "晚上七点收班。", "老人仍旧坐船。"]
_HEADS = ["船往哪里去", "桥从哪里来"]
_LOWER = ["修船的师傅姓罗，今年五", "桥墩是三年前打下的，打", "十二岁。", "了一个冬天。"]


def _laid(above, group, columns, *, width=11.0, other=11.0):
    widths = [width if of == 1 else other if of == 2 else 0.0 for of in group]
    return Layout(0.0, list(above), list(group), list(columns), widths)


def _looks(*texts):
    return [seen(text, False) for text in texts]


def test_two_stories_of_as_many_columns_are_one_about_a_row_of_subheads():
    layout = _laid([FIRST, FIRST, 0, 1, ALONE, ALONE, FIRST, FIRST, 6, 7], [1, 1, 1, 1, 0, 0, 2, 2, 2, 2], [2, 3, 8, 9])
    give_subheads(layout, _looks(*_UPPER, *_HEADS, *_LOWER))
    assert layout.above == [FIRST, FIRST, 0, 1, 2, 3, 4, 5, 6, 7]
    assert layout.columns == [8, 9]
    assert set(layout.group) == {1}


def test_two_stories_of_other_widths_stay_two():
    above = [FIRST, FIRST, 0, 1, ALONE, ALONE, FIRST, FIRST, 6, 7]
    layout = _laid(above, [1, 1, 1, 1, 0, 0, 2, 2, 2, 2], [2, 3, 8, 9], other=14.0)
    give_subheads(layout, _looks(*_UPPER, *_HEADS, *_LOWER))
    assert (layout.above, layout.columns) == (above, [2, 3, 8, 9])


def test_subheads_stand_between_what_ended_and_what_follows_further_on():
    # A line of another story came out before the columns go on.
    above = [FIRST, FIRST, 0, 1, ALONE, ALONE, FIRST, 2, 3, 7, 8]
    layout = _laid(above, [1, 1, 1, 1, 0, 0, 2, 1, 1, 1, 1], [9, 10, 6])
    give_subheads(layout, _looks(*_UPPER, *_HEADS, "县里的书店搬了家，搬到", *_LOWER))
    assert layout.above == [FIRST, FIRST, 0, 1, 2, 3, FIRST, 4, 5, 7, 8]


def test_a_headline_with_a_mark_of_prose_stands_where_it_stood():
    above = [FIRST, FIRST, 0, 1, ALONE, ALONE, FIRST, FIRST, 6, 7]
    layout = _laid(above, [1, 1, 1, 1, 0, 0, 2, 2, 2, 2], [2, 3, 8, 9])
    give_subheads(layout, _looks(*_UPPER, "船停了。桥通了", "桥从哪里来", *_LOWER))
    assert layout.above == above
