"""label_smoothing mixes each label with the even distribution."""

import torch
from torch.nn import functional as F


def main():
    torch.manual_seed(0)
    logits, classes = torch.randn(4, 3), torch.tensor([0, 1, 2, 0])
    smooth = F.cross_entropy(logits, classes, label_smoothing=0.1)
    mixed = 0.9 * F.one_hot(classes, 3) + 0.1 / 3
    print("label of class 0:", [f"{p:.3f}" for p in mixed[0]])
    by_hand = F.cross_entropy(logits, mixed)
    print("the same loss:", torch.allclose(smooth, by_hand))

    for size in (1.0, 3.0, 10.0, 30.0):
        sure = size * F.one_hot(classes, 3)
        plain = F.cross_entropy(sure, classes)
        smooth = F.cross_entropy(sure, classes, label_smoothing=0.1)
        print(f"logit {size:2.0f}: plain {plain:.4f}, smoothed {smooth:.4f}")


if __name__ == "__main__":
    main()
