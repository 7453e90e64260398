"""Pages in order but for a story whose lines are mixed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hzclean.cleaners.columns import CLEANER, columns
from hzclean.cleaners.doubling_beside import Seam, parted
from hzclean.cleaners.language import Reader
from hzclean.cleaners.links import Links
from hzclean.cleaners.mixed import arranged
from hzclean.cleaners.mixed_gate import mixed_in_part
from hzclean.cleaners.mixed_looks import most_gain, worth
from hzclean.cleaners.mixed_parts import parts, reordered_parts
from hzclean.cleaners.page import Page
from hzclean.cleaners.registry import Settings
from hzclean.cleaners.streams import Costs

MIXED, PUT_IN_ORDER = CLEANER.example.before, CLEANER.example.after
IN_ORDER = (
    "棠溪县图书馆昨天开了门，三层小楼从前是粮\n站的仓库，今年春天才改建完成。馆里有五万\n册书，其中一万册是孩子们看的，放在一楼靠\n"
    "窗的地方，书架只有成年人的腰那么高。开馆\n头一天，来办借书证的人从门口一直排到了马\n路对面，管理员不得不请来两位退休老师帮忙\n"
    "登记。有个小男孩一口气借了八本，抱在怀里\n走到门口，才想起自己是骑自行车来的。馆长\n说，明年还要在山里的六个村子各设一间阅览\n"
    "室，每月换一次书。\n"
)


def test_only_the_mixed_part_is_put_in_order():
    page = f"{IN_ORDER}\n{MIXED}\n{IN_ORDER}"
    found = reordered_parts(Page(page).lines)
    assert found is not None
    texts = [line.text for line in found.lines]
    first, last = IN_ORDER.split(), PUT_IN_ORDER.split()
    assert texts == [*first, *last, *first]


def test_a_page_in_order_has_no_such_part():
    page = Page(f"{IN_ORDER}\n{PUT_IN_ORDER}\n")
    assert parts(page.lines, Reader(line.text for line in page.lines)) == []
    assert columns(page, Settings()) is page


def test_the_gate_looks_for_line_ends_in_a_row_across_which_nothing_runs():
    mixed = "".join(
        f"{first}，都看见{last}\n" for first, last in zip("鼎鹤麒锦砚榆霜篾", "澜穗椿栈筏绫箔磬", strict=True)
    )
    assert mixed_in_part(IN_ORDER + mixed)
    assert not mixed_in_part(IN_ORDER)


def test_few_line_ends_are_enough_that_go_on_further_down():
    mixed = "".join(MIXED.splitlines(keepends=True)[:10])
    assert mixed_in_part(IN_ORDER + mixed)
    found = reordered_parts(Page(f"{IN_ORDER}\n{mixed}\n{IN_ORDER}").lines)
    assert found is not None
    few = set(mixed.split())
    assert [line.text for line in found.lines if line.text in few] == [t for t in PUT_IN_ORDER.split() if t in few]


def test_rows_in_which_two_lines_stand_are_a_mixed_part():
    first, second = PUT_IN_ORDER.split()[:6], PUT_IN_ORDER.split()[7:13]
    glued = "".join(f"{a} {b}\n" for a, b in zip(first, second, strict=True))
    assert mixed_in_part(f"{IN_ORDER}\n{glued}")
    found = reordered_parts(Page(f"{IN_ORDER}\n{glued}\n{IN_ORDER}").lines)
    assert found is not None
    assert [line.text for line in found.lines][10:-10] == [*first, *second]


@settings(max_examples=50)
@given(st.lists(st.sampled_from([*MIXED.split(), *IN_ORDER.split(), ""]), min_size=2, max_size=30))
def test_every_line_is_kept(texts):
    lines = Page("\n".join(texts) + "\n").lines
    if len(lines) > 1 and (found := reordered_parts(lines)):
        assert sorted(line.text for line in found.lines) == sorted(line.text for line in lines)


def test_a_page_is_not_searched_for_mixed_parts_without_rows_of_two_columns(monkeypatch):
    def never(lines):
        raise AssertionError

    monkeypatch.setattr("hzclean.cleaners.mixed_parts.reordered_parts", never)
    halves = "棠溪图书馆开门 五万册书等人来\n本报记者 闻人毅 通讯员 柳小禾\n本报讯 昨天一早，县里的人就来了。\n"
    page = Page(f"{halves}\n{IN_ORDER}\n{halves}\n{PUT_IN_ORDER}\n")
    assert columns(page, Settings()) is page


@settings(max_examples=50)
@given(st.permutations([*MIXED.split()[:6], *IN_ORDER.split()[:4], "了", "棠溪县图书馆开门"]), st.randoms())
def test_no_order_gains_more_than_the_most(texts, random):
    lines = Page("\n".join(texts) + "\n").lines
    reader = Reader(texts)
    links = Links(reader)
    other = random.sample(texts, len(texts))
    assert worth(links, other) - worth(links, texts) <= most_gain(lines, reader) + 1e-9


def test_lines_are_left_whole_where_no_column_is_found():
    long = "“/etc/berth” 的第二项以前用来存放泊位凭证。在有了 “/etc/lock” 以后，这一项只说明凭证怎么写。"
    page = Page(f"票价 成人 学生\n{long}\n船名\n船主姓名或备注\n")
    found = arranged(page.lines, Reader(line.text for line in page.lines), False, Costs(), False)
    assert (list(found.lines), found.gain) == (list(page.lines), 0.0)


def test_two_headlines_that_were_parted_on_one_line_both_stay():
    page = Page(f"北山水渠冬修 两座渡口\n{MIXED}")
    page = page.with_lines(parted(page.lines, {0: Seam(6, first=False, second=True)}))
    after = columns(page, Settings())
    assert after is not page
    assert {"北山水渠冬修", "两座渡口"} <= {line.text for line in after.lines}
