"""Texts to measure with: the samples' clean pages ("news") and the manuals of Debian ("docs"), in both scripts.

The manuals are those of the packages debian-reference-zh-cn, -zh-tw, debian-handbook and manpages-zh (for neighbours:
manpages-ja, gimp-help-ko), installed, or unpacked with `dpkg -x` below a folder that HZCLEAN_TEXTS names. Without
them only the news is measured. News in Traditional characters is the Simplified through OpenCC's s2tw.
"""

import gzip
import html
import os
import re
from functools import cache
from pathlib import Path

ROOT = Path(os.environ.get("HZCLEAN_TEXTS", "/"))
SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples" / "clean"
HAN = re.compile("[\u4e00-\u9fff]")
KANA = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
HANGUL = re.compile("[\uac00-\ud7a3]")
_TAGS = re.compile("(?s)<(script|style).*?</\\1>|<[^>]+>")


@cache
def news(script: str) -> str:
    """The clean samples in "hans" or "hant"."""
    import opencc

    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    return opencc.OpenCC({"hans": "tw2s", "hant": "s2tw"}[script]).convert(text)


@cache
def docs(language: str) -> str:
    """Lines of the manuals in "hans", "hant", "ja" or "ko" that are mostly in that language; "" without packages."""
    wanted = {
        "hans": ("zh_CN", "zh-CN", "zh-cn", HAN, 0.2),
        "hant": ("zh_TW", "zh-TW", "zh-tw", HAN, 0.2),
        "ja": ("man/ja/", "ja-JP", ".ja.", KANA, 0.4),
        "ko": ("/ko/", "ko-KR", ".ko.", HANGUL, 0.3),
    }
    *marks, letters, share = wanted[language]
    lines: dict[str, None] = {}
    for top in ("usr/share/doc", "usr/share/man", "usr/share/debian-reference", "usr/share/gimp"):
        for folder in (ROOT / top, *ROOT.glob(f"*/{top}")) if Path("/") != ROOT else (ROOT / top,):
            for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
                if any(mark in str(path) for mark in marks) and path.is_file() and not path.is_symlink():
                    for line in _text(path).splitlines():
                        line = line.strip()
                        if line and "\ufffd" not in line and len(letters.findall(line)) >= share * len(line):
                            lines[line] = None
    return "\n".join(lines)


def _text(path: Path) -> str:
    if not path.name.endswith((".html", ".txt", ".txt.gz", ".html.gz")) and "/man/" not in str(path):
        return ""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
    return html.unescape(_TAGS.sub("", text)) if ".html" in path.name else text


def repeated(text: str, size: int, charset: str) -> bytes:
    """`text` again and again until it has `size` bytes."""
    data = text.encode(charset, "ignore")
    return data * (size // len(data) + 1) if data else b""
