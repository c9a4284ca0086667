# `make demo` and `make test` set up everything they need on a machine with Python 3.11, venv and make.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench flood faults fuzz audit lock clean

$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: $(VENV)/.ready
	$(BIN)/klachtenbot demo

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n 3 --maxschedchunk 4 --durations=25 --durations-min=8

check: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/intake.py

flood: $(VENV)/.ready
	$(BIN)/python benchmarks/flood.py

KILLS ?= 300
faults: $(VENV)/.ready
	PYTHONPATH=.:tests $(BIN)/python -m faults --kills $(KILLS) $(if $(SEED),--seed $(SEED)) $(if $(COPY),--copy-to $(COPY))

# Needs a network: pypi.org tells what is known against each pinned package. One that it does not know is an error, not a pass.
AUDIT := .venv-audit
audit:
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --require-hashes -r requirements-audit.txt
	$(AUDIT)/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.txt

MINUTES ?= 10
fuzz: $(VENV)/.ready
	PYTHONPATH=.:tests $(BIN)/python -m hostile --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

lock: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-emit-options --output-file requirements.txt pyproject.toml requirements-dev.in
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-emit-options --output-file requirements-audit.txt requirements-audit.in

clean:
	rm -rf $(VENV) $(AUDIT) build dist demo-output
