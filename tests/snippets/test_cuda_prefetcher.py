"""The prefetcher: all that can be seen without a GPU, on streams that run late."""

from __future__ import annotations

import collections
import gc
import weakref

import pytest
import torch
from torch.utils.data import DataLoader

from snippets.recipes import cuda_prefetcher
from snippets.recipes.cuda_prefetcher import CudaPrefetcher, to_device
from snippets.recipes.move_to_device import move_to_device
from tests.snippets.fake_cuda import FakeCuda


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch) -> FakeCuda:
    return FakeCuda(monkeypatch)


def prefetcher(cuda: FakeCuda, loader: object) -> CudaPrefetcher:
    return CudaPrefetcher(loader, "cuda", move=lambda batch, device: cuda.copy(batch))


def numbers(count: int = 4) -> list[torch.Tensor]:
    return [torch.full((2,), float(i)) for i in range(count)]


def step(cuda: FakeCuda, batch: torch.Tensor, seen: list) -> None:
    """A training step: reads the batch when its turn comes, not now."""
    cuda.main.put(lambda: seen.append(batch[0].item()))


def test_each_batch_is_there_when_the_step_reads_it(cuda: FakeCuda) -> None:
    seen: list[float] = []
    for batch in prefetcher(cuda, numbers()):
        step(cuda, batch, seen)
    assert seen == []  # the host was never held up
    cuda.main.run()
    assert seen == [0.0, 1.0, 2.0, 3.0]


def test_without_the_wait_of_the_step_the_batch_would_not_be_there(cuda: FakeCuda) -> None:
    loop = prefetcher(cuda, numbers())
    cuda.main.wait_stream = lambda other: None
    seen: list[float] = []
    for batch in loop:
        step(cuda, batch, seen)
    cuda.main.run()
    assert seen == [-1.0] * 4


def test_a_copy_waits_for_the_steps_queued_before_it(cuda: FakeCuda) -> None:
    """The memory of a batch let go may be its target; so may memory a queued step reads."""
    seen: list[float] = []
    shared = [torch.empty(2), torch.empty(2), torch.empty(2)]
    turn = iter(range(100))

    def into_memory_of_before(batch: torch.Tensor, device: object) -> torch.Tensor:
        target = shared[next(turn) % 3]
        cuda.current.put(lambda: target.copy_(batch))
        return target

    for batch in CudaPrefetcher(numbers(9), "cuda", move=into_memory_of_before):
        step(cuda, batch, seen)
    side = cuda.streams[0]
    side.run()  # the side stream hurries on as far as its waits let it
    cuda.main.run()
    assert seen == [float(i) for i in range(9)]


def test_the_next_batch_is_queued_before_this_one_is_handed_out(cuda: FakeCuda) -> None:
    fetched = []

    def loader():
        for i, batch in enumerate(numbers()):
            fetched.append(i)
            yield batch

    handed = []
    for i, _ in enumerate(prefetcher(cuda, loader())):
        handed.append((i, len(fetched)))
    assert handed == [(0, 2), (1, 3), (2, 4), (3, 4)]


def test_one_side_stream_for_all_epochs(cuda: FakeCuda) -> None:
    loop = prefetcher(cuda, numbers())
    for _ in range(3):
        assert len(list(loop)) == 4
    assert len(cuda.streams) == 1


def test_an_empty_loader(cuda: FakeCuda) -> None:
    assert list(prefetcher(cuda, [])) == []
    assert list(CudaPrefetcher([], "cpu")) == []


def test_exhausted_it_stays_so(cuda: FakeCuda) -> None:
    batches = iter(prefetcher(cuda, numbers(1)))
    next(batches)
    for _ in range(2):
        with pytest.raises(StopIteration):
            next(batches)


@pytest.mark.parametrize("device", ["cuda", "cpu"])
def test_an_error_of_the_loader_comes_in_its_place(cuda: FakeCuda, device: str) -> None:
    def loader():
        yield from numbers(2)
        raise OSError("the disk is gone")

    def move(batch: torch.Tensor, to: torch.device) -> torch.Tensor:
        return cuda.copy(batch) if to.type == "cuda" else batch

    got = []
    with pytest.raises(OSError, match="the disk is gone"):
        for batch in CudaPrefetcher(loader(), device, move=move):
            got.append(batch)
    assert len(got) == 2


