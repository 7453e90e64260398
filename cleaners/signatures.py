"""The author's name on a line with other text: cut off as a byline of its own.

It stands after the last sentence (…强大合力。 蔡沚彦), or after the headline on the same baseline (渡口的灯 柳小禾).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.forms import dateline, is_heading, says_role, signature
from hzclean.cleaners.kinds import BYLINE, CREDIT
from hzclean.cleaners.names import is_name, is_word
from hzclean.cleaners.page import Paragraph, cut
from hzclean.cleaners.patterns import late

_HEAD_AND_NAME: Final = late("([^：:]+[^：:员員长長师師授家士任记記者\\s])[ \u3000]+(\\S+(?: \\S{2,4})?)$")


def cut_signatures(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs with trailing names as paragraphs of their own; the same object where there are none.

    Only where the text of several lines ends there or begins below: what stands on one line is left to its author.
    """
    out: list[Paragraph] = []
    for n, paragraph in enumerate(paragraphs):
        at: int | None = None
        if len(paragraph.lines) == 1:
            if n + 1 < len(paragraphs) and len(paragraphs[n + 1].lines) > 1:
                at = headed_name(paragraph.lines[0].text)
        elif paragraph.kind == "body":
            at = signature(paragraph.lines[-1].text)
        if at is None:
            out.append(paragraph)
            continue
        last = paragraph.lines[-1]
        text = last.text[:at].rstrip()
        kept = last._replace(text=text, slices=cut(last, 0, len(text)))
        name = last._replace(text=last.text[at:], slices=cut(last, at, len(last.text)), blanks=0)
        out.append(paragraph._replace(lines=(*paragraph.lines[:-1], kept)))
        out.append(Paragraph("byline", (name,)))
    return paragraphs if len(out) == len(paragraphs) else out


def headed_name(text: str) -> int | None:
    """Where in a heading the author's name after it begins, if there is one.

    What precedes must not say what the author is (研究所教授 楼望海 is a byline as a whole).

    >>> text = "渡口的灯 柳小禾"
    >>> text[headed_name(text) :]
    '柳小禾'
    >>> headed_name("新桥昨夜 正式通车"), headed_name("水文研究所教授 柳小禾")
    (None, None)
    """
    found = _HEAD_AND_NAME.match(text)
    if not found or not is_heading(found.group(1).rstrip("？！?!")):
        return None
    name = found.group(2)
    if says_role(text) or CREDIT.match(text) or dateline(text) or "（" in text or name[0] in "图圖":
        return None
    if BYLINE.match(name) or (is_name(name) and not is_word(name)):
        return found.start(2)
    return None
