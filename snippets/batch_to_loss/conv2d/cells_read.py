"""The pixels that one output value reads, found through the gradient."""

import torch
from torch import nn


def read_by(conv, row, column, size=7):
    image = torch.zeros(1, 1, size, size, requires_grad=True)
    conv(image)[0, 0, row, column].backward()
    return image.grad[0, 0] != 0


def drawn(cells):
    return " ".join("#" if cell else "." for cell in cells)


def main():
    settings = {
        "kernel_size=3": nn.Conv2d(1, 1, 3),
        "kernel_size=3, dilation=2": nn.Conv2d(1, 1, 3, dilation=2),
        "kernel_size=3, stride=2": nn.Conv2d(1, 1, 3, stride=2),
    }
    for name, conv in settings.items():
        nn.init.ones_(conv.weight)
        first, second = read_by(conv, 0, 0), read_by(conv, 0, 1)
        print(f"{name}: weights {conv.weight.numel()}")
        for one, other in zip(first.tolist(), second.tolist(), strict=True):
            print("  ", drawn(one), "  ", drawn(other))


if __name__ == "__main__":
    main()
