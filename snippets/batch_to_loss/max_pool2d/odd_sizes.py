"""An odd size loses its last row and column; ceil_mode keeps them."""

import torch
from torch import nn


def main():
    image = torch.zeros(1, 1, 5, 5)
    image[..., 4, 4] = 9.0  # the only thing to see is in the last corner
    for options in ({}, {"ceil_mode": True}, {"padding": 1}):
        out = nn.MaxPool2d(2, **options)(image)
        print(options, tuple(out.shape[-2:]), "largest:", out.max().item())

    pool = nn.MaxPool2d(2)
    for size in (28, 30, 32):
        x, sizes = torch.zeros(1, 1, size, size), [size]
        try:
            while True:
                x = pool(x)
                sizes.append(x.shape[-1])
        except RuntimeError as error:
            print(*sizes, "then:", error)


if __name__ == "__main__":
    main()
