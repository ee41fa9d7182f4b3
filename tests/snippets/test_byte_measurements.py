"""The GPU's side of the two measurements in bytes, on a stand-in for CUDA's pinned memory."""

from __future__ import annotations

import importlib.util
import sys

import pytest
import torch

from tools.measurements.files import ROOM

REGISTER_FAILS = 1


class Pinned:
    """Counts the bytes that are pinned and owned, as CUDA's and torch's own counters do."""

    def __init__(self) -> None:
        self.registered: dict[int, int] = {}
        self.allocated: list[int] = []
        self.owned = self.peak = 0
        self.emptied = 0

    def make(self, plain):
        """A function that makes a tensor, with ``pin_memory``."""

        def make(*args, pin_memory=False, device=None, **options):
            made = plain(*args, **options, **({"device": device} if device == "meta" else {}))
            if pin_memory:
                self.allocated.append(made.data_ptr())
                self.owned += 1 << (made.nbytes - 1).bit_length()
                self.peak = max(self.peak, self.owned)
            return made

        return make

    def is_pinned(self, tensor) -> bool:
        return tensor.data_ptr() in {*self.registered, *self.allocated}

    def empty(self) -> None:
        """All blocks are free by now: nothing else may hold one."""
        self.emptied += 1
        self.allocated.clear()
        self.owned = 0

    def reset_peak(self) -> None:
        self.peak = self.owned

    def stats(self) -> dict[str, int]:
        return {"allocated_bytes.current": self.owned, "allocated_bytes.peak": self.peak}

    # What torch.cuda.cudart() gives.
    def cudaHostRegister(self, pointer, size, flags):
        assert size > 0 and flags == 0
        if pointer in self.registered:
            return REGISTER_FAILS
        self.registered[pointer] = size
        return 0

    def cudaHostUnregister(self, pointer):
        del self.registered[pointer]
        return 0


def check(status: int) -> None:
    assert status == 0


@pytest.fixture(params=["public", "private"])
def pinned(monkeypatch, request) -> Pinned:
    """torch with pinned memory; the host cache under its public name (2.12) or before it."""
    fake = Pinned()
    for name, value in {
        "check_error": check,
        "cudart": lambda: fake,
        "host_memory_stats": fake.stats,
        "init": lambda: None,
        "reset_peak_host_memory_stats": fake.reset_peak,
        "synchronize": lambda: None,
    }.items():
        monkeypatch.setattr(torch.cuda, name, value, raising=False)
    monkeypatch.delattr(torch.accelerator, "empty_host_cache", raising=False)
    if request.param == "public":
        monkeypatch.setattr(torch.accelerator, "empty_host_cache", fake.empty, raising=False)
    else:
        monkeypatch.setattr(torch._C, "_host_emptyCache", fake.empty, raising=False)
    for name in ("empty", "ones", "zeros"):
        monkeypatch.setattr(torch, name, fake.make(getattr(torch, name)))
    monkeypatch.setattr(torch.Tensor, "is_pinned", lambda tensor: fake.is_pinned(tensor))
    return fake


def load(question: str):
    """The program as a module that believes in a GPU."""
    spec = importlib.util.spec_from_file_location(question, ROOM / question / "measure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.CUDA = module.COUNTED = True
    return module


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says")
def test_each_way_of_pinning_is_pinned_and_undone(pinned):
    module = load("system_view")
    parameters, cases = module.run(*module.SMOKE)
    assert pinned.registered == {} and pinned.allocated == []
    ways = {way["id"] for case in cases for way in case["results"]}
    assert ways >= {"written", *module.PINNED}
    assert ways <= parameters["mappings"].keys()
    rounds = module.SMOKE[1]
    assert pinned.emptied >= (rounds + 1) * len(ways)
    assert all(len(way["samples"]) == rounds for case in cases for way in case["results"])


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says")
def test_memory_that_is_not_pinned_is_no_measurement(pinned, monkeypatch):
    monkeypatch.setattr(torch.Tensor, "is_pinned", lambda tensor: False)
    module = load("system_view")
    with pytest.raises(SystemExit, match="is_pinned"):
        module.run(*module.SMOKE)


def test_what_the_counters_say_is_what_was_taken(pinned):
    module = load("allocator_rounding")
    _, cases = module.run(module.SMOKE_IMAGE, module.SMOKE_ROUNDS)
    assert len(cases) == len(module.SIZES) * len(module.DTYPES)
    for case in cases:
        ways = {way["id"]: way["samples"] for way in case["results"]}
        assert ways["taken"] == ways["power_of_two"] == [module.power_of_two(case["bytes"])] * 2
        assert ways["asked"] == [case["bytes"]] * 2
    assert pinned.emptied == len(cases) * module.SMOKE_ROUNDS


def test_a_batch_that_is_not_pinned_is_no_measurement(pinned, monkeypatch):
    monkeypatch.setattr(torch.Tensor, "is_pinned", lambda tensor: False)
    module = load("allocator_rounding")
    with pytest.raises(SystemExit, match="not pinned"):
        module.run(module.SMOKE_IMAGE, module.SMOKE_ROUNDS)
