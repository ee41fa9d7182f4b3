"""A module and its function give the same numbers from the same weights."""

import torch
from torch import nn
from torch.nn import functional as F


def main():
    torch.manual_seed(0)
    x, labels = torch.rand(4, 1, 8, 8), torch.tensor([0, 1, 2, 0])
    conv, pool, linear = nn.Conv2d(1, 2, 3), nn.MaxPool2d(2), nn.Linear(18, 3)

    by_module = nn.CrossEntropyLoss()(linear(pool(conv(x)).flatten(1)), labels)

    y = F.conv2d(x, conv.weight, conv.bias)
    y = F.max_pool2d(y, kernel_size=2)
    y = F.linear(y.flatten(1), linear.weight, linear.bias)
    by_function = F.cross_entropy(y, labels)

    print("modules:  ", by_module)
    print("functions:", by_function)
    print("equal:    ", torch.equal(by_module, by_function))


if __name__ == "__main__":
    main()
