"""The ring on a real GPU, behind a kernel that keeps its copies waiting.

Needs torch and pytest only.
"""

from __future__ import annotations

import pytest
import torch

from snippets.recipes.staging_ring import StagingRing

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="waiting for a GPU")

SPIN = 20_000_000  # GPU clock cycles
ROWS = 1 << 16


@pytest.mark.parametrize("slots", [2, 3])
def test_a_slow_gpu_gets_what_was_sent(slots: int) -> None:
    ring = StagingRing((ROWS, 4), torch.float32, slots=slots)
    assert ring._buffers[0].is_pinned()
    sent = []
    for i in range(8):
        torch.cuda._sleep(SPIN)
        sent.append(ring.send(torch.full((ROWS, 4), float(i))))
    for i, batch in enumerate(sent):
        assert batch.is_cuda
        assert batch.unique().tolist() == [float(i)]


def test_without_its_events_it_would_not() -> None:
    """The kernel is slow enough to tell: the same calls give wrong numbers."""
    ring = StagingRing((ROWS, 4), torch.float32, slots=2)
    first = [ring.send(torch.zeros(ROWS, 4)) for _ in range(4)]  # GPU memory is there from now on
    torch.cuda.synchronize()
    del first
    ring._events = [torch.cuda.Event(), torch.cuda.Event()]
    for event in ring._events:
        event.synchronize = lambda: None
    torch.cuda._sleep(20 * SPIN)
    sent = [ring.send(torch.full((ROWS, 4), float(i))) for i in range(4)]
    assert [batch[0, 0].item() for batch in sent] == [2.0, 3.0, 2.0, 3.0]


def test_on_a_side_stream_with_fewer_rows() -> None:
    side = torch.cuda.Stream()
    ring = StagingRing((ROWS, 4), torch.float32)
    sent = []
    with torch.cuda.stream(side):
        for i in range(6):
            torch.cuda._sleep(SPIN)
            ring.acquire()[: i + 1].fill_(float(i))
            sent.append(ring.submit(i + 1))
    side.synchronize()
    for i, batch in enumerate(sent):
        assert batch.shape == (i + 1, 4)
        assert batch.unique().tolist() == [float(i)]


def test_a_copy_to_the_gpu_does_not_hold_up_the_host() -> None:
    ring = StagingRing((ROWS, 4), torch.float32)
    ring.send(torch.zeros(ROWS, 4))
    torch.cuda.synchronize()
    torch.cuda._sleep(10 * SPIN)
    done = torch.cuda.Event()
    done.record()
    ring.send(torch.ones(ROWS, 4))
    assert not done.query()
    torch.cuda.synchronize()
