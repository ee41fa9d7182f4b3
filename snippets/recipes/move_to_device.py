"""Move a nested batch to a device and keep its shape.

Copy this file whole; it needs torch alone.
"""

from __future__ import annotations

import copy
import dataclasses
import inspect
from collections import OrderedDict, deque, namedtuple
from collections.abc import Mapping, MutableMapping
from typing import Any

import torch


def move_to_device(
    batch: Any, device: torch.device | str | int, non_blocking: bool = False
) -> Any:
    """Return the batch with every tensor in it on the device.

    Containers are rebuilt, those that came in are not changed. A tensor
    that is on the device already is returned itself, without a copy. What
    an object's own ``to`` returns is taken; it may change the object.
    The containers follow torch/utils/data/_utils/pin_memory.py of v2.13.0;
    dataclasses are added, because torch passes them over.

    Args:
        batch: A tensor, an object with its own ``to``, or a mapping, named
            tuple, tuple, list, deque or dataclass of these, nested to any
            depth. Anything else in it (numbers, strings, None, sets, NumPy
            arrays) is returned as it is.
        device: Where the tensors go. Their shape and dtype stay.
        non_blocking: False: the caller waits until each copy is complete.
            True: from pinned host memory to a GPU the call returns at once
            and the copy runs on the current stream; kernels on that stream
            wait for it, the CPU does not. Until then, do not write into
            the source. From pageable memory it may wait all the same.

    Returns:
        A batch of the same types. A mapping that can neither be copied nor
        be made from a dict comes back as a dict.

    Raises:
        ValueError: ``non_blocking=True`` for a tensor from a device to the
            CPU: the call would return before the numbers are there.
        TypeError: A ``to`` that returns None, or a tuple type that cannot
            be made from its items. The text says where in the batch.
        RuntimeError: A device that torch does not know or cannot use.
    """
    return _move(batch, torch.device(device), non_blocking, "batch")


def _move(value: Any, device: torch.device, non_blocking: bool, at: str) -> Any:
    """Move one value; ``at`` is the way to it, for error texts."""
    if isinstance(value, type):
        return value
    if isinstance(value, torch.Tensor):
        return _move_tensor(value, device, non_blocking, at)
    if callable(getattr(value, "to", None)):
        return _ask_to_move(value, device, non_blocking, at)

    def move(item: Any, step: str) -> Any:
        return _move(item, device, non_blocking, at + step)

    if isinstance(value, Mapping):
        return _like(value, {k: move(v, f"[{k!r}]") for k, v in value.items()})
    if isinstance(value, (tuple, list, deque)):
        items = [move(v, f"[{i}]") for i, v in enumerate(value)]
        return _sequence_like(value, items, at)
    if dataclasses.is_dataclass(value):
        moved = copy.copy(value)
        for name in (field.name for field in dataclasses.fields(value)):
            # Also reaches frozen dataclasses; __post_init__ does not run.
            item = move(getattr(value, name), f".{name}")
            object.__setattr__(moved, name, item)
        return moved
    return value


def _move_tensor(
    tensor: torch.Tensor, device: torch.device, non_blocking: bool, at: str
) -> torch.Tensor:
    if non_blocking and device.type == "cpu" and tensor.device.type != "cpu":
        raise ValueError(
            f"{at}: {tensor.device} to cpu with non_blocking=True would"
            " return before the numbers are there; leave non_blocking out"
        )
    return tensor.to(device, non_blocking=non_blocking)


def _ask_to_move(
    value: Any, device: torch.device, non_blocking: bool, at: str
) -> Any:
    """Call the object's own ``to``, with non_blocking if that takes it.

    On the way to the CPU it is told to wait: nobody else would.
    """
    try:
        names = inspect.signature(value.to).parameters
        takes = "non_blocking" in names or any(
            p.kind is inspect.Parameter.VAR_KEYWORD for p in names.values()
        )
    except ValueError:  # written in C: its parameters are not known
        takes = False
    hurry = non_blocking and device.type != "cpu"
    moved = value.to(device, **({"non_blocking": hurry} if takes else {}))
    if moved is None:
        raise TypeError(f"{at}: {type(value).__name__}.to() returned None")
    return moved


def _like(mapping: Mapping, items: dict) -> Mapping:
    """A mapping of the same type with these items, else a dict."""
    try:
        if isinstance(mapping, MutableMapping):
            clone = copy.copy(mapping)  # keeps what the type holds besides
            clone.update(items)
            return clone
        return type(mapping)(items)
    except TypeError:
        return items


def _sequence_like(value: Any, items: list, at: str) -> Any:
    """A tuple, named tuple, list or deque of the same type."""
    if not isinstance(value, tuple):
        clone = copy.copy(value)
        for index, item in enumerate(items):
            clone[index] = item
        return clone
    try:
        named = hasattr(value, "_fields")
        return type(value)(*items) if named else type(value)(items)
    except TypeError as error:
        name = type(value).__name__
        raise TypeError(f"{at}: cannot make a {name}: {error}") from error


if __name__ == "__main__":
    Pair = namedtuple("Pair", ["x", "y"])
    ones = torch.ones(2)
    nested = OrderedDict(pair=Pair(ones, [ones, "a name"]), size=2)
    # "meta" stands in for a GPU: a second device that every machine has.
    moved = move_to_device(nested, "meta")
    print(type(moved).__name__, type(moved["pair"]).__name__)
    print(moved["pair"].x.device, moved["pair"].y[0].device)
    print(moved["pair"].y[1], moved["size"])
    print("the batch that came in:", nested["pair"].x.device)
