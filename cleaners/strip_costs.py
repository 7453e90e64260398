"""What speaks against a layout of columns on a page that was read strip by strip, in nats."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats.

    Learned by a structured perceptron on 46 pages we typeset ourselves, from costs first set by hand: for each page the
    gradient of the found layout's score less that of the true one, steps averaged, three parts to one of the first.
    What labels say is set by hand.
    """

    broken: float = 4.54  # a paragraph's head below a line that breaks off
    after_short: float = 5.18  # a line that goes on below one that ended before the column's edge
    after_full: float = 0.58  # … below one that ended a sentence at the edge
    after_half: float = 0.87  # … below one that may have ended one
    begin: float = 0.34  # a paragraph begins
    opens: float = 1.75  # a line that has the form of a paragraph's first goes on
    heading: float = 2.83  # a line is a heading, or of verse
    heading_prose: float = 1.97  # … although it has marks of prose
    heading_on: float = 1.07  # … after another such line
    heading_half: float = 2.58  # … after a colon
    heading_told: float = 1.33  # … that is printed twice over
    heading_first: float = 2.05  # … and the first of its column
    misfit: float = 2.01  # an em too wide or too narrow
    most_misfit: float = 3.68
    right: float = 0.055  # on to the right, in the row where the strip began
    left: float = 0.43  # back to the left, a row further down
    stay: float = 0.9  # on in the same column
    stay_on: float = 0.47  # … as before
    stay_level: float = 0.68  # … although another on the same baselines is due
    stay_short: float = 0.57  # … where both lines are short
    stay_single: float = 0.517  # … where it is the story's only one
    stay_uneven: float = 0.39  # … where it stands on baselines of its own
    off: float = 1.1  # not the row that was due
    off_level: float = 2.09  # … although it stands on the same baselines
    off_row: float = 0.18  # … for each row
    most_off: float = 5.95
    uneven: float = 0.81  # a column left at another row than the one before it in the strip
    out: float = 0.75  # on to a column on other baselines, from columns on the same
    uneven_row: float = 0.352  # a column on other baselines taken up at another height, a row
    skipped: float = 1.27  # a column left out that was due
    left_row: float = 0.39  # a story left although columns further right are due in the row
    other: float = 0.89  # on to another story's columns
    stale: float = 0.053  # … for each line since those were read last
    most_stale: float = 2.98
    over_head: float = 0.45  # on in a column after a line that stands in none
    other_again: float = 0.28  # … as in the strip before
    again: float = 0.68  # on to the column that followed in the strip before
    misgiven: float = 0.8  # a line that would not be given after the one before it, were they laid out so
    torn: float = 2.87  # lines of one box in two columns
    open_first: float = 1.2  # one more column in a story's first strip
    open_late: float = 3.59  # … later
    open_bare: float = 0.81  # a column begins with a line without a mark of prose
    group: float = 3.74  # another story's columns begin
    group_headed: float = 0.107  # … after a headline
    group_pending: float = 1.89  # … after a headline, with lines of other stories between
    group_beside: float = 3.14  # … beside the first rows of one
    beside: float = 2.0  # … while a story goes on beside them, for each
    head_full: float = 0.5  # a story's first line is no paragraph's first, an em
    most_head_full: float = 2.0
    midst: float = 2.12  # a paragraph or a story begins with the end of a clause
    unfinished: float = 3.77  # a column breaks off, and the next does not go on
    short_column: float = 0.516  # a row that a column is shorter than the story's longest
    most_short: float = 2.58
    alone: float = 3.63  # a line stands in no column (a title, a caption)
    alone_short: float = 3.78  # … and is short
    alone_on: float = 1.03  # … after another such line
    prose_alone: float = 2.0  # … although it reads like running text
    prose_broken: float = 4.41  # … and breaks off
    prose_on: float = 0.6  # … times so much after a line that stands in no column
    alone_told: float = 2.49  # … a line that has the form of a byline, or is printed twice over
    told: float = 2.61  # such a line stands in a column
    next_label: float = 2.2  # a paragraph whose number or speaker is the next, for it
    other_label: float = 2.2  # … is another than the next
    paired: float = 1.58  # a quote, bracket or title left open that the next line closes, for it
    unpaired: float = 3.02  # … opened again, or closed twice
    language: float = 0.6  # what words and the page say of a join
    most_language: float = 4.85
