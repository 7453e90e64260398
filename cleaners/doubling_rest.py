"""The last run of a headline printed twice, which stands once, below the mark that closes the run before it.

pdftotext leaves out the second copy of what ends a line, and breaks the line where bold marks lie on one another:
土味 ⏎ 土味” ⏎ ” ⏎ 风控.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.bylines import names_with_role
from hzclean.cleaners.doubling_chain import Chain, is_short_name
from hzclean.cleaners.doubling_pieces import INNER, NEVER_LAST, OPENERS, ends_a_sentence
from hzclean.cleaners.kinds import OPENER_OF, stands_alone

# A deck, or a line of text in a column, is longer, in code points.
_LONGEST = 8
_UNITS = frozenset("℃℉％%‰°")
# So many lines below, another headline would say its first run again.
_AGAIN = 3


def is_last_run(chain: Chain, texts: Sequence[str], number: int) -> bool:
    """Whether line `number`, just below a headline put together from its pieces, is its last run.

    Left alone: names, bylines, what has marks, lines as long as a deck or a column, and what is said again below, as
    the next headline's first run is.
    """
    above, text = texts[number - 1], texts[number]
    if number - 1 not in chain.used or not chain.text.endswith(above) or above == chain.text:
        return False
    if text[0] in _UNITS:
        return above.isdigit() and len(text) == 1
    opener = OPENER_OF.get(above, "")
    return (
        bool(opener)
        and opener in chain.text
        and 1 < len(text) <= _LONGEST
        and not any(text in below for below in texts[number + 1 : number + 1 + _AGAIN])
        and text[0] not in OPENERS | NEVER_LAST
        and not INNER.search(text)
        and not ends_a_sentence(text)
        and not stands_alone(text)
        and not names_with_role(text)
        and not is_short_name(text)
    )
