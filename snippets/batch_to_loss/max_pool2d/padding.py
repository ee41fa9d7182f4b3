"""The padding of MaxPool2d is minus infinity and never wins; zeros would."""

import torch
import torch.nn.functional as F
from torch import nn


def attempt(image, **options):
    try:
        out = nn.MaxPool2d(2, **options)(image)
    except RuntimeError as error:
        print(options, error)
    else:
        print(options, out.flatten().unique().tolist())


def main():
    image = torch.full((1, 1, 4, 4), -5.0)
    attempt(image, padding=1)
    attempt(F.pad(image, (1, 1, 1, 1)))  # zeros around it

    attempt(image, padding=2)
    attempt(torch.zeros(1, 1, 1, 1), padding=1, dilation=2)


if __name__ == "__main__":
    main()
