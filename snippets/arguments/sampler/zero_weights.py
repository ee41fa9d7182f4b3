"""With replacement=False, samples of weight 0 come when the rest is gone."""

import torch
from torch.utils.data import WeightedRandomSampler


def main():
    torch.manual_seed(0)
    weights = [3, 1, 0, 0]
    for replacement in (True, False):
        for count in (2, 4):
            sampler = WeightedRandomSampler(weights, count, replacement)
            print(f"replacement={replacement!s:<5} {count} of them:", *sampler)


if __name__ == "__main__":
    main()
