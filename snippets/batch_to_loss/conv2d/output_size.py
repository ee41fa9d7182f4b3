"""The formula gives the size of the result for every setting tried."""

import itertools

import torch
from torch import nn


def size(n, kernel, stride, padding, dilation):
    reach = dilation * (kernel - 1) + 1
    return (n + 2 * padding - reach) // stride + 1


def main():
    right = refused = 0
    settings = itertools.product(
        (5, 8, 13), (1, 2, 3, 4), (1, 2, 3), (0, 1, 2), (1, 2, 3)
    )
    for n, kernel, stride, padding, dilation in settings:
        conv = nn.Conv2d(1, 1, kernel, stride, padding, dilation)
        try:
            height = conv(torch.zeros(1, 1, n, n)).shape[2]
        except RuntimeError:  # the kernel is larger than the padded image
            assert size(n, kernel, stride, padding, dilation) < 1
            refused += 1
            continue
        assert height == size(n, kernel, stride, padding, dilation)
        right += 1
    print(f"as the formula says: {right}, refused by torch: {refused}")

    conv = nn.Conv2d(3, 16, (3, 5), stride=(2, 1), padding=(1, 2))
    batch = torch.zeros(1, 3, 32, 20)
    print("tuples are (height, width):", tuple(conv(batch).shape))

    image = torch.zeros(1, 1, 6, 6, requires_grad=True)
    nn.Conv2d(1, 1, 3, stride=2)(image).sum().backward()
    print("6 rows, stride 2; read:", image.grad[0, 0].any(dim=1).tolist())


if __name__ == "__main__":
    main()
