"""The copyable module: every type it knows, every error it gives, on the CPU.

The meta device is the second device: every machine has it, and it holds no numbers.
"""

from __future__ import annotations

import collections
import dataclasses
import types

import pytest
import torch

from snippets.recipes.move_to_device import move_to_device

Pair = collections.namedtuple("Pair", ["x", "y"])


@dataclasses.dataclass
class Sample:
    x: torch.Tensor
    label: str = "cat"
    made: int = dataclasses.field(init=False, default=0)

    def __post_init__(self) -> None:
        self.made += 1


@dataclasses.dataclass(frozen=True)
class Frozen:
    x: torch.Tensor


class Keyed(dict):
    """A dict that holds something besides its items."""

    def __init__(self, *args: object, note: str = "") -> None:
        super().__init__(*args)
        self.note = note


class ReadOnly(collections.abc.Mapping):
    """A mapping that cannot be made from a dict."""

    def __init__(self, key: str, value: object) -> None:
        self.items_held = {key: value}

    def __getitem__(self, key: str) -> object:
        return self.items_held[key]

    def __iter__(self):
        return iter(self.items_held)

    def __len__(self) -> int:
        return len(self.items_held)


class TwoArguments(tuple):
    def __new__(cls, first: object, second: object):
        return super().__new__(cls, (first, second))


class Movable:
    """Has its own to(); the recorded arguments show how it was asked."""

    def __init__(self) -> None:
        self.asked: dict = {}

    def to(self, device: torch.device, non_blocking: bool = False) -> Movable:
        self.asked = {"device": device, "non_blocking": non_blocking}
        return self


class MovableSimply(Movable):
    def to(self, device: torch.device) -> Movable:
        self.asked = {"device": device}
        return self


class Forgetful:
    def to(self, device: torch.device) -> None:
        """Forgets to return itself."""


def ones() -> torch.Tensor:
    return torch.ones(2, 3, dtype=torch.float16)


def test_a_tensor_keeps_shape_and_dtype() -> None:
    moved = move_to_device(ones(), "meta")
    assert (moved.device.type, moved.shape, moved.dtype) == ("meta", (2, 3), torch.float16)


def test_a_tensor_on_the_device_is_returned_itself() -> None:
    tensor = ones()
    assert move_to_device(tensor, "cpu") is tensor
    assert move_to_device([tensor], torch.device("cpu"))[0] is tensor


@pytest.mark.parametrize(
    ("batch", "find"),
    [
        ({"x": ones()}, lambda b: b["x"]),
        (collections.OrderedDict(x=ones()), lambda b: b["x"]),
        (collections.defaultdict(list, x=ones()), lambda b: b["x"]),
        (collections.UserDict(x=ones()), lambda b: b["x"]),
        (types.MappingProxyType({"x": ones()}), lambda b: b["x"]),
        (Pair(ones(), 1), lambda b: b.x),
        ((ones(), 1), lambda b: b[0]),
        (torch.max(ones(), dim=0), lambda b: b.indices),
        ([ones()], lambda b: b[0]),
        (collections.deque([ones()], maxlen=3), lambda b: b[0]),
        (Sample(ones()), lambda b: b.x),
        (Frozen(ones()), lambda b: b.x),
    ],
    ids=lambda value: type(value).__name__ if not callable(value) else "",
)
def test_a_container_keeps_its_type_and_the_one_that_came_in_stays(batch, find) -> None:
    moved = move_to_device(batch, "meta")
    assert type(moved) is type(batch)
    assert moved is not batch
    assert find(moved).device.type == "meta"
    assert find(batch).device.type == "cpu"


def test_what_a_type_holds_besides_its_items_stays() -> None:
    assert move_to_device(Keyed({"x": ones()}, note="kept"), "meta").note == "kept"
    factory = collections.defaultdict(list, x=ones())
    assert move_to_device(factory, "meta").default_factory is list
    assert move_to_device(collections.deque([ones()], maxlen=3), "meta").maxlen == 3


