"""The registry: each cleaner is whole, and its example is true."""

import pytest

from hzclean.cleaners import Settings, fix
from hzclean.cleaners.registry import UnknownStepError, choose, cleaners


@pytest.mark.parametrize("cleaner", cleaners(), ids=lambda c: c.name)
def test_the_example_of_each_cleaner_is_what_it_does(cleaner):
    alone = fix(cleaner.example.before, Settings(steps=frozenset({cleaner.name})))
    # A step that works on paragraphs needs the steps that make them.
    assert cleaner.example.after in (alone, fix(cleaner.example.before))


@pytest.mark.parametrize("cleaner", cleaners(), ids=lambda c: c.name)
def test_each_cleaner_says_what_and_why_in_a_sentence(cleaner):
    assert cleaner.name.isidentifier()
    assert cleaner.what
    assert cleaner.why.endswith(".")
    assert "\n" not in cleaner.what + cleaner.why


def test_names_are_unique():
    names = [c.name for c in cleaners()]
    assert len(names) == len(set(names))


def test_choose_takes_defaults_less_skipped():
    everything = choose()
    assert choose(skip=["characters"]) == everything - {"characters"}
    assert choose(only=["characters"]) == {"characters"}


def test_an_unknown_step_is_named_with_those_there_are():
    with pytest.raises(UnknownStepError, match=r"“nonsense”; there are .*characters"):
        choose(only=["nonsense"])
