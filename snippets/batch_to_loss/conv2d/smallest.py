"""A batch of images from a loader, through one Conv2d."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def main():
    torch.manual_seed(0)
    images = torch.rand(20, 3, 32, 32)  # C, H, W for each of 20 images
    loader = DataLoader(TensorDataset(images), batch_size=8)
    conv = nn.Conv2d(in_channels=3, out_channels=16, kernel_size=3)
    print("weight", tuple(conv.weight.shape), " bias", tuple(conv.bias.shape))
    for (batch,) in loader:
        print(tuple(batch.shape), "->", tuple(conv(batch).shape))


if __name__ == "__main__":
    main()
