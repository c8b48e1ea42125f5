# The ways into this project; `make` alone lists them.
# Two of them do all the set-up on a machine with nothing but Python and make: `make run` and `make test`.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

VENV := .venv
BIN := $(VENV)/bin
# Where `make run` and `make dev` serve, as in: make run PORT=8000
HOST = $(or $(FACTCHECK_HOST),127.0.0.1)
PORT ?= $(or $(FACTCHECK_PORT),5000)
# Options of the tests' own, as in: make test ARGS="tests/text -k numbers"
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

BASE := $(VENV)/.installed-base
DEV := $(VENV)/.installed-dev
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard factcheck/translations/*/LC_MESSAGES/*.po))

# PYTHON=... chooses; otherwise the first of these that is new enough.
define CHOOSE_PYTHON
chosen="$(PYTHON)"; \
if [ -z "$$chosen" ]; then \
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
    if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then chosen=$$name; break; fi; \
  done; \
fi; \
if [ -z "$$chosen" ] || ! $$chosen -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
  echo "factcheck needs Python 3.11 or newer, and found $${chosen:-none}. Name one: make PYTHON=/path/to/python3" >&2; \
  exit 1; \
fi
endef

.PHONY: help install dev-install browser run dev test check bench prove a11y screenshots vendor translations clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

install: $(BASE) $(CATALOGUES) ## make .venv with the pinned packages and the project

$(BASE): requirements/base.txt requirements/environment.py
	@$(CHOOSE_PYTHON); $$chosen requirements/environment.py $(VENV) requirements/base.txt
	@touch $@

# The development pins hold the base pins, so one install serves both.
$(DEV): requirements/dev.txt requirements/base.txt requirements/environment.py
	@$(CHOOSE_PYTHON); $$chosen requirements/environment.py $(VENV) requirements/dev.txt
	@touch $(BASE) $@

dev-install: $(DEV) $(CATALOGUES) ## what work on the code needs besides: tests, linters, types

%.mo: %.po | $(BASE)
	@$(BIN)/pybabel --quiet compile --use-fuzzy --input-file $< --output-file $@ --locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $<)))

run dev: export FACTCHECK_HOST := $(HOST)
run dev: export FACTCHECK_PORT := $(PORT)

run: install ## serve on HOST:PORT (127.0.0.1:5000): your newsroom, or the demo while there is none
	@$(BIN)/factcheck run

dev: install ## serve with reloading and tracebacks, for work on the code
	@$(BIN)/factcheck run --debug

browser: dev-install ## find a Chromium for the browser tests, or install one
	@$(BIN)/python tests/browser/find_browser.py --install

test: browser ## run every test, browser tests included (ARGS="tests/text" for some)
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: dev-install ## lint, formatting, types and import directions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: dev-install ## measure splitting, linking and the public page
	@$(BIN)/python -m tests.bench $(ARGS)

prove: dev-install ## proofs in full that are too long for every test run: bombs of 10 GB, 8 threads at one claim
	@$(BIN)/python -m pytest -m prove $(ARGS)

a11y: browser ## accessibility of every page: languages, themes and widths in full
	@$(BIN)/python -m pytest -n 2 -m "a11y_full or not a11y_full" tests/browser/test_accessibility.py $(ARGS)

screenshots: browser ## draw docs/screenshots/ anew from the demo newsroom
	@$(BIN)/python -m tests.browser.screenshots

vendor: dev-install ## fetch the vendored front-end files again and check them against the manifest
	@$(BIN)/python -m tests.rules.vendor

translations: $(DEV) ## gather the strings to translate, update the catalogues, compile
	@$(BIN)/pybabel --quiet extract --mapping-file factcheck/translations/babel.cfg --keyword _l --sort-by-file \
	  --add-location file --no-wrap --project factcheck --output-file factcheck/translations/messages.pot .
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --no-wrap --ignore-obsolete --ignore-pot-creation-date \
	  --input-file factcheck/translations/messages.pot --output-dir factcheck/translations
	@$(MAKE) --no-print-directory install

clean: ## remove what was installed and compiled (never the databases under instance/)
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results build
	find factcheck migrations tests -name '__pycache__' -prune -exec rm -rf {} +
	find factcheck/translations -name '*.mo' -delete
