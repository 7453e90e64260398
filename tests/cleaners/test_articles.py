"""articles: stories told apart, headlines to their stories, and pages that must keep their order."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typesetter.texts import Story, stories

from hzclean.cleaners.articles import articles, in_page_order
from hzclean.cleaners.page import Line, Page, Paragraph, Slice
from hzclean.cleaners.pipeline import fix
from hzclean.cleaners.registry import Settings
from hzclean.cleaners.render import render

CASES = sorted((Path(__file__).parent.parent / "cases" / "articles").glob("*.json"))
SIMPLIFIED = [s for s in stories() if s.lang == "zh-Hans"]


def cases() -> list[object]:
    """The cases of all files, each with its label; known failures are strict xfails."""
    out: list[object] = []
    for path in CASES:
        for case in json.loads(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(strict=True)] if case.get("known_failure") else []
            out.append(pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks))
    return out


def page_of(units: list[tuple[str, str, bool]], measure: int = 18) -> Page:
    """A page as `wraps` leaves it: (kind, text, overprinted) for each paragraph, body text in lines of `measure` em."""
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for kind, text, overprinted in units:
        cuts = [text[n : n + measure] for n in range(0, len(text), measure)] if kind == "body" else [text]
        members = []
        for cut in cuts:
            said = cut.strip()
            if said:
                begin = at + cut.index(said[0])
                piece = Slice(begin, begin + len(said))
                members.append(Line(said, (piece,), len(lines) + 1, overprinted=overprinted))
            lines.append(cut)
            at += len(cut) + 1
        paragraphs.append(Paragraph(kind, tuple(members), ("",) * (len(members) - 1)))  # type: ignore[arg-type]
    return Page("\n".join(lines), paragraphs=tuple(paragraphs))


def told(page: Page) -> list[list[tuple[str, str]]]:
    """The page's articles as lists of (kind, text)."""
    return [[(p.kind, p.text) for p in article.paragraphs] for article in page.articles]


def parts(story: Story) -> list[tuple[str, str, bool]]:
    """A story as `wraps` leaves it, in reading order, its headline overprinted."""
    tentative = {"kicker": "subhead", "headline": "subhead", "deck": "subhead", "verse": "body", "caption": "body"}
    return [(tentative.get(p.kind, p.kind), p.text, p.kind == "headline") for p in story.paragraphs()]


def displaced(page: list[Story]) -> list[tuple[str, str, bool]]:
    """The stories one after another, but all headlines at the page's end, as overprinted boxes are written."""
    units = [part for story in page for part in parts(story)]
    return [u for u in units if not u[2]] + [u for u in units if u[2]]


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, list[str]]) -> None:
    raw = "\n".join(case["raw"]) + "\n"
    clean = "\n".join(case.get("clean", case["raw"])) + "\n"
    assert fix(raw) == clean
    assert fix(clean) == clean


@pytest.mark.parametrize("seed", range(12))
def test_headlines_at_the_pages_end_go_back_to_their_stories(seed: int) -> None:
    page = random.Random(seed).sample(SIMPLIFIED, 3)
    done = articles(page_of(displaced(page)), Settings())
    found = {a.texts("headline")[0]: a.texts("body")[0] for a in done.articles if a.texts("headline")}
    wanted = {s.headline: next(b.text for b in s.blocks if b.kind == "body") for s in page}
    assert len(set(found.items()) & set(wanted.items())) >= 2


def test_boxes_in_any_order() -> None:
    """Datelines say where stories begin; what headline and body share says which is whose."""
    units = [
        ("body", "本报讯 昨日，渡口镇新修的铁索桥通过验收，两岸村民过河不再坐船，桥长二百余米。", False),
        ("body", "渡口镇镇长说，铁索桥由村民集资修建，验收以后每天有一千多人次过桥。", False),
        ("subhead", "茶山村春茶开采", False),
        ("body", "本报讯 昨日，柳湾图书馆开馆，迎来第一批读者，馆内藏书三万册，全年免费开放。", False),
        ("body", "柳湾图书馆由旧粮仓改建，开馆当天办理借书证四百张，读者可以自助借还。", False),
        ("subhead", "渡口镇铁索桥通过验收", True),
        ("body", "本报讯 连日晴好，茶山村的春茶开采，采茶工忙了起来，头采明前茶每斤卖到八百元。", False),
        ("body", "茶山村有茶园两千亩，今年春茶产量比去年多两成，开采期将持续到谷雨。", False),
        ("subhead", "柳湾图书馆昨日开馆", False),
    ]
    assert [a[0] for a in told(articles(page_of(units), Settings()))] == [
        ("headline", "渡口镇铁索桥通过验收"),
        ("headline", "柳湾图书馆昨日开馆"),
        ("headline", "茶山村春茶开采"),
    ]


def test_pictures_and_names_are_put_where_they_belong() -> None:
    units = [
        ("subhead", "新桥昨夜合龙", False),
        ("body", "本报讯 昨夜，横跨青河的新桥顺利合龙，两镇之间的路程缩短到十分钟。", False),
        ("body", "图为工人正在焊接最后一段钢梁。", False),
        ("credit", "林小满/摄", False),
        ("body", "据介绍，大桥计划在今年国庆节之前通车，届时将有三条公交线路经过这里。", False),
        ("byline", "蔡沚彦", False),
        ("subhead", "春茶今晨开采", False),
        ("body", "本报讯 今晨，茶山村的采茶工早早上山，头采的明前茶已经被订购一空了。", False),
    ]
    first, second = told(articles(page_of(units), Settings()))
    assert [kind for kind, _ in first] == ["headline", "byline", "body", "body", "caption", "credit"]
    assert [kind for kind, _ in second] == ["headline", "body"]


