"""What each paragraph of a page is: body, heading, byline, caption, credit or furniture.

`wraps` has joined the lines and guessed a kind from their form; here the neighbours speak too. Which heading is the
headline of which story, and which its kicker or deck, is for `articles` to say: here all headings are "subhead".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import (
    BYLINE,
    CREDIT,
    FURNITURE,
    LIST_ITEM,
    NAMES,
    QUESTION_ANSWER,
    Ending,
    ending,
)
from hzclean.cleaners.names import are_names, is_word, spaced_out
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.width import width

# A headline of more than this (em) would need three lines of a broadsheet's six columns.
LONGEST_HEADING: Final = 42.0
_LONGEST_PAGE_HEAD: Final = 6  # lines
_LONGEST_NAME_OF_PAGE: Final = 8  # characters
_LONGEST_NAME_OF_COLUMN: Final = 6.0  # em
# More headings than this in a row are the lines of a poem, a list or a table; where columns were side by side the
# heads of two stories may have come together.
MOST_HEADINGS: Final = 4
MOST_HEADINGS_JOINED: Final = 6

DATELINE: Final = re.compile(
    "(?:[（(〔【]\\s*)?(?:"
    # 本报讯（记者 …）, 新华社北京1月3日电（记者 …）, 本报北京1月3日讯 记者…报道
    "(?:本报|本報|本刊|本网|本網|本台|新华社|新華社|中新社|中新网|中央社|人民网)[^，。：；\n]{0,18}?(?:讯|訊|电|電)"
    "(?![话影视子力器脑池梯站網网線线])(?:\\s*[】〕)）])?(?:\\s*[（(][^（）()]{1,40}[）)])?"
    # 【記者周以安／嘉木報導】, （记者 张三 李四）
    "|(?:本报|本報)?(?:特约|特約)?(?:记者|記者|通讯员|通訊員)[^，。：；】〕）)\n]{1,40}[】〕）)]"
    ")\\s*"
)
# The date line of the paper, the number and name of the page, who made it up, how to reach them.
_DAY: Final = "年[^，。]{0,12}?月[^，。]{0,8}?日[^，。]{0,6}?(?:星期|周|週|礼拜|禮拜|農曆|农历|第\\s?\\d+\\s?[期版])"
_PAGE: Final = "(?:第\\s?[0-9A-Z一二三四五六七八九十]{1,3}\\s?[版期]|[A-D]?\\d{1,2}\\s?版|[A-D]\\d{1,2})"
_MADE_UP: Final = "(?:责任编辑|責任編輯|责编|责任校对|版式|美编|校对|編輯|編校|本版编辑|本版责编|主编)"
_FOLIO: Final = re.compile(
    f"[^，。]{{0,30}}(?:[12]\\d{{3}}|[一二〇○零三四五六七八九]{{4}}|中華民國[^，。]{{1,6}})\\s?{_DAY}[^，。]{{0,30}}$"
    "|[12]\\d{3}[-./][01]?\\d[-./][0-3]?\\d(?:\\s?(?:星期|周|週)[一二三四五六日天])?$"
    f"|{_PAGE}\\s*(?:[|｜丨/／·]\\s*)?[\u4e00-\u9fff]{{0,6}}(?:\\s[^，。]{{0,12}})?$"
    f"|(?:[^，。 ]{{1,8}}\\s){{1,2}}{_PAGE}$"
    f"|{_MADE_UP}[：:／/ ].{{0,60}}$"
    "|(?:邮箱|电子信箱|电话|热线|投稿|E-?mail)[：:].{0,60}$"
)
# What somebody did for the text, and who: 编剧 欧阳一粟, 口述/李四, 本报记者 …
_ROLE: Final = re.compile(
    "(?:[▶■●◎□]\\s*)?(?:本报|本報|本刊)?(?:特约|特約|见习|見習)?"
    "(?:记者|記者|通讯员|通訊員|评论员|評論員|实习生|實習生|撰稿人?|作者|编剧|編劇|口述|整理|讲述|执笔|執筆|编译|編譯|译者?|譯者?|文|图|圖|文图|图文|供稿)"
    "[ \u3000：:／/|｜]\\s*[\u3400-\u9fff·][^，。！？；：]{1,30}$"
)
# （作者系…）, （完）: a note, not a heading.
_ASIDE: Final = re.compile("[（(\\[［〔][^（）()]*[）)\\]］〕]$")
_CAPTION: Final = re.compile(
    "(?:图为|圖為|上图|下图|左图|右图|图[①-⑨\\d一二三四]|圖[①-⑨\\d一二三四]|▲|△"
    "|[^。]{1,30}[（(](?:前排|后排|後排)?[左右中前后後][一二三四五六]?(?:起|为|為)?[）)])"
)
_CREDIT_INSIDE: Final = re.compile(
    "(?:[。！？”」）)]|[\u4e00-\u9fff] )\\s*[（(]?(?:[\u4e00-\u9fff·]{2,5}[／/ ]?(?:摄|攝|供图|供圖|制图)"
    "|(?:记者|記者|通讯员)\\s?[\u4e00-\u9fff· ]{2,12}[／/ ]?(?:摄|攝|攝影|摄影)"
    "|(?:图片来源|圖片來源|图源|资料图片).{1,24})[）)]?$"
    "|[（(](?:资料(?:图片?|照片?)|資料(?:圖片?|照片?)|[^（）()。]{1,16}(?:摄|攝|供图|供圖|提供|摄影|攝影))[）)]$"
)
# A trailing author's name: after the sentence a blank, then nothing but names.
_SIGNATURE: Final = re.compile(
    "[。！？…][”’」』）)]*([ \u3000]+)([（(]?[\u3400-\u9fff·]{1,5}(?:[ \u3000、][\u3400-\u9fff·]{1,5}){0,5}[）)]?)$"
)


def is_heading(text: str) -> bool:
    """Whether `text`, a whole line, has the form of a heading: short, and no sentence with its full stop.

    >>> [is_heading(t) for t in ("新桥昨夜合龙", "怎么用得起？", "他走了。", "一、总则；", "问：怎么走")]
    [True, False, False, False, False]
    """
    if len(text) > LONGEST_HEADING or width(text) > LONGEST_HEADING or len(text) < 2 or "。" in text or "；" in text:
        return False
    if ending(text) not in (Ending.OPEN, Ending.CLOSER) or _ASIDE.match(text):
        return False
    return not (QUESTION_ANSWER.match(text) or text[0] in "，。、；：！？,;:!?")


def dateline(text: str) -> str | None:
    """The dateline a body paragraph begins with, without the blank after it.

    >>> dateline("本报讯（通讯员 于小满）新岁序开，共赴新程。")
    '本报讯（通讯员 于小满）'
    >>> dateline("【記者周以安／嘉木報導】入冬以來雨量偏少。")
    '【記者周以安／嘉木報導】'
    >>> dateline("本报记者从会上获悉，今年")
    """
    found = DATELINE.match(text)
    if not found:
        return None
    said = found.group().rstrip()
    if said[0] in "（(〔【" and said[-1] not in "）)〕】":
        return None
    return said


def signature(text: str) -> int | None:
    """Where in a body paragraph the author's name after its last sentence begins, if there is one.

    >>> text = "众志成城，强大合力。 蔡沚彦"
    >>> text[signature(text) :]
    '蔡沚彦'
    >>> signature("他说：“走吧。” 众人都笑")
    """
    found = _SIGNATURE.search(text)
    if not found:
        return None
    return found.start(2) if are_names(found.group(2).strip("（()）")) else None


def says_role(text: str) -> bool:
    """Whether a line says what somebody did for the text, and who.

    >>> [says_role(t) for t in ("编剧 欧阳一粟", "本报记者 于小满", "渡口的灯 柳小禾")]
    [True, True, False]
    """
    return bool(_ROLE.match(text) or BYLINE.match(text))


def classify(paragraphs: Sequence[Paragraph], joined: bool = True) -> list[Kind]:
    """The kind of each paragraph; `joined`: wraps has looked at them, so that its guess counts.

    Headings, whatever they head, come out as "subhead"; authors' names as "byline", whether over or under the text.
    """
    kinds = [_by_form(p, joined) for p in paragraphs]
    _running_heads(paragraphs, kinds)
    _page_head(paragraphs, kinds)
    # What stands between two paragraphs only because a page ends there does not part them.
    kept = [n for n, kind in enumerate(kinds) if kind != "furniture"]
    near = [paragraphs[n] for n in kept]
    found = [kinds[n] for n in kept]
    if joined:
        _overlooked(near, found)
    _questions(near, found)
    _runs_of_headings(near, found, MOST_HEADINGS_JOINED if joined else MOST_HEADINGS)
    _names(near, found)
    _captions(near, found)
    for n, kind in zip(kept, found, strict=True):
        kinds[n] = kind
    return kinds


def _running_heads(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """A short line that comes again, at least once next to a page number or date line, is furniture everywhere."""
    places: dict[str, list[int]] = {}
    for n, paragraph in enumerate(paragraphs):
        if len(paragraph.lines) == 1 and len(paragraph.lines[0].text) <= 20 and kinds[n] in ("body", "subhead"):
            places.setdefault(paragraph.lines[0].text, []).append(n)
    for numbers in places.values():
        if len(numbers) > 1 and sum("furniture" in kinds[max(n - 1, 0) : n + 2] for n in numbers) > 1:
            for n in numbers:
                kinds[n] = "furniture"


def _by_form(paragraph: Paragraph, joined: bool) -> Kind:
    lines = paragraph.lines
    if len(lines) > 3 and paragraph.kind == "body":
        return "body"
    text = paragraph.text
    if any(line.overprinted for line in lines) and not CREDIT.match(text) and not BYLINE.match(text):
        return "subhead"
    if len(text) > 90:
        return "body" if paragraph.kind != "caption" else "caption"
    if FURNITURE.match(text) or _FOLIO.match(text):
        return "furniture"
    if says_role(text):
        return "byline"
    if CREDIT.match(text):
        return "credit"
    if _CREDIT_INSIDE.search(text) or _CAPTION.match(text):
        return "caption"
    if paragraph.kind in ("byline", "caption", "credit", "furniture"):
        return paragraph.kind
    if joined and len(lines) > 1:
        return paragraph.kind
    # A sentence with its full stop is no heading, whatever its line looked like.
    if paragraph.kind == "subhead" and text[-1] not in "。；" and not (LIST_ITEM.match(text) or _ASIDE.match(text)):
        return "subhead"
    return "subhead" if not joined and is_heading(text) else "body"


def _page_head(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Short lines at the page's top, over or between its number and date line, name the page and not a story."""
    top = 0
    while top < min(len(kinds), _LONGEST_PAGE_HEAD) and len(paragraphs[top].lines) == 1:
        top += 1
    known = [n for n in range(top) if kinds[n] == "furniture"]
    if not known or known[-1] + 1 >= len(kinds):
        return
    # Only where a story's own heading comes after them, or the last of them may be just that.
    if kinds[known[-1] + 1] in ("subhead", "byline"):
        for n in range(known[-1]):
            text = paragraphs[n].lines[0]
            if kinds[n] in ("body", "subhead") and len(text.text) <= _LONGEST_NAME_OF_PAGE and not text.overprinted:
                kinds[n] = "furniture"


