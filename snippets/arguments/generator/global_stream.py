"""iter(loader) draws from the global stream: a validation changes training."""

import torch
from torch.utils.data import DataLoader


def weights(validations, generator=None):
    torch.manual_seed(0)
    valid = DataLoader(range(4), shuffle=False, generator=generator)
    drawn = []
    for _ in range(3):
        drawn.append(round(torch.rand(()).item(), 3))  # a dropout, say
        for _ in range(validations):
            list(valid)
    return drawn


def main():
    print("no validation:        ", weights(0))
    print("one after each step:  ", weights(1))
    print("the same, generator=g:", weights(1, torch.Generator()))


if __name__ == "__main__":
    main()