def test_an_error_in_the_move_comes_in_its_place(cuda: FakeCuda) -> None:
    def move(batch: object, device: torch.device) -> torch.Tensor:
        return cuda.copy(batch) if torch.is_tensor(batch) else to_device(batch, device)

    got = []
    with pytest.raises(TypeError, match=r"^CudaPrefetcher cannot move a set; give it a move="):
        for batch in CudaPrefetcher([*numbers(1), {1, 2}, *numbers(1)], "cuda", move=move):
            got.append(batch)
    assert len(got) == 1
    assert cuda.current is cuda.main


@pytest.mark.parametrize("device", ["cuda", "cpu"])
def test_leaving_early_closes_the_loader_and_lets_the_next_batch_go(
    cuda: FakeCuda, device: str
) -> None:
    closed, sent = [], []

    def loader():
        try:
            yield from numbers()
        finally:
            closed.append(True)

    def move(batch: torch.Tensor, to: torch.device) -> torch.Tensor:
        moved = cuda.copy(batch) if to.type == "cuda" else batch.clone()
        sent.append(weakref.ref(moved))
        return moved

    source = loader()  # a name keeps it open until somebody closes it
    for batch in CudaPrefetcher(source, device, move=move):
        del batch
        break
    for stream in [*cuda.streams, cuda.main]:
        stream.run()
    gc.collect()
    assert closed == [True] and source.gi_frame is None
    assert len(sent) == (2 if device == "cuda" else 1)
    assert all(ref() is None for ref in sent)


def test_a_second_epoch_after_leaving_early(cuda: FakeCuda) -> None:
    loop = prefetcher(cuda, numbers())
    for _ in loop:
        break
    seen: list[float] = []
    for batch in loop:
        step(cuda, batch, seen)
    cuda.main.run()
    assert seen == [0.0, 1.0, 2.0, 3.0]


def test_the_stream_that_is_current_at_each_step_waits(cuda: FakeCuda) -> None:
    mine = cuda_prefetcher.torch.cuda.Stream()
    loop = prefetcher(cuda, numbers())
    side = cuda.streams[-1]
    with cuda.using(mine):
        next(iter(loop))
    assert mine.waits == [side]
    assert cuda.main.waits == []
    assert side.waits == [mine, mine]


def test_a_dataloader_on_the_cpu() -> None:
    loop = CudaPrefetcher(DataLoader(torch.arange(5.0), batch_size=2), "cpu")
    assert len(loop) == 3
    assert [batch.tolist() for batch in loop] == [[0.0, 1.0], [2.0, 3.0], [4.0]]


def test_a_loader_without_a_length() -> None:
    with pytest.raises(TypeError, match=r"has no len\(\)"):
        len(CudaPrefetcher(iter([]), "cpu"))


def test_no_accelerator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    text = r"^CudaPrefetcher: cuda:1 was asked for, but torch sees no CUDA device; device='cpu'"
    with pytest.raises(RuntimeError, match=text):
        CudaPrefetcher([], "cuda:1")


@pytest.mark.parametrize("device", ["meta", "mps"])
def test_a_device_that_is_neither(device: str) -> None:
    with pytest.raises(ValueError, match=f"^CudaPrefetcher: device {device}; give a CUDA device"):
        CudaPrefetcher([], device)


def test_to_device_keeps_structure_and_other_values() -> None:
    batch = {"x": torch.ones(2), "n": [torch.ones(1), (torch.ones(1), "a", 3, None, b"b", True)]}
    moved = to_device(batch, torch.device("meta"))
    assert moved["x"].device.type == moved["n"][0].device.type == "meta"
    assert moved["n"][1][0].device.type == "meta"
    assert moved["n"][1][1:] == ("a", 3, None, b"b", True)
    assert batch["x"].device.type == "cpu"


Pair = collections.namedtuple("Pair", ["x"])


@pytest.mark.parametrize("batch", [{1}, collections.OrderedDict(), Pair(torch.ones(1)), object()])
def test_to_device_refuses_what_it_does_not_know(batch: object) -> None:
    with pytest.raises(TypeError, match=f"cannot move a {type(batch).__name__};"):
        to_device([batch], torch.device("meta"))


def test_move_to_device_fits_as_move() -> None:
    loop = CudaPrefetcher([Pair(torch.ones(1))], "cpu", move=move_to_device)
    assert type(next(iter(loop))) is Pair
