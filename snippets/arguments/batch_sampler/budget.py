"""Batches of a bounded padded size, as many samples as fit; a true len."""

import torch
from torch.utils.data import DataLoader, Sampler


class Budget(Sampler):
    """``longest * samples`` of a batch stays within ``most``."""

    def __init__(self, lengths, most, seed=0):
        self.lengths, self.most, self.seed = lengths, most, seed
        self.set_epoch(0)

    def set_epoch(self, epoch):
        g = torch.Generator().manual_seed(self.seed + epoch)
        order = torch.randperm(len(self.lengths), generator=g).tolist()
        self.batches = []
        batch, longest = [], 0
        for i in order:
            longest = max(longest, self.lengths[i])
            if batch and longest * (len(batch) + 1) > self.most:
                self.batches.append(batch)
                batch, longest = [], self.lengths[i]
            batch.append(i)
        self.batches.append(batch)

    def __iter__(self):
        return iter(self.batches)

    def __len__(self):
        return len(self.batches)  # made ahead, so it is exact


def main():
    lengths = [5, 9, 2, 7, 3, 8, 2, 6, 4, 1]
    loader = DataLoader(lengths, batch_sampler=Budget(lengths, most=20))
    for epoch in range(2):
        loader.batch_sampler.set_epoch(epoch)  # not loader.sampler
        sizes = [(len(b), int(len(b) * b.max())) for b in loader]
        print(f"epoch {epoch}: len(loader)={len(loader)},", end=" ")
        print("(samples, padded size):", *sizes)


if __name__ == "__main__":
    main()
