"""The samplers of torch.utils.data: what each yields in two epochs."""

import torch
from torch.utils.data import (
    BatchSampler,
    RandomSampler,
    SequentialSampler,
    SubsetRandomSampler,
    WeightedRandomSampler,
)


def main():
    torch.manual_seed(0)
    data = range(8)
    drawn = RandomSampler(data, replacement=True)
    weighted = WeightedRandomSampler([1, 3, 6], 8)
    samplers = {
        "SequentialSampler(data)": SequentialSampler(data),
        "RandomSampler(data)": RandomSampler(data),
        "  num_samples=3": RandomSampler(data, num_samples=3),
        "  num_samples=12": RandomSampler(data, num_samples=12),
        "  replacement=True": drawn,
        "SubsetRandomSampler([5, 6, 7])": SubsetRandomSampler([5, 6, 7]),
        "WeightedRandomSampler([1, 3, 6], 8)": weighted,
        "BatchSampler(data, 3, False)": BatchSampler(data, 3, False),
    }
    for name, sampler in samplers.items():
        print(name)
        for _ in range(2):
            print("   ", *sampler)


if __name__ == "__main__":
    main()
