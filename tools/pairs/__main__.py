"""Tries all pairs and records the verdicts: ``python -m tools.pairs [--show] [ARGUMENT ...]``.

With the names of arguments only their pairs are tried (of two names, the pair), every trial that is
not as predicted is printed, and nothing is recorded. ``--show`` does that for all pairs.
"""

from __future__ import annotations

import argparse
import sys

from tools.pairs.grid import load
from tools.pairs.run import CHILDREN, outcomes
from tools.pairs.verdicts import Judged, judge, kept, verdicts, write


def lines(judged: Judged) -> list[str]:
    """One trial for a person to read."""
    trial = judged.trial
    values = ", ".join(f"{n}={v}" for n, v in zip(trial.pair, trial.values, strict=True))
    return [f"{trial.base}: {values}"] + [
        f"    {each.kind}, {each.feature}: predicted {kept(each.predicted)}, got {kept(each.seen)}"
        for each in judged.differences
    ]


def main(arguments: list[str] | None = None) -> int:
    """Try, then print or record; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.pairs", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print, record nothing")
    parser.add_argument("--children", type=int, default=CHILDREN, help="processes at a time")
    parser.add_argument("names", nargs="*", metavar="ARGUMENT")
    options = parser.parse_args(arguments)
    grid = load()
    if unknown := set(options.names) - set(grid.values):
        parser.error(f"no such argument: {', '.join(sorted(unknown))}")
    names = set(options.names)
    pairs = [p for p in grid.pairs if names <= set(p) or (len(names) > 2 and set(p) <= names)]
    trials = [trial for pair in pairs for trial in grid.trials(pair)]
    settings = {setting for trial in trials for setting in trial.settings}
    found = judge(trials, outcomes(settings, options.children))
    differ = [each for each in found if each.differences]
    if names or options.show:
        print(*(line for each in differ for line in lines(each)), sep="\n")
    else:
        write(verdicts(grid, found))
    print(f"{len(pairs)} pairs, {len(trials)} trials, {len(settings)} settings; ", end="")
    print(f"{len({each.trial.pair for each in differ})} pairs interact, in {len(differ)} trials")
    return 0


if __name__ == "__main__":
    sys.exit(main())
