"""A test set without its last batch gives the accuracy of another set."""

import torch
from torch.utils.data import DataLoader


def accuracy(right, batch_size, drop_last):
    loader = DataLoader(right, batch_size=batch_size, drop_last=drop_last)
    correct = total = 0
    for batch in loader:
        correct += batch.sum().item()
        total += len(batch)
    return f"{correct} of {total}"


def main():
    # 1 where the model is right; the files are sorted by class.
    right = torch.tensor([1] * 90 + [0] * 10)
    for batch_size in (10, 16, 32, 64):
        print(
            f"{batch_size=}:",
            accuracy(right, batch_size, False),
            "| drop_last:",
            accuracy(right, batch_size, True),
        )


if __name__ == "__main__":
    main()
