"""A batch in which every label is ignored has a mean of nan."""

import torch
from torch import nn
from torch.nn import functional as F


def main():
    torch.manual_seed(0)
    model = nn.Linear(8, 3)
    batches = [[0, 1, 2], [-100, -100, -100], [2, 2, 0]]
    by_mean, total, counted = 0.0, 0.0, 0
    for labels in map(torch.tensor, batches):
        logits = model(torch.rand(3, 8))
        mean = F.cross_entropy(logits, labels)
        model.zero_grad()
        mean.backward()
        steepest = model.weight.grad.abs().max()
        print(f"loss {mean.item():4.2f}  largest gradient {steepest:.2f}")

        by_mean += mean.item()
        total += F.cross_entropy(logits, labels, reduction="sum").item()
        counted += (labels != -100).sum().item()
    print("mean of the means:    ", by_mean / len(batches))
    print(f"sum / counted labels:  {total / counted:.2f}")


if __name__ == "__main__":
    main()
