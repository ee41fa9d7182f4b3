"""Augmentations that follow from (seed, epoch, index) and from nothing else.

needs: numpy
"""

import contextlib
import itertools
import random

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, Sampler


@contextlib.contextmanager
def seeded(*key):
    """The global random functions draw what belongs to this key; after the
    block they go on as if nothing had been drawn. CPU only."""
    kept = random.getstate(), np.random.get_state(), torch.get_rng_state()
    mixed = random.Random(" ".join(map(str, key)))  # the same on any machine
    random.seed(mixed.getrandbits(64))
    np.random.seed(mixed.getrandbits(32))
    torch.default_generator.manual_seed(mixed.getrandbits(32))
    try:
        yield
    finally:
        random.setstate(kept[0])
        np.random.set_state(kept[1])
        torch.set_rng_state(kept[2])


class EpochSampler(Sampler):
    """Yields (epoch, index). The order follows from (seed, epoch).

    Set ``epoch`` before each epoch. ``start`` skips samples of that epoch,
    without reading them, and holds for one epoch.
    """

    def __init__(self, length, seed):
        self.length, self.seed = length, seed
        self.epoch = self.start = 0

    def __len__(self):
        return self.length - self.start

    def __iter__(self):
        order = list(range(self.length))
        random.Random(f"{self.seed} {self.epoch}").shuffle(order)
        start, self.start = self.start, 0
        for index in order[start:]:
            yield self.epoch, index


class Seeded(Dataset):
    """Reads ``dataset[index]`` under the numbers of (seed, epoch, index)."""

    def __init__(self, dataset, seed):
        self.dataset, self.seed = dataset, seed

    def __len__(self):
        return len(self.dataset)

    def __getitem__(self, key):
        epoch, index = key
        with seeded(self.seed, epoch, index):
            return self.dataset[index]


class Augmented(Dataset):
    """Stands for yours: index, and what three libraries draw for it."""

    def __len__(self):
        return 8

    def __getitem__(self, i):
        return torch.tensor(
            [
                i,
                random.randrange(1000),
                np.random.randint(1000),
                int(torch.randint(1000, ())),
            ]
        )


def loader_and_sampler(**arguments):
    sampler = EpochSampler(8, seed=0)
    loader = DataLoader(
        Seeded(Augmented(), seed=0), batch_size=2, sampler=sampler, **arguments
    )
    return loader, sampler


def epochs(numbers, start=0, **arguments):
    loader, sampler = loader_and_sampler(**arguments)
    sampler.start = start
    for sampler.epoch in numbers:
        yield from loader


def same(these, those):
    pairs = itertools.zip_longest(these, those)
    return all(torch.equal(one, other) for one, other in pairs)


def main():
    expected = list(epochs(range(3)))
    print("index, random, np.random, torch of epochs 0, 1, 2, first batch:")
    for batch in expected[::4]:
        print("  ", batch.tolist())

    workers = {"num_workers": 2}
    for arguments in (
        {"num_workers": 1},
        workers,
        workers | {"persistent_workers": True},
        workers | {"prefetch_factor": 4},
    ):
        print(same(epochs(range(3), **arguments), expected), arguments)

    resumed = epochs([1, 2], start=2 * 2, **workers)  # 2 batches of 2 are done
    print(same(resumed, expected[4 + 2 :]), "resumed in epoch 1, batch 2")
    torch.manual_seed(0)
    before = torch.get_rng_state()
    list(epochs([0], generator=torch.Generator()))
    untouched = torch.equal(before, torch.get_rng_state())
    print(untouched, "the global stream is where it was")


if __name__ == "__main__":
    main()
