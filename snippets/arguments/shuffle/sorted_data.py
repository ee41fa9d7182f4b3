"""Sorted data without shuffling: batches of a single class."""

import torch
from torch.utils.data import DataLoader


def main():
    torch.manual_seed(0)
    labels = torch.arange(3).repeat_interleave(40)  # 40 of each class, sorted
    for shuffle in (False, True):
        loader = DataLoader(labels, batch_size=20, shuffle=shuffle)
        print(f"shuffle={shuffle}: samples of class 0, 1, 2 in each batch")
        for batch in loader:
            print("  ", torch.bincount(batch, minlength=3).tolist())


if __name__ == "__main__":
    main()
