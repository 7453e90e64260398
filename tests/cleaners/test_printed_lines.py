"""What a line measures, told by its outline, is what it measures by itself."""

from hypothesis import given
from hypothesis import strategies as st

from hzclean.cleaners.kinds import ending, inner_mark
from hzclean.cleaners.page import split_lines
from hzclean.cleaners.printed_lines import measure
from hzclean.cleaners.width import full_width_marks, mark_pairs, measured

LINES = st.text("一水的年月蔡㐀，。、；：！？…“”（）《》·—-.%，aZ5 　\u0301", min_size=1, max_size=12)


@given(st.lists(LINES.filter(str.strip), min_size=1, max_size=5))
def test_a_line_is_measured_by_its_outline(texts):
    printed = measure(split_lines("\n".join(texts)))
    for n, text in enumerate(printed.texts):
        wide, halves = measured(text)
        assert printed.widths[n] == wide - mark_pairs(text) / 2
        assert round(printed.slacks[n], 6) == round(halves * 0.06, 6)
        assert round(printed.squeezes[n], 6) == round(full_width_marks(text) * 0.1, 6)
        assert (printed.ends[n], printed.marks[n]) == (ending(text), inner_mark(text))
