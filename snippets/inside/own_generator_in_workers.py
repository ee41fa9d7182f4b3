"""A random generator kept by the dataset repeats itself in every worker.

needs: numpy
"""

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class OnTheDataset(Dataset):
    def __init__(self):
        self.rng = np.random.default_rng(0)

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return int(self.rng.integers(1000))


class InTheWorker(OnTheDataset):
    def __init__(self):
        self.rng = None

    def __getitem__(self, index):
        if self.rng is None:  # the first item that this process makes
            self.rng = np.random.default_rng(torch.initial_seed())
        return super().__getitem__(index)


def main():
    torch.manual_seed(0)
    for kind in (OnTheDataset, InTheWorker):
        loader = DataLoader(kind(), num_workers=2)
        for epoch in range(2):
            numbers = [batch.item() for batch in loader]
            print(f"{kind.__name__}, epoch {epoch}: {numbers}")


if __name__ == "__main__":
    main()
