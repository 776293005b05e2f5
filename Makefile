# Everything a developer needs. `make` alone lists it.
PYTHON ?= python3
BIN ?= .venv/bin
DEPLOY_BIN := build/deploy-venv/bin
# Every step installs what a lock pins, by hash, resolves nothing and builds nothing; `pip check`
# says whether the lock was whole. Node's parts by package-lock.json: npm ci takes exactly that.
INSTALL := -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all:
WHOLE := -m pip --disable-pip-version-check check
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund --loglevel error
TOOLS := chromium flite espeak-ng
# What needs no browser and plays nothing through a served skill. Every word of the content is
# rendered once, by `make test`: that is long, and asks nothing of the Python that it runs on.
ALL_WORDS := tests/test_held.py tests/test_answers.py
UNIT_TESTS = tests/nlu tests/dialog tests/knowledge tests/alexa tests/stores \
  $(filter-out $(ALL_WORDS),$(wildcard tests/test_*.py))
export SAM_CLI_TELEMETRY := 0
export Q

.DEFAULT_GOAL := help
.PHONY: help setup talk conversations simulator simulator-screen screens ask play test long test-coverage node-tools browser-tools check model held graph review \
  triage-report understanding figures figures-crossed plays-rough ratchet readings coverage voice-check model-report audio serve lock format clean package certify test-313 deploy-check deploy-tools \
  build-SkillFunction bench-turn bench-stages bench-reading bench-growth bench-simulator bench-peers bench-cold bench-gunicorn bench-flood hosting-tools fuzz fuzz-atheris audit soak train train-agree train-measure

help: ## list what can be made
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: .venv/ready ## make the virtual environment from requirements.lock

.venv/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cramp Coach needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 2; }
	@echo "Setting up .venv (once, about half a minute) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python $(INSTALL) -r requirements.lock
	@$(BIN)/python $(WHOLE) >/dev/null || $(BIN)/python $(WHOLE)
	@touch $@

talk: setup ## talk to the skill in the terminal
	@$(BIN)/python -m simulator talk

simulator: setup ## open the simulator as a page in a browser
	@$(BIN)/python -m simulator web

ask: setup ## ask one question: make ask Q="why do my legs cramp at night"
	@$(BIN)/python -m simulator ask "$$Q"

play: setup ## play the conversations of tests/conversations and tests/reminders
	@$(BIN)/python -m simulator play tests/conversations tests/reminders

test: setup ## run the tests, on two processors
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal

long: setup ## tests that take long: every lock into an empty environment, some random play
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m long
	@echo "Hours more, before a release: make fuzz (random play), make fuzz-atheris (half an hour), make soak (an hour)"

test-coverage: setup ## run the tests and say what they never reach (half as slow again)
	@$(BIN)/python -m pytest -q --cov --cov-report=term

test-313: setup ## run the unit tests on Python 3.13 too, where one runs (PYTHON313=, or python3.13 on PATH)
	@found=$$($(BIN)/python -m deploy python) || exit 2; \
	if [ -z "$$found" ]; then \
	  echo "No Python 3.13 was found that runs: the tests ran on $$($(BIN)/python -V) alone." \
	    "Name one with PYTHON313=/path/to/python3.13"; exit 0; fi; \
	$(MAKE) --no-print-directory PYTHON313=$$found build/venv-313/ready && \
	echo "Unit tests on $$(build/venv-313/bin/python -V), $$found" && \
	build/venv-313/bin/python -m pytest -q -n 2 --dist worksteal -p no:cacheprovider $(UNIT_TESTS)

build/venv-313/ready: requirements.lock
	@$(PYTHON313) -m venv build/venv-313
	@build/venv-313/bin/python $(INSTALL) -r requirements.lock
	@build/venv-313/bin/python $(WHOLE) >/dev/null || build/venv-313/bin/python $(WHOLE)
	@touch $@

node-tools: build/node/ready ## what some tests need from npm: axe-core, dynalite, apl-suggester

