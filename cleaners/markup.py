"""Marked-up text (Markdown, HTML, LaTeX): its lines say themselves what they are, and no press has printed them.

There a heading, an item, a picture and a row of a table have lines of their own, and blank lines part paragraphs;
joined or moved they are something else. So what repairs the lines of printed pages leaves such a text as it is. On
3,200 pages as six extractors and a recogniser gave them none has one of these signs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hzclean.cleaners.patterns import late

# CommonMark's headings, fences, links, pictures and strong emphasis; GitHub's tables; tags and commands that text has.
_HEADING: Final = " {0,3}#{1,6} +\\S"
_MARKDOWN: Final = "^ {0,3}(?:```|~~~)|\\]\\([^)\\s]|\\*\\*[^*\\s][^*\n]*\\*\\*|^ {0,3}\\|? ?:?-{3,}:? ?\\|"
_TAGS: Final = "p|div|span|br|h[1-6]|table|tr|t[dh]|[uo]l|li|a|img|b|i|em|strong|code|pre|html|head|body|meta|title"
_HTML: Final = f"</?(?:{_TAGS})\\b[^<>\n]*>"
_LATEX: Final = "\\\\(?:begin|end|(?:sub)*section|chapter|textbf|item|label|cite|ref)\\b"
_SIGN: Final = late(f"^{_HEADING}|{_MARKDOWN}|{_HTML}|{_LATEX}", re.MULTILINE)
_TITLE: Final = late(f"\\s*{_HEADING}")
# A line that is nothing but a picture is no misread mark.
_PICTURE: Final = late("^ {0,3}!\\[[^]\n]*\\]\\([^()\\s]+\\)$", re.MULTILINE)
# What every sign has; looked for first, as most texts have none.
_MAY_BE: Final = ("# ", "```", "~~~", "](", "**", "---", "<", "\\")
_FEWEST: Final = 2  # lines with a sign; one alone may be a mark that was misread


@lru_cache(maxsize=4)  # asked of the same text before each pass
def is_marked_up(text: str) -> bool:
    """Whether a text has the signs of markup in several lines, a heading for its first, or a picture on a line.

    >>> is_marked_up("# 早市\\n\\n摊位有了顶棚，\\n"), is_marked_up("早市\\n摊位有了**顶棚**，\\n")
    (True, False)
    >>> is_marked_up("三、\\n![早市](images/3.jpg)\\n摊位有了顶棚，\\n")
    True
    """
    if not any(mark in text for mark in _MAY_BE):
        return False
    if _TITLE.match(text) or ("](" in text and _PICTURE.search(text)):
        return True
    lines = set()
    for sign in _SIGN.finditer(text):
        lines.add(text.rfind("\n", 0, sign.start()))
        if len(lines) == _FEWEST:
            return True
    return False
