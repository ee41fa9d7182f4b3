"""The copyable module on a real GPU: where the tensors lie, and that their numbers arrive.

Needs torch and pytest only.
"""

from __future__ import annotations

import pytest
import torch

from snippets.recipes.move_to_device import move_to_device

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="waiting for a GPU")


def batch(pinned: bool) -> dict:
    tensor = torch.arange(1024.0)
    return {"x": tensor.pin_memory() if pinned else tensor, "names": ["a", "b"], "n": [tensor]}


@pytest.mark.parametrize("pinned", [False, True], ids=["pageable", "pinned"])
@pytest.mark.parametrize("non_blocking", [False, True])
def test_the_numbers_arrive(pinned: bool, non_blocking: bool) -> None:
    source = batch(pinned)
    moved = move_to_device(source, "cuda", non_blocking=non_blocking)
    assert moved["x"].is_cuda and moved["n"][0].is_cuda
    assert moved["x"].cpu().equal(source["x"])  # .cpu() waits for the copy
    assert moved["names"] == ["a", "b"]
    assert not source["x"].is_cuda


def test_back_to_the_cpu_waits() -> None:
    there = move_to_device(batch(pinned=False), "cuda")
    back = move_to_device({"twice": there["x"] * 2}, "cpu")
    assert back["twice"].equal(torch.arange(1024.0) * 2)


def test_back_to_the_cpu_without_waiting_is_refused() -> None:
    there = move_to_device(batch(pinned=False), "cuda:0")
    with pytest.raises(ValueError, match=r"^batch\['x'\]: cuda:0 to cpu with non_blocking=True"):
        move_to_device(there, "cpu", non_blocking=True)
