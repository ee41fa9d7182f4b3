"""What the values of the grid are made of: datasets and functions that leave traces.

Every sample is an ``int`` that says what happened to it: its index and, in further decimal places,
who made it, how it was asked for, and what it saw. :func:`read` takes it apart again.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from typing import Any

import torch
from torch.utils.data import Dataset, IterableDataset, get_worker_info

QUIET = 0.25  # seconds without a new sample after which Held goes on
BOUND = 1.5  # seconds after which Held goes on in any case
SLOW = 6.0  # seconds, longer than the timeout of the grid
NOISE = 1000  # random numbers of Noisy are below it


class Traced:
    """Makes samples that carry their story."""

    mark = 0  # set by worker_init_fn=mark
    epoch = 0  # set by set_epoch

    def __init__(self, length: int) -> None:
        """A dataset of so many samples."""
        self.length = length

    def sample(self, index: int, asked: int = 0, noise: int = 0) -> int:
        """The sample at an index, with who makes it and what it saw."""
        info = get_worker_info()
        maker = 1 if info is None else info.id + 2
        places = (index, maker, asked, self.mark, self.epoch, noise)
        return sum(value * 10**place for value, place in zip(places, PLACES, strict=True))


PLACES = (0, 2, 3, 4, 5, 6)  # decimal places of the parts of a sample
PARTS = ("index", "maker", "asked", "mark", "epoch", "noise")


def read(sample: int) -> dict[str, int]:
    """The parts of a sample by name."""
    ends = (*PLACES[1:], 12)
    return {
        name: sample // 10**place % 10 ** (end - place)
        for name, place, end in zip(PARTS, PLACES, ends, strict=True)
    }


class NoLength(Traced):
    """A map-style dataset without ``__len__``."""

    def __getitem__(self, index: int | list[int]) -> Any:
        """One sample; for a list of indices a tensor of samples."""
        if isinstance(index, list):
            return torch.tensor([self[each] for each in index])
        if not 0 <= index < self.length:
            raise IndexError(f"no sample {index}")
        return self.sample(index)


class Numbers(NoLength, Dataset):
    """The map-style dataset of the bases."""

    def __len__(self) -> int:
        """The number of samples."""
        return self.length


class Whole(Numbers):
    """Has ``__getitems__``: it is asked for a whole batch at once."""

    def __getitems__(self, indices: list[int]) -> list[int]:
        """The samples of one batch."""
        return [self.sample(index, asked=1) for index in indices]


class Noisy(Numbers):
    """Draws a number from torch's global generator for each sample."""

    def __getitem__(self, index: int) -> int:
        """One sample with its random number."""
        return self.sample(index, noise=int(torch.randint(NOISE, ())))


class Epochs(Numbers):
    """Has ``set_epoch``, which the main process calls before the second epoch."""

    def set_epoch(self, epoch: int) -> None:
        """Say which epoch it is."""
        self.epoch = epoch


class Tuples(Numbers):
    """Gives a tuple of two values for each sample."""

    def __getitem__(self, index: int) -> tuple[int, float]:
        """A sample and a float."""
        return super().__getitem__(index), 0.5


class WithLambda(Numbers):
    """Keeps a lambda, so that it cannot be pickled."""

    def __init__(self, length: int) -> None:
        """A dataset of so many samples."""
        super().__init__(length)
        self.transform = lambda sample: sample


class Slow(Numbers):
    """Its first sample takes seconds."""

    def __getitem__(self, index: int) -> int:
        """One sample."""
        if index == 0:
            time.sleep(SLOW)
        return super().__getitem__(index)


class Held(Numbers):
    """Beside another worker, sample 0 waits until nothing else is being made."""

    def __init__(self, length: int) -> None:
        """A dataset of so many samples."""
        super().__init__(length)
        self.made = multiprocessing.Value("i", 0)

    def __getitem__(self, index: int) -> int:
        """One sample."""
        info = get_worker_info()
        if index == 0 and info is not None and info.num_workers > 1:
            self.wait()
        else:
            with self.made.get_lock():
                self.made.value += 1
        return super().__getitem__(index)

    def wait(self) -> None:
        """Until the number of samples made stands still."""
        began = changed = time.monotonic()
        seen = self.made.value
        while (now := time.monotonic()) - began < BOUND:
            if self.made.value != seen:
                seen, changed = self.made.value, now
            if seen and now - changed > QUIET:
                return
            time.sleep(0.01)


class Stream(Traced, IterableDataset):
    """The iterable-style dataset of the bases; workers do not split it."""

    def __iter__(self) -> Iterator[int]:
        """The samples in order."""
        return (self.sample(index) for index in range(self.length))


class SizedStream(Stream):
    """The same with ``__len__``."""

    def __len__(self) -> int:
        """The number of samples."""
        return self.length


class Counting:
    """A collate_fn that counts its calls."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self.calls = 0

    def __call__(self, samples: list[int]) -> dict[str, Any]:
        """The samples as they came, and which call of this copy it was."""
        self.calls += 1
        return {"samples": samples, "call": self.calls}


class Unsendable:
    """A collate_fn whose result cannot be pickled."""

    def __call__(self, samples: list[int]) -> list[Any]:
        """The samples and a lambda."""
        return [samples, lambda: None]


class Logging:
    """A worker_init_fn that counts its calls over all workers."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self.calls = multiprocessing.Value("i", 0)

    def __call__(self, worker_id: int) -> None:
        """One call more."""
        with self.calls.get_lock():
            self.calls.value += 1


def mark(worker_id: int) -> None:
    """A worker_init_fn that changes the worker's copy of the dataset."""
    get_worker_info().dataset.mark = 1


def reseed(worker_id: int) -> None:
    """A worker_init_fn that sets the seed of the worker by hand."""
    torch.manual_seed(worker_id)


def fail(worker_id: int) -> None:
    """A worker_init_fn that raises."""
    raise RuntimeError("worker_init_fn failed")


def late(worker_id: int) -> None:
    """A worker_init_fn that takes seconds."""
    time.sleep(SLOW)


def seeded() -> torch.Generator:
    """A generator with a seed of its own."""
    return torch.Generator().manual_seed(1)
