"""The matrix of pairs: what is recorded is what torch does, and every interaction is explained."""

from __future__ import annotations

import pytest
import torch

from tools.pairs.grid import Grid, Trial, load
from tools.pairs.run import outcomes
from tools.pairs.sentences import faults
from tools.pairs.sentences import load as load_sentences
from tools.pairs.verdicts import changed, judge, name, numbers, read
from tools.paths import pinned_torch

INSTALLED = torch.__version__.split("+")[0]
PINNED = pinned_torch() == INSTALLED
EVERY = 20  # of the trials with workers that do not interact, `make test` takes every so manieth


@pytest.fixture(scope="module")
def grid() -> Grid:
    return load()


def test_all_pairs_are_there(grid):
    assert len(grid.pairs) == 136
    assert [name(pair) for pair in grid.pairs] == list(read())


def test_every_interaction_has_a_sentence_and_every_sentence_an_interaction(grid):
    assert not faults(load_sentences(list(grid.values)), read())


@pytest.mark.skipif(not PINNED, reason=f"recorded on torch {pinned_torch()}, here {INSTALLED}")
def test_the_verdicts_are_those_of_torch(grid, pytestconfig):
    everything = pytestconfig.getoption("--all-starts")
    trials = [t for pair in grid.pairs for t in grid.trials(pair)] if everything else some(grid)
    children = 4 if everything else 2  # workers wait more than they work
    wrong = changed(grid, read(), judge(trials, tried(trials, children)))
    # A machine that stands still for seconds can delay a worker: what differs is tried again.
    again = [trial for trial, _ in wrong]
    wrong = changed(grid, read(), judge(again, tried(again, 1)))
    assert not wrong, "run python -m tools.pairs:\n" + "\n".join(text for _, text in wrong)
    print(f"{len(trials)} trials as recorded")


def tried(trials: list[Trial], children: int) -> dict:
    """What came of every setting of some trials."""
    return outcomes({setting for trial in trials for setting in trial.settings}, children)


def some(grid: Grid) -> list[Trial]:
    """Every trial without workers; with workers the witness of each pair and a few that agree."""
    found, agreeing = [], 0
    for pair in grid.pairs:
        verdict = read()[name(pair)]
        which, witness = numbers(verdict["which"]), verdict.get("witness", {})
        for number, trial in enumerate(grid.trials(pair)):
            shows = [trial.base, list(trial.values)] == [witness.get("base"), witness.get("values")]
            agreeing += trial.workers and number not in which
            slow = any(word in str(trial.values) for word in ("Slow", "late", "Unsendable"))
            if not trial.workers or (
                not slow and (shows or (number not in which and agreeing % EVERY == 0))
            ):
                found.append(trial)
    return found