build/node/ready: requirements/node/package.json requirements/node/package-lock.json
build/node-bench/ready: requirements/node-bench/package.json requirements/node-bench/package-lock.json
# In the folder itself, where a person's own npm settings hold too.
build/node/ready build/node-bench/ready:
	@command -v npm >/dev/null || \
	  { echo "Install Node.js with npm: $(@D) needs what $(<D)/package.json lists" >&2; exit 2; }
	@mkdir -p $(@D) && cp $^ $(@D)/
	@cd $(@D) && $(NPM_CI) >/dev/null
	@touch $@

check: setup ## style, types, import contracts, content and generated files
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m workshop check
	@$(BIN)/python -m workshop model --check
	@$(BIN)/python -m workshop.train behind

model: setup ## build interaction_model/en.json from intents.yaml and what people say
	@$(BIN)/python -m workshop model

held: setup ## write what is held word for word anew (tests/held): read its diff
	@$(BIN)/python -m workshop.held

review: setup ## the booklet for reviewers: build/booklet.html, a page that prints well
	@mkdir -p build && $(BIN)/python -m workshop review > build/booklet.html && echo "build/booklet.html"

graph: setup ## draw the leg check: docs/triage.dot (and .svg where Graphviz is installed)
	@$(BIN)/python -m workshop graph > docs/triage.dot
	@mkdir -p build
	@if command -v dot >/dev/null; then dot -Tsvg docs/triage.dot -o build/triage.svg; \
	  else echo "docs/triage.dot is written; for a picture install Graphviz (dot)"; fi

triage-report: setup ## where the checks of patients in their own words end (ARGS="--rough --misses")
	@$(BIN)/python -m tests.played.triage_report $(ARGS)

conversations: setup ## how many turns of strangers' conversations come out right (ARGS="--misses")
	@$(BIN)/python -m tests.played.talk_report $(ARGS)

understanding: setup ## how well our reader understands, each set apart; red at a step back from figures.json
	@$(BIN)/python -m tests.understanding $(ARGS)

figures: setup ## the same, written to docs/understanding/figures.json: read its diff
	@$(BIN)/python -m tests.understanding --write

plays-rough: setup ## plays whose sentences arrive damaged, by five seeds: mean and worst
	@$(BIN)/python -m tests.played.rough_plays $(ARGS)

ratchet: setup ## take in the test sentences that pass newly: tests/understanding/ratchet.yaml
	@$(BIN)/python -m tests.understanding.ratchet

figures-crossed: setup build/train-venv/ready ## cross-validation inside our own lines: ten minutes of a processor
	@nice build/train-venv/bin/python -m workshop.train leave-out build/crossed
	@$(BIN)/python -m tests.understanding --crossed build/crossed

readings: setup ## how well our reader reads labelled lines: make readings SETS="a.jsonl b.jsonl" ARGS="--misses all"
	@$(BIN)/python -m tests.understanding.readings $(SETS) $(ARGS)

browser-tools: simulator-screen node-tools ## what the browser tests need: Chromium, voices (apt, as root), axe-core (npm)
	@missing=; for tool in $(TOOLS); do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	  if [ -n "$$missing" ]; then \
	    if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	      echo "Install$$missing: this target can do it only as root, with apt" >&2; exit 2; fi; \
	    apt-get update -qq && apt-get install -qq -y $$missing >/dev/null; fi

screens: setup ## pictures of what devices with a screen show: build/screens
	@$(BIN)/python -m tests.screens

hosting-tools: ## what reads the files for hosting it oneself: nginx, systemd-analyze (apt, as root)
	@PATH="$$PATH:/usr/sbin"; missing=; command -v nginx >/dev/null || missing="nginx-light"; \
	  command -v systemd-analyze >/dev/null || missing="$$missing systemd"; \
	  if [ -n "$$missing" ]; then \
	    if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	      echo "Install $$missing: this target can do it only as root, with apt" >&2; exit 2; fi; \
	    apt-get update -qq && RUNLEVEL=1 apt-get install -qq -y $$missing >/dev/null; fi

