"""opening_marks: the mark that opens a headline, written before the line beside it."""

import pytest

from hzclean.cleaners import Settings
from hzclean.cleaners.overprint import overprint
from hzclean.cleaners.page import Page


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (
            "《记者 于小满\n青溪谣\n青溪谣》》重排上演\n重排上演，，三场满座\n",
            ["记者 于小满", "《青溪谣》重排上演，三场满座"],
        ),
        # A title that goes on below, and one that the headline opens itself, keep their marks.
        (
            "《青溪\n谣》去年上演\n青溪谣\n青溪谣》》重排上演\n重排上演，，三场满座\n",
            ["《青溪", "谣》去年上演", "青溪谣》重排上演，三场满座"],
        ),
    ],
)
def test_an_opening_mark_goes_to_its_headline(read: str, printed: list[str]) -> None:
    page = overprint(Page(read), Settings())
    assert [line.text for line in page.lines] == printed
