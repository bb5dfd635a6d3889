# Two commands do all the set-up on a fresh machine: `make run` serves the demo, `make test` tests.
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin

.PHONY: run test test-sqlite test-postgres check bench fix lock faults fuzz clean

run: .venv/.run-ready  ## install what is missing and serve the product with its demo
	@$(BIN)/convenor serve

test: .venv/.dev-ready  ## install what the tests need and pass them, on SQLite and on PostgreSQL
	@$(BIN)/python tools/need.py chromium postgresql libreoffice-writer-nogui
	@echo "Tests on SQLite …"
	@$(BIN)/pytest -n 3 --dist loadfile -m "not journey"
	@echo "Journeys in Chromium …"
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder -m journey tests/journeys
	@echo "Tests on PostgreSQL …"
	@$(BIN)/python tools/with_postgres.py $(BIN)/pytest -n 3 --dist loadfile -m "not journey and not once" tests/apps tests/faults

check: .venv/.dev-ready  ## lint, types, import contracts, generated docs, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/draw_states.py --check
	$(BIN)/python tools/draw_reference.py --check
	$(BIN)/python tools/translations.py --check
	$(BIN)/convenor makemigrations --check --dry-run
	$(BIN)/convenor check-pack src/convenor/content/packs/casco

bench: .venv/.dev-ready  ## every figure, ours beside the limit's, from one run
	@$(BIN)/python tools/need.py postgresql
	@$(BIN)/python -m bench

faults: .venv/.dev-ready  ## long fault runs: the server killed while people write
	@$(BIN)/python tools/need.py postgresql
	@$(BIN)/python -m bench.faults
	@$(BIN)/python -m bench.live_toll

fuzz: .venv/.dev-ready  ## an hour of files of comments broken at random; guided where atheris is installed
	@$(BIN)/python tests/fuzz/comments.py $(or $(SECONDS),3600) $(or $(SEED),1)

fix: .venv/.dev-ready  ## format, and mend what lint can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(UV)  ## pin the newest versions that fit
	$(UV) pip compile -q --upgrade --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	$(UV) pip compile -q --upgrade --generate-hashes --no-header --python-version 3.11 --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean:  ## take away all that was installed and made, the demo's data too
	rm -rf .venv .tools var .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(UV):
	@echo "Getting uv, which installs the rest …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { echo "pip is missing. Install it first: apt-get install python3-pip"; exit 1; }
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore --target .tools uv

.venv/.run-ready: requirements.lock pyproject.toml | $(UV)
	@test -d .venv || $(UV) venv -q --python $(PYTHON) .venv
	@echo "Installing the libraries …"
	@if test -f .venv/.dev-ready; then rm -f .venv/.dev-ready; fi
	@$(UV) pip sync -q --python .venv requirements.lock
	@$(UV) pip install -q --python .venv --no-deps -e .
	@touch $@

.venv/.dev-ready: requirements-dev.lock requirements.lock pyproject.toml | $(UV)
	@test -d .venv || $(UV) venv -q --python $(PYTHON) .venv
	@echo "Installing the libraries and what tests and checks need …"
	@$(UV) pip sync -q --python .venv requirements-dev.lock
	@$(UV) pip install -q --python .venv --no-deps -e .
	@touch .venv/.run-ready $@
