# Each line is a call of a small program under tools/; CI and a person run the same.
PYTHON ?= python3
VENV := .venv/bin/python
PART ?=
ONLY ?=
PAGE ?=
MACHINE ?=
WHEEL ?=
# Twice the cores of the smallest machine: programs wait for workers, pages for the browser.
WORKERS ?= 4
TORCH ?= newest
START ?=

# Not from the environment, where NAME or IN may be something else.
NAME =
KIND =
IN =
NEEDS =

.PHONY: setup lint serve test test-all record facts history pair gpu measure snippets new-page new-snippet lock urls lighthouse offline

setup: ; @$(PYTHON) -m tools.venv
# What the requirements bring with them, fixed anew after a pin changed.
lock: ; @$(PYTHON) -m tools.lock
serve: ; @$(PYTHON) -m tools.serve
record: setup ; @$(VENV) -m tools.record $(ONLY)
facts: setup ; @$(VENV) -m tools.facts
# A release of torch, from its downloaded wheel: pip download --no-deps torch==2.16.0
history: setup ; @$(VENV) -m tools.history $(WHEEL) && $(VENV) -m tools.facts
new-page: setup ; @$(VENV) -m tools.new_page "$(PAGE)" --kind "$(KIND)" --in "$(IN)"
new-snippet: setup ; @$(VENV) -m tools.new_snippet "$(NAME)" --needs "$(NEEDS)"
# The addresses of new pages, kept for ever: docs/urls.txt.
urls: ; @$(PYTHON) -m tools.site.urls
pair: setup ; @$(VENV) -m tools.pair $(PAGE)
lint: setup ; @$(VENV) -m ruff check && $(VENV) -m ruff format --check --quiet tools tests
test: lint ; @$(VENV) -m pytest -n $(WORKERS) --dist worksteal tests/$(PART)
test-all: lint ; @$(VENV) -m pytest -n $(WORKERS) --dist worksteal --all-starts --all-pages tests/$(PART)
# Programs on another torch: newest, pinned or a release; START=spawn: those programs.
snippets: ; @$(PYTHON) -m tools.other_torch $(TORCH) --start "$(START)" --workers $(WORKERS)
# Both editions as one zip, to be read without a network.
offline: setup ; @$(VENV) -m tools.offline
# Mobile scores of eight pages, as one table; needs Node.
lighthouse: setup ; @$(VENV) -m tools.lighthouse
# The machine's own Python: torch and pytest, nothing else.
gpu: ; @$(PYTHON) -m tools.gpu
measure: ; @$(PYTHON) -m tools.measure --machine "$(MACHINE)" $(ONLY)
