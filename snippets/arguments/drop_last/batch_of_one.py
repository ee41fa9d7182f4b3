"""BatchNorm in training mode needs more than one value for each channel."""

import torch
from torch import nn

CASES = [
    (nn.BatchNorm1d(3), (1, 3)),
    (nn.BatchNorm1d(3), (2, 3)),
    (nn.BatchNorm2d(3), (1, 3, 1, 1)),  # after a global average pool
    (nn.BatchNorm2d(3), (1, 3, 2, 2)),
    (nn.BatchNorm1d(3).eval(), (1, 3)),
    (nn.LayerNorm(3), (1, 3)),
    (nn.GroupNorm(1, 3), (1, 3, 1, 1)),
    (nn.GroupNorm(3, 3).eval(), (1, 3, 1, 1)),  # a group for each channel
]


def main():
    for norm, shape in CASES:
        mode = "train" if norm.training else "eval"
        try:
            norm(torch.ones(shape))
            answer = "passes"
        except ValueError as error:
            answer = f"ValueError: {error}"
        print(f"{type(norm).__name__}, {mode}, {shape}: {answer}")


if __name__ == "__main__":
    main()
