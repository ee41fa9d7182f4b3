"""Weighted sampling on several ranks: one list of draws, dealt out."""

import torch
from torch.utils.data import Sampler, WeightedRandomSampler


class WeightedShare(Sampler):
    """This rank's part of draws that every rank makes alike."""

    def __init__(self, weights, num_samples, ranks, rank, seed=0):
        self.draws = WeightedRandomSampler(
            weights, num_samples, generator=torch.Generator()
        )
        self.ranks, self.rank, self.seed = ranks, rank, seed
        self.set_epoch(0)

    def set_epoch(self, epoch):
        self.epoch = epoch

    def __iter__(self):
        self.draws.generator.manual_seed(self.seed + self.epoch)
        mine = list(self.draws)[self.rank :: self.ranks]
        return iter(mine[: len(self)])  # as many on each rank

    def __len__(self):
        return len(self.draws) // self.ranks


def main():
    weights = [1, 1, 1, 1, 8, 8]

    def plain(seed):
        torch.manual_seed(seed)
        return list(WeightedRandomSampler(weights, 6))

    print("each rank draws, the same seed:", plain(0), plain(0))
    print("each rank draws, its own seed: ", plain(0), plain(1))
    for epoch in range(2):
        shares = []
        for rank in range(2):
            sampler = WeightedShare(weights, 12, ranks=2, rank=rank)
            sampler.set_epoch(epoch)
            shares.append(list(sampler))
        print(f"WeightedShare, epoch {epoch}:        ", *shares)


if __name__ == "__main__":
    main()
