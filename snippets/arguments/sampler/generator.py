"""The loader's generator does not reach a sampler that you pass."""

import torch
from torch.utils.data import DataLoader, RandomSampler


def order(seed, inner, outer):
    torch.manual_seed(seed)  # what the rest of the program did with it

    def own(wanted):
        return torch.Generator().manual_seed(0) if wanted else None

    sampler = RandomSampler(range(6), generator=own(inner))
    loader = DataLoader(
        range(6), batch_size=6, sampler=sampler, generator=own(outer)
    )
    return next(iter(loader)).tolist()


def main():
    for name, inner, outer in (
        ("generator in the loader ", False, True),
        ("generator in the sampler", True, False),
    ):
        print(name, *(order(seed, inner, outer) for seed in (1, 2)))


if __name__ == "__main__":
    main()
