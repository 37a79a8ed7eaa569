# What one does here. `make help` lists it.
PYTHON ?= python3
PORT ?= 8000
DB ?=
ONLY ?=
export DB

BIN := .venv/bin
MIRIAM := $(BIN)/miriam
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test check journeys bench messages access-table house faults locks base dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: base ## a living centre on http://localhost:8000 (PORT=8080, DB=postgres://user@host/name)
	@$(MIRIAM) serve --demo --port $(PORT)

test: dev ## every test, in a browser too, on SQLite, and on PostgreSQL where its programs are
	@$(BIN)/python -m scripts.test

check: dev ## style, types, imports, templates, messages, migrations
	@$(BIN)/python scripts/check.py

journeys: dev ## the days of those who use it, in a browser
	@$(BIN)/python -m scripts.test journeys

messages: dev ## find new sentences, then compile the catalogues
	@$(BIN)/python -m config.messages extract
	@$(BIN)/python -m config.messages compile

access-table: house ## write down who reaches which page, as the tests find it, and what `house` draws
	@$(BIN)/python -m config.access_table

house: dev ## draw docs/architecture.md and write docs/who-may.md
	@$(BIN)/python -m config.house_map
	@DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m config.who_may

faults: dev ## put small faults into a copy, one at a time: a test must see each (ONLY=vault)
	@$(BIN)/python scripts/faults.py $(ONLY)

bench: dev ## measure the pages against the floor
	@$(BIN)/python -m benchmarks

locks: dev ## lock the requirements again, with hashes
	@for which in base dev; do $(BIN)/uv pip compile --quiet --generate-hashes --universal \
	  --python-version 3.11 --no-emit-index-url --custom-compile-command "make locks" \
	  requirements/$$which.in -o requirements/$$which.txt; done

base dev:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 ou plus récent est nécessaire / Python 3.11 of nieuwer is nodig (Debian: apt install python3 python3-venv)" >&2; exit 1; }
	@$(PYTHON) scripts/environment.py $@
