"""Linear sees the last dimension only; whatever stands before it is kept."""

import torch
from torch import nn


def main():
    torch.manual_seed(0)
    linear = nn.Linear(8, 10)
    for shape in [(8,), (4, 8), (4, 5, 8), (4, 3, 8, 8)]:
        print(shape, "->", tuple(linear(torch.zeros(shape)).shape))

    x = torch.randn(4, 3, 8, 8)  # nobody flattened it, and W is in_features
    y = linear(x)
    row = linear(x[2, 1, 5])
    print("each row of pixels by itself:", torch.allclose(y[2, 1, 5], row))

    guess = y.flatten(1).argmax(1)  # classes 0 to 9 are meant
    print("numbers in a sample:", y[0].numel())
    print("a class above 9:", (guess > 9).any().item())


if __name__ == "__main__":
    main()
