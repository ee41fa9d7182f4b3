"""A collate_fn gets the list of samples; what it returns is the batch."""

import torch
from torch.utils.data import DataLoader


def collate(samples):
    print(f"  collate_fn gets a {type(samples).__name__}: {samples}")
    words, labels = zip(*samples, strict=True)
    return {"words": words, "labels": torch.tensor(labels)}


def main():
    samples = [("a", 0), ("be", 1), ("sea", 0)]
    print("left out:")
    for batch in DataLoader(samples, batch_size=2):
        print("  the loop gets", batch)
    print("a function of your own:")
    for batch in DataLoader(samples, batch_size=2, collate_fn=collate):
        print("  the loop gets", batch)


if __name__ == "__main__":
    main()
