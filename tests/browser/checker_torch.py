"""What torch itself answers to the calls that the argument checker is asked about.

Expressions are evaluated here as Python; the checker has to read them by itself.
"""

from __future__ import annotations

import datetime
import functools
import math
import multiprocessing
import os
import random
import re
import signal
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from fractions import Fraction
from types import ModuleType
from typing import Any

import numpy as np
import torch
from torch.utils import data
from torch.utils.data import DataLoader, Dataset, IterableDataset

PHASES = ("construct", "iterate", "first")
PROCESSES = 2
CHUNK = 2_000  # calls sent to a process at once
PATIENCE = 60  # seconds until a call counts as hanging


class It(IterableDataset):
    """Iterable-style: 0 to 7, without a length."""

    def __iter__(self) -> Any:
        """The numbers, from 0."""
        return iter(range(8))


class SizedIt(It):
    """The same with a length."""

    def __len__(self) -> int:
        """How many numbers come."""
        return 8


class NoLen(Dataset):
    """Map-style without a length: each index is its own sample."""

    def __getitem__(self, index: Any) -> Any:
        """The index itself."""
        return index


class Numbers(NoLen):
    """The same with a length."""

    def __len__(self) -> int:
        """How many samples there are."""
        return 8


def space() -> dict[str, Any]:
    """The names that an expression may use, as a program of the page imports them."""
    names = {name: getattr(data, name) for name in data.__all__}
    names |= {"np": np, "torch": torch, "multiprocessing": multiprocessing, "os": os}
    names |= {"datetime": datetime, "math": math, "random": random, "time": time}
    names |= {"Decimal": Decimal, "Fraction": Fraction, "D": list(range(8)), "__name__": "__main__"}
    for own in (It, SizedIt, NoLen, Numbers):
        own.__module__ = "__main__"
        names[own.__name__] = own
    return names


def answers(calls: list[dict[str, str]], until: str, world: dict[str, Any]) -> list[list[Any]]:
    """What torch says to each call, asked in processes beside this one.

    Args:
        calls: Argument to expression.
        until: The last of PHASES.
        world: What torch shall believe of the machine: ``cpus``, how many are usable, and
            ``accelerator``, none or the type of one; a batch cannot be fetched for one.
    """
    chunks = [calls[start : start + CHUNK] for start in range(0, len(calls), CHUNK)]
    parts = _pool().map(_ask, chunks, [until] * len(chunks), [world] * len(chunks))
    return [answer for part in parts for answer in part]


@functools.cache
def _pool() -> ProcessPoolExecutor:
    """Processes that have imported torch, for all tests of a run."""
    return ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn"))


def _ask(calls: list[dict[str, str]], until: str, world: dict[str, Any]) -> list[list[Any]]:
    torch.set_num_threads(1)
    multiprocessing.set_start_method("fork", force=True)  # of the calls; this process was spawned
    os.sched_getaffinity = lambda pid: set(range(world["cpus"]))
    kind = world["accelerator"]
    torch.accelerator.is_available = lambda: kind != "none"
    torch.accelerator.current_accelerator = lambda: torch.device(kind)
    names, known = space(), {}
    signal.signal(signal.SIGALRM, _too_long)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return [_answer(call, until, names, known, caught) for call in calls]


def _too_long(*_: object) -> None:
    raise TimeoutError(f"no answer in {PATIENCE} s")


def _answer(
    call: dict[str, str], until: str, names: dict[str, Any], known: dict[str, Any], caught: list
) -> list[Any]:
    """Phase, exception or "", warnings by phase, and the loader's attributes."""
    caught.clear()
    told: list[list[str]] = []
    phase, loader, batch = "construct", None, ""

    def settle() -> None:
        told.extend([phase, tidy(str(warning.message))] for warning in caught)
        caught.clear()

    try:
        arguments = {name: value(text, until, names, known) for name, text in call.items()}
        loader = DataLoader(**arguments)
        settle()
        if until != "construct":
            signal.alarm(PATIENCE)
            phase = "iterate"
            batches = iter(loader)
            settle()
        if until == "first":
            phase = "first"
            batch = shown(next(batches, None))
        error = ""
    except Exception as fault:
        error = f"{called(type(fault))}: {tidy(short(str(fault)))}"
    if until != "construct":
        signal.alarm(0)
    settle()
    return [phase, error, told, attributes(loader) if loader is not None else "", batch]


def value(text: str, until: str, names: dict[str, Any], known: dict[str, Any]) -> Any:
    """What an expression gives; made once where nobody iterates."""
    if until != "construct":
        return eval(text, names)  # iterating may change it
    if text not in known:
        known[text] = eval(text, names)
    return known[text]


def called(kind: type) -> str:
    """A type's name as a traceback prints it."""
    known = kind.__module__ in ("builtins", "__main__")
    return kind.__qualname__ if known else f"{kind.__module__}.{kind.__qualname__}"


def short(text: str) -> str:
    """The first and the last line of what a worker's exception says, with a traceback between."""
    if "\nOriginal Traceback " not in text:
        return text
    lines = text.strip().splitlines()
    return f"{lines[0]}\n{lines[-1]}"


def tidy(text: str) -> str:
    """Without addresses and paths, which differ from run to run."""
    text = re.sub(r"0x[0-9a-fA-F]+", "0x…", text)
    return re.sub(r"(<module '[\w.]+' from )'[^']*'", r"\1'…'", text)


def attributes(loader: DataLoader) -> str:
    """What the constructor made of the arguments that it fills in."""
    return ", ".join(
        f"{name}={described(getattr(loader, name))}"
        for name in (
            *("batch_size", "drop_last", "prefetch_factor", "sampler", "batch_sampler"),
            *("collate_fn", "multiprocessing_context"),
        )
    )


def described(value: Any) -> str:
    """A number or None as it is, a function by its name, the rest by its type."""
    if value is None or isinstance(value, (int, float)):
        return type(value).__name__ if isinstance(value, np.generic) else repr(value)
    named = callable(value) or isinstance(value, ModuleType)
    return value.__name__ if named and hasattr(value, "__name__") else type(value).__name__


def shown(batch: Any) -> str:
    """A batch as print() shows it."""
    return tidy(str(batch))