def test_a_dataclass_keeps_its_other_fields_and_post_init_does_not_run() -> None:
    sample = Sample(ones(), "dog")
    moved = move_to_device(sample, "meta")
    assert (moved.label, moved.made, sample.made) == ("dog", 1, 1)


def test_nested_to_any_depth() -> None:
    batch = {"a": [Pair((ones(), {"b": Sample(ones())}), None)]}
    moved = move_to_device(batch, "meta")
    inner = moved["a"][0].x
    assert inner[0].device.type == inner[1]["b"].x.device.type == "meta"


@pytest.mark.parametrize("value", [1, 2.5, "text", b"bytes", None, True, range(3), int, torch.int8])
def test_everything_else_is_returned_as_it_is(value: object) -> None:
    assert move_to_device(value, "meta") is value
    assert move_to_device([value], "meta")[0] is value


def test_a_set_is_passed_over_as_torch_does() -> None:
    tensor = ones()
    assert next(iter(move_to_device({tensor}, "meta"))) is tensor


def test_a_mapping_that_cannot_be_rebuilt_becomes_a_dict() -> None:
    moved = move_to_device(ReadOnly("x", ones()), "meta")
    assert type(moved) is dict
    assert moved["x"].device.type == "meta"


def test_an_object_with_its_own_to_is_asked() -> None:
    movable, simply = Movable(), MovableSimply()
    assert move_to_device({"m": movable}, "meta", non_blocking=True)["m"] is movable
    assert movable.asked == {"device": torch.device("meta"), "non_blocking": True}
    move_to_device([simply], "meta", non_blocking=True)
    assert simply.asked == {"device": torch.device("meta")}


def test_an_object_with_its_own_to_waits_on_the_way_to_the_cpu() -> None:
    movable = Movable()
    move_to_device([movable], "cpu", non_blocking=True)
    assert movable.asked == {"device": torch.device("cpu"), "non_blocking": False}


def test_its_own_to_comes_before_its_being_a_container() -> None:
    packed = torch.nn.utils.rnn.pack_sequence([torch.ones(2), torch.ones(1)])
    moved = move_to_device({"packed": packed}, "meta")["packed"]
    assert type(moved) is type(packed)
    assert moved.data.device.type == "meta"


def test_a_module_is_moved() -> None:
    moved = move_to_device([torch.nn.Linear(2, 2)], "meta", non_blocking=True)
    assert moved[0].weight.device.type == "meta"


def test_to_that_returns_none_names_the_place() -> None:
    text = r"batch\['a'\]\[1\]\.x: Forgetful\.to\(\) returned None"
    with pytest.raises(TypeError, match=text):
        move_to_device({"a": [1, Sample(Forgetful())]}, "meta")


def test_a_tuple_that_cannot_be_rebuilt_names_the_place() -> None:
    with pytest.raises(TypeError, match=r"batch\[0\]: cannot make a TwoArguments: .*second"):
        move_to_device([TwoArguments(1, 2)], "meta")


def test_non_blocking_from_a_device_to_the_cpu_is_refused() -> None:
    there = torch.ones(2, device="meta")
    with pytest.raises(ValueError, match=r"^batch\['x'\]: meta to cpu with non_blocking=True"):
        move_to_device({"x": there}, "cpu", non_blocking=True)


def test_non_blocking_from_cpu_to_cpu_is_harmless() -> None:
    tensor = ones()
    assert move_to_device(tensor, "cpu", non_blocking=True) is tensor


@pytest.mark.parametrize("batch", [torch.ones(1), [], {"x": 1}])
def test_a_device_that_torch_does_not_know(batch: object) -> None:
    with pytest.raises(RuntimeError, match=r"(?i)device"):
        move_to_device(batch, "gpu")


def test_no_device_at_all() -> None:
    with pytest.raises(TypeError):
        move_to_device(ones(), None)