def _overlooked(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Up to three short lines over a heading, a byline or a long text are headings, where such may stand."""
    end = len(kinds) - 1
    while end > 0:
        start = end
        if kinds[end] == "byline" and _asks(paragraphs[end - 1], kinds[end - 1]):
            start -= 1
        while start and _may_be_heading(paragraphs[start - 1], kinds[start - 1]):
            start -= 1
        below = kinds[end] in ("subhead", "byline") or (kinds[end] == "body" and len(paragraphs[end].lines) > 1)
        over = not start or kinds[start - 1] != "body"
        before = paragraphs[start - 1].lines[-1].text
        over = over or ending(before) is Ending.TERMINAL or (len(before) < 24 and are_names(before))
        if 0 < end - start < 4 and below and over:
            kinds[start:end] = ["subhead"] * (end - start)
        end = min(start, end - 1)


def _asks(paragraph: Paragraph, kind: Kind) -> bool:
    """Whether it is a short question or exclamation, which over a byline is a headline."""
    text = paragraph.lines[0].text
    return kind == "body" and len(paragraph.lines) == 1 and text[-1] in "？！?!" and is_heading(text[:-1])


def _may_be_heading(paragraph: Paragraph, kind: Kind) -> bool:
    return kind == "body" and len(paragraph.lines) == 1 and is_heading(paragraph.lines[0].text)


def _questions(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """A short question or exclamation is a headline at the page's head, over a byline, or under a column's name."""
    for n in range(len(kinds) - 1):
        if not _asks(paragraphs[n], kinds[n]):
            continue
        name = n and kinds[n - 1] == "subhead" and width(paragraphs[n - 1].text) <= _LONGEST_NAME_OF_COLUMN
        if not n or name or kinds[n + 1] == "byline":
            kinds[n] = "subhead"


def _runs_of_headings(paragraphs: Sequence[Paragraph], kinds: list[Kind], most: int) -> None:
    """Lines of verse, lists and tables look like headings, but there are many of them, or a colon announces them."""
    start = 0
    while start < len(kinds):
        if kinds[start] != "subhead":
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] == "subhead":
            end += 1
        bold = any(line.overprinted for p in paragraphs[start:end] for line in p.lines)
        announced = start and kinds[start - 1] == "body" and paragraphs[start - 1].lines[-1].text[-1] in "：:"
        if start and kinds[start - 1] == "body" and paragraphs[start].lines[0].text[0] in "—─":
            kinds[start] = "body"  # ——幕落: a dash leads a deck under a headline, not a heading under a text
        if (end - start > most or (announced and end - start > 1)) and not bold:
            kinds[start:end] = ["body"] * (end - start)
        start = end


def _names(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """A line of names alone is a byline under a heading, and a signature after the text's last sentence."""
    for n, kind in enumerate(kinds):
        if kind not in ("subhead", "body", "byline", "credit") or len(paragraphs[n].lines) > 1:
            continue
        line = paragraphs[n].lines[0]
        if len(line.text) > 24 or line.overprinted or not NAMES.match(line.text) or _ROLE.match(line.text):
            continue
        if _signs(paragraphs, kinds, n):
            kinds[n] = "byline"
        elif kind in ("byline", "credit"):
            kinds[n] = "subhead"


def _signs(paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], n: int) -> bool:
    """Whether the line, which may be a name by its form, stands where a name stands."""
    text = paragraphs[n].lines[0].text
    names = are_names(text)
    before = kinds[n - 1] if n else None
    after = kinds[n + 1] if n + 1 < len(kinds) else None
    if before in ("subhead", None) and after in ("body", "caption", "credit"):
        return names
    over = after in (None, "caption", "credit", "furniture") or (
        after == "body" and dateline(paragraphs[n + 1].text[:60])
    )
    if before in ("body", "caption", "credit") and over:
        # Pen names and offices sign too, so no surname is asked for.
        return names or (len(text) < 4 and ending(paragraphs[n - 1].text) is Ending.TERMINAL)
    # Of two characters (文化, 高欣) only what is no word is a name.
    return names and (len(spaced_out(text)) > 2 or not is_word(spaced_out(text)))


def _captions(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """The short sentence that a credit stands next to is a caption: mostly over it, sometimes under it."""
    for n, kind in enumerate(kinds):
        if kind != "credit":
            continue
        under = n + 1 < len(kinds) and _may_be_caption(paragraphs[n + 1], kinds[n + 1])
        sentence = under and ("，" in paragraphs[n + 1].text or ending(paragraphs[n + 1].text) is Ending.TERMINAL)
        if under and (n + 2 == len(kinds) or (sentence and kinds[n + 2] not in ("body", "byline"))):
            kinds[n + 1] = "caption"
        elif n and _may_be_caption(paragraphs[n - 1], kinds[n - 1]) and (n < 2 or kinds[n - 2] != "credit"):
            kinds[n - 1] = "caption"


def _may_be_caption(paragraph: Paragraph, kind: Kind) -> bool:
    if kind not in ("body", "subhead") or any(line.overprinted for line in paragraph.lines):
        return False
    text = paragraph.text
    return (
        len(paragraph.lines) == 1
        and len(text) <= 60
        and text.count("。") < 2
        and text[0] not in "“「"
        and not QUESTION_ANSWER.match(text)
    )
