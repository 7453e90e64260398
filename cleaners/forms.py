"""What a line is by its form alone: heading, dateline, byline, signature, caption, credit, furniture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.kinds import (
    AGENCY,
    BYLINE,
    CREDIT,
    FURNITURE,
    LIST_ITEM,
    NAME_MARKS,
    PAPERS,
    QUESTION_ANSWER,
    Ending,
    ending,
)
from hzclean.cleaners.names import are_names
from hzclean.cleaners.page import Kind, Paragraph
from hzclean.cleaners.patterns import late
from hzclean.cleaners.width import width

# A headline of more than this (em) would need three lines of a broadsheet's six columns.
LONGEST_HEADING: Final = 42.0
_SET_APART: Final = 0.5  # share of the paragraphs
DATELINE: Final = late(
    "(?:[（(〔【]\\s*)?(?:"
    # 法新社巴黎7月23日电（记者 …）
    f"{AGENCY}"
    "(?:\\s*[】〕)）])?(?:\\s*[（(][^（）()]{1,40}[）)])?|"
    # 本报讯（记者 …）, 新华社北京1月3日电（记者 …）, 本报北京1月3日讯 记者…报道
    f"(?:{PAPERS}|本台)[^，。：；\n]{{0,18}}?(?:讯|訊|电|電)"
    "(?![话話影视視子力器脑腦池梯站網网線线])(?:\\s*[】〕)）])?(?:\\s*[（(][^（）()]{1,40}[）)])?"
    # 【記者周以安／嘉木報導】, （记者 张三 李四）
    "|(?:本报|本報)?(?:特约|特約)?(?:记者|記者|通讯员|通訊員)[^，。：；】〕）)\n]{1,40}[】〕）)]"
    ")\\s*"
)
_DATELINE_BEGINS: Final = frozenset("（(〔【本新中人特记記通")
# The date line of the paper, the number and name of the page, who made it up, how to reach them.
_DAY: Final = "年[^，。]{0,12}?月[^，。]{0,8}?日[^，。]{0,6}?(?:星期|周|週|礼拜|禮拜|農曆|农历|第\\s?\\d+\\s?[期版])"
_PAGE: Final = "(?:第\\s?[0-9A-Z一二三四五六七八九十]{1,3}\\s?[版期]|[A-D]?\\d{1,2}\\s?版|[A-D]\\d{1,2})"
_MADE_UP: Final = (
    "(?:责任编辑|責任編輯|责编|責編|责任校对|責任校對|版式|美编|美編|校对|校對|編輯|編校|本版编辑|本版編輯|本版责编|本版責編"
    "|主编|主編)"
)
_FOLIO: Final = late(
    f"[^，。]{{0,30}}(?:[12]\\d{{3}}|[一二〇○零三四五六七八九]{{4}}|中華民國[^，。]{{1,6}})\\s?{_DAY}[^，。]{{0,30}}$"
    "|[12]\\d{3}[-./][01]?\\d[-./][0-3]?\\d(?:\\s?(?:星期|周|週)[一二三四五六日天])?$"
    f"|{_PAGE}\\s*(?:[|｜丨/／·]\\s*)?[\u4e00-\u9fff]{{0,6}}(?:\\s[^，。]{{0,12}})?$"
    f"|(?:[^，。 ]{{1,8}}\\s){{1,2}}{_PAGE}$"
    f"|{_MADE_UP}[：:／/ ].{{0,60}}$"
    "|(?:邮箱|郵箱|电子信箱|電子信箱|电话|電話|热线|熱線|投稿|E-?mail)[：:].{0,60}$"
)
_MAY_BE_FOLIO: Final = late("[年第\\d：:／/\\s]")  # each of these has one; most headings are told by that
# What kind of piece it is, or of whom it tells: 青禾镇纽扣产业调查, 读长篇小说《渡》. Of 201 decks that we typeset 23
# are so, of 161 second halves of headlines none.
_SHORTEST_DECK: Final = 6.0  # em
_DECK: Final = late(
    "(?:[访訪](?![问問客谈談])|[记記](?![者忆憶得住录錄载載])|[读讀](?![者书書懂])|[评評](?![论論选選估价價审審定比])"
    "|探[访訪]|走[进進近]|[写寫]在)"
    "|.*(?:(?<![日书書传傳登惦忘印牢铭銘标標速])[记記]|[纪紀][实實事]|[调調]查|[观觀]察|探[访訪]|[见見][闻聞]|追[踪蹤]|回[访訪]"
    "|[综綜]述|[实實][录錄]|[启啟啓]示|[专專][访訪])$"
)
# What somebody did for the text, and who: 编剧 欧阳一粟, 口述/李四, 本报记者 …
ROLE: Final = late(
    f"(?:[{NAME_MARKS}]\\s*)?"
    "(?:本报|本報|本刊)?(?:特约|特約|见习|見習)?"
    "(?:记者|記者|通讯员|通訊員|评论员|評論員|实习生|實習生|撰稿人?|作者|编剧|編劇|口述|整理|讲述|講述|执笔|執筆|编译|編譯|译者?|譯者?|文|图|圖|文图|文圖|图文|圖文|供稿)"
    "[ \u3000：:／/|｜]\\s*[\u3400-\u9fff·][^，。！？；：]{1,30}$"
)
# （作者系…）, （完）: a note, not a heading.
ASIDE: Final = late("[（(\\[［〔][^（）()]*[）)\\]］〕]$")
_CAPTION: Final = late(
    "(?:图为|圖為|上图|上圖|下图|下圖|左图|左圖|右图|右圖|图[①-⑨\\d一二三四]|圖[①-⑨\\d一二三四]|▲|△"
    "|[^。]{1,30}[（(](?:前排|后排|後排)?[左右中前后後][一二三四五六]?(?:起|为|為)?[）)])"
)
# One of these is in each credit, also within a caption.
_OF_CREDITS: Final = late("[图圖摄攝漫提文资資]")
_CREDIT_INSIDE: Final = late(
    "(?:[。！？”」）)]|[\u4e00-\u9fff] )\\s*[（(]?(?:[\u4e00-\u9fff·]{2,5}[／/ ]?(?:摄|攝|供图|供圖|制图|製圖)"
    "|(?:记者|記者|通讯员|通訊員)\\s?[\u4e00-\u9fff· ]{2,12}[／/ ]?(?:摄|攝|攝影|摄影)"
    "|(?:图片来源|圖片來源|图源|圖源|资料图片|資料圖片).{1,24})[）)]?$"
    "|[（(](?:资料(?:图片?|照片?)|資料(?:圖片?|照片?)|[^（）()。]{1,16}(?:摄|攝|供图|供圖|提供|摄影|攝影))[）)]$"
)
# A trailing author's name: after the sentence a blank, then nothing but names.
_SIGNATURE: Final = late(
    "[。！？…][”’」』）)]*([ \u3000]+)([（(]?[\u3400-\u9fff·]{1,5}(?:[ \u3000、][\u3400-\u9fff·]{1,5}){0,5}[）)]?)$"
)


def is_heading(text: str) -> bool:
    """Whether `text`, a whole line, has the form of a heading: short, and no sentence with its full stop.

    >>> [is_heading(t) for t in ("新桥昨夜合龙", "怎么用得起？", "他走了。", "一、总则；", "问：怎么走", "||")]
    [True, False, False, False, False, False]
    """
    if len(text) > LONGEST_HEADING or width(text) > LONGEST_HEADING or len(text) < 2 or "。" in text or "；" in text:
        return False
    if ending(text) not in (Ending.OPEN, Ending.CLOSER) or ASIDE.match(text):
        return False
    if QUESTION_ANSWER.match(text) or text[0] in "，。、；：！？,;:!?":
        return False
    return text[0].isalnum() or any(map(str.isalnum, text))


def dateline(text: str) -> str | None:
    """The dateline a body paragraph begins with, without the blank after it.

    >>> dateline("本报讯（通讯员 于小满）新岁序开，共赴新程。")
    '本报讯（通讯员 于小满）'
    >>> dateline("【記者周以安／嘉木報導】入冬以來雨量偏少。")
    '【記者周以安／嘉木報導】'
    >>> dateline("本报记者从会上获悉，今年")
    """
    found = DATELINE.match(text) if text[:1] in _DATELINE_BEGINS or "社" in text[1:5] else None
    if not found:
        return None
    said = found.group().rstrip()
    if said[0] in "（(〔【" and said[-1] not in "）)〕】":
        return None
    return said


def blanks_tell(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a blank line over one of the paragraphs says something: over most of them none stands."""
    return sum(p.lines[0].blanks > 0 for p in paragraphs) <= _SET_APART * len(paragraphs)


