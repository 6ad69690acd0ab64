# Two commands do all the set-up: `make demo` and `make test`. Both make their own virtual environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LEDGER := demo-output/demo.ledger
PAIR := GBR IND
DAY := 2025-12-01

.PHONY: demo test lint check bench clean

$(READY): pyproject.toml requirements/base.txt requirements/test.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

## Reads the texts in examples/ into a ledger and prints a background brief made from them.
## PAIR is the pair of which the examples tell most kinds of things.
demo: $(READY)
	@mkdir -p demo-output && rm -f $(LEDGER)*
	@$(BIN)/servanda read examples --ledger $(LEDGER)
	@echo
	@$(BIN)/servanda brief $(PAIR) --ledger $(LEDGER) --as-of $(DAY)
	@echo
	@$(BIN)/servanda owed $(PAIR) --ledger $(LEDGER) --as-of $(DAY) --limit 8
	@echo
	@echo "A story over ten years, with a target that was reached and a visit that was called off:"
	@$(BIN)/servanda owed IND RUS --ledger $(LEDGER) --as-of $(DAY) --limit 7
	@echo
	@echo "The ledger is $(LEDGER). How to go on:"
	@echo "  $(BIN)/servanda brief NLD IDN --ledger $(LEDGER)      another relation"
	@echo "  $(BIN)/servanda search \"nuclear energy\" --ledger $(LEDGER)"
	@echo "  $(BIN)/servanda explain examples/en-01-visit-announced.txt:8    why a sentence gave what it gave"
	@echo "  $(BIN)/servanda read PATH --ledger $(LEDGER)          your own texts"

## Every test.
test: $(READY)
	$(BIN)/python -m pytest -n auto

## Format, lint, types and layers.
lint: $(READY)
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

## What to run before a commit: lint and the fast tests.
check: lint
	$(BIN)/python -m pytest -x -n auto -m "not slow"

## What each stage costs on this machine, and what a document costs in a ledger.
bench: $(READY)
	$(BIN)/python benchmarks/stages.py
	$(BIN)/python benchmarks/languages.py
	$(BIN)/python benchmarks/works.py 4000
	$(BIN)/python benchmarks/ledger.py --documents 1000

clean:
	rm -rf $(VENV) demo-output build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
