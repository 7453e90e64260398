"""What speaks against a layout of columns on a page that was read strip by strip, in nats."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """What speaks against a layout, in nats; fitted on pages we typeset ourselves."""

    broken: float = 5  # a paragraph's head below a line that breaks off
    after_short: float = 5  # a line that goes on below one that ended before the column's edge
    after_full: float = 0.67  # … below one that ended a sentence at the edge
    after_half: float = 1  # … below one that may have ended one
    begin: float = 0.4  # a paragraph begins
    opens: float = 1.5  # a line that has the form of a paragraph's first goes on
    heading: float = 2.5  # a line is a heading, or of verse
    heading_prose: float = 2  # … although it has marks of prose
    heading_on: float = 0.8  # … after another such line
    heading_half: float = 2.5  # … after a colon
    heading_told: float = 1.0  # … that is printed twice over
    heading_first: float = 2.5  # … and the first of its column
    misfit: float = 1.5  # an em too wide or too narrow
    most_misfit: float = 5
    right: float = 0.2  # on to the right, in the row where the strip began
    left: float = 0.33  # back to the left, a row further down
    stay: float = 1.8  # on in the same column
    stay_on: float = 0.5  # … as before
    stay_level: float = 1.0  # … although another on the same baselines is due
    stay_single: float = 0.15  # … where it is the story's only one
    off: float = 1.2  # not the row that was due
    off_level: float = 3.5  # … although it stands on the same baselines
    off_row: float = 0.4  # … for each row
    most_off: float = 6
    uneven: float = 0.8  # a column left at another row than the one before it in the strip
    skipped: float = 1.8  # a column left out that was due
    other: float = 1.0  # on to another story's columns
    stale: float = 0.05  # … for each line since those were read last
    most_stale: float = 3.0
    other_again: float = 0.75  # … as in the strip before
    again: float = 0.4  # on to the column that followed in the strip before
    torn: float = 2.67  # lines of one box in two columns
    open_first: float = 1  # one more column in a story's first strip
    open_late: float = 3.33  # … later
    open_bare: float = 0.89  # a column begins with a line without a mark of prose
    group: float = 4  # another story's columns begin
    group_headed: float = 0.0  # … after a headline
    beside: float = 2  # … while a story goes on beside them
    unfinished: float = 3  # a column breaks off, and the next does not go on
    short_column: float = 0.2  # a row that a column is shorter than the story's longest
    most_short: float = 1.5
    alone: float = 4.5  # a line stands in no column (a title, a caption)
    alone_short: float = 4.0  # … and is short
    alone_on: float = 1.2  # … after another such line
    prose_alone: float = 2.67  # … although it reads like running text
    prose_broken: float = 4.5  # … and breaks off
    prose_on: float = 0.5  # … times so much after a line that stands in no column
    alone_told: float = 1.5  # … a line that has the form of a byline, or is printed twice over
    told: float = 3.0  # such a line stands in a column
    language: float = 1  # what words and the page say of a join
    most_language: float = 4.5
