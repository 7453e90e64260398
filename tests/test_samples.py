"""The sample pages: what comes out of `fix` is the text as it was written."""

from pathlib import Path

import pytest

from hzclean.cleaners import fix
from hzclean.cleaners.charsets import decode
from hzclean.cleaners.encodings import detect

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
# Pages that do not come out whole yet, and what is still wrong with them.
NOT_YET = {
    "05-alternating": "subheads that stand below all columns, and a last line that two columns could hold",
    "06-traditional": "blanks that the extractor dropped",
}


def _pages() -> list[object]:
    names = sorted(path.stem for path in (SAMPLES / "raw").glob("*.txt"))
    marks = {name: [pytest.mark.xfail(strict=True, reason=why)] for name, why in NOT_YET.items()}
    return [pytest.param(name, marks=marks.get(name, []), id=name) for name in names]


@pytest.mark.parametrize("name", _pages())
def test_a_sample_becomes_its_clean_text(name):
    data = (SAMPLES / "raw" / f"{name}.txt").read_bytes()
    text = decode(data, detect(data).encoding)
    assert fix(text) == (SAMPLES / "clean" / f"{name}.txt").read_text(encoding="utf-8")


def test_the_readme_of_the_samples_names_each_page():
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in (SAMPLES / "raw").glob("*.txt"):
        assert f"`{path.stem}`" in readme
        assert (SAMPLES / "clean" / path.name).exists()
