"""A layer made in forward has new weights at each call and never learns."""

import torch
from torch import nn


class InForward(nn.Module):
    def forward(self, x):
        return nn.Conv2d(1, 4, kernel_size=3)(x)


class InInit(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, kernel_size=3)

    def forward(self, x):
        return self.conv(x)


def main():
    torch.manual_seed(0)
    x = torch.rand(2, 1, 8, 8)
    for model in (InForward(), InInit()):
        count = sum(p.numel() for p in model.parameters())
        print(type(model).__name__)
        print("  shape:", tuple(model(x).shape))
        print("  parameters:", count)
        print("  twice the same:", torch.equal(model(x), model(x)))


if __name__ == "__main__":
    main()
