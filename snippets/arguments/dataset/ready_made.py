"""The datasets that torch brings along."""

import torch
from torch.utils.data import (
    ChainDataset,
    ConcatDataset,
    DataLoader,
    IterableDataset,
    StackDataset,
    Subset,
    TensorDataset,
    random_split,
)


class Numbers(IterableDataset):
    def __init__(self, *numbers):
        self.numbers = numbers

    def __iter__(self):
        return iter(self.numbers)


def main():
    x, y = torch.arange(6) * 10, torch.arange(6)
    generator = torch.Generator().manual_seed(0)
    train, valid = random_split(range(6), [4, 2], generator)
    for name, dataset in {
        "TensorDataset": TensorDataset(x, y),
        "StackDataset": StackDataset(image=x, label=y),
        "Subset": Subset(x, [5, 3, 3]),
        "random_split, 4 of 6": train,
        "random_split, 2 of 6": valid,
        "ConcatDataset": ConcatDataset([range(3), range(100, 103)]),
        "ChainDataset": ChainDataset([Numbers(0, 1), Numbers(100)]),
    }.items():
        batch = next(iter(DataLoader(dataset, batch_size=4)))
        print(f"{name}: {batch}")


if __name__ == "__main__":
    main()
