"""What the observer reads from a batch, an attribute, a generator, an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch

from tools.normalise import normalise


class Hangs(Exception):
    """A moment lasted too long."""


def indices(index: Any) -> list[Any]:
    """The indices of one batch, also where a sampler gives groups of them."""
    if isinstance(index, (list, tuple)):
        return [each for part in index for each in indices(part)]
    return [index]


def size(index: Any) -> int:
    """The number of indices of one batch, where a group that a sampler gives is one."""
    return len(index) if isinstance(index, (list, tuple)) else 1


def left_out(epochs: list[list[int]]) -> str:
    """Whether each epoch has all of 0 to the highest index, and whether the same is missing."""
    missing = [sorted(set(range(20)) - set(epoch)) for epoch in epochs]
    if not any(missing):
        return "none"
    return "the same" if missing[0] == missing[-1] else "others"


def leaves(value: Any, kind: type) -> Iterator[Any]:
    """The values of a type inside a batch, from the first on."""
    if isinstance(value, kind) and not isinstance(value, bool):
        yield value
    elif isinstance(value, dict):
        yield from leaves(value.get("samples"), kind)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from leaves(each, kind)


def numbers(batch: Any) -> list[int]:
    """The samples in a batch: its integers, in order."""
    found = list(leaves(batch, int))
    for tensor in leaves(batch, torch.Tensor):
        if not tensor.is_floating_point():
            found += tensor.flatten().tolist()
    return found


def form(batch: Any) -> str:
    """What a batch is made of, without its size."""
    if isinstance(batch, torch.Tensor):
        return f"Tensor {str(batch.dtype).removeprefix('torch.')}, {batch.dim()}-d"
    if isinstance(batch, dict):
        return f"dict of {form(batch['samples'])}"
    if isinstance(batch, (list, tuple)):
        kinds = sorted({form(each) for each in batch})
        return f"{type(batch).__name__} of {' and '.join(kinds)}"
    return type(batch).__name__


def shown(value: Any) -> Any:
    """A value of an attribute as JSON can hold it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    return getattr(value, "__name__", type(value).__name__)


def draws() -> int:
    """How many 32-bit numbers torch's global generator has given since the seed; -1 for many."""
    return STATES.get(state(), -1)


def state() -> bytes:
    """The state of the global generator."""
    return torch.get_rng_state().numpy().tobytes()


def states(count: int = 200) -> dict[bytes, int]:
    """The first states after the seed, and how many numbers were drawn by then."""
    torch.manual_seed(0)
    found = {}
    for number in range(count):
        found[state()] = number
        torch.rand(1)
    return found


STATES = states()


def told(moment: str, error: Exception) -> tuple[str, str, str]:
    """Moment, type and text; of an error that a worker passed on, the one it had."""
    kind, text = type(error).__name__, plain_text(str(error))
    if isinstance(error, Hangs):
        return moment, "hangs", ""
    if text.startswith("Caught ") and "in DataLoader worker process" in text:
        kind, _, text = text.strip().splitlines()[-1].partition(": ")
    if kind == "KeyError":
        text = text.strip("'\"")
    return moment, kind, text.strip()


def plain_text(text: str) -> str:
    """A message without addresses, process ids and counts of samples fetched."""
    return normalise(text).strip()
