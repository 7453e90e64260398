"""Telling names and words that hold digits (5G, “1+8”, 3.0版, 十四五, 一批, 五台山) from figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hzclean.stats.figures import qualifiers
from hzclean.stats.figures.amounts import Amount
from hzclean.stats.figures.numerals import CHINESE
from hzclean.stats.figures.tables import lines, trie
from hzclean.stats.figures.units import MEASURED, UNIT, UNITS

# 三月三 is a feast, 三月三日 a day.
_WORDS = {word: "(?![日号十])" if word[-1] in CHINESE else "" for line in lines("names.txt") for word in line.split()}
_LONGEST = max(map(len, _WORDS))
_NAMES = re.compile(trie(_WORDS))

# Slogans and titles are put in quotation marks (“5个更加注重”, “双百”); a sentence between them is speech.
_QUOTED = re.compile(
    "“[^“”。！？；，\n]{1,40}”|‘[^‘’。！？；，\n]{1,14}’|「[^「」。！？；，\n]{1,14}」|『[^『』。！？；，\n]{1,14}』"
    '|"[^"。！？；，\n]{1,14}"|《[^《》\n]{1,60}》|〈[^〈〉\n]{1,60}〉'
)
_PLUS_PERCENT = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})?%")  # 同比+12.3%
_LINE_END = frozenset(("", "\n", "\r"))
_SHORT = 16  # code points of a short quotation, marks included
_OPENING = frozenset("“「")
_COUNTED = frozenset({"count", "ordinal", "plain"})
_JOINING = frozenset("+×*#@_\\=&·・^")
_ARABIC = frozenset("0123456789")
_SCALES = frozenset("百千万亿")
_MEASURED = MEASURED | {"money", "percent", "percentage_point", "date", "score", "ratio"}
# What 一 with a measure word must follow to be a number rather than an article: 仅一家, but not 是一家.
_COUNTING = re.compile(
    "(?:仅|只|仅有|只有|只剩|共|共有|总共|共计|合计|各|不止|新增|新建|新设|增加|减少|增设|还剩|缺|满)\\Z"
)
_ONE = re.compile(f"一(?!点)(?=({UNIT.pattern}))\\1(?![-–—―－~～〜∼至到/半多余来几亿])")
_ARTICLE = re.compile("(?:过去|未来|的|这|那|每|某|同|另|又|有|整|头|任|新|前|哪|何|凡|逐|进)\\Z")
_END_IN_ONE = frozenset("统唯同单专划如逐归之惟进")
_COUNTED_SCALES = frozenset("个名项场件人")  # 百个项目, but 百家讲坛
_CONGRESS = re.compile(
    "届[一二三四五六七八九十]{1,2}次|.?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}[次中]"
)  # 二届一次党代会
_HEADING = re.compile("(?:单位[:：]? ?|[(（])\\Z")
_MANY_NOT = re.compile("(?:[人指总多少半件户次分基系参函岁倍个位对算无负偶奇整自常全])数\\Z")
_GIVING = re.compile("(?:为|达|到|至|超|过|约|近|逾|破|有|仅|共|是|于|得|计)\\Z")
_EDGE = re.compile("(?![\u4e00-\u9fffA-Za-z0-9(（.、)）:：%/°′″-])")
_SHORTENED = re.compile("[一二三四五六七八九两].{0,6}[百千万亿][一二三四五六七八九]")  # 每月两千八
_PROPORTION = re.compile("(?:比例|配比|比|按|混合|股|等于|男女|性别)[^，。；]{0,5}\\Z")
_LOOKS_DATED = re.compile("(?:19|20)[0-9]{2}(?:[01][0-9][0-3][0-9])?\\Z")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of short quotations and titles, marks included, in order."""
    for found in _QUOTED.finditer(text):
        yield found.span()


def is_slogan(text: str, quotation: tuple[int, int], start: int, end: int, kind: str) -> bool:
    """Whether a figure inside a quotation is part of a name; money and measures in Arabic digits are not.

    A quotation that is longer yet no sentence is a slogan where it begins with its number (“六个走在前列、…”).
    """
    opening, closing = quotation
    if text[opening] in _OPENING and closing - opening > _SHORT and (start > opening + 1 or kind not in _COUNTED):
        return False
    if end >= closing or text[opening] in "《〈":
        return True
    if not any(character in _ARABIC for character in text[start:end]):
        return True
    whole = start == opening + 1 and end == closing - 1
    return not (kind in _MEASURED or (whole and kind == "duration"))


