"""Class indices and one-hot probabilities give one loss; soft ones another."""

import torch
from torch.nn import functional as F


def main():
    torch.manual_seed(0)
    logits, classes = torch.randn(4, 3), torch.tensor([0, 1, 2, 0])
    by_class = F.cross_entropy(logits, classes)

    one_hot = F.one_hot(classes, num_classes=3)
    print("one_hot gives", one_hot.dtype)
    by_probability = F.cross_entropy(logits, one_hot.float())
    print("as floats it is the same loss:", end=" ")
    print(torch.allclose(by_class, by_probability))

    # mixup: each image is 0.7 of itself and 0.3 of its neighbour.
    neighbour = classes.roll(1)
    mixed = 0.7 * one_hot + 0.3 * one_hot.roll(1, dims=0)
    one_call = F.cross_entropy(logits, mixed)
    two_calls = 0.7 * by_class + 0.3 * F.cross_entropy(logits, neighbour)
    print("mixed labels:", tuple(mixed.shape), mixed.dtype)
    print("one call equals two:", torch.allclose(one_call, two_calls))


if __name__ == "__main__":
    main()
