"""What stands outside the image, for each padding_mode."""

import torch
from torch import nn


def main():
    row = torch.tensor([[[[1.0, 2.0, 3.0, 4.0]]]])  # one image of 1 x 4
    for mode in ("zeros", "reflect", "replicate", "circular"):
        conv = nn.Conv2d(
            1, 1, (1, 5), padding=(0, 2), padding_mode=mode, bias=False
        )
        seen = []
        for place in (0, 1, 3, 4):  # read one cell of the five and no other
            conv.weight.data = torch.eye(5)[place].reshape(1, 1, 1, 5)
            out = conv(row)[0, 0, 0]
            seen.append(out[0] if place < 2 else out[-1])
        left, right = seen[:2], seen[2:]
        print(
            f"{mode:<10}",
            [int(v) for v in left], "1 2 3 4", [int(v) for v in right],
        )


if __name__ == "__main__":
    main()
