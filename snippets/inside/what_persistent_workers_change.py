"""Kept workers: old dataset, another order, and one loop at a time only."""

import torch
from torch.utils.data import DataLoader, Dataset


class Shifted(Dataset):
    def __init__(self):
        self.shift = 0

    def __len__(self):
        return 6

    def __getitem__(self, index):
        return index + self.shift


def main():
    for keep in (False, True):
        torch.manual_seed(0)
        dataset = Shifted()
        loader = DataLoader(
            dataset, shuffle=True, num_workers=1, persistent_workers=keep
        )
        print(f"persistent_workers={keep}:")
        for epoch in range(2):
            print(f"  epoch {epoch}:", [batch.item() for batch in loader])
            dataset.shift = 100

    kept = DataLoader(range(3), num_workers=1, persistent_workers=True)
    pairs = [(a.item(), b.item()) for a in kept for b in kept]
    print("nested loops over 3 samples:", pairs)


if __name__ == "__main__":
    main()
