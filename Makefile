# make check = all that CI runs; the parts can be run alone.
PYTHON ?= python3

.PHONY: check lint types test bench docs
check: lint types test

lint:
	$(PYTHON) -m ruff check cli cleaners stats tests
	$(PYTHON) -m ruff format --check cli cleaners stats tests

# mypy knows nothing of package_dir, so it is shown the folders under the names they are installed by.
types:
	rm -rf build/types && mkdir -p build/types/hzclean
	for part in cli cleaners stats; do ln -s ../../../$$part build/types/hzclean/$$part; done
	MYPYPATH=build/types $(PYTHON) -m mypy -p hzclean.cli -p hzclean.cleaners -p hzclean.stats

test:
	$(PYTHON) -m pytest

bench:
	$(PYTHON) tests/benchmarks/run.py

docs:
	$(PYTHON) tests/make_docs.py
