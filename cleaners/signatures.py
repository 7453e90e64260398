"""The author's name after the last sentence (…强大合力。 蔡沚彦): cut off as a byline of its own."""

from __future__ import annotations

from collections.abc import Sequence

from hzclean.cleaners.page import Paragraph, cut
from hzclean.cleaners.roles import signature


def cut_signatures(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs with trailing names as paragraphs of their own; the same object where there are none.

    Only where the text of several lines ends there: what stands on one line is left to its author.
    """
    out: list[Paragraph] = []
    for paragraph in paragraphs:
        at = signature(paragraph.lines[-1].text) if len(paragraph.lines) > 1 and paragraph.kind == "body" else None
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
