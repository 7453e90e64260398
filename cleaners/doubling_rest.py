"""Runs of a headline printed twice that stand once, as no second copy of them is left: which line is such a run.

pdftotext leaves out the second copy of what ends a line, and breaks the line where bold marks lie on one another:
土味 ⏎ 土味” ⏎ ” ⏎ 风控.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hzclean.cleaners.bylines import names_with_role
from hzclean.cleaners.doubling_chain import Chain, is_short_name
from hzclean.cleaners.doubling_pieces import COMMAS, INNER, LONGEST_REST, NEVER_LAST, OPENERS, ends_a_sentence
from hzclean.cleaners.kinds import OPENER_OF, stands_alone
from hzclean.cleaners.successors import FIGURE, succession, symbol

# A deck, or a line of text in a column, is longer than a last run, in code points.
_LONGEST_LAST = 8
_ENDS = frozenset("？！")
_UNITS = frozenset("℃℉％%‰°")
# … and what a number counts than this.
_LONGEST_UNIT = 3
# So many lines below, another headline would say its first run again.
_AGAIN = 3
# A headline is longer, in code points; and so well a figure is followed by a word that counts (4 ⏎ 号线), in nats.
_TOO_SHORT = 7
_COUNTED = 0.5


def breaks_off(chain: Chain, texts: Sequence[str], number: int, is_below: Callable[[int], bool]) -> bool:
    """Whether a headline goes on in line `number`, after a run said once more: a comma, or a number of what follows.

    Of the runs after it no second copy may be left: 昨夜 ⏎ 昨夜， ⏎ ， ⏎ 一支乐队和一只蟋蟀. So it does after a mark
    that closes what is too short for a headline: “ ⏎ 新棉 ⏎ 新棉” ⏎ ” ⏎ 谁来种. And where the line before ends in a
    comma, as no headline does: 昨夜棠溪 ⏎ 昨夜棠溪收新棉 ⏎ 收新棉，，⏎ 谁来开秤.
    """
    run, text = texts[number - 1], texts[number]
    if len(text) > LONGEST_REST or not _has_no_clause(text):
        return False
    if chain.text[-1] in COMMAS and chain.surely_twice and number - 1 in chain.used and is_below(number):
        return not stands_alone(text)
    if not _is_said_again(chain, texts, number - 1):
        return False
    if OPENER_OF.get(run, "\n") in chain.text and len(chain.text) <= _TOO_SHORT:
        return True
    return run in NEVER_LAST or (run.isdigit() and succession(FIGURE, symbol(text[0])) > _COUNTED)


def counts_again(texts: Sequence[str], number: int) -> int:
    """How many lines from `number` on say a number, it again with what it counts, and perhaps that again; else 0.

    Where that goes on, it is another headline that begins with the number.

    >>> [counts_again(["28", *lines], 0) for lines in (["28元"], ["28元", "元"], ["28元", "元起"], ["2800元"])]
    [2, 3, 0, 0]
    """
    said, then, again = (*texts[number : number + 3], "", "")[:3]
    unit = then[len(said) :]
    if not (said.isdigit() and then.startswith(said) and 0 < len(unit) <= _LONGEST_UNIT and unit.isalpha()):
        return 0
    if again == unit:
        return 3
    return 0 if again.startswith(unit) else 2


def is_last_run(chain: Chain, texts: Sequence[str], number: int) -> bool:
    """Whether line `number`, just below a headline put together from its pieces, is its last run, or mark.

    Left alone: names, bylines, what has marks, lines as long as a deck or a column, and what is said again below, as
    the next headline's first run is.
    """
    run, text = texts[number - 1], texts[number]
    if not (_is_said_again(chain, texts, number - 1) and _has_no_clause(text)):
        return False
    if text in _ENDS:
        return chain.text[-1].isalnum()
    if text[0] in _UNITS:
        return run.isdigit() and len(text) == 1
    opener = OPENER_OF.get(run, "")
    return (
        bool(opener)
        and opener in chain.text
        and 1 < len(text) <= _LONGEST_LAST
        and not any(text in below for below in texts[number + 1 : number + 1 + _AGAIN])
        and text[0] not in OPENERS | NEVER_LAST
        and not stands_alone(text)
        and not names_with_role(text)
        and not is_short_name(text)
    )


def _is_said_again(chain: Chain, texts: Sequence[str], number: int) -> bool:
    """Whether line `number` says again what a headline ends in, and not all of it."""
    run = texts[number]
    return number in chain.used and chain.text.endswith(run) and run != chain.text


def _has_no_clause(text: str) -> bool:
    """Whether no mark parts clauses in a text, nor ends one."""
    return not INNER.search(text) and not ends_a_sentence(text)
