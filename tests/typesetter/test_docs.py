"""The examples in the typesetter's docstrings run."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["", ".texts", ".widths", ".kinsoku", ".columns", ".spoil", ".page"])
def test_examples(name):
    found = doctest.testmod(importlib.import_module("typesetter" + name))
    assert found.attempted
    assert found.failed == 0
