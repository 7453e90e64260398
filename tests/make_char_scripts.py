"""Make cleaners/data/char_scripts.txt: characters that tell Simplified from Traditional, Taiwan from Hong Kong.

    python tests/make_char_scripts.py

Source: OpenCC's character tables (Apache-2.0) through its Python package, and the repertoires of GB 2312 and Big5.
simplified: changed by s2t and not in Big5; traditional: changed by t2s and not in GB 2312; tw, hk: where the forms
that t2tw and t2hk choose for one character differ.
"""

from __future__ import annotations

from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "cleaners" / "data" / "char_scripts.txt"


def main() -> None:
    """Ask OpenCC about each hanzi of GB 2312 and Big5."""
    import opencc

    s2t, t2s, t2tw, t2hk = (opencc.OpenCC(name).convert for name in ("s2t", "t2s", "t2tw", "t2hk"))
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    gb = [c for c in han if c.encode("gb2312", "ignore")]
    big5 = [c for c in han if c.encode("big5", "ignore")]
    regional = [(t2tw(c), t2hk(c)) for c in han if t2tw(c) != t2hk(c)]
    rows = {
        "simplified": [c for c in gb if s2t(c) != c and c not in set(big5)],
        "traditional": [c for c in big5 if t2s(c) != c and c not in set(gb)],
        "tw": sorted({tw for tw, _ in regional} - {hk for _, hk in regional}),
        "hk": sorted({hk for _, hk in regional} - {tw for tw, _ in regional}),
    }
    text = "".join(f"{name}\t{''.join(characters)}\n" for name, characters in rows.items())
    TARGET.write_text(text, encoding="utf-8")
    print({name: len(characters) for name, characters in rows.items()})


if __name__ == "__main__":
    main()
