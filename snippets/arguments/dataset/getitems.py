"""Who hands __getitems__ on, and what it has to return."""

from collections import Counter

import torch
from torch.utils.data import (
    ConcatDataset,
    DataLoader,
    Dataset,
    StackDataset,
    Subset,
)

calls = Counter()


class Rows(Dataset):
    def __init__(self):
        self.data = torch.arange(8)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        calls["__getitem__"] += 1
        return self.data[index]

    def __getitems__(self, indices):
        calls["__getitems__"] += 1
        return list(self.data[indices])  # a list of samples


class OneTensor(Rows):
    def __getitems__(self, indices):
        return self.data[indices]  # a batch already


def as_it_is(batch):
    return batch


def main():
    rows = Rows()
    subset = Subset(rows, range(8))
    for dataset in (rows, subset, StackDataset(rows), ConcatDataset([rows])):
        calls.clear()
        list(DataLoader(dataset, batch_size=4))
        print(f"{type(dataset).__name__}:", dict(calls))

    try:
        next(iter(DataLoader(OneTensor(), batch_size=4)))
    except TypeError as error:
        print(f"OneTensor: TypeError: {error}")
    loader = DataLoader(OneTensor(), batch_size=4, collate_fn=as_it_is)
    print("OneTensor with a collate_fn:", next(iter(loader)))


if __name__ == "__main__":
    main()