def test_what_stands_over_a_columns_name_is_the_caption_of_the_story_before() -> None:
    page = page_of(
        [
            ("subhead", "守塔人换了新灯", False),
            ("body", "天没亮，霍守田提着工具箱爬上灯塔，把用了二十年的旧灯一颗一颗拧下来。", False),
            ("body", "新灯省电，亮得远。他在塔顶坐到中午，看渔船一条条从灯下开出去。", False),
            ("subhead", "守塔人擦拭新装的灯具", False),
            ("subhead", "巷口闲话", False),
            ("body", "修伞的老人不见了，他的摊子只有一张折凳、一把钳子，还有一罐机油。", False),
            ("body", "我的伞骨断过三回，都是老人修好的，第三回他没有收钱，说这把伞该换了。", False),
            ("subhead", "修伞的人", True),
        ]
    )
    assert [[text for _, text in story] for story in told(articles(page, Settings()))] == [
        [page.paragraphs[n].text for n in (0, 1, 2, 3)],
        [page.paragraphs[n].text for n in (4, 7, 5, 6)],
    ]


def test_the_pages_own_head_amid_the_first_storys_is_no_part_of_it() -> None:
    page = page_of(
        [
            ("subhead", "副刊", False),
            ("subhead", "竹伞", False),
            ("subhead", "青河晚报", False),
            ("furniture", "第12版", False),
            ("byline", "本报记者 方小渔", False),
            ("body", "下雨的时候，老方站在渡口，手里没有伞，只有一只竹篮，篮里是给女儿带的豆腐。", False),
            ("body", "摆渡的人等着他，船头的灯亮了又灭，灭了又亮，一直等到雨停。", False),
        ]
    )
    (story,) = told(articles(page, Settings()))
    assert story[:3] == [("furniture", "副刊"), ("headline", "竹伞"), ("byline", "本报记者 方小渔")]
    assert [p.text for p in articles(page, Settings()).loose] == ["青河晚报", "第12版"]


def test_one_article_keeps_its_order() -> None:
    """A guard: essay, manual, rules, verse and dialogue are one article each, every paragraph where it stood."""
    for story in stories():
        page = page_of([(k, t, False) for k, t, _ in parts(story)])
        done = articles(page, Settings())
        assert len(done.articles) <= 1, story.name
        assert [u.text for u in done.units()] == [u.text for u in page.units()]


def test_nothing_to_do_gives_the_same_page() -> None:
    page = Page("新桥昨夜合龙\n昨夜，新桥合龙。\n")
    assert articles(page, Settings()) is page


@given(st.lists(st.sampled_from(stories()), min_size=1, max_size=5, unique=True), st.booleans(), st.booleans())
def test_clean_text_comes_back_unchanged(page: list[Story], gaps: bool, between: bool) -> None:
    joined = ("\n\n" if gaps else "\n").join
    text = ("\n\n" if between or gaps else "\n").join(joined(p.text for p in story.paragraphs()) for story in page)
    assert fix(text + "\n", Settings(steps=frozenset({"articles"}))) == text + "\n"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["body", "subhead", "byline", "caption", "credit", "furniture"]),
            st.sampled_from([p.text for s in SIMPLIFIED for p in s.paragraphs()] + ["A3版", "蔡沚彦", "甲/摄", "一"]),
            st.booleans(),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_paragraph_stands_exactly_once(units: list[tuple[str, str, bool]]) -> None:
    page = page_of(units)
    done = articles(page, Settings())
    assert sorted(u.lines[0].start for u in done.units()) == sorted(u.lines[0].start for u in page.units())
    assert sorted(render(done).text.split()) == sorted(" ".join(u.text for u in page.units()).split())


def test_blank_lines_tell_stories_apart_in_clean_text() -> None:
    text = "新桥合龙\n昨夜，新桥合龙。\n据悉，下月通车。\n\n新茶上市\n今晨，新茶上市。\n茶农说，价钱很好。\n"
    found, loose = in_page_order(Page(text))
    assert [[p.kind for p in a.paragraphs] for a in found] == [["headline", "body", "body"]] * 2
    assert not loose


def test_a_book_with_one_doubled_heading_keeps_all_else() -> None:
    chapter = "配置文件放在用户的目录里，每行一个选项。改好以后重新启动服务。\n    if ready:\n        start()\n\n"
    text = chapter * 40 + "安装与配置安装与配置\n" + chapter * 40
    assert fix(text) == text.replace("安装与配置安装与配置", "安装与配置")


@pytest.mark.parametrize("seed", range(24))
def test_heads_printed_over_themselves_in_place_stay(seed: int) -> None:
    """Bold type said twice throughout, kickers and decks as well: nothing was drawn last."""
    page = random.Random(seed).sample(SIMPLIFIED, 3)
    units = [(kind, text, kind == "subhead") for story in page for kind, text, _ in parts(story)]
    done = articles(page_of(units), Settings())
    wanted = [text for kind, text, _ in units if kind in ("subhead", "body")]
    found = [p.text for a in done.articles for p in a.paragraphs]
    assert [text for text in found if text in wanted] == wanted
