"""Resume training in the same order, at the start of an epoch or inside it."""

import torch
from torch.utils.data import DataLoader, Sampler


class EpochOrder(Sampler):
    """A permutation made of (seed, epoch), from position ``start`` on."""

    def __init__(self, size, seed):
        self.size, self.seed = size, seed
        self.set(epoch=0)

    def set(self, epoch, start=0):
        self.epoch, self.start = epoch, start

    def __iter__(self):
        g = torch.Generator().manual_seed(self.seed + self.epoch)
        order = torch.randperm(self.size, generator=g).tolist()
        return iter(order[self.start :])

    def __len__(self):
        return self.size - self.start


def build(num_workers):
    return DataLoader(
        range(8),
        batch_size=2,
        sampler=EpochOrder(8, seed=2024),
        num_workers=num_workers,
        persistent_workers=num_workers > 0,
    )


def main():
    loader = build(num_workers=1)
    for epoch in range(3):
        loader.sampler.set(epoch)  # before the loop
        print(f"epoch {epoch}:", [batch.tolist() for batch in loader])

    print("a new process, from epoch 2, after 3 batches of 2 samples:")
    loader = build(num_workers=0)  # even the number of workers may differ
    loader.sampler.set(epoch=2, start=3 * 2)
    print("epoch 2:", [batch.tolist() for batch in loader])
    print("len(loader):", len(loader))


if __name__ == "__main__":
    main()
