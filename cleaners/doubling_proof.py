"""Whether the squares XX of a line are overprint or language, by what else is doubled in it and on the page."""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.doubling import HARD, IS_HAN, Square, boundaries, distinct_hanzi, squares
from hzclean.cleaners.patterns import late

_PAIRS = dict(zip("“‘《「『【（", "”’》」』】）", strict=True))
_PARTNER = _PAIRS | {close: begin for begin, close in _PAIRS.items()}
# What no headline ends with.
_ENDS = frozenset("，。；、,;")
_IN_BRACKETS = late("[（(【\\[〔][^（(【\\[〔]*[）)】\\]〕]")


def overprinted(text: str, evidence: int = 0) -> list[Square]:
    """The squares of `text` that are overprint beyond doubt; [] if none are.

    `evidence` is what the page says: 0 nothing, 1 that it is set in printed lines, 2 that other lines are overprint.
    Left alone: true reduplication, chants, marks that writers double, and a single short square.

    >>> overprinted("马晓龙马晓龙//摄摄")
    [Square(start=0, half=3), Square(start=6, half=1), Square(start=8, half=1)]
    >>> overprinted("高高兴兴上班，平平安安回家"), overprinted("商量商量，研究研究")
    ([], [])
    """
    found = squares(text)
    if not found:
        return []
    covered = sum(len("".join(text[s.start : s.end].split())) for s in found)
    if covered == len("".join(text.split())):
        return list(found) if _all_doubled(text, found, evidence) else []
    out: list[Square] = []
    edges = boundaries(text)
    for group in _stretches(text, found):
        whole_runs = group[0].start in edges and group[-1].end in edges
        if whole_runs and (_partly_doubled(text, group, evidence) or _is_run_twice(text, group, evidence)):
            out += group
    return out


def _stretches(text: str, found: Sequence[Square]) -> list[list[Square]]:
    """The squares in groups that stand side by side, with no more than blanks between."""
    groups: list[list[Square]] = []
    for square in found:
        if groups and not text[groups[-1][-1].end : square.start].strip():
            groups[-1].append(square)
        else:
            groups.append([square])
    return groups


def _all_doubled(text: str, found: Sequence[Square], evidence: int) -> bool:
    """Whether a line that is nothing but squares is overprint."""
    hanzi = distinct_hanzi(text)
    if len(found) == 1 and found[0].half > 1:
        # What is all in brackets is a sign that writers set twice: [捂脸][捂脸].
        in_brackets = bool(_IN_BRACKETS.fullmatch(text, 0, found[0].half))
        return hanzi >= 2 and found[0].half >= (5, 3, 2)[evidence] and (evidence == 2 or not in_brackets)
    longest = max((s.half for s in found if IS_HAN.match(text, s.start)), default=0)
    if evidence == 2 and longest == 1 and len(found) == 2 and found[0].half > 1 and text[0].isdigit():
        return True  # a number and what it counts: 2828元元
    if longest <= 1:
        return hanzi >= (4, 3, 2)[evidence] and len(found) >= (5, 3, 2)[evidence] and not _reduplicated(text, evidence)
    proofs = sum(text[s.start] in HARD for s in found if s.half == 1)
    figures = sum(s.half > 1 and not IS_HAN.match(text, s.start) for s in found)
    return hanzi >= (2 if proofs > 1 or (evidence == 2 and figures) else 4) and (
        longest >= 3 or proofs > 0 or evidence == 2 or (figures > 0 and len(found) >= 4)
    )


def _partly_doubled(text: str, group: list[Square], evidence: int) -> bool:
    """Whether squares side by side, with plain text before or after them, are overprint."""
    marks = sum(text[s.start] in HARD for s in group)
    words = any(s.half >= 3 and IS_HAN.match(text, s.start) for s in group)
    fewest = 1 if marks > 1 else 2 if evidence == 2 else 3 if marks and words else 4
    if len(group) < 2 or distinct_hanzi(text[group[0].start : group[-1].end]) < fewest:
        return False
    weight = 0.0
    proved = False
    for square in group:
        first = text[square.start]
        if IS_HAN.match(first):
            weight += (0.25, 1.0, 2.0, 2.5, 3.0)[min(square.half, 5) - 1]
            proved |= square.half >= 3
        elif first in HARD:
            weight += 2.0
            proved = True
        elif first.isalnum():
            weight += 0.75 if square.half > 1 else 0.25
        else:
            weight += 1.0 if first in "/·" else 0.0
    return proved and weight >= (2 if evidence == 2 else 3)


def _is_run_twice(text: str, group: Sequence[Square], evidence: int) -> bool:
    """Whether a run of hanzi is overprint, while the rest of its line is plain: 数据先跑数据先跑，企业少跑.

    A long one always is; a shorter one, which may be language, on a page that has more of it, and the shortest before
    a colon only (主帅主帅：这是我执教以来最疯狂的一夜).
    """
    square = group[0]
    if len(group) == 1 and text[square.start] in _PARTNER:
        return evidence == 2 and _closes_once(text, text[square.start])
    if len(group) > 1 or not IS_HAN.match(text, square.start) or "。" in text or text[-1] in _ENDS:
        return False
    labels = evidence == 2 and square.start == 0 and text[square.end : square.end + 1] == "："
    fewest = 2 if labels else (8, 8, 3)[evidence]
    return distinct_hanzi(text[square.start : square.end]) >= fewest and square.half >= fewest


def _closes_once(text: str, mark: str) -> bool:
    """Whether a mark that stands twice on end has its partner once."""
    return text.count(mark) == 2 and text.count(_PARTNER[mark]) == 1


def _reduplicated(text: str, evidence: int) -> bool:
    """Whether `text`, each character of it doubled, is made of words that are (高高兴兴, 平平安安).

    On a page with other overprint all of it must be; else half is enough.
    """
    import rjieba

    words = rjieba.cut(text)
    known = sum(len(w) for w in words if len(w) == 4 and w[0] == w[1] and w[2] == w[3])
    return known * (1 if evidence == 2 else 2) >= len(text)
