"""The GPU's side of the transfer measurements, on a stand-in for CUDA that keeps order only."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import sys

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from snippets.recipes.cuda_prefetcher import CudaPrefetcher
from tools.facts.measurements import labels_of
from tools.measurements.files import ROOM
from tools.paths import EDITIONS

QUESTIONS = (
    "bandwidth",
    "both_directions",
    "host_time",
    "loader_pin",
    "pin_then_to",
    "pin_thread_interference",
    "pinning_cost",
    "prefetcher_overlap",
    "small_or_packed",
    "uint8_or_float32",
)
SUCCESS = 0


class Event:
    """Counts events as seconds, so that a later one is later."""

    count = 0

    def __init__(self, enable_timing=False):
        self.timing, self.at = enable_timing, None

    def record(self, stream=None):
        Event.count += 1
        self.at = Event.count

    def query(self):
        return self.at is None

    def elapsed_time(self, later):
        assert self.timing and later.timing, "an event without enable_timing has no time"
        return float(later.at - self.at)


class Stream:
    """A stream without any work: whoever waits for it goes on."""

    def wait_stream(self, other):
        assert isinstance(other, Stream) and other is not self


class Driver:
    """Registers and unregisters memory; refuses what CUDA refuses."""

    def __init__(self):
        self.registered = {}

    def cudaHostRegister(self, pointer, size, flags):
        assert pointer not in self.registered and size > 0 and flags == 0
        self.registered[pointer] = size
        return SUCCESS

    def cudaHostUnregister(self, pointer):
        del self.registered[pointer]
        return SUCCESS


def without_pinning(function):
    return lambda *args, pin_memory=False, **options: function(*args, **options)


@pytest.fixture
def driver(monkeypatch):
    """torch.cuda as far as the measurements call it."""
    fake = Driver()
    for name, value in {
        "Event": Event,
        "Stream": Stream,
        "current_stream": Stream,
        "_sleep": lambda cycles: None,
        "check_error": lambda status: None,
        "cudart": lambda: fake,
        "stream": lambda stream: contextlib.nullcontext(),
        "synchronize": lambda: None,
    }.items():
        monkeypatch.setattr(torch.cuda, name, value)
    monkeypatch.setattr(torch.accelerator, "empty_host_cache", lambda: None, raising=False)
    monkeypatch.setattr(torch.Tensor, "pin_memory", torch.Tensor.clone)
    for name in ("empty", "empty_like"):
        monkeypatch.setattr(torch, name, without_pinning(getattr(torch, name)))
    return fake


def load(question):
    """The program as a module that believes in a GPU; its tensors stay on the CPU."""
    spec = importlib.util.spec_from_file_location(question, ROOM / question / "measure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.GPU, module.DEVICE = True, "cpu"
    return module


def measured(module):
    sizes = (module.SMOKE, module.MIB) if module.__name__ == "bandwidth" else (module.SMOKE,)
    return module.run(*sizes)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_for_a_gpu_runs_and_what_it_gives_has_a_label(question, driver):
    parameters, cases = measured(load(question))
    json.dumps([parameters, cases])
    assert driver.registered == {}, "registered memory was left"
    for case in cases:
        ways = [way["id"] for way in case["results"]]
        assert [way["role"] for way in case["results"]].count("baseline") == 1
        assert all(len(way["samples"]) == 2 and min(way["samples"]) > 0 for way in case["results"])
        for lang in EDITIONS:
            assert set(ways) <= labels_of(question, lang)["ways"].keys()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_case_and_every_way_that_has_a_label_is_measured(question, driver):
    module = load(question)
    cases = measured(module)[1]
    given = {case["id"] for case in cases}
    for real in getattr(module, "SIZES", None) or module.CASES:
        for small in module.SMOKE:
            given |= {i.removesuffix(small) + real for i in list(given) if i.endswith(small)}
    labels = labels_of(question, "en")
    assert labels["cases"].keys() <= given
    ways = {way["id"] for case in cases for way in case["results"]}
    missing = labels["ways"].keys() - ways
    assert missing <= ({"mlocked"} if sys.platform != "linux" else set())


class Nothing(TorchDispatchMode):
    """A device that loses what is copied to it."""

    def __torch_dispatch__(self, function, kinds, args=(), kwargs=None):
        if function is torch.ops.aten.copy_.default:
            return args[0]
        if function is torch.ops.aten._to_copy.default:
            return torch.zeros_like(args[0])
        return function(*args, **(kwargs or {}))


@pytest.mark.parametrize(
    "question",
    (
        "bandwidth",
        "loader_pin",
        "pin_then_to",
        "pinning_cost",
        "prefetcher_overlap",
        "small_or_packed",
    ),
)
def test_a_copy_that_does_not_arrive_is_no_measurement(question, driver):
    with pytest.raises(SystemExit, match="arrive"), Nothing():
        measured(load(question))


class Watched:
    """A stream that notes who waits for whom."""

    def __init__(self, notes, name="side"):
        self.notes, self.name = notes, name

    def wait_stream(self, other):
        self.notes.append(f"{self.name} waits for {other.name}")


def noted(monkeypatch, batches_of):
    """What a prefetcher does until the second of three batches is used, in its order."""
    notes = []
    main = Watched(notes, "main")
    for name, value in {
        "Stream": lambda device=None: Watched(notes),
        "current_stream": lambda device=None: main,
        "is_available": lambda: True,
        "stream": lambda stream: contextlib.nullcontext(notes.append(f"on {stream.name}")),
    }.items():
        monkeypatch.setattr(torch.cuda, name, value)

    def copied(batch, device=None):
        notes.append(f"copy {batch}")
        return batch

    for batch in batches_of(copied):
        notes.append(f"use {batch}")
    return notes[: notes.index("use 1") + 1]


def test_the_measured_prefetcher_waits_like_the_one_of_the_handbook(monkeypatch):
    measured_one = load("prefetcher_overlap").one_ahead
    found = noted(monkeypatch, lambda copy: measured_one(map(copy, range(3)), torch.cuda.Stream()))
    right = noted(monkeypatch, lambda copy: CudaPrefetcher(range(3), "cuda", move=copy))
    assert found == right
    assert found[:4] == ["side waits for main", "on side", "copy 0", "main waits for side"]
