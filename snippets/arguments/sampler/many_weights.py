"""Weighted draws by searching the running sum: no limit on the weights."""

import torch
from torch.utils.data import DataLoader, Sampler


class Weighted(Sampler):
    """Draws with replacement; each epoch makes ``num_samples`` draws."""

    def __init__(self, weights, num_samples, generator=None):
        weights = torch.as_tensor(weights, dtype=torch.double)
        if not (weights >= 0).all() or not 0 < weights.sum() < torch.inf:
            raise ValueError("weights: finite, none negative, not all zero")
        self.edges = weights.cumsum(0)
        self.num_samples, self.generator = num_samples, generator

    def __iter__(self):
        points = torch.rand(
            self.num_samples, dtype=torch.double, generator=self.generator
        )
        points = points * self.edges[-1]
        # right=True: a sample of weight 0 has an empty interval
        yield from torch.searchsorted(self.edges, points, right=True).tolist()

    def __len__(self):
        return self.num_samples


def main():
    g = torch.Generator().manual_seed(0)
    sampler = Weighted([0, 1, 0, 3, 4, 0], num_samples=8000, generator=g)
    loader = DataLoader(range(6), batch_size=8000, sampler=sampler)
    counts = torch.bincount(next(iter(loader)), minlength=6)
    print("weights:        ", [0, 1, 0, 3, 4, 0])
    print("drawn, thousands:", (counts / 1000).round().int().tolist())


if __name__ == "__main__":
    main()
