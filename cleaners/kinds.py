"""What a printed line looks like by itself: how it ends, how it begins, and what it may be.

Everything here looks at one line at a time and is decided by its characters alone. What a line is on its page
(the last line of a paragraph, a headline) is for `wraps` and `articles` to say.

Sources: punctuation and its places from GB/T 15834—2011 (标点符号用法) and, for Traditional text, the 重訂標點符號手冊;
what may not begin or end a line from W3C's Requirements for Chinese Text Layout (CLREQ), 禁则.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import Final

from hzclean.cleaners.patterns import late


class Ending(IntEnum):
    """How a line ends, closing quotes and brackets put aside."""

    TERMINAL = 0  # 。！？…… : a sentence is over
    SEMICOLON = 1  # ； : a clause, or an item of a list, is over
    COLON = 2  # ：—— : something follows
    COMMA = 3  # ，、 : the sentence goes on
    CLOSER = 4  # 》”） after no terminal: mostly within a sentence
    OPEN = 5  # a character, a digit, a letter: the line was cut, or it is no sentence at all


CLOSERS: Final = "”’」』）)】》〉〕]}〗﹂﹄＂"
OPENERS: Final = "“‘「『（(【《〈〔[{〖﹁﹃"
# What the Chinese quotes and brackets open with, by what they close with.
OPENER_OF: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "）": "（", "】": "【", "》": "《", "〉": "〈"}
CLOSER_OF: Final = {opener: closer for closer, opener in OPENER_OF.items()}
# What may not stand at a line's start: with it, the line is the rest of a printed line that was cut.
NEVER_FIRST: Final = "，。、；：！？,;:!?…％%”’」』）】》〉〕〗)]}·"

# These begin a line in programs and tables, too: after a mark that opens or parts, or before a blank.
_CODE_FIRST: Final = "])},;:!"
_COMMAND: Final = late(". |[:!][A-Za-z]")
_BEFORE_CODE: Final = "{[(,;:"


def is_rest(before: str, text: str) -> bool:
    """Whether the line `text` begins with a mark that may not begin one, so is the rest of the line `before`.

    >>> is_rest("他说，今天来的人", "，都住在镇上。"), is_rest("  '联系方式',", "],"), is_rest("端口 = 5432", "; 注释")
    (True, False, False)
    >>> is_rest("存盘并退出", ":wq"), is_rest("存盘并退出", ":接着关机")
    (False, True)
    """
    first = text[0]
    if first not in NEVER_FIRST:
        return False
    if first not in _CODE_FIRST:
        return True
    return before[-1] not in _BEFORE_CODE and not _COMMAND.match(text)


_TOKEN, _LONG_TOKEN = 4, 12  # code points


def is_one_token_a_line(texts: Sequence[str]) -> bool:
    """Whether most lines hold a word and perhaps its tag, as in corpora with one token a line.

    >>> is_one_token_a_line(["古城", "，", "位于", "省"]), is_one_token_a_line(["他说，今天来的人", "，都住在镇上。"])
    (True, False)
    """
    lengths = sorted(map(len, texts))
    count = len(lengths)
    return bisect_right(lengths, _TOKEN) * 2 > count >= (count - bisect_right(lengths, _LONG_TOKEN)) * 10


def is_bulleted(texts: Iterable[str]) -> bool:
    """Whether a dot begins items of a list; where it stands at a single line's start, a name was cut at it.

    >>> is_bulleted(["·英语六级", "·驾照"]), is_bulleted(["列夫", "·托尔斯泰说"])
    (True, False)
    """
    dotted = [text for text in texts if text[0] == "·"]
    return len(dotted) > 1 and sum(not PAGE_NUMBER.match(text) for text in dotted) > 1


_PAIR: Final = late("[，：、][“「（《〈]")
_FEWEST_PAIRS, _TIMES = 3, 2  # pairs cut, and against those within lines


def cuts_pairs(texts: Sequence[str]) -> bool:
    """Whether the extractor cuts lines where two marks meet: far more pairs are cut than stand within lines.

    >>> cuts_pairs(["他说：", "“走吧，", "“天黑了，", "“路远。”"]), cuts_pairs(["他说：“走吧。”", "她问：", "“去哪？”"])
    (True, False)
    """
    cut = sum(b[0] in "“「（《〈" and a[-1] in "，：、" for a, b in pairwise(texts))
    return cut >= _FEWEST_PAIRS and cut > _TIMES * sum(len(_PAIR.findall(text)) for text in texts)


_ENDINGS: Final[dict[str, Ending]] = {
    **dict.fromkeys("。！？!?…．｡", Ending.TERMINAL),
    **dict.fromkeys("；;", Ending.SEMICOLON),
    **dict.fromkeys("：:—─", Ending.COLON),
    **dict.fromkeys("，、,", Ending.COMMA),
}
# The writer's name after the last sentence, set flush right.
_SIGNED: Final = late(
    f"[。！？…][{re.escape(CLOSERS)}]*[ \u3000]+[\u4e00-\u9fff·]{{2,4}}(?:[ \u3000][\u4e00-\u9fff·]{{2,4}}){{0,3}}$"
)
# An opening quote may not end a line: after a full stop it is a closing one that was misread.
_AFTER_TERMINAL: Final = CLOSERS + "“‘\"'　 "


def ending(text: str) -> Ending:
    """How the line `text` ends.

    A full stop of Latin type ends a sentence only after a letter or a closing mark (`1.` and `3.` do not).

    >>> [ending(t).name for t in ("走了。”", "（完）", "如下：", "同比增长", "走了。 何立")]
    ['TERMINAL', 'CLOSER', 'COLON', 'OPEN', 'TERMINAL']
    """
    last = text[-1:]
    found = _ENDINGS.get(last)
    if found is not None:
        return found
    if last not in _AFTER_TERMINAL:
        if last == "." and not text[-2:-1].isdigit():
            return Ending.TERMINAL
        if (" " in text or "\u3000" in text) and _SIGNED.search(text):
            return Ending.TERMINAL
        return Ending.OPEN
    bare = text.rstrip(_AFTER_TERMINAL)
    found = _ENDINGS.get(bare[-1:])
    if found is Ending.TERMINAL or found is Ending.SEMICOLON:
        return found
    return Ending.CLOSER


# Two halves of a headline, a name after a headline: never within a sentence of Chinese.
_HALVES: Final = late("[\u4e00-\u9fff”》」！？][ \u3000]+[\u4e00-\u9fff“《「]")


def in_halves(text: str) -> bool:
    """Whether a blank parts two pieces of Chinese, as in headlines and signatures; not after a dateline.

    >>> [in_halves(t) for t in ("日产万吨 年省一湖", "本报讯 近日，县里", "用Python 3写")]
    [True, False, False]
    """
    return (" " in text or "\u3000" in text) and bool(_HALVES.search(text)) and not DATELINE.match(text)


class Mark(IntEnum):
    """The strongest punctuation inside a line, its last character put aside."""

    NONE = 0
    COMMA = 1  # ，、：
    SENTENCE = 2  # 。！？；


_SENTENCE_INSIDE: Final = late(f"[。！？；][{re.escape(CLOSERS)}]*[^{re.escape(CLOSERS)}…]")
_COMMA_INSIDE: Final = late("[，、：,].")


def inner_mark(text: str) -> Mark:
    """The strongest mark inside `text`: prose of any length has some, headlines mostly none.

    >>> [inner_mark(t).name for t in ("起白雾。与往年", "今年，他来了。", "青禾县早市热闹起来")]
    ['SENTENCE', 'COMMA', 'NONE']
    """
    if _SENTENCE_INSIDE.search(text):
        return Mark.SENTENCE
    return Mark.COMMA if _COMMA_INSIDE.search(text) else Mark.NONE


_NUMERAL: Final = "[一二三四五六七八九十百零〇]"
LIST_ITEM: Final = late(
    rf"(?:[（(](?:{_NUMERAL}{{1,3}}|\d{{1,2}})[）)]|{_NUMERAL}{{1,3}}、|\d{{1,2}}(?:[、．]|\.(?![\d%]))|\d{{1,2}}[）)]"
    rf"|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|第(?:{_NUMERAL}{{1,4}}|\d{{1,4}})[条條章节節篇回]\s|[•●■◆▲△▶►★☆◎○□◇※➢➤❖✓✔▪‣]|[-*–] (?=[^\d\s])"
    r"|[A-Z][.、．](?![A-Za-z])|\d{1,2}(?:\.\d{1,2}){1,4}\.\s)"  # also 3.1.2.
)
ORDINAL: Final = late(f"(?:{_NUMERAL}{{1,3}}、|[（(]{_NUMERAL}{{1,3}}[）)])[^，。；：:]+$")  # 二、总体要求
# An official document's title, which ends in its kind (条例 of 2012 on documents of Party and government, 文种).
DOCUMENT: Final = late(
    "(?:关于|關於)[^，。；《]{2,48}的(?:决议|決議|决定|決定|命令|公报|公報|公告|通告|意见|意見|通知|通报|通報|报告|報告|请示|請示|批复|批覆|议案|議案|函|纪要|紀要)$"
)
# 法新社巴黎7月23日电: whatever news agency, with the place and the day.
AGENCY: Final = (
    "[\u4e00-\u9fff]{1,4}社[\u4e00-\u9fff·]{0,10}?(?:\\d{1,2}月)?\\d{1,2}日[\u4e00-\u9fff]{0,2}?"
    "[电電](?=[（(〔【）)〕】 \u3000]|$)"
)
# Whom a dateline names by itself.
PAPERS: Final = "本报|本報|本刊|本网|本網|新华社|新華社|中新社|中新网|中央社|人民网"
# A headline that begins with its column's name; an editor's note and a dateline begin the text itself.
LABELLED: Final = late("【(?![编編]者|[记記]者|本[报報刊]|[综綜]合|中央社)[\u4e00-\u9fff]{2,6}】[^。；]+$")
DATELINE: Final = late(
    f"{AGENCY}|"
    f"(?:{PAPERS})[^，。：；]{{0,18}}?"
    "(?:讯|訊|电|電)(?:[（( 　]|$|[^话影视子力器脑腦池網网员員话話视視])"
    "|[【〔][^】〕]{2,24}(?:報導|报道|電|讯|訊|电)[】〕]|[【〔](?:記者|记者|本報|本报|中央社|綜合|综合)"
)
_DATELINE_BEGINS: Final = frozenset("【〔本新中人")  # asked of a line's first character, before the pattern is
QUESTION_ANSWER: Final = late("(?:问|答|問|记者|記者|主持人|Q|A|甲|乙|丙|旁白)[：:]")
SPEAKER: Final = late("[\u4e00-\u9fffA-Za-z·]{1,6}[：:]")
# What newspapers set before who wrote.
NAME_MARKS: Final = "▶■●◎□"
BYLINE: Final = late(
    f"(?:[{NAME_MARKS}]\\s*)?"
    "(?:(?:本报|本報|本刊|本网|本網|新华社|新華社)?(?:特约|特約|见习|見習|首席|[驻駐]\\S{2,6})?"
    "(?:(?:记者|記者)(?!手[记記]|札[记記]|[观觀]察|[调調]查|述[评評]|[从從在近昨今日们們\\d]|走[访訪]|[采採][访訪]|了解|瞭解|[获獲]悉|看到|[见見]到"
    "|[发發][现現]|注意|[来來]到|[问問])|通讯员|通訊員|实习生|實習生|评论员|評論員|撰稿|撰文"
    "|作者(?!签名|簽名|单位|單位)(?=[ \u3000：:／/|｜系是为為]|.{2,8}$)|编译|編譯|采写|采寫|採寫|采访|采訪|採訪"
    "|文[／/|｜：:]|图[／/|｜]|圖[／/|｜])"
    "[^，。！？；]{0,40}|本[报報刊网網][\u4e00-\u9fff]{2,4}(?:记者|記者)[ \u3000：:／/][^，。！？；]{2,40}"
    "|文[ \u3000]{1,2}[\u4e00-\u9fff·]{2,4}|[^，。！？；： \u3000]{2,12} ?(?:供稿|撰稿|来稿|來稿))$"
)
CREDIT: Final = late(
    "(?:(?:图片来源|圖片來源|资料图片|資料圖片|资料图|資料圖|图片由|圖片由|摄影|攝影|供图|供圖|制图|製圖|漫画|漫畫|图源|圖源|图[：:／/]|圖[：:／/])[^。！？]{0,30}"
    "|[^，。！？；：]{1,20}(?:[／/]?(?<!拍)(?:摄|攝)|供图|供圖|制图|製圖|[／/](?:图|圖|文)|提供|(?:摄影|攝影)(?:报道|報道|報導)))$"
)
FURNITURE: Final = late(
    "(?:[A-Z]?\\d{1,3}\\s*版?|第\\s?[\\d一二三四五六七八九十]{1,3}\\s?[版页頁]|[-—·]\\s?\\d{1,4}\\s?[-—·]"
    "|(?:责任编辑|責任編輯|责编|責編|责任校对|責任校對|版式|美编|美編|校对|校對|編輯|編校|本版编辑|本版編輯)"
    "[：: ].{0,40})$"
)
DATE: Final = late(
    "(?:[12]\\d{3}|[一二〇○零三四五六七八九]{4})\\s?年\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?月"
    "(?:\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?日)?$"
)
# Whom a letter or a notice addresses (称谓, 主送机关), on a line of its own.
SALUTATION: Final = late(
    "(?:(?:尊敬|亲爱|親愛|敬爱|敬愛)的[^，。：:]{1,14}|各[^。：:]{1,30}|[^，。：:]{0,14}(?:同志|同學|同学|先生|女士|小姐|老师|老師|朋友"
    "|读者|讀者|用户|用戶|业主|業主|居民|市民|家长|家長|乡亲|鄉親|会员|會員|编辑部|編輯部|单位|單位|部门|部門)们?們?)[：:]$"
)
ELLIPSIS: Final = late("[…．.·]{2,}$")  # a line of nothing else: something is left out
# What is filled in by hand, with room behind it: 作者签名：, 日期：
BLANK_FIELD: Final = late(
    "(?:[^，。：: ]{0,6}(?:签名|簽名|签字|簽字|签章|簽章|盖章|蓋章)|(?:签署|簽署|签字|簽字)?日 ?期)[：:]$"
)
# In what a table's figures are: 单位：元 币种：人民币
TABLE_UNIT: Final = late("[单單]位[：:][^，。：: ]{1,6}(?: ?(?:币种|幣種)[：:][^，。：: ]{1,4})?$")
TICKED: Final = late("(?:[□√☑☒✓✔][ \u3000]?[\u4e00-\u9fff]{1,4}[ \u3000]*)+$")  # √适用 □不适用
IN_BRACKETS: Final = late("[（(〔【][^（()）]{2,60}[）)〕】]$")  # （作者系……）, （完）, a stage direction
PAGE_NUMBER: Final = late(
    "(?:[-—–·•]\\s?\\d{1,4}\\s?[-—–·•]|第\\s?\\d{1,4}\\s?[页頁](?:\\s?[／/，,]?\\s?共\\s?\\d{1,4}\\s?[页頁])?"
    "|[页頁][码碼数數][：:]?\\s?\\d{1,4}(?:\\s?/\\s?\\d{1,4})?|\\d{1,4} / \\d{1,4}|\\d{1,4})$"
)
NAMES: Final = late("[\u4e00-\u9fff·]{2,5}(?:[ 　、][\u4e00-\u9fff·]{2,5}){0,4}$")

# Words that more often open a paragraph of reportage or essay than stand at a line's start by chance.
OPENING_WORDS: Final = late(
    "(?:[据據][^，。]{0,12}?(?:了解|瞭解|悉|介绍|介紹|统计|統計|测算|測算|消息|报道|報導)，?|数据显示|數據顯示|與此同時|与此同时|近年来|近年來|此外|同时，|目前，|下一步"
    "|值得(?:注意|一提)|事实上|事實上|总之|總之|综上|綜上|不过，|不過，|然而，|当天|當天|今年以来|截至|接下来|接下來|记者了解到|記者了解到|[一二三四五六七八]是|首先|其次|再次)"
)
OPENING_WORDS_BEGIN: Final = frozenset("据據與与近此同目下值事总總综綜数數不然当當今截接记記一二三四五六七八首其再")


def begins_dated(text: str) -> bool:
    """Whether a line begins with a dateline.

    >>> [begins_dated(t) for t in ("本报讯 近日", "路透社伦敦3月5日电（记者 白", "供销社3月5日电商节", "今年")]
    [True, True, False, False]
    """
    return (text[:1] in _DATELINE_BEGINS or "社" in text[1:5]) and DATELINE.match(text) is not None


def opens_paragraph(text: str) -> bool:
    """Whether a line that begins so is the first of its paragraph: a dateline, a list item, a question or an answer.

    >>> [opens_paragraph(t) for t in ("本报讯 近日", "（一）总则", "1.5倍", "答：记得。", "一个人")]
    [True, True, False, True, False]
    """
    if text[:1] in _OPENING_CHARACTERS and (LIST_ITEM.match(text) or QUESTION_ANSWER.match(text)):
        return True
    return begins_dated(text)


_OPENING_CHARACTERS: Final = frozenset(
    "（(一二三四五六七八九十百零〇0123456789第●■◆▲△▶►★☆◎○□◇※➢➤❖✓✔▪‣•-*–ABCDEFGHIJKLMNOPQRSTUVWXYZ本新中人【〔问答問记記主甲乙丙旁"
    + "".join(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))
)


def stands_alone(text: str) -> bool:
    """Whether the line is a whole unit by its form: a byline, a credit, a date, a page number.

    >>> [stands_alone(t) for t in ("本报记者 闻人毅", "图片来源：县志办", "2024年2月18日", "记者走访渡口")]
    [True, True, True, False]
    """
    first = text[:1]
    if first in _ALONE_BEGINS or first.isdecimal() or _MAY_BE_ALONE.search(text):
        return _alone().match(text) is not None
    return False


@cache
def _alone() -> re.Pattern[str]:
    """All of the forms in one, as one call takes a sixth of six."""
    forms = (BYLINE, CREDIT, DATE, FURNITURE, BLANK_FIELD, TABLE_UNIT, TICKED, ELLIPSIS, IN_BRACKETS)
    return re.compile("|".join(f"(?:{form.pattern})" for form in forms))


# What a byline or a credit must have, and how each other form begins, so that most lines are told by one look. Each
# word by itself, and no classes among them: then the search runs over all characters that none begins with.
_MAY_BE_ALONE: Final = late(
    "记者|記者|通讯员|通訊員|实习生|實習生|评论员|評論員|撰稿|撰文|作者|编译|編譯|采写|采寫|採寫|采访|采訪|採訪|供稿|来稿|來稿"
    "|／|/|\\||｜|图|圖|摄|攝|提供|文：|文:|文 |文\u3000|名：|字：|章：|期：|位：|位:"
)
_ALONE_BEGINS: Final = frozenset(
    "（(〔【…．.·—–-□√☑☒✓✔ABCDEFGHIJKLMNOPQRSTUVWXYZ一二三四五六七八九〇○零第责責版美校编編本漫"
)
