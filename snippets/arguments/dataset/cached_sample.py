"""A sample kept in a cache is the one that the training loop changes."""

import torch
from torch.utils.data import DataLoader, Dataset


class Cached(Dataset):
    def __init__(self):
        self.cache = {}

    def __len__(self):
        return 1

    def __getitem__(self, index):
        if index not in self.cache:
            self.cache[index] = torch.zeros(3)
        return self.cache[index]


class Cloned(Cached):
    def __getitem__(self, index):
        return super().__getitem__(index).clone()


def main():
    for dataset in (Cached, Cloned):
        for num_workers in (0, 1):
            for batch_size in (None, 1):
                loader = DataLoader(
                    dataset(),
                    batch_size,
                    num_workers=num_workers,
                    persistent_workers=num_workers > 0,
                )
                received = []
                for _ in range(3):  # epochs
                    for batch in loader:
                        received.append(batch.flatten()[0].item())
                        batch += 1  # in place
                print(dataset.__name__, (num_workers, batch_size), received)


if __name__ == "__main__":
    main()
