"""A softmax before CrossEntropyLoss is silent and keeps the loss high."""

import torch
from torch import nn
from torch.nn import functional as F


def main():
    labels = torch.tensor([0, 1])
    print(f"{'logit':>5} {'logits':>8} {'log_softmax':>12} {'softmax':>8}")
    for size in (0.0, 3.0, 9.0, 30.0):
        logits = size * torch.eye(2, 3)
        given = (
            logits,
            F.log_softmax(logits, dim=1),
            F.softmax(logits, dim=1),
        )
        a, b, c = (nn.CrossEntropyLoss()(x, labels).item() for x in given)
        print(f"{size:5.0f} {a:8.4f} {b:12.4f} {c:8.4f}")


if __name__ == "__main__":
    main()
