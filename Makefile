# Two commands on a bare machine: `make demo` and `make test`. Both set themselves up from the hashed locks.
# A system's own Python is compiled with profile-guided optimisation; one compiled with the defaults takes up to twice as
# long for everything here.
SYSTEM_PYTHON := $(shell /usr/bin/python3 -c 'import pip, sqlite3, ssl, sys; sys.version_info >= (3, 11) and print(sys.executable)' 2>/dev/null)
PYTHON ?= $(or $(SYSTEM_PYTHON),python3)
VENV := .venv
BIN := $(VENV)/bin
UV := .tools/bin/uv
READY := $(VENV)/.ready
# Where the environment says otherwise, every process would compile every module anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test check lint types rooms deps lock bench screenshots format clean

demo: $(READY)
	@$(BIN)/siman-bot demo $(ARGS)

test: $(READY)
	@$(BIN)/python -m pytest -n 5 --dist worksteal -p tests.once_more $(ARGS)

check: lint types rooms deps

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

rooms: $(READY)
	@$(BIN)/lint-imports

deps: $(READY)
	@$(BIN)/deptry .

bench: $(READY)
	@for bench in bench/*.py; do echo "== $$bench"; $(BIN)/python $$bench $(ARGS) || exit 1; done

screenshots: $(READY)
	@$(BIN)/python docs/screenshots.py

format: $(READY)
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

lock: $(UV)
	@$(UV) pip compile pyproject.toml --extra dev --universal --generate-hashes --quiet --output-file requirements.lock

clean:
	@rm -rf $(VENV) .tools var .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(UV): .ci/uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "SIMAN bot needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action ignore --upgrade --require-hashes --target .tools --requirement .ci/uv.lock
	@touch $(UV)

$(READY): requirements.lock pyproject.toml $(UV)
	@test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) $(VENV)
	@VIRTUAL_ENV=$(VENV) $(UV) pip sync --quiet --compile-bytecode --require-hashes requirements.lock
	@VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)
