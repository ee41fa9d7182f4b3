"""The orders that seed 0 gives, to compare one release with another."""

import torch
from torch.utils.data import DataLoader, random_split

DATA = list(range(10))


def order(loader):
    return [i for batch in loader for i in batch.tolist()]


def main():
    torch.manual_seed(0)
    loader = DataLoader(DATA, batch_size=5, shuffle=True)
    print("shuffle=True, epoch 0:  ", order(loader))
    print("shuffle=True, epoch 1:  ", order(loader))

    own = torch.Generator().manual_seed(0)
    loader = DataLoader(DATA, batch_size=5, shuffle=True, generator=own)
    print("own generator, epoch 0: ", order(loader))
    print("own generator, epoch 1: ", order(loader))

    torch.manual_seed(0)
    left, right = random_split(DATA, [5, 5])
    print("random_split:           ", left.indices, right.indices)


if __name__ == "__main__":
    main()
