"""The order in which boxes are given that are grouped by the room between them."""

from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.strip_boxes import Box, given_order

LEADING = 1.55


def column(left: float, width: float, rows: int, first: float = 0.0) -> list[Box]:
    return [(left, -(first + n) * LEADING, left + width, 1 - (first + n) * LEADING) for n in range(rows)]


def test_columns_on_the_same_baselines_are_given_row_by_row() -> None:
    boxes = column(0, 20, 4) + column(22, 20, 4)
    assert given_order(boxes) == [0, 4, 1, 5, 2, 6, 3, 7]


def test_columns_on_other_baselines_are_given_strip_by_strip() -> None:
    boxes = column(0, 14, 4) + column(16, 14, 4, first=0.5)
    assert given_order(boxes) == [0, 1, 2, 3, 4, 5, 6, 7]


@given(st.lists(st.tuples(*[st.floats(0, 60, width=32)] * 2, st.floats(1, 30, width=32)), max_size=14))
def test_every_box_is_given_once(places: list[tuple[float, float, float]]) -> None:
    boxes = [(x, y, x + width, y + 1) for x, y, width in places]
    assert sorted(given_order(boxes)) == list(range(len(boxes)))
