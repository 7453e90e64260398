"""Mojibake: how many of 200 sentences come back, by kind and layers; how much of clean text is changed (nothing).

A sentence counts where its spoiling can be undone at all: each misreading decodes without loss. For a megabyte of
clean text in each script the manuals that corpus.py names must be here.
"""

import random
import re
import time

from corpus import HAN, docs, news

from hzclean.cleaners.charsets import decode, encode
from hzclean.cleaners.misreadings import find_mojibake

KINDS = (
    ("gb18030", "latin-1"),
    ("gb18030", "cp1252"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1252"),
    ("utf-8", "gb18030"),
    ("big5", "latin-1"),
    ("big5", "gb18030"),
    ("gb18030", "big5"),
)
SENTENCES = 200
RARE = (
    "堃喆祎淼垚焱犇骉羴猋鱻彧晟翀翯奭璟瓛旻昶曌珺瑄甯燊炘堉濬祜禛琇珩瑀璆赟贇龑龘靐齉靁鑫淦潇霈翙"
    "㛃㵘㙓㭎䶮䜣䓖䴙䴘𠅤𡐓𣲘𬭎𬍛𪣻𫖯𬸦彣煜烜垕埈姮妤婳嬿孖孭懿扆旸昉晞曈栩梓楙檑歆毓沄泂浥湉滢"
)
SURNAMES = "亓逄仝郄郗邰亶佘甯夔缪覃仉乜昝逯眭䜣万俟"
_HOLES = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def read_as(data: bytes, wrong: str) -> str:
    """Decode as `wrong`; CP1252 as Windows does it, with controls in its five holes."""
    if wrong != "cp1252":
        return decode(data, wrong)
    return "".join(chr(byte) if byte in _HOLES else bytes([byte]).decode("cp1252") for byte in data)


def repaired(text: str) -> str:
    """The text with all proved repairs made."""
    out, at = [], 0
    for found in find_mojibake(text):
        out += (text[at : found.start], found.text)
        at = found.end
    return "".join(out) + text[at:]


def row(sentences: list[str], layers: tuple[tuple[str, str], ...]) -> str:
    """How many sentences can be spoiled without loss, and how many of them come back."""
    possible = good = 0
    for sentence in sentences:
        spoiled = sentence
        try:
            for right, wrong in layers:
                data = encode(spoiled, right)
                spoiled = read_as(data, wrong)
                if wrong not in ("cp1252", "latin-1") and encode(spoiled, wrong) != data:
                    raise UnicodeError
        except UnicodeError:
            continue
        possible += 1
        good += repaired(spoiled) == sentence
    return f"{good:3}/{possible:3}"


def names() -> str:
    """Names with rare characters: one a line, in a list, and in sentences."""
    given = [first + second for first in RARE for second in ("", "国", "文", RARE[-1])]
    full = [SURNAMES[place % len(SURNAMES)] + name for place, name in enumerate(given)]
    return "\n".join((*full, "、".join(full), *(f"{name}说，{name}的名字不是错字。" for name in full)))


def main() -> None:
    """Print both tables."""
    chance = random.Random(5)
    sentences = {}
    for script in ("hans", "hant"):
        parts = re.split("(?<=[。！？\n])", news(script) + docs(script))
        fit = [part.strip() for part in parts if len(HAN.findall(part)) >= 6 and len(part) < 80]
        sentences[script] = chance.sample(fit, min(SENTENCES, len(fit)))
    print("right as wrong           one layer  then UTF-8 as Latin-1  as CP1252  as GB18030  twice the same")
    for kind in KINDS:
        said = sentences["hant" if kind[0] == "big5" else "hans"]
        cells = [row(said, (kind,))]
        cells += [row(said, (kind, ("utf-8", wrong))) for wrong in ("latin-1", "cp1252", "gb18030")]
        cells.append(row(said, (kind, kind)))
        print(f"{kind[0]:8} as {kind[1]:10}  " + "     ".join(cells))
    print("\nclean text: repairs (there must be none)")
    for name, text in (
        ("news, Simplified", news("hans")),
        ("news, Traditional", news("hant")),
        ("manuals, Simplified", docs("hans")),
        ("manuals, Traditional", docs("hant")),
        ("manuals, Japanese", docs("ja")),
        ("manuals, Korean", docs("ko")),
        ("names with rare characters", names()),
        ("every hanzi of GBK in a row", "".join(chr(c) for c in range(0x4E00, 0x9FA6))),
    ):
        began = time.perf_counter()
        found = list(find_mojibake(text))
        size = len(text.encode()) / 1e6
        print(f"{name:28} {size:5.2f} MB  {len(found)} repairs  {size / (time.perf_counter() - began):6.1f} MB/s")


if __name__ == "__main__":
    main()
