"""Chinese personal names: does a short run of characters look like one?

Source of the surnames: the 百家姓 (its 504 surnames, less those no register knows any more) and the 300 most frequent
surnames of the Chinese household registers; Traditional forms beside the Simplified ones where they differ.
"""

from __future__ import annotations

from typing import Final

from hzclean.cleaners.folding import folded
from hzclean.cleaners.patterns import late

_SINGLE: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦"
    "昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"
    "姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁"
    "荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘"
    "景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦"
    "雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国"
    "文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯"
    "盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟言福肖代邝苑付区原仝覃丘"
    "信生趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇韋馬鳳費賀湯羅畢鄔樂於時齊顧黃蕭鄧談龐紀項藍閔賈婁顏鍾駱"
    "萬盧經應單諸鈕龔陸榮儲烏車寧欒厲劉葉薊懷從賴藺喬陰蒼雙聞黨譚貢勞酈壽邊農溫莊閻習魚終滿廣祿闕東歐師鞏"
    "聶簡饒須豐關歸區塗鄺遊賁吳魯鮑貝計強繆宮龍郟別連國厙闞養荊紅權蓋帥緱況晉閆欽賞譙愛陽"
    "楼樓麦麥隋芦蘆丛叢辜苟冼栗谌諶粟迟遲"
)
_DOUBLE: Final = frozenset(
    """
    欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 闻人 聞人 夏侯 诸葛
    諸葛 尉迟 尉遲 公羊 赫连 赫連 澹台 皇甫 宗政 濮阳 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙
    仲孫 钟离 鍾離 长孙 長孫 宇文 司徒 鲜于 鮮于 司空 闾丘 閭丘 子车 亓官 司寇 巫马 公西 颛孙
    壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘
    左丘 东门 東門 西门 西門 南荣 南榮 第五 澹臺 子車 巫馬 顓孫 壤駟 樂正 穀梁 夾谷 軒轅 東郭 南門
    """.split()  # noqa: SIM905
)
# What no given name has in it: 钱的账, 于是吗.
_NEVER: Final = frozenset("的了吗嗎呢吧们們这這")
_HAN: Final = late("[\u3400-\u9fff]{2,4}")
_DOTTED: Final = late("[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,8})+")
_TWO_WORDS: Final = late("[\u3400-\u9fff]{2}·[\u3400-\u9fff]{2}")  # 人物·观点
_WHO: Final = late("[（(][^（()）。！？]{2,16}[）)]$")
_BETWEEN: Final = late("[ \u3000、]+")
_SPACED_NAME: Final = late("(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]{1,2}([\u3400-\u9fff])(?![\u3400-\u9fff])")


def is_name(text: str) -> bool:
    """Whether `text` could be one person's name: a known surname with one or two characters after it, or A·B.

    Many words are built alike (高新, 方法), so the place where it stands has to speak for it too.

    >>> [is_name(t) for t in ("蔡沚彦", "司徒朗", "买买提·艾力", "同比增长", "蔡", "人間·離島")]
    [True, True, True, False, False, False]
    """
    if _HAN.fullmatch(text):
        if not _NEVER.isdisjoint(text[1:]):
            return False
        return (text[:2] in _DOUBLE and len(text) > 2) or (text[0] in _SINGLE and len(text) < 4)
    return bool(_DOTTED.fullmatch(text)) and not (_TWO_WORDS.fullmatch(text) and all(map(is_word, text.split("·"))))


def are_names(text: str) -> bool:
    """Whether `text` is nothing but names with blanks or 、 between them, up to six.

    >>> [are_names(t) for t in ("张洁 文铭权 秦勇", "吕 科", "改革 开放")]
    [True, True, False]
    """
    text = spaced_out(text)
    names = _BETWEEN.split(text)
    return len(names) <= 6 and all(map(is_name, names))


def spaced_out(text: str) -> str:
    """`text` with the blank taken out that typesetters put into two-character names (吕 科), else as it is."""
    return _SPACED_NAME.sub(r"\1\2", text) if " " in text or "\u3000" in text else text


def bare_names(text: str) -> str:
    """`text` without what stands in brackets after it: who the author is.

    >>> bare_names("阮小禾（青河县，退休教师）"), bare_names("新桥通车（图）了")
    ('阮小禾', '新桥通车（图）了')
    """
    return _WHO.sub("", text) if text[-1:] in "）)" else text


def is_word(text: str) -> bool:
    """Whether `text` is in the lexicon (jieba's, as rjieba carries it; loaded when first asked), folded if need be.

    >>> is_word("文化"), is_word("樓市"), is_word("高欣")
    (True, True, False)
    """
    import rjieba

    if rjieba.has_word(text):
        return True
    simplified = folded(text)
    return simplified != text and bool(rjieba.has_word(simplified))
