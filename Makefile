# Two commands are enough: `make run` and `make test`. Each sets up what it needs; the rest is for developers.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export UV_PYTHON_DOWNLOADS := never
export PYTHONUTF8 := 1

.PHONY: help run test test-all setup check fix bench lock messages screenshots
help:  ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: setup  ## serve the demo bank at http://127.0.0.1:8000/ (PORT=…)
	@exec $(BIN)/python -m branchsales.local

test: setup  ## the tests, without volume, races and browser
	$(BIN)/python -m pytest -n 2 -q -m "not slow and not browser"

test-all: setup  ## all tests
	$(BIN)/python -m pytest -n 2 -q

setup: $(READY)  ## the virtual environment, exactly as locked; texts compiled
	@$(BIN)/python -m tools.messages --compile

$(READY): requirements.txt requirements-dev.txt tools/setup_venv.sh
	@bash tools/setup_venv.sh "$(PYTHON)" "$(VENV)"
	@touch $@

check: setup  ## style, types, imports, migrations, translations, locks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py access_table | diff - docs/access.md
	$(BIN)/python -m tools.check_translations
	$(BIN)/python -m tools.check_locks

fix: setup  ## put style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

bench: setup  ## measure against the floors of docs/performance.md
	$(BIN)/python -m tests.benchmarks

screenshots: setup  ## every page of every role, both languages, desk and phone, into docs/screenshots
	$(BIN)/python -m tools.screenshots

messages: setup  ## take new texts into the Chinese catalogue
	$(BIN)/python -m tools.messages

lock: setup  ## resolve requirements*.in anew
	@bash tools/lock.sh "$(BIN)"
