"""The author's name on a line with other text: cut off as a byline of its own.

It stands after the last sentence (…强大合力。 蔡沚彦), or after the headline on the same baseline (渡口的灯 柳小禾).
The latter is cut off before lines are put together, as it makes the headline's line as long as the text's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from hzclean.cleaners.bridges import bridged
from hzclean.cleaners.doubling_lines import drops_blanks
from hzclean.cleaners.forms import dateline, is_folio, is_heading, says_role, signature
from hzclean.cleaners.kinds import BYLINE, CREDIT, NEVER_FIRST, Ending, cuts_pairs, ending
from hzclean.cleaners.names import are_names, is_name, is_word
from hzclean.cleaners.page import Line, Page, Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.slices import part_of
from hzclean.cleaners.width import width

# A headline and what may be a name, neither a date and its weather nor a chapter and its title.
_HEAD_AND_PEN_NAME: Final = late(
    "(?!第[^ ]{1,4}[章节節回篇卷部讲講课課] )(?!.*[日号號员員长長师師授家士任记記者] )[^：:，。；、 ]{4,} "
    "[\u4e00-\u9fff]{2,5}"
)
_REPORTS: Final = late("(?:记者|記者)[在从從近昨今对對到]")  # 记者在棠溪看到
_NO_HEAD: Final = late("[，、][”’」』]$|记者|記者|通讯员|通訊員")  # “走吧，” 他说; 记者 闻笛 于小满
# What somebody did for the text, and who, the blank between them dropped: 编剧欧阳一粟.
_DID: Final = late(
    "(?:编剧|編劇|口述|讲述|講述|整理|执笔|執筆|撰文|翻译|翻譯|译者|譯者|主编|主編|主讲|主講)[\u3400-\u9fff·]{2,4}"
)
_AS_LONG: Final = 1.5  # em
_HEAD_AND_NAME: Final = late("([^：:]+[^：:%％员員长長师師授家士任记記者\\s])[ \u3000]+(\\S+(?: \\S{2,4})?)$")


def cut_signatures(paragraphs: Sequence[Paragraph], twice: Collection[str] = ()) -> Sequence[Paragraph]:
    """The paragraphs with trailing names as paragraphs of their own; the same object where there are none.

    Only where the text of several lines ends there or begins below: what stands on one line is left to its author.
    `twice`: second copies, as `said_twice` gives them.
    """
    out: list[Paragraph] = []
    for n, paragraph in enumerate(paragraphs):
        at: int | None = None
        if len(paragraph.lines) == 1:
            if n + 1 < len(paragraphs) and len(paragraphs[n + 1].lines) > 1:
                at = _beside(paragraph.lines[0], twice)
        elif paragraph.kind == "body":
            at = signature(paragraph.lines[-1].text)
        if at is None:
            out.append(paragraph)
            continue
        last = paragraph.lines[-1]
        kept = part_of(last, 0, len(last.text[:at].rstrip()))
        name = part_of(last, at, len(last.text), blanks=0)
        out.append(paragraph._replace(lines=(*paragraph.lines[:-1], kept)))
        out.append(Paragraph("byline", (name,)))
    return paragraphs if len(out) == len(paragraphs) else out


def names_apart(lines: Sequence[Line], twice: Collection[str] = ()) -> tuple[Sequence[Line], frozenset[int]]:
    """The printed lines with the author's name after a headline as a line of its own, and which lines are such names.

    Where the extractor drops blanks between characters, one that is left was a gap: then any name is one. `twice`:
    second copies, as `said_twice` gives them.
    """
    texts = [line.text for line in lines]
    spaced = [n for n, text in enumerate(texts) if " " in text or "\u3000" in text]
    cuts = {n: at for n in spaced if (at := _beside(lines[n], twice)) and _heads(lines, n, at)}
    doubtful = [n for n in spaced if n not in cuts and _HEAD_AND_PEN_NAME.fullmatch(texts[n])]
    if doubtful and (cuts or drops_blanks(texts, set(spaced)) or cuts_pairs(texts)):
        found = {n: texts[n].rindex(" ") + 1 for n in doubtful if _names_author(texts[n])}
        cuts.update((n, at) for n, at in found.items() if _heads(lines, n, at) and not _is_bold(lines[n], at, twice))
    if not cuts:
        return lines, frozenset()
    apart = [part for n, line in enumerate(lines) for part in (_in_two(line, cuts[n]) if n in cuts else (line,))]
    return apart, frozenset(n + before for before, n in enumerate(sorted(cuts), 1))


def said_twice(page: Page) -> Collection[str]:
    """The texts that were left out of a page as second copies of bold type."""
    return {page.text[r.start : r.end] for r in page.removals if r.step == "overprint"}


def _beside(line: Line, twice: Collection[str]) -> int | None:
    """Where in a line the author's name after a headline begins."""
    at = headed_name(line.text)
    return None if at is None or _is_bold(line, at, twice) else at


def _is_bold(line: Line, at: int, twice: Collection[str]) -> bool:
    """Whether what begins at `at` is printed in the headline's bold type, as no name beside it is."""
    return line.overprinted and any(line.text[at:] in copy for copy in twice)


def _in_two(line: Line, at: int) -> tuple[Line, Line]:
    head = part_of(line, 0, len(line.text[:at].rstrip()))
    return head, part_of(line, at, len(line.text), blanks=0, overprinted=False)


def _heads(lines: Sequence[Line], n: int, at: int) -> bool:
    """Whether line `n`, whose name begins at `at`, stands where a headline may: not amid prose, nor over a picture."""
    text = lines[n].text
    if n + 1 == len(lines) or is_folio(text) or are_names(text):
        return False
    before, after = lines[n - 1].text if n else "。", lines[n + 1].text
    if after[0] in NEVER_FIRST or CREDIT.match(text[at:] + after) or bridged(text, after):
        return False
    return ending(before) < Ending.COMMA or abs(width(before) - width(text)) > _AS_LONG


def _names_author(text: str) -> bool:
    """Whether the last word of a line is much shorter than the rest, so that it is no half of a headline."""
    head, _, name = text.rpartition(" ")
    return len(head) >= 2 * len(name) and is_heading(head.rstrip("？！?!"))


def headed_name(text: str) -> int | None:
    """Where in a heading the author's name after it begins, if there is one.

    What precedes must not say what the author is (研究所教授 楼望海 is a byline as a whole).

    >>> text = "渡口的灯 柳小禾"
    >>> text[headed_name(text) :]
    '柳小禾'
    >>> [text[headed_name(text) :] for text in ("早市上的新规矩 市政协供稿", "借火（小品） 编剧欧阳一粟")]
    ['市政协供稿', '编剧欧阳一粟']
    >>> headed_name("新桥昨夜 正式通车"), headed_name("水文研究所教授 柳小禾")
    (None, None)
    """
    found = _HEAD_AND_NAME.match(text)
    if not found or not is_heading(found.group(1).rstrip("？！?!")):
        return None
    name = found.group(2)
    if _NO_HEAD.search(found.group(1)) or len(name) < 2 or found.group(1).isascii():
        return None  # 3.2 编译 is a section
    if says_role(text) or CREDIT.match(text) or dateline(text) or "（" in name or name[0] in "图圖":
        return None
    if (BYLINE.match(name) and not _REPORTS.match(name)) or _DID.fullmatch(name):
        return found.start(2)
    if is_name(name) and not is_word(name):
        return found.start(2)
    return None
