"""NLLLoss takes one number from each row, turns its sign, and averages."""

import torch
from torch import nn
from torch.nn import functional as F


def main():
    torch.manual_seed(0)
    x, labels = torch.rand(4, 8), torch.tensor([0, 1, 2, 0])
    log_p = F.log_softmax(nn.Linear(8, 3)(x), dim=1)
    print("input: ", tuple(log_p.shape), log_p.dtype)
    print("labels:", tuple(labels.shape), labels.dtype)

    loss = nn.NLLLoss()(log_p, labels)
    by_hand = -log_p[torch.arange(4), labels].mean()
    print("NLLLoss equals -log_p[i, labels[i]].mean():", end=" ")
    print(torch.allclose(loss, by_hand))


if __name__ == "__main__":
    main()
