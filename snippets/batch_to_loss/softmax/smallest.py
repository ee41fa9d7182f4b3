"""Scores become probabilities, or their logarithms: one row for each sample."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def main():
    torch.manual_seed(0)
    loader = DataLoader(TensorDataset(torch.randn(6, 5)), batch_size=4)
    linear = nn.Linear(5, 3)

    for (x,) in loader:
        scores = linear(x)
        p, log_p = F.softmax(scores, dim=1), F.log_softmax(scores, dim=1)
        print(tuple(scores.shape), "->", tuple(p.shape))
        ones = torch.ones(len(x))
        print("  each row sums to 1:", torch.allclose(p.sum(1), ones))
        print("  exp(log_softmax) is softmax:", torch.allclose(log_p.exp(), p))
        same = p.argmax(1).equal(scores.argmax(1))
        print("  the largest stays the largest:", same)


if __name__ == "__main__":
    main()
