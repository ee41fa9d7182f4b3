"""The ring: all that can be seen without a GPU, on a stream that runs late."""

from __future__ import annotations

import pytest
import torch

from snippets.recipes.staging_ring import StagingRing
from tests.snippets.fake_cuda import FakeCuda


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch) -> FakeCuda:
    """Late streams; pinned buffers are ordinary ones, and `to` a copy on the stream."""
    fake = FakeCuda(monkeypatch)
    empty = torch.empty
    fake.pinned = []

    def pinned(*size: object, pin_memory: bool = False, **options: object) -> torch.Tensor:
        fake.pinned.append(pin_memory)
        return empty(*size, **options)

    def to(tensor: torch.Tensor, device: torch.device, non_blocking: bool) -> torch.Tensor:
        assert device.type == "cuda" and non_blocking
        return fake.copy(tensor)

    monkeypatch.setattr(torch, "empty", pinned)
    monkeypatch.setattr(torch.Tensor, "to", to)
    return fake


def rows(count: int, value: float) -> torch.Tensor:
    return torch.full((count, 3), value)


def test_what_was_sent_arrives_though_the_gpu_is_slow(cuda: FakeCuda) -> None:
    ring = StagingRing((4, 3), torch.float32, slots=2)
    assert cuda.pinned == [True, True]
    sent = [ring.send(rows(4, float(i))) for i in range(7)]
    cuda.main.run()
    assert [batch[0, 0].item() for batch in sent] == [float(i) for i in range(7)]


def test_a_slow_consumer_holds_the_sender_at_the_number_of_slots(cuda: FakeCuda) -> None:
    ring = StagingRing((4, 3), torch.float32, slots=3)
    for i in range(3):
        ring.send(rows(4, float(i)))
    assert [event.query() for event in cuda.events] == [False] * 3  # none was waited for
    ring.send(rows(4, 3.0))
    assert [event.query() for event in cuda.events] == [False, False, False]
    reached = len(cuda.main.work)
    assert reached == 6  # a copy and a mark for three of four: the first have run


def test_without_its_events_the_ring_would_send_wrong_numbers(cuda: FakeCuda) -> None:
    ring = StagingRing((4, 3), torch.float32, slots=2)
    for event in cuda.events:
        event.synchronize = lambda: None
    sent = [ring.send(rows(4, float(i))) for i in range(4)]
    cuda.main.run()
    assert [batch[0, 0].item() for batch in sent] == [2.0, 3.0, 2.0, 3.0]


def test_events_are_recorded_on_the_stream_that_is_current(cuda: FakeCuda) -> None:
    side = torch.cuda.Stream()
    ring = StagingRing((4, 3), torch.float32)
    with cuda.using(side):
        ring.send(rows(4, 1.0))
    assert (len(side.work), len(cuda.main.work)) == (2, 0)
    assert cuda.events[0].stream is side


def test_fewer_rows(cuda: FakeCuda) -> None:
    ring = StagingRing((4, 3), torch.float32)
    short = ring.send(rows(1, 5.0))
    ring.acquire().fill_(6.0)
    two = ring.submit(2)
    cuda.main.run()
    assert short.tolist() == [[5.0] * 3]
    assert two.tolist() == [[6.0] * 3] * 2


def cpu_ring() -> StagingRing:
    return StagingRing((4, 3), torch.float32, device="cpu")


def test_on_the_cpu_what_comes_back_is_a_copy_of_its_own() -> None:
    ring = cpu_ring()
    sent = [ring.send(rows(2, float(i))) for i in range(5)]
    assert [batch[0, 0].item() for batch in sent] == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert not ring.acquire().is_pinned()


def test_the_source_may_be_changed_after_send() -> None:
    source = rows(4, 1.0)
    sent = cpu_ring().send(source)
    source.fill_(2.0)
    assert sent.unique().tolist() == [1.0]


def test_acquire_and_submit_take_turns() -> None:
    ring = cpu_ring()
    with pytest.raises(RuntimeError, match=r"^StagingRing: submit\(\) without acquire\(\)$"):
        ring.submit()
    buffer = ring.acquire()
    with pytest.raises(RuntimeError, match=r"^StagingRing: acquire\(\) twice without submit\(\)$"):
        ring.acquire()
    with pytest.raises(RuntimeError, match="twice"):
        ring.send(rows(1, 1.0))
    buffer.fill_(7.0)
    assert ring.submit().unique().tolist() == [7.0]
    assert ring.acquire() is not buffer


@pytest.mark.parametrize("count", [0, -1, 5])
def test_rows_that_no_slot_holds_leave_the_buffer_acquired(count: int) -> None:
    ring = cpu_ring()
    ring.acquire().fill_(1.0)
    with pytest.raises(ValueError, match=f"^StagingRing: {count} rows; a slot holds 1 to 4$"):
        ring.submit(count)
    assert ring.submit().shape == (4, 3)


@pytest.mark.parametrize("shape", [(5, 3), (4, 2), (0, 3), (4,), (4, 3, 1), ()])
def test_a_source_of_another_shape(shape: tuple[int, ...]) -> None:
    ring = cpu_ring()
    with pytest.raises(ValueError, match=r"^StagingRing: shape \(.*\) does not fit a slot of \(4,"):
        ring.send(torch.zeros(shape))
    assert ring.send(rows(4, 1.0)).shape == (4, 3)  # the ring still works


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (torch.zeros(4, 3, dtype=torch.float64), "torch.float64 on cpu"),
        (torch.zeros(4, 3, device="meta"), "torch.float32 on meta"),
    ],
)
def test_a_source_of_another_dtype_or_device(source: torch.Tensor, text: str) -> None:
    with pytest.raises(TypeError, match=f"^StagingRing: {text}; this ring takes torch.float32 on"):
        cpu_ring().send(source)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"shape": ()}, r"no slot has shape \(\)"),
        ({"shape": (4, 0)}, r"no slot has shape \(4, 0\)"),
        ({"slots": 1}, "1 slots; give 2 or more"),
        ({"device": "meta"}, "device meta; give CUDA or 'cpu'"),
    ],
)
def test_arguments_that_make_no_ring(arguments: dict, text: str) -> None:
    given = {"shape": (4, 3), "dtype": torch.float32, "device": "cpu", **arguments}
    with pytest.raises(ValueError, match=f"^StagingRing: {text}"):
        StagingRing(**given)


def test_no_accelerator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    text = "^StagingRing: cuda was asked for, but torch sees no CUDA device; device='cpu' runs"
    with pytest.raises(RuntimeError, match=text):
        StagingRing((4, 3), torch.float32)
