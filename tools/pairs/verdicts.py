"""What the machine says about each pair, and the file that holds it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.pairs.grid import Grid, Setting, Trial
from tools.pairs.predict import KINDS, Difference, differences
from tools.paths import SNIPPETS, pinned_torch

VERDICTS = SNIPPETS / "arguments" / "together" / "verdicts.json"
LONG = 160  # characters of a value; of a longer one only its beginning is kept


@dataclass(frozen=True)
class Judged:
    """One trial and where it is not what each value alone predicts."""

    trial: Trial
    differences: tuple[Difference, ...]


def judge(trials: Iterable[Trial], outcomes: dict[Setting, dict]) -> list[Judged]:
    """Compare every trial with what its values alone predict.

    Raises:
        ValueError: A base fails.
    """
    judged = []
    for trial in trials:
        base, one, other, both = (outcomes[setting] for setting in trial.settings)
        judged.append(Judged(trial, tuple(differences(base, one, other, both))))
    return judged


def verdict(judged: list[Judged], bases: list[str]) -> dict[str, Any]:
    """What all trials of one pair say together.

    ``runs`` is how often two values were tried together, ``differ`` how often they interacted,
    ``which`` the numbers of those trials, ``how`` how often in which way, and ``witness`` the
    trial that shows it best: an error that neither gives alone, before anything else; of those
    the first base, then what a reader notices.
    """
    found = [each for each in judged if each.differences]
    firsts = [each.differences[0] for each in found]
    how = {kind: sum(first.kind == kind for first in firsts) for kind in KINDS}
    made = {
        "runs": len(judged),
        "differ": len(found),
        "which": ranges([number for number, each in enumerate(judged) if each.differences]),
        "how": {kind: number for kind, number in how.items() if number},
    }
    if found:

        def rank(each: Judged) -> tuple[int, int, int]:
            kind, feature = each.differences[0].rank
            return kind, bases.index(each.trial.base), feature

        best = min(found, key=rank)
        first = best.differences[0]
        made["witness"] = {
            "base": best.trial.base,
            "values": list(best.trial.values),
            "feature": first.feature,
            "predicted": kept(first.predicted),
            "seen": kept(first.seen),
        }
    return made


def ranges(numbers: list[int]) -> str:
    """Rising numbers as text: ``0-3,7``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(f"{first}-{last}" if last > first else f"{first}" for first, last in parts)


def numbers(text: str) -> set[int]:
    """What ``ranges`` made a text of."""
    found: set[int] = set()
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def changed(
    grid: Grid, recorded: dict[str, dict[str, Any]], judged: Iterable[Judged]
) -> list[tuple[Trial, str]]:
    """The trials that are not as recorded, each with what is other; those not judged are not."""
    by_trial = {each.trial: each for each in judged}
    found = []
    for pair in grid.pairs:
        trials, verdict = list(grid.trials(pair)), recorded.get(name(pair), {})
        if len(trials) != verdict.get("runs"):
            raise ValueError(f"{pair}: other trials than recorded; run python -m tools.pairs")
        which = numbers(verdict["which"])
        for number, trial in enumerate(trials):
            differs = bool(trial in by_trial and by_trial[trial].differences)
            if trial in by_trial and differs != (number in which):
                how = [(each.feature, kept(each.seen)) for each in by_trial[trial].differences]
                text = f"interacts: {how}" if differs else "interacts no more"
                found.append((trial, f"{trial.base}: {trial.pair} = {trial.values}: {text}"))
    return found


def kept(value: Any) -> str:
    """A value as the file holds it: JSON, or the beginning of it."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONG else text[:LONG] + "…"


def name(pair: tuple[str, str]) -> str:
    """How a pair is called in the file."""
    return " ".join(pair)


def verdicts(grid: Grid, judged: Iterable[Judged]) -> dict[str, Any]:
    """The verdicts of all pairs, as the file holds them."""
    by_pair: dict[tuple[str, str], list[Judged]] = {pair: [] for pair in grid.pairs}
    for each in judged:
        by_pair[each.trial.pair].append(each)
    bases = [base.id for base in grid.bases]
    pairs = {name(pair): verdict(trials, bases) for pair, trials in by_pair.items()}
    return {"torch": pinned_torch(), "pairs": pairs}


def read(path: Path = VERDICTS) -> dict[str, dict[str, Any]]:
    """The recorded verdicts by the names of the pairs."""
    return json.loads(path.read_text(encoding="utf-8"))["pairs"]


def write(made: dict[str, Any], path: Path = VERDICTS) -> None:
    """Record verdicts."""
    text = json.dumps(made, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