simulator-screen: setup ## fetch Amazon's renderer for the page's screen (npm, once)
	@$(BIN)/python -m simulator.page.renderer .local/screen

coverage: setup ## what the plays and test sentences never touch
	@$(BIN)/python -m simulator coverage

voice-check: setup ## speak 40 questions (flite), recognise them (pocketsphinx), count what arrives
	@$(BIN)/python $(INSTALL) -r requirements/voice.lock
	@$(BIN)/python -m simulator voice-check

model-report: setup ## how the model hands words over, and its faults (of a model of samples: conflicts, confusions)
	@$(BIN)/python -m simulator report

audio: setup ## make the sounds of the bedtime routine: build/audio
	@$(BIN)/python -m workshop audio

serve: setup ## serve the skill (needs CRAMP_COACH_APPLICATION_ID)
	@$(BIN)/python -m skill serve

package: setup ## build the skill package (MODEL=open|carried|phrase, STAGE=, ENDPOINT=, PUBLIC_URL=, UNREVIEWED_BY_NAME=)
	@$(BIN)/python -m deploy package $(if $(MODEL),--model $(MODEL)) $(if $(STAGE),--stage $(STAGE)) \
	  $(if $(ENDPOINT),--endpoint $(ENDPOINT)) $(if $(PUBLIC_URL),--public-url $(PUBLIC_URL)) \
	  $(if $(UNREVIEWED_BY_NAME),--unreviewed-by-name "$(UNREVIEWED_BY_NAME)")

certify: setup ## play Amazon's certification; the report: build/certification.md
	@$(BIN)/python -m deploy certify $(if $(MODEL),--model $(MODEL)) $(if $(STAGE),--stage $(STAGE)) \
	  $(if $(ENDPOINT),--endpoint $(ENDPOINT)) $(if $(PUBLIC_URL),--public-url $(PUBLIC_URL))

deploy-check: setup deploy-tools node-tools ## check template.yaml, build the artefact, and play with it
	@BIN=$(abspath $(BIN)) DEPLOY_BIN=$(abspath $(DEPLOY_BIN)) deploy/check

deploy-tools: setup build/deploy-venv/ready

build/deploy-venv/ready: deploy/requirements-deploy.lock
	@echo "Setting up build/deploy-venv with SAM and cfn-lint (once, about a minute) …"
	@$(BIN)/python -m venv build/deploy-venv
	@$(DEPLOY_BIN)/python $(INSTALL) -r deploy/requirements-deploy.lock
	@$(DEPLOY_BIN)/python $(WHOLE) >/dev/null || $(DEPLOY_BIN)/python $(WHOLE)
	@touch $@

# `sam build` calls this one (template.yaml: BuildMethod), with ARTIFACTS_DIR.
build-SkillFunction:
	@test -x $(BIN)/python || { echo "no $(BIN)/python: run 'make setup' first" >&2; exit 2; }
	@$(BIN)/python -m deploy artefact "$(ARTIFACTS_DIR)"

COMPILE := build/uv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url

build/uv/ready: requirements/uv.lock
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/python $(INSTALL) -r requirements/uv.lock
	@touch $@

# Upwards only where what is allowed allows it. The npm locks name no registry: npm ci needs none.
lock: build/uv/ready ## pin the newest allowed versions in every lock
	@$(COMPILE) --upgrade --python-version 3.11 --group dev pyproject.toml -o requirements.lock
	@$(COMPILE) --upgrade --python-version 3.11 pyproject.toml -o deploy/requirements-serve.lock
	@$(COMPILE) --upgrade --python-version 3.13 deploy/requirements-lambda.in -o deploy/requirements-lambda.lock
	@$(COMPILE) --upgrade --python-version 3.11 deploy/requirements-deploy.in -o deploy/requirements-deploy.lock
	@$(COMPILE) --upgrade --python-version 3.11 workshop/train/requirements.in -o workshop/train/requirements.lock
	@for each in uv audit atheris voice oldest-pip; do \
	  $(COMPILE) --upgrade --python-version 3.11 -c requirements.lock requirements/$$each.in -o requirements/$$each.lock || exit 1; done
	@for each in requirements/node requirements/node-bench; do \
	  (cd $$each && npm update --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund) || exit 1; done

