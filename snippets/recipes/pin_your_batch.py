"""A batch type of your own that a DataLoader can pin and you can move.

Copy this file whole; it needs torch alone.
"""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import torch


class PinnableBatch:
    """A base class for dataclasses: adds ``pin_memory``, ``to``, ``is_pinned``.

    A DataLoader with ``pin_memory=True`` passes over a dataclass in silence
    unless it has a ``pin_memory()`` that returns the batch. This one has.

    The fields may hold tensors, objects with methods of the same names (a
    PinnableBatch inside a PinnableBatch), and dicts, lists, tuples and
    named tuples of these, nested to any depth. Numbers, strings, bytes and
    None stay as they are. Anything else (a NumPy array, a set, a plain
    dataclass) is refused with its place, not passed over.

    Every method returns a new batch; the one it is called on stays as it
    was. Shapes and dtypes stay. ``__post_init__`` does not run again, and
    frozen dataclasses work.

    Source: the loader's own walk is torch/utils/data/_utils/pin_memory.py,
    lines 55 to 108 in v2.13.0.
    """

    def pin_memory(self) -> Any:
        """A batch whose tensors are copies in page-locked memory.

        A tensor that is pinned already is not copied again. Called by the
        DataLoader, in its pin thread if there are workers.

        Raises:
            TypeError: A field that cannot be pinned; the text names it.
            RuntimeError: No accelerator, or a tensor that is not a dense
                CPU tensor; the text is torch's.
        """
        return _rebuild(self, lambda leaf: leaf.pin_memory(), "pin_memory")

    def to(self, device: torch.device | str, non_blocking: bool = False) -> Any:
        """A batch whose tensors are on the device.

        Args:
            device: Where they go.
            non_blocking: True: from pinned memory to a GPU the copies are
                queued on the current stream, and this returns at once. Do
                not write into the old batch before they are done.

        Raises:
            TypeError: A field that cannot be moved; the text names it.
        """
        return _rebuild(
            self, lambda leaf: leaf.to(device, non_blocking=non_blocking), "to"
        )

    def is_pinned(self) -> bool:
        """Whether every tensor in the batch is in page-locked memory.

        A batch without tensors has none that is not: True.

        Raises:
            TypeError: A field of a type that this class does not know.
        """
        answers: list[bool] = []

        def ask(leaf: Any) -> Any:
            answers.append(leaf.is_pinned())
            return leaf

        _rebuild(self, ask, "is_pinned")
        return all(answers)


def _rebuild(batch: Any, change: Callable[[Any], Any], method: str) -> Any:
    """A copy of the dataclass with each field rebuilt."""
    if not dataclasses.is_dataclass(batch):
        raise TypeError(
            f"{type(batch).__name__}: put @dataclass above the class"
        )
    made = copy.copy(batch)
    for field in dataclasses.fields(batch):
        at = f"{type(batch).__name__}.{field.name}"
        value = _walk(getattr(batch, field.name), change, method, at)
        object.__setattr__(made, field.name, value)  # frozen ones too
    return made


def _walk(
    value: Any, change: Callable[[Any], Any], method: str, at: str
) -> Any:
    if value is None or isinstance(value, (int, float, complex, str, bytes)):
        return value
    if callable(getattr(value, method, None)):
        changed = change(value)
        if changed is None:
            name = f"{type(value).__name__}.{method}()"
            raise TypeError(f"{at}: {name} returned None")
        return changed
    if isinstance(value, dict):
        made = copy.copy(value)  # keeps the type and its other attributes
        for key, item in value.items():
            made[key] = _walk(item, change, method, f"{at}[{key!r}]")
        return made
    if isinstance(value, (list, tuple)):
        items = [
            _walk(item, change, method, f"{at}[{i}]")
            for i, item in enumerate(value)
        ]
        if hasattr(value, "_fields"):
            return type(value)(*items)
        return type(value)(items)
    raise TypeError(
        f"{at}: a {type(value).__name__} has no {method}(); use a tensor,"
        " or give its type that method"
    )


if __name__ == "__main__":

    @dataclasses.dataclass(frozen=True)
    class Boxes(PinnableBatch):
        image: torch.Tensor
        corners: list
        names: tuple

    boxes = Boxes(torch.zeros(3, 4, 4), [torch.ones(2, 4)], ("cat", "dog"))
    # "meta" stands in for a GPU: a second device that every machine has.
    moved = boxes.to("meta")
    print(moved.image.device, moved.corners[0].device, moved.names)
    print("the batch that came in:", boxes.image.device)
    try:
        Boxes({1, 2}, [], ()).pin_memory()
    except TypeError as error:
        print(str(error).split("; ")[0])
