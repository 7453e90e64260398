"""Pairing by the Hungarian method, and how alike two texts are."""

from collections.abc import Callable
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.assignment import pair
from hzclean.cleaners.passages import Passages

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
    page = Passages(["高新区新桥合龙，高新区里。", "高新区新茶上市，高新区里。"])
    shared, own = page.of("高新区"), page.of("高新区新茶")
    assert own(1, 2) - own(0, 1) > 3 * abs(shared(0, 1) - shared(1, 2))


def test_the_lead_counts_more() -> None:
    texts = ["新茶上市，茶农忙。", "大桥合龙，车来车往。"]
    assert Passages(texts).of("新茶")(0, 2) > Passages(texts[::-1]).of("新茶")(0, 2)


def test_a_seam_is_where_words_leave_off() -> None:
    texts = [
        "新茶上市了。",
        "新茶价钱好，茶农忙。",
        "茶农说新茶好。",
        "大桥合龙了。",
        "大桥通车在望，车多。",
        "大桥上车多。",
    ]
    seams = Passages(texts).seams()
    assert max(seams) == seams[3] > 0


def test_no_seams_without_text() -> None:
    assert Passages([]).seams() == []
    assert Passages(["", "一"]).seams() == [0.0, 0.0]


def test_pairs_are_found_alike_with_and_without_seams() -> None:
    texts = ["新茶上市，茶农忙忙忙。", "", "大桥合龙A1，车来车往，第3号桥。", "第三。"]
    with_seams, without = Passages(texts), Passages(texts)
    with_seams.seams()
    for said in ("新茶忙忙忙", "第3号A1车来", "第三桥合龙"):
        assert with_seams.of(said)(0, 4) == without.of(said)(0, 4)


@given(st.lists(st.text(alphabet="新茶上市大桥合龙，1a ", max_size=12), min_size=1, max_size=6), st.data())
def test_a_stretch_fits_the_same_in_whatever_order_it_is_asked_for(texts: list[str], data: st.DataObject) -> None:
    said = data.draw(st.text(alphabet="新茶上市大桥合龙1a ", min_size=1, max_size=6))
    stretches = [(a, b) for a in range(len(texts)) for b in range(a + 1, len(texts) + 1)]
    fits = Passages(texts).of(said)
    for stretch in data.draw(st.permutations(stretches)):
        assert fits(*stretch) == Passages(texts).of(said)(*stretch)


@given(
    st.lists(st.text(alphabet="新茶上市大桥合龙𠮷，1a ", max_size=12), min_size=1, max_size=6),
    st.lists(st.text(alphabet="新茶上市大桥合龙𠮷1a ", min_size=1, max_size=6), min_size=1, max_size=3),
    st.booleans(),
    st.sampled_from((Passages.look_for_all, Passages.look_for_characters)),
)
def test_what_is_looked_for_together_is_found_as_by_itself(
    texts: list[str], asked: list[str], seams_first: bool, look: Callable[[Passages], None]
) -> None:
    together = Passages(texts, asked)
    if seams_first:
        together.seams()
    look(together)
    for said in asked:
        for stretch in ((0, 1), (0, len(texts)), (len(texts) - 1, len(texts))):
            assert together.of(said)(*stretch) == Passages(texts).of(said)(*stretch)
            assert together.once(said, *stretch) == Passages(texts).once(said, *stretch)
