"""Make the batches in the dataset, and len(loader) is exact."""

import math

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Batches(IterableDataset):
    def __init__(self, length, batch_size):
        self.length = length
        self.batch_size = batch_size

    def __len__(self):
        return math.ceil(self.length / self.batch_size)  # batches

    def __iter__(self):
        info = get_worker_info()
        first, step = (info.id, info.num_workers) if info else (0, 1)
        for number in range(first, len(self), step):  # whole batches
            start = number * self.batch_size
            yield torch.arange(
                start, min(start + self.batch_size, self.length)
            )


def main():
    for num_workers in (0, 2):
        loader = DataLoader(
            Batches(10, 4), batch_size=None, num_workers=num_workers
        )
        batches = [batch.tolist() for batch in loader]
        print(f"num_workers={num_workers}: len says {len(loader)}, {batches}")


if __name__ == "__main__":
    main()
