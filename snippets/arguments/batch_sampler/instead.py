"""batch_size, shuffle and drop_last written as a batch_sampler: the same."""

import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler


def walk(loader):
    torch.manual_seed(0)
    return [[batch.tolist() for batch in loader] for _ in range(2)]


def main():
    data = range(10)
    four = DataLoader(data, batch_size=3, shuffle=True, drop_last=True)
    order = RandomSampler(data)
    batches = BatchSampler(order, batch_size=3, drop_last=True)
    one = DataLoader(data, batch_sampler=batches)

    print("batches:", walk(one)[0])
    print("both alike, two epochs:", walk(four) == walk(one))
    for name, loader in (("batch_size=3", four), ("batch_sampler", one)):
        print(f"{name}: loader.batch_size={loader.batch_size}", end=" ")
        print(f"drop_last={loader.drop_last}", end=" ")
        print(f"sampler={type(loader.sampler).__name__}")
    print("ask it instead:", one.batch_sampler.batch_size)


if __name__ == "__main__":
    main()
