"""The base class of batches: every field it knows, every error, on the CPU.

Pinning needs an accelerator; here Tensor.pin_memory makes an ordinary copy and notes it.
"""

from __future__ import annotations

import collections
import copy
import dataclasses
import threading
from typing import Any
from unittest import mock

import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader

from snippets.recipes.pin_your_batch import PinnableBatch

Pair = collections.namedtuple("Pair", ["x", "y"])


@dataclasses.dataclass
class Batch(PinnableBatch):
    x: Any
    note: Any = None


@dataclasses.dataclass(frozen=True)
class Frozen(PinnableBatch):
    x: Any


@dataclasses.dataclass
class Plain:
    x: Any


class NoDataclass(PinnableBatch):
    pass


class Forgetful:
    def pin_memory(self) -> None:
        """Forgets to return itself."""


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The addresses of tensors that count as pinned."""
    addresses: set[int] = set()
    kept = []

    def pin(tensor: torch.Tensor) -> torch.Tensor:
        if tensor.data_ptr() in addresses:
            return tensor
        made = tensor.clone()
        kept.append(made)  # its address stays taken
        addresses.add(made.data_ptr())
        return made

    monkeypatch.setattr(torch.Tensor, "pin_memory", pin)
    monkeypatch.setattr(torch.Tensor, "is_pinned", lambda t: t.data_ptr() in addresses)
    return addresses


def ones() -> torch.Tensor:
    return torch.ones(2, 3, dtype=torch.float16)


@pytest.mark.parametrize(
    ("value", "find"),
    [
        (ones(), lambda v: v),
        ({"a": ones()}, lambda v: v["a"]),
        (collections.OrderedDict(a=ones()), lambda v: v["a"]),
        (collections.defaultdict(list, a=ones()), lambda v: v["a"]),
        ([ones()], lambda v: v[0]),
        ((1, ones()), lambda v: v[1]),
        (Pair(ones(), 1), lambda v: v.x),
        (Batch(ones()), lambda v: v.x),
        ({"a": [Pair((Frozen(ones()),), "s")]}, lambda v: v["a"][0].x[0].x),
    ],
    ids=lambda value: "" if callable(value) else type(value).__name__,
)
def test_every_tensor_is_pinned_and_the_old_batch_stays(pinned: set, value, find) -> None:
    batch = Batch(value, note="kept")
    assert not batch.is_pinned()
    made = batch.pin_memory()
    assert made.is_pinned() and not batch.is_pinned()
    assert type(made) is Batch and type(made.x) is type(value) and made.note == "kept"
    old, new = find(batch.x), find(made.x)
    assert new is not old and new.equal(old) and new.dtype == old.dtype


def test_pinned_again_nothing_is_copied(pinned: set) -> None:
    made = Batch(ones()).pin_memory()
    assert made.pin_memory().x is made.x


def test_one_tensor_left_out_is_seen(pinned: set) -> None:
    made = Batch([ones().pin_memory(), ones()])
    assert not made.is_pinned()
    assert made.pin_memory().is_pinned()


def test_a_batch_without_tensors_counts_as_pinned() -> None:
    assert Batch(3, "a name").is_pinned()


def test_to_moves_every_tensor_and_passes_non_blocking_on() -> None:
    asked = []

    class Movable:
        def to(self, device: object, non_blocking: bool) -> Movable:
            asked.append((device, non_blocking))
            return self

    moved = Batch({"a": [ones()]}, Movable()).to("meta", non_blocking=True)
    assert moved.x["a"][0].device.type == "meta"
    assert asked == [("meta", True)]


def test_values_that_hold_no_data_stay(pinned: set) -> None:
    values = (1, 2.5, 1j, True, "text", b"bytes", None)
    made = Batch(values).pin_memory()
    assert made.x == values


def test_post_init_does_not_run_again(pinned: set) -> None:
    @dataclasses.dataclass
    class Counted(PinnableBatch):
        x: torch.Tensor
        made: int = 0

        def __post_init__(self) -> None:
            self.made += 1

    assert Counted(ones()).pin_memory().made == 1


@pytest.mark.parametrize("method", ["pin_memory", "is_pinned", "to"])
@pytest.mark.parametrize(
    ("value", "at", "name"),
    [
        ({1}, r"Batch\.x", "set"),
        ([0, np.zeros(2)], r"Batch\.x\[1\]", "ndarray"),
        ({"a": (Plain(1),)}, r"Batch\.x\['a'\]\[0\]", "Plain"),
        (Batch(iter("ab")), r"Batch\.x", "str_.*iterator"),
    ],
)
def test_what_cannot_be_pinned_is_refused_with_its_place(
    method: str, value: object, at: str, name: str
) -> None:
    if method == "to" and hasattr(np.zeros(1), "to"):
        pytest.fail("NumPy arrays have a to() now; say so on the page")
    arguments = ("meta",) if method == "to" else ()
    with pytest.raises(TypeError, match=rf"^{at}: a {name} has no {method}\(\); use a tensor"):
        getattr(Batch(value), method)(*arguments)


def test_a_method_that_returns_none_is_refused_with_its_place() -> None:
    text = r"^Batch\.x\[0\]: Forgetful\.pin_memory\(\) returned None$"
    with pytest.raises(TypeError, match=text):
        Batch([Forgetful()]).pin_memory()


def test_the_decorator_is_missing() -> None:
    with pytest.raises(TypeError, match=r"^NoDataclass: put @dataclass above the class$"):
        NoDataclass().pin_memory()


def test_no_accelerator(monkeypatch: pytest.MonkeyPatch) -> None:
    if torch.accelerator.is_available():
        pytest.skip("this machine has an accelerator")
    with pytest.raises(RuntimeError, match="accelerator"):
        Batch(ones()).pin_memory()


@pytest.mark.parametrize("workers", [0, 2])
def test_the_loader_pins_it_and_hands_out_what_it_returns(pinned: set, workers: int) -> None:
    threads = []
    make = Batch.pin_memory

    def noted(batch: Batch) -> Batch:
        threads.append(threading.current_thread() is threading.main_thread())
        return make(batch)

    loader = DataLoader(
        torch.arange(4.0),
        batch_size=2,
        collate_fn=_collate,
        pin_memory=True,
        num_workers=workers,
        multiprocessing_context="fork" if workers else None,
    )
    accelerator = mock.patch.multiple(
        torch.accelerator,
        is_available=lambda: True,
        current_accelerator=lambda: torch.device("cuda"),
        current_device_index=lambda: 0,
        set_device_index=lambda index: None,
    )
    with accelerator, mock.patch.object(Batch, "pin_memory", noted):
        batches = list(loader)
    assert [batch.x.tolist() for batch in batches] == [[0.0, 1.0], [2.0, 3.0]]
    assert all(batch.is_pinned() for batch in batches)
    assert threads == [workers == 0] * 2


def _collate(samples: list) -> Batch:
    return Batch(torch.stack(samples), copy.copy("note"))
