"""Two wrong batches that MaxPool2d takes without a word."""

import torch
from torch import nn
from torch.utils.data import DataLoader


def main():
    pool = nn.MaxPool2d(2)
    picture = torch.zeros(8, 6, 3)  # (H, W, C), as image files are read
    picture[..., 0] = 1.0  # all red
    wrong = next(iter(DataLoader([picture] * 4, batch_size=4)))
    print("(N, H, W, C):", tuple(wrong.shape), "->", tuple(pool(wrong).shape))
    right = wrong.permute(0, 3, 1, 2)
    print("(N, C, H, W):", tuple(right.shape), "->", tuple(pool(right).shape))
    print("colours:", pool(right)[0, :, 0, 0].tolist())

    grey = [torch.zeros(8, 6)] * 4  # no channel dimension
    x = next(iter(DataLoader(grey, batch_size=4)))
    print("(N, H, W):", tuple(x.shape), "->", tuple(pool(x).shape))
    x = x.unsqueeze(1)
    print("(N, 1, H, W):", tuple(x.shape), "->", tuple(pool(x).shape))


if __name__ == "__main__":
    main()
