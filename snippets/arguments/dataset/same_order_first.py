"""Shuffle, then split: all workers must shuffle alike, or samples are lost."""

import random

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Shards(IterableDataset):
    def __iter__(self):
        shards = list(range(8))
        self.random().shuffle(shards)
        info = get_worker_info()
        return iter(shards[info.id :: info.num_workers])


class OwnOrder(Shards):
    def random(self):
        return random  # each worker has another seed


class OneOrder(Shards):
    def __init__(self):
        # Shared memory: running workers see what the main process writes.
        self.epoch = torch.zeros((), dtype=torch.int64).share_memory_()

    def random(self):
        return random.Random(int(self.epoch))  # the same in every process


def main():
    torch.manual_seed(0)
    for dataset in (OwnOrder(), OneOrder()):
        print(type(dataset).__name__)
        loader = DataLoader(
            dataset, batch_size=None, num_workers=2, persistent_workers=True
        )
        for epoch in range(2):
            if isinstance(dataset, OneOrder):
                dataset.epoch.fill_(epoch)
            numbers = list(loader)
            missing = sorted(set(range(8)) - set(numbers))
            print(f"  epoch {epoch}: {numbers}, missing: {missing}")


if __name__ == "__main__":
    main()
