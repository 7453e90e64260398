"""The search for columns: what is seen of a line, and layouts whose columns are known."""

from dataclasses import replace
from itertools import chain, pairwise, zip_longest

from hzclean.cleaners.language import Reader
from hzclean.cleaners.page import split_lines
from hzclean.cleaners.strip_costs import Costs
from hzclean.cleaners.strip_endings import Endings
from hzclean.cleaners.strip_fits import OPEN, SHORT, Fits
from hzclean.cleaners.strip_layout import ALONE, FIRST
from hzclean.cleaners.strip_lines import indents, looks_of, seen, widths_ahead
from hzclean.cleaners.strip_search import Search
from hzclean.cleaners.strip_subjects import Subjects, with_line

STORY = (
    "渡口在县城西边三里，老宋在这里撑了四十年船。他的船不大，一次坐八个人，多一个也不肯。"
    "有人说他死板，他指指水面，水面上漂着一根枯枝，转眼就到了下游。\n"
    "桥是去年春天动工的。开工那天，老宋把船系在岸边，坐在石阶上看了半日。晚上回家，他对老伴说，等桥通了，"
    "我们也上去走一走，从那头走到这头，看看自己的船在下面是什么样子。\n"
    "今年入冬，桥面铺好了。施工队请老宋第一个过桥，他换了一身干净衣裳，走得很慢，走到中间停下来，朝水里看了很久。"
    "船还系在老地方，缆绳上结着一层薄霜，像谁在上面撒了盐。\n"
    "如今渡口没有人了，石阶还在，老宋每天早上仍去扫一遍。"
)


def wrapped(text, width=13, indent="　　"):
    for paragraph in text.split("\n"):
        line = indent
        for c in paragraph:
            if len(line) == width and c not in "，。":
                yield line.strip()
                line = ""
            line += c
        yield line.strip()


