"""What speaks against a layout of columns on a page that was read strip by strip, in nats."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats.

    Learned on 90 pages we typeset ourselves, from costs that a structured perceptron had found. Two questions in one
    log-linear model, held to where it began: what becomes of each line, given the true layout so far; and, where the
    search liked another layout of a page's beginning best, which of both is the true one. Once the reader asked its
    network they were learned again, on 166 such pages: of the whole true layout and the one that the search liked best,
    which is the true one, held to the costs before, from which they are three quarters of the way to what was found.
    """

    broken: float = 4.2  # a paragraph's head below a line that breaks off
    after_short: float = 5.18  # a line that goes on below one that ended before the column's edge
    after_full: float = 0.57  # … below one that ended a sentence at the edge
    after_half: float = 0.87  # … below one that may have ended one
    begin: float = 0.34  # a paragraph begins
    opens: float = 1.73  # a line that has the form of a paragraph's first goes on
    heading: float = 1.58  # a line is a heading, or of verse
    heading_prose: float = 1.97  # … although it has marks of prose
    heading_comma: float = 1.19  # … but none that no headline has
    heading_on: float = 1.06  # … after another such line
    heading_half: float = 2.55  # … after a colon
    heading_told: float = 1.41  # … that is printed twice over
    heading_first: float = 2.19  # … and the first of its column
    misfit: float = 1.46  # an em too wide or too narrow
    most_misfit: float = 3.21
    right: float = 0.04  # on to the right, in the row where the strip began
    left: float = 0.41  # back to the left, a row further down
    stay: float = 0.79  # on in the same column
    stay_on: float = 0.27  # … as before
    stay_level: float = 0.62  # … although another on the same baselines is due
    stay_short: float = 0.56  # … where both lines are short
    stay_single: float = 0.61  # … where it is the story's only one
    stay_uneven: float = 0.35  # … where it stands on baselines of its own
    off: float = 1.03  # not the row that was due
    off_level: float = 1.31  # … although it stands on the same baselines
    off_row: float = 0.16  # … for each row
    most_off: float = 5.95
    uneven: float = 0.7  # a column left at another row than the one before it in the strip
    out: float = 0.69  # on to a column on other baselines, from columns on the same
    uneven_row: float = 0.36  # a column on other baselines taken up at another height, a row
    skipped: float = 1.21  # a column left out that was due
    left_row: float = 0.36  # a story left although columns further right are due in the row
    other: float = 0.94  # on to another story's columns
    stale: float = 0.05  # … for each line since those were read last
    most_stale: float = 2.98
    over_head: float = 0.45  # on in a column after a line that stands in none
    other_again: float = 0.29  # … as in the strip before
    again: float = 0.72  # on to the column that followed in the strip before
    misgiven: float = 0.4  # a line that would not be given after the one before it, were they laid out so, each time
    torn: float = 3.0  # lines of one box in two columns
    open_first: float = 1.17  # one more column in a story's first strip
    open_late: float = 3.81  # … later
    open_bare: float = 0.81  # a column begins with a line without a mark of prose
    group: float = 4.56  # another story's columns begin
    group_headed: float = 0.11  # … after a headline
    group_pending: float = 1.96  # … after a headline, with lines of other stories between
    group_beside: float = 2.98  # … beside the first rows of one
    beside: float = 2.24  # … while a story goes on beside them, for each
    head_full: float = 0.52  # a story's first line is no paragraph's first, an em
    most_head_full: float = 2.0
    midst: float = 2.12  # a paragraph or a story begins with the end of a clause
    unfinished: float = 3.84  # a column breaks off, and the next does not go on
    short_column: float = 0.51  # a row that a column is shorter than the story's longest
    most_short: float = 2.82
    short_last: float = 0.31  # a row that the last column ends above where it could, were they evened out
    most_last: float = 2.13
    alone: float = 2.59  # a line stands in no column (a title, a caption)
    alone_short: float = 3.78  # … and is short
    alone_on: float = 0.94  # … after another such line
    prose_alone: float = 1.53  # … although it reads like running text
    prose_broken: float = 4.33  # … and breaks off
    comma_broken: float = 3.13  # … without marks that no headline has
    prose_on: float = 0.58  # … times so much after a line that stands in no column
    alone_told: float = 3.63  # … a line that has the form of a byline, or is printed twice over
    told: float = 1.88  # such a line stands in a column
    captioned: float = 1.5  # a sentence next to a picture's credit does (of 233 on 427 pages 207 are captions)
    next_label: float = 2.25  # a paragraph whose number or speaker is the next, for it
    other_label: float = 2.2  # … is another than the next
    paired: float = 1.62  # a quote, bracket or title left open that the next line closes, for it
    unpaired: float = 3.02  # … opened again, or closed twice
    subject: float = 0.2  # what a paragraph has in common with another column more than with its own counts so much
    language: float = 0.7  # what the reader finds of a line that goes on counts so much
    half_join: float = 0.69  # … times what speaks for going on after a line that may have ended
    full_prose: float = 0.3  # … times what prose says of going on after a sentence's end
    begin_prose: float = 0.24  # a paragraph begins, times what prose says of its first character, for it
    most_language: float = 4.91
