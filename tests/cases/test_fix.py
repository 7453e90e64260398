"""`fix` on every case of `cases/fix`; a case is skipped only while the step it is about is not in the registry."""

import pytest

from cases import Case, load
from hzclean.cleaners import fix
from hzclean.cleaners.registry import cleaners

STEPS = {cleaner.name for cleaner in cleaners()}


def parameters(cases: list[Case]) -> list[object]:
    """The cases as pytest wants them, with known failures marked (strictly: one that passes by chance is noticed)."""
    marks = {"xfail": [pytest.mark.xfail(strict=True)], "pass": []}
    return [pytest.param(case, id=case.id, marks=marks[case.expect]) for case in cases]


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("case", parameters(load("fix")))
def test_fix(case: Case) -> None:
    if case.step is not None and case.step not in STEPS:
        pytest.skip(f"the step “{case.step}” is not there yet")
    if case.by_line:
        assert lines(fix(case.original)) == lines(case.fixed)
    else:
        assert fix(case.original) == case.fixed


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in load("fix") if c.expect == "pass"])
def test_what_is_fixed_stays_as_it_is(case: Case) -> None:
    assert fix(case.fixed) == case.fixed


def test_there_are_enough_cases_of_what_must_not_change() -> None:
    cases = load("fix")
    unchanged = [case for case in cases if case.original == case.fixed]
    assert 3 * len(unchanged) >= len(cases)
