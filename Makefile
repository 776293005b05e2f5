# Everything a developer needs. `make` alone lists it.
PYTHON ?= python3
BIN := .venv/bin
export Q

.DEFAULT_GOAL := help
.PHONY: help setup talk ask play test check model graph review understanding model-report serve lock format bench-turn bench-stages bench-growth bench-simulator fuzz fuzz-atheris audit soak clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: .venv/ready ## make the virtual environment from requirements.lock

.venv/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cramp Coach needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 2; }
	@echo "Setting up .venv (once, about half a minute) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

talk: setup ## talk to the skill in the terminal
	@$(BIN)/python -m simulator talk

ask: setup ## ask one question: make ask Q="why do my legs cramp at night"
	@$(BIN)/python -m simulator ask "$$Q"

play: setup ## play the conversations of tests/conversations
	@$(BIN)/python -m simulator play tests/conversations

test: setup ## run the tests
	@$(BIN)/python -m pytest -q --cov --cov-report=term

check: setup ## style, types, import contracts, content and generated files
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m skill check
	@$(BIN)/python -m skill model --check

model: setup ## build interaction_model/*.json from intents.yaml and content/
	@$(BIN)/python -m skill model

review: setup ## print the booklet for a clinician
	@$(BIN)/python -m skill review

graph: setup ## draw the leg check: docs/leg-check.dot (and .svg where Graphviz is installed)
	@$(BIN)/python -m skill graph > docs/leg-check.dot
	@mkdir -p build
	@if command -v dot >/dev/null; then dot -Tsvg docs/leg-check.dot -o build/leg-check.svg; \
	  else echo "docs/leg-check.dot is written; for a picture install Graphviz (dot)"; fi

understanding: setup ## how well unseen sentences are understood
	@$(BIN)/python -m tests.understanding

model-report: setup ## conflicts, confusions and unused values of the interaction model
	@$(BIN)/python -m simulator report

serve: setup ## serve the skill (needs CRAMP_COACH_APPLICATION_ID)
	@$(BIN)/python -m skill serve

lock: setup ## pin the newest allowed versions in requirements.lock
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	  --no-header --no-annotate --group dev pyproject.toml -o requirements.lock

format: setup ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench-turn: setup ## what a verified turn costs, beside the SDK's hello world
	@$(BIN)/python -m benchmarks.turn

bench-stages: setup ## where the CPU time of a turn goes
	@$(BIN)/python -m benchmarks.stages

bench-growth: setup ## how cost grows with content; memory over 100,000 turns
	@$(BIN)/python -m benchmarks.growth

bench-simulator: setup ## the simulator beside virtual-alexa: speed and accuracy
	@mkdir -p build/node
	@test -d build/node/node_modules/virtual-alexa || ! command -v npm >/dev/null || \
	  npm install --prefix build/node --ignore-scripts --no-audit --no-fund --silent virtual-alexa@0.7.8
	@$(BIN)/python -m benchmarks.simulator

fuzz: setup ## random play and hostile input, long: make fuzz FUZZ_EXAMPLES=2000
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2000} $(BIN)/python -m pytest -q tests/robust
	@$(BIN)/python -m benchmarks.million --turns 1000000
	@$(BIN)/python -m benchmarks.door --requests 50000

fuzz-atheris: setup ## coverage-guided fuzzing of certificates and envelopes, ten minutes each
	@test -x build/atheris/bin/python || $(PYTHON) -m venv build/atheris
	@build/atheris/bin/python -m pip install --quiet --disable-pip-version-check atheris
	@build/atheris/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@for target in chain envelope; do \
	  build/atheris/bin/python -W ignore -m benchmarks.fuzz $$target -max_total_time=$${SECONDS_EACH:-600} || exit 1; done

audit: ## the pinned versions, their dates, and known weaknesses
	@test -x build/audit/bin/python || $(PYTHON) -m venv build/audit
	@build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@build/audit/bin/python -m benchmarks.audit

soak: setup ## two workers under mixed conversations: make soak minutes=60
	@$(BIN)/python -m benchmarks.soak --minutes $(or $(minutes),60)

clean: ## remove what was made (not .local, which holds the simulator's certificates)
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
