"""Finding the figures of a text.

One regular expression runs over the text and stops at numerals; everything else is read from there, over a bounded
stretch on either side, so that the cost is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from string import ascii_letters

from hzclean.stats.figures import amounts, currencies, dates, names, nouns, proportions, qualifiers, ranks, relative
from hzclean.stats.figures.amounts import Amount
from hzclean.stats.figures.fold import fold
from hzclean.stats.figures.gaps import without_gaps
from hzclean.stats.figures.mention import Date, Mention, Value
from hzclean.stats.figures.numerals import CHINESE, DIGITS, parse
from hzclean.stats.figures.units import FIRST, UNIT, UNITS

_LONGEST_NUMERAL = 40  # longer runs of digits are codes
# After a lone Chinese numeral only these can go on a figure; 一批, 四川 and 进一步 are passed over by the search.
_GOES_ON = re.escape("".join(sorted(FIRST | frozenset("分点季世月日年个多余来几至到比又时番–—―－~～、半数-"))))
# Where something is read: a run of digits, and 首位 and 对折, which are figures without a numeral.
_RUN = re.compile(
    rf"[0-9{CHINESE}半首对](?:(?<=[0-9])(?:[0-9{CHINESE}]|[.,](?=[0-9]))*"
    rf"|(?<=[{CHINESE}半])(?:(?:[0-9{CHINESE}]|[.,](?=[0-9]))+|(?=[{_GOES_ON}]|\Z)|(?<=[第前].))|(?<=首)位|(?<=打对)折)"
)
# Four figures of five are a simple numeral with a unit and nothing out of the way around them (281个, 1026亿元, 两次):
# they are read here at once. Whatever else may mean something beside a numeral is left to the grammar.
_PLAIN = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3}){1,7}(?:\.[0-9]{1,12})?|[0-9]{1,24}(?:\.[0-9]{1,12})?"
    r"|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九两])(万亿|[万亿])?"
    rf"((?:多(?!样|功能|元化|媒体|边|民族)|余(?!额|热|款|杭|姚|震))(?![十百千万亿兆]))?(?=((?![月日号时点季世比级折成度两]){UNIT.pattern}))\4"
    rf"(?![-–—―－~～〜∼至到/0-9十半多余来亿{''.join(DIGITS)}])"
)
_NOT_PLAIN_AFTER = frozenset("数几第前负下-－−+×*#@_\\=&·・^%/.币￥¥$＄€£￡ \u3000" + ascii_letters)
_MAY_BE_DATE = frozenset("年月日号时点季世:：至到-–—―－~～、/.")
_SIGN = re.compile("(?:负|零下|(?<![0-9A-Za-z%℃)）])[-－−])\\Z")
_SIGNS = frozenset("负下-－−")
_AFTER_HAN = re.compile("[\u4e00-\u9fff][-－−]\\Z")
_SCORED = re.compile(
    "(?:比分|战胜|击败|胜|负|平|不敌|横扫|逆转|输给|领先|落后|取|力克|淘汰|以|大比分)[^，。；]{0,4}\\Z|\\A(?:战|击|险|大|完|轻|小|力|负|获|不|取|逆|惜)?(?:胜|败|平|负|敌|克|取)"
)
_WARM = re.compile("(?:气温|温度|高温|低温|体温|水温|室温|温|零下|零上)[^，。；]{0,5}\\Z")
_ELECTRIC = re.compile("电[^，。；]{0,6}\\Z")
_NUMBERED = frozenset("周期拜初")  # 周三, 星期五, 礼拜二, 初八


def find(text: str, *, nouns: bool = True, relative_dates: bool = False) -> list[Mention]:
    """All figures of a text, in order, none overlapping.

    text: any string; offsets in the result are its code points. nouns: whether noun and direction are looked for, a
    quarter of the work. relative_dates: whether 今年, 上月 and 昨天 are reported, too (relative.py). Cost is linear in
    its length. A figure does not reach over a line's end: run ``hzclean fix`` on wrapped pages first (see
    :func:`hzclean.stats.figures.cut_at`).

    Left alone: names that hold digits (5G, “1+8”, 3.0版, 十四五), words that hold numerals (一批, 进一步), 一 with a
    measure word where it means "a" (打造一个平台), numbers without a unit that no word like 达 or 为 introduces, short
    slogans in quotation marks (“5个更加注重”), titles (《…》).

    >>> for mention in find("总投资约1026亿元，同比增长7.7%，其中5G基站281个。"):
    ...     print(mention.text, mention.kind, mention.value, mention.unit, mention.qualifier, mention.noun)
    1026亿元 money 102600000000 元 约 总投资
    7.7% percent 7.7 % None None
    281个 count 281 个 None 基站
    >>> [(mention.text, mention.value) for mention in find("截至 2020 年 12 月 31 日，投入 2.07 亿元")]
    [('2020 年 12 月 31 日', '2020-12-31'), ('2.07 亿元', 207000000)]
    """
    short, places = without_gaps(text)
    finder = _Finder(short, nouns)
    found = finder.find()
    if relative_dates:
        found = finder.with_relative_dates(found)
    return found if places is None else [_placed(mention, text, places) for mention in found]


def _placed(mention: Mention, text: str, places: list[int]) -> Mention:
    """A figure found in a text without blanks, as it stands in `text`. `places`: where each character does."""
    start, end = places[mention.start], places[mention.end - 1] + 1
    return mention._replace(start=start, end=end, text=text[start:end])


class _Finder:
    """One text that is searched: as printed, folded, and with its quotations."""

    def __init__(self, text: str, nouns: bool) -> None:
        self.nouns = nouns
        self.printed = text
        self.text = fold(text)
        self.quotations = names.quotations(self.text)
        self.quotation = next(self.quotations, None)
        self.last: Mention | None = None

    def find(self) -> list[Mention]:
        text = self.text
        search, match = _RUN.search, _PLAIN.match
        found: list[Mention] = []
        position = 0
        while run := search(text, position):
            start, position = run.span()
            if position - start > _LONGEST_NUMERAL:
                continue
            plain = match(text, start)
            if (
                plain
                and (not start or text[start - 1] not in _NOT_PLAIN_AFTER)
                and position == (plain.end(2) if plain[2] else plain.end(1))
            ):
                mention = self.plain(plain, position)
            else:
                mention = self.read(start, position)
            if mention is not None:
                position = max(position, mention.end)
                self.last = mention
                found.append(mention)
        return found

    def with_relative_dates(self, found: list[Mention]) -> list[Mention]:
        """The figures found and the words for time between them."""
        taken = {place for mention in found for place in range(mention.start, mention.end)}
        times = [date for date in relative.times(self.text) if taken.isdisjoint(range(date.start, date.end))]
        mentions = [
            Mention(date.start, date.end, self.printed[date.start : date.end], "date", date.value, date.unit)
            for date in times
        ]
        return sorted(found + mentions, key=lambda mention: mention.start)

    def plain(self, found: re.Match[str], run_end: int) -> Mention | None:
        """The figure that is a simple numeral with a unit; its run of numerals ends at run_end."""
        numeral, scale, inside, spelling = found.groups()
        start, end = found.span()
        if spelling[0] == "年" and (run_end - start > 3 or dates.may_follow_reign(self.text[start - 1 : start])):
            return self.read(start, run_end)
        if scale:
            numeral += scale
        value = parse(numeral)
        if value is None or isinstance(value, tuple):
            return None
        kind, unit, _ = UNITS[spelling]
        if numeral[0] not in "0123456789":
            inside = amounts.INSIDE_MEANS[inside] if inside else None
            if names.is_name(self.text, start, Amount(end, kind, value, unit, inside, numeral, spelling)):
                return None
        if kind == "length" and self.text.endswith("时速", 0, start):
            kind = "speed"
        return self.mention(start, end, kind, value, unit, inside)

    def read(self, start: int, end: int) -> Mention | None:
        """The figure whose run of numerals is text[start:end], or None."""
        text = self.text
        before = text[start - 1] if start else ""
        following = text[end : end + 2]
        follows = following[:1]
        if text[start] == "一" and end - start > 1 and names.ends_in_one(before):
            start, before = start + 1, "一"  # 统一|两个标准
        if before == "第":
            return self.dated(dates.season(text, start - 1)) or self.ranked(ranks.ordinal(text, start))
        if before == "前":
            front = self.dated(ranks.few_months(text, start)) or self.ranked(ranks.front(text, start))
            if front:
                return front
        arabic = text[start] in "0123456789"
        if not arabic and text[start] in "首对":
            if text[start] == "对":
                return self.mention(start, end, "percent", 50, "%", None)
            return self.ranked(ranks.first_place(text, start))
        if end - start == 1 and text[start] == "一" and names.is_article(text, start):
            return None
        if arabic and names.is_joined(text, start, end):
            return None
        if text.startswith(("一半", "半数"), start) and not text.startswith("一半个", start):
            half = self.half(start)
            if half:
                return half
        if text[start] == "半":
            if before and before in "上下" and follows == "年":
                return self.dated(dates.season(text, start - 1))
        elif following == "分之" or follows == "又":
            return self.measured(start, proportions.fraction(text, start))
        elif follows in _MAY_BE_DATE and follows:
            date = None if before in _NUMBERED and not arabic else dates.read(text, start, end)
            proportion = self.proportion(start) if follows in ":：/" else None
            if proportion and not (date and not self.scored(start, end)):
                return proportion
            if date:
                return self.dated(date)
        elif follows == "比":
            proportion = self.proportion(start)
            if proportion:
                return proportion
        elif follows == "番" and (turned := text.find("翻", max(0, start - 2), start)) >= 0:
            times = parse(text[start:end])
            return self.mention(turned, end + 1, "ratio", 2**times, "倍", None) if isinstance(times, int) else None
        below = before in _SIGNS
        return self.measured(start, amounts.read(text, start, bool(below)))

    def measured(self, start: int, amount: Amount | None) -> Mention | None:
        """The mention of an amount, unless it is a name, with the sign, currency or 数 before it."""
        text = self.text
        if amount is None or names.is_name(text, start, amount):
            return None
        kind, value, unit, end, inside = amount.kind, amount.value, amount.unit, amount.end, amount.qualifier
        first = start
        before = text[start - 1 : start]
        sign = _SIGN.search(text, max(0, start - 2), start) if before in _SIGNS and before else None
        if sign and kind not in ("percent", "temperature") and _AFTER_HAN.search(text, max(0, start - 2), start):
            sign = None  # 余额-300 may be a dash, 达-18℃ is none
        if sign:
            first = sign.start()
            kind = "temperature" if unit == "度" and sign[0] in ("零下", "零上") else kind
            value = [-value[0], value[1]] if isinstance(value, list) else -value
        elif kind in ("plain", "money"):
            first, kind, unit = currencies.taken_in(text, start, kind, unit)
        if kind == "plain" and unit is None and not names.is_number(text, first, end, amount.numeral):
            return None
        if names.is_many(text, start, amount.numeral):
            first, inside = start - 1, "多"
        if kind == "length" and text.endswith("时速", 0, first):
            kind = "speed"
        elif unit == "度":
            kind = "temperature" if self.near(_WARM, first) else "energy" if self.near(_ELECTRIC, first) else kind
        return self.mention(first, end, kind, value, unit, inside)

    def half(self, start: int) -> Mention | None:
        """近一半, 超半数 and 半数以上: half as a ratio, only where a word beside it takes it for a number."""
        if qualifiers.before(self.text, start) or qualifiers.after(self.text, start + 2):
            return self.mention(start, start + 2, "ratio", 0.5, None, None)
        return None

    def near(self, pattern: re.Pattern[str], start: int) -> bool:
        return bool(pattern.search(self.text, max(0, start - 8), start))

    def proportion(self, start: int) -> Mention | None:
        """9:1 and 1/10 as ratios, 3:1 and 3比1 as scores where the sentence is about a game."""
        text = self.text
        amount = proportions.slash(text, start)
        if amount:
            return self.mention(start, amount.end, "ratio", amount.value, None, None)
        found = proportions.sides(text, start)
        if found is None:
            return None
        end, parts = found
        if self.scored(start, end):
            return self.mention(start, end, "score", ":".join(f"{part:g}" for part in parts), None, None)
        if text[start] not in "0123456789" and not names.is_proportion(text, start):
            return None
        if len(parts) == 2:
            return self.mention(start, end, "ratio", parts[0] / parts[1], None, None) if parts[1] else None
        return self.mention(start, end, "ratio", ":".join(f"{part:g}" for part in parts), None, None)

    def scored(self, start: int, end: int) -> bool:
        before = self.text[max(0, start - 8) : start]
        return bool(_SCORED.search(before) or _SCORED.match(self.text[end : end + 4]))

    def dated(self, date: Date | None) -> Mention | None:
        if date is None or names.is_word(self.text, date.start, date.end):
            return None
        return self.mention(date.start, date.end, "date", date.value, date.unit, None)

    def ranked(self, rank: ranks.Rank | None) -> Mention | None:
        if rank is None or names.is_word(self.text, rank.start, rank.end):
            return None
        return self.mention(rank.start, rank.end, "ordinal", rank.value, rank.unit, rank.qualifier)

    def quoted(self, start: int, end: int, kind: str) -> bool:
        """Whether the figure is part of a slogan in quotation marks or of a title."""
        while self.quotation and self.quotation[1] <= start:
            self.quotation = next(self.quotations, None)
        if self.quotation is None or self.quotation[0] >= start:
            return False
        return names.is_slogan(self.text, self.quotation, start, end, kind)

    def mention(
        self, start: int, end: int, kind: str, value: Value, unit: str | None, inside: str | None
    ) -> Mention | None:
        if self.quotation and self.quotation[0] < start and self.quoted(start, end, kind):
            return None
        text = self.text
        qualifier = inside
        if kind not in ("date", "ordinal", "score"):
            qualifier = qualifiers.before(text, start) or inside or qualifiers.after(text, end)
        if not self.nouns:
            return Mention(start, end, self.printed[start:end], kind, value, unit, qualifier)
        place = None
        if kind == "count" or (kind == "plain" and unit is None and text[end - 1] in "万亿"):
            place = nouns.following(text, end) or nouns.preceding(text, start, counted=True)
        elif kind not in ("date", "ordinal", "score", "plain"):
            place = nouns.preceding(text, start)
        direction = None
        if kind in ("percent", "percentage_point"):
            direction = nouns.direction(text, start) or self.carried(start)
        noun = self.printed[place[0] : place[1]] if place else None
        return Mention(start, end, self.printed[start:end], kind, value, unit, qualifier, noun, direction)

    def carried(self, start: int) -> str | None:
        """The direction of the percentage before, where this one only goes on its list: 分别增长127%、172%."""
        last = self.last
        if last and last.direction and last.end + 1 == start and self.text[last.end] in "、和与":
            return last.direction
        return None
