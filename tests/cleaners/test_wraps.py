"""wraps on cases kept as data: what is put together, and what must stay as it is."""

import json
from pathlib import Path

import pytest

from hzclean.cleaners.pipeline import fix
from hzclean.cleaners.registry import Settings

CASES = sorted((Path(__file__).parent.parent / "cases" / "wraps").glob("*.json"))
ONLY_WRAPS = Settings(steps=frozenset({"wraps"}))


def cases(*names: str) -> list[object]:
    """The cases of the files named, each with its label; known failures are strict xfails."""
    out: list[object] = []
    for path in CASES:
        for case in json.loads(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(strict=True)] if case.get("known_failure") else []
            out.append(pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks))
    return out


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, object]) -> None:
    raw = "\n".join(case["raw"]) + "\n"  # type: ignore[arg-type]
    clean = "\n".join(case.get("clean", case["raw"])) + "\n"  # type: ignore[arg-type]
    assert fix(raw, ONLY_WRAPS) == clean
    assert fix(clean, ONLY_WRAPS) == clean
