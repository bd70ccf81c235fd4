# make demo   set up .venv and run the main job on examples/        make test   set up and run the tests
# make check  ruff, mypy, import-linter, shape figures               make eval   accuracy against gold, docs/scoreboard.*
# make bench  speed                                                  make lock   renew constraints.txt
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test check eval bench lock clean
.DELETE_ON_ERROR:

.venv/.installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; call make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: .venv/.installed
	$(BIN)/recoupe demo --out demo.html

test: .venv/.installed
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/shape.py --check

eval: .venv/.installed
	$(BIN)/recoupe eval tests/gold $(if $(wildcard $(SHARED)/score),--shared $(SHARED))

bench: .venv/.installed
	$(BIN)/python bench/run.py
	$(BIN)/python bench/parsing.py
	$(BIN)/python bench/times.py
	$(BIN)/python bench/places.py
	$(BIN)/python bench/clusters.py
	$(BIN)/python bench/dossier.py
	$(BIN)/python bench/incremental.py
	$(BIN)/python bench/copies.py
	$(BIN)/python bench/witnesses.py

lock: .venv/.installed
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf .venv demo.html demo-reports.html dist build
