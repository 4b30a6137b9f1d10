# Everything a checkout needs, set up by itself: Python 3.11 or newer with venv, git and make are enough.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test faults soak fuzz check bench pins readme clean

VENV := .venv
PY := $(VENV)/bin/python
# Modules are compiled when they are first used: to do all of them here takes half of the installation's time.
PIP := $(PY) -m pip install --no-compile --quiet --disable-pip-version-check --no-input --require-hashes
# What a Python must bring along; PYTHON=... puts another one first.
FIT := import sys, venv, ensurepip, sqlite3 as s; assert sys.version_info >= (3, 11); \
       s.connect(":memory:").execute("create virtual table t using fts5(x, tokenize=trigram)")
PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11
UV := .venv-pins/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
      --custom-compile-command "make pins" $(if $(UPGRADE),--upgrade)

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do \
	   printf '%-14s %s\n' "$$name" "$$what"; done

demo: $(VENV)/.run-ready ## Try Hallway here and now: a page like Slack in your browser
	@$(PY) -m bot demo

test: $(VENV)/.dev-ready ## Run all tests, on all cores and with coverage; ARGS="-k name" runs some, without
	@$(PY) -m pytest $(or $(ARGS),--cov --numprocesses auto --maxprocesses 8 --dist loadfile)

faults: $(VENV)/.dev-ready ## Kill and cheat the digests for simulated months; RUNS=10 says how often
	@$(PY) -m tests.faults $(RUNS)

soak: $(VENV)/.dev-ready ## Five minutes of busy traffic, a backup and an end in it; DURATION=300 RATE=200
	@$(PY) -m tests.traffic $(or $(DURATION),300) $(or $(RATE),200)

fuzz: $(VENV)/.dev-ready ## Fuzz the reader of a format; FORMAT=bibtex SECONDS=300; needs pip install atheris
	@$(PY) -m tests.fuzz $(or $(FORMAT),tables) $(or $(SECONDS),60)

check: $(VENV)/.dev-ready ## Lint, layout, types, and the arrows between the rooms
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/.dev-ready ## Measure lookups, HTTP, and digests on the papers that HALLWAY_PAPERS names
	@$(PY) -m tests.bench.lookup
	@$(PY) -m tests.bench.search
	@$(PY) -m tests.bench.http
	@$(PY) -m tests.bench.relevance
	@$(PY) -m tests.bench.importing

pins: $(VENV)/.made ## Write both requirements files anew from pyproject.toml; UPGRADE=1 takes newer versions
	$(PY) -m venv .venv-pins
	.venv-pins/bin/python -m pip install --quiet uv==0.13.8
	$(UV) pyproject.toml --output-file requirements.txt
	$(UV) pyproject.toml --extra dev --constraint requirements.txt --output-file requirements-dev.txt

readme: $(VENV)/.dev-ready ## Write the README's command overview anew from --help
	$(PY) -m tests.house.readme

clean: ## Remove what these commands made, .venv included
	rm -rf $(VENV) .venv-pins .demo dist build .coverage .coverage.* htmlcov .hypothesis .mypy_cache \
	  .pytest_cache .ruff_cache .import_linter_cache .fuzz
	find bot store seeds tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@if $(PY) -c '$(FIT); import pip' 2>/dev/null; then touch $@; exit 0; fi; \
	for python in $(PYTHONS); do \
	  if $$python -c '$(FIT)' 2>/dev/null; then \
	    echo "Setting up $(VENV) with $$($$python -V), once ..."; \
	    $$python -m venv $(VENV) && touch $@; exit; \
	  fi; \
	done; \
	echo "Hallway needs Python 3.11 or newer with venv and with FTS5 in its SQLite; none of these fits: $(PYTHONS)" >&2; \
	echo "Install one (Debian and Ubuntu: python3 and python3-venv), or name yours: make demo PYTHON=/path/to/python" >&2; \
	exit 1

$(VENV)/.run-ready: requirements.txt $(VENV)/.made
	@echo "Installing what requirements.txt names ..."
	@$(PIP) -r requirements.txt
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s" -P -m bot "$$@"\n' "$(CURDIR)" "$(CURDIR)/$(PY)" > $(VENV)/bin/hallway
	@chmod +x $(VENV)/bin/hallway
	@touch $@

$(VENV)/.dev-ready: requirements-dev.txt $(VENV)/.run-ready
	@echo "Installing what requirements-dev.txt names ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@
