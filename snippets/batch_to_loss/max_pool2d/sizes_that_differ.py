"""MaxPool2d takes any size, a batch one; a collate_fn pads to a multiple."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

MULTIPLE = 4  # two poolings of 2


def up(n):
    return -(-n // MULTIPLE) * MULTIPLE


def pad_to_multiple(images):
    height = up(max(image.shape[1] for image in images))
    width = up(max(image.shape[2] for image in images))
    padded = []
    for image in images:
        right, below = width - image.shape[2], height - image.shape[1]
        padded.append(F.pad(image, (0, right, 0, below)))
    return torch.stack(padded)


def main():
    pool = nn.Sequential(nn.MaxPool2d(2), nn.MaxPool2d(2))
    images = [torch.ones(3, 9, 7), torch.ones(3, 6, 10)]
    for image in images:
        print("alone:", tuple(image.shape), "->", tuple(pool(image).shape))
    try:
        next(iter(DataLoader(images, batch_size=2)))
    except RuntimeError as error:
        print("batch_size=2:", error)

    loader = DataLoader(images, batch_size=2, collate_fn=pad_to_multiple)
    for x in loader:
        print("padded:", tuple(x.shape), "->", tuple(pool(x).shape))


if __name__ == "__main__":
    main()
