# The commands of the project. Each sets up by itself whatever it needs (packaging/set_up.py), then does its work.
# ARGS is handed on, for example: make run ARGS="patients", make test ARGS="tests/domain -x".

VENV_PYTHON := .venv/bin/python
SET_UP = python="$$(sh packaging/find-python)" && "$$python" packaging/set_up.py

.NOTPARALLEL:
.PHONY: help setup run test check bench languages lock bundle clean clean-all

help:
	@echo 'make run        open the window; without a display, play the sample visit and say where its PDF lies'
	@echo 'make test       the checks and every test'
	@echo 'make check      the checks alone: ruff, mypy, import contracts'
	@echo 'make bench      measure start-up, clicks, PDF and memory'
	@echo 'make languages  take new texts into the catalogues and make them; CHECK=1: only say what is missing'
	@echo 'make lock       write the lock files again (UPGRADE=1: with the newest versions)'
	@echo 'make bundle     build the frozen program into dist/'
	@echo 'make clean      remove what was built; clean-all removes .venv too'

setup:
	@$(SET_UP) test

run:
	@$(SET_UP) run
	@sh packaging/start.sh $(ARGS)

check: setup
	@$(VENV_PYTHON) -m ruff check
	@$(VENV_PYTHON) -m mypy
	@.venv/bin/lint-imports

test: check
	@$(VENV_PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadfile -m "not bench" $(ARGS)

bench: setup
	@$(VENV_PYTHON) -m tests.benchmarks $(ARGS)

languages: setup
	@$(VENV_PYTHON) packaging/languages.py $(if $(CHECK),--check)

lock:
	@python="$$(sh packaging/find-python)" && PYTHON="$$python" sh packaging/lock.sh $(if $(UPGRADE),--upgrade)

bundle:
	@$(SET_UP) release
	@.venv-release/bin/python -m PyInstaller --noconfirm --distpath dist --workpath build/pyinstaller packaging/procedure-assistant.spec

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov ./*.egg-info
	@find . -path './.venv*' -prune -o -name __pycache__ -type d -exec rm -rf {} +

clean-all: clean
	@rm -rf .venv .venv-release
