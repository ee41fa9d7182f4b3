"""When a record is refused: no machine, too few or impossible samples, faster than its limit."""

from __future__ import annotations

import math
from statistics import median
from typing import Any

from tools.measurements.limits import limit_of
from tools.measurements.schema import breaches

MARGIN = 1.05
MIN_SAMPLES = 7
BUSY = 0.7  # load before a run, above which its sheet warns
ONLY_ONE = ("baseline", "limit")  # roles that one result of a case may have
MACHINE = ("name", "cpu", "cores_usable", "os", "python", "torch")
LEAST = {"s": "no positive time", "count": "no count", "bytes": "no finite number of bytes"}


class RecordError(ValueError):
    """A record that must not be kept or shown; the text names every fault."""


def rate(case: dict[str, Any], result: dict[str, Any]) -> float:
    """Bytes per second of one way: the bytes of the case over its median time."""
    return case["bytes"] / median(result["samples"])


def bound(case: dict[str, Any]) -> float | None:
    """Bytes per second that no way of a case may pass: of its link, or measured, or None.

    Of two limits the lower one counts.
    """
    if case["unit"] != "s" or not case["bytes"]:
        return None
    found = [rate(case, result) for result in case["results"] if result["role"] == "limit"]
    if case.get("limit"):
        found.append(case["limit"]["bytes_per_second"])
    return min(found, default=None)


def faults(record: dict[str, Any]) -> list[str]:
    """What is wrong with a record, in words; empty when it may be kept."""
    if found := breaches(record) + _of_the_machine(record):
        return found
    if record["parameters"].get("smoke") or "--smoke" in record["run"]["command"]:
        found.append("$.parameters: a smoke run only tries the program out")
    for n, case in enumerate(record["cases"]):
        wrong = _sample_faults(case) or _role_faults(case) + _limit_faults(case, record)
        found += [f"$.cases[{n}], {case['id']}: {text}" for text in wrong]
    return found


def _of_the_machine(record: dict[str, Any]) -> list[str]:
    machine = record.get("machine") or {}
    found = [f"the machine block lacks {key!r}" for key in MACHINE if not machine.get(key)]
    if not record.get("cases"):
        found.append("there is no case")
    return found


def _sample_faults(case: dict[str, Any]) -> list[str]:
    found = []
    for result in case["results"]:
        samples = result["samples"]
        if len(samples) < MIN_SAMPLES:
            found.append(f"{result['id']} has {len(samples)} samples; at least {MIN_SAMPLES}")
        if not all(_possible(sample, case["unit"]) for sample in samples):
            found.append(f"{result['id']} has a sample that is {LEAST[case['unit']]}")
    if len({len(result["samples"]) for result in case["results"]}) > 1:
        found.append("the ways have different numbers of samples: the rounds were not whole")
    return found


def _possible(sample: float, unit: str) -> bool:
    """A time is positive, a count not negative; bytes may have become fewer."""
    least = {"s": sample > 0, "count": sample >= 0, "bytes": True}
    return math.isfinite(sample) and least[unit]


def _role_faults(case: dict[str, Any]) -> list[str]:
    found = []
    for role in ONLY_ONE:
        if (n := sum(result["role"] == role for result in case["results"])) > 1:
            found.append(f"{n} results have the role {role!r}; one may")
    names = [result["id"] for result in case["results"]]
    found += [f"{name} stands twice" for name in sorted(set(names)) if names.count(name) > 1]
    return found


def _limit_faults(case: dict[str, Any], record: dict[str, Any]) -> list[str]:
    if "link" in case:
        if not record["machine"]["gpu"]:
            return ["the bytes went to a GPU, and the machine block names none"]
        if case["unit"] != "s" or not case["bytes"]:
            return ["a case with a link needs bytes and times"]
        if case.get("limit", "none stands") != limit_of(case, record["machine"]):
            return ["limit is not what the link of the machine block gives"]
    most = bound(case)
    if most is None:
        return []
    shares = {
        result["id"]: rate(case, result) / most
        for result in case["results"]
        if result["role"] != "limit" or case.get("limit")
    }
    return [
        f"{name} runs at {share:.2f} of the limit; above {MARGIN}"
        for name, share in shares.items()
        if share > MARGIN
    ]


def insist(record: dict[str, Any], name: str) -> None:
    """Raise RecordError with all faults of the record called `name`, if it has any."""
    if found := faults(record):
        raise RecordError(f"{name}: refused, " + "; ".join(found))
