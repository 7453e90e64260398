"""The page of --html: self-contained, and alive in a headless browser where there is one."""

import json
import re
import shutil
import subprocess

import pytest
from run import hzclean

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)

# Clicks twice on the head of the column "count" of terms, filters, and writes what the reader then sees.
SCRIPT = """
<script>
{
const seen = {};
const section = document.getElementById("terms");
const firsts = () => [...section.querySelectorAll("tbody tr")].map(row => row.cells[0].textContent);
seen.sections = [...document.querySelectorAll("section")].map(part => part.id);
seen.charts = document.querySelectorAll("section svg").length;
const boxes = [...document.querySelectorAll("#dispersion svg text")].map(label => label.getBoundingClientRect());
const over = (a, b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom;
seen.labels = boxes.length;
seen.overlaps = boxes.filter((a, at) => boxes.slice(at + 1).some(b => over(a, b))).length;
seen.tallest = Math.max(...[...document.querySelectorAll(".scroll")].map(table => table.clientHeight));
seen.before = firsts()[0];
const head = [...section.querySelectorAll("th button")].find(button => button.textContent === "count");
head.click(); seen.down = firsts()[0];
head.click(); seen.up = firsts().at(-1);
const search = section.querySelector("input");
search.value = "读者"; search.dispatchEvent(new Event("input"));
seen.filtered = firsts();
document.body.replaceChildren("SEEN" + JSON.stringify(seen) + "END");
}
</script>
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of a small corpus whose text tries to break out of it."""
    folder = tmp_path_factory.mktemp("html")
    words = [
        "科技",
        "创新",
        "产业",
        "发展",
        "读者",
        "来信",
        "天气",
        "晴朗",
        "道路",
        "桥梁",
        "学校",
        "老师",
        "学生",
        "医院",
        "医生",
        "工厂",
        "工人",
        "农村",
        "农民",
        "城市",
        "公园",
        "音乐",
    ]
    lines = [word + "，" for word in words for _ in range(2)] + ["图书馆</script><b>3亿元</b>，图书馆，图书馆。"]
    (folder / "page.txt").write_text("\n\n".join(lines), encoding="utf-8")
    done = hzclean("stats", folder / "page.txt", "--html", folder / "page.html", "--top", "0")
    assert done.code == 0, done.err
    return folder / "page.html"


def test_it_loads_nothing(page):
    html = page.read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?!#)""", html.replace('href: "#"', ""))
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|import\(", html)
    assert set(re.findall(r"https?://[^\s\"']+", html)) == {"http://www.w3.org/2000/svg"}
    assert html.count("</script>") == 1


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium or chrome on PATH to open the page with")
def test_a_browser_shows_sorts_and_filters_the_tables(page, tmp_path):
    probe = tmp_path / "probe.html"
    probe.write_text(page.read_text(encoding="utf-8").replace("</body>", SCRIPT + "</body>"), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000"]
    options += ["--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={tmp_path / 'profile'}"]
    done = subprocess.run(
        [CHROMIUM, *options, "--dump-dom", probe.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    match = re.search("SEEN(.*)END", done.stdout)
    assert match, done.stdout[-500:]
    seen = json.loads(match[1])
    assert seen["sections"] == ["overview", "terms", "figures", "dispersion"]
    assert seen["charts"] >= 2
    assert seen["labels"] >= 4  # the axes' two, and words
    assert seen["overlaps"] == 0
    assert seen["tallest"] <= 32 * 16
    assert seen["before"] == seen["down"] == seen["up"] == "图书馆"
    assert seen["filtered"] == ["读者"]
