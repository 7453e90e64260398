"""Mojibake: what is reversible comes back, what is lost is told, what is right stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners import Settings, clean, fix
from hzclean.cleaners.charsets import decode, encode
from hzclean.cleaners.misreadings import find_mojibake
from hzclean.cleaners.mojibake import find_losses

SIMPLIFIED = [
    "清溪县今年新修水渠三十公里，灌溉面积扩大了一倍。",
    "“这台机器比去年的安静多了。”工人们说。",
    "图书馆周末开放，读者可以凭身份证借书五本。",
    "技术人员检查了全部线路，没有发现问题。",
    "启动流程以获取 root 权限。",
]
TRADITIONAL = [
    "清溪縣今年新修水渠三十公里，灌溉面積擴大了一倍。",
    "圖書館週末開放，讀者可以憑身分證借書五本。",
    "技術人員檢查了全部線路，沒有發現問題。",
]
EVEN = ["水库的水位上升了两米", "我们下午去看新建的桥", "村里的小学新添了六间教室"]  # nothing lost in GBK
# right, wrong, texts
KINDS = [
    ("gb18030", "latin-1", SIMPLIFIED),
    ("gb18030", "cp1252", SIMPLIFIED),
    ("utf-8", "latin-1", SIMPLIFIED),
    ("utf-8", "cp1252", SIMPLIFIED),
    ("utf-8", "gb18030", EVEN),
    ("big5", "latin-1", TRADITIONAL),
    ("big5", "gb18030", TRADITIONAL),
    ("gb18030", "big5", SIMPLIFIED),
]


def misread(text: str, right: str, wrong: str) -> str:
    """`text` in `right` taken for `wrong`, as Windows does it: CP1252's five holes stay control characters."""
    data = encode(text, right)
    if wrong != "cp1252":
        return decode(data, wrong)
    holes = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    return "".join(chr(byte) if byte in holes else bytes([byte]).decode("cp1252") for byte in data)


def repaired(text: str) -> str:
    return fix(text, Settings(steps=frozenset({"mojibake"})))


@pytest.mark.parametrize(("right", "wrong", "texts"), KINDS)
def test_one_layer_comes_back(right: str, wrong: str, texts: list[str]) -> None:
    done = 0
    for text in texts:
        try:
            spoiled = misread(text, right, wrong)
        except UnicodeError:
            continue
        assert repaired(f"{spoiled}\r\n\r\n{spoiled}") == f"{text}\r\n\r\n{text}"
        done += 1
    assert done


@pytest.mark.parametrize(("right", "wrong", "texts"), KINDS)
@pytest.mark.parametrize("second", ["latin-1", "cp1252"])
def test_two_layers_come_back(right: str, wrong: str, texts: list[str], second: str) -> None:
    for text in texts:
        try:
            spoiled = misread(misread(text, right, wrong), "utf-8", second)
        except UnicodeError:
            continue
        assert repaired(spoiled) == text


def test_codes_that_end_in_letters_come_back_too() -> None:
    # Big5's second bytes may be ASCII, so that no two characters above it stand side by side.
    for text in ("字段是什麼？", "每 一 段 訊 息", "在命令列沒指定 shell 時"):
        spoiled = misread(text, "big5", "latin-1")
        assert repaired(spoiled) == text
        assert repaired(misread(spoiled, "utf-8", "gb18030")) == text


def test_only_the_wrong_part_of_a_line_is_changed() -> None:
    assert repaired("王工说：ÖÐ¹úÈËÃñ。") == "王工说：中国人民。"
    spoiled = misread("中国人民", "utf-8", "gb18030")
    assert repaired(f"这里有{spoiled}四个字") == "这里有中国人民四个字"


def test_what_is_lost_is_told_and_the_rest_repaired() -> None:
    spoiled = "今天天气很好，我们去公园玩。".encode().decode("gb18030", "replace")
    page = clean(spoiled, Settings(steps=frozenset({"mojibake"})))
    assert [repair.after for repair in page.repairs] == ["今天天气很好，我们去公园"]
    assert [spoiled[doubt.start : doubt.end] for doubt in page.doubts] == ["��"]
    for text in ("锟斤拷锟斤拷", "烫烫烫烫", "�", "ï¿½ï¿½"):
        assert repaired(text) == text
        assert [text[loss.start : loss.end] for loss in find_losses(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "naïve café façade Ångström Müller",
        "Prix: 25 € – déjà vu à Genève; ‘señor’",
        "嘟嘟哝哝 旮旮旯旯 乒乒乓乓 忙忙碌碌",
        "堃喆祎淼鑫垚焱犇骉羴猋 彧晟翀翯奭璟瓛",
        "甯孖",
        "亓官 万俟 夔龙 龑 甯佘逄仝郄郗邰亶",
        "魑魅魍魉 饕餮 耄耋 鳏寡孤独 踽踽独行 觊觎 龃龉",
        "今日は良い天気ですね。東京都渋谷区",
        "Привет, мир! Ελληνικά κείμενα",
        "대한민국 서울특별시",
        "楼、路、录、鹿 陆路 露 鹿鲁 楼 路 录 驴",
        "été élève à côté, señor; dièse: é à è ö ü",
        "±0.5 °C × 3 ÷ 2 § 4 ¶ ·",
        "這個軟體的預設檔案，鬱鬱蔥蔥，齟齬齷齪",
        "㐀㐁㐂 𠀀𠀁 龘靐齉",
        "\ue000\ue001 private",
    ],
)
def test_right_text_stays(text: str) -> None:
    assert repaired(text) == text


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=12))
def test_a_repair_gives_back_the_same_characters_when_it_is_undone(text: str) -> None:
    for found in find_mojibake(text):
        spoiled = found.text
        for kind in reversed(found.kind):
            spoiled = misread(spoiled, kind.right, kind.wrong)
        assert spoiled == text[found.start : found.end]


@given(st.lists(st.sampled_from(SIMPLIFIED + TRADITIONAL + ["\n", "ABC", "12.5%", "——", "……"]), max_size=12))
def test_right_sentences_stay(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert list(find_mojibake(text)) == []
