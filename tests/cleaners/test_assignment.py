"""Pairing by the Hungarian method, and how alike two texts are."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.assignment import Likeness, Passages, pair

GAINS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(-5, 9).map(float), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@given(GAINS)
def test_no_other_pairing_gains_more(gains: list[list[float]]) -> None:
    found = pair(gains)
    taken = [c for c in found if c is not None]
    assert len(taken) == len(set(taken))
    padded = [row + [0.0] * len(gains) for row in gains]
    best = max(
        sum(max(padded[r][c], 0.0) for r, c in enumerate(way))
        for way in permutations(range(len(padded[0])), len(gains))
    )
    assert sum(gains[r][c] for r, c in enumerate(found) if c is not None) == best


def test_nothing_to_pair() -> None:
    assert pair([]) == []
    assert pair([[], []]) == [None, None]


def test_what_all_stories_share_says_nothing() -> None:
    like = Likeness([["高新区新桥合龙，高新区里。"], ["高新区新茶上市，高新区里。"]])
    shared = abs(like("高新区", 0) - like("高新区", 1))
    assert like("高新区新茶", 1) - like("高新区新茶", 0) > 3 * shared


def test_passages_fit_as_stories_do() -> None:
    texts = ["新茶上市，茶农忙。", "茶香四溢。", "大桥合龙，通车在望。"]
    fits = Passages(texts).of("茶农大桥")
    like = Likeness([texts[:2], texts[2:]])
    assert [round(fits(0, 2), 6), round(fits(2, 3), 6)] == [round(like("茶农大桥", n), 6) for n in (0, 1)]