def columns_of(lines, count):
    rows = -(-len(lines) // count)
    return [lines[k * rows : (k + 1) * rows] for k in range(count)]


def by_row(columns):
    return [line for line in chain.from_iterable(zip_longest(*columns)) if line]


def layout_of(texts):
    looks = looks_of(split_lines("\n\n".join(texts)))
    return Search(looks, widths_ahead(looks), Reader(texts), Costs()).layout()


def test_columns_are_found_whatever_their_number():
    lines = list(wrapped(STORY))
    for count in (2, 3, 4):
        columns = columns_of(lines, count)
        texts = ["渡口来了一座桥", "本报记者 宋小禾", *by_row(columns)]
        above = layout_of(texts).above
        assert above[:2] == [ALONE, ALONE]
        follows = {texts[up]: texts[n] for n, up in enumerate(above) if up >= 0}
        links = [pair for column in columns for pair in pairwise(column)]
        wrong = [pair for pair in links if follows.get(pair[0]) != pair[1]]
        assert not wrong, count
        assert above.count(FIRST) == count


def test_a_headline_may_hold_a_comma():
    above_it = by_row(columns_of(list(wrapped(STORY)), 2))
    below_it = by_row(columns_of(list(wrapped(STORY.replace("老宋", "老何"), 15)), 3))
    for headline in ("老渡口的石阶还在，县城西边多了一座桥", "桥通了，四十年的渡船和撑船的人怎么办？"):
        texts = [*above_it, headline, *below_it]
        assert layout_of(texts).above[len(above_it)] == ALONE


def test_columns_of_a_story_are_evened_out():
    texts = list(wrapped(STORY))
    looks = looks_of(split_lines("\n\n".join(texts)))
    endings = Endings(Fits(looks, [[13.0]] * len(looks), Reader(texts), Costs()), Costs())

    def closing(*rows, begins=0):
        columns = [(n, 0.0, 13.0, SHORT, 1, 0.0, n, begins * (n == 1), row, n, 0) for n, row in enumerate(rows)]
        return endings.closing(columns)

    assert closing(10.0, 10.0, 8.0) == closing(10.0, 10.0, 10.0)
    assert closing(10.0, 10.0, 2.0) > closing(10.0, 10.0, 8.0)
    assert closing(10.0, 7.0, 10.0) > closing(10.0, 10.0, 10.0)
    # A heading that begins a column takes more room than a line.
    assert closing(10.0, 9.2, 10.0, begins=1) == closing(10.0, 10.0, 10.0)


def test_columns_of_paragraphs_that_stand_flush_are_found():
    columns = columns_of(list(wrapped(STORY, indent="")), 3)
    texts = by_row(columns)
    above = layout_of(texts).above
    follows = {texts[up]: texts[n] for n, up in enumerate(above) if up >= 0}
    assert follows == dict(chain.from_iterable(map(pairwise, columns)))


def test_whether_paragraphs_stand_flush_is_told_by_widths():
    for indent, far in (("　　", 2.0), ("", 0.0)):
        looks = looks_of(split_lines("\n\n".join(wrapped(STORY * 2, indent=indent))))
        assert indents(looks, [13.0, 20.0]) == {13.0: far, 20.0: 2.0}


def test_a_line_of_its_own_form_is_told():
    assert seen("本报记者 宋小禾", False).signs
    assert seen("宋小禾/摄", False).signs
    assert seen("（一）本里居民。", False).opens
    assert not seen("的水面，漂着枯枝", False).signs


def test_a_line_that_ends_a_clause_begins_no_paragraph():
    assert seen("船。老宋在这里撑了四十年", False).midst
    assert seen("地走了。”他说", False).midst
    assert not seen("桥通了，船也还在", False).midst
    assert not seen("“桥通了。”他说", False).midst


def test_who_speaks_again_and_again_begins_a_paragraph():
    looks = looks_of(split_lines("\n\n".join(["宋：桥通了没有？", "船工：通了。", "宋：船呢？", "宋：走，去看看。"])))
    assert [(look.opens, look.midst) for look in looks] == [(True, False), (False, False), (True, False), (True, False)]
    assert seen("说：桥通了，船也还在", False).midst
    assert not seen("答：桥通了，船也还在", False).midst
    assert not seen("一、渡口的船只", False).midst


def test_a_paragraph_follows_the_one_numbered_before_it():
    texts = ["二、船上一次坐八个人。", "三、船在天黑前回来。", "四、风大时不开船。"]
    fits = Fits([seen(text, False) for text in texts], [[13.0]] * 3, Reader(texts), Costs())
    plain = fits.link(0, 1, 13.0, SHORT)[0]
    assert fits.link(0, 1, 13.0, SHORT, 0)[0] == plain + Costs().next_label
    assert fits.link(0, 2, 13.0, SHORT, 0)[0] < fits.link(0, 2, 13.0, SHORT)[0]


def test_a_quote_left_open_is_closed_before_another_opens():
    texts = ["他对老伴说：“等桥通了，我", "就上岸种菜去。”说完笑了一", "“上岸种菜也好，”老伴说，"]
    fits = Fits([seen(text, False) for text in texts], [[13.0]] * 3, Reader(texts), Costs())
    assert fits.link(0, 1, 13.0, OPEN)[0] > fits.link(0, 2, 13.0, OPEN)[0] + Costs().paired


def test_what_stands_over_a_credit_is_a_caption():
    looks = looks_of(split_lines("老宋在桥上\n\n宋小禾/摄\n\n渡口在县城西边三里，"))
    assert [look.signs for look in looks] == [True, True, False]


def test_a_sentence_over_a_credit_is_mostly_a_caption_but_no_sentences_end():
    for text, caption in (
        ("老宋在新桥上朝水里看了很久。", True),
        ("了，朝水里看了很久不肯走。", False),
        ("看了很久。", False),
    ):
        assert looks_of(split_lines(f"{text}\n\n宋小禾/摄"))[0].credited is caption
    assert not looks_of(split_lines("老宋在新桥上朝水里看了很久。\n\n本报记者 宋小禾 文/图"))[0].credited


SPACED = "有 人 说 他 死 板 ， 他 指 指 水"


def test_a_letter_spaced_line_is_read_without_its_blanks():
    look = seen(SPACED, False)
    assert look.text == "有人说他死板，他指指水"
    assert look.prose
    assert not look.done


def test_a_letter_spaced_line_fills_a_column_wider_than_itself():
    looks = [seen(SPACED, False), seen(SPACED.replace(" ", ""), False)]
    fits = Fits(looks, [[14.0]] * 2, Reader([look.text for look in looks]), Costs())
    assert fits.misfit(looks[0], 14.0) == 0 < fits.misfit(looks[1], 14.0)
    assert fits.misfit(looks[0], 10.0) > 0
    assert fits.misfit(looks[0], 17.0) > 0


def test_a_word_is_seen_to_run_on_from_a_letter_spaced_line():
    looks = looks_of(split_lines("有 人 说 他 死 板 ， 他 指 指 枯\n\n枝，转眼就到了下游。"))
    reader = Reader([look.text for look in looks])
    assert reader.join(looks[0].text, looks[1].text) > 0


def judged(texts, width=13.0):
    looks = [seen(text, False) for text in texts]
    return Fits(looks, [[width]] * len(looks), Reader(texts), Costs())


def test_a_line_goes_on_where_prose_has_it_so():
    # No word stands across either join: after 的 comes a noun, not 了.
    fits = judged(["船不大，桥面铺好以后渡口的", "石阶还在，老宋每天早上仍去", "了一遍，缆绳上结着一层薄霜"])
    assert fits.join(0, 1) > 0 > fits.join(0, 2)


def test_a_paragraph_begins_with_what_begins_one_in_prose():
    fits = judged(["缆绳上结着一层薄霜。", "今年入冬，桥面铺好了。施", "的人，他换了一身干净衣裳，"])
    assert fits.link(0, 1, 13.0, SHORT)[0] > fits.link(0, 2, 13.0, SHORT)[0]
    assert fits.begins[1] > fits.begins[2]


FERRY = (
    "老宋在渡口撑了四十年船，船不大，渡口的人都认得他。\n桥通车那天，老宋把船系在渡口的石阶下，看了半日。\n"
    "渡口没有人了，老宋每天早上仍去扫一遍石阶，等船来。\n石阶扫净，老宋坐在船头，看桥上的车一辆一辆过去。"
)
PORT = (
    "港口给货轮接上岸电，插头一插，轮机就安静了。\n岸电的插头不便宜，港口算过，货轮靠一次省两万元。\n"
    "货轮的船东起先嫌麻烦，港口免了三年岸电服务费。\n如今货轮进港先问岸电，值班的轮机员睡得踏实了。"
)


def strangers(order, subject):
    """How many lines stand below one of the other story; whole paragraphs of two columns are given in that `order`."""
    paragraphs = {"船": iter(FERRY.split("\n")), "港": iter(PORT.split("\n"))}
    given = [(line, story) for story in order for line in wrapped(next(paragraphs[story]))]
    looks = looks_of(split_lines("\n\n".join(line for line, _ in given)))
    costs = replace(Costs(), subject=subject)
    above = Search(looks, widths_ahead(looks), Reader([line for line, _ in given]), costs).layout().above
    return sum(up >= 0 and given[up][1] != given[n][1] for n, up in enumerate(above))


def test_a_paragraph_begins_in_the_column_of_its_subject():
    orders = ("船港港船船港港船", "船船港港港港船船", "船港船港船港船港", "船港港船港船船港")
    assert sum(strangers(order, Costs().subject) for order in orders) < sum(strangers(order, 0.0) for order in orders)


def test_the_last_lines_of_a_column_tell_its_subject():
    texts = [*FERRY.split("\n"), *PORT.split("\n")]
    subjects = Subjects(texts)
    ferry, port = with_line(with_line(0, 0), 1), with_line(with_line(0, 4), 5)
    assert all(subjects.in_common(n, ferry) > subjects.in_common(n, port) for n in (2, 3))
    assert all(subjects.in_common(n, ferry) < subjects.in_common(n, port) for n in (6, 7))
    assert with_line((1 << 20) - 1, 20) == (1 << 21) - 2
