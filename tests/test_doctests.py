"""Every example in a docstring runs, under the name the module is installed by."""

import doctest
import importlib
import pkgutil

import pytest

import hzclean.cleaners
import hzclean.cli
import hzclean.stats

MODULES = sorted(
    module.name
    for package in (hzclean.cleaners, hzclean.cli, hzclean.stats)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["hzclean.cleaners", "hzclean.cli", "hzclean.stats", *MODULES])
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
