"""Marks of a headline printed twice whose second copy an extractor set apart."""

import pytest

from hzclean.cleaners.cells import cut_cells
from hzclean.cleaners.copied_marks import with_copies_close
from hzclean.cleaners.page import Page


def pieces(text: str) -> list[str]:
    page = Page(text)
    return [cell.line.text for cell in with_copies_close(cut_cells(page, list(page.lines)))]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("新桥、 、 渡口", "新桥、、渡口"),
        ("渡口、 、  船工之后", "渡口、、船工之后"),
        ("船工之后，    ，  别忘了桥", "船工之后，，别忘了桥"),
        ("最后一班”    ”  停了", "最后一班””停了"),
    ],
)
def test_a_copy_is_put_behind_its_mark_and_the_rest_behind_that(text: str, whole: str) -> None:
    assert pieces(f"{text}\n") == [whole]


def test_marks_of_running_text_and_what_stands_far_off_stay() -> None:
    assert pieces("水清了，他说。”    ”新桥\n") == ["水清了，他说。”", "”新桥"]
    assert pieces("船工之后，    ，        别忘了桥\n") == ["船工之后，，", "别忘了桥"]
    assert pieces("看 见 “ 汐 渔 ” 就 放\n") == ["看 见 “ 汐 渔 ” 就 放"]
