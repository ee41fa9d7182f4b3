"""Which settings keep the size of a 32 x 32 image, and which do not."""

import warnings

import torch
from torch import nn

SETTINGS = [
    {"kernel_size": 3},
    {"kernel_size": 3, "padding": 1},
    {"kernel_size": 5, "padding": 2},
    {"kernel_size": 3, "padding": 1, "stride": 2},
    {"kernel_size": 3, "padding": 1, "dilation": 2},
    {"kernel_size": 3, "padding": 2, "dilation": 2},
    {"kernel_size": 4, "padding": 1},
    {"kernel_size": 4, "padding": 2},
    {"kernel_size": 4, "padding": 3, "dilation": 2},
    {"kernel_size": 4, "padding": "same"},
    {"kernel_size": 5, "padding": "same", "dilation": 3},
    {"kernel_size": 5, "padding": "valid"},
]


def main():
    # An even kernel with 'same' needs a padded copy, and torch says so once.
    warnings.filterwarnings("ignore", "Using padding='same' with even")
    batch = torch.zeros(1, 1, 32, 32)
    for setting in SETTINGS:
        height = nn.Conv2d(1, 1, **setting)(batch).shape[2]
        call = ", ".join(f"{name}={value!r}" for name, value in setting.items())
        print(f"{call:<41} {height:>2}", "kept" if height == 32 else "")


if __name__ == "__main__":
    main()
