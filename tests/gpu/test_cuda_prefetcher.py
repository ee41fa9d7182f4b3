"""The prefetcher on a real GPU, behind a kernel that keeps the streams waiting.

Needs torch and pytest only.
"""

from __future__ import annotations

import pytest
import torch
from torch.utils.data import DataLoader

from snippets.recipes.cuda_prefetcher import CudaPrefetcher, to_device

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="waiting for a GPU")

SPIN = 20_000_000  # GPU clock cycles
N = 1 << 20


def batches(count: int, pinned: bool = True) -> list[torch.Tensor]:
    made = [torch.full((N,), float(i)) for i in range(count)]
    return [batch.pin_memory() for batch in made] if pinned else made


@pytest.mark.parametrize("pinned", [True, False], ids=["pinned", "pageable"])
def test_a_slow_step_reads_its_own_batch(pinned: bool) -> None:
    """Memory of a batch let go is asked for again while the step that reads it waits."""
    seen = torch.full((12,), -1.0, device="cuda")
    for i, batch in enumerate(CudaPrefetcher(batches(12, pinned), "cuda")):
        torch.cuda._sleep(SPIN)
        seen[i].copy_(batch[-1])
    assert seen.tolist() == [float(i) for i in range(12)]


def test_a_slow_copy_is_waited_for() -> None:
    def slowly(batch: torch.Tensor, device: torch.device) -> torch.Tensor:
        torch.cuda._sleep(SPIN)  # on the side stream
        return to_device(batch, device)

    seen = torch.full((6,), -1.0, device="cuda")
    for i, batch in enumerate(CudaPrefetcher(batches(6), "cuda", move=slowly)):
        seen[i].copy_(batch[0])
    assert seen.tolist() == [float(i) for i in range(6)]


def test_the_host_is_not_held_up() -> None:
    loop = CudaPrefetcher(batches(3), "cuda")
    list(loop)  # GPU memory of its side stream is there from now on
    torch.cuda.synchronize()
    torch.cuda._sleep(10 * SPIN)
    done = torch.cuda.Event()
    done.record()
    next(iter(loop))
    assert not done.query()  # the batch was handed out with the step still running
    torch.cuda.synchronize()


def test_a_step_on_a_stream_of_its_own() -> None:
    mine = torch.cuda.Stream()
    seen = torch.full((6,), -1.0, device="cuda")
    torch.cuda.synchronize()
    with torch.cuda.stream(mine):
        for i, batch in enumerate(CudaPrefetcher(batches(6), "cuda")):
            torch.cuda._sleep(SPIN)
            seen[i].copy_(batch[-1])
    mine.synchronize()
    assert seen.tolist() == [float(i) for i in range(6)]


def test_leaving_early_and_a_second_epoch() -> None:
    loop = CudaPrefetcher(batches(4), "cuda")
    for _ in loop:
        break
    assert [batch[0].item() for batch in loop] == [0.0, 1.0, 2.0, 3.0]


@pytest.mark.filterwarnings("ignore:The argument 'device' of")  # torch's own call before 2.11
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # CUDA's threads, 3.12
@pytest.mark.parametrize("workers", [0, 2])
def test_a_loader_that_pins(workers: int) -> None:
    loader = DataLoader(
        torch.arange(32.0).reshape(16, 2), batch_size=4, num_workers=workers, pin_memory=True
    )
    got = [batch for batch in CudaPrefetcher(loader, "cuda")]
    assert all(batch.is_cuda for batch in got)
    assert torch.cat(got).cpu().equal(torch.arange(32.0).reshape(16, 2))
