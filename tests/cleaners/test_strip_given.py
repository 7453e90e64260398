"""The order in which the lines of a layout would be given: where its lines are laid out."""

from hzclean.cleaners.page import split_lines
from hzclean.cleaners.strip_fits import HEADING, OPEN, SHORT
from hzclean.cleaners.strip_given import Given
from hzclean.cleaners.strip_layout import FIRST
from hzclean.cleaners.strip_lines import looks_of


def places_of(texts, kinds, phase):
    looks = looks_of(split_lines("\n\n".join(texts)))
    rows = {n: (n, n - 1 if n else FIRST, 11.0, kind, float(n)) for n, kind in enumerate(kinds)}
    stream = (len(texts) - 1, float(len(texts)), 11.0, kinds[-1], 1, 0.0, 0, phase, float(len(texts)), 0)
    places = {}
    Given(looks)._column(stream, rows, 0.0, True, places)
    return places


def test_a_heading_is_taller_than_text_and_shifts_what_stands_below_it():
    texts = ["渡口在县城西边三里，老", "宋撑了四十年船。", "石阶还在", "桥是去年春天动工的", "，老宋看了半日。"]
    places = places_of(texts, (OPEN, SHORT, HEADING, OPEN, SHORT), 2)
    tops = [places[n][3] for n in range(5)]
    row = tops[0] - tops[1]
    assert tops[1] - tops[2] > row
    assert tops[2] - tops[3] > row
    assert abs(tops[3] - tops[4] - row) < 0.01
    assert places[2][3] - places[2][1] > places[1][3] - places[1][1]


def test_a_name_that_signs_a_story_stands_at_the_right_beside_its_last_line():
    places = places_of(["渡口在县城西边三里，老", "宋撑船。", "宋小禾"], (OPEN, SHORT, HEADING), 2)
    assert places[2][3] == places[1][3]
    assert places[2][2] == places[0][2]
