"""Reseeding the loader's generator resumes, but not with kept workers."""

import torch
from torch.utils.data import DataLoader


def epochs(first, persistent):
    g = torch.Generator()
    loader = DataLoader(
        range(6),
        batch_size=6,
        shuffle=True,
        generator=g,
        num_workers=1,
        persistent_workers=persistent,
    )
    orders = {}
    for epoch in range(first, 3):
        g.manual_seed(2024 + epoch)
        orders[epoch] = next(iter(loader)).tolist()
    return orders


def main():
    for persistent in (False, True):
        print(f"persistent_workers={persistent}")
        print("  epoch 2, run from 0:", epochs(0, persistent)[2])
        print("  epoch 2, resumed:   ", epochs(2, persistent)[2])


if __name__ == "__main__":
    main()
