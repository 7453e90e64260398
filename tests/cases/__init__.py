"""Cases as data: what a text was and what `fix` makes of it, one JSON file a kind of damage. See the README here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
FIELDS = {"label", "comment", "step", "original", "fixed", "expect"}
EXPECTATIONS = {"pass", "xfail"}


class Case(NamedTuple):
    """One case. `by_line`: compared line by line, blank lines aside (both texts were given as lists of lines)."""

    file: str
    label: str
    comment: str
    step: str | None
    original: str
    fixed: str
    expect: str
    by_line: bool

    @property
    def id(self) -> str:
        """What pytest prints."""
        return f"{self.file}: {self.label}"


def load(folder: str) -> list[Case]:
    """All cases of `tests/cases/<folder>`, by file name.

    Raises `ValueError`, naming file and label, for a field that is unknown or missing or a label that comes twice.
    """
    cases: list[Case] = []
    for path in sorted((HERE / folder).glob("*.json")):
        seen: set[str] = set()
        for fields in json.loads(path.read_text(encoding="utf-8")):
            case = _case(path.stem, fields)
            if case.label in seen:
                raise ValueError(f"{path.name}: the label “{case.label}” comes twice")
            seen.add(case.label)
            cases.append(case)
    return cases


def _case(file: str, fields: dict[str, object]) -> Case:
    label = fields.get("label")
    missing = {"label", "comment", "original"} - set(fields)
    if missing or set(fields) - FIELDS:
        raise ValueError(f"{file}.json, “{label}”: {sorted(missing)} missing, {sorted(set(fields) - FIELDS)} unknown")
    original = fields["original"]
    fixed = fields.get("fixed", original)
    expect = str(fields.get("expect", "pass"))
    if expect not in EXPECTATIONS:
        raise ValueError(f"{file}.json, “{label}”: expect is {expect!r}, not one of {sorted(EXPECTATIONS)}")
    step = fields.get("step")
    by_line = isinstance(original, list) and isinstance(fixed, list) and fixed is not original
    return Case(
        file,
        str(label),
        str(fields["comment"]),
        None if step is None else str(step),
        _text(original),
        _text(fixed),
        expect,
        by_line,
    )


def _text(value: object) -> str:
    return "".join(f"{line}\n" for line in value) if isinstance(value, list) else str(value)
