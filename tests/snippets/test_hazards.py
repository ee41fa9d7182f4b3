"""What a machine without a GPU can check of the hazards: pairs, order, the model, the texts."""

from __future__ import annotations

import ast
import difflib
import importlib
import json
from pathlib import Path

import pytest
import torch

from snippets.hazards.order.late import Stream
from tests.snippets.late_torch import LateTorch
from tools.catalogue import programs
from tools.paths import SNIPPETS

HAZARDS = SNIPPETS / "hazards"
# What the fixed twin adds; everything else in a pair is the same program.
REMEDY = {
    "read_too_early": "done.synchronize()",
    "overwritten_source": "done.synchronize()",
    "no_wait_stream": "wait_stream(side)",
    "no_record_stream": "record_stream(main_stream)",
    "numpy_slice": "view = source[K:]",
    "graph_pageable": "pin_memory=True",
    "forked_worker": "return torch.ones(1)\n",
}
# What the races must print if the GPU is as late as its rules allow.
PRINTS = {
    ("read_too_early", "breaks"): [
        "copy still under way: True",
        "read before the copy was done: 0.0 then: 1.0",
    ],
    ("read_too_early", "fixed"): ["waited for the event, then read: 1.0"],
    ("overwritten_source", "breaks"): ["the batch sent was 1.0, the GPU has 2.0"],
    ("overwritten_source", "fixed"): ["the batch sent was 1.0, the GPU has 1.0"],
    ("no_wait_stream", "breaks"): ["the step saw 0.0 and the batch is 1.0"],
    ("no_wait_stream", "fixed"): ["the step saw 1.0 and the batch is 1.0"],
    ("no_record_stream", "breaks"): [
        "same memory again: True",
        "the batch was 1.0, the step saw 2.0",
    ],
    ("no_record_stream", "fixed"): [
        "same memory again: False",
        "the batch was 1.0, the step saw 1.0",
    ],
    ("numpy_slice", "breaks"): [
        "the slice is pinned: True",
        "same memory again: True",
        "the batch sent was 1.0, the GPU has 2.0",
    ],
    ("numpy_slice", "fixed"): [
        "the slice is pinned: True",
        "same memory again: False",
        "the batch sent was 1.0, the GPU has 1.0",
    ],
    ("freed_source", "safe"): [
        "same memory while the copy waits: False",
        "the batch sent was 1.0, the GPU has 1.0",
        "same memory after the copy: True",
    ],
}


def text(hazard: str, half: str) -> str:
    return (HAZARDS / hazard / f"{half}.py").read_text(encoding="utf-8")


def calls(source: str) -> list[str]:
    """The calls of main() in the order in which they stand, as written."""
    main = next(n for n in ast.parse(source).body if getattr(n, "name", "") == "main")
    found = [node for node in ast.walk(main) if isinstance(node, ast.Call)]
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    return [ast.unparse(node) for node in found]


def position(found: list[str], start: str, after: int = -1) -> int:
    return next(i for i, call in enumerate(found) if i > after and start in call)


