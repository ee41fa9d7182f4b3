"""The order is not randperm of the seed: base_seed is drawn before it."""

import torch
from torch.utils.data import DataLoader


def seeded():
    return torch.Generator().manual_seed(0)


def draw(generator=None):
    number = torch.empty((), dtype=torch.int64)
    return number.random_(generator=generator).item()


def main():
    g = seeded()
    loader = DataLoader(range(8), batch_size=8, shuffle=True, generator=g)
    print("generator=g  loader: ", next(iter(loader)).tolist())

    alone = torch.randperm(8, generator=seeded())
    print("     randperm alone: ", alone.tolist())

    g = seeded()
    draw(g)  # base_seed
    print("  base_seed, then it:", torch.randperm(8, generator=g).tolist())

    torch.manual_seed(0)
    loader = DataLoader(range(8), batch_size=8, shuffle=True)
    print("no generator loader: ", next(iter(loader)).tolist())

    torch.manual_seed(0)
    draw()  # base_seed
    g = torch.Generator().manual_seed(draw())  # a generator for this epoch
    print("             by hand:", torch.randperm(8, generator=g).tolist())


if __name__ == "__main__":
    main()
