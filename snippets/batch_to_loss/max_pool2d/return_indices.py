"""return_indices: where each maximum stood, counted within one H x W plane."""

import torch
from torch import nn


def main():
    torch.manual_seed(0)
    batch = torch.randperm(32).reshape(2, 1, 4, 4).float()
    pool = nn.MaxPool2d(2, return_indices=True)
    values, where = pool(batch)
    print(type(pool(batch)).__name__, where.dtype)
    print("sample 1:", batch[1, 0].tolist())
    print("values: ", values[1, 0].tolist())
    print("indices:", where[1, 0].tolist())

    taken = batch.flatten(2).gather(2, where.flatten(2))
    print("the indices lead to the values:", taken.equal(values.flatten(2)))
    back = nn.MaxUnpool2d(2)(values, where)
    print("unpooled:", back[1, 0].tolist())

    tie = nn.MaxPool2d(2, return_indices=True)(torch.zeros(1, 1, 2, 2))
    print("equal values, the first is taken:", tie[1].flatten().tolist())


if __name__ == "__main__":
    main()
