"""Two ways to read a batch in one call: __getitems__ and a BatchSampler."""

import torch
from torch.utils.data import (
    BatchSampler,
    DataLoader,
    Dataset,
    SequentialSampler,
    TensorDataset,
)


class Rows(Dataset):
    def __init__(self):
        self.data = torch.arange(10) * 10

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        print("  __getitem__", index)
        return self.data[index]


class RowsAtOnce(Rows):
    def __getitems__(self, indices):
        print("  __getitems__", indices)
        return list(self.data[indices])  # one sample an entry


def main():
    print("__getitems__ with batch_size=4")
    for batch in DataLoader(RowsAtOnce(), batch_size=4):
        print(" ", batch.tolist())

    print("batch_size=None with a BatchSampler as sampler")
    dataset = Rows()
    sampler = BatchSampler(SequentialSampler(dataset), 4, drop_last=False)
    for batch in DataLoader(dataset, batch_size=None, sampler=sampler):
        print(" ", batch.tolist())

    has = hasattr(TensorDataset, "__getitems__")
    print("TensorDataset has __getitems__:", has)


if __name__ == "__main__":
    main()
