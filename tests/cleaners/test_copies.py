"""Copies of lines: what stands amid another text once more goes; who wrote two stories is named over both."""

from hzclean.cleaners import Settings
from hzclean.cleaners.copies import copies
from hzclean.cleaners.page import Page

TEXT = [
    "清晨六时，芦湾的渡口升起白",
    "雾。与往年不同，船上坐的不",
    "是赶集的人，是从棠溪来的学",
    "生，他们要把三百年的渡口画",
    "下来，贴在祠堂的墙上。县里",
    "说，明年开春在渡口边上盖一",
    "座小馆，把画和旧船放在一起",
    "让人看。",
]


def page_with(line):
    return Page("\n".join(["渡口的画", line, *TEXT[:4], line, *TEXT[4:]]) + "\n")


def test_a_line_of_prose_that_stands_amid_other_text_again_goes():
    page = copies(page_with("县里今年的新棉比去年多收了"), Settings())
    assert len(page.removals) == 1


def test_a_byline_that_stands_amid_other_text_again_stays():
    page = page_with("记者温砚／芦湾报道")
    assert copies(page, Settings()) is page
