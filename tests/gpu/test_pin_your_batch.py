"""Batches of an own type on a real GPU: really pinned, and their numbers arrive.

Needs torch and pytest only.
"""

from __future__ import annotations

import dataclasses

import pytest
import torch
from torch.utils.data import DataLoader

from snippets.recipes.pin_your_batch import PinnableBatch

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="waiting for a GPU")

SPIN = 20_000_000  # GPU clock cycles


@dataclasses.dataclass
class Boxes(PinnableBatch):
    image: torch.Tensor
    corners: list
    names: tuple


def collate(samples: list) -> Boxes:
    return Boxes(torch.stack(samples), [sample + 1 for sample in samples], ("a", "b"))


@pytest.mark.filterwarnings("ignore:The argument 'device' of")  # torch's own call before 2.11
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # CUDA's threads, 3.12
@pytest.mark.parametrize("workers", [0, 2])
def test_the_loader_pins_every_tensor_and_the_numbers_arrive(workers: int) -> None:
    data = torch.arange(64.0).reshape(8, 8)
    loader = DataLoader(
        data, batch_size=2, collate_fn=collate, num_workers=workers, pin_memory=True
    )
    images, corners = [], []
    for batch in loader:
        assert batch.is_pinned() and batch.corners[1].is_pinned()
        torch.cuda._sleep(SPIN)
        moved = batch.to("cuda", non_blocking=True)
        assert moved.image.is_cuda and moved.names == ("a", "b")
        images.append(moved.image)
        corners.extend(moved.corners)
    assert torch.cat(images).cpu().equal(data)
    assert torch.stack(corners).cpu().equal(data + 1)


def test_pinned_again_nothing_is_copied() -> None:
    made = Boxes(torch.ones(2), [], ()).pin_memory()
    assert made.pin_memory().image is made.image


def test_a_gpu_tensor_cannot_be_pinned() -> None:
    batch = Boxes(torch.ones(2, device="cuda"), [], ())
    assert not batch.is_pinned()
    with pytest.raises(RuntimeError, match="only dense CPU tensors can be pinned"):
        batch.pin_memory()
