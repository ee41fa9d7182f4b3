"""Leaving an epoch early changes the order of the next one."""

import torch
from torch.utils.data import DataLoader


def orders(num_workers, leave):
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(
        range(6),
        batch_size=2,
        shuffle=True,
        num_workers=num_workers,
        generator=generator,
    )
    for _ in range(2):
        order = []
        for batch in loader:
            order += batch.tolist()
            if leave:
                break
        yield order


def main():
    for leave in (False, True):
        print("break after one batch" if leave else "to the end")
        for num_workers in (0, 2):
            print(f"  {num_workers} workers:", *orders(num_workers, leave))


if __name__ == "__main__":
    main()
