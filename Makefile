# `make run` serves Citewell; `make help` lists the rest. Needs Python 3.11 to 3.13, make and a network.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
WORKERS ?= 2

# Names of Python in the order of preference; PYTHON=... names another. One that runs but is too old, too new or
# cannot make a virtual environment is passed over.
PYTHONS := python3.11 python3.12 python3.13 python3 python
FITS := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

.DEFAULT_GOAL := help
.PHONY: help run test check format lock screenshots bench bench-generation bench-reports faults clean browser

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.project ## install what is missing and serve (PORT=5055 make run: at that port)
	@$(BIN)/citewell run

test: $(VENV)/.dev browser ## run all tests, the browser's too
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

check: $(VENV)/.dev ## lint, types, layers, templates, spelling, security
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/djlint app --lint --quiet
	$(BIN)/codespell
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml app migrations
	$(BIN)/vulture

format: $(VENV)/.dev ## put the Python code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Names and versions only, with hashes: where packages come from is each machine's own affair.
LOCK = UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --generate-hashes --no-header --no-emit-index-url $(UPGRADE)

lock: $(VENV)/.dev ## resolve both lock files anew from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt

screenshots: $(VENV)/.dev browser ## take the pictures of README
	$(BIN)/python -m tests.e2e.screenshots

bench: $(VENV)/.dev ## measure import, start, pages and memory
	$(BIN)/python -m tests.benchmarks

bench-generation: $(VENV)/.dev ## measure generation: ratio to the bare pipes, processes, memory (some minutes)
	$(BIN)/python -m tests.benchmarks.generation $(ARGS)

bench-reports: $(VENV)/.dev ## measure score reports of a million answers beside hand-written SQL and numpy (some minutes)
	$(BIN)/python -m tests.benchmarks.reports $(ARGS)

faults: $(VENV)/.dev ## kill, race and delay what must not lose an answer, a mark or a job (half an hour)
	$(BIN)/python -m tests.faults.worker_killed --times 20
	$(BIN)/python -m tests.faults.jobs_killed --times 5
	$(BIN)/python -m tests.faults.answers_killed --times 20
	$(BIN)/python -m tests.faults.submit_raced --times 200
	$(BIN)/python -m tests.faults.late_saves --times 200
	$(BIN)/python -m tests.faults.timer --attempts 40

clean: ## remove what make made; the data in instance/ stays
	rm -rf $(VENV) *.egg-info build .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find app tests migrations -name __pycache__ -prune -exec rm -rf {} +

browser: $(VENV)/.dev
	@$(BIN)/python -m tests.browser

$(BIN)/python:
	@python=$(PYTHON); \
	for name in $(PYTHONS); do \
	  [ -n "$$python" ] || ! "$$name" -c '$(FITS)' >/dev/null 2>&1 || python=$$name; \
	done; \
	if [ -z "$$python" ]; then \
	  echo 'Citewell needs Python 3.11, 3.12 or 3.13 with its venv module, and found none.' >&2; \
	  echo 'On Debian or Ubuntu: apt install python3 python3-venv. Elsewhere: python.org/downloads.' >&2; \
	  echo 'Where it has another name: make $(MAKECMDGOALS) PYTHON=/path/to/python3' >&2; \
	  exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(VENV)

# On a terminal, a count of packages instead of pip's some hundred lines; in a log, neither. What pip says of a failure
# goes to standard error.
install = set -o pipefail; count=0; total=$$(grep -c '^[A-Za-z].*==' $(1)); [ -t 1 ] && show=printf || show=:; \
	$(PIP) install --require-hashes --requirement $(1) | while read -r line; do \
	  case $$line in \
	    *'(from -r '*) count=$$((count + 1)); $$show '\r  %d of %d packages' $$count $$total;; \
	    'Installing collected packages'*) $$show ', unpacking them';; \
	  esac; \
	done && $$show '\n'

# A stamp is newer than what was installed from, so that a second `make run` installs nothing.
$(VENV)/.libraries: requirements.txt | $(BIN)/python
	@echo 'Installing the libraries of Citewell (once, a minute or two)'
	@$(call install,requirements.txt)
	@touch $@

# The project itself builds with the setuptools just installed; with isolation pip would fetch one without a hash.
$(VENV)/.project: pyproject.toml $(VENV)/.libraries
	@$(PIP) install --quiet --no-build-isolation --no-deps --no-index --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.project
	@echo 'Installing what the tests and checks need (once)'
	@$(call install,requirements-dev.txt)
	@touch $@
