"""Shuffling costs reads where samples lie in blocks; shuffle the blocks."""

import torch
from torch.utils.data import DataLoader, Dataset

BLOCKS, PER_BLOCK = 50, 20  # samples on disk, a block is read as a whole


class Blocks(Dataset):
    """Keeps the last ``keep`` blocks in memory and counts its reads."""

    def __init__(self, keep):
        self.keep, self.cache, self.reads = keep, [], 0

    def __len__(self):
        return BLOCKS * PER_BLOCK

    def __getitem__(self, i):
        block = i // PER_BLOCK
        if block not in self.cache:
            self.reads += 1
            self.cache = [*self.cache, block][-self.keep :]
        return i


class BlockOrder:
    """Shuffles the blocks, then the samples of ``group`` blocks together."""

    def __init__(self, group):
        self.group = group

    def __iter__(self):
        for blocks in torch.randperm(BLOCKS).split(self.group):
            inside = torch.arange(PER_BLOCK)
            samples = (blocks[:, None] * PER_BLOCK + inside).flatten()
            yield from samples[torch.randperm(len(samples))].tolist()


def main():
    torch.manual_seed(0)
    print(f"{BLOCKS} blocks, 5 kept: reads in one epoch")
    for name, how in (
        ("in order", {}),
        ("shuffle=True", {"shuffle": True}),
        ("5 blocks at a time", {"sampler": BlockOrder(5)}),
    ):
        dataset = Blocks(keep=5)
        found = torch.cat(list(DataLoader(dataset, batch_size=32, **how)))
        assert len(found.unique()) == len(dataset)
        print(f"  {name:<18} {dataset.reads:>4}")


if __name__ == "__main__":
    main()
