"""A cache on the dataset lasts from the second epoch on, once per worker."""

import multiprocessing

import torch
from torch.utils.data import DataLoader, Dataset


class Cached(Dataset):
    """Remembers what it has read; counts the reads of all processes."""

    def __init__(self):
        self.cache = {}
        self.reads = multiprocessing.Value("i", 0)

    def __len__(self):
        return 100

    def __getitem__(self, i):
        if i not in self.cache:
            with self.reads.get_lock():
                self.reads.value += 1
            self.cache[i] = i  # here the file would be read
        return self.cache[i]


def main():
    for keep in (False, True):
        dataset = Cached()
        loader = DataLoader(
            dataset,
            batch_size=10,
            shuffle=True,
            num_workers=2,
            persistent_workers=keep,
            generator=torch.Generator().manual_seed(0),
        )
        reads = []
        for _ in range(6):
            before = dataset.reads.value
            for _ in loader:
                pass
            reads.append(dataset.reads.value - before)
        print(f"persistent_workers={keep!s:<5}  reads per epoch: {reads}")


if __name__ == "__main__":
    main()
