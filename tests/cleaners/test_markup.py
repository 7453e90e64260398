"""markup: Markdown, HTML and LaTeX keep their lines; their characters are repaired like any other."""

import pytest

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.markup import is_marked_up

# Printed lines, as a Markdown file may have them too, if its author breaks them.
LINES = [
    "清晨六时，县工业园的冷却",
    "塔升起白雾。与往年不同，塔里",
    "循环的是再生水。园里的人都说，",
    "这雾比去年白，也比去年暖和。",
]
WRAPPED = "\n".join(LINES) + "\n"
PARAGRAPHS = [
    "早市全县有十一处，每天的人流量超过两万，摊位有了顶棚，地面也铺上了防滑砖，雨天不用再收摊",
    "摊位费怎么收，一度是最难的事，县里把收费标准写在牌子上，按面积和水电两项计算，谁来问都是一个数",
    "老何算过一笔账，他的摊位三平方米，一个月一百二十元，比从前便宜了一半，省下的钱添了一台冰柜",
]
TEXTS = {
    "headings": "# 早市\n\n" + WRAPPED,
    "front matter": "---\ntitle: 早市\n---\n\n## 沿革\n\n" + WRAPPED + "\n## 现状\n\n" + WRAPPED,
    "pictures": "## 写在前面\n\n![](<图/早市.png>)\n\n![](<图/摊位.png>)\n\n" + "\n\n".join(PARAGRAPHS) + "\n",
    "emphasis": f"**摊主**\n\n{WRAPPED}\n**街坊**\n\n{WRAPPED}",
    "table": "| 早市 | 摊位 |\n|---|---|\n| 城东 | 六十 |\n\n详见[说明](说明.md)。\n\n" + WRAPPED,
    "code": "```\nfix 早市\n```\n\n" + WRAPPED,
    "html": f"<p>{WRAPPED}</p>\n<p>{WRAPPED}</p>\n",
    "latex": "\\section{早市}\n" + WRAPPED + "\\section{摊位}\n" + WRAPPED,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_marked_up_text_keeps_its_lines(text):
    assert is_marked_up(text)
    assert fix(text) == text
    assert fix(text.replace("\n", "\r\n")) == text.replace("\n", "\r\n")


def test_its_characters_are_repaired():
    assert fix("# ⼴州\n\n- ⻘年\n- ⼯⼈\n") == "# 广州\n\n- 青年\n- 工人\n"


def test_its_lines_are_repaired_if_asked_for():
    text = "# 早市\n\n" + WRAPPED
    assert fix(text, Settings(markup=True)) != text


@pytest.mark.parametrize(
    "text", [WRAPPED, "## \n" + WRAPPED, WRAPPED + "# 1\n", "# \n" + WRAPPED, "编号 #12\n" + WRAPPED, "5 < 6\n" * 3]
)
def test_one_odd_sign_on_a_printed_page_is_no_markup(text):
    assert not is_marked_up(text)


def test_its_own_markdown_comes_back_unchanged():
    from hzclean.cleaners import clean
    from hzclean.cleaners.structured import markdown

    page = "早市开张\n" + WRAPPED + "摊位\n" + WRAPPED
    text = markdown(clean(page))
    assert text.startswith("# ")
    assert fix(text) == text