def is_word(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] shares a character with a word of names.txt."""
    for found in _NAMES.finditer(text, max(0, start - _LONGEST + 1), end + _LONGEST):
        if found.end() > start and found.start() < end:
            return True
        if found.start() >= end:
            return False
    return False


def is_joined(text: str, start: int, end: int) -> bool:
    """Whether Arabic digits text[start:end] are glued to letters, signs or a code: P3, HX-0917, 1+8, 12·9, 7×24."""
    if start:
        before = text[start - 1]
        if before == "+" and start > 1 and not text[start - 2].isascii() and _PLUS_PERCENT.match(text, start):
            return False
        if (
            before in _JOINING
            or before == "%"
            or (before.isascii() and before.isalpha() and not text.endswith(("RMB", "CNY", "USD", "EUR"), 0, start))
        ):
            return True
        if before in "-/." and start > 1 and (text[start - 2].isalnum() and text[start - 2].isascii()):
            return True
    return text[end : end + 1] in _JOINING


def ends_in_one(before: str) -> bool:
    """Whether 一 after this character ends a word: 统一两个标准."""
    return before in _END_IN_ONE


def is_article(text: str, start: int) -> bool:
    """Whether the lone 一 at start means "a": a measure word follows and nothing before it counts (打造一个平台)."""
    found = _ONE.match(text, start)
    return (
        found is not None
        and UNITS[found[1]].kind == "count"
        and not _COUNTING.search(text, max(0, start - 3), start)
        and not qualifiers.before(text, start)
    )


def is_many(text: str, start: int, numeral: str) -> bool:
    """Whether 数 or 几 before a bare scale makes it several: 数百家, 几十亿元 (but 人数百)."""
    if not start or text[start - 1] not in "数几" or not _SCALES.issuperset(numeral.replace("十", "")):
        return False
    return text[start - 1] == "几" or not _MANY_NOT.search(text, max(0, start - 2), start)


def is_proportion(text: str, start: int) -> bool:
    """Whether the words before start speak of a proportion (比例为三比一)."""
    return bool(_PROPORTION.search(text, max(0, start - 10), start))


def is_name(text: str, start: int, amount: Amount) -> bool:
    """Whether an amount is part of a name or word, or holds 一 that means "a"."""
    numeral, spelling, end = amount.numeral, amount.spelling, amount.end
    if amount.unit is None and amount.kind == "plain":
        following = text[end : end + 1]
        return following.isascii() and following.isalpha()
    if numeral[0] in _ARABIC:
        if spelling == "级" and numeral[-1] in "万亿":
            return True  # 10万级净化车间, 500亿级集群
        # 工业快批10条2.0 is a version of a document, 5G套餐 has its letter before.
        return amount.kind == "count" and text[end : end + 1] in _ARABIC and text[end + 1 : end + 3] == ".0"
    after = UNITS[spelling].after if spelling in UNITS else ""
    if after == "digits" or (after == "arabic" and len(numeral) < 2 and numeral not in _SCALES):
        return True
    if numeral == spelling == "两":
        return True
    if (numeral[0] in "零〇" and len(numeral) == 1) or _CONGRESS.match(text, max(0, start - 1)):
        return True
    if numeral == "一" and not amount.qualifier and not isinstance(amount.value, list):
        counting = _COUNTING.search(text, max(0, start - 3), start) or qualifiers.before(text, start)
        if amount.kind == "count" and (not counting or spelling == "批"):
            return True
        if not counting and _ARTICLE.search(text, max(0, start - 2), start):
            return True
    if spelling != "分之" and _SCALES.issuperset(numeral) and _is_bare(text, start, amount):
        return True
    return is_word(text, start, end)


def _is_bare(text: str, start: int, amount: Amount) -> bool:
    """Whether 百, 千, 万, 亿 without a digit name a size or a crowd (千家万户, 万吨级, 单位：万元) and no number."""
    if amount.qualifier or is_many(text, start, amount.numeral) or qualifiers.before(text, start):
        return False
    if text[start - 1 : start] in ("几", "数", "每"):
        return True
    end = amount.end
    if amount.kind == "money":
        if amount.numeral == "万":
            return not qualifiers.after(text, end)
        if amount.numeral == "亿" and text[end : end + 1] == "级":
            return True
        return bool(_HEADING.search(text, max(0, start - 4), start))
    if amount.kind == "count" and amount.spelling in _COUNTED_SCALES:
        return amount.spelling == "人"
    if qualifiers.after(text, end):
        return False
    return not (len(amount.numeral) > 1 and text[end : end + 1] != "级" and amount.kind in _MEASURED)


def is_number(text: str, start: int, end: int, numeral: str) -> bool:
    """Whether a number without a unit is told as a number (达70亿, 系数为0.85) and is no version, code or label."""
    written = text[start:end]
    given = start and _GIVING.search(text, start - 1, start)
    if text[end : end + 1] in ("号", "版", "级", "型", "系", "后") and "亿" not in written and "万" not in written:
        return False
    if written[0] in _ARABIC or written[0] in "-负":
        if any(character in "万亿千百" for character in written):
            return True
        if given and not written.endswith(".0"):
            return bool(_EDGE.match(text, end)) and not _LOOKS_DATED.match(written)
        alone = (not start or text[start - 1] == "\n") and text[end : end + 1] in _LINE_END
        if not alone or _LOOKS_DATED.match(written):
            return False
        return "," in written or ("." in written and not written.endswith(".0")) or 4 <= len(written) <= 10
    if (
        len(written) < 2
        or not any(character in "十百千万亿点" for character in written)
        or _SCALES.issuperset(written[:1])
    ):
        return False
    if len(written) > 2 and any(character in "万亿" for character in written) and not is_word(text, start, end):
        return True
    if _SHORTENED.fullmatch(written) and _EDGE.match(text, end) and not is_word(text, start, end):
        return True
    free = not start or not "\u4e00" <= text[start - 1] <= "\u9fff" or text[start - 1] in "和与及"
    return bool((given or free) and _EDGE.match(text, end)) and not is_word(text, start, end)
