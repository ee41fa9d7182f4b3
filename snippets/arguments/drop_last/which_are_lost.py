"""Which samples are left out: others each epoch, or always the same."""

import torch
from torch.utils.data import DataLoader


def lost(loader):
    seen = torch.cat(list(loader)).tolist()
    return sorted(set(range(10)) - set(seen))


def main():
    samples = torch.arange(10)
    options = {"batch_size": 4, "drop_last": True}
    torch.manual_seed(0)
    shuffled = DataLoader(samples, shuffle=True, **options)
    print("shuffle:   ", *[lost(shuffled) for _ in range(5)])
    in_order = DataLoader(samples, **options)
    print("in order:  ", *[lost(in_order) for _ in range(5)])


if __name__ == "__main__":
    main()
