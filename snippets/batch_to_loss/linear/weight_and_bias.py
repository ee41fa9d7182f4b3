"""weight is (out_features, in_features): y = x @ weight.T + bias."""

import torch
from torch import nn


def main():
    torch.manual_seed(0)
    linear = nn.Linear(3, 2)
    x = torch.randn(4, 3)
    by_hand = x @ linear.weight.T + linear.bias
    print("by hand:", torch.allclose(linear(x), by_hand))
    for name, parameter in linear.named_parameters():
        print(name, tuple(parameter.shape), parameter.dtype)

    bare = nn.Linear(3, 2, bias=False)
    print("bias=False:", bare.bias, len(list(bare.parameters())), "parameter")
    print("zeros in:", linear(torch.zeros(3)).equal(linear.bias), end=" ")
    print(bare(torch.zeros(3)).tolist())


if __name__ == "__main__":
    main()
