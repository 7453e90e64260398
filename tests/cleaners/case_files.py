"""Cases as data: tests/cases/<step>/*.json, each a list of cases.

A case has a `label`, the `raw` text and the `clean` one (each a string or a list of lines; no `clean` means that the
text must come back as it is), and may have a `comment`, `marked` (the lines the step marks) and `"expect": "fail"` for
what is known not to work yet (a strict xfail, so an accidental repair is noticed).
"""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "cases"


def cases(step):
    """The cases of one step as pytest parameters, their labels as ids."""
    out = []
    for path in sorted((FOLDER / step).glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            raw = _text(case["raw"])
            known = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
            clean = _text(case["clean"]) if "clean" in case else raw
            out.append(pytest.param(raw, clean, case.get("marked"), id=f"{path.stem}-{case['label']}", marks=known))
    return out


def _text(said):
    return said if isinstance(said, str) else "\n".join(said)
