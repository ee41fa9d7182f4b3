"""A bias before BatchNorm2d changes nothing: the mean that it adds goes."""

import torch
from torch import nn


def main():
    torch.manual_seed(0)
    batch = torch.rand(8, 3, 16, 16)
    with_bias = nn.Conv2d(3, 4, 3)
    without = nn.Conv2d(3, 4, 3, bias=False)
    without.load_state_dict({"weight": with_bias.weight})
    nn.init.constant_(with_bias.bias, 5.0)
    norm = nn.BatchNorm2d(4)
    one, other = with_bias(batch), without(batch)
    print("before the norm:", torch.allclose(one, other, atol=1e-4))
    print("after the norm: ", torch.allclose(norm(one), norm(other), atol=1e-4))
    print("bias without one:", without.bias)


if __name__ == "__main__":
    main()
