# The project's commands; `make help` lists them. Each sets up by itself what it needs.

PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

TEMPLATES := find templates documents policytracker -name '*.html' -print0

.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev test test-pure test-browser screenshots check lint format bench lighthouse score searches matches

help: ## what each command does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

setup: .venv/stamp-run ## .venv and dependencies

setup-dev: .venv/stamp-dev ## the same, with the tools and what tests need

# A stamp is newer than the list it was made from: nothing is installed again until a list changes.
.venv/stamp-run: requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet -r requirements.txt
	@touch $@

.venv/stamp-dev: requirements-dev.txt requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet -r requirements-dev.txt
	@touch $@ .venv/stamp-run

# The pip that comes with Python 3.11 cannot resolve some of these together.
$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || { echo "Python 3.11 or newer is needed ($(PYTHON) was not found)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --upgrade pip

run: setup ## the whole portal on http://127.0.0.1:8000/ (PORT=… changes it); Ctrl-C stops it
	@LOCAL_RUN=1 exec $(BIN)/python manage.py up

test: setup-dev ## the tests, against real PostgreSQL and Redis
	@exec $(BIN)/python -m pytest -n auto --dist loadfile

# Seconds matter here: one process, no server, only code that needs none.
test-pure: setup-dev ## the tests of pure code, in seconds, for every save
	@exec $(BIN)/python -m pytest --pure -q $(wildcard tests/vocabulary tests/sources tests/extraction tests/test_*.py)

test-browser: setup-dev ## the tests that drive Chromium
	@exec $(BIN)/python -m pytest -m browser

screenshots: setup-dev ## docs/pictures from the portal that runs on PORT (make run, in another terminal)
	@exec $(BIN)/python -m tests.browser.screenshots --address http://127.0.0.1:$(or $(PORT),8000)

lint: setup-dev ## style, types, import contracts, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	@$(TEMPLATES) | xargs -0 --no-run-if-empty $(BIN)/djade --target-version 5.2 --check
	@LOCAL_RUN=1 $(BIN)/python manage.py makemigrations --check --dry-run

format: setup-dev ## put code and templates into the style that lint asks for
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	@$(TEMPLATES) | xargs -0 --no-run-if-empty $(BIN)/djade --target-version 5.2

check: lint score test ## everything CI runs

score: setup-dev ## F1 of the extraction per field, and its floors
	$(BIN)/python tests/gold/score.py

searches: setup-dev ## recall at ten of the searches in tests/search, in all and by kind
	@exec $(BIN)/python -m tests.search.recall

matches: setup-dev ## precision and recall of the proposed duplicates in tests/matching
	@exec $(BIN)/python -m tests.matching.measure

bench: .venv/stamp-bench ## the benchmarks; results in benchmarks/results
	@exec $(BIN)/python benchmarks/run.py

lighthouse: setup ## Lighthouse's scores of the portal that runs on PORT (make run, in another terminal)
	@exec $(BIN)/python -m benchmarks.lighthouse --address http://127.0.0.1:$(or $(PORT),8000)

.venv/stamp-bench: benchmarks/requirements.txt .venv/stamp-dev
	$(BIN)/pip install --quiet -r benchmarks/requirements.txt
	@touch $@
