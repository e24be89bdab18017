# 明账 Mingzhang. Everything happens in ./.venv; nothing is installed elsewhere unless you are root and a system package is missing.
# Overridable: PYTHON (3.11 or newer), PORT (first port to try), CHROMIUM (a browser for the tests), MINGZHANG_WAREHOUSE.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

.PHONY: help
help: ## this list
	@echo "明账 Mingzhang: make <target>"
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 20

.PHONY: run
run: .python ## install what is needed, load the data, start the dashboard on 127.0.0.1
	@$(PYTHON) -m tools.run

.PHONY: test
test: .python ## lint, types, unit tests, page tests, browser tests; sets itself up
	@$(PYTHON) -m tools.check

.PHONY: test-documents
test-documents: .python ## draw documents with LibreOffice and look at every page; sets itself up
	@$(PYTHON) -m tools.check_documents

.PHONY: setup
setup: .python ## only install: .venv with the run-time packages
	@$(PYTHON) -m tools.environment run

.PHONY: bench
bench: .python ## measure loading, reading, pages and memory
	@$(PYTHON) -m tools.environment run
	@.venv/bin/python -m benchmarks

.PHONY: fuzz
fuzz: .python ## read 10,000 damaged workbooks and see every row accounted for (FILES=, SEED=)
	@$(PYTHON) -m tools.environment test
	@.venv/bin/python -m tests.etl.fuzz $(or $(FILES),10000) $(or $(SEED),20201204)

.PHONY: sample
sample: .python ## make the sample workbooks in data/sample again
	@$(PYTHON) -m tools.environment run
	@.venv/bin/python -m data.make_sample

.PHONY: docs
docs: .python ## write the generated lists in docs/ again
	@$(PYTHON) -m tools.environment run
	@.venv/bin/python -m tools.generate_docs

.PHONY: office
office: .python ## have LibreOffice open answers, where it is installed; needs `make test` once
	@.venv/bin/python -m tests.office.check_answers

.PHONY: screenshots
screenshots: .python ## photograph every page into docs/screenshots
	@$(PYTHON) -m tools.photograph

.PHONY: clean
clean: ## remove .venv and caches; keeps data/inbox, data/warehouse and data/notes
	@rm -rf .venv .playwright .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: .python
.python:
	@test -n "$(PYTHON)" || { echo "缺少 Python 3.11 或更新版本：请先安装 python3。 / Python 3.11 or newer is needed: install python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "需要 Python 3.11 或更新版本，而 $(PYTHON) 不是。 / Python 3.11 or newer is needed, and $(PYTHON) is not: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
