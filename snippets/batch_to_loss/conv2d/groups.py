"""Which input channels an output channel reads with groups, and the weights."""

import torch
from torch import nn


def reads(conv, channel):
    """The input channels that one output channel depends on."""
    image = torch.zeros(1, conv.in_channels, 5, 5, requires_grad=True)
    conv(image)[0, channel].sum().backward()
    return image.grad.abs().sum(dim=(0, 2, 3)).nonzero().flatten().tolist()


def main():
    torch.manual_seed(0)
    for groups in (1, 2, 4):
        conv = nn.Conv2d(4, 4, kernel_size=3, groups=groups)
        shape = tuple(conv.weight.shape)
        print(f"groups={groups}: weight {shape}, {conv.weight.numel()} values")
        print("  read by output 0 to 3:", [reads(conv, n) for n in range(4)])

    count = lambda *layers: sum(  # noqa: E731
        p.numel() for layer in layers for p in layer.parameters()
    )
    full = nn.Conv2d(64, 128, 3, padding=1)
    depthwise = nn.Conv2d(64, 64, 3, padding=1, groups=64)
    pointwise = nn.Conv2d(64, 128, 1)
    print("one 3x3 Conv2d, 64 to 128 channels:", count(full))
    print("depthwise 3x3, then 1x1:", count(depthwise, pointwise))


if __name__ == "__main__":
    main()