def signature(text: str) -> int | None:
    """Where in a body paragraph the author's name after its last sentence begins, if there is one.

    >>> text = "众志成城，强大合力。 蔡沚彦"
    >>> text[signature(text) :]
    '蔡沚彦'
    >>> signature("他说：“走吧。” 众人都笑")
    """
    if " " not in text and "\u3000" not in text:
        return None
    found = _SIGNATURE.search(text)
    if not found:
        return None
    return found.start(2) if are_names(found.group(2).strip("（()）")) else None


def reads_as_deck(text: str) -> bool:
    """Whether a heading says what kind of piece stands below, or of whom it tells, as decks do and halves of headlines
    do not.

    >>> reads_as_deck("青禾镇纽扣产业调查"), reads_as_deck("读长篇小说《渡》"), reads_as_deck("记者跟车走了三趟")
    (True, True, False)
    """
    return width(text) >= _SHORTEST_DECK and _DECK.match(text) is not None


def is_folio(text: str) -> bool:
    """Whether a line is of the page and not of a story: the paper's date, the page's number and name, who made it up.

    >>> is_folio("2024.3.15 星期五"), is_folio("A4 要闻"), is_folio("新桥昨夜合龙")
    (True, True, False)
    """
    return _MAY_BE_FOLIO.search(text) is not None and bool(FURNITURE.match(text) or _FOLIO.match(text))


