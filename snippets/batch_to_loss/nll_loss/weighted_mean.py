"""With weight the mean is a weighted one: a batch of one class has none."""

import torch
from torch import nn


def main():
    log_p = torch.tensor([[0.5, 0.5], [0.5, 0.5], [0.8, 0.2]]).log()
    labels = torch.tensor([0, 0, 1])
    weight = torch.tensor([1.0, 10.0])

    each = nn.NLLLoss(reduction="none")(log_p, labels)
    mean = nn.NLLLoss(weight=weight)(log_p, labels)
    w = weight[labels]
    print(f"weight given: {mean:.4f}")
    print(f"sum(w * loss) / sum(w): {(w * each).sum() / w.sum():.4f}")
    print(f"sum(w * loss) / 3: {(w * each).sum() / 3:.4f}")

    alone = log_p[2:], labels[2:]
    print("a batch of class 1 alone:")
    print(f"  with weight {nn.NLLLoss(weight=weight)(*alone):.4f}", end=", ")
    print(f"without {nn.NLLLoss()(*alone):.4f}")
    summed = nn.NLLLoss(weight=weight, reduction="sum")(*alone)
    print(f"  with weight, reduction='sum' {summed:.4f}")


if __name__ == "__main__":
    main()
