"""Variants: OpenCC's answer, line by line; protected words; the folds."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.variants import configurations, convert, converter, fold_punctuation, fold_quotes, fold_width

LINES = [
    "清溪县的干部发现，后面的面馆里有台湾来的软件工程师。",
    "头发、发展、皇后、以后、里程、公里、干净、干部、幹部。",
    "鼠标、硬盘、网络、信息、打印机、出租车、奔驰。",
    "這個軟體的預設檔案，裡面有隻貓；衛生、為了、說明、綫。",
    "一言既出，驷马难追；芳草萋萋鹦鹉洲。",
]


@pytest.mark.parametrize("name", configurations())
def test_every_line_is_as_opencc_itself_makes_it(name: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    opencc = Path(sys.executable).with_name("opencc")
    if not opencc.exists():
        pytest.skip("this OpenCC came without its command line")
    subprocess.run([opencc, "-c", name, "-i", source, "-o", target], check=True)
    theirs = target.read_text(encoding="utf-8").splitlines()
    assert [convert(line, name) for line in LINES] == theirs
    assert convert("\n".join(LINES), name).splitlines() == theirs


def test_an_unknown_conversion_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"s2x.*s2twp"):
        converter("s2x")


@given(st.lists(st.sampled_from(["后面", "皇后", "干部", "里", "发展", "头发", "，", "a"]), max_size=20))
def test_protected_words_stay(parts: list[str]) -> None:
    text = "".join(parts)
    protected = converter("s2t", ["皇后", "后"])(text)
    assert protected.count("后") == text.count("后")
    assert len(protected) == len(text)


def test_the_longest_of_two_protected_words_counts() -> None:
    assert converter("s2t", ["发", "发展"])("发展头发") == "发展頭发"
    assert converter("s2t", [])("发展") == "發展"


@given(st.text())
def test_width_there_and_back(text: str) -> None:
    wide = fold_width(text, "full", "full", "full")
    assert fold_width(wide, "half", "half", "half") == fold_width(text, "half", "half", "half")
    assert len(wide) == len(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("他说:你好,世界!", "他说：你好，世界！"),
        ("比去年增长3.5%,共12:30分.", "比去年增长3.5%，共12:30分。"),
        ("见 report.txt (第3页).", "见 report.txt （第3页）。"),
        ("文件名是 说明.txt", "文件名是 说明.txt"),
        ('他问:"去吗?"', "他问：“去吗？”"),
        ("后来...走了", "后来……走了"),
        ("f(x), g(y)", "f(x), g(y)"),
        ("http://a.cn/?q=1,2", "http://a.cn/?q=1,2"),
    ],
)
def test_punctuation_made_chinese(before: str, after: str) -> None:
    assert fold_punctuation(before, "chinese") == after
    assert fold_punctuation(after, "chinese") == after


def test_punctuation_made_ascii_leaves_what_has_no_counterpart() -> None:
    assert fold_punctuation("《书》，（一）“好”……【注】", "ascii") == '《书》,(一)"好"......【注】'


@given(st.text("“”‘’「」『』字a\n"))
def test_quotes_there_and_back(text: str) -> None:
    curly = fold_quotes(text, "curly")
    assert not set(curly) & set("「」『』")
    assert fold_quotes(fold_quotes(curly, "corner"), "curly") == curly


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert fold_quotes("it’s “好”", "corner") == "it’s 「好」"
