"""batch_size=None hands out samples: no batch dimension, other collate."""

import torch
from torch.utils.data import DataLoader, Dataset


class Pairs(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return torch.full((3,), index), index

    def __getitems__(self, indices):
        print("__getitems__", indices)
        return [self[index] for index in indices]


def show(batch_size):
    loader = DataLoader(Pairs(), batch_size=batch_size)
    print(f"batch_size={batch_size}: {loader.collate_fn.__name__}")
    item = next(iter(loader))
    x, label = item
    print(f"{type(item).__name__} of x {tuple(x.shape)} and {label!r}")
    print()


def main():
    print("the dataset gives", Pairs()[0], "\n")
    show(1)
    show(None)


if __name__ == "__main__":
    main()
