"""WeightedRandomSampler with and without replacement, from seed 0."""

import torch
from torch.utils.data import WeightedRandomSampler

WEIGHTS = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]


def main():
    for replacement in True, False:
        torch.manual_seed(0)
        sampler = WeightedRandomSampler(WEIGHTS, 8, replacement)
        print(f"replacement={replacement}:".ljust(19), list(sampler))


if __name__ == "__main__":
    main()
