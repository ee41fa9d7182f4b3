"""Fetch a batch at once from tensors in memory: same batches, fewer reads."""

import torch
from torch.utils.data import BatchSampler, DataLoader, TensorDataset


class Rows(TensorDataset):
    """Takes many indices at once and gives a batch that is ready."""

    reads = 0

    def __getitem__(self, indices):
        self.reads += 1
        indices = torch.as_tensor(indices)
        return [t.index_select(0, indices) for t in self.tensors]


class Shuffled:
    """A sampler: a new order each epoch, a tensor of indices per batch."""

    def __init__(self, size, batch_size):
        self.size, self.batch_size = size, batch_size

    def __iter__(self):
        return iter(torch.randperm(self.size).split(self.batch_size))

    def __len__(self):
        return -(-self.size // self.batch_size)


class OneByOne(TensorDataset):
    reads = 0

    def __getitem__(self, index):
        self.reads += 1
        return super().__getitem__(index)


def same(batches, others):
    pairs = list(zip(batches, others, strict=True))
    return all(all(map(torch.equal, *pair)) for pair in pairs)


def main():
    x, y = torch.rand(1000, 784), torch.arange(1000)
    order = torch.randperm(1000).tolist()
    usual, rows = OneByOne(x, y), Rows(x, y)
    wanted = list(DataLoader(usual, 256, sampler=order))

    lists = BatchSampler(order, 256, drop_last=False)
    tensors = torch.tensor(order).split(256)
    for name, sampler in (("lists", lists), ("tensors", tensors)):
        got = list(DataLoader(rows, batch_size=None, sampler=sampler))
        print(f"{name} of indices: same batches {same(wanted, got)}")
    print("reads an epoch, one by one:", usual.reads)
    print("reads an epoch, batched:", rows.reads // 2)

    loader = DataLoader(rows, batch_size=None, sampler=Shuffled(1000, 256))
    first, second = (torch.cat([y for _, y in loader]) for _ in range(2))
    print("shuffled anew each epoch:", not torch.equal(first, second))
    print("every sample once:", torch.equal(first.sort().values, y))
    print("batches:", len(loader), "sizes:", [len(y) for _, y in loader])


if __name__ == "__main__":
    main()
