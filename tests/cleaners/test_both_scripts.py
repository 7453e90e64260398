"""What the patterns look for stands in them in both scripts: 责编 is of no use on a page that says 責編."""

import ast
import pathlib
import re

import opencc
import pytest

import hzclean.cleaners

FOLDER = pathlib.Path(hzclean.cleaners.__file__ or hzclean.cleaners.__path__[0]).parent
# Of these the words are data, folded first, or examples only.
LEFT_OUT = {"folding", "mojibake", "spacing", "language", "lexicon", "block_signs"}
CONVERSIONS = [opencc.OpenCC(name).convert for name in ("s2t", "s2tw", "t2s")]
# The same in both scripts as surnames, or by usage: 本台, 段干, 鮮于; 个 is a speck's form; fonts draw 胶, but not
# 膠, with another's glyph.
AS_THEY_ARE = set("范余干郁咸后岳于台个为胶")
WORD = re.compile("[\u4e00-\u9fff]+")


def patterns():
    """The strings of each module but docstrings and examples, with the module's name and the line."""
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem in LEFT_OUT:
            continue
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        for node in tree.body:
            named = isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            if named and "。" not in (text := "".join(strings(node))) and "CLEANER" not in ast.dump(node)[:200]:
                yield pytest.param(text, id=f"{path.stem}.py, line {node.lineno}")


def strings(node):
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


@pytest.mark.parametrize("text", [*patterns()])
def test_words_stand_in_both_scripts(text):
    missing = []
    for word in WORD.findall(text):
        for convert in CONVERSIONS:
            other = convert(word)
            differ = [b for a, b in zip(word, other, strict=True) if a != b and a not in AS_THEY_ARE]
            if differ and not all(b in text for b in differ):
                missing.append((word, other))
    both = {word for word, _ in missing if any(convert(word) in text for convert in CONVERSIONS[:2])}
    assert not [(word, other) for word, other in missing if word not in both]