def test_every_hazard_is_here() -> None:
    folders = {p.name for p in HAZARDS.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == {*REMEDY, "freed_source", "order"}
    for program in programs("hazards/"):
        on_cpu = program.path.parent.name == "order" or program.path.stem == "on_the_cpu"
        assert program.header.gpus == (0 if on_cpu else 1), program.name
        assert not program.breaks  # it prints what is wrong and ends as usual


@pytest.mark.parametrize("hazard", REMEDY)
def test_the_fixed_twin_differs_by_its_remedy(hazard: str) -> None:
    diff = list(difflib.ndiff(*(text(hazard, h).splitlines(True) for h in ("breaks", "fixed"))))
    added = "".join(line[2:] for line in diff if line.startswith("+ "))
    assert REMEDY[hazard] in added
    late = hazard == "read_too_early"  # its broken half waits too, after it has read
    assert (REMEDY[hazard] in text(hazard, "breaks")) == late


@pytest.mark.parametrize(("hazard", "half"), PRINTS)
def test_the_spin_comes_before_the_copy_and_nothing_that_waits_between(
    hazard: str, half: str
) -> None:
    found = calls(text(hazard, half))
    warm = position(found, "_sleep(1)")
    ready = position(found, "torch.cuda.synchronize", warm)  # all is loaded and allocated
    spin = position(found, "_sleep(SPIN)", ready)
    # Behind the spin: the copy, or the step that reads and then the next copy.
    copy = position(found, ".copy_(", spin)
    assert ready < spin < copy
    waits = ("synchronize", ".item(", ".cpu(", ".tolist(", "zeros(", "full(")
    between = [c for c in found[spin + 1 : copy] if any(word in c for word in waits)]
    assert between == []


@pytest.mark.parametrize(("hazard", "half"), PRINTS)
def test_what_it_prints_if_everything_on_the_gpu_is_late(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hazard: str, half: str
) -> None:
    program = importlib.import_module(f"snippets.hazards.{hazard}.{half}")
    LateTorch(monkeypatch)
    program.main()
    assert capsys.readouterr().out.splitlines() == PRINTS[hazard, half]


def test_a_gpu_program_that_was_recorded_printed_the_same() -> None:
    """Once there are records from a GPU, they are the truth; until then there is none to read."""
    for (hazard, half), lines in PRINTS.items():
        record = HAZARDS / hazard / f"{half}.cuda.json"
        if record.exists():
            printed = json.loads(record.read_text(encoding="utf-8"))["output"]
            assert printed.splitlines() == lines, (
                f"{hazard}/{half}: the GPU disagrees with the rules; mend the page and PRINTS"
            )


def test_read_too_early_reads_before_it_waits_and_the_fix_after() -> None:
    broken, fixed = calls(text("read_too_early", "breaks")), calls(text("read_too_early", "fixed"))
    spin = position(broken, "_sleep(SPIN)")
    assert position(broken, "result.item()", spin) < position(broken, "done.synchronize()", spin)
    assert position(fixed, "done.synchronize()") < position(fixed, "result.item()")


def test_the_model_keeps_order_within_a_stream_only() -> None:
    first, second, log = Stream(), Stream(), []
    first.put(lambda: log.append(1))
    first.put(lambda: log.append(2))
    second.put(lambda: log.append(3))
    second.synchronize()
    assert log == [3]
    first.synchronize()
    assert log == [3, 1, 2]


def test_wait_stream_of_the_model_waits_for_what_was_queued_by_then() -> None:
    side, main, log = Stream(), Stream(), []
    side.put(lambda: log.append("copied"))
    main.wait_stream(side)
    side.put(lambda: log.append("later"))
    main.put(lambda: log.append("step"))
    main.synchronize()
    assert log == ["copied", "step"]


def test_the_sentence_of_the_forked_child_is_the_one_on_the_pages() -> None:
    said = (HAZARDS / "forked_worker" / "on_the_cpu.out").read_text(encoding="utf-8")
    sentence = said.removeprefix("RuntimeError: ").strip()
    assert sentence.startswith("Cannot re-initialize CUDA in forked subprocess.")
    for edition in ("zh", "en"):
        page = Path(f"docs/{edition}/slow-or-stuck.md").read_text(encoding="utf-8")
        assert f"`{sentence}`" in page


def test_a_numpy_slice_has_a_storage_of_its_own_inside_the_block() -> None:
    """Neither of the two keys by which PyTorch finds a pinned block fits it."""
    source = torch.zeros(64)
    view = torch.from_numpy(source.numpy()[16:])
    storage, base = view.untyped_storage(), source.untyped_storage()
    assert storage._cdata != base._cdata
    assert storage.data_ptr() == view.data_ptr() == base.data_ptr() + 16 * 4
    assert source[16:].untyped_storage().data_ptr() == base.data_ptr()