format: setup ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench-turn: setup ## what a verified turn costs, beside the SDK's hello world
	@$(BIN)/python -m benchmarks.turn

bench-stages: setup ## where the CPU time of a turn goes
	@$(BIN)/python -m benchmarks.stages

bench-reading: setup ## what it costs to read a sentence, and to load the reader
	@$(BIN)/python -m benchmarks.reading

bench-growth: setup ## how cost grows with content and with people; memory over 100,000 turns
	@$(BIN)/python -m benchmarks.growth
	@$(BIN)/python -m benchmarks.stored

bench-simulator: setup ## the simulator beside virtual-alexa: speed and accuracy
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory build/node-bench/ready; fi
	@$(BIN)/python -m benchmarks.simulator

bench-peers: setup ## our reader beside the first edition, virtual-alexa, nlp.js: make bench-peers SETS="grow check FILE.jsonl"
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory build/node-bench/ready; fi
	@$(BIN)/python -m benchmarks.side_by_side $(SETS)

bench-cold: setup ## a cold start of the artefact, beside the SDK's hello world built alike
	@$(BIN)/python -m benchmarks.cold_start

bench-gunicorn: setup ## workers and threads of gunicorn: requests a second, p99, slow senders
	@$(BIN)/python -m benchmarks.gunicorn_settings

bench-flood: setup ## turns beside 400 connections of strangers, and what an answer to one costs
	@$(BIN)/python -m benchmarks.flood

fuzz: setup ## random play by words and hostile input, long: make fuzz FUZZ_EXAMPLES=2000 minutes=25
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2000} $(BIN)/python -m pytest -q tests/robust
	@$(BIN)/python -m benchmarks.million --turns $(or $(turns),1000000) $(if $(minutes),--minutes $(minutes))
	@$(BIN)/python -m benchmarks.door --requests 50000 $(if $(minutes),--minutes $(minutes))

build/atheris/ready: requirements/atheris.lock requirements.lock
	@$(PYTHON) -m venv build/atheris
	@build/atheris/bin/python $(INSTALL) -r requirements/atheris.lock -r requirements.lock
	@touch $@

fuzz-atheris: build/atheris/ready ## coverage-guided fuzzing of certificates, envelopes and the reader, ten minutes each
	@for target in chain envelope reader; do \
	  build/atheris/bin/python -W ignore -m benchmarks.fuzz $$target -max_total_time=$${SECONDS_EACH:-600} || exit 1; done

build/audit/ready: requirements/audit.lock
	@$(PYTHON) -m venv build/audit
	@build/audit/bin/python $(INSTALL) -r requirements/audit.lock
	@touch $@

audit: build/audit/ready ## the pinned versions, their dates, and known weaknesses
	@build/audit/bin/python -m benchmarks.audit

soak: setup ## two workers under mixed conversations: make soak minutes=60
	@$(BIN)/python -m benchmarks.soak --minutes $(or $(minutes),60)

clean: ## remove what was made (not .local, which holds the simulator's certificates)
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage

train: build/train-venv/ready ## make en.ear anew from the lines it grows from (scikit-learn in build/train-venv)
	@build/train-venv/bin/python -m workshop.train

train-agree: setup ## where the lines changed: red if an ear made anew answers other than the committed one
	@$(BIN)/python -m workshop.train fresh || \
	  { $(MAKE) --no-print-directory build/train-venv/ready && build/train-venv/bin/python -m workshop.train agree; }

train-measure: build/train-venv/ready ## calibrate the ear and print the figures of docs/understanding/training.md
	@build/train-venv/bin/python -m workshop.train measure

build/train-venv/ready: workshop/train/requirements.lock
	@echo "Setting up build/train-venv with scikit-learn (once, about a minute) …"
	@$(PYTHON) -m venv build/train-venv
	@build/train-venv/bin/python $(INSTALL) -r workshop/train/requirements.lock
	@touch $@
