"""A loader with a generator of its own repeats its order, undisturbed."""

import torch
from torch.utils.data import DataLoader


def order(disturb, generator=None):
    torch.manual_seed(0)
    loader = DataLoader(
        range(6), batch_size=6, shuffle=True, generator=generator
    )
    if disturb:
        torch.rand(())  # anything that draws a random number: a new layer, say
    (batch,) = loader
    return batch.tolist()


def main():
    print("torch.manual_seed(0) alone")
    print("  ", order(disturb=False))
    print("  ", order(disturb=True))
    print("generator=torch.Generator().manual_seed(0)")
    print("  ", order(False, torch.Generator().manual_seed(0)))
    print("  ", order(True, torch.Generator().manual_seed(0)))


if __name__ == "__main__":
    main()
