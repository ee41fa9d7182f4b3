"""What changes the order of the next epoch, for three ways to shuffle."""

import torch
from torch.utils.data import DataLoader


class ByEpoch:
    """A sampler: the order is a function of (seed, epoch)."""

    def __init__(self, size, seed):
        self.size, self.seed, self.epoch = size, seed, 0

    def __iter__(self):
        g = torch.Generator().manual_seed(self.seed + self.epoch)
        return iter(torch.randperm(self.size, generator=g).tolist())


def build(way):
    torch.manual_seed(0)
    if way == "(seed, epoch)":
        return DataLoader(range(8), batch_size=2, sampler=ByEpoch(8, seed=0))
    g = torch.Generator().manual_seed(0) if way == "generator=g" else None
    return DataLoader(range(8), batch_size=2, shuffle=True, generator=g)


def second_epoch(way, event):
    loader = build(way)
    for _ in loader:
        if event == "epoch 1 left early":
            break
    if event == "a random number drawn":
        torch.rand(())
    if event == "another loader walked":
        list(DataLoader(range(8)))
    loader.sampler.epoch = 1  # only ByEpoch reads it
    return torch.cat(list(loader)).tolist()


def main():
    ways = "no generator", "generator=g", "(seed, epoch)"
    print("epoch 2 after           ", *(way.rjust(13) for way in ways))
    for event in (
        "a random number drawn",
        "another loader walked",
        "epoch 1 left early",
    ):
        print(event.ljust(24), end="")
        for way in ways:
            same = second_epoch(way, event) == second_epoch(way, None)
            print("same".rjust(14) if same else "CHANGED".rjust(14), end="")
        print()


if __name__ == "__main__":
    main()
