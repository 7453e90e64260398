"""whole_lines: clean texts whose authors set blanks beside Latin words and figures come back as they are."""

import pytest

from hzclean.cleaners import fix

ITEMS = [
    ("渡口夜班船", "渡口的夜班船换了电机，船老大说，最省心的是 USB 接口，乘客再也不用借他的充电宝。"),
    ("早市 App", "县里给早市做了一个 App，摊主可以报菜价，街坊可以看排队的人数，一共用了 3 个月时间。"),
    ("气象站", "山顶的气象站装了 LoRa 模块，一节电池能用 400 天，以前每个星期都要派人上山去换。"),
    ("图书角（一）", "车站的图书角有 126 本书，借书不用登记，还书也不用登记，半年下来反而多了 9 本。"),
    ("旧手机", "旧手机拆下来的摄像头，接上 Wi-Fi 就是一只护林的眼睛，成本只有原来的 5%（不含电费）。"),
    ("水渠", "水渠的闸门改由 PLC 控制，开合的时间精确到秒，下游的 28 户人家不再为先后争吵。"),
    ("一封信", "老师用 Markdown 写了一封信，孩子们看不懂井号，以为是田埂，于是在每块田里画了一棵树。"),
    ("称重", "收购站的 LED 屏坏了一格，8 看起来像 6，果农们宁可绕远路，也要到隔壁镇上去称重。"),
]
LINES = [line for n in range(5) for title, text in ITEMS for line in (f"{n}、{title}", text)]


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_notes_on_news_come_back_as_they_are(gap, indent):
    lines = [line if n % 16 else line.replace("0", "〇") for n, line in enumerate(LINES)]
    text = gap.join(indent + f"{line[:-1]}{n}{line[-1]}" for n, line in enumerate(lines)) + "\n"
    assert fix(text) == text


def test_blanks_behind_sentences_are_a_habit_where_they_stand_behind_clauses():
    first = (
        "渡口的石阶一共四十二级， 最下面的九级已经叫水淘空了。 撑船的老人每天自己背沙垫路，背到第三年才有人来问一声。"
    )
    torn = (
        "石阶修好那天，老人在最下面一级坐了很久，他说水声变了，听着不像从前那么急。 过路的人都笑，说是石头变了，不是水"
    )
    rest = (
        "声变了。老人没有答话，把篙往石头上轻轻一点，船就离了岸，岸上的人还在笑，笑着笑着就不笑了，因为水声果真变了。"
    )
    last = "码头上后来立了一块木牌，写着水位和日子，字是学校的孩子写的，涨水那几天，木牌比收音机先知道，谁家也不慌。"
    fixed = fix("\n".join([first, torn, rest, last]) + "\n")
    assert fixed.splitlines() == [first, torn + rest, last]