def says_role(text: str) -> bool:
    """Whether a line says what somebody did for the text, and who.

    >>> [says_role(t) for t in ("编剧 欧阳一粟", "本报记者 于小满", "渡口的灯 柳小禾")]
    [True, True, False]
    """
    return bool(ROLE.match(text) or BYLINE.match(text))


def by_form(paragraph: Paragraph, joined: bool) -> Kind:
    """The kind of a paragraph, its neighbours not asked; `joined`: wraps has looked at it, so that its guess counts."""
    lines = paragraph.lines
    if len(lines) > 3 and paragraph.kind == "body":
        return "body"
    text = paragraph.text
    for line in lines:
        if line.overprinted and not CREDIT.match(text) and not BYLINE.match(text):
            return "subhead"
    if len(text) > 90:
        return "body" if paragraph.kind != "caption" else "caption"
    if is_folio(text):
        return "furniture"
    credits = _OF_CREDITS.search(text)
    if says_role(text) and not (credits and text[-1] in "摄攝"):
        return "byline"
    if credits and CREDIT.match(text):
        return "credit"
    if (credits and _CREDIT_INSIDE.search(text)) or _CAPTION.match(text):
        return "caption"
    if paragraph.kind in ("byline", "caption", "credit", "furniture"):
        return paragraph.kind
    if joined and len(lines) > 1:
        return paragraph.kind
    # A sentence with its full stop is no heading, whatever its line looked like, nor what greets (同学们：).
    if paragraph.kind == "subhead" and text[-1] not in "。；：:" and not (LIST_ITEM.match(text) or ASIDE.match(text)):
        return "subhead"
    return "subhead" if not joined and is_heading(text) else "body"
