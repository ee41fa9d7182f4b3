"""A sampler that you pass does not see the loader's generator."""

import torch
from torch.utils.data import DataLoader, RandomSampler


def seeded():
    return torch.Generator().manual_seed(0)


def orders(make_loader):
    for _ in range(2):
        (batch,) = make_loader()
        yield batch.tolist()


def given_to_the_loader():
    sampler = RandomSampler(range(6))
    return DataLoader(
        range(6), batch_size=6, sampler=sampler, generator=seeded()
    )


def given_to_the_sampler():
    sampler = RandomSampler(range(6), generator=seeded())
    return DataLoader(range(6), batch_size=6, sampler=sampler)


def main():
    torch.manual_seed(0)
    print("generator for the loader: ", *orders(given_to_the_loader))
    print("generator for the sampler:", *orders(given_to_the_sampler))


if __name__ == "__main__":
    main()
