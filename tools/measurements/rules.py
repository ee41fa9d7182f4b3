"""When a record is refused: no machine, too few or impossible samples, faster than its limit."""

from __future__ import annotations

import math
from statistics import median
from typing import Any

MARGIN = 1.05
MIN_SAMPLES = 7
BUSY = 0.7  # load before a run, above which its sheet warns
ROLES = ("baseline", "way", "reference", "limit")
MACHINE = ("name", "cpu", "cores_usable", "os", "python", "torch")


class RecordError(ValueError):
    """A record that must not be kept or shown; the text names every fault."""


def rate(case: dict[str, Any], result: dict[str, Any]) -> float:
    """Bytes per second of one way: the bytes of the case over its median time."""
    return case["bytes"] / median(result["samples"])


def faults(record: dict[str, Any]) -> list[str]:
    """What is wrong with a record, in words; empty when it may be kept."""
    machine = record.get("machine") or {}
    found = [f"the machine block lacks {key!r}" for key in MACHINE if not machine.get(key)]
    if not record.get("cases"):
        found.append("there is no case")
    for case in record.get("cases", []):
        wrong = _sample_faults(case)
        found += [f"{case['id']}: {text}" for text in wrong or _role_faults(case)]
    return found


def _sample_faults(case: dict[str, Any]) -> list[str]:
    found = []
    for result in case["results"]:
        samples = result["samples"]
        if len(samples) < MIN_SAMPLES:
            found.append(f"{result['id']} has {len(samples)} samples; at least {MIN_SAMPLES}")
        if any(not math.isfinite(sample) or sample <= 0 for sample in samples):
            found.append(f"{result['id']} has a sample that is no positive time")
    if len({len(result["samples"]) for result in case["results"]}) > 1:
        found.append("the ways have different numbers of samples: the rounds were not whole")
    return found


def _role_faults(case: dict[str, Any]) -> list[str]:
    by_role: dict[str, list[dict]] = {role: [] for role in ROLES}
    for result in case["results"]:
        by_role[result["role"]].append(result)
    found = [
        f"{len(by_role[role])} results have the role {role!r}; exactly one must"
        for role in ("baseline", "limit")
        if len(by_role[role]) != 1
    ]
    if found:
        return found
    bound = rate(case, by_role["limit"][0])
    for result in case["results"]:
        if result["role"] != "limit" and rate(case, result) > MARGIN * bound:
            share = rate(case, result) / bound
            found.append(f"{result['id']} runs at {share:.2f} of the limit; above {MARGIN}")
    return found


def insist(record: dict[str, Any], name: str) -> None:
    """Raise RecordError with all faults of the record called `name`, if it has any."""
    if found := faults(record):
        raise RecordError(f"{name}: refused, " + "; ".join(found))
