"""How a measured number is written: times, rates, bytes and counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from tools.measurements.rules import bound, rate

Case = dict[str, Any]
TIMES = (("µs", 1e-6, 1e-3), ("ms", 1e-3, 10.0))  # name, seconds, used below this many seconds
SIZES = (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10))


def digits(value: float) -> str:
    """Three digits that mean something: 1.23, 12.3, 123."""
    size = abs(value)
    return f"{value:.0f}" if size >= 99.95 else f"{value:.1f}" if size >= 9.995 else f"{value:.2f}"


def time_unit(seconds: float) -> tuple[str, float]:
    """The unit in which a time is written, and its length in seconds."""
    return next(((name, one) for name, one, below in TIMES if seconds < below), ("s", 1.0))


def size(value: float) -> str:
    """Bytes with a binary unit: 4 KiB, 1.5 GiB, 0 B; may be negative."""
    for name, one in SIZES:
        if abs(value) >= one:
            part = value / one
            return f"{part:.0f} {name}" if part == int(part) else f"{digits(part)} {name}"
    return f"{value:.0f} B"


def plain(value: float) -> str:
    """A number without a unit: as it is if whole, else with three digits that mean something."""
    return f"{value:.0f}" if value == int(value) else digits(value)


@dataclass(frozen=True)
class Unit:
    """How the samples of some cases are written: the unit's name, and a sample in it."""

    name: str
    number: Callable[[Case, float], float]
    text: Callable[[float], str] = digits

    def spread(self, case: Case, samples: list[float]) -> tuple[float, float, float]:
        """Low, median and high in this unit."""
        found = [self.number(case, value) for value in (min(samples), max(samples))]
        return min(found), self.number(case, median(samples)), max(found)


def unit_of(cases: list[Case], kind: str) -> Unit:
    """One unit for all the cases: GB/s for `rate`, a fitting unit of time, or that of the case."""
    if cases[0]["unit"] == "bytes":
        return Unit("", lambda case, value: value, size)
    if cases[0]["unit"] == "count":
        return Unit("", lambda case, value: value, plain)
    if kind == "rate":
        return Unit("GB/s", lambda case, value: case["bytes"] / value / 1e9)
    shortest = min(median(way["samples"]) for case in cases for way in case["results"])
    name, one = time_unit(shortest)
    return Unit(name, lambda case, value: value / one)


@dataclass(frozen=True)
class Figure:
    """One way of one case in a sentence: `{case[way]}` is its speed against the baseline."""

    case: Case
    way: dict[str, Any]

    def __format__(self, spec: str) -> str:
        """The speed against the baseline; the format of a sentence has no other for it."""
        return speed(relative_speed(self.case, self.way))

    @property
    def rate(self) -> str:
        """Gigabytes per second."""
        return digits(rate(self.case, self.way) / 1e9)

    @property
    def value(self) -> str:
        """The median with its unit."""
        middle = median(self.way["samples"])
        if self.case["unit"] == "s":
            name, one = time_unit(middle)
            return f"{digits(middle / one)} {name}"
        return size(middle) if self.case["unit"] == "bytes" else plain(middle)

    @property
    def share(self) -> str:
        """Of the limit; ValueError where the case has none."""
        most = bound(self.case)
        if most is None:
            raise ValueError(f"{self.case['id']} has no limit to take a share of")
        return f"{rate(self.case, self.way) / most:.0%}"


def baseline(case: Case) -> dict[str, Any] | None:
    """The result that the others are compared with, if the case has one."""
    return next((way for way in case["results"] if way["role"] == "baseline"), None)


def relative_speed(case: Case, way: dict[str, Any]) -> float:
    """The baseline's median time over this one's: above 1 is faster. ValueError without one."""
    if (first := baseline(case)) is None:
        raise ValueError(f"{case['id']} has no baseline")
    return median(first["samples"]) / median(way["samples"])


def speed(ratio: float) -> str:
    """A ratio of speeds: two decimals below ten, one above."""
    return f"{ratio:.1f}" if ratio >= 10 else f"{ratio:.2f}"
