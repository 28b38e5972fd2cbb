# One entrance for every job. `make` alone lists them.
PY ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
VPY := .venv/bin/python
# never fetch an interpreter
export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE ?= copy
export UV_SYSTEM_CERTS ?= 1
export UV_NATIVE_TLS ?= 1
# compiled once here, so that no command compiles at its start
export UV_COMPILE_BYTECODE ?= 1
# one mirror setting serves pip and uv
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif

.DEFAULT_GOAL := help
.PHONY: help demo test test-all check format messages bench docs lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

.tools/.ok:
	@echo "setting up uv $(UV_VERSION)"
	@$(PY) -m venv .tools && .tools/bin/pip install -q --disable-pip-version-check uv==$(UV_VERSION) && touch $@

.venv/.core .venv/.dev .venv/.bench: .venv/.%: requirements/%.txt .tools/.ok
	@echo "installing requirements/$*.txt"
	@test -x $(VPY) || $(UV) venv -q --python $(PY) .venv
	@$(UV) pip sync -q --require-hashes --python $(VPY) $<
	@echo "$(CURDIR)/src" > $$($(VPY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/appealdesk.pth
	@printf '#!%s\nimport sys\nfrom appealdesk.cli import main\nsys.exit(main())\n' "$(CURDIR)/$(VPY)" > .venv/bin/appealdesk
	@chmod +x .venv/bin/appealdesk
	@$(VPY) -m compileall -q src
	@rm -f .venv/.core .venv/.dev .venv/.bench && touch $@

# a fuller environment serves the smaller job, so `make demo` after `make test` removes nothing
CORE := $(if $(wildcard .venv/.bench .venv/.dev),,.venv/.core)
DEV := $(if $(wildcard .venv/.bench),.venv/.bench,.venv/.dev)

demo: $(CORE) ## set everything up, serve the desk with sample cases, print a sign-in link a role
	@$(VPY) -m appealdesk desk demo

test: $(DEV) ## set everything up and run the tests (under five minutes)
	@$(VPY) -m pytest -n 2 -m "not slow"

test-all: $(DEV) ## the slow rest: fuzzing, kill rounds, larger corpora
	@$(VPY) -m pytest -n 2 -m slow

check: $(DEV) ## format, lint, types, walls, docs
	@$(VPY) -m ruff format --check -q . || { echo "run: make format"; exit 1; }
	@$(VPY) -m ruff check -q .
	@APPEALDESK_DATA=build/check-data $(VPY) -m mypy
	@.venv/bin/lint-imports
	@$(VPY) -m sphinx -q -W -b html docs build/docs
	@echo "all checks passed"

format: $(DEV) ## put the code in order
	@$(VPY) -m ruff format -q . && $(VPY) -m ruff check -q --fix .

messages: $(DEV) ## gather the desk's sentences, compile their English, tell what is missing
	@APPEALDESK_DATA=build/check-data DJANGO_SETTINGS_MODULE=appealdesk.desk.settings $(VPY) -m django messages

docs: $(DEV) ## build the documentation into build/docs
	@$(VPY) -m sphinx -q -W -b html docs build/docs && echo "build/docs/index.html"

bench: .venv/.bench ## measure side by side with peers; ratios, one run
	@for b in bench/*/run.py; do $(VPY) $$b || exit 1; done

lock: .tools/.ok ## maintainers only: resolve again and write hashed requirements without host names
	@$(UV) lock -q
	@for s in "core:--no-dev --extra desk" "dev:--all-extras --group dev" "bench:--all-extras --group dev --group bench"; do \
	  $(UV) export -q --frozen --no-emit-project --no-header --no-annotate $${s#*:} -o requirements/$${s%%:*}.txt; done
	@! grep -nE 'https?://|file:' requirements/*.txt

clean: ## remove what was built, keep the environment
	@rm -rf build dist .mypy_cache .ruff_cache .import_linter_cache
